import BulletinModel

/// A person where the text names one, with what stands before or behind the name.
struct PersonSpan {
    var range: Range<Int>
    var title: Range<Int>?
    var organisation: Range<Int>?

    /// Of what stands ahead of the name, or of the name.
    var start: Int {
        min(range.lowerBound, title?.lowerBound ?? range.lowerBound, organisation?.lowerBound ?? range.lowerBound)
    }
}

/// Finds people in one text: those of the model, and those that a title ahead makes sure of.
struct PersonFinder {
    let text: AnnotatedText
    /// What the model found, left to right.
    let names: Row<NameSpan>
    let units: Row<UnitSpan>

    var scalars: Scalars { text.scalars }

    /// Puts them into an empty list, left to right.
    func find(_ found: inout [PersonSpan]) {
        for name in names where name.kind == .person {
            guard let range = person(name.range) else { continue }
            found.append(described(range))
        }
        let (titled, dotted) = (titledPeople(), dotted())
        if titled.isEmpty, dotted.isEmpty { return }
        found += titled
        for name in dotted { found.append(described(name)) }
        found.sort { $0.range.lowerBound < $1.range.lowerBound }
    }

    // MARK: Names

    /// The name as it should be given; nil for what cannot be one.
    private func person(_ range: Range<Int>) -> Range<Int>? {
        var range = range
        // 本报记者张三 and 王芳说: the model now and then takes a neighbour along.
        let lead = TitleWords.heads.length(startingAt: range.lowerBound, in: scalars, to: range.upperBound)
        if lead > 0, range.count - lead >= 2 { range = range.lowerBound + lead..<range.upperBound }
        while let last = range.last, range.count > 2, trailers.contains(scalars[last]) {
            range = range.lowerBound..<last
        }
        // 同|默茨
        if let first = range.first, range.count > 2, companions.contains(scalars[first]),
            range.dropFirst().allSatisfy({ NameWords.transliterations.contains(scalars[$0]) }),
            !(range.count == 3 && NameWords.surnames.contains(scalars[first + 1]) && scalars[first] == scalar("和"))
        {
            range = range.dropFirst()
        }
        range = withLastPart(withSecondName(withoutLetters(range)))
        while let last = range.last, joints.contains(scalars[last]) { range = range.lowerBound..<last }
        // 李某|某
        while range.upperBound < scalars.count, range.last.map({ scalars[$0] == scalar("某") }) == true,
            scalars[range.upperBound] == scalar("某")
        { range = range.lowerBound..<range.upperBound + 1 }
        // 朱某|乙
        if range.upperBound < scalars.count, range.last.map({ scalars[$0] == scalar("某") }) == true,
            veils.contains(scalars[range.upperBound])
        {
            range = range.lowerBound..<range.upperBound + 1
        }
        range = withSecondOfDouble(range)
        // 李、邵|二人
        if range.count > 2, let last = range.last, scalars[last] == scalar("人"), NumeralScalar.counts(scalars[last - 1])
        {
            range = range.dropLast(2)
        }
        // 村民应|阿毛
        if range.count == 2, scalars[range.lowerBound] == scalar("阿"), range.lowerBound > 2,
            NameWords.surnames.contains(scalars[range.lowerBound - 1]),
            TitleWords.heads.length(
                endingAt: range.lowerBound - 1, in: scalars, from: max(0, range.lowerBound - 9)) > 1
        {
            range = range.lowerBound - 1..<range.upperBound
        }
        // 马丁内斯|梅开二度
        if range.count > 3, let last = range.last, scalars[last] == scalar("梅"), text[last + 1] == scalar("开") {
            range = range.dropLast()
        }
        range = behindTitle(range)
        // 警|惕蓬某某: the first character ends a word.
        if range.count > 3, range.lowerBound > 0, !NameWords.transliterations.contains(scalars[range.lowerBound]),
            scalars[range.dropFirst()].allSatisfy({ NameWords.transliterations.contains($0) })
                || KnownPeople.end(startingAt: range.lowerBound + 1, in: scalars) == range.upperBound,
            Gazetteer.shared.isWord(scalars[range.lowerBound - 1], scalars[range.lowerBound])
        {
            range = range.dropFirst()
        }
        range = upToMark(withLastOfForeign(range))
        // 李姓男子, 武氏: a family, and nobody of it.
        // 阮氏秋 is a name of Viet Nam.
        if range.count >= 2, families.contains(scalars[range.lowerBound + 1]),
            !(range.count > 2 && vietnamese.contains(scalars[range.lowerBound]))
        {
            return nil
        }
        range = withoutWord(range)
        if isNobody(range) { return nil }
        guard let first = range.first, scalars[first] != scalar("兼"), isPossible(range) else { return nil }
        let isLatin = scalars[range].contains { $0 < 0x250 && $0 != scalar("-") }
        if isLatin {
            let isAddress =
                scalars[range].prefix(4).elementsEqual("www.".scalarValues)
                || text[range.lowerBound - 1] == scalar("@") || text[range.upperBound] == scalar("@")
            return range.count >= 3 && !isAddress && !offices.contains(scalars[range]) ? range : nil
        }
        if range.count == 1 { return courteous(range) }
        // 郑家 is a family or a village, 东西 a word.
        if range.count == 2,
            scalars[first + 1] == scalar("家")
                || Gazetteer.shared.isWord(scalars[first], scalars[first + 1]) && !isCalledSo(range)
        {
            return nil
        }
        if units.covering(first) != nil { return nil }
        if scalars[range].contains(where: { joints.contains($0) }) { return range.count >= 4 ? range : nil }
        if range.count > 5, !scalars[withoutNumber(range)].allSatisfy({ NameWords.transliterations.contains($0) }) {
            return nil
        }
        return courteous(range) ?? range
    }

    /// 总督|察龙某某, 总经理|解|某某: the title's last character is none of the name, and the family name is.
    private func behindTitle(_ range: Range<Int>) -> Range<Int> {
        let (start, heads) = (range.lowerBound, max(0, range.lowerBound - 9))
        guard start > 2, TitleWords.heads.length(endingAt: start, in: scalars, from: heads) == 0 else { return range }
        if range.count >= 3, TitleWords.heads.length(endingAt: start + 1, in: scalars, from: heads) > 2 {
            return range.dropFirst()
        }
        guard range.count == 2, !NameWords.surnames.contains(scalars[start]),
            NameWords.surnames.contains(scalars[start - 1]), !particles.contains(scalars[start - 1]),
            !scalars.all(range, { NameWords.transliterations.contains($0) }),
            TitleWords.heads.length(endingAt: start - 1, in: scalars, from: heads) > 1
        else { return range }
        return start - 1..<range.upperBound
    }

