/// What each line of a page was taken for while the page was read: the answers of `parse --explain` are these notes and
/// no second guess.
struct LineNotes {
    struct Note {
        var role: LineRole
        var reason: String
        /// The draft that the line went to.
        var draft: Int?
    }

    private(set) var notes: [Note?]
    /// What spoke for and against a line's heading an article, where that was weighed.
    private var evidence: [Int: HeadEvidence] = [:]
    /// Where nobody asks nothing is kept.
    let isKept: Bool
    /// Whether reasons are put into words.
    let isWorded: Bool

    init(count: Int, isKept: Bool, isWorded: Bool) {
        notes = isKept ? Array(repeating: nil, count: count) : []
        self.isKept = isKept
        self.isWorded = isWorded
    }

    mutating func take(_ index: Int, as role: LineRole, _ reason: @autoclosure () -> String, draft: Int? = nil) {
        if isKept { notes[index] = Note(role: role, reason: isWorded ? reason() : "", draft: draft) }
    }

    mutating func weigh(_ index: Int, _ evidence: HeadEvidence) {
        if isKept { self.evidence[index] = evidence }
    }

    /// What rules made of each line.
    func ruled(ordinals: [Int?]) -> [PartSigns.Ruled] {
        notes.indices.map { index in
            guard let note = notes[index] else { return PartSigns.Ruled(role: .aside) }
            let article = note.draft.flatMap { ordinals[$0] }
            let isLost = note.draft != nil && article == nil
            return PartSigns.Ruled(role: isLost ? .aside : note.role, article: article, evidence: evidence[index])
        }
    }

    /// - Parameters:
    ///   - ordinals: the article that each draft became, from 1; nil where it gave none.
    func explanations(of lines: [ClassifiedLine], in page: Page, ordinals: [Int?]) -> [LineExplanation] {
        lines.indices.map { index in
            var note = notes[index] ?? Note(role: .aside, reason: "belongs to no article", draft: nil)
            if let draft = note.draft, ordinals[draft] == nil {
                note = Note(role: .aside, reason: "no text belongs to it", draft: nil)
            }
            return LineExplanation(
                number: lines[index].line.number, text: page.string(lines[index].line.text), role: note.role,
                reason: note.reason, article: note.draft.flatMap { ordinals[$0] },
                points: evidence[index]?.points, signs: evidence[index]?.signs.map { "\($0)" } ?? [])
        }
    }
}

/// What a line of a page may be taken for.
package enum LineRole: String, Hashable, Sendable, CaseIterable {
    case masthead
    /// Words over several articles, or over a block of short ones.
    case banner
    case headline
    case subheadline
    case byline
    /// Date, source and other fields of one article.
    case fields
    /// Text; the first line of an article may open with its dateline and byline.
    case body
    /// A short line inside a body.
    case subhead
    /// An item of a block of short ones.
    case brief
    case caption
    /// 下转第3版
    case continuation
    /// A rule of dashes or stars.
    case rule
    /// A link, a list of contents, the weather box: what the page shows and no article holds.
    case aside

    /// Whether what stands on the line is told as text of an article.
    package var isText: Bool {
        switch self {
        case .body, .subhead, .brief, .caption: true
        default: false
        }
    }
}
