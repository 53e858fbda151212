import BulletinModel

/// Organisations and places of one text, as they should be given.
struct NamedThings {
    let text: AnnotatedText
    let names: Row<NameSpan>
    let units: Row<UnitSpan>
    let people: Row<PersonSpan>

    /// Units and places, left to right, the longer of two that begin together first.
    let heads: Row<Range<Int>>

    /// - Parameters:
    ///   - people: those named here; rules found some of them over a place of the model's: 上官云龙, where it saw 云龙.
    ///   - rows: where its heads lie; whoever keeps it keeps them.
    init(
        text: AnnotatedText, names: Row<NameSpan>, units: Row<UnitSpan>, people: Row<PersonSpan>,
        in rows: RowStorage<Range<Int>>
    ) {
        (self.text, self.names, self.units, self.people) = (text, names, units, people)
        heads = rows.row { heads in
            for unit in units { heads.append(unit.range) }
            for name in names where name.kind == .place && !(people.count > 0 && people.touches(name.range)) {
                Self.add(name.range, in: text.scalars, to: &heads)
            }
            if heads.count > 1 {
                heads.sort { ($0.lowerBound, $1.upperBound) < ($1.lowerBound, $0.upperBound) }
            }
        }
    }

    var scalars: Scalars { text.scalars }

    /// 甲路与乙路口, 甲县往乙县: two places; 太行山|大峡谷: more of one.
    private static func add(_ range: Range<Int>, in scalars: Scalars, to heads: inout [Range<Int>]) {
        if range.count >= 5,
            let joint = range.dropFirst(2).dropLast(2).first(where: { placeJoints.contains(scalars[$0]) }),
            KnownPlaces.place(startingAt: range.lowerBound, in: scalars, to: joint)?.upperBound == joint
                || roadEnds.contains(scalars[joint - 1])
                || scalars[joint] == scalar("至")
                    && (exits.contains(scalars[joint - 1])
                        || KnownPlaces.place(startingAt: joint + 1, in: scalars, to: range.upperBound)?.upperBound
                            == range.upperBound
                        || range.upperBound < scalars.count && scalars[range.upperBound] == scalar("段"))
        {
            heads.append(range.lowerBound..<joint)
            heads.append(joint + 1..<range.upperBound)
            return
        }
        var range = range
        // 底|特律市
        for ahead in 1...3
        where ahead <= range.lowerBound && (2...4).contains(range.count)
            && townEnds.contains(scalars[range.upperBound - 1])
        {
            if ForeignPlaces.length(startingAt: range.lowerBound - ahead, in: scalars, to: scalars.count) > ahead {
                range = range.lowerBound - ahead..<range.upperBound
                break
            }
        }
        // 通州城|管
        if range.count >= 3, range.upperBound < scalars.count, scalars[range.upperBound] == scalar("管"),
            scalars[range.upperBound - 1] == scalar("城")
        {
            range = range.dropLast()
        }
        // 市区勤|俭东路
        if range.lowerBound > 2, range.count > 2, range.contains(where: { roadEnds.contains(scalars[$0]) }),
            isIdeograph(scalars[range.lowerBound - 1]), !NameMarks.barriers.contains(scalars[range.lowerBound - 1]),
            townParts.contains(scalars[range.lowerBound - 3..<range.lowerBound - 1])
        {
            range = range.lowerBound - 1..<range.upperBound
        }
        let longer = range.count > 1 ? KnownPlaces.landmarkLength(startingAt: range.lowerBound, in: scalars) : 0
        heads.append(range.lowerBound..<max(range.upperBound, range.lowerBound + longer))
    }

    // MARK: Organisations

