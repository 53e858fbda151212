import BulletinModel

/// The lines of a body as whole paragraphs: the dateline and the bylines taken off, columns joined.
struct BodyReading {
    let page: Page
    let lines: [ClassifiedLine]
    let indices: [Int]
    private(set) var dateline: Dateline?
    private(set) var leadingBylines: [Byline] = []
    private(set) var closingBylines: [Byline] = []
    private(set) var closingCredit: BylineWords.Credit?
    private(set) var paragraphs: [String] = []

    init(page: Page, lines: [ClassifiedLine], indices: [Int]) {
        self.page = page
        self.lines = lines
        self.indices = indices
    }

    mutating func read() {
        guard let first = indices.first, let last = indices.last else { return }
        let opening = openingLine
        let start = takeOpening(lines[opening].line.text)
        let isHeaded = dateline != nil || !leadingBylines.isEmpty
        var pieces: [Range<Int>] = []
        for (place, index) in indices.enumerated() {
            var range = lines[index].line.text
            if index == opening { range = start..<range.upperBound }
            if index == last { range = range.lowerBound..<max(range.lowerBound, takeEnding(range)) }
            if index == opening, isHeaded, opening != first {
                flush(pieces)
                pieces = []
            }
            if pieces.isEmpty || !ColumnJoin.joins(lines[indices[place - 1]], lines[index]) {
                flush(pieces)
                pieces = []
            }
            pieces.append(range)
        }
        flush(pieces)
    }

    /// The line that bears the dateline: mostly the first, but captions or a summary may stand above it.
    private var openingLine: Int {
        for index in indices.prefix(8) {
            let text = LineText(page.text, lines[index].line.text, limit: 60)
            if index == indices[0] ? DatelineReading(text) != nil : DatelineReading(text)?.isSure(in: text) ?? false {
                return index
            }
        }
        return indices[0]
    }

    private mutating func flush(_ pieces: [Range<Int>]) {
        var paragraph = ""
        for range in pieces where !range.isEmpty {
            let piece = page.string(range)
            if ColumnJoin.needsBlank(paragraph, piece) { paragraph += " " }
            paragraph += piece
        }
        if !paragraph.isEmpty { paragraphs.append(paragraph) }
    }

    /// Where the first sentence begins, behind dateline and byline.
    private mutating func takeOpening(_ range: Range<Int>) -> Int {
        let text = LineText(page.text, range, limit: 160)
        var opening = BodyOpening(text)
        opening.read()
        if let reading = opening.dateline {
            dateline = Dateline(
                text: page.string(text.bytes(reading.range)), place: reading.place.map { page.string(text.bytes($0)) })
        }
        leadingBylines = opening.bylines
        return text.offsets[opening.end]
    }

    /// Where the last sentence ends, ahead of a byline in brackets.
    private mutating func takeEnding(_ range: Range<Int>) -> Int {
        let text = LineText(endOf: range, in: page.text, limit: 120)
        guard let ending = BodyEnding(text) else { return range.upperBound }
        closingBylines = ending.bylines
        closingCredit = ending.credit
        if dateline == nil { dateline = ending.dateline }
        return text.offsets[ending.end]
    }
}

/// The dateline and the byline that a first paragraph opens with.
struct BodyOpening {
    let text: LineText
    private(set) var dateline: DatelineReading?
    private(set) var bylines: [Byline] = []
    /// Where the text goes on.
    private(set) var end = 0

    init(_ text: LineText) {
        self.text = text
    }

    mutating func read() {
        var cursor = LineCursor(text)
        if let reading = DatelineReading(text) {
            dateline = reading
            bylines += reading.bylines
            cursor.position = reading.range.upperBound
            end = cursor.position
        }
        cursor.skipBlanks()
        _ = cursor.take(0x3A)
        cursor.skipBlanks()
        if cursor.next == 0x28 || cursor.next == 0x5B { takeBracket(&cursor) }
        if dateline != nil, bylines.isEmpty { takeReport(&cursor) }
        if end > 0 {
            while let scalar = cursor.next, Scalars.isBlank(scalar) || scalar == 0x3A || scalar == 0x2E {
                cursor.position += 1
            }
            end = cursor.position
        }
    }