    /// 张惠|领: 胡德|风、 所长李群|阶向记者: where one character that begins and ends no word stands between two and a mark, or what
    /// names are followed by, it is the name's third.
    private func upToMark(_ range: Range<Int>) -> Range<Int> {
        let third = range.upperBound
        guard range.count == 2, third + 1 < scalars.count, isIdeograph(scalars[third]),
            NameWords.commonSurnames.contains(scalars[range.lowerBound]),
            !NameWords.impossible.contains(scalars[third]), !NameWords.followers.contains(scalars[third]),
            !beforeMarks.contains(scalars[third])
        else { return range }
        let isMark = scalars[third + 1] == scalar("、") || scalars[third + 1] == scalar(":")
        guard isMark || behindNames.contains(scalars[third + 1]) else { return range }
        if oneTitle(endingAt: range.lowerBound) != nil {
            let isWord =
                Gazetteer.shared.isWord(scalars[third - 1], scalars[third])
                || Gazetteer.shared.isWord(scalars[third], scalars[third + 1])
            return isWord && !isMark ? range : range.lowerBound..<third + 1
        }
        let isAtStart = range.lowerBound == 0 || punctuation.contains(scalars[range.lowerBound - 1])
        return isMark && isAtStart ? range.lowerBound..<third + 1 : range
    }

    /// 普罗哈斯|卡: the last of a foreign name, which begins no word.
    private func withLastOfForeign(_ range: Range<Int>) -> Range<Int> {
        let end = range.upperBound
        guard range.count > 3, end < scalars.count, foreignEnds.contains(scalars[end]),
            scalars[range].allSatisfy({ NameWords.transliterations.contains($0) }),
            KnownPeople.end(startingAt: range.lowerBound, in: scalars) != end,
            !Gazetteer.shared.isWord(scalars[end], text[end + 1]),
            PhraseTable.shared.word(at: end, in: text) == nil
        else { return range }
        return range.lowerBound..<end + 1
    }

    /// 副省长|汪洋: a word that is a name behind an office.
    private func isCalledSo(_ range: Range<Int>) -> Bool {
        let head = TitleWords.heads.length(
            endingAt: range.lowerBound, in: scalars, from: max(0, range.lowerBound - 8))
        return head > 1 && NameWords.commonSurnames.contains(scalars[range.lowerBound])
            && !SpeechWords.groups.contains(scalars[range.lowerBound - head..<range.lowerBound])
            && !commonWords.contains(scalars[range])
    }

    /// Whether its characters are those of names: some that mostly are none stand in given names and in foreign ones.
    private func isPossible(_ range: Range<Int>) -> Bool {
        // 阿布都热合曼·买买提
        if scalars[range].contains(scalar("·")),
            scalars[range].allSatisfy({ isForeign($0) || $0 == scalar("·") })
        {
            return true
        }
        guard let strange = range.first(where: { NameWords.impossible.contains(scalars[$0]) }) else { return true }
        let isAllowed = range.allSatisfy {
            !NameWords.impossible.contains(scalars[$0]) || NameWords.givenAllTheSame.contains(scalars[$0])
        }
        guard isAllowed, range.count >= 2 else { return false }
        // 雅各布·本, 不来梅: foreign names are written with them.
        if scalars[range].contains(scalar("·")) { return true }
        let rest = range.filter { !NameWords.impossible.contains(scalars[$0]) }
        if range.count >= 3, rest.count >= 2, rest.allSatisfy({ NameWords.transliterations.contains(scalars[$0]) }) {
            return true
        }
        guard strange > range.lowerBound else { return false }
        // 桥本, 张元
        if scalars[strange] == scalar("本") || scalars[strange] == scalar("元") && range.count == 2 { return true }
        let isDouble = range.count == 4 && NameWords.doubleSurnames.contains(scalars[range.prefix(2)])
        return isDouble || range.count == 3 && NameWords.surnames.contains(scalars[range.lowerBound])
    }

    /// 王涛日|前: the last character is the first of a word. 王涛|凌晨: the last two are one.
    private func withoutWord(_ range: Range<Int>) -> Range<Int> {
        if range.count == 4, NameWords.surnames.contains(scalars[range.lowerBound]),
            Gazetteer.shared.isWord(scalars[range.upperBound - 2], scalars[range.upperBound - 1]),
            !NameWords.doubleSurnames.contains(scalars[range.prefix(2)]),
            !scalars[range].allSatisfy({ NameWords.transliterations.contains($0) })
        {
            return range.lowerBound..<range.upperBound - 2
        }
        // 杜威|长传, 王涛|头球: what a player does with a ball.
        if range.count > 3, plays.length(endingAt: range.upperBound, in: scalars, from: range.lowerBound + 2) == 2 {
            return range.dropLast(2)
        }
        // 山下次郎|可称: the last of four begins a word.
        if range.count == 4, range.upperBound < scalars.count, let last = range.last,
            wordOpeners.contains(scalars[last]),
            Gazetteer.shared.isWord(scalars[last], scalars[range.upperBound])
                || scalars[last] == scalar("可") && afterMay.contains(scalars[range.upperBound])
        {
            return range.lowerBound..<last
        }
        // 雅各布·卢|向习: the last part of a foreign name is spelt as the others are.
        if let dot = range.last(where: { scalars[$0] == scalar("·") }),
            range.contains(where: { $0 > dot + 1 && directions.contains(scalars[$0]) }),
            let other = range.first(where: { $0 > dot + 1 && !NameWords.transliterations.contains(scalars[$0]) })
        {
            return range.lowerBound..<other
        }
        // 袁某|家的房子, 薛某|时,: where and when, not who.
        if range.count == 3, let last = range.last, range.upperBound < scalars.count {
            let next = scalars[range.upperBound]
            let isHome = scalars[last] == scalar("家") && next == scalar("的")
            let isWhen = scalars[last] == scalar("时") && punctuation.contains(next)
            let isLife = scalars[last] == scalar("生") && next == scalar("前")
            if isHome || isWhen || isLife { return range.lowerBound..<last }
        }
        // 汪涵|卸任, 何东|作的
        if range.count == 3, let last = range.last, doings.length(startingAt: last, in: scalars, to: scalars.count) > 0
        {
            return range.lowerBound..<last
        }
        guard range.count == 3, range.upperBound < scalars.count, let last = range.last,
            NameWords.givenAllTheSame.contains(scalars[last]),
            joiners.contains(scalars[last])
                || Gazetteer.shared.isWord(scalars[last], scalars[range.upperBound])
        else { return range }
        return range.lowerBound..<last
    }

