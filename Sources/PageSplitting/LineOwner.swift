/// Whose a line between two texts is.
enum LineOwner: Int, CaseIterable {
    /// Of the article above, which ends there.
    case above
    /// Of no article.
    case nobody
    /// Of the article below: its kicker, headline, author.
    case below
    /// Of the one article whose text stands above and below.
    case within
    /// Of no article, with one article's text above and below.
    case nobodyWithin
    /// Of an article that has no long text and stands between the two: verse, a list, a notice of a few words.
    case between

    /// Whether a line of `next` may stand right below one of `self`.
    func mayPrecede(_ next: LineOwner) -> Bool {
        switch (self, next) {
        case (.above, .above), (.above, .nobody), (.above, .below), (.nobody, .nobody), (.nobody, .below),
            (.below, .below):
            true
        case (.between, .between), (.between, .nobody), (.between, .below), (.above, .between), (.nobody, .between):
            true
        case (.within, .within), (.within, .nobodyWithin), (.nobodyWithin, .within), (.nobodyWithin, .nobodyWithin):
            true
        default: false
        }
    }

    /// One article's text stands above and below.
    var isInside: Bool { self == .within || self == .nobodyWithin }
    /// Of no article.
    var isNobody: Bool { self == .nobody || self == .nobodyWithin }
}

/// The lines between two texts, above the first or below the last.
struct PageGap {
    enum Place: Int { case top, inner, foot }

    /// Of lines; never empty.
    let range: Range<Int>
    let place: Place

    /// The line of text below it.
    var below: Int? { place == .foot ? nil : range.upperBound }
    /// The line of text above it.
    var above: Int? { place == .top ? nil : range.lowerBound - 1 }

    /// Which owners a first line, and a last one, may have.
    func mayBound(_ owner: LineOwner) -> Bool {
        switch place {
        case .top: owner == .nobody || owner == .below || owner == .between
        case .inner: true
        case .foot: owner == .above || owner == .nobody || owner == .between
        }
    }
}
