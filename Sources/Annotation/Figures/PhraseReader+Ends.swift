import Glibc

extension PhraseReader {
    /// What is counted: right behind the measure word that ends at `start`, if `NounEnds` finds a noun there, else what its words find
    /// behind 的 and behind what they do.
    func counted(_ start: Int, of opening: Int, byWords words: Range<Int>?) -> Range<Int>? {
        if let words, words.lowerBound > start || isQuoted(words) { return likeliest(words, opening) }
        let end = likeliestEnd(from: start, words?.upperBound ?? start, opening, mayBeNone: true)
        return end > start ? start..<beforeDone(end, from: start) : nil
    }

    /// The noun, ended where its words and `NounEnds` together find it likeliest: two judges that err in different places.
    func likeliest(_ noun: Range<Int>, _ opening: Int) -> Range<Int> {
        guard !isQuoted(noun) else { return noun }
        let end = likeliestEnd(from: noun.lowerBound, noun.upperBound, opening, mayBeNone: false)
        return noun.lowerBound..<beforeDone(end, from: noun.lowerBound)
    }

    private func likeliestEnd(from start: Int, _ wordsEnd: Int, _ opening: Int, mayBeNone: Bool) -> Int {
        var places = NounPlaces(self, from: start, opening: opening, wordsEnd: wordsEnd)
        var best = (value: -Float.infinity, end: wordsEnd)
        // How likely the noun went on at every place before, as a logarithm.
        var soFar: Float = 0
        if wordsEnd > start + 2, isAttribute(start + 2) { return wordsEnd }
        let furthest = wordsEnd > start && !goesOn(start..<wordsEnd) ? wordsEnd : start + NounPlaces.reach
        for index in start...furthest {
            let place = places.place(at: index)
            switch place.standing {
            case .inside: continue
            case .edge: return soFar > best.value ? index : best.end
            case .open: break
            }
            if index == start, !mayBeNone { continue }
            // 9名印度籍船员|危在旦夕
            if index < wordsEnd ? isAttribute(index) : index == wordsEnd + 1 && text[index] == "在" { continue }
            if index == furthest, index == wordsEnd { return soFar > best.value ? index : best.end }
            let score = NounEnds.shared.score(place)
            let value = soFar - log1p(exp(-score))
            if value > best.value { best = (value, index) }
            soFar -= log1p(exp(score))
            if soFar < best.value { break }
        }
        return best.end
    }

    /// 35家境内|持权转播商, 3个批次|安置房: where they are, and not yet what.
    private func isAttribute(_ index: Int) -> Bool {
        text[index - 1] == "内" || text[index - 1] == "外" || text.has("批", "次", at: index - 2)
    }

    /// Whether more may belong to the noun than the words say: not where a known word ends it, as 7个方面|群众反映, unless
    /// one character makes it a longer one, as 阿富汗|人.
    private func goesOn(_ noun: Range<Int>) -> Bool {
        if Self.parts.end(text, at: noun.upperBound) != nil { return false }
        guard noun.count > 1, word(at: noun.upperBound - 2).range.upperBound == noun.upperBound else { return true }
        return word(at: noun.upperBound).range.count == 1
    }

    private func isQuoted(_ noun: Range<Int>) -> Bool {
        (noun.lowerBound...noun.upperBound).contains { Self.quotes.contains(text[$0]) }
    }

    private static let quotes = ScalarSet("“”‘’《》")

    /// Where the noun ends behind the measure word at `start` as its words tell; `start` where they know none.
    func endByWords(behind start: Int, _ opening: Int) -> Int {
        var place = max(opening, start - 6)
        while place < start {
            if let measure = MeasureWords.all.match(text, at: place), measure.end == start {
                let noun = nounByWords(behind: start, measure.value, text[place], isOfHouses: text[place] == "户")
                return noun.flatMap { $0.lowerBound == start ? $0.upperBound : nil } ?? start
            }
            place += 1
        }
        return nounByWords(start).flatMap { $0.lowerBound == start ? $0.upperBound : nil } ?? start
    }

    /// What is counted or measured in a word of that kind, as its words tell.
    func nounByWords(behind end: Int, _ kind: MeasureWords.Kind, _ measure: UInt32, isOfHouses: Bool) -> Range<Int>? {
        if kind == .count { return nounByWords(end, ofThings: Self.thingMeasures.contains(measure)) }
        // 175万户贫困群众
        // 300多斤新鲜蔬菜
        let first = word(at: end)
        let isPoor =
            first.kind == .adjective
            && (isOfHouses || kind != .selfCount && word(at: first.range.upperBound).kind == .noun)
        return nounByWords(end, needsNoun: !isPoor, ofThings: kind == .selfCount)
    }

    private func isDoneThere(_ index: Int, to end: Int) -> Bool {
        // 3亩花生|收入4200元: what they come to.
        let sum = Self.sums.length(startingAt: index, in: text.scalars, to: end)
        if sum > 0, index + sum == end, isDigitScalar(text[end]) || Self.amounts.contains(text[end]) { return true }
        let length = Self.done.length(startingAt: index, in: text.scalars, to: end)
        return length > 0 && !(text.has("参", "与", at: index) && Self.afterTaking.contains(text[index + 2]))
    }

    private static let done = WordSet("参与 发生 短时间 形迹 年均 户均 人均 同比 环比 陆续 先后 率先 携手 涌入 云集 返岗")
    private static let sums = WordSet("收入 纯收入 产值 亩产 总产 产量 价值 总长 总投资 获利 产粮 产果 产鱼")
    private static let amounts = ScalarSet("达约超近逾")
    /// 参与|者, 参与|单位
    private static let afterTaking = ScalarSet("者度方人主国单机企")
    private static let thingMeasures = ScalarSet("枚名位家辆节艘架台座头匹只栋幢户所列艇间口株棵")

    /// 九个村|通了电: what stands ahead of 了 is what they did.
    private func beforeDone(_ end: Int, from start: Int) -> Int {
        var end = end
        // 万名工人|参与除雪, 两名男子|形迹可疑
        if end - start > 3, let done = (start + 2..<end - 1).first(where: { isDoneThere($0, to: end) }) { end = done }
        guard text[end] == "了", end - start >= 2 else { return end }
        let isLong = end - start >= 3 && PhraseTable.shared.word(at: end - 2, in: text)?.end == end
        return isLong ? end - 2 : end - 1
    }
}