    /// 乌军, 雷锋精神, “海鸥”: forces, what is named after somebody, and things.
    private func isNobody(_ range: Range<Int>) -> Bool {
        guard let first = range.first, range.count >= 2 else { return false }
        if range.count == 2, forces.contains(scalars[first + 1]), countries.contains(scalars[first]) { return true }
        // 蒙方, 斐方: a state's side
        if range.count == 2, scalars[first + 1] == scalar("方"), states.contains(scalars[first]) { return true }
        if isOfWords(around: range) || isLanguage(range) { return true }
        // 巴|武装, 黎|真主党: a country, and a word.
        if range.count == 2, countries.contains(scalars[first]), range.upperBound < scalars.count,
            powers.length(startingAt: first + 1, in: scalars, to: scalars.count) > 0
        {
            return true
        }
        // 京|张高铁, 平|陆运河
        if routes.length(startingAt: first + 1, in: scalars, to: scalars.count) > 0, range.count == 3 { return true }
        // 武广|高铁
        if range.count == 2, routes.length(startingAt: range.upperBound, in: scalars, to: scalars.count) > 0 {
            return true
        }
        // 武广高铁
        if range.count == 4, routes.contains(range.dropFirst(2), of: scalars) { return true }
        // 老陈回|答
        if range.count == 2, first > 0, range.upperBound < scalars.count,
            scalars[first - 1] == scalar("老") || scalars[first - 1] == scalar("小"),
            Gazetteer.shared.isWord(scalars[first + 1], scalars[first + 2])
        {
            return true
        }
        if positions.contains(scalars[range]) { return true }
        // 守|公德, 严|私德, 惠|民生: what is done, and a word.
        if range.count == 3, !NameWords.surnames.contains(scalars[first]) || actions.contains(scalars[first]),
            Gazetteer.shared.isWord(scalars[first + 1], scalars[first + 2]), oneTitle(endingAt: first) == nil,
            !scalars[range].allSatisfy({ NameWords.transliterations.contains($0) })
        {
            return true
        }
        // 首|张海南自贸港清单
        if first > 0, scalars[first] == scalar("张"), beforeSheets.contains(scalars[first - 1]) { return true }
        // 珍|惜韶华: the first is no family name, and ends a word.
        if range.count == 3, first > 0, !NameWords.surnames.contains(scalars[first]),
            Gazetteer.shared.isWord(scalars[first - 1], scalars[first]),
            !scalars[range].allSatisfy({ NameWords.transliterations.contains($0) }), oneTitle(endingAt: first) == nil
        {
            return true
        }
        if legends.contains(scalars[range]),
            range.upperBound == scalars.count || scalars[range.upperBound] != scalar("同")
        {
            return true
        }
        if afterNamesakes.length(startingAt: range.upperBound, in: scalars, to: scalars.count) > 0 { return true }
        return range.upperBound < scalars.count && first > 0 && scalars[first - 1] == scalar("“")
            && scalars[range.upperBound] == scalar("”")
            && !(scalars[first...].prefix(4).contains(scalar("·")))
    }

    /// 葡文, 老挝文: what something is written in.
    private func isLanguage(_ range: Range<Int>) -> Bool {
        guard let last = range.last, scalars[last] == scalar("文"), oneTitle(endingAt: range.lowerBound) == nil else {
            return false
        }
        if range.count > 2 { return ForeignPlaces.contains(range.dropLast(), in: scalars) }
        let first = scalars[range.lowerBound]
        return (countries.contains(first) || states.contains(first) || languages.contains(first))
            && (text[range.lowerBound - 1] == scalar("、") || text[range.upperBound] == scalar("、")
                || text[range.upperBound] == scalar("版"))
    }

    /// 雍|容华贵, 了|解桂花, 杭州峰|会, 连翘: the characters belong to words, and no title ahead says otherwise.
    private func isOfWords(around range: Range<Int>) -> Bool {
        guard range.count <= 4, noPeople.contains(scalars[range]) || standsInWords(range) else { return false }
        return scalars.all(range, isIdeograph) && oneTitle(endingAt: range.lowerBound) == nil
            && KnownPeople.end(startingAt: range.lowerBound, in: scalars) != range.upperBound
    }

    private func standsInWords(_ range: Range<Int>) -> Bool {
        let (first, end) = (range.lowerBound, range.upperBound)
        let (words, gazetteer) = (PhraseTable.shared, Gazetteer.shared)
        // A whole word, and a longer one that goes on before or behind it.
        let isForeign = scalars.all(range, { NameWords.transliterations.contains($0) })
        if range.count > 2, !isForeign, words.word(at: first, in: text)?.end == end { return true }
        if !isForeign || range.count > 2 {
            // No word is longer.
            let earliest = max(0, end - PhraseTable.longestWord)
            for start in min(earliest, first)..<first where (words.word(at: start, in: text)?.end ?? 0) >= end {
                return true
            }
        }
        guard range.count == 3, !isForeign else { return false }
        if first > 0, isIdeograph(scalars[first - 1]), gazetteer.isWord(scalars[first - 1], scalars[first]),
            gazetteer.isWord(scalars[first + 1], scalars[first + 2])
                || !NameWords.commonSurnames.contains(scalars[first])
                    && words.word(at: first + 1, in: scalars, to: end)?.end == end
        {
            return true
        }
        guard end < scalars.count, gazetteer.isWord(scalars[end - 1], scalars[end]) else { return false }
        return KnownPlaces.place(startingAt: first, in: scalars, to: end)?.upperBound == end - 1
    }

    /// 伊丽莎白|二世
    private func withoutNumber(_ range: Range<Int>) -> Range<Int> {
        guard range.count > 4, let last = range.last, scalars[last] == scalar("世"),
            NumeralScalar.counts(scalars[last - 1])
        else { return range }
        return range.lowerBound..<last - 1
    }

