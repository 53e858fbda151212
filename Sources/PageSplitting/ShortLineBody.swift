/// A body without sentences: verse, a table, a list. Six short lines and more under a title, where a head has three or four.
struct ShortLineBody {
    /// Short lines of the block in all.
    private static let fewest = 6
    private static let longestLine = 24

    /// Lines of the head: the title, and a name below it.
    let head: Range<Int>
    /// Lines of the body.
    let body: Range<Int>
    /// A name without a role below the title.
    let author: Int?

    /// - Parameters:
    ///   - block: what stands between two bodies.
    ///   - isFollowed: whether a body comes next, whose own head is then the end of the block.
    init?(_ block: HeadBlock, isFollowed: Bool) {
        let shorts = block.shorts
        guard shorts.count >= Self.fewest else { return nil }
        let lines = block.lines
        var start = shorts[0] + 1
        var author: Int?
        // Behind the words of a picture and the like: the name under the title shows where the verse begins.
        if !(start < block.range.upperBound && Self.isByline(lines[start])),
            let name = shorts.dropFirst().prefix(6).first(where: { Self.isAuthorOfVerse($0, lines) })
        {
            start = name
        }
        if start < block.range.upperBound {
            if Self.isByline(lines[start]) { start += 1 }
            if start < block.range.upperBound, let text = lines[start].text, AuthorAlone.isName(text) {
                author = start
                start += 1
            }
        }
        var end = start
        var index = start
        while index < lines.count, Self.isLine(lines[index]) {
            index += 1
            end = index
        }
        let isAtBody = end < lines.count && lines[end].kind == .body
        if isFollowed && end <= block.range.upperBound || isAtBody {
            end = Self.tailStart(lines, start..<end)
        }
        guard end - start >= Self.fewest - 2 else { return nil }
        head = shorts[0]..<start
        body = start..<end
        self.author = author
    }

    private static func isByline(_ line: ClassifiedLine) -> Bool {
        if case .byline = line.kind { true } else { false }
    }

    private static func isAuthorOfVerse(_ index: Int, _ lines: [ClassifiedLine]) -> Bool {
        guard let text = lines[index].text, AuthorAlone.isName(text), index + 4 < lines.count else { return false }
        return (index + 1...index + 4).allSatisfy { isLine(lines[$0]) }
    }

    private static func isLine(_ line: ClassifiedLine) -> Bool {
        guard line.kind == .short, let text = line.text else { return false }
        return text.count <= longestLine
    }

    /// Where the head of the next article begins: lines that stand alone, at least the last.
    private static func tailStart(_ lines: [ClassifiedLine], _ range: Range<Int>) -> Int {
        var start = range.upperBound
        // 长篇连载, 盐滩往事, 顾长河 著: an author's name shows where the next head is.
        if range.count > 4, let last = lines[start - 1].text, AuthorAlone.isAuthor(last) {
            let isSetOff = lines[start - 3].line.blanksAbove > 0 && lines[start - 2].line.blanksAbove == 0
            let hasColumn = isSetOff || lines[start - 3].text.map(Banner.isColumn) == true
            return start - (hasColumn ? 3 : 2)
        }
        while start > range.lowerBound + 2, range.upperBound - start < 3, lines[start - 1].line.blanksAbove > 0 {
            start -= 1
        }
        let isUniform = lines[start - 1].line.blanksAbove > 0
        return isUniform || start == range.upperBound ? range.upperBound - 1 : start
    }
}
