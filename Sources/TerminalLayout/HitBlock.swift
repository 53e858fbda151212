/// One hit of a search, as people read it: what it is called, where it is from, and where the words stand.
package struct HitBlock: Sendable {
    package var id: String
    package var kicker: String?
    package var headline: String
    /// In the order in which they are shown under the headline: date, section, kind, byline.
    package var facts: [String]
    package var snippet: String?
    /// Offset and length in Unicode scalars of `snippet`.
    package var marks: [(offset: Int, length: Int)]

    package init(
        id: String, kicker: String?, headline: String, facts: [String], snippet: String? = nil,
        marks: [(offset: Int, length: Int)] = []
    ) {
        self.id = id
        self.kicker = kicker
        self.headline = headline
        self.facts = facts
        self.snippet = snippet
        self.marks = marks
    }

    /// Kicker and headline; facts and id; the snippet on as many lines as it takes.
    /// - Parameter width: of the terminal; nil for a pipe, where nothing is cut or wrapped.
    package func lines(width: Int? = nil) -> [StyledText] {
        [title.cut(to: width ?? .max)] + origin(width: width) + quotation(width: width)
    }

    private var title: StyledText {
        let headline = StyledText(headline, .strong)
        guard let kicker, !kicker.isEmpty else { return headline }
        return StyledText(kicker, .kicker) + "  " + headline
    }

    private func origin(width: Int?) -> [StyledText] {
        let known = facts.filter { !$0.isEmpty }.map { StyledText($0) }.joined(separator: StyledText(" · ", .faint))
        let name = StyledText(id, .identifier)
        guard !known.isEmpty else { return [Self.indent + name] }
        guard let width else { return [Self.indent + known + "  " + name] }
        let room = width - Self.indent.width - 2 - name.width
        // The id is what the reader types next: it is never cut while it fits at all, and has a line of its own if need be.
        if room >= min(known.width, 24) { return [Self.indent + known.cut(to: room) + "  " + name] }
        return [known, name].map { (Self.indent + $0).cut(to: width) }
    }

    private func quotation(width: Int?) -> [StyledText] {
        guard let snippet, !snippet.isEmpty else { return [] }
        let text = StyledText(snippet, marks: marks)
        guard let width else { return [Self.indent + text] }
        return text.wrapped(to: max(width - Self.indent.width, 2)).map { Self.indent + $0 }
    }

    private static let indent = StyledText.spaces(2)
}