    /// 司空明|远建议: whoever has a surname of two characters mostly has a given name of two.
    private func withSecondOfDouble(_ range: Range<Int>) -> Range<Int> {
        let end = range.upperBound
        guard range.count == 3, end < scalars.count, NameWords.doubleSurnames.contains(scalars[range.prefix(2)]),
            isIdeograph(scalars[end]), !NameWords.impossible.contains(scalars[end]),
            !NameWords.followers.contains(scalars[end]), !Gazetteer.shared.isWord(scalars[end], text[end + 1]),
            SpeechWords.verbs.length(startingAt: end, in: scalars, to: scalars.count) == 0,
            TitleWords.heads.length(startingAt: end, in: scalars, to: scalars.count) == 0,
            PhraseTable.shared.word(at: end, in: text) == nil, !aspects.contains(text[end + 1])
        else { return range }
        return range.lowerBound..<end + 1
    }

    /// 扎西|顿珠, 次仁旺|堆: Tibetan names are often two of two characters.
    private func withSecondName(_ range: Range<Int>) -> Range<Int> {
        guard (2...3).contains(range.count), tibetan.contains(scalars[range.prefix(2)]) else { return range }
        let second = range.lowerBound + 2
        guard second + 2 <= scalars.count, tibetan.contains(second..<second + 2, of: scalars) else { return range }
        return range.lowerBound..<second + 2
    }

    /// 汪延|CEO, 兼|CFO, 王涛|12日: letters and digits behind Chinese characters are no part of a name.
    private func withoutLetters(_ range: Range<Int>) -> Range<Int> {
        guard let first = range.first, isIdeograph(scalars[first]),
            let letter = range.first(where: { isLatinLetter(scalars[$0]) || isDigitScalar(scalars[$0]) })
        else { return range }
        return range.lowerBound..<letter
    }

    /// 徐先生, 王女士: a family name with its courtesy is how the page calls somebody.
    private func courteous(_ range: Range<Int>) -> Range<Int>? {
        guard range.count == 1, NameWords.surnames.contains(scalars[range.lowerBound]) else { return nil }
        let length = NameWords.courtesies.length(startingAt: range.upperBound, in: scalars, to: scalars.count)
        if length > 0 { return range.lowerBound..<range.upperBound + length }
        if range.upperBound < scalars.count, scalars[range.upperBound] == scalar("某") {
            return range.lowerBound..<range.upperBound + (veils.contains(text[range.upperBound + 1]) ? 2 : 1)
        }
        return nil
    }

    /// People that the model has missed: 网格员付兴接到电话.
    private func titledPeople() -> [PersonSpan] {
        var taken = 0
        var titled: [PersonSpan] = []
        var next = 0
        var end = -1
        while true {
            end = text.next(.surname, from: end + 1)
            if end == text.count { return titled }
            if end >= taken, let range = padded(at: end, after: taken) ?? ofDoubleSurname(at: end, after: taken) {
                titled.append(described(range))
                taken = range.upperBound
                continue
            }
            if end >= taken, let range = delegate(at: end), isUnnamed(range) {
                titled.append(described(range))
                taken = range.upperBound
                continue
            }
            let isCommon = NameWords.commonSurnames.contains(scalars[end])
            guard isCommon || NameWords.surnames.contains(scalars[end]) else { continue }
            if isCommon, let range = courtesyName(at: end), range.lowerBound >= taken, isUnnamed(range) {
                titled.append(described(range))
                taken = range.upperBound
                continue
            }
            var own: Range<Int>?
            if end > 1, appointments.mayEnd(in: scalars[end - 1]) { own = appointed(at: end) }
            // 守友为市政协: the model took the given name for a body's.
            let isAppointed = own != nil
            if own == nil, isCommon { own = veiled(at: end) ?? speaker(at: end) }
            if end >= taken, let range = own, isUnnamed(range) || isAppointed && !isNamedPerson(range) {
                titled.append(described(range))
                taken = range.upperBound
                continue
            }
            if isCommon, end >= taken, let range = ofRow(at: end, after: taken) {
                titled.append(described(range))
                taken = range.upperBound
                continue
            }
            guard end > 1, TitleWords.heads.mayEnd(in: scalars[end - 1]) else { continue }
            while next < names.count, names[next].range.upperBound <= end { next += 1 }
            guard end >= taken, next == names.count || names[next].range.lowerBound > end + 2 else { continue }
            let head = TitleWords.heads.length(endingAt: end, in: scalars, from: max(0, end - 8))
            guard head >= 2,
                !SpeechWords.groups.contains(scalars[end - head..<end])
                    || sureCallings.contains(scalars[end - head..<end]) || isOfAge(end - head)
            else { continue }
            guard let length = givenLength(at: end), isCommon || length == 3 else { continue }
            titled.append(described(end..<end + length))
            taken = end + length
        }
    }

    /// 行人|朱某乙: whose name the paper keeps back.
    private func veiled(at start: Int) -> Range<Int>? {
        guard text[start + 1] == scalar("某"), !afterSome.contains(text[start + 2]) else { return nil }
        if start > 0, isIdeograph(scalars[start - 1]), Gazetteer.shared.isWord(scalars[start - 1], scalars[start]) {
            return nil
        }
        return start..<start + (veils.contains(text[start + 2]) ? 3 : 2)
    }

    /// 任命|姬长海|为…, 免去|戴兴旺|的: whom an assembly names.
    private func appointed(at start: Int) -> Range<Int>? {
        guard appointments.length(endingAt: start, in: scalars, from: start - 2) == 2 else { return nil }
        for length in [3, 2] where length == 3 || NameWords.commonSurnames.contains(scalars[start]) {
            let end = start + length
            guard text[end] == scalar("为") || text[end] == scalar("的") || text[end] == scalar("("),
                scalars[start..<end].allSatisfy({ isIdeograph($0) && !NameWords.impossible.contains($0) }),
                TitleWords.heads.length(endingAt: end, in: scalars, from: start) == 0
            else { continue }
            return start..<end
        }
        return nil
    }

