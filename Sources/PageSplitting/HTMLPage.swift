/// HTML taken down to what it prints: headings, paragraphs, items and rows in order, each a line; scripts, styles, menus
/// and forms dropped. Broken markup is read as browsers read it, as far as text goes: an unclosed tag ends nothing.
struct HTMLPage {
    private let source: [UInt8]
    private var builder: MarkupLines
    private var number = 1
    /// The element whose text is dropped, and how often it has been opened inside itself.
    private var dropped: (name: String, depth: Int)?
    private var index = 0

    /// - Complexity: linear.
    static func page(of source: [UInt8]) -> Page {
        var page = HTMLPage(source)
        page.read()
        return page.builder.page()
    }

    private init(_ source: [UInt8]) {
        self.source = source
        builder = MarkupLines(source: source)
    }

    /// Elements that show no text of an article.
    private static let droppedElements: Set<String> = [
        "script", "style", "head", "nav", "noscript", "form", "select", "button", "template", "svg", "iframe", "footer",
        "textarea",
    ]
    /// Their text is no markup: only their own end tag ends them.
    private static let rawElements: Set<String> = ["script", "style", "textarea"]
    private static let blocks: Set<String> = [
        "p", "br", "div", "ul", "ol", "li", "tr", "table", "section", "article", "header", "main", "aside",
        "blockquote", "hr",
        "pre", "figure", "figcaption", "dl", "dt", "dd", "caption", "center", "body", "h1", "h2", "h3", "h4", "h5",
        "h6",
    ]

    private mutating func read() {
        var text = 0
        while index < source.count {
            guard source[index] == 0x3C, let end = markupEnd() else {
                index += 1
                continue
            }
            print(text..<index)
            take(index + 1..<end)
            index = end + 1
            text = index
        }
        print(text..<source.count)
        builder.endLine()
    }

    /// The `>` of the tag, comment or declaration at `index`; nil where `<` is text.
    private func markupEnd() -> Int? {
        guard index + 1 < source.count else { return nil }
        let next = source[index + 1]
        if let dropped, Self.rawElements.contains(dropped.name) {
            guard next == 0x2F, name(at: index + 2) == dropped.name else { return nil }
        }
        if next == 0x21, source[index...].starts(with: [0x3C, 0x21, 0x2D, 0x2D]) { return commentEnd() }
        guard next == 0x21 || next == 0x3F || next == 0x2F || isLetter(next) else { return nil }
        // A tag is short; a lone `<` must not search to the end of the page each time.
        return source[index..<min(source.count, index + 4_096)].firstIndex(of: 0x3E)
    }

    private func commentEnd() -> Int {
        var end = index + 4
        while end + 2 < source.count {
            if source[end] == 0x2D, source[end + 1] == 0x2D, source[end + 2] == 0x3E { return end + 2 }
            end += 1
        }
        return source.count - 1
    }

    private func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }

    private func name(at start: Int) -> String {
        let name = source[start..<min(source.count, start + 12)].prefix { isLetter($0) || (0x30...0x39).contains($0) }
        return String(decoding: name, as: UTF8.self).lowercased()
    }

    /// - Parameter tag: what stands between `<` and `>`.
    private mutating func take(_ tag: Range<Int>) {
        guard let first = tag.first.map({ source[$0] }), first != 0x21, first != 0x3F else { return }
        let isEnd = first == 0x2F
        let name = name(at: tag.lowerBound + (isEnd ? 1 : 0))
        let isEmpty = source[tag.upperBound - 1] == 0x2F
        if let open = dropped {
            guard open.name == name, !isEmpty else { return }
            let depth = open.depth + (isEnd ? -1 : 1)
            dropped = depth == 0 ? nil : (name, depth)
            return
        }
        if Self.droppedElements.contains(name) {
            if !isEnd, !isEmpty { dropped = (name, 1) }
            builder.breakLine(.none)
        } else if name == "td" || name == "th" {
            if !isEnd { builder.gap() }
        } else if Self.blocks.contains(name) {
            builder.breakLine(isEnd ? .none : Self.markup(of: name))
            builder.number(number, blanksAbove: name == "br" ? 0 : 1)
        } else if name == "strong" || name == "b" {
            builder.strengthen(isEnd ? -1 : 1)
        }
    }

    private static func markup(of name: String) -> Markup {
        switch name {
        case "li": .item
        case "hr": .rule
        case "h1": .heading(level: 1)
        case "h2": .heading(level: 2)
        case "h3": .heading(level: 3)
        case "h4", "h5", "h6": .heading(level: 4)
        default: .none
        }
    }

    /// Text between tags. Its line ends are blanks, and between Chinese characters nothing at all.
    private mutating func print(_ range: Range<Int>) {
        if !range.isEmpty, dropped == nil, Blanks.trim(source.span, range).isEmpty { builder.gap() }
        var start = range.lowerBound
        for place in range where source[place] == 0x0A || source[place] == 0x0D {
            piece(start..<place)
            if source[place] == 0x0A { number += 1 }
            start = place + 1
        }
        piece(start..<range.upperBound)
    }

    private mutating func piece(_ range: Range<Int>) {
        guard dropped == nil else { return }
        let trimmed = Blanks.trim(source.span, range)
        guard !trimmed.isEmpty else { return }
        let isAtLineStart = range.lowerBound > 0 && source[range.lowerBound - 1] == 0x0A
        if isAtLineStart ? isLetter(source[trimmed.lowerBound]) : trimmed.lowerBound > range.lowerBound {
            builder.gap()
        }
        builder.inline(trimmed)
        if trimmed.upperBound < range.upperBound { builder.gap() }
    }
}
