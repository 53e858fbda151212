import BulletinModel

/// The dateline and the byline that a first paragraph opens with.
struct BodyOpening {
    let text: LineText
    private(set) var dateline: DatelineReading?
    private(set) var bylines: [Byline] = []
    /// Where the text goes on.
    private(set) var end = 0

    /// A bracket opens there that nothing in the text closes.
    private(set) var isBracketOpen = false

    /// What stands in the bracket behind the dateline is part of it, and a colon follows.
    private(set) var isOfProgramme = false

    private let known: DatelineReading?
    /// Whether there is a dateline: whoever asks it itself has it copied.
    private var isDated = false
    /// Where the dateline begins.
    private var start = 0
    private let isRead: Bool

    /// - Parameters:
    ///   - known: the dateline that the text opens with, where somebody has read it.
    ///   - isRead: whether nobody need look for it again, even if there is none.
    init(_ text: LineText, known: DatelineReading? = nil, isRead: Bool = false) {
        self.text = text
        self.known = known
        self.isRead = isRead
    }

    mutating func read() {
        var cursor = LineCursor(text)
        if let reading = known ?? (isRead ? nil : DatelineReading(text)) {
            bylines = reading.bylines
            start = reading.range.lowerBound
            cursor.position = reading.range.upperBound
            end = cursor.position
            isDated = true
            dateline = consume reading
        }
        cursor.skipBlanks()
        _ = cursor.take(0x3A)
        cursor.skipBlanks()
        if let next = cursor.next, next != 0x300A, Brackets.closing(of: next) != nil { takeBracket(&cursor) }
        if bylines.isEmpty { takeReport(&cursor) }
        if bylines.isEmpty, isDated { takeNames(&cursor) }
        if isDated, !bylines.isEmpty { takePlaceOfReport(&cursor) }
        if end > 0 {
            while let scalar = cursor.next, Self.skips(scalar) { cursor.position += 1 }
            end = cursor.position
        }
    }

    /// What a report begins with and no name: 昨日, 前晚.
    private static let times = PhraseTable(
        words: "昨日 昨天 昨晚 昨夜 昨晨 昨午 昨下午 昨上午 前日 前天 前晚 今日 今天 今晨 今晚 今年 去年 近日 日前 连日 近期 最近 上周 本周 本月 上月 目前")
    /// : . / behind a dateline.
    private static let skipped = ScalarSet(":./")
    /// Whether an opening takes a sign along that stands between it and the text.
    static func skips(_ scalar: UInt32) -> Bool { Scalars.isBlank(scalar) || skipped.contains(scalar) }
    private static let report: Phrase = "报道"

    /// 大众网5月3日讯(记者 王芳)柳河报道 and a blank: where it was written.
    private mutating func takePlaceOfReport(_ cursor: inout LineCursor) {
        var probe = cursor
        probe.skipBlanks()
        let words = probe.takeHan(atMost: 8)
        guard words.count <= 6, words.count >= 4, text.ends(of: words, with: Self.report),
            let next = probe.next, next == 0x20 || next == 0x3A
        else { return }
        cursor.position = probe.position
        end = probe.position
    }

    /// 本报讯 记者王芳 通讯员 李军 报道: the names stand without brackets, and 报道 with a colon or a blank ends them.
    private mutating func takeReport(_ cursor: inout LineCursor) {
        let start = cursor.position
        guard let word = text.firstIndex(of: Self.report, from: start, before: start + 41), word > start else { return }
        let close = word + 2
        guard close < text.count,
            text.scalars[close] == 0x3A || text.scalars[close] == 0x20 || Self.times.opens(text, at: close),
            let reading = BylineReading(text, start..<close, bare: isDated),
            reading.hasRole || BodyEnding.areNames(text.scalars[start..<word])
        else { return }
        bylines += reading.bylines
        cursor.position = close
        end = close
    }

    /// 新华社柳河11月23日电(王芳、李军): names alone, as agencies have them.
    private func signature(_ inner: Range<Int>) -> BylineReading? {
        guard isDated, Surnames.mayOpen(text.scalars[inner.lowerBound]),
            BodyEnding.areNames(text.scalars[inner])
        else { return nil }
        return BylineReading(text, inner, bare: true)
    }

    private static let longestNames = 60

    /// 早报讯 记者王芳 通讯员李军 and the text: roles and names with blanks between them, as far as they go.
    private mutating func takeNames(_ cursor: inout LineCursor) {
        let start = cursor.position
        if text.count - start <= Self.longestNames, start < text.count,
            let reading = BylineReading(text, start..<text.count), reading.hasRole,
            reading.bylines.allSatisfy({ NameRun.isName($0.name) })
        {
            bylines = reading.bylines
            cursor.position = text.count
            end = text.count
            return
        }
        var index = start
        while index < min(text.count, start + Self.longestNames) {
            // 早报讯记者王芳实习生李军|前晚: when it was ends the names where no blank does.
            let isGap = Scalars.isBlank(text.scalars[index]) || Self.times.opens(text, at: index)
            guard isGap || Scalars.isHan(text.scalars[index]) || text.scalars[index] == 0x3001 else { return }
            defer { index += 1 }
            guard isGap, index > start + 3 else { continue }
            guard let reading = BylineReading(text, start..<index) else {
                if bylines.isEmpty { continue }
                return
            }
            guard reading.hasRole, reading.bylines.allSatisfy({ NameRun.isName($0.name) }) else { continue }
            bylines = reading.bylines
            cursor.position = index
            end = index
        }
    }

    /// 央视网消息(新闻联播)： and nothing behind it.
    static func isDatelineAlone(_ text: LineText) -> Bool {
        guard text.count <= 40, let dateline = DatelineReading(text) else { return false }
        var opening = BodyOpening(text, known: dateline)
        opening.read()
        return opening.end == text.count
    }

    private mutating func takeBracket(_ cursor: inout LineCursor) {
        guard let opening = cursor.next, let closing = Brackets.closing(of: opening) else { return }
        let open = cursor.position
        guard let close = text.scalars[open...].firstIndex(of: closing) else {
            isBracketOpen = true
            return
        }
        let inner = open + 1..<close
        guard !inner.isEmpty else { return }
        let isCredited = BylineSigns.stand(in: text, inner)
        let names = isCredited ? BylineReading(text, inner, isBracketed: isDated) : nil
        if let reading = names ?? signature(inner) {
            bylines += reading.bylines
            cursor.position = close + 1
            end = cursor.position
        } else if isDated, close - open <= 13, close + 1 < text.count, text.scalars[close + 1] == 0x3A {
            // 央视网消息(新闻联播)：the programme is part of what was printed ahead of the text.
            dateline?.range = start..<close + 1
            isOfProgramme = true
            cursor.position = close + 1
            end = cursor.position
        }
    }
}
