/// 标题:全省春耕会议召开: what exports of papers set ahead of a headline.
enum TitleLabel {
    private static let words = PhraseTable(words: "标题 题目 篇名 文章标题 新闻标题 主标题 正标题")

    /// Scalars of the label with its colon and the blanks behind it; 0 where none stands.
    static func length(_ text: LineText) -> Int {
        guard let first = text.scalars.first, words.mayBegin(with: first) else { return 0 }
        var cursor = LineCursor(text)
        guard words.take(at: &cursor) != nil, cursor.take(0x3A) else { return 0 }
        cursor.skipBlanks()
        return text.count - cursor.position >= 2 ? cursor.position : 0
    }
}