    /// Puts them into an empty list, left to right, without overlap.
    func findOrganisations(_ found: inout [Range<Int>]) {
        for name in names where name.kind == .organisation {
            guard let range = organisation(name.range) else { continue }
            found.append(range)
        }
        // 堂邑镇|商会, 我区疫情防控指挥部: told by their ending.
        let byEnding = bodiesByEnding()
        if !byEnding.isEmpty {
            // 某某有限公司瑞安分公司 where the model saw 瑞安分公司 alone.
            let branches = byEnding.filter(isBranch)
            if !branches.isEmpty { found.removeAll { branches.encloses($0) } }
            add(byEnding, to: &found)
        }
        // 带领|县农业农村局: told by its level.
        let local = localBodies()
        if !local.isEmpty {
            // 市|市场监督管理局 where the model saw the rest of it.
            found.removeAll { tail in
                local.contains { $0.upperBound == tail.upperBound && $0.lowerBound < tail.lowerBound }
            }
            add(local, to: &found)
        }
        // 从全国某某办公室获悉
        add(bodiesOfSources(), to: &found)
        // 送往四季青医院: where neither the model nor a place tells.
        add(bodiesOfTheirOwn(), to: &found)
        if !found.isEmpty { join(&found) }
    }

    /// Those that touch none there.
    private func add(_ bodies: [Range<Int>], to found: inout [Range<Int>]) {
        if bodies.isEmpty { return }
        let further = bodies.filter { [found] in !found.touches($0) }
        if !further.isEmpty { found = (found + further).sorted { $0.lowerBound < $1.lowerBound } }
    }

    private func organisation(_ range: Range<Int>) -> Range<Int>? {
        if isMake(range) { return nil }
        // 某|种业公司: whose name is kept back.
        if text[range.lowerBound - 1] == scalar("某"), OrganisationWords.endingLength(range, in: scalars) > 0 {
            return nil
        }
        var range = range
        while let first = range.first, openers.contains(scalars[first]) { range = first + 1..<range.upperBound }
        while let last = range.last, closers.contains(scalars[last]) { range = range.lowerBound..<last }
        // 《|晚风》杂志社
        if text[range.lowerBound - 1] == scalar("《"), scalars[range].dropLast().prefix(12).contains(scalar("》")) {
            range = range.lowerBound - 1..<range.upperBound
        }
        // 社区|联合|派出所
        if range.count >= 4, joints.contains(range.prefix(2), of: scalars),
            LocalBodies.mayStart(at: range.lowerBound + 2, in: scalars)
                || LocalBodies.names.length(startingAt: range.lowerBound + 2, in: scalars, to: range.upperBound)
                    == range.count - 2
        {
            range = range.dropFirst(2)
        }
        if let first = range.first, range.count > 3, isBoundWord(first) || scalars[first] == scalar("被") {
            range = first + 1..<range.upperBound
        }
        // 自治|区疾控中心
        if scalars[range.lowerBound] == scalar("区"), range.lowerBound >= 2,
            scalars[range.lowerBound - 2..<range.lowerBound].elementsEqual("自治".scalarValues)
        {
            range = range.lowerBound - 2..<range.upperBound
        }
        // 联邦法院|会在…
        // 治安科|会同派出所
        if range.count >= 5, scalars[range.upperBound - 1] == scalar("会"),
            text[range.upperBound] == scalar("同")
                || OrganisationWords.endingLength(range.dropLast(), in: scalars) > 1
        {
            range = range.dropLast()
        }
        range = withUnit(withoutOffice(afterBlank(beforeVerb(ofOne(range)))))
        range = withoutFormer(withArmy(range))
        if (4...9).contains(range.count), OrganisationWords.endingLength(range, in: scalars) == 0, isRowOfPlaces(range)
        {
            return nil
        }
        if OrganisationWords.isCutOff(range.upperBound, in: scalars) || beginsInsideWord(range) { return nil }
        // 全国人大|代表: somebody, and not the body.
        if assemblies.contains(scalars[range]), text[range.upperBound] == scalar("代"),
            text[range.upperBound + 1] == scalar("表"), text[range.upperBound + 2] != scalar("大")
        {
            return nil
        }
        range = toKnown(range)
        if KnownBodies.contains(range, in: scalars) { return asTeam(range) }
        range = withoutWard(withoutAddress(withoutKind(range)))
        if isNoBody(range) || isSomeBody(range) { return nil }
        // 党群同心 and the like: the model's guess needs an ending that bodies have, or a place ahead, or foreign letters.
        range = toEnding(range)
        if let last = range.last, !OrganisationWords.finals.contains(scalars[last]),
            !scalars.all(range, { NameWords.transliterations.contains($0) }), scalars.all(range, isIdeograph),
            range.count > 3 || range.count == 3 && things.contains(scalars[last]),
            OrganisationWords.endingLength(range, in: scalars) == 0
        {
            return nil
        }
        if isCutOff(range) { return nil }
        // “红马甲”: a word of its own kind.
        if range.count <= 4, range.lowerBound > 0, range.upperBound < scalars.count,
            scalars[range.lowerBound - 1] == scalar("“"),
            scalars[range.upperBound] == scalar("”")
        {
            return nil
        }
        // 某某|22号, 某某委员代表|农工党中央
        if let last = range.last, scalars[last] == scalar("号"), isDigitScalar(scalars[last - 1]) { return nil }
        if let speaker = range.dropLast(3).first(where: { scalars[$0] == scalar("代") && scalars[$0 + 1] == scalar("表") }
        ),
            speaker >= range.lowerBound + 2, scalars[speaker - 1] == scalar("员")
        {
            range = speaker + 2..<range.upperBound
        }
        // 象州县委|书记: the committee is a body all the same.
        if OrganisationWords.committeeLength(range, in: scalars) == 0, let title = titleWithin(range) {
            if title.lowerBound <= range.lowerBound { return nil }
            range = range.lowerBound..<title.lowerBound
            // What is left is a row of units, or a country.
            if units.ending(at: range.upperBound) != nil || isPlace(range) { return nil }
        }
        guard range.count >= 2, range.count <= 40, !scalars.any(range, { NameMarks.separators.contains($0) }) else {
            return nil
        }
        guard !OrganisationWords.isCommonNoun(scalars, range), !isSomeBody(range), !isOneOfMany(range) else {
            return nil
        }
        if isCounted(range) { return nil }
        // A unit is no organisation by itself.
        guard !units.contains(exactly: range) else { return nil }
        if isBalanced(range) { return withDepartment(range) }
        return nil
    }

