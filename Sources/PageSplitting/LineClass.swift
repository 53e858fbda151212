/// What a line is by itself, before its neighbours are looked at.
enum LineClass: Hashable {
    /// Sentences.
    case body
    /// A few words without the end of a sentence: a headline, a banner, a subhead.
    case short
    /// A line that opens with a dash: 副题.
    case subtitle
    case byline(BylineReading)
    case metadata(MetadataLine)
    /// 【社区】, ■要闻, 联播快讯: what stands over several articles.
    case label(Range<Int>)
    /// 图为…, 左图:…
    case caption
    /// 下转第3版, 上接第1版
    case continuation
    /// A rule of dashes or stars.
    case rule
    /// Links and the like that a page shows and no article holds.
    case aside
}

/// A line with what the rules made of it.
struct ClassifiedLine {
    let line: PageLine
    var kind: LineClass
    /// The whole line, where it is short enough to be anything but body.
    let text: LineText?
    /// The last sign does not end a sentence: a column may have cut the line.
    let isCut: Bool
    var isIndented: Bool { line.isIndented }
}

/// Asks one rule after the other what a line is.
enum LineClassifier {
    /// A longer line, in bytes, is body without a further look.
    private static let longest = 420
    /// Headlines have at most this many characters.
    private static let longestHeadline = 46

    static func classify(_ line: PageLine, of page: Page) -> ClassifiedLine {
        let isCut = !LineEnd.endsSentence(page.text, line.text)
        if line.markup == .none, line.text.count > longest || isSentences(page.text, line.text) {
            return ClassifiedLine(line: line, kind: .body, text: nil, isCut: isCut)
        }
        let text = LineText(page.text, line.text)
        return ClassifiedLine(line: line, kind: kind(of: text, line: line, isCut: isCut), text: text, isCut: isCut)
    }

    /// Whether a line that is too long for a headline holds a 。 ahead of its end, or ends with one: no byline, no field
    /// line and no headline does. Captions are told by their first words.
    private static func isSentences(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
        guard range.count > longestHeadline * 3, !mayOpenCaption(bytes[range.lowerBound + 1]) else { return false }
        let span = bytes.span
        var index = range.lowerBound
        while index + 2 < range.upperBound {
            if span[index] == 0xE3, span[index + 1] == 0x80, span[index + 2] == 0x82 { return true }
            index += 1
        }
        return false
    }

    /// The second byte of 图 左 右 上 下 题 ▲ ▼ △: a cheap sieve, no more.
    private static func mayOpenCaption(_ byte: UInt8) -> Bool {
        byte == 0x9B || byte == 0xB7 || byte == 0x8F || byte == 0xB8 || byte == 0xA2 || byte == 0x96
    }

    private static func kind(of text: LineText, line: PageLine, isCut: Bool) -> LineClass {
        switch line.markup {
        case .rule: return .rule
        case .aside: return .aside
        case .heading, .strong: return .short
        case .none, .paragraph, .item: break
        }
        if Furniture.isRule(text) { return .rule }
        if Furniture.isContinuation(text) { return .continuation }
        if Furniture.isWeather(text) { return .aside }
        if let metadata = MetadataLine(text) { return .metadata(metadata) }
        if let byline = wholeByline(text) { return .byline(byline) }
        if Furniture.isAside(text) { return .aside }
        if let name = SectionLabel.name(in: text) { return .label(name) }
        if Caption.opens(text) { return .caption }
        if isSubtitle(text) { return .subtitle }
        return isShort(text, isCut: isCut) ? .short : .body
    }

    /// The whole line a byline, with or without brackets.
    static func wholeByline(_ text: LineText) -> BylineReading? {
        guard text.count >= 2, text.count <= BylineReading.longest else { return nil }
        let first = text.scalars[0]
        if let closing = Brackets.closing(of: first), text.scalars.last == closing,
            text.scalars.dropLast().lastIndex(of: first) == 0
        {
            return BylineReading(text, 1..<text.count - 1, bare: true)
        }
        if let range = afterSquare(text) { return BylineReading(text, range, bare: true) }
        return BylineReading(text, 0..<text.count)
    }

    /// □ 夏至言: a mark that opinions and essays have ahead of their author, and a name of two or three characters.
    private static func afterSquare(_ text: LineText) -> Range<Int>? {
        guard text.scalars[0] == 0x25A1 || text.scalars[0] == 0x25CE || text.scalars[0] == 0x25CB, text.count <= 12
        else {
            return nil
        }
        let start = text.scalars.dropFirst().firstIndex { !Scalars.isBlank($0) } ?? text.count
        let names = text.scalars[start...].split { Scalars.isBlank($0) || $0 == 0x3001 }
        let isNames = names.allSatisfy { (2...4).contains($0.count) && NameRun.split($0) != nil }
        return !names.isEmpty && isNames ? start..<text.count : nil
    }

    private static func isSubtitle(_ text: LineText) -> Bool {
        guard text.count <= longestHeadline, text.count > 2 else { return false }
        return text.starts(with: "——") || text.starts(with: "--") || text.scalars[0] == 0x2014
    }

    private static func isShort(_ text: LineText, isCut: Bool) -> Bool {
        guard text.count <= longestHeadline, let last = text.scalars.last else { return false }
        var commas = 0
        for scalar in text.scalars {
            switch scalar {
            case 0x3002, 0x3B: return false
            case 0x2C: commas += 1
            default: break
            }
        }
        if last == 0x2C || last == 0x3001 || last == 0x3A { return false }
        // 他笑着说:“真的吗?”
        if last == 0x201D, text.count > 2, Scalars.endsSentence(text.scalars[text.count - 2]), text.contains(0x3A) {
            return false
        }
        // 本报讯 (记者 王芳) on a line of its own.
        var opening = BodyOpening(text)
        opening.read()
        if opening.dateline != nil, opening.end >= text.count - 1 || !opening.bylines.isEmpty { return false }
        return commas <= 2
    }
}

/// How a line ends.
enum LineEnd {
    /// Whether the last sign, but for closing quotes and brackets, ends a sentence. Looks at the last bytes only.
    static func endsSentence(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
        let span = bytes.span
        var end = range.upperBound
        for _ in 0..<6 {
            guard end > range.lowerBound else { return true }
            var start = end - 1
            while start > range.lowerBound, span[start] & 0xC0 == 0x80 { start -= 1 }
            let scalar = LineText.folded(LineText.scalar(span, at: start))
            if !Scalars.isClosing(scalar) { return Scalars.endsSentence(scalar) || scalar == 0x3A || scalar == 0x2014 }
            end = start
        }
        return false
    }
}
