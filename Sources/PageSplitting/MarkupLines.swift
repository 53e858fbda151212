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
    /// In `<a href>`, how many of them the line has, and whether all of its words so far stand in one.
    private var isLink = false
    private var links = 0
    private var isAllLinks = true
    /// The lines that are one link and nothing else.
    private var linkLines: [Int] = []
    /// Inside `<script>` or `<style>`: the name of the tag that ends it.
    private var skipped: [UInt8]?

    /// Markdown: `**` and links in brackets are signs.
    private let isMarkdown: Bool

    init(source: [UInt8], isMarkdown: Bool = false) {
        self.source = source
        self.isMarkdown = isMarkdown
        text.reserveCapacity(source.count)
        lines.reserveCapacity(source.count / 200)
    }

    /// Links that stand alone are a menu where they are many or of a word or two; else they may be a headline.
    consuming func page() -> Page {
        for (place, index) in linkLines.enumerated() {
            let hasNeighbour =
                place > 0 && linkLines[place - 1] == index - 1
                || place + 1 < linkLines.count && linkLines[place + 1] == index + 1
            if hasNeighbour || lines[index].text.count < 8 * 3 { lines[index].markup = .aside }
        }
        return Page(text: text, lines: lines)
    }

    /// A new line of the source. One that follows another without a blank line goes on with its paragraph.
    mutating func startLine(number: Int, at offset: Int, joins: Bool) {
        if !joins {
            endLine()
            markup = .none
        }
        self.number = number
        blanksAbove = joins ? 0 : 1
    }

    /// A line of preformatted text begins.
    mutating func startPrintedLine(number: Int) {
        blanksAbove = text.count > lineStart ? 0 : blanksAbove + 1
        breakLine(.none)
        self.number = number
    }

    /// A line of its own that says something of the page.
    mutating func field(_ range: Range<Int>, number: Int) {
        breakLine(.none)
        self.number = number
        text(range)
        breakLine(.none)
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

    /// A blank between two words that a line's end parts; Chinese needs none.
    mutating func gapBetweenWords(before byte: UInt8) {
        guard text.count > lineStart, let last = text.last, isLetterOrDigit(last), isLetterOrDigit(byte) else { return }
        text.append(0x20)
    }

    /// `===` or `---` below a line of a few words makes a heading of it.
    /// - Returns: whether there was one.
    mutating func underline(level: UInt8) -> Bool {
        let line = Blanks.trim(text.span, lineStart..<text.count)
        guard !line.isEmpty, line.count <= 46 * 3, markup == .none, !LineEnd.endsSentence(text, line) else {
            return false
        }
        markup = .heading(level: level)
        endLine()
        markup = .none
        return true
    }

    /// `<strong>` opens or closes.
    mutating func strengthen(_ change: Int) {
        strength = max(0, strength + change)
    }

    /// `<a href>` opens, or a link closes; they do not stand in each other.
    mutating func link(_ opens: Bool) {
        isLink = opens
        if opens { links += 1 }
    }

    /// Ends the printed line; the next one is `markup`.
    mutating func breakLine(_ markup: Markup) {
        endLine()
        self.markup = markup
    }

    /// Of a tag that ends a paragraph and one that opens the next, one finds nothing to end.
    @inline(__always)
    mutating func endLine() {
        if text.count > lineStart { takeLine() }
        lineStart = text.count
        sourceRange = nil
        isAllStrong = true
        isAllLinks = true
        links = isLink ? 1 : 0
    }

    @inline(never)
    private mutating func takeLine() {
        let trimmed = Blanks.trim(text.span, lineStart..<text.count)
        guard !trimmed.isEmpty, let sourceRange else { return }
        var kind = markup
        if links > 0, isAllLinks, kind == .none || kind == .item, trimmed.count <= 400 {
            if links > 1 { kind = .aside } else if trimmed.count <= 120 { linkLines.append(lines.count) }
        }
        if kind == .none || kind == .paragraph, isAllStrong { kind = .strong }
        lines.append(
            PageLine(
                text: trimmed, source: sourceRange, number: number, blanksAbove: blanksAbove,
                isIndented: false, markup: kind))
        text.append(0x0A)
    }

    /// Plain text of the source.
    mutating func text(_ range: Range<Int>) {
        let source = source
        let trimmed = Blanks.trim(source.span, range)
        guard !trimmed.isEmpty else { return }
        ByteScan.append(trimmed, of: source.span, to: &text)
        isAllStrong = false
        extend(trimmed)
    }

    private mutating func extend(_ range: Range<Int>) {
        sourceRange = sourceRange.map { $0.lowerBound..<max($0.upperBound, range.upperBound) } ?? range
    }

    /// Text with tags, entities and emphasis in it.
    mutating func inline(_ range: Range<Int>) {
        // What is the builder's own may change while it is looked at.
        let source = source
        let bytes = source.span
        var index = range.lowerBound
        var plain = index
        while true {
            index = nextSign(in: bytes, from: index, before: range.upperBound)
            guard index < range.upperBound else { break }
            let byte = bytes[index]
            if byte == 0x3C {
                append(plain..<index, of: bytes)
                // One tag mostly follows another.
                repeat {
                    index = tag(at: index, before: range.upperBound, of: bytes)
                } while index < range.upperBound && bytes[index] == 0x3C
                plain = index
                continue
            }
            if byte == 0x5B {
                guard let link = MarkdownLink(source, at: index, before: range.upperBound) else {
                    index += 1
                    continue
                }
                append(plain..<(link.isImage ? max(plain, index - 1) : index), of: bytes)
                if !link.isImage { inline(link.text) }
                plain = link.end
                index = plain
                continue
            }
            append(plain..<index, of: bytes)
            if byte == 0x26 {
                index = entity(at: index, before: range.upperBound, of: bytes)
            } else {
                index = emphasis(at: index, before: range.upperBound, of: bytes)
            }
            plain = index
        }
        append(plain..<range.upperBound, of: bytes)
    }

    /// Where a tag, an entity, emphasis or a link of Markdown may begin.
    private func nextSign(in bytes: Span<UInt8>, from start: Int, before end: Int) -> Int {
        let bracket: UInt8 = isMarkdown ? 0x5B : 0x3C
        return ByteScan.firstIndex(of: 0x26, 0x2A, 0x3C, bracket, in: bytes, from: start, before: end)
    }

    private mutating func append(_ range: Range<Int>, of bytes: Span<UInt8>) {
        guard !range.isEmpty, skipped == nil else { return }
        ByteScan.append(range, of: bytes, to: &text)
        if isAllStrong, strength == 0, Blanks.skip(bytes, range) < range.upperBound { isAllStrong = false }
        if isAllLinks, !isLink, Self.holdsWords(bytes, range) { isAllLinks = false }
        extend(range)
    }

    @inline(__always) private static func holdsWords(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
        for index in range where !isBetweenLinks(bytes[index]) { return true }
        return false
    }

    /// `**` follows; without it those that opened are text: 张**.
    private func isClosed(_ start: Int, before end: Int) -> Bool {
        var place = start
        while place + 1 < end {
            place = ByteScan.firstIndex(of: 0x2A, in: source.span, from: place, before: end)
            guard place + 1 < end else { return false }
            if source[place + 1] == 0x2A { return true }
            place += 1
        }
        return false
    }

    /// Blanks, bars and brackets: 首页 | 新闻 > 正文.
    private static func isBetweenLinks(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x09, 0x20, 0x7C, 0x2F, 0x3E, 0x2D, 0x5B, 0x5D: true
        default: false
        }
    }

    private mutating func emphasis(at index: Int, before end: Int, of bytes: Span<UInt8>) -> Int {
        guard isMarkdown, index + 1 < end, bytes[index + 1] == 0x2A, strength > 0 || isClosed(index + 2, before: end)
        else {
            append(index..<index + 1, of: bytes)
            return index + 1
        }
        strength = strength > 0 ? 0 : 1
        return index + 2
    }

    // MARK: Tags

    private mutating func tag(at index: Int, before end: Int, of bytes: Span<UInt8>) -> Int {
        var cursor = index + 1
        let isEnd = cursor < end && bytes[cursor] == 0x2F
        if isEnd { cursor += 1 }
        // Nearly all tags of a digest: <p>, <br> and <strong>, and what ends them.
        if cursor + 1 < end, bytes[cursor + 1] == 0x3E, bytes[cursor] | 0x20 == 0x70 {
            breakBlock(isItem: false)
            return cursor + 2
        }
        if cursor + 2 < end, bytes[cursor + 2] == 0x3E, bytes[cursor] | 0x20 == 0x62, bytes[cursor + 1] | 0x20 == 0x72 {
            breakBlock(isItem: false)
            return cursor + 3
        }
        if cursor + 6 < end, bytes[cursor + 6] == 0x3E, InlineTag.isStrong(bytes, cursor) {
            strength = isEnd ? max(0, strength - 1) : strength + 1
            return cursor + 7
        }
        let nameStart = cursor
        while cursor < end, cursor - nameStart < 16, isLetterOrDigit(bytes[cursor]) { cursor += 1 }
        guard cursor > nameStart, let close = closingAngle(from: cursor, before: end) else {
            append(index..<index + 1, of: bytes)
            return index + 1
        }
        switch InlineTag(source, nameStart..<cursor) {
        case .hidden: skipped = isEnd ? nil : Array(source[nameStart..<cursor])
        case .strong: strength = isEnd ? max(0, strength - 1) : strength + 1
        case .block(let isItem): breakBlock(isItem: isItem)
        case .other: break
        }
        return close + 1
    }

    private mutating func breakBlock(isItem: Bool) {
        endLine()
        blanksAbove = 1
        markup = isItem ? .item : .none
    }

    /// A tag ends on its line, and soon: a lone `<` must not search to the end of the page each time.
    private func closingAngle(from start: Int, before end: Int) -> Int? {
        if start < end, source[start] == 0x3E { return start }
        return source[start..<min(end, start + 600)].firstIndex(of: 0x3E)
    }

    private func isLetterOrDigit(_ byte: UInt8) -> Bool {
        (0x61...0x7A).contains(byte) || (0x41...0x5A).contains(byte) || (0x30...0x39).contains(byte)
    }

    private mutating func entity(at index: Int, before end: Int, of bytes: Span<UInt8>) -> Int {
        guard skipped == nil, let (scalar, length) = CharacterReference.read(source[index..<min(end, index + 12)])
        else {
            append(index..<index + 1, of: bytes)
            return index + 1
        }
        text += Array(String(Character(scalar)).utf8)
        if strength == 0, scalar.value > 0x20, scalar.value != 0xA0 { isAllStrong = false }
        if !isLink, scalar.value != 0xA0, scalar != "»", scalar != "·", scalar != ">" { isAllLinks = false }
        extend(index..<index + length)
        return index + length
    }
}

