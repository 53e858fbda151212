/// What a Markdown file says of itself between two rules at its beginning: `title: …`, `date: …`.
struct FrontMatter {
    typealias Field = (range: Range<Int>, number: Int)

    private(set) var title: Field?
    private(set) var date: Field?
    /// The first line behind it.
    let end: Int

    /// Front matter has at most this many lines.
    private static let longest = 60

    /// Nil where the file does not begin so.
    init?(_ lines: [PageLine], of source: [UInt8]) {
        guard let first = lines.first, Self.isRule(source, first.text),
            let close = lines.prefix(Self.longest).dropFirst().firstIndex(where: { Self.isRule(source, $0.text) }),
            close > 1, lines[1..<close].allSatisfy({ Self.isField(source, $0.text) })
        else { return nil }
        end = close + 1
        for line in lines[1..<close] {
            guard let value = Self.value(source, line.text) else { continue }
            let key = String(decoding: source[line.text.lowerBound..<value.key], as: UTF8.self).lowercased()
            switch key {
            case "title": title = (value.range, line.number)
            case "date", "published": date = date ?? (value.range, line.number)
            default: continue
            }
        }
    }

    private static func isRule(_ source: [UInt8], _ range: Range<Int>) -> Bool {
        range.count == 3 && range.allSatisfy { source[$0] == 0x2D }
    }

    /// `key: value`, or `- item` of the key above.
    private static func isField(_ source: [UInt8], _ range: Range<Int>) -> Bool {
        value(source, range) != nil || source[range.lowerBound] == 0x2D || source[range.upperBound - 1] == 0x3A
    }

    /// Where the key ends, and the value without quotes around it.
    private static func value(_ source: [UInt8], _ range: Range<Int>) -> (key: Int, range: Range<Int>)? {
        let key = source[range].prefix(24).prefix { $0 < 0x80 && $0 != 0x3A }
        guard !key.isEmpty, key.endIndex < range.upperBound, source[key.endIndex] == 0x3A else { return nil }
        var value = Blanks.trim(source.span, key.endIndex + 1..<range.upperBound)
        guard value.count >= 2, let first = value.first.map({ source[$0] }), first == 0x22 || first == 0x27,
            source[value.upperBound - 1] == first
        else { return value.isEmpty ? nil : (key.endIndex, value) }
        value = value.lowerBound + 1..<value.upperBound - 1
        return value.isEmpty ? nil : (key.endIndex, value)
    }
}