    /// 段保全笑着说: three characters between a clause's beginning and a verb of speaking.
    private func speaker(at start: Int) -> Range<Int>? {
        let name = start..<start + 3
        guard start == 0 || punctuation.contains(scalars[start - 1]), name.upperBound < scalars.count,
            scalars[name].allSatisfy({ isIdeograph($0) && !NameWords.impossible.contains($0) })
        else { return nil }
        let verb = SpeechWords.verbs.length(startingAt: name.upperBound, in: scalars, to: scalars.count)
        guard verb > 1 || verb == 1 && scalars[name.upperBound] == scalar("说") else { return nil }
        switch text[name.upperBound + verb] {
        case scalar(","), scalar(":"): break
        default: return nil
        }
        let isWords =
            Gazetteer.shared.isWord(scalars[start], scalars[start + 1])
            || PhraseTable.shared.word(at: start, in: text) != nil
            || TitleWords.heads.length(endingAt: name.upperBound, in: scalars, from: start) > 0
            || SpeechWords.groups.contains(scalars[start + 1..<name.upperBound])
        return isWords ? nil : name
    }

    /// 某县的|巩保雄|代表: three characters between 的 and what somebody is called behind his name.
    private func delegate(at start: Int) -> Range<Int>? {
        let name = start..<start + 3
        guard start > 0, scalars[start - 1] == scalar("的"), name.upperBound < scalars.count,
            scalars[name].allSatisfy({ isIdeograph($0) && !NameWords.impossible.contains($0) }),
            callings.length(startingAt: name.upperBound, in: scalars, to: scalars.count) > 0,
            text[name.upperBound + 2] != scalar("的"), !isOfWords(name)
        else { return nil }
        return name
    }

    /// Whether three characters are words rather than a name.
    private func isOfWords(_ name: Range<Int>) -> Bool {
        let start = name.lowerBound
        return Gazetteer.shared.isWord(scalars[start], scalars[start + 1])
            || Gazetteer.shared.isWord(scalars[start + 1], scalars[start + 2])
            || PhraseTable.shared.word(at: start, in: text) != nil
            || PhraseTable.shared.word(at: start + 1, in: text) != nil
            || TitleWords.heads.length(endingAt: name.upperBound, in: scalars, from: start) > 0
    }

    /// 76岁|老人: of whom so much is told, one is meant.
    private func isOfAge(_ start: Int) -> Bool {
        let before = text[start - 1] == scalar("的") ? start - 2 : start - 1
        return text[before] == scalar("岁") && before > 0 && isDigitScalar(text[before - 1])
    }

    /// Nothing was seen there, or 张女士 as no person.
    private func isUnnamed(_ range: Range<Int>) -> Bool {
        !names.covers(range)
            || names.starting(at: range.lowerBound).map { $0.range == range && $0.kind != .person } == true
    }

    private func isNamedPerson(_ range: Range<Int>) -> Bool {
        let index = names.firstIndex { $0.range.upperBound <= range.lowerBound }
        return names[index...].prefix { $0.range.lowerBound < range.upperBound }.contains { $0.kind == .person }
    }

    /// 香港游客|赖先生: a family name with its courtesy, where the model saw nothing.
    private func courtesyName(at start: Int) -> Range<Int>? {
        let length = NameWords.plainCourtesies.length(startingAt: start + 1, in: scalars, to: scalars.count)
        guard length > 0,
            start == 0 || scalars[start - 1] == scalar("的")
                || !Gazetteer.shared.isWord(scalars[start - 1], scalars[start])
        else { return nil }
        return start..<start + 1 + length
    }

    /// The length of a name that starts at `start`, where what follows leaves no doubt.
    private func givenLength(at start: Int) -> Int? {
        for length in [3, 2] where start + length <= scalars.count {
            guard scalars[start..<start + length].allSatisfy(isIdeograph),
                !scalars[start..<start + length].contains(where: { NameWords.impossible.contains($0) })
            else { continue }
            guard start + length < scalars.count else { return length }
            let follower = scalars[start + length]
            if SpeechWords.verbs.length(startingAt: start + length, in: scalars, to: scalars.count) > 0
                || punctuation.contains(follower) || isFollowedByVerb(start + length)
            {
                // 副县长|田野,
                if length == 2, punctuation.contains(follower), isOffice(start) {
                    return wordsBehindOffices.contains(scalars[start..<start + 2]) ? nil : 2
                }
                let isCommon =
                    commonWords.contains(scalars[start..<start + length])
                    || Gazetteer.shared.isWord(scalars[start], scalars[start + 1])
                    || length == 3 && Gazetteer.shared.isWord(scalars[start + 1], scalars[start + 2])
                return isCommon ? nil : length
            }
        }
        return nil
    }

    /// 副县长, 主任: what is said with a name behind it.
    private func isOffice(_ start: Int) -> Bool {
        officeEnds.length(endingAt: start, in: scalars, from: max(0, start - 4)) > 0
    }

    /// 教师陶然|扎根山区, 医生段一帆|当机立断
    private func isFollowedByVerb(_ end: Int) -> Bool {
        if deeds.length(startingAt: end, in: scalars, to: scalars.count) > 0 { return true }
        let word = PhraseReader(text).word(at: end)
        return (word.kind == .verb || word.kind == .function) && word.range.count >= 2
    }

    // MARK: Titles

    private func described(_ range: Range<Int>) -> PersonSpan {
        if let title = titleBefore(range.lowerBound) {
            let body = organisation(before: beforeTerm(title.lowerBound), title)
            guard let body = body ?? ofLeague(title) else { return PersonSpan(range: range, title: title) }
            let start = titleStart(title, of: body)
            return PersonSpan(
                range: range, title: start..<title.upperBound,
                organisation: start == title.lowerBound ? body : body.lowerBound..<start)
        }
        return PersonSpan(range: range, title: titleAfter(range.upperBound) ?? sharedTitle(range.lowerBound))
    }

    /// 团|县委书记: the Youth League of a county, which no model saw.
    private func ofLeague(_ title: Range<Int>) -> Range<Int>? {
        guard text[title.lowerBound - 1] == scalar("团"), leagues.contains(title.prefix(2), of: scalars) else {
            return nil
        }
        return title.lowerBound - 1..<title.lowerBound
    }

    /// 联合国教科文|组织|总干事, 某国国务|部长: the last of the body's name, or the first of the title, is on the wrong side.
    private func titleStart(_ title: Range<Int>, of body: Range<Int>) -> Int {
        // 团|县委|书记
        if text[title.lowerBound - 1] == scalar("团"), title.count > 3, leagues.contains(title.prefix(2), of: scalars) {
            return title.lowerBound + 2
        }
        let tail = bodyTails.length(startingAt: title.lowerBound, in: scalars, to: title.upperBound)
        if tail > 0, tail < title.count { return title.lowerBound + tail }
        let isOfState =
            body.upperBound == title.lowerBound && body.count > 3
            && scalars[body.suffix(2)].elementsEqual("国务".scalarValues)
        return isOfState ? title.lowerBound - 2 : title.lowerBound
    }

