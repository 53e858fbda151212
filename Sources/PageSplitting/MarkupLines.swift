/// Gathers the printed lines of a marked-up source: text without tags and entities, each line with its place in the
/// source.
struct MarkupLines {
    private let source: [UInt8]
    private var text: [UInt8] = []
    private var lines: [PageLine] = []
    private var markup = Markup.none
    private var lineStart = 0
    private var sourceRange: Range<Int>?
    private var number = 1
    private var blanksAbove = 0
    /// How deep in `<strong>`, and whether all of the line so far stands in it.
    private var strength = 0
    private var isAllStrong = true
    /// Inside `<script>` or `<style>`: the name of the tag that ends it.
    private var skipped: [UInt8]?

    init(source: [UInt8]) {
        self.source = source
        text.reserveCapacity(source.count)
    }

    func page() -> Page { Page(text: text, lines: lines) }

    /// A new line of the source. One that follows another without a blank line goes on with its paragraph.
    mutating func startLine(number: Int, at offset: Int, joins: Bool) {
        if !joins {
            endLine()
            markup = .none
        }
        self.number = number
        blanksAbove = joins ? 0 : 1
    }

    /// Where the next printed line stands in the source.
    mutating func number(_ number: Int, blanksAbove: Int) {
        self.number = number
        self.blanksAbove = blanksAbove
    }

    /// A blank between two cells or words, where something stands ahead of it.
    mutating func gap() {
        if text.count > lineStart, text[text.count - 1] != 0x20 { text.append(0x20) }
    }

    /// `<strong>` opens or closes.
    mutating func strengthen(_ change: Int) {
        strength = max(0, strength + change)
    }

    /// Ends the printed line; the next one is `markup`.
    mutating func breakLine(_ markup: Markup) {
        endLine()
        self.markup = markup
    }

    mutating func endLine() {
        defer {
            lineStart = text.count
            sourceRange = nil
            isAllStrong = true
        }
        let trimmed = Blanks.trim(text.span, lineStart..<text.count)
        guard !trimmed.isEmpty, let sourceRange else { return }
        var kind = markup
        if kind == .none || kind == .paragraph, isAllStrong { kind = .strong }
        lines.append(
            PageLine(
                text: trimmed, source: sourceRange, number: number, blanksAbove: blanksAbove,
                isIndented: false, markup: kind))
        text.append(0x0A)
    }

    /// Plain text of the source.
    mutating func text(_ range: Range<Int>) {
        let trimmed = Blanks.trim(source.span, range)
        guard !trimmed.isEmpty else { return }
        text += source[trimmed]
        isAllStrong = false
        extend(trimmed)
    }

    private mutating func extend(_ range: Range<Int>) {
        sourceRange = sourceRange.map { $0.lowerBound..<max($0.upperBound, range.upperBound) } ?? range
    }

    /// Text with tags, entities and emphasis in it.
    mutating func inline(_ range: Range<Int>) {
        var index = range.lowerBound
        var plain = index
        while index < range.upperBound {
            let byte = source[index]
            guard byte == 0x3C || byte == 0x26 || byte == 0x2A else {
                index += 1
                continue
            }
            append(plain..<index)
            switch byte {
            case 0x3C: index = tag(at: index, before: range.upperBound)
            case 0x26: index = entity(at: index, before: range.upperBound)
            default: index = emphasis(at: index, before: range.upperBound)
            }
            plain = index
        }
        append(plain..<range.upperBound)
    }

    private mutating func append(_ range: Range<Int>) {
        guard !range.isEmpty, skipped == nil else { return }
        text += source[range]
        if strength == 0, isAllStrong, !Blanks.trim(source.span, range).isEmpty { isAllStrong = false }
        extend(range)
    }

    private mutating func emphasis(at index: Int, before end: Int) -> Int {
        guard index + 1 < end, source[index + 1] == 0x2A else {
            append(index..<index + 1)
            return index + 1
        }
        strength = strength > 0 ? 0 : 1
        return index + 2
    }