    /// 宝武|重组, 申万宏源|建材组某某: a known body, and what is no part of its name.
    private func toKnown(_ range: Range<Int>) -> Range<Int> {
        let known = KnownBodies.length(startingAt: range.lowerBound, in: scalars, to: range.upperBound)
        guard known > 1, known < range.count else { return range }
        let rest = range.lowerBound + known
        if let word = PhraseTable.shared.word(at: rest, in: scalars, to: range.upperBound),
            word.end == range.upperBound,
            word.kind == .verb, OrganisationWords.endingLength(range, in: scalars) == 0
        {
            return range.prefix(known)
        }
        return range
    }

    /// 建瓯的|房道公社, 地区工商局|和川汇区公安分局: what is of somewhere, and the first of two.
    private func ofOne(_ range: Range<Int>) -> Range<Int> {
        if let of = range.dropFirst(2).dropLast(3).last(where: {
            scalars[$0] == scalar("的") && scalars[$0 + 1] != scalar("海") && scalars[$0 - 1] != scalar("党")
        }) {
            return of + 1..<range.upperBound
        }
        // 房凤友|为|市政协, 市民|去|甲市图书馆: whose, or where to.
        if let verb = range.dropFirst().dropLast(2).last(where: {
            towards.contains(scalars[$0])
                && (LocalBodies.mayStart(at: $0 + 1, in: scalars)
                    || $0 > range.lowerBound + 1 && $0 < range.upperBound - 3
                        && (KnownPlaces.begins(at: $0 + 1, in: scalars)
                            || scalars[$0] != scalar("为") && goers.contains(scalars[$0 - 1])))
        }) {
            return verb + 1..<range.upperBound
        }
        let joint = range.dropFirst(3).dropLast(3).first {
            scalars[$0] == scalar("和")
                && (OrganisationWords.endingLength(range.lowerBound..<$0, in: scalars) > 1
                    || LocalBodies.names.length(endingAt: $0, in: scalars, from: range.lowerBound + 1) > 1)
        }
        return joint.map { range.lowerBound..<$0 } ?? range
    }