    /// 某组织|新任|秘书长: since when somebody is it is no part of the title, and stands behind the body.
    private func beforeTerm(_ start: Int) -> Int {
        start >= 2 && terms.contains(start - 2..<start, of: scalars) ? start - 2 : start
    }

    /// 副省长吕某某、|孙某某: who is named next after a comma of lists has the same title.
    private func sharedTitle(_ start: Int) -> Range<Int>? {
        var start = start
        var limit = 24
        while limit > 0, start > 2, scalars[start - 1] == scalar("、"), let ahead = names.ending(at: start - 1),
            ahead.kind == .person
        {
            if let title = titleBefore(ahead.range.lowerBound) {
                return scalars[title.lowerBound] == scalar("副") ? title : nil
            }
            start = ahead.range.lowerBound
            limit -= 1
        }
        return nil
    }

    /// 党建专职副书记|孟梅艳, 党委副书记、镇长|张某.
    private func titleBefore(_ end: Int) -> Range<Int>? {
        guard let last = oneTitle(endingAt: end) else { return nil }
        var start = posting(before: last)
        while start >= 1, scalars[start - 1] == scalar("、") || scalars[start - 1] == scalar("兼"),
            let further = oneTitle(endingAt: start - 1)
        {
            start = further
        }
        return start..<end
    }

    /// 驻缅甸|大使: where somebody is posted is part of the title.
    private func posting(before start: Int) -> Int {
        var at = start
        while at > 0, start - at < 8, isIdeograph(scalars[at - 1]) {
            at -= 1
            if scalars[at] == scalar("驻") {
                guard start - at >= 2 else { return start }
                return at > 0 && scalars[at - 1] == scalar("常") ? at - 1 : at
            }
        }
        return start
    }

    private func oneTitle(endingAt end: Int) -> Int? {
        let reach = max(0, end - 24)
        let head = TitleWords.heads.length(endingAt: end, in: scalars, from: reach)
        guard head > 0 else { return nil }
        // 世界卫生组织|总干事: a body's own name is not part of the title.
        var floor = reach
        if let body = names.ending(at: end - head), body.kind == .organisation,
            KnownBodies.contains(body.range, in: scalars)
        {
            floor = body.range.upperBound
        }
        var start = end - head
        while true {
            let length = TitleWords.modifiers.length(endingAt: start, in: scalars, from: floor)
            let title = length > 0 ? length : TitleWords.heads.length(endingAt: start, in: scalars, from: floor)
            // 华府社区|党委书记: a unit's own name is not part of the title.
            let unit = units.ending(at: start)?.range.lowerBound ?? start
            if title == 0 || unit <= start - title { return start }
            // 县|总工会|副主席: a body that is called by its level.
            if let body = localBody(endingAt: start), body.count >= 3 { return start }
            start -= title
        }
    }

    /// 王某某|主任, unless the title is that of somebody named next.
    private func titleAfter(_ start: Int) -> Range<Int>? {
        let length = TitleWords.heads.length(startingAt: start, in: scalars, to: min(scalars.count, start + 8))
        guard length > 0 else { return nil }
        let end = start + length
        if names.starting(at: end)?.kind == .person { return nil }
        // 某某代表党中央看望: what is done in somebody's name.
        if length == 2, scalars[start] == scalar("代"), scalars[start + 1] == scalar("表"), end < scalars.count,
            isIdeograph(scalars[end]), !afterDelegates.contains(scalars[end]),
            SpeechWords.verbs.length(startingAt: end, in: scalars, to: scalars.count) == 0
        {
            return nil
        }
        return start..<end
    }

    /// The unit, organisation or place that ends where the title starts; adjacent ones as one: 古楼街道|香江社区.
    private func organisation(before end: Int, _ title: Range<Int>) -> Range<Int>? {
        var start = end
        var limit = 4
        while limit > 0, let ahead = holder(endingAt: start, title) {
            start = ahead
            limit -= 1
        }
        // 区|人大常委会
        if start < end, start > 0, levels.contains(scalars[start - 1]),
            start == 1 || !isIdeograph(scalars[start - 2])
        {
            start -= 1
        }
        if start == end { return localBody(endingAt: end) }
        return end - start >= 2 ? start..<end : nil
    }

    /// 县妇联|主席, where the model saw no body.
    private func localBody(endingAt end: Int) -> Range<Int>? {
        let name = LocalBodies.names.length(endingAt: end, in: scalars)
        guard name > 0, levels.contains(text[end - name - 1]) else { return nil }
        return end - name - 1..<end
    }

    private func holder(endingAt end: Int, _ title: Range<Int>) -> Int? {
        var start: Int?
        if let unit = units.ending(at: end) { start = unit.range.lowerBound }
        let index = names.firstIndex { $0.range.upperBound < end }
        for name in names[index...].prefix(1) where name.kind != .person && name.range.lowerBound < end {
            // The model takes a part of the title along: 华府社区党委|书记.
            guard name.range.upperBound <= title.upperBound else { continue }
            if scalars[name.range.lowerBound..<end].contains(where: { notOfBodies.contains($0) }) { continue }
            var lower = name.range.lowerBound
            // 《|晚风》杂志|主编
            if text[lower - 1] == scalar("《"), scalars[name.range].contains(scalar("》")) { lower -= 1 }
            start = min(start ?? end, lower)
        }
        return start
    }
}