/// What a tag inside a line means to it.
private enum InlineTag {
    /// Its text is not shown.
    case hidden
    case strong
    /// Ends a printed line.
    case block(isItem: Bool)
    case other

    private static let blocks: Set<String> = [
        "div", "table", "section", "article", "blockquote", "pre", "figure", "figcaption",
    ]

    @inline(__always) static func isStrong(_ source: Span<UInt8>, _ start: Int) -> Bool {
        func letter(_ place: Int) -> UInt8 { source[start + place] | 0x20 }
        return letter(0) == 0x73 && letter(1) == 0x74 && letter(2) == 0x72 && letter(3) == 0x6F && letter(4) == 0x6E
            && letter(5) == 0x67
    }

    init(_ source: [UInt8], _ range: Range<Int>) {
        // Nearly all tags of a digest, without a look into a table.
        if range.count == 1 {
            switch source[range.lowerBound] | 0x20 {
            case 0x70: self = .block(isItem: false)
            case 0x62: self = .strong
            default: self = .other
            }
            return
        }
        if range.count == 2, case let second = source[range.lowerBound + 1] {
            switch (source[range.lowerBound] | 0x20, second | 0x20) {
            case (0x62, 0x72), (0x68, 0x72): self = .block(isItem: false)  // br, hr
            case (0x68, _) where (0x31...0x36).contains(second): self = .block(isItem: false)
            case (0x6C, 0x69): self = .block(isItem: true)
            case (0x75, 0x6C), (0x6F, 0x6C), (0x74, 0x72): self = .block(isItem: false)  // ul, ol, tr
            default: self = .other
            }
            return
        }
        if range.count == 6, Self.isStrong(source.span, range.lowerBound) {
            self = .strong
            return
        }
        let name = String(decoding: source[range], as: UTF8.self).lowercased()
        switch name {
        case "script", "style": self = .hidden
        default: self = Self.blocks.contains(name) ? .block(isItem: false) : .other
        }
    }
}