    /// 县教体局|联合县消防救援大队: what the one does with the other.
    private func beforeVerb(_ range: Range<Int>) -> Range<Int> {
        guard range.count >= 8 else { return range }
        for index in range.dropFirst(3).dropLast(2)
        where verbsInside.length(startingAt: index, in: scalars, to: range.upperBound) > 0
            || joints.contains(scalars[index..<index + 2]) && LocalBodies.mayStart(at: index + 2, in: scalars)
        {
            if OrganisationWords.endingLength(range.lowerBound..<index, in: scalars) > 0
                || LocalBodies.names.length(endingAt: index, in: scalars, from: range.lowerBound + 1) > 0
            {
                return range.lowerBound..<index
            }
        }
        return range
    }

    /// 养老服务中心|12家,: there are so many of the kind.
    private func isCounted(_ range: Range<Int>) -> Bool {
        var end = range.upperBound
        guard end < scalars.count, isDigitScalar(scalars[end]) else { return false }
        while end < scalars.count,
            isDigitScalar(scalars[end]) || scalars[end] == scalar("余") || scalars[end] == scalar("多")
        {
            end += 1
        }
        return end < scalars.count && countingWords.contains(scalars[end])
            && (end + 1 == scalars.count || !isIdeograph(scalars[end + 1]))
    }

    /// 第七十九集团|军, 某国政府|军
    private func withArmy(_ range: Range<Int>) -> Range<Int> {
        guard range.upperBound < scalars.count, scalars[range.upperBound] == scalar("军"),
            armies.contains(range.suffix(2), of: scalars)
        else { return range }
        return range.lowerBound..<range.upperBound + 1
    }

    /// 凤洋村|原党支部书记: who was of it once.
    private func withoutFormer(_ range: Range<Int>) -> Range<Int> {
        let committee = OrganisationWords.committeeLength(range, in: scalars)
        let former = range.upperBound - committee - 1
        guard committee > 0, former >= range.lowerBound + 2, scalars[former] == scalar("原") else { return range }
        return range.lowerBound..<former
    }

    /// 非|法营运: the first character belongs to the word before it.
    private func beginsInsideWord(_ range: Range<Int>) -> Bool {
        let first = range.lowerBound
        guard first > 0, range.count > 2, Gazetteer.shared.isWord(scalars[first - 1], scalars[first]),
            !beforeNames.contains(scalars[first - 1]), units.ending(at: first) == nil
        else { return false }
        return !Gazetteer.shared.isWord(scalars[first], scalars[first + 1]) && units.starting(at: first) == nil
            && !KnownPlaces.begins(at: first, in: scalars)
            && KnownBodies.length(startingAt: first, in: scalars, to: range.upperBound) == 0
    }

    private func isPlace(_ range: Range<Int>) -> Bool {
        KnownPlaces.place(startingAt: range.lowerBound, in: scalars, to: range.upperBound)?.upperBound
            == range.upperBound
    }

    /// 党群同|心, 某幼儿园|校餐, 小|区党支部: the first or the last character is of another word.
    private func isCutOff(_ range: Range<Int>) -> Bool {
        let last = range.upperBound - 1
        // 上海队|员
        if scalars[last] == scalar("队"), range.upperBound < scalars.count, teamEnd(last) == nil { return true }
        // 物流|公司: of its kind
        if range.count == 4, Gazetteer.shared.isWord(scalars[range.lowerBound], scalars[range.lowerBound + 1]),
            bareKinds.contains(range.suffix(2), of: scalars), !KnownBodies.contains(range, in: scalars)
        {
            return true
        }
        // 阳光社|工
        if scalars[last] == scalar("社"), range.upperBound < scalars.count,
            afterSociety.contains(scalars[range.upperBound])
        {
            return true
        }
        // 党的十一大: a congress
        if scalars[last] == scalar("大"), NumeralScalar.counts(scalars[last - 1]) { return true }
        // 伊核问题|六国
        if scalars[last] == scalar("国"), NumeralScalar.counts(scalars[last - 1]) { return true }
        // 伊|军队
        if range.count == 3, scalars[range.suffix(2)].elementsEqual("军队".scalarValues) { return true }
        if scalars[last] == scalar("心"), scalars[last - 1] != scalar("中") { return true }
        // 某某工地|约百名
        if scalars[last] == scalar("约"), range.count > 2 { return true }
        // 女军|医
        if scalars[last] == scalar("军"), range.upperBound < scalars.count,
            soldiers.contains(scalars[range.upperBound])
        {
            return true
        }
        // 工友们都|会
        if scalars[last] == scalar("会"), beforeMay.contains(scalars[last - 1]) { return true }
        // 枪手, 警局, 猎豹: a word
        if range.count == 2, !forces.contains(scalars[last]),
            Gazetteer.shared.isWord(scalars[last - 1], scalars[last]) || isPlainWord(range)
        {
            return true
        }
        if scalars[last] == scalar("校"), !beforeSchool.contains(scalars[last - 1]) { return true }
        guard range.lowerBound > 0, scalars[range.lowerBound] == scalar("区") else { return false }
        return beforeQuarter.contains(scalars[range.lowerBound - 1])
    }