/// What no body's name has in it: the model took along what stands ahead.
private let notOfBodies = ScalarSet("的了着是被把这那说称 ,。、;:!?“”‘’…—")
private let levels = ScalarSet("省市县区镇乡村州旗校院厂")
private let deeds = WordSet(
    "当机立断 二话不说 挺身而出 心有余悸 喜笑颜开 喜上眉梢 忙前忙后 忙个不停 一马当先 身先士卒 马不停蹄 热泪盈眶 感慨万千 激动不已 赞不绝口 竖起 露出 掏出 抹了 擦了 指着 拉着 握着 捧着 看着 望着 站在 坐在 躺在 蹲在 住在 家住 家里 头戴 手持 身着 身穿 带着 领着 今年 正在 正忙 已经 早早 每天 经常 常常 一边 一直 始终 立即 立刻 马上 赶紧 连忙 急忙 主动 率先"
)
private let afterDelegates = ScalarSet("发则还说表认建的分等告在也就和及是介向带曾")
private let beforeSheets = ScalarSet("首两几每")
private let terms = WordSet("现任 新任 时任")
private let callings = WordSet("代表 委员 书记 主任 校长 院长 教授 老师 医生 大夫 警官")
private let appointments = WordSet("任命 免去 选举 补选 罢免 聘任")
private let aspects = ScalarSet("了着过")
private let veils = ScalarSet("某甲乙丙丁戊己庚辛")
/// 某日, 某些, 某小区: what is veiled there is no person.
private let afterSome = ScalarSet("日年月天地个些种时公方项处村镇县市省校院单位企小大中高网品电平商店厂局部门类次段条家外")
private let sureCallings = WordSet("网格员 民警 交警 医生 护士 负责人 老师 教授 专家 律师")
private let trailers = ScalarSet("说称表")
private let offices = WordSet("CEO CFO COO CTO CMO MVP MBA EMBA")
private let officeEnds = WordSet(
    "县长 市长 区长 镇长 乡长 省长 州长 局长 部长 主任 主席 书记 院长 校长 行长 厅长 处长 科长 所长 站长 检察长 秘书长 董事长 总经理 会长 队长 司令员 政委")
/// 部长任期, 主任会议: words, and nobody.
private let wordsBehindOffices = WordSet(
    "任期 任务 任职 任命 方案 方面 计划 金额 安全 安排 高度 高级 温度 关系 关于 施工 程序 康复 夏天 白天 向来 常委 常务 全部 马上 时间 江苏 江西 陈述 谢谢 谢辞 史上 路上 万元 万人 何时 何人 何在 许多 许诺 孔子 石油 顾问 任何 严格 严肃 钱款 汤圆 章程 段落 余下 余人 邮箱 牛年 雷声"
)
private let tibetan = WordSet(
    "东智 东知 南杰 更松 拉毛 卓么 完么 切羊 仁增 昂毛 尕藏 桑杰 久美 才仁 江白 旺姆 措毛 扎西 次仁 旺堆 顿珠 卓玛 多吉 达瓦 尼玛 平措 格桑 央金 拉姆 德吉 洛桑 丹增 旦增 索朗 贡布 加措 坚赞 仁青 普布 巴桑 边巴 米玛 拉巴 强巴 白玛 曲珍 桑珠 罗布 罗桑 朗杰 才让 才旦 旺扎 旺久 曲扎 群培 次旺 央宗 曲杰 江措"
)
private let forces = ScalarSet("核军方媒企")
private let countries = ScalarSet("中美英法德俄日韩朝印加澳意巴以伊埃乌越泰缅菲苏叙黎吉塞哈摩沙阿")
private let companions = ScalarSet("同与和")
private let doings = WordSet(
    "长传 短传 直传 传中 头球 射门 破门 补射 抽射 劲射 推射 远射 挑射 吊射 凌空 抢断 抢点 铲球 扑救 扑出 助攻 带球 接球 断球 主罚 罚球 罚进 扳平 攻入 打入 攻进 "
        + "卸任 作的 作了 作报告 作题为 作主旨 应邀 送的 率队 率团 率领 致辞 致信 赴京 携妻 常委")
private let plays = WordSet("长传 短传 直传 传中 头球 射门 破门 补射 抽射 劲射 推射 远射 挑射 吊射 凌空 抢断 抢点 铲球 扑救 扑出 助攻 带球 接球 断球 主罚 罚球 罚进 扳平")
private let powers = WordSet("武装 真主党 政府 总统 总理 外交部 国防部 军方 警方")
private let routes = WordSet("高铁 运河 铁路 高速 城际")
private let afterNamesakes = WordSet(
    "主义 高新区 开发区 通道 走廊 奖 物理学奖 物理奖 化学奖 文学奖 和平奖 经济学奖 生理学 医学奖 杯 指数 大桥 广场 公园 纪念馆 故居 纪念日 定律 定理 综合征 大街 大道 中学 小学 大学")
