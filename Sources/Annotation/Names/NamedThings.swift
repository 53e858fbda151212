import BulletinModel

/// Organisations and places of one text, as they should be given.
struct NamedThings {
    let text: AnnotatedText
    let names: [NameSpan]
    let units: [UnitSpan]
    /// Of the people named here.
    let titles: [Range<Int>]

    /// Units and places, left to right, the longer of two that begin together first.
    let heads: [Range<Int>]

    init(text: AnnotatedText, names: [NameSpan], units: [UnitSpan], titles: [Range<Int>]) {
        (self.text, self.names, self.units, self.titles) = (text, names, units, titles)
        var heads: [Range<Int>] = []
        if units.count + names.count > 0 { heads.reserveCapacity(units.count + names.count) }
        for unit in units { heads.append(unit.range) }
        for name in names where name.kind == .place { heads.append(name.range) }
        if heads.count > 1 {
            heads.sort { ($0.lowerBound, $1.upperBound) < ($1.lowerBound, $0.upperBound) }
        }
        self.heads = heads
    }

    var scalars: [UInt32] { text.scalars }

    // MARK: Organisations

    /// Left to right, without overlap.
    func organisations() -> [Range<Int>] {
        var found: [Range<Int>] = []
        for name in names where name.kind == .organisation {
            guard let range = organisation(name.range) else { continue }
            found.append(range)
        }
        // 堂邑镇|商会, 我区疫情防控指挥部: told by their ending.
        let further = bodiesByEnding().filter { !found.touches($0) }
        if further.isEmpty { return found }
        return (found + further).sorted { $0.lowerBound < $1.lowerBound }
    }

    private func organisation(_ range: Range<Int>) -> Range<Int>? {
        var range = range
        while let first = range.first, openers.contains(scalars[first]) { range = first + 1..<range.upperBound }
        while let last = range.last, closers.contains(scalars[last]) { range = range.lowerBound..<last }
        if let first = range.first, range.count > 3, isBoundWord(first) { range = first + 1..<range.upperBound }
        range = withUnit(withoutOffice(afterBlank(range)))
        if KnownBodies.contains(scalars[range]) { return range }
        range = withoutKind(range)
        if isNoBody(range) { return nil }
        // 党群同心 and the like: the model's guess needs an ending that bodies have, or a place ahead, or foreign letters.
        if let last = range.last, !OrganisationWords.finals.contains(scalars[last]),
            !scalars[range].allSatisfy(NameWords.transliterations.contains), scalars[range].allSatisfy(isIdeograph),
            range.count > 3
        {
            return nil
        }
        // “红马甲”: a word of its own kind.
        if range.count <= 4, range.lowerBound > 0, range.upperBound < scalars.count,
            scalars[range.lowerBound - 1] == scalar("“"),
            scalars[range.upperBound] == scalar("”")
        {
            return nil
        }
        if let title = titleWithin(range) {
            if title.lowerBound <= range.lowerBound { return nil }
            range = range.lowerBound..<title.lowerBound
            // What is left is a row of units.
            if units.ending(at: range.upperBound) != nil { return nil }
        }
        guard range.count >= 2, range.count <= 40, !scalars[range].contains(where: NameMarks.separators.contains) else {
            return nil
        }
        guard !OrganisationWords.isCommonNoun(scalars, range), !isSomeBody(range) else { return nil }
        // A unit is no organisation by itself.
        guard !units.contains(exactly: range) else { return nil }
        if isBalanced(range) { return range }
        return nil
    }

    /// 东莞一纸厂, 滨州一酒店: some body of its kind.
    private func isSomeBody(_ range: Range<Int>) -> Bool {
        guard let one = range.dropFirst(2).last(where: { scalars[$0] == scalar("一") }), range.upperBound - one >= 3,
            range.upperBound - one <= 5
        else { return false }
        return !NameMarks.beforeFirst.contains(scalars[one - 1]) && !NameMarks.afterFirst.contains(scalars[one + 1])
    }

    /// 该市公安局, 全市总工会: but 全国政协 is a name.
    private func isBoundWord(_ first: Int) -> Bool {
        boundWords.contains(scalars[first])
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
        if range.count <= 3, range.contains(where: { isDigitScalar(scalars[$0]) }) { return true }
        return range.contains { verbsInside.length(startingAt: $0, in: scalars, to: range.upperBound) > 0 }
    }

    /// 象州县|消防大队: a body of which there is one everywhere is that of the unit right before it.
    private func withUnit(_ range: Range<Int>) -> Range<Int> {
        guard OrganisationWords.isEnding(scalars, range), let unit = units.ending(at: range.lowerBound) else {
            return range
        }
        return unit.range.lowerBound..<range.upperBound
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
            if let end = OrganisationWords.end(of: head.upperBound, in: scalars) {
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
            guard let end = OrganisationWords.end(of: index + 1, in: scalars), end - index >= 5 else { continue }
            if !first.touches(index..<end) { found.append(index..<end) }
            taken = end
        }
    }

    private func titleWithin(_ range: Range<Int>) -> Range<Int>? {
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

private let openers = ScalarSet("”’)》、,· -")
private let closers = ScalarSet("“‘(《、,· -")
private let boundWords = ScalarSet("各该本我")
private let titlesOfOffice = WordSet("CEO CFO COO CTO CMO MVP")
private let kinds = WordSet("民企 国企 央企 外企")
private let offices = ScalarSet("办部局会院处厅署委")
private let noBodies = WordSet("交汇处 交叉口 路口 十字路口 路段 沿线 公里 米 大桥 隧道")
private let verbsInside = WordSet("参加 举行 设立 建立 打击 出席 宣布 发表 赶到 赶赴")
private let scopes = ScalarSet("省市区县镇乡州")
private let own = ScalarSet("我,。;:“”、(据")
