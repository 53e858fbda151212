/// The articles of a page while it is read from the top: those that no line below can change any more are handed on, so that a
/// page of a million lines never has a million drafts.
struct Drafts {
    /// How many were handed on; their numbers stay theirs.
    private var gone = 0
    private var kept: [ArticleDraft] = []

    var count: Int { gone + kept.count }
    var isEmpty: Bool { count == 0 }
    var last: ArticleDraft? { kept.last }
    /// The number of the last one.
    var lastIndex: Int? { isEmpty ? nil : count - 1 }

    /// - Parameter index: of one of the last two.
    subscript(_ index: Int) -> ArticleDraft {
        get { kept[index - gone] }
        _modify { yield &kept[index - gone] }
    }

    mutating func append(_ draft: ArticleDraft) { kept.append(draft) }

    /// The oldest one, where two more stand behind it: lines go to the last draft, and a byline to the one above its picture.
    mutating func takeFinished() -> ArticleDraft? {
        guard kept.count > 2 else { return nil }
        gone += 1
        return kept.removeFirst()
    }

    /// The rest, once no line is left.
    mutating func takeAll() -> [ArticleDraft] {
        defer { (gone, kept) = (count, []) }
        return kept
    }
}
