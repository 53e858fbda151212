/// Markdown taken down to what it prints. Digests write their paragraphs as HTML inside; its tags are read as well.
///
/// ATX headings, rules, list items, links, emphasis and paragraphs are known; what is not known is text, so that no
/// word is lost.
enum MarkdownPage {
    /// - Complexity: linear.
    static func page(of source: [UInt8]) -> Page {
        var builder = MarkupLines(source: source)
        for line in PlainTextPage.lines(of: source, hasRunInParagraphs: false) {
            read(line, of: source, into: &builder)
        }
        builder.endLine()
        return builder.page()
    }

    private static func read(_ line: PageLine, of source: [UInt8], into builder: inout MarkupLines) {
        var range = line.text
        builder.startLine(number: line.number, at: range.lowerBound, joins: line.blanksAbove == 0)
        if let level = headingLevel(source, range) {
            builder.breakLine(.heading(level: UInt8(level)))
            range = range.lowerBound + level..<range.upperBound
            while let last = range.last, source[last] == 0x23 || source[last] == 0x20 { range.removeLast() }
            builder.text(range)
            builder.breakLine(.none)
            return
        }
        if isRule(source, range) {
            builder.breakLine(.rule)
            builder.text(range)
            builder.breakLine(.none)
            return
        }
        if let marker = itemMarker(source, range) {
            builder.breakLine(.item)
            range = range.lowerBound + marker..<range.upperBound
        }
        if isLink(source, range) {
            builder.breakLine(.aside)
            builder.text(range)
            builder.breakLine(.none)
            return
        }
        builder.inline(range)
    }

    private static func headingLevel(_ source: [UInt8], _ range: Range<Int>) -> Int? {
        let level = range.prefix(7).prefix { source[$0] == 0x23 }.count
        guard (1...6).contains(level), range.lowerBound + level < range.upperBound,
            source[range.lowerBound + level] == 0x20
        else { return nil }
        return level
    }

    private static func isRule(_ source: [UInt8], _ range: Range<Int>) -> Bool {
        guard range.count >= 3, let first = range.first.map({ source[$0] }),
            first == 0x2D || first == 0x2A || first == 0x5F
        else { return false }
        return range.allSatisfy { source[$0] == first || source[$0] == 0x20 }
    }

    private static func itemMarker(_ source: [UInt8], _ range: Range<Int>) -> Int? {
        guard range.count > 2, [0x2D, 0x2A, 0x2B, 0x3E].contains(source[range.lowerBound]),
            source[range.lowerBound + 1] == 0x20
        else { return nil }
        return 2
    }

    /// `[查看原文](https://…)` and nothing else.
    private static func isLink(_ source: [UInt8], _ range: Range<Int>) -> Bool {
        guard range.count > 4, source[range.lowerBound] == 0x5B, source[range.upperBound - 1] == 0x29 else {
            return false
        }
        guard let close = source[range].firstIndex(of: 0x5D), close + 1 < range.upperBound else { return false }
        return source[close + 1] == 0x28 && !source[close + 2..<range.upperBound - 1].contains(0x29)
    }
}
