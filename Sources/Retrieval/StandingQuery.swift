import SearchIndex

/// A query that waits for articles.
package struct StandingQuery: Sendable {
    let root: Plan.Node
    /// Whether it holds wherever one of its keys stands: then nothing more need be asked.
    let isDecidedByKeys: Bool

    package init(_ query: String) throws(SearchFailure) {
        root = try Search.plan(query, matchAny: false).root
        isDecidedByKeys = Self.isDecidedByKeys(root)
    }

    package func holds(of article: LoneArticle) -> Bool { article.holds(root) }

    /// By what an article is found that may match.
    enum Key: Hashable {
        /// A part of its text, `offset` units into which the term begins that is looked for.
        case part(Gram, offset: Int, of: [UInt16])
        /// A term of its names, or of what its figures count.
        case name(Gram)
    }

    /// Of these every article that matches has at least one: the rarest such set. Nil where none need be there, as for
    /// `kind:photo` and `-商会`.
    /// - Parameter rarity: how many articles have a term.
    func keys(_ rarity: (Gram) -> Int) -> [Key]? { Self.keys(root, rarity)?.all }

    private struct Keys {
        var all: [Key]
        var articles: Int
    }

    private static func keys(_ node: Plan.Node, _ rarity: (Gram) -> Int) -> Keys? {
        switch node {
        case .everything, .days, .kind, .bulletins, .not: return nil
        case .nothing: return Keys(all: [], articles: 0)
        case .letters(let units), .lettersBeginning(let units): return part(TextPattern(units), rarity)
        case .pattern(let pattern, _): return part(pattern, rarity)
        case .names(_, let units): return name(units.filter { $0 != 0 }, rarity)
        case .figure(let noun, _): return name(noun, rarity)
        case .all(let parts):
            return parts.compactMap { keys($0, rarity) }.min { $0.articles < $1.articles }
        case .any(let parts):
            var union = Keys(all: [], articles: 0)
            for part in parts {
                guard let keys = keys(part, rarity) else { return nil }
                union.all += keys.all
                union.articles += keys.articles
            }
            return union
        }
    }

    private static func isDecidedByKeys(_ node: Plan.Node) -> Bool {
        switch node {
        case .pattern(let pattern, .anywhere): !pattern.startsWord && !pattern.endsWord
        case .any(let parts): parts.allSatisfy(isDecidedByKeys)
        default: false
        }
    }

    private static func part(_ pattern: TextPattern, _ rarity: (Gram) -> Int) -> Keys? {
        rarest(pattern, rarity).map { rarest in
            let offset = pattern.offset(of: rarest.gram)
            return Keys(all: [.part(rarest.gram, offset: offset, of: pattern.units)], articles: rarest.articles)
        }
    }

    private static func name(_ units: [UInt16], _ rarity: (Gram) -> Int) -> Keys? {
        guard !units.isEmpty else { return nil }
        return rarest(TextPattern(units), rarity).map { Keys(all: [.name($0.gram)], articles: $0.articles) }
    }

    private static func rarest(_ pattern: TextPattern, _ rarity: (Gram) -> Int) -> (gram: Gram, articles: Int)? {
        pattern.grams.map { (gram: $0, articles: rarity($0) + commonness($0)) }
            .min { $0.articles < $1.articles }
    }

    /// What is known of terms before there are articles: a single character stands in many, digits in more than words.
    private static func commonness(_ gram: Gram) -> Int {
        if gram <= UInt16.max { return 200 }
        return Folding.kind(UInt16(gram >> 16)) == .letter ? 50 : 0
    }
}
