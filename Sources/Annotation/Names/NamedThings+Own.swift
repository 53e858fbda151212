/// Bodies that neither the model nor a place tells.
extension NamedThings {
    /// 四季青医院, 交警三大队: a name of two to four characters ahead of an ending that only bodies have. What is a common word
    /// (物流公司, 中医医院) tells a kind.
    func bodiesOfTheirOwn() -> [Range<Int>] {
        var found: [Range<Int>] = []
        let endings = OrganisationWords.strongEndings
        var end = text.next(.bodyEnd, from: 3) + 1
        while end <= scalars.count {
            let ending = endings.length(endingAt: end, in: scalars, from: found.last?.upperBound ?? 0)
            if ending > 0, let start = ownName(before: end - ending, from: found.last?.upperBound ?? 0),
                !isOtherName(start..<end), !OrganisationWords.isCutOff(end, in: scalars),
                units.covering(end - 1) == nil, units.covering(start) == nil
            {
                found.append(start..<end)
            }
            end = text.next(.bodyEnd, from: end) + 1
        }
        return found
    }

    /// A person's or a place's; a body's that was refused does not stand in the way.
    private func isOtherName(_ range: Range<Int>) -> Bool {
        let index = names.firstIndex { $0.range.upperBound <= range.lowerBound }
        for name in names[index...] {
            if name.range.lowerBound >= range.upperBound { return false }
            if name.kind != .organisation { return true }
        }
        return false
    }

    /// Where the name begins that ends there; nil for a common word, or where nothing tells its beginning.
    private func ownName(before end: Int, from floor: Int) -> Int? {
        var start = end
        while start > floor, end - start < 5, isIdeograph(scalars[start - 1]),
            !aheadOfBodies.contains(scalars[start - 1])
        {
            start -= 1
        }
        guard (2...4).contains(end - start) else { return nil }
        let gazetteer = Gazetteer.shared
        for index in start..<end - 1 where gazetteer.isWord(scalars[index], scalars[index + 1]) { return nil }
        if end - start == 2, NameWords.surnames.contains(scalars[start]) == false,
            kindsOfBodies.contains(scalars[start..<end])
        {
            return nil
        }
        return scalars[start..<end].contains(where: notInOwnNames.contains) ? nil : start
    }
}

/// What stands ahead of a name rather than in it.
private let aheadOfBodies = ScalarSet("的了在是和与及对向从由为被把将该各每这那使让给到于以有也都就并等个名位往入据经去赴抵达至往某家所间座此其本我他她你们了着过")
private let notInOwnNames = ScalarSet("一二两三四五六七八九十几多大小新老旧好某外内上下前后来称说做当办建设校院")
private let kindsOfBodies = WordSet("专科 综合 三甲 公立 私立 民营 定点 附属 直属 双语 重点 普通 完全 希望 中心 基层 高等 军队 驻地")
