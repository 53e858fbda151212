/// What a line is of an article.
package enum LinePart: Int, CaseIterable {
    /// Of no article.
    case nobody
    /// Of no article, with one article's text above and below.
    case nobodyWithin
    case kicker
    case headline
    /// Of a head, and neither kicker nor headline: a subtitle, a date, an author.
    case under
    /// Text that goes on with the article above, or stands under its head.
    case text
    /// Text that opens an article without a head.
    case opening
    /// Behind the last text of an article: its author, its source.
    case ending

    /// Whether a line that is `next` may stand right below one that is `self`.
    package func mayPrecede(_ next: LinePart) -> Bool { Self.successors[rawValue] & 1 << UInt8(next.rawValue) != 0 }

    /// By raw value, a bit for each part that may follow.
    private static let successors: [UInt8] = allCases.map { part in
        let next: [LinePart] =
            switch part {
            case .nobody: [.nobody, .kicker, .headline, .under, .opening]
            case .nobodyWithin: [.nobodyWithin, .text]
            case .kicker: [.kicker, .headline, .under]
            case .headline: [.headline, .under, .text, .nobodyWithin, .ending]
            case .under: [.kicker, .headline, .under, .text, .nobodyWithin]
            case .text, .opening: LinePart.allCases
            case .ending: [.nobody, .kicker, .headline, .under, .opening, .ending]
            }
        return next.reduce(0) { $0 | 1 << UInt8($1.rawValue) }
    }

    var isOfHead: Bool { self == .kicker || self == .headline || self == .under }
    var isNobody: Bool { self == .nobody || self == .nobodyWithin }
    /// May open the page.
    package var mayOpen: Bool { self != .nobodyWithin && self != .text && self != .ending }
    /// May end the page.
    package var mayEnd: Bool { self != .nobodyWithin && !isOfHead }
}

/// Lines that follow each other and whose parts are asked for: above them and below them text goes on, or the page ends.
struct LineStretch {
    let range: Range<Int>
    /// Nothing stands above.
    let isTop: Bool
    /// Nothing stands below.
    let isFoot: Bool
}
