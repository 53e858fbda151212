import BulletinModel
package import SearchIndex

/// One article made ready to be held against queries, without an index: folded once, however many ask; its names and
/// figures once somebody asks for them.
///
/// A query holds of it exactly where the index would find it. Cost: 1 ns a character to make.
package final class LoneArticle {
    private let entry: IndexEntry
    /// Kicker, headline, subheadline and paragraphs, each closed by a 0, as `TextStore` has them.
    private let text: [UInt16]
    private let headline: Range<Int>
    private lazy var names = Self.names(of: entry)
    private lazy var figures = entry.article.figures.map(FigureValue.init)

    private struct FigureValue {
        var noun: [UInt16]
        var classifier: [UInt16]
        var low: ExactNumber
        var high: ExactNumber

        init(_ figure: Figure) {
            noun = Folding.fold(figure.noun ?? "")
            classifier = Folding.fold(figure.classifier ?? "")
            low = figure.value
            high = figure.valueTo ?? figure.value
        }
    }

    package init(_ entry: IndexEntry) {
        self.entry = entry
        let article = entry.article
        var text: [UInt16] = []
        text.reserveCapacity(article.paragraphs.reduce(512) { $0 + $1.utf8.count + 1 })
        Self.append(article.kicker, to: &text)
        let start = text.count
        Self.append(article.headline, to: &text)
        headline = start..<text.count - 1
        Self.append(article.subheadline, to: &text)
        for paragraph in article.paragraphs { Self.append(paragraph, to: &text) }
        self.text = text
    }

    private static func append(_ field: String?, to text: inout [UInt16]) {
        if let field { Folding.append(field, to: &text) }
        text.append(0)
    }

    /// By field, folded values, each with a 0 before and after it.
    private static func names(of entry: IndexEntry) -> [NameField: [[UInt16]]] {
        let article = entry.article
        return [
            .unit: article.units.map(\.indexedPath), .person: article.people.map(\.name), .place: article.places,
            .organisation: article.organisations, .byline: article.bylines.map(\.name),
            .section: [article.section].compactMap { $0 }, .collection: [entry.collection].compactMap { $0 },
        ].mapValues { values in values.map(closed) }
    }

    /// A folded value, a 0 before and after it.
    private static func closed(_ value: String) -> [UInt16] {
        var units: [UInt16] = [0]
        Folding.append(value, to: &units)
        units.append(0)
        return units
    }

    /// Where terms stand in the text that the sieve lets pass.
    func forEachPlace(of sieve: GramSieve, _ body: (Gram, Int) -> Void) { sieve.forEachPlace(in: text, body) }

    /// Terms of names and of what figures count that the sieve lets pass: an article that a term is not told of holds no
    /// query that needs it there.
    func forEachNamePlace(of sieve: GramSieve, _ body: (Gram) -> Void) {
        for values in names.values { for value in values { sieve.forEachPlace(in: value) { gram, _ in body(gram) } } }
        for figure in figures {
            sieve.forEachPlace(in: figure.noun) { gram, _ in body(gram) }
            sieve.forEachPlace(in: figure.classifier) { gram, _ in body(gram) }
        }
    }

    /// Does the text have these units there?
    func holds(_ units: [UInt16], at place: Int) -> Bool {
        guard place >= 0, place + units.count <= text.count else { return false }
        let all = text
        let (text, units) = (all.span, units.span)
        for index in 0..<units.count where text[place &+ index] != units[index] { return false }
        return true
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
        case .days(let days): entry.article.published.map { days.contains(Int32($0.daysSinceEpoch)) } ?? false
        case .kind(let wanted): entry.article.kind == wanted
        case .bulletins(let range): range.contains(entry.id.bulletin.rawValue)
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
