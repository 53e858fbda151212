import BulletinModel
package import SearchIndex

/// What a question was taken for, and what its parts found: for people who wonder about a result.
package struct Explanation: Hashable, Sendable {
    /// `pattern 核酸 anywhere`, `all of`, …
    package var step: String
    /// Articles, as thought before looking; what decides the order of work.
    package var estimated: Int
    /// Articles that match this part alone, deleted ones left out.
    package var found: Int
    /// In the order of work of the first segment.
    package var parts: [Explanation]
}

extension Search {
    /// Runs each part of the query alone and counts. Costs more than the search itself.
    package static func explain(
        _ request: SearchRequest, in snapshot: IndexSnapshot, isCancelled: () -> Bool = { false }
    ) throws(SearchFailure) -> Explanation {
        let plan = try plan(request.query, matchAny: request.matchAny)
        let explanation = withoutActuallyEscaping(isCancelled) { explain(plan.root, snapshot, $0) }
        if isCancelled() { throw .cancelled }
        return explanation
    }

    private static func explain(
        _ node: Plan.Node, _ snapshot: IndexSnapshot, _ isCancelled: @escaping () -> Bool
    ) -> Explanation {
        var estimated = 0
        var found = 0
        for part in snapshot.parts {
            let matcher = Matcher(lists: QueryLists(part.segment), isCancelled: isCancelled)
            estimated += min(part.segment.count, matcher.estimate(node))
            found += matcher.documents(node).subtracting(part.deleted).count
        }
        var parts: [Explanation]
        switch node {
        case .all(let nodes):
            parts = nodes.map { explain($0, snapshot, isCancelled) }.sorted { $0.estimated < $1.estimated }
        case .any(let nodes): parts = nodes.map { explain($0, snapshot, isCancelled) }
        case .not(let node): parts = [explain(node, snapshot, isCancelled)]
        default: parts = []
        }
        return Explanation(step: step(node), estimated: estimated, found: found, parts: parts)
    }

    private static func step(_ node: Plan.Node) -> String {
        func text(_ units: [UInt16]) -> String { String(decoding: units.filter { $0 != 0 }, as: UTF16.self) }
        func day(_ day: Int32) -> String {
            [DateBounds.allDays.lowerBound, DateBounds.allDays.upperBound].contains(day)
                ? "" : CalendarDay(daysSinceEpoch: Int(day)).description
        }
        return switch node {
        case .everything: "everything"
        case .nothing: "nothing"
        case .letters(let word): "word \(text(word))"
        case .lettersBeginning(let prefix): "words that begin with \(text(prefix))"
        case .pattern(let pattern, .anywhere):
            "\(pattern.isOneGram ? "term" : "characters in a row") \(text(pattern.units))"
        case .pattern(let pattern, .headline): "in the headline: \(text(pattern.units))"
        case .names(let field, let units): "\(field): \(text(units))"
        case .days(let days): "published \(day(days.lowerBound))..\(day(days.upperBound))"
        case .kind(let kind): "kind \(kind.rawValue)"
        case .bulletins: "bulletins"
        case .figure(let noun, let condition):
            "figures of \(text(noun))" + (condition.map { " \($0.comparison.rawValue) \($0.value)" } ?? "")
        case .all: "all of"
        case .any: "any of"
        case .not: "not"
        }
    }
}
