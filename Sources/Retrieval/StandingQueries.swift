package import SearchIndex

/// Many standing queries, held against one article after another: each is found by its rarest term, and where that stands
/// its whole word is compared at once, so that few queries are ever asked.
///
/// Cost: some 2 ns a character of the article, 10 ns for each query and place where its rarest term stands, and 1 µs for
/// each that is more than words and has one of them there.
package struct StandingQueries: Sendable {
    private struct Entry {
        var query: StandingQuery
        var keys: Set<StandingQuery.Key>?
    }

    /// A part of a text that a query needs, around the term by which it is found.
    private struct Part {
        var number: Int
        var units: [UInt16]
        var offset: Int
    }

    private var queries: [Int: Entry] = [:]
    private var parts: [Gram: [Part]] = [:]
    private var partSieve = GramSieve()
    private var names: [Gram: [Int]] = [:]
    private var nameSieve = GramSieve()
    /// Those that no term finds.
    private var always: Set<Int> = []
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
        queries[number] = Entry(query: query, keys: keys.map(Set.init))
        guard let keys = queries[number]?.keys else {
            always.insert(number)
            return
        }
        for key in keys {
            switch key {
            case .part(let gram, let offset, let units):
                parts[gram, default: []].append(Part(number: number, units: units, offset: offset))
                partSieve.insert(gram)
            case .name(let gram):
                names[gram, default: []].append(number)
                nameSieve.insert(gram)
            }
        }
    }

    /// Chooses all terms anew where the index has grown so much since that others may be the rarest: after some time
    /// this costs nothing, an article.
    package mutating func adapt(to snapshot: IndexSnapshot) {
        guard snapshot.articleCount > 4 * articlesAtChoice + 64 else { return }
        articlesAtChoice = snapshot.articleCount
        let all = queries
        (parts, names, always) = ([:], [:], [])
        (partSieve, nameSieve) = (GramSieve(), GramSieve())
        for (number, entry) in all { place(entry.query, number, snapshot) }
    }

    package mutating func remove(number: Int) {
        guard let gone = queries.removeValue(forKey: number) else { return }
        always.remove(number)
        for key in gone.keys ?? [] {
            switch key {
            case .part(let gram, _, _):
                parts[gram]?.removeAll { $0.number == number }
                if parts[gram]?.isEmpty == true { parts[gram] = nil }
            case .name(let gram):
                names[gram]?.removeAll { $0 == number }
                if names[gram]?.isEmpty == true { names[gram] = nil }
            }
        }
        removals += 1
        // What nobody needs of the sieves any more costs only time, so it goes together.
        guard removals > queries.count else { return }
        removals = 0
        (partSieve, nameSieve) = (GramSieve(parts.keys), GramSieve(names.keys))
    }

    /// The numbers of the queries that hold of an article, ascending.
    package func numbers(holdingOf article: LoneArticle) -> [Int] {
        var candidates = Array(always)
        if !parts.isEmpty {
            let parts = parts
            article.forEachPlace(of: partSieve) { gram, place in
                guard let found = parts[gram] else { return }
                for part in found where article.holds(part.units, at: place - part.offset) {
                    candidates.append(part.number)
                }
            }
        }
        if !names.isEmpty {
            let names = names
            article.forEachNamePlace(of: nameSieve) { gram in
                if let numbers = names[gram] { candidates += numbers }
            }
        }
        candidates.sort()
        var last: Int?
        return candidates.filter { number in
            if number == last { return false }
            last = number
            guard let query = queries[number]?.query else { return false }
            return query.isDecidedByKeys || query.holds(of: article)
        }
    }
}
