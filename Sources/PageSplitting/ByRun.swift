/// An unspaced run of characters in a byline: names, an outlet, or both.
struct ByRun {
    let text: LineText
    let range: Range<Int>

    init(_ text: LineText, _ range: Range<Int>) {
        self.text = text
        self.range = range
    }

    /// Ends as papers and stations do.
    var isOutlet: Bool { Self.endingStart(text, range) != nil }

    /// Believable as names and as nothing else.
    var isNames: Bool { NameRun.split(text.scalars[range]) != nil }

    var isOutletLike: Bool { !isNames }

    private static func endingStart(_ text: LineText, _ range: Range<Int>) -> Int? {
        BylineWords.outletEndings.ending(of: text, range).map { range.upperBound - $0.scalars.count }
    }

    /// Where in 贾波四川在线 the outlet begins. Its own name has two characters or more.
    var outletStart: Int {
        guard let ending = Self.endingStart(text, range) else { return range.upperBound }
        return namesEnd(before: ending - 2) ?? range.lowerBound
    }

    /// The end of names that open the run and end at `limit` or earlier: as near to it as can be.
    private func namesEnd(before limit: Int) -> Int? {
        var best: Int?
        var cut = range.lowerBound + 2
        while cut <= limit {
            if NameRun.split(text.scalars[range.lowerBound..<cut]) != nil { best = cut }
            cut += 1
        }
        return best
    }

    /// 陈俊梧州电台谢大明: names, an outlet, the names of its people.
    var namesAroundOutlet: (before: Range<Int>, outlet: Range<Int>, after: Range<Int>)? {
        guard range.count >= 6 else { return nil }
        for end in range.lowerBound + 3...range.upperBound - 2 {
            guard let ending = Self.endingStart(text, range.lowerBound..<end), end - ending >= 2,
                NameRun.split(text.scalars[end..<range.upperBound]) != nil
            else { continue }
            let start = namesEnd(before: ending - 2) ?? range.lowerBound
            return (range.lowerBound..<start, start..<end, end..<range.upperBound)
        }
        return nil
    }
}