    private static let report: Phrase = "报道"

    /// 本报讯 记者王芳 通讯员 李军 报道: the names stand without brackets, and 报道 with a colon or a blank ends them.
    private mutating func takeReport(_ cursor: inout LineCursor) {
        let start = cursor.position
        guard let word = text.firstIndex(of: Self.report, from: start), word > start, word - start <= 40 else { return }
        let close = word + 2
        guard close < text.count, text.scalars[close] == 0x3A || text.scalars[close] == 0x20,
            let reading = BylineReading(text, start..<close), reading.hasRole
        else { return }
        bylines += reading.bylines
        cursor.position = close
        end = close
    }

    private mutating func takeBracket(_ cursor: inout LineCursor) {
        guard let opening = cursor.next, let closing = Brackets.closing(of: opening) else { return }
        let start = cursor.position + 1
        guard let close = text.scalars[start...].firstIndex(of: closing), close > start else { return }
        if let reading = BylineReading(text, start..<close) {
            bylines += reading.bylines
            cursor.position = close + 1
            end = cursor.position
        } else if let begin = dateline?.range.lowerBound, close - start <= 12, close + 1 < text.count,
            text.scalars[close + 1] == 0x3A
        {
            // 央视网消息(新闻联播)：the programme is part of what was printed ahead of the text.
            dateline?.range = begin..<close + 1
            cursor.position = close + 1
            end = cursor.position
        }
    }
}

/// Where two lines of a body are one paragraph that a column cut.
enum ColumnJoin {
    /// Shorter lines that are cut are subheads or items of a list.
    private static let shortest = 16

    static func joins(_ above: ClassifiedLine, _ below: ClassifiedLine) -> Bool {
        guard above.isCut, isText(above), below.kind == .body else { return false }
        if let text = above.text, text.count < shortest { return false }
        if let text = below.text, Numbering.opens(text) { return false }
        return true
    }

    /// Sentences, or the beginning of one: a paragraph cut in its first or second line is short enough for a subhead,
    /// but a comma far from its middle, or a last word that asks for another, shows that it is none.
    private static func isText(_ line: ClassifiedLine) -> Bool {
        if line.kind == .body { return true }
        guard line.kind == .short, line.line.markup == .none, let text = line.text, text.count >= shortest else {
            return false
        }
        if wantsMore.contains(text.scalars[text.count - 1]) || endsWithMeasureWord(text) { return true }
        let clauses = text.scalars.split(separator: 0x2C, omittingEmptySubsequences: false).map(\.count)
        guard clauses.count > 1, text.count >= 22, let shortest = clauses.min(), let longest = clauses.max() else {
            return false
        }
        return text.count > 30 || longest > shortest + 3
    }

    /// Words that no subhead ends with.
    private static let wantsMore = ScalarSet("的和与及在是将把被对向从由为以于而并且或但其该这那每各个到地得着让使")

    /// …印在一张: the noun stands in the next column.
    private static func endsWithMeasureWord(_ text: LineText) -> Bool {
        let last = text.scalars.suffix(3)
        return measureWords.contains(last[last.endIndex - 1]) && numerals.contains(last[last.endIndex - 2])
            && !text.string(text.count - 3..<text.count).hasPrefix("第")
    }

    private static let measureWords = ScalarSet("张条户名件只座栋家所间辆台亩支份批项")
    private static let numerals = ScalarSet("一二两三四五六七八九十百千万几多余0123456789")

    /// Two words of Latin letters need a blank where a line ended between them.
    static func needsBlank(_ above: String, _ below: String) -> Bool {
        guard let last = above.utf8.last, let first = below.utf8.first else { return false }
        return isWord(last) && isWord(first)
    }

    private static func isWord(_ byte: UInt8) -> Bool {
        (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
    }
}
