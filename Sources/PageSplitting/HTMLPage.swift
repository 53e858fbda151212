/// HTML taken down to what it prints: headings, paragraphs, items and rows in order, each a line; scripts, styles, menus
/// and forms dropped. Broken markup is read as browsers read it, as far as text goes: an unclosed tag ends nothing.
struct HTMLPage {
    private let source: [UInt8]
    private var builder: MarkupLines
    private var number = 1
    /// The element whose text is dropped, and how often it has been opened inside itself.
    private var dropped: (name: String, depth: Int)?
    /// In `<pre>` lines are lines.
    private var isPreformatted = false
    /// Names of elements that no end tag follows any more.
    private var neverEnded: Set<String> = []
    /// What stands between the first `<title>` and its end.
    private var title: Range<Int>?
    private var index = 0

    /// - Complexity: linear.
    static func page(of source: [UInt8]) -> Page {
        var reader = HTMLPage(source)
        reader.read()
        var page = reader.builder.page()
        if let title = reader.title { DocumentTitle(source[title]).mark(&page) }
        return page
    }

    private init(_ source: [UInt8]) {
        self.source = source
        builder = MarkupLines(source: source)
    }

    /// Elements that show no text of an article. `form` is none of them: whole pages stand in one.
    private static let droppedElements: Set<String> = [
        "script", "style", "title", "nav", "noscript", "select", "button", "template", "svg", "iframe", "footer",
        "textarea", "object",
    ]
    /// Their text is no markup: only their own end tag ends them.
    private static let rawElements: Set<String> = ["script", "style", "textarea", "title"]
    private static let blocks: Set<String> = [
        "p", "br", "div", "ul", "ol", "li", "tr", "table", "section", "article", "header", "main", "aside",
        "blockquote", "hr",
        "pre", "figure", "figcaption", "dl", "dt", "dd", "caption", "center", "head", "body", "form", "h1", "h2", "h3",
        "h4", "h5", "h6",
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
            if name == "title", dropped == nil, let start = title?.lowerBound, title?.isEmpty == true {
                title = start..<tag.lowerBound - 1
            }
            return
        }
        if Self.droppedElements.contains(name) {
            if !isEnd, !isEmpty, isEnded(name, after: tag.upperBound) { drop(name, from: tag.upperBound + 1) }
            builder.breakLine(.none)
        } else if name == "a" {
            builder.link(!isEnd && source[tag].contains(0x3D) && Self.refers(source[tag]))
        } else if name == "td" || name == "th" {
            if !isEnd { builder.gap() }
        } else if Self.blocks.contains(name) {
            builder.breakLine(isEnd ? .none : Self.markup(of: name))
            builder.number(number, blanksAbove: name == "br" ? 0 : 1)
            if name == "pre" { isPreformatted = !isEnd }
        } else if name == "strong" || name == "b" {
            builder.strengthen(isEnd ? -1 : 1)
        }
    }

    private mutating func drop(_ name: String, from start: Int) {
        dropped = (name, 1)
        if name == "title", title == nil { title = start..<start }
    }

    /// Without an end tag an element would take the rest of the page with it.
    private mutating func isEnded(_ name: String, after start: Int) -> Bool {
        guard !neverEnded.contains(name) else { return false }
        var place = start
        while place + 2 < source.count {
            place = ByteScan.firstIndex(of: 0x3C, in: source.span, from: place, before: source.count)
            guard place + 2 < source.count else { break }
            if source[place + 1] == 0x2F, self.name(at: place + 2) == name { return true }
            place += 1
        }
        neverEnded.insert(name)
        return false
    }

    /// `<a href=…>`, and not `<a name=…>`.
    private static func refers(_ tag: ArraySlice<UInt8>) -> Bool {
        let word = Array("href".utf8)
        return tag.indices.contains { start in
            tag.endIndex - start > word.count && zip(tag[start...], word).allSatisfy { $0 | 0x20 == $1 }
        }
    }

    private static func markup(of name: String) -> Markup {
        switch name {
        case "li": .item
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
            if source[place] == 0x0A {
                number += 1
                if isPreformatted, dropped == nil { builder.startPrintedLine(number: number) }
            }
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