    /// 猎豹, 暴雪: a word, and none that a body is called by for short; 二中 is a school where no plenary session is told of.
    private func isPlainWord(_ range: Range<Int>) -> Bool {
        guard PhraseTable.shared.word(at: range.lowerBound, in: scalars, to: range.upperBound) != nil else {
            return false
        }
        if NumeralScalar.counts(scalars[range.lowerBound]) {
            return text[range.upperBound] == scalar("、") || text[range.upperBound] == scalar("全")
                || text[range.lowerBound - 1] == scalar("、")
        }
        return !shortBodies.contains(scalars[range])
    }

    /// 东莞一纸厂, 滨州一酒店: some body of its kind.
    private func isSomeBody(_ range: Range<Int>) -> Bool {
        if vague.stands(in: range, of: scalars) { return true }
        // 二十三|所: so many
        if let last = range.last, scalars[last] == scalar("所"), scalars.all(range.dropLast(), NumeralScalar.counts) {
            return true
        }
        // 某国三大|汽车制造商
        let many = range.dropLast(2).first {
            NumeralScalar.counts(scalars[$0]) && scalars[$0 + 1] == scalar("大") && !afterMany.contains(scalars[$0 + 2])
        }
        // and not the 二十大 or the 第三大队.
        if let many, scalars[many] != scalar("一"), text[many - 1] != scalar("第"), !text.counts(at: many - 1) {
            return true
        }
        guard let one = range.dropFirst(2).last(where: { scalars[$0] == scalar("一") }), range.upperBound - one >= 3,
            range.upperBound - one <= 5
        else { return false }
        return !NameMarks.beforeFirst.contains(scalars[one - 1]) && !NameMarks.afterFirst.contains(scalars[one + 1])
    }

    /// 该市公安局, 全市总工会: but 全国政协 is a name.
    private func isBoundWord(_ first: Int) -> Bool {
        boundWords.contains(scalars[first]) && units.starting(at: first) == nil
            || scalars[first] == scalar("全") && first + 1 < scalars.count && scopes.contains(scalars[first + 1])
    }

    /// 全国第二大民企|复星集团, 全国假日办|组织
    private func withoutKind(_ range: Range<Int>) -> Range<Int> {
        var range = range
        for index in range.dropLast(3)
        where scalars[index + 1] != scalar("业")
            && kinds.length(endingAt: index + 1, in: scalars, from: range.lowerBound) > 0
        {
            range = index + 1..<range.upperBound
        }
        let last = range.upperBound - 2
        if range.count > 5, scalars[last] == scalar("组"), scalars[last + 1] == scalar("织"),
            offices.contains(scalars[last - 1])
        {
            range = range.lowerBound..<last
        }
        return range
    }

    /// 甲地参加世界女篮, 康强路交汇处, 路口西侧200米: a piece of a sentence.
    private func isNoBody(_ range: Range<Int>) -> Bool {
        if noBodies.length(endingAt: range.upperBound, in: scalars, from: range.lowerBound) > 0 { return true }
        // G65包茂高速怀化段
        if text[range.upperBound - 1] == scalar("段"), motorway(of: range) != nil { return true }
        if range.count <= 3, range.contains(where: { isDigitScalar(scalars[$0]) }) { return true }
        // 居民户某|拉着|社区党总支
        if range.dropFirst().contains(where: { scalars[$0] == scalar("着") }) { return true }
        // 某区|15号下午爆发|政府: a day stands between.
        if range.dropFirst().contains(where: { isDigitScalar(scalars[$0 - 1]) && ofDays.contains(scalars[$0]) }) {
            return true
        }
        return verbsInside.stands(in: range, of: scalars) || range.contains { isJoint($0, of: range) }
    }

