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
    let kind: LineClass
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
        guard line.text.count <= longest else {
            return ClassifiedLine(line: line, kind: .body, text: nil, isCut: isCut)
        }
        let text = LineText(page.text, line.text)
        return ClassifiedLine(line: line, kind: kind(of: text, line: line, isCut: isCut), text: text, isCut: isCut)
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
        return BylineReading(text, 0..<text.count)
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
        let text = LineText(endOf: range, in: bytes, limit: 6)
        var index = text.count
        while index > 0, Scalars.isClosing(text.scalars[index - 1]) {
            index -= 1
        }
        guard index > 0 else { return true }
        let last = text.scalars[index - 1]
        if Scalars.endsSentence(last) || last == 0x3A { return true }
        // —— ends a sentence as well.
        return last == 0x2014
    }
}
