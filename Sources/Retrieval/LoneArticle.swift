import BulletinModel
package import SearchIndex

/// One article made ready to be held against queries, without an index: folded once, however many ask.
///
/// A query holds of it exactly where the index would find it. Cost: 2 ns a character to make.
package struct LoneArticle: Sendable {
    /// Kicker, headline, subheadline and paragraphs, each closed by a 0, as `TextStore` has them.
    private let text: [UInt16]
    private let headline: Range<Int>
    /// By field, folded values, each with a 0 before and after it.
    private let names: [NameField: [[UInt16]]]
    private let figures: [FigureValue]
    private let day: Int32?
    private let kind: ArticleKind
    private let bulletin: UInt64

    private struct FigureValue {
        var noun: [UInt16]
        var classifier: [UInt16]
        var low: ExactNumber
        var high: ExactNumber
    }

    package init(_ entry: IndexEntry) {
        let article = entry.article
        var text: [UInt16] = []
        text.reserveCapacity(article.paragraphs.reduce(64) { $0 + $1.utf8.count / 2 })
        Self.append(article.kicker, to: &text)
        let start = text.count
        Self.append(article.headline, to: &text)
        headline = start..<text.count - 1
        Self.append(article.subheadline, to: &text)
        for paragraph in article.paragraphs { Self.append(paragraph, to: &text) }
        self.text = text
        names = [
            .unit: article.units.map(\.indexedPath), .person: article.people.map(\.name), .place: article.places,
            .organisation: article.organisations, .byline: article.bylines.map(\.name),
            .section: [article.section].compactMap { $0 }, .collection: [entry.collection].compactMap { $0 },
        ].mapValues { values in values.map(Self.closed) }
        figures = article.figures.map {
            FigureValue(
                noun: Folding.fold($0.noun ?? ""), classifier: Folding.fold($0.classifier ?? ""), low: $0.value,
                high: $0.valueTo ?? $0.value)
        }
        day = article.published.map { Int32($0.daysSinceEpoch) }
        kind = article.kind
        bulletin = entry.id.bulletin.rawValue
    }

    /// A folded value, a 0 before and after it.
    private static func closed(_ value: String) -> [UInt16] {
        var units: [UInt16] = [0]
        Folding.append(value, to: &units)
        units.append(0)
        return units
    }

    private static func append(_ field: String?, to text: inout [UInt16]) {
        if let field { Folding.append(field, to: &text) }
        text.append(0)
    }

    /// Every character and every pair of neighbouring letters or ideographs, of the text, the names and the figures,
    /// repeats among them: an article that a term is not told of holds no query that needs it.
    func forEachGram(_ body: (Gram) -> Void) {
        Folding.forEachGram(of: text, body)
        for values in names.values { for value in values { Folding.forEachGram(of: value, body) } }
        for figure in figures {
            Folding.forEachGram(of: figure.noun, body)
            Folding.forEachGram(of: figure.classifier, body)
        }
    }
}

extension LoneArticle {
    func holds(_ node: Plan.Node) -> Bool {
        switch node {
        case .everything: true
        case .nothing: false
        case .letters(let word): hasWord { $0.elementsEqual(word) }
        case .lettersBeginning(let prefix): hasWord { $0.starts(with: prefix) }
        case .pattern(let pattern, let zone): holds(pattern, in: zone)
        case .names(let field, let units):
            names[field]?.contains { Self.place(of: units, in: $0, from: 0) != nil } ?? false
        case .days(let days): day.map(days.contains) ?? false
        case .kind(let wanted): kind == wanted
        case .bulletins(let range): range.contains(bulletin)
        case .figure(let noun, let condition):
            figures.contains { figure in
                (figure.classifier == noun || Self.place(of: noun, in: figure.noun, from: 0) != nil)
                    && condition?.accepts(figure.low, figure.high) ?? true
            }
        case .all(let parts): parts.allSatisfy(holds)
        case .any(let parts): parts.contains(where: holds)
        case .not(let part): !holds(part)
        }
    }

    private func holds(_ pattern: TextPattern, in zone: TextZone) -> Bool {
        let range = zone == .anywhere ? 0..<text.count : headline
        var start = range.lowerBound
        while let place = Self.place(of: pattern.units, in: text, from: start),
            place + pattern.units.count <= range.upperBound
        {
            let end = place + pattern.units.count
            let startsWell =
                !pattern.startsWord || place == range.lowerBound || Folding.kind(text[place - 1]) != .letter
            let endsWell = !pattern.endsWord || end == range.upperBound || Folding.kind(text[end]) != .letter
            if startsWell && endsWell { return true }
            start = place + 1
        }
        return false
    }

    /// Runs of letters and digits, as far as the index has them as words.
    private func hasWord(_ accepts: (ArraySlice<UInt16>) -> Bool) -> Bool {
        var start: Int?
        for (index, unit) in text.enumerated() {
            if Folding.kind(unit) == .letter {
                if start == nil { start = index }
            } else if let begin = start {
                if accepts(text[begin..<index].prefix(IndexLimits.wordUnits)) { return true }
                start = nil
            }
        }
        return false
    }

    /// The first place of a part in a text. Cost: linear, but for texts that nearly repeat the part everywhere.
    private static func place(of part: [UInt16], in text: [UInt16], from start: Int) -> Int? {
        guard let first = part.first, text.count >= part.count else { return nil }
        let (units, wanted) = (text.span, part.span)
        var place = start
        while place + wanted.count <= units.count {
            if units[place] == first {
                var length = 1
                while length < wanted.count, units[place + length] == wanted[length] { length += 1 }
                if length == wanted.count { return place }
            }
            place += 1
        }
        return nil
    }
}