    /// G65包茂高速|怀化段: the road that a stretch is of.
    func motorway(of range: Range<Int>) -> Range<Int>? {
        let end = range.dropFirst(3).dropLast(2).first {
            wayEnds.length(endingAt: $0, in: scalars, from: range.lowerBound) > 0
        }
        return end.map { range.lowerBound..<$0 }
    }

    /// 甲社区|联合|乙县商会, 甲镇|组织|乙村合作社: what the one does with the other.
    private func isJoint(_ index: Int, of range: Range<Int>) -> Bool {
        let (start, end) = (index - 1, index + 1)
        guard end < range.upperBound, start >= range.lowerBound + 2, joints.contains(start..<end, of: scalars) else {
            return false
        }
        // 某市|组织|房屋建设公司
        if scalars[start] == scalar("组"), isRowOfPlaces(range.lowerBound..<start) { return true }
        let next = heads.firstIndex { $0.lowerBound < end }
        return next < heads.count && heads[next].lowerBound == end
            || KnownBodies.length(startingAt: end, in: scalars, to: range.upperBound) > 0
    }

    func isRowOfPlaces(_ range: Range<Int>) -> Bool {
        var end = range.lowerBound
        while let place = KnownPlaces.place(startingAt: end, in: scalars, to: range.upperBound) {
            end = place.upperBound
        }
        return end == range.upperBound
    }

    /// 象州县|消防大队: a body of which there is one everywhere is that of the unit right before it.
    private func withUnit(_ range: Range<Int>) -> Range<Int> {
        let isOwn =
            OrganisationWords.isEnding(scalars, range)
            || firms.length(endingAt: range.upperBound, in: scalars, from: range.lowerBound) > 0
        if isOwn, let unit = units.ending(at: range.lowerBound) { return unit.range.lowerBound..<range.upperBound }
        // 省|通信管理局, behind a mark
        let level = range.lowerBound - 1
        guard scopes.contains(text[level]), level == 0 || !isIdeograph(scalars[level - 1]),
            OrganisationWords.endingLength(range, in: scalars) > 1
        else { return range }
        return level..<range.upperBound
    }

    /// 新浪|CEO
    private func withoutOffice(_ range: Range<Int>) -> Range<Int> {
        let office = titlesOfOffice.length(endingAt: range.upperBound, in: scalars, from: range.lowerBound)
        return office > 0 && office < range.count ? range.lowerBound..<range.upperBound - office : range
    }

    /// 见 市人大常委会: a blank between Chinese characters parts two things.
    private func afterBlank(_ range: Range<Int>) -> Range<Int> {
        guard
            let blank = range.dropFirst().last(where: {
                scalars[$0] == scalar(" ") && isIdeograph(scalars[$0 - 1]) && $0 + 1 < range.upperBound
                    && isIdeograph(scalars[$0 + 1])
            })
        else { return range }
        return blank + 1..<range.upperBound
    }

