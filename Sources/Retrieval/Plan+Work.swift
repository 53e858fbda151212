import SearchIndex

extension Plan {
    /// About how many postings have to be read in all segments; nil where nobody can tell before it is done, as of words
    /// that begin so, or of names.
    ///
    /// - Complexity: one look at the dictionary for each term and segment.
    func work(in lists: [QueryLists]) -> Int? {
        guard scoring.count <= Self.fewTerms else { return nil }
        var sum = 0
        for part in lists {
            guard let work = Self.work(root, in: part) else { return nil }
            sum += work
        }
        return sum
    }

    private static let fewTerms = 32
    /// Postings that are decoded in the time that one article is read in.
    private static let reading = 16

    private static func work(_ node: Node, in lists: QueryLists) -> Int? {
        let segment = lists.segment
        switch node {
        case .nothing: return 0
        case .letters(let word): return segment.list(ofWord: word)?.count ?? 0
        case .pattern(let pattern, let zone):
            let bound = segment.bound(of: pattern, in: zone, lists)
            return pattern.isOneGram ? bound : bound * reading
        case .everything, .days, .kind: return segment.count
        case .all(let parts), .any(let parts):
            var sum = 0
            for part in parts {
                guard let work = work(part, in: lists) else { return nil }
                sum += work
            }
            return sum
        case .not(let part): return work(part, in: lists).map { $0 + segment.count }
        case .lettersBeginning, .names, .bulletins, .figure: return nil
        }
    }
}