    // MARK: Tags

    /// Tags that end a printed line.
    private static let blockTags: Set<String> = [
        "p", "br", "div", "li", "ul", "ol", "tr", "table", "h1", "h2", "h3", "h4", "h5", "h6", "section", "article",
        "blockquote", "hr", "pre", "figure", "figcaption",
    ]
    private static let hiddenTags: Set<String> = ["script", "style"]

    private mutating func tag(at index: Int, before end: Int) -> Int {
        var cursor = index + 1
        let isEnd = cursor < end && source[cursor] == 0x2F
        if isEnd { cursor += 1 }
        let nameStart = cursor
        while cursor < end, cursor - nameStart < 16, isLetterOrDigit(source[cursor]) { cursor += 1 }
        guard cursor > nameStart, let close = closingAngle(from: cursor, before: end) else {
            append(index..<index + 1)
            return index + 1
        }
        let name = String(decoding: source[nameStart..<cursor], as: UTF8.self).lowercased()
        if Self.hiddenTags.contains(name) {
            skipped = isEnd ? nil : Array(name.utf8)
        } else if name == "strong" || name == "b" {
            strength = isEnd ? max(0, strength - 1) : strength + 1
        } else if Self.blockTags.contains(name) {
            endLine()
            blanksAbove = 1
            markup = name == "li" ? .item : .none
        }
        return close + 1
    }

    /// A tag ends on its line, and soon: a lone `<` must not search to the end of the page each time.
    private func closingAngle(from start: Int, before end: Int) -> Int? {
        source[start..<min(end, start + 600)].firstIndex(of: 0x3E)
    }

    private func isLetterOrDigit(_ byte: UInt8) -> Bool {
        (0x61...0x7A).contains(byte) || (0x41...0x5A).contains(byte) || (0x30...0x39).contains(byte)
    }

    private mutating func entity(at index: Int, before end: Int) -> Int {
        guard skipped == nil, let (scalar, length) = CharacterReference.read(source[index..<min(end, index + 12)])
        else {
            append(index..<index + 1)
            return index + 1
        }
        text += Array(String(Character(scalar)).utf8)
        if strength == 0, scalar.value > 0x20, scalar.value != 0xA0 { isAllStrong = false }
        extend(index..<index + length)
        return index + length
    }
}

/// `&nbsp;`, `&#12345;`, `&#x4e00;`.
enum CharacterReference {
    private static let named: [String: Unicode.Scalar] = [
        "nbsp": "\u{A0}", "lt": "<", "gt": ">", "amp": "&", "quot": "\"", "apos": "'", "middot": "·", "ldquo": "“",
        "rdquo": "”", "lsquo": "‘", "rsquo": "’", "mdash": "—", "ndash": "–", "hellip": "…", "bull": "•",
        "times": "×", "deg": "°", "emsp": "\u{2003}", "ensp": "\u{2002}", "thinsp": "\u{2009}", "yen": "¥",
        "copy": "©", "reg": "®", "permil": "‰", "plusmn": "±", "laquo": "«", "raquo": "»",
    ]

    /// - Parameter bytes: from the `&` on.
    static func read(_ bytes: ArraySlice<UInt8>) -> (scalar: Unicode.Scalar, length: Int)? {
        guard let semicolon = bytes.firstIndex(of: 0x3B) else { return nil }
        let name = String(decoding: bytes[bytes.startIndex + 1..<semicolon], as: UTF8.self)
        let length = semicolon + 1 - bytes.startIndex
        guard name.hasPrefix("#") else { return named[name].map { ($0, length) } }
        let digits = name.dropFirst()
        let value = digits.lowercased().hasPrefix("x") ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
        guard let value, value != 0, let scalar = Unicode.Scalar(value) else { return nil }
        return (scalar, length)
    }
}
