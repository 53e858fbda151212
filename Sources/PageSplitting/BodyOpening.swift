import BulletinModel

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
        if bylines.isEmpty { takeReport(&cursor) }
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
        if let reading = BylineReading(text, start..<close, isBracketed: dateline != nil) {
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