    /// From a unit or a place on, to an ending that only bodies have, with nothing but a name between.
    private func bodiesByEnding() -> [Range<Int>] {
        var found: [Range<Int>] = []
        var taken = 0
        for head in heads where head.lowerBound >= taken {
            if scalars.any(head, { NameMarks.separators.contains($0) }) { continue }
            // 法国总统府, 青石坪医院: a body where the model saw a place.
            if head.count >= 4, OrganisationWords.endingLength(head, in: scalars) > 1, !isVenue(head),
                !units.contains(exactly: head)
            {
                let body = withoutWard(withoutAddress(head))
                if !isSomeBody(body), !isNoBody(body) {
                    found.append(body)
                    taken = body.upperBound
                    continue
                }
            }
            if isUnit(head), let end = committeeEnd(head.upperBound) {
                found.append(head.lowerBound..<end)
                taken = end
            } else if let end = OrganisationWords.end(of: head.upperBound, in: scalars),
                head.count > 1
                    || OrganisationWords.isEnding(scalars, head.upperBound..<end)
                        && !shortNames.contains(text[head.lowerBound - 1])
            {
                let body = withoutWard(withoutAddress(withoutFormer(head.lowerBound..<end)))
                if body.upperBound == head.upperBound || isSomeBody(body) || isNoBody(body) || isOneOfMany(body) {
                    continue
                }
                found.append(withDepartment(body))
                taken = end
            } else if let end = teamEnd(head.upperBound) ?? companyEnd(head) {
                found.append(head.lowerBound..<end)
                taken = end
            }
        }
        let first = found
        taken = 0
        var index = -1
        while true {
            index = text.next(.scope, from: max(index + 1, taken))
            if index == text.count { return found }
            // 区疫情防控指挥部, where the page is at home.
            guard index == 0 || !isIdeograph(scalars[index - 1]) || own.contains(scalars[index - 1]) else { continue }
            guard let end = OrganisationWords.end(of: index + 1, in: scalars), end - index >= 5,
                !isNoBody(index..<end), !isSomeBody(index..<end)
            else { continue }
            if !first.touches(index..<end) { found.append(index..<end) }
            taken = end
        }
    }

    private func isUnit(_ head: Range<Int>) -> Bool { units.contains(exactly: head) }

    /// 象州县|委书记: the party's committee of a unit.
    private func committeeEnd(_ start: Int) -> Int? {
        guard start + 1 < scalars.count, scalars[start] == scalar("委"), !afterCommittees.contains(scalars[start + 1])
        else { return nil }
        return start + 1
    }

    private func isVenue(_ range: Range<Int>) -> Bool {
        venues.length(endingAt: range.upperBound, in: scalars, from: range.lowerBound) > 0
    }

    private func titleWithin(_ range: Range<Int>) -> Range<Int>? {
        let titles = people.compactMap(\.title)
        let index = titles.firstIndex { $0.upperBound <= range.lowerBound }
        return index < titles.count && titles[index].lowerBound < range.upperBound ? titles[index] : nil
    }

    private func isBalanced(_ range: Range<Int>) -> Bool {
        var depth = 0
        for index in range {
            if scalars[index] == scalar("“") || scalars[index] == scalar("(") || scalars[index] == scalar("《") {
                depth += 1
            }
            if scalars[index] == scalar("”") || scalars[index] == scalar(")") || scalars[index] == scalar("》") {
                depth -= 1
            }
            if depth < 0 { return false }
        }
        return depth == 0
    }
}

/// 德|中政府, 港|澳大学, 奥巴|马政府
private let assemblies = WordSet("全国人大 省人大 市人大 县人大 区人大 州人大 镇人大 乡人大")
private let goers = ScalarSet("民们者生友客众")
private let towards = ScalarSet("为去到赴")
private let firms = WordSet("有限公司 有限责任公司 合作社 专业合作社 律师事务所")
private let countingWords = ScalarSet("家个所处座支")
private let shortNames = ScalarSet("中美英法德俄日韩朝印加澳意巴港台欧奥")
private let forces = ScalarSet("军党")
/// What bodies are called for short though it is a word too.
private let shortBodies = WordSet(
    "世卫 国办 中办 中共 总台 联大 电信 军委 穆迪 标普 惠誉 民进 民建 民革 民盟 农行 建行 工行 中行 交行 招行 残联 科协 文联 侨联 青联 妇联 台联 社联 作协 足协 篮协 海航 中远 越共 俄共 日共 中信 奥迪 宝马 奔驰 华能 "
        + "华电 大唐 日产 三菱 三井 三洋 三星 建委 农委 教委 科委 经委 计委 体委 纪委 监委 参院 众院 下院 上院 国安 农大 北大 天大 南大 浙大 鲁艺 海警 陆航 泰航 英航 日航 韩航 长虹 国航 东航 南航 深航 厦航 川航 工委 "
        + "组委 电大 港铁 字节 协和 江淮 华润 华联 红星 神火 大众 长安 东风 解放 福田 光明 绿城 绿地 燕京 同方 紫光 方正 联想 新华 中兴 华夏 光大 太平 平安 国寿 国药 国机 国电 五矿 宝钢 首钢 鞍钢 武钢 一重 二重 石化 石油 "
        + "铁通 网通 建业 泰达 申花 鲁能 宏远 广厦 双星 蓝星 花旗 国贸 嘉德 教廷 建新 绿野 成电 宝马 澳网 农会 工会 学联 青协")
