/// What is known of the article that a block of short lines stands below, and of the text that it stands above.
struct Surroundings {
    /// The text below opens with a dateline.
    var hasDatelineBelow = false
    /// A dateline with its byline stands a paragraph or two below: a summary is printed ahead of it.
    var hasDatelineSoon = false
    /// The text below is one paragraph with the credit of a picture.
    var isPictureBelow = false
    /// The text below opens as reports do: 近日, 11月3日.
    var opensLikeReport = false
    /// A byline in brackets or a source ended the text above.
    var isSigned = false
    /// The most blank lines between two lines of the text above; nil where it has one line.
    var innerGap: Int?
    /// Paragraphs above and below begin further in than the margin.
    var isTextIndented = false
    /// Neither the headline nor a line of the text above and below is indented.
    var isHeadOut = false
    /// What else was seen around the block.
    var signs: [HeadSign] = []
}

/// 近日, 11月3日, 昨天上午: what the first sentence of a report opens with, and of a chapter seldom.
enum ReportOpening {
    private static let phrases = PhraseTable(
        words: """
            近日 日前 昨日 昨天 今天 今日 连日来 最近 近期 前天 前日 昨晚 今晨 今年以来 本周 上周 近段时间 记者昨日 记者从 记者近日 记者日前 记者昨天 \
            记者今天 据了解 为进一步 为切实 为深入 为 眼下 当前 截至 随着
            """)

    static func opens(_ text: LineText, at position: Int = 0) -> Bool {
        var cursor = LineCursor(text, from: position)
        if phrases.match(at: cursor) != nil { return true }
        if PrintedDate(at: &cursor, needsYear: false) != nil { return true }
        return cursor.takeInteger(in: 1...31, digits: 2) != nil && cursor.next == 0x65E5
    }
}
