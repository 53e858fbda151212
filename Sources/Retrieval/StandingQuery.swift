package import SearchIndex

/// A query that waits for articles.
package struct StandingQuery: Sendable {
    let root: Plan.Node

    package init(_ query: String) throws(SearchFailure) {
        root = try Search.plan(query, matchAny: false).root
    }

    package func holds(of article: LoneArticle) -> Bool { article.holds(root) }

    /// Terms of which every article that matches has at least one: the rarest such set. Nil where no term need be
    /// there, as for `kind:photo` and `-商会`.
    /// - Parameter rarity: how many articles have a term.
    func keys(_ rarity: (Gram) -> Int) -> [Gram]? { Self.keys(root, rarity)?.grams }

    private struct Keys {
        var grams: [Gram]
        var articles: Int
    }

    private static func keys(_ node: Plan.Node, _ rarity: (Gram) -> Int) -> Keys? {
        switch node {
        case .everything, .days, .kind, .bulletins, .not: return nil
        case .nothing: return Keys(grams: [], articles: 0)
        case .letters(let units), .lettersBeginning(let units): return rarest(TextPattern(units), rarity)
        case .pattern(let pattern, _): return rarest(pattern, rarity)
        case .names(_, let units): return rarest(units.filter { $0 != 0 }, rarity)
        case .figure(let noun, _): return rarest(noun, rarity)
        case .all(let parts):
            return parts.compactMap { keys($0, rarity) }.min { $0.articles < $1.articles }
        case .any(let parts):
            var union = Keys(grams: [], articles: 0)
            for part in parts {
                guard let keys = keys(part, rarity) else { return nil }
                union.grams += keys.grams
                union.articles += keys.articles
            }
            return union
        }
    }

    private static func rarest(_ units: [UInt16], _ rarity: (Gram) -> Int) -> Keys? {
        units.isEmpty ? nil : rarest(TextPattern(units), rarity)
    }

    private static func rarest(_ pattern: TextPattern, _ rarity: (Gram) -> Int) -> Keys? {
        pattern.grams.map { Keys(grams: [$0], articles: rarity($0) + commonness($0)) }
            .min { $0.articles < $1.articles }
    }

    /// What is known of terms before there are articles: a single character stands in many, digits in more than words.
    private static func commonness(_ gram: Gram) -> Int {
        if gram <= UInt16.max { return 200 }
        return Folding.kind(UInt16(gram >> 16)) == .letter ? 50 : 0
    }
}

/// Many standing queries, held against one article after another: each is found by its rarest term, so an article is
/// compared only with those that it may match.
///
/// Cost: some 3 ns a character of the article, and 1 µs for each query whose rarest term it has.
package struct StandingQueries: Sendable {
    private var queries: [Int: (query: StandingQuery, keys: [Gram]?)] = [:]
    private var byGram: [Gram: [Int]] = [:]
    /// Those that no term finds.
    private var always: Set<Int> = []
    /// A bit for each hash of a term that is looked for: most terms of an article stop here.
    private var sieve = [UInt64](repeating: 0, count: 1 << 10)
    private var removals = 0
    /// How many articles there were when the terms were last chosen.
    private var articlesAtChoice = 0

    package init() {}

    package var isEmpty: Bool { queries.isEmpty }

    /// - Parameters:
    ///   - number: not in use.
    ///   - snapshot: says which terms are rare.
    package mutating func insert(_ query: StandingQuery, number: Int, rarityIn snapshot: IndexSnapshot) {
        if queries.isEmpty { articlesAtChoice = snapshot.articleCount }
        place(query, number, snapshot)
    }

    private mutating func place(_ query: StandingQuery, _ number: Int, _ snapshot: IndexSnapshot) {
        let keys = query.keys { gram in
            snapshot.parts.reduce(0) { $0 + ($1.segment.list(of: gram)?.count ?? 0) }
        }
        queries[number] = (query, keys)
        guard let keys else {
            always.insert(number)
            return
        }
        for gram in Set(keys) {
            byGram[gram, default: []].append(number)
            set(gram)
        }
    }

    /// Chooses all terms anew where the index has grown so much since that others may be the rarest: after some time
    /// this costs nothing, an article.
    package mutating func adapt(to snapshot: IndexSnapshot) {
        guard snapshot.articleCount > 4 * articlesAtChoice + 64 else { return }
        articlesAtChoice = snapshot.articleCount
        let all = queries
        (byGram, always) = ([:], [])
        sieve = [UInt64](repeating: 0, count: sieve.count)
        for (number, entry) in all { place(entry.query, number, snapshot) }
    }

    package mutating func remove(number: Int) {
        guard let (_, keys) = queries.removeValue(forKey: number) else { return }
        always.remove(number)
        for gram in Set(keys ?? []) {
            byGram[gram]?.removeAll { $0 == number }
            if byGram[gram]?.isEmpty == true { byGram[gram] = nil }
        }
        removals += 1
        // Bits that nobody needs any more cost only time, so they go together.
        guard removals > queries.count else { return }
        removals = 0
        sieve = [UInt64](repeating: 0, count: sieve.count)
        for gram in byGram.keys { set(gram) }
    }

    /// The numbers of the queries that hold of an article, ascending.
    package func numbers(holdingOf article: LoneArticle) -> [Int] {
        var candidates = always
        let byGram = byGram
        if !byGram.isEmpty {
            let bits = sieve.span
            article.forEachGram { gram in
                let hash = Self.hash(gram)
                guard bits[Int(hash >> 6)] >> UInt64(hash & 63) & 1 != 0 else { return }
                if let numbers = byGram[gram] { candidates.formUnion(numbers) }
            }
        }
        return candidates.filter { queries[$0]?.query.holds(of: article) == true }.sorted()
    }

    private mutating func set(_ gram: Gram) {
        let hash = Self.hash(gram)
        sieve[Int(hash >> 6)] |= 1 << UInt64(hash & 63)
    }

    /// 16 bits; Fibonacci hashing, Knuth, “The Art of Computer Programming” 3, §6.4.
    private static func hash(_ gram: Gram) -> UInt32 { (gram &* 0x9E37_79B1) >> 16 }
}