/// What plants, animals, ships, prizes and performances are called by.
private let things = ScalarSet("鳄羚鼠狼豹羊鱼鸟鹅雁鹿花菊果舰艇星图奖歌舞节日景智型码")
private let beforeNames = ScalarSet("从在对与和由向到为以将被经据给")
private let joints = WordSet("联合 组织")
private let afterMany = ScalarSet("队道街会桥厦学院棚")
private let afterCommittees = ScalarSet("员会托派办宣组统政")
private let beforeMay = ScalarSet("都将才就不也还必便能机")
private let bareKinds = WordSet("公司 医院 企业 学校 单位")
private let ofDays = ScalarSet("年月日")
private let townEnds = ScalarSet("市州省县镇区岛")
private let armies = WordSet("集团 政府")
private let soldiers = ScalarSet("医人官事民装嫂属")
private let afterSociety = ScalarSet("工区会保交")
private let beforeSchool = ScalarSet("学党军高院分警技母体工农商师航")
private let beforeQuarter = ScalarSet("小社校园厂库")
private let venues = WordSet("图书馆 博物馆 文化馆 农场 林场 国营农场 银行 书店 办公室 办事处")
private let townParts = WordSet("市区 城区 县城 郊区 老城区 新城区")
private let placeJoints = ScalarSet("与和往至到")
private let wayEnds = WordSet("高速公路 高速 国道 省道 公路")
private let exits = ScalarSet("口站桥")
private let roadEnds = ScalarSet("路街巷道")
private let openers = ScalarSet("”’)》、,· -")
private let closers = ScalarSet("“‘(《、,· -")
private let boundWords = ScalarSet("各该本我")
private let titlesOfOffice = WordSet("CEO CFO COO CTO CMO MVP")
private let kinds = WordSet("民企 国企 央企 外企")
private let offices = ScalarSet("办部局会院处厅署委")
private let noBodies = WordSet(
    "反政府 政局 北站 南站 东站 西站 水文站 加油站 收费站 火车站 汽车站 客运站 高铁站 服务区 水库 森林公园 湿地公园 东部 西部 南部 北部 中部 航线 航道 立交桥 班列 冬奥会 自贸协 铁路 空白处 交汇处 交会处 交界处 交叉处 交叉口 路口 十字路口 路段 沿线 公里 米 大桥 隧道 峰会 联赛 锦标赛 世界杯 大奖赛 公开赛 邀请赛 运动会 亚运会 奥运会 全运会 残运会 博览会 进博会 广交会 服贸会 世博会 园博会 音乐会 "
        + "演唱会 命运共同体 发布会 座谈会 招聘会 推介会 研讨会 洽谈会 交易会 庙会 ”号 代表处 层处 层楼 楼处 正线 主塔 索塔 桥塔 线路 GDP CPI PPI PMI 极端组织 宗教组织 恐怖组织 武装组织 中华行 万里行 网上行 中国行 中超 中甲 中乙 英超 西甲 意甲 德甲"
)
private let verbsInside = WordSet(
    "复信 中止 愿同 投产 践行 全部 首趟 主持 召开 组建 开展 启动 走进 走访 慰问 邀请 携手 联手 迎来 开设 打造 赠送 率队 带队 会同 驰援 参观 参加 举行 设立 建立 打击 出席 开办 兴办 创办 举办 攻占 接受 宣布 发表 赶到 赶赴 成立 立刻 立即 通关 放行 开行 已 远航 启航 回文 致函 致电 会见 访问 抵达"
)
private let vague = WordSet("首家 首所 首个 首座 第一家 很多 许多 多支 居民小区 多家 多所 多个 各家 各个 某 几家 几所 这家 那家 一家 一所 一个 两家 两所 三家")
private let scopes = ScalarSet("省市区县镇乡州")
private let own = ScalarSet("我,。;:“”、(据")
