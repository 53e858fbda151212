import BulletinModel

/// An article while its lines are gathered.
struct ArticleDraft {
    /// Indices of lines, in order.
    var headlines = LineList()
    /// A line that is the kicker and nothing else.
    var kicker: Int?
    var subtitles = LineList()
    var body = LineList()
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

    /// 下转第3版 stood below it: what follows is another article's.
    var isContinuedElsewhere = false
    /// Who wrote it stands under its headline.
    var isAuthored = false
    /// A byline in brackets or a source ended its last line of text.
    var isSigned = false
    /// The short lines that were taken into its body, the last few of them.
    private(set) var subheads: [Int] = []
    /// The most blank lines between two lines of its text; nil where it has one line.
    private(set) var innerGap: Int?
    /// Whether some line of its text stands further in. Of printed pages alone.
    private(set) var hasIndentedText = false

    /// An item of a block of short ones that has a headline: its other paragraphs are its own.
    var hasOwnHeadline = false

    init(startingAt line: Int) {
        first = line
        last = line
    }

    /// Takes a line of text.
    mutating func append(_ index: Int, _ line: ClassifiedLine) {
        if !body.isEmpty { innerGap = max(innerGap ?? 0, line.line.blanksAbove) }
        body.append(index)
        hasIndentedText = hasIndentedText || line.isIndented
        extend(to: index)
    }

    /// Takes a short line into the text.
    mutating func append(subhead index: Int, _ line: ClassifiedLine) {
        append(index, line)
        isSigned = false
        subheads.append(index)
        if subheads.count > 8 { subheads.removeFirst() }
    }

    mutating func extend(to line: Int) {
        last = max(last, line)
    }
}
