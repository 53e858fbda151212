/// What a stretch of text is to its reader; how that looks is the palette's to say.
package enum Style: Hashable, Sendable, CaseIterable {
    case plain
    /// A headline, or the heading of a column.
    case strong
    /// What is said in passing: bylines, units of measure.
    case faint
    /// Where a query hit.
    case mark
    case identifier
    case kicker
    case failure
    /// What to do next.
    case hint
    case bar
    /// What was recognised in an article.
    case person, unit, organisation, place, date, figure, quote
}

/// Whether styles become escape sequences. The colours are six of the terminal's own sixteen, which its theme makes readable
/// on its ground, be that light or dark; yellow and bright ones are not among them.
package enum Palette: Sendable {
    case none, colours

    /// The parameters of SGR (ECMA-48, 8.3.117); nil where the style is as the terminal's own.
    package func parameters(of style: Style) -> String? {
        guard case .colours = self else { return nil }
        return switch style {
        case .plain: nil
        case .strong: "1"
        case .faint: "2"
        case .mark, .failure: "1;31"
        case .identifier, .hint, .bar: "36"
        case .kicker, .person: "35"
        case .unit: "32"
        case .organisation: "36"
        case .place: "34"
        case .date: "4;34"
        case .figure: "31"
        case .quote: "3"
        }
    }

    /// Colour is for eyes: only on a terminal that knows it, and not where somebody said no.
    /// - Parameters:
    ///   - isTerminal: what is written to.
    ///   - refused: by an option.
    ///   - noColour: the value of `NO_COLOR`; as no-color.org has it, an empty one says nothing.
    ///   - terminalType: the value of `TERM`.
    package static func choose(isTerminal: Bool, refused: Bool, noColour: String?, terminalType: String?) -> Palette {
        guard isTerminal, !refused, (noColour ?? "").isEmpty, let terminalType, !["", "dumb"].contains(terminalType)
        else { return .none }
        return .colours
    }
}
