extension NamedThings {
    /// Units and places, and sites named after one: 聊城南高速路口. Left to right.
    func places(outside organisations: [Range<Int>]) -> [Range<Int>] {
        var covered = 0
        var found: [Range<Int>] = []
        for head in heads {
            guard !scalars[head].contains(where: NameMarks.separators.contains),
                head.count >= 2 || abbreviations.contains(scalars[head.lowerBound])
            else { continue }
            let isUnit = units.contains(exactly: head)
            // 古楼街道|香江社区|广场: the site is named by the unit next to it.
            let isFollowed = isUnit && units.starting(at: head.upperBound) != nil
            guard let head = isUnit ? head : trimmed(head) else { continue }
            if !isFollowed, let site = site(from: head) {
                if isUnit { found.append(head) }
                found.append(site)
            } else if isUnit || head.lowerBound >= covered {
                if !isUnit, organisations.touches(head) { continue }
                if !isUnit, PlaceWords.isCommonNoun(scalars, head) || isPairOfCountries(head) { continue }
                found.append(head)
            }
            covered = max(covered, found.last?.upperBound ?? 0)
        }
        return found
    }

    private func site(from head: Range<Int>) -> Range<Int>? {
        var end = head.upperBound
        var best: Int?
        while end < scalars.count, end - head.upperBound < 10, isIdeograph(scalars[end]),
            !NameMarks.barriers.contains(scalars[end])
        {
            end += 1
            let length = PlaceWords.sites.length(endingAt: end, in: scalars, from: head.upperBound)
            if length > 0, isSite(head, name: head.upperBound..<end - length, kind: end - length..<end) { best = end }
        }
        return best.map { head.lowerBound..<$0 }
    }

    /// 徽州大道|2公里, 101国道|司马台长城, 冲绳|基地; nil for 皖A6A843号 and what else is no place.
    private func trimmed(_ range: Range<Int>) -> Range<Int>? {
        let range = beforeOne(range)
        // 一超市: some place of its kind
        if range.count <= 4, scalars[range.lowerBound] == scalar("一") { return nil }
        if range.contains(where: { noPlace.contains(scalars[$0]) }), !ForeignPlaces.contains(scalars[range]) {
            let end = range.first { noPlace.contains(scalars[$0]) } ?? range.upperBound
            return isKnown(range.lowerBound..<end) ? range.lowerBound..<end : nil
        }
        if range.count > 3, scalars[range.upperBound - 2] == scalar("基"), scalars[range.upperBound - 1] == scalar("地"),
            isKnown(range.lowerBound..<range.upperBound - 2)
        {
            return range.lowerBound..<range.upperBound - 2
        }
        return withoutDistance(range)
    }

    private func isKnown(_ range: Range<Int>) -> Bool {
        range.count >= 2 && (Gazetteer.shared.isName(range, in: scalars) || ForeignPlaces.contains(scalars[range]))
    }

    private func withoutDistance(_ range: Range<Int>) -> Range<Int>? {
        guard let digit = range.first(where: { isDigitScalar(scalars[$0]) }) else { return range }
        // A car's plate
        if range.count(where: { isDigitScalar(scalars[$0]) || isLatinLetter(scalars[$0]) }) >= 5 { return nil }
        var end = digit
        while end < range.upperBound, isDigitScalar(scalars[end]) { end += 1 }
        if digit == range.lowerBound, roads.length(startingAt: end, in: scalars, to: range.upperBound) > 0 {
            return range.upperBound - end > 4 ? end + 2..<range.upperBound : range
        }
        if digit > range.lowerBound + 1, lengths.length(startingAt: end, in: scalars, to: range.upperBound) > 0 {
            return range.lowerBound..<digit
        }
        return range
    }

    /// 冲绳|一市, 象州|一超市
    private func beforeOne(_ range: Range<Int>) -> Range<Int> {
        guard let one = range.dropFirst(2).last(where: { scalars[$0] == scalar("一") }), range.upperBound - one >= 2,
            range.upperBound - one <= 4, !NameMarks.beforeFirst.contains(scalars[one - 1]),
            !NameMarks.afterFirst.contains(scalars[one + 1]),
            !units.contains(exactly: range)
        else { return range }
        return range.lowerBound..<one
    }

    /// 中牙, 俄美: two, of which neither is named by it.
    private func isPairOfCountries(_ range: Range<Int>) -> Bool {
        range.count == 2 && scalars[range].allSatisfy(abbreviations.contains)
            && !Gazetteer.shared.isName(range, in: scalars)
            && !ForeignPlaces.contains(scalars[range])
    }

    /// 汽车市场, 国内市场, 上海市场: where goods are dealt in, and no place.
    private func isSite(_ head: Range<Int>, name: Range<Int>, kind: Range<Int>) -> Bool {
        if name.count > 0, scalars[name.lowerBound] == scalar("一") { return false }
        guard kind.count == 2, scalars[kind.lowerBound] == scalar("市"), scalars[kind.lowerBound + 1] == scalar("场")
        else {
            return true
        }
        if name.isEmpty {
            return !Gazetteer.shared.members(at: head, in: scalars).contains {
                Gazetteer.shared.level(of: Int($0.unit)) < 2
            } && !ForeignPlaces.contains(scalars[head])
        }
        return name.count <= 4
            && (name.count < 2
                || !Gazetteer.shared.isWord(scalars[name.upperBound - 2], scalars[name.upperBound - 1]))
    }
}

private let noPlace = ScalarSet("的[]")
private let roads = WordSet("国道 省道 县道")
private let lengths = WordSet("公里 米")
private let abbreviations = ScalarSet("京津沪渝冀晋辽吉黑苏浙皖闽赣鲁豫鄂湘粤琼川蜀黔滇陕甘青台蒙桂藏宁新港澳中美英法德俄日韩朝印加澳意巴以伊埃牙欧非亚拉")
