/// Markdown taken down to what it prints. Digests write their paragraphs as HTML inside; its tags are read as well.
///
/// Front matter, headings of both kinds, rules, list items, rows of tables, links, pictures, emphasis and paragraphs are
/// known; what is not known is text, so that no word is lost.
enum MarkdownPage {
    /// - Complexity: linear.
    static func page(of source: [UInt8]) -> Page {
        var builder = MarkupLines(source: source, isMarkdown: true)
        let lines = PlainTextPage.lines(of: source, hasRunInParagraphs: false)
        let matter = FrontMatter(lines, of: source)
        if let date = matter?.date { builder.field(date.range, number: date.number) }
        let body = lines[(matter?.end ?? 0)...]
        if let title = matter?.title, !body.contains(where: { headingLevel(source, $0.text) != nil }) {
            builder.breakLine(.heading(level: 1))
            builder.number(title.number, blanksAbove: 0)
            builder.text(title.range)
            builder.breakLine(.none)
        }
        for line in body { read(line, of: source, into: &builder) }
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
        if line.blanksAbove == 0, let level = underlining(source, range), builder.underline(level: level) { return }
        if isRule(source, range) {
            builder.breakLine(.rule)
            builder.text(range)
            builder.breakLine(.none)
            return
        }
        if source[range.lowerBound] == 0x7C, source[range.upperBound - 1] == 0x7C, range.count > 2 {
            return readRow(source, range, into: &builder)
        }
        if opensNumberedItem(source, range) {
            builder.breakLine(.none)
        } else if let marker = itemMarker(source, range) {
            builder.breakLine(.item)
            range = range.lowerBound + marker..<range.upperBound
        }
        if isLink(source, range) {
            builder.breakLine(.aside)
            builder.text(range)
            builder.breakLine(.none)
            return
        }
        builder.gapBetweenWords(before: source[range.lowerBound])
        builder.inline(withoutEmphasis(source, range))
    }

    /// `| 义诊 | 86 |`, and the rule below a table's head.
    private static func readRow(_ source: [UInt8], _ range: Range<Int>, into builder: inout MarkupLines) {
        builder.breakLine(.none)
        guard range.contains(where: { !ruleSigns.contains(source[$0]) }) else { return }
        for cell in source[range].split(separator: 0x7C) {
            builder.gap()
            builder.inline(Blanks.trim(source.span, cell.indices))
        }
        builder.breakLine(.none)
    }

    private static let ruleSigns: Set<UInt8> = [0x7C, 0x2D, 0x3A, 0x20]

    /// `===`: 1; `---`: 2.
    private static func underlining(_ source: [UInt8], _ range: Range<Int>) -> UInt8? {
        guard range.count >= 3, source[range.lowerBound] == 0x3D || source[range.lowerBound] == 0x2D,
            range.allSatisfy({ source[$0] == source[range.lowerBound] })
        else { return nil }
        return source[range.lowerBound] == 0x3D ? 1 : 2
    }

    /// `1. `, `12) `: the number stays text.
    private static func opensNumberedItem(_ source: [UInt8], _ range: Range<Int>) -> Bool {
        let digits = source[range].prefix(4).prefix { (0x30...0x39).contains($0) }.count
        let sign = range.lowerBound + digits
        return (1...3).contains(digits) && sign + 1 < range.upperBound && source[sign + 1] == 0x20
            && (source[sign] == 0x2E || source[sign] == 0x29)
    }

    /// `*本报记者 …*`: a line that stands in single signs.
    private static func withoutEmphasis(_ source: [UInt8], _ range: Range<Int>) -> Range<Int> {
        guard range.count > 4 else { return range }
        let inner = range.lowerBound + 1..<range.upperBound - 1
        guard let sign = range.first.map({ source[$0] }), sign == 0x2A || sign == 0x5F,
            source[inner.upperBound] == sign, !inner.contains(where: { source[$0] == sign })
        else { return range }
        return inner
    }

    private static func headingLevel(_ source: [UInt8], _ range: Range<Int>) -> Int? {
        guard !range.isEmpty, source[range.lowerBound] == 0x23 else { return nil }
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
        let bytes = source.span
        let close = ByteScan.firstIndex(of: 0x5D, in: bytes, from: range.lowerBound, before: range.upperBound)
        // Ahead of the last sign no bracket closes.
        let last = range.upperBound - 1
        return close < last && bytes[close + 1] == 0x28
            && ByteScan.firstIndex(of: 0x29, in: bytes, from: min(close + 2, last), before: last) == last
    }
}
