import BulletinModel

/// An article while its lines are gathered.
struct ArticleDraft {
    /// Indices of lines, in order.
    var headlines: [Int] = []
    var subtitles: [Int] = []
    var body: [Int] = []
    var bylines: [BylineReading] = []
    var metadata: [MetadataLine] = []
    /// All lines that belong to it, for the span.
    var first: Int
    var last: Int
    var section: String?
    var isClosed = false
    var kind: ArticleKind = .article
    /// Editors or a source stand below it: nothing of it can follow.
    var hasEditors = false

    /// An item of a block of short ones that has a headline: its other paragraphs are its own.
    var hasOwnHeadline = false

    init(startingAt line: Int) {
        first = line
        last = line
    }

    mutating func extend(to line: Int) {
        last = max(last, line)
    }
}