private let actions = ScalarSet("严祝惠解谈计宣应祝尚成全")
/// Abbreviations of states, beside those of `countries`.
private let states = ScalarSet("孟蒙斯塔卢萨斐洪莫毛老柬尼巴吉文新柴古智秘委匈波捷克罗保立拉爱马科")
/// Plants, animals, things and sayings that begin as names do.
private let noPeople = WordSet(
    "白鹤 白鹭 白鹳 白鲟 白鲢 白术 白芷 白芍 白芨 白茶 白杨 白桦 白蜡 白蚁 白桃 白头鹤 白枕鹤 白琵鹭 白尾鹞 白天鹅 白玉兰 白鳍豚 白唇鹿 东方白鹳 黑鹳 黄芪 黄芩 黄连 黄精 黄柏 黄鳝 黄羊 黄莺 黄鹂 黄桃 黄花菜 黄颡鱼 花椒 花蕾 柳杉 柳絮 柳编 柏树 "
        + "桑葚 桑椹 桑叶 桑蚕 柴胡 党参 当归 金桔 金橘 金雕 金银花 金枪鱼 金丝猴 金钱豹 石斛 石榴 石楠 石斑鱼 苏铁 苏木 苏打 冷杉 云杉 水杉 梅花 梅花鹿 梅菜 杨梅 杨树 杨絮 胡杨 胡麻 胡蜂 牛蒡 牛膝 牛肝菌 茅草 苍术 苍鹭 苍鹰 荆芥 荆条 葛根 葛藤 蒲草 蒲公英 "
        + "龙井 龙眼 龙虾 龙柏 龙葵 凌霄花 丁香 万寿菊 万年青 毛竹 毛桃 毛尖 毛蟹 毛驴 毛豆 马驹 马蹄 马鹿 马齿苋 马尾松 马铃薯 马鲛鱼 鲍鱼 鱼苗 鱼鹰 连翘 杜仲 杜鹃 甘蔗 甘草 甘蓝 甘薯 艾草 艾叶 艾蒿 朱鹮 芦笋 芦荟 芦苇 荷花 冬青 冬枣 冬笋 榆叶梅 "
        + "郁金香 秋葵 秋英 夏玉米 夏大豆 夏蚕 谷穗 谷雨 夏至 茶花 桂花 枣树 竹藤 竹笋 景泰蓝 文旦 文竹 文蛤 武生 武旦 花旦 苗医 苗绣 藏医 蒙医 蒙药 苗药 贡米 花鼓 高粱 高光 左耳 右耳 左脸 右脸 忠勇 英明 霸凌 普选 依宪 念兹 惠容 严正 严冬 温饱 固本培元 春华秋实 张冠李戴 "
        + "谷丰登 容华贵 碳达峰 中继星 江济淮 梁素海 阿尔茨海 动真格 拉家常 军爱民 知敬畏 齐心办 固邦宁 钱塘潮 特赦令 农家乐 扎西德勒 康巴汉子 格桑花 芬太尼 蒙古文 柳子戏 程投运 程开工 高市 沪宁 沪昆 沪蓉 成渝 连霍 司马昭 井塔 "
        + "关张 闻达 僧尼 图兰朵 招录 贺函 马群 姜汤 齐心 山川秀美 汪辜 孝心 唐蕃 甘当 高炮 白富帅 惠泽 特长生 梁柱 升旗 仁心仁 菲美 东启西 茅塞顿 东方祥云 马掌 红嫂 吉图珲 "
        + "百善孝 党建纪 紫云英 温泉胜地 清正 牛耕 野杏花 单月进 班小弟 万里尚 比友善 比守礼 孟夏 孟春 孟秋 孟冬 仲夏 仲春 仲秋 仲冬 季春 胞波 淬炼成钢 华学生 巧劲 萧瑟 兰新 贵广 成贵 "
        + "包青天 唐诗 宋词 元曲 白浪 梭梭林 德为先 韩朝 陆路 玉兰 花剑 金秋 肯方 普惠 芦莉 金猪纳福 普天 芳菲 赫兹源 安顿 符号 藏雪 花叶海棠 童心 晋陕 慎思 尼龙 胡椒 沪嘉 蓉昆 "
        + "华友华 淠史杭 万里河 南珠 瀑布群 党立国 陆海 匡正干 蓝海 金风 苗银 华丽婉 中继仓 济渭 万里帆 常德丝弦 万里长江 苟日新 提香炉 白露 雁南飞 丰水年 热带兰 艾叶粿 艾粿 仲春花 "
        + "游沱江 千兆宽 宗明义 米谷满仓 哲思 沼泽 白桦林 戈待旦 马寓 玉蝉 煮青梅 万古长青 沪汉荣 泽当毛 布方 马中 云吞 石墩 薄冰 管子 马克笔 哈士奇 周三 周四 周五 周六 周日 秋江 容声 "
        + "万里河山 万马奔腾 温情 温馨 温床 严寒 杨花 桃花 秋色 秋景 夏粮 秋粮 夏种 秋种 秋收 夏收 夏播 秋播 冬灌 冬训 冬储 安检 安防 安保 安居 安家 严打 严查 严惩 严防 程序员 常态 "
        + "文章 贺信 关怀 连发 因公 雷电 韩亚空 德耀中华 柯尔克 柯尔克孜 维吾尔文 韩文版 古中国 文书 梁八柱 高铁 京开 史文 博拉 种群 秉承 程今 程完 程完工 程投产 郑重 方阵 杭州峰 大阪峰 大板峰 "
        + "万万 顾虑 胡同 丛林 江舟 叶片 高建 柳叶刀 高烧 祝全国 方言 科生 庆国庆 祝国庆 平增 华秋 华秋实 维基揭 万里行 雪原 常来 林农 林改 梭梭 饶有兴 法英 依宪治国 张罗 曾来 曾到 顶梁柱 灵巧 "
        + "高光谱 鱼雷 木立信 袜子 白海豚 巧思 赐福 常乐 科文卫 林牧渔 亚太工 京张 毛乌素 螺纹钢 宁肯 韬奋 苏林总 帕金森 囤积居奇 提纲 叶菜 韩军方 马来文 老挝文 西兰花 泰柬 启智润心 "
        + "申冬奥 宋干节 龙花 库布其 诺贝尔 诺贝尔生 周增 知敬 毛衫 顿然 官佐 荣华富贵 华富贵 武装 农家 高官 钱款 "
        + "常规 常设 连片 连心 连日 连夜 连廊 连锁 连带 章鱼 沈阳造 武汉造"
)
private let positions = WordSet("边锋 前腰 后腰 中卫 边卫 中锋 前卫 梅雨 金榜")
/// Surnames that mostly are something else between an office and a name.
private let particles = ScalarSet("和向时应于来上下经任储")
private let beforeMarks = ScalarSet(
    "说称道问答曰谈论忆访评写文图摄编喊叫笑唱某等氏家们老总工队兄弟父母妻夫哭走死逃胜赢输站坐病也都又还先再即便曾已正将刚均并且则就才常亲首主率带赴到去来入进出回返领携陪随同任兼获只仍却更最很不没未可能会要应须必特专当边一因")
private let behindNames = ScalarSet("向对在和与说称表介告于从把为")
private let foreignEnds = ScalarSet("卡夫娃娅诺森")
private let languages = ScalarSet("葡西泰藏蒙壮彝维哈")
private let leagues = WordSet("县委 市委 区委 州委 省委")
private let bodyTails = WordSet("组织 工委 组委 航天工程")
private let legends = WordSet("老赖 诸葛亮 小启 雷锋 焦裕禄 愚公 铁人")
private let afterMay = ScalarSet("称以谓说能")
private let wordOpeners = ScalarSet("可先已则也仍还又再就才均都纳刚曾将")
private let directions = ScalarSet("向对与和同")
private let families = ScalarSet("姓氏")
private let vietnamese = ScalarSet("阮黎范陈武潘裴黄胡吴杨邓")
private let joiners = ScalarSet("在与不从向各")
private let joints = ScalarSet("·-•")
private let nicknames = ScalarSet("阿小老")
private let punctuation = ScalarSet(",。、;:!?()“”‘’ ")
private let commonWords = WordSet(
    "通过 高度 全部 任何 方面 时间 时候 常说 安全 明显 严格 平时 单独 成功 成为 成立 万一 强调 关心 关于 和平 连续 连忙 应该 从事 全家 全体 来访 来自 解决 包括 管理 计划 白天 常年 温暖 易地 段时间 向前 向来 曾经 曾任 牛年 马上 高兴"
)
