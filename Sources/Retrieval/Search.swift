package import BulletinModel
package import SearchIndex

package enum SortOrder: String, Hashable, Sendable, CaseIterable {
    case relevance, newest, oldest
}

package struct SearchRequest: Sendable {
    /// Blank: everything.
    package var query = ""
    /// Words are optional, ranked by how much they say.
    package var matchAny = false
    package var sort = SortOrder.relevance
    package var limit = 10
    package var offset = 0
    package var facets: [FacetField] = []
    /// In characters; 0 for none.
    package var snippetLength = 120

    package init(query: String = "") {
        self.query = query
    }
}

package struct SearchOutcome: Sendable {
    /// Exact, whatever the limit.
    package var total: Int
    package var hits: [Hit]
    package var facets: [(FacetField, [FacetCount])]
}

package struct Hit: Sendable {
    package var id: ArticleID
    package var score: Double
    package var kicker: String?
    package var headline: String?
    package var published: CalendarDay?
    package var section: String?
    package var kind: ArticleKind
    package var bylines: [Byline]
    package var snippet: Snippet?
}

package enum SearchFailure: Error, Hashable {
    /// The position counts Unicode scalars from 0.
    case syntax(position: Int, expected: String)
    case cancelled
}

/// Questions to one snapshot. It is the same from a question's start to its end.
package enum Search {
    /// - Parameter isCancelled: asked now and then, often enough to end within a few milliseconds.
    package static func run(
        _ request: SearchRequest, in snapshot: IndexSnapshot, isCancelled: () -> Bool = { false }
    ) throws(SearchFailure) -> SearchOutcome {
        let plan = try plan(request.query, matchAny: request.matchAny)
        var counters = request.facets.map(FacetCounter.init)
        var total = 0
        let capacity =
            request.limit > 0 ? min(request.limit, Int.max / 4) + max(0, min(request.offset, Int.max / 4)) : 0
        var top = TopHits(capacity: capacity, of: snapshot)
        // Facets alone need no scores.
        let scorer = capacity > 0 || plan.onlyTerm != nil ? Scorer(plan, snapshot) : nil
        if let scorer, request.facets.isEmpty, request.sort == .relevance, plan.onlyTerm != nil {
            for (number, part) in snapshot.parts.enumerated() {
                if isCancelled() { throw .cancelled }
                total += scorer.offerBest(ofPart: number, part.segment, allBut: part.deleted, to: &top)
            }
            return outcome(total, top, snapshot, plan, request, [], scorer)
        }
        try matches(plan, snapshot, isCancelled) { part, documents in
            let number = documents.count
            total += number
            guard number > 0 else { return }
            let segment = snapshot.parts[part].segment
            for index in counters.indices { counters[index].add(documents, of: segment) }
            guard capacity > 0, let scorer else { return }
            if request.sort == .relevance {
                scorer.offerBest(of: Matches(documents, count: number), ofPart: part, segment, to: &top)
            } else {
                offer(documents, ofPart: part, segment, request.sort, to: &top)
            }
        }
        return outcome(
            total, top, snapshot, plan, request, zip(request.facets, counters).map { ($0, $1.finish()) }, scorer)
    }

    private static func outcome(
        _ total: Int, _ top: consuming TopHits, _ snapshot: IndexSnapshot, _ plan: Plan, _ request: SearchRequest,
        _ facets: [(FacetField, [FacetCount])], _ scorer: Scorer?
    ) -> SearchOutcome {
        let length = min(request.snippetLength, SnippetMaker.longest)
        let ranked = top.sorted().dropFirst(max(0, request.offset))
        // What all hits show is fetched at once, not one wait after another.
        for hit in ranked { snapshot.parts[hit.part].segment.prefetch(hit.document) }
        let hits = ranked.map { ranked in
            var ranked = ranked
            let segment = snapshot.parts[ranked.part].segment
            if request.sort != .relevance, let scorer {
                ranked.score = scorer.score(of: ranked.document, inPart: ranked.part, segment)
            }
            return hit(ranked, segment, highlighting: plan.highlights, length)
        }
        return SearchOutcome(total: total, hits: hits, facets: facets)
    }

    /// All articles that match, in no particular order.
    package static func articles(
        matching query: String, matchAny: Bool = false, in snapshot: IndexSnapshot,
        isCancelled: () -> Bool = { false }
    ) throws(SearchFailure) -> [ArticleID] {
        var ids: [ArticleID] = []
        try matches(try plan(query, matchAny: matchAny), snapshot, isCancelled) { part, documents in
            for document in documents.list() { ids.append(snapshot.parts[part].segment.id(of: document)) }
        }
        return ids
    }

    /// How many of the articles that match were published on each day, by day; those without a day are left out.
    package static func countsByDay(
        matching query: String, in snapshot: IndexSnapshot, isCancelled: () -> Bool = { false }
    ) throws(SearchFailure) -> [(day: CalendarDay, count: Int)] {
        var counts: [Int32: Int] = [:]
        try matches(try plan(query, matchAny: false), snapshot, isCancelled) { part, documents in
            for (day, count) in snapshot.parts[part].segment.countsByDay(of: documents) {
                counts[day, default: 0] += count
            }
        }
        return counts.sorted { $0.key < $1.key }
            .map { (CalendarDay(daysSinceEpoch: Int($0.key)), $0.value) }
    }

    static func plan(_ query: String, matchAny: Bool) throws(SearchFailure) -> Plan {
        do throws(QueryMistake) {
            return Plan(try QueryParser.parse(query), matchAny: matchAny)
        } catch {
            throw .syntax(position: error.position, expected: error.expected)
        }
    }

    private static func matches(
        _ plan: Plan, _ snapshot: IndexSnapshot, _ isCancelled: () -> Bool,
        _ body: (_ part: Int, DocumentSet) -> Void
    ) throws(SearchFailure) {
        for (index, part) in snapshot.parts.enumerated() {
            if isCancelled() { throw .cancelled }
            let found = withoutActuallyEscaping(isCancelled) {
                Matcher(segment: part.segment, isCancelled: $0).documents(plan.root)
            }
            if isCancelled() { throw .cancelled }
            body(index, found.subtracting(part.deleted))
        }
    }

    /// By day: scores are left for those that are shown.
    private static func offer(
        _ documents: DocumentSet, ofPart part: Int, _ segment: Segment, _ sort: SortOrder, to top: inout TopHits
    ) {
        documents.forEach { document in
            let day = segment.day(of: document)
            let key: Float = sort == .newest ? Float(day) : day == .min ? -.infinity : -Float(day)
            if key < top.leastKey { return }
            top.offer(RankedHit(key: key, part: part, document: document, score: 0))
        }
    }

    static func hit(
        _ hit: RankedHit, _ segment: Segment, highlighting patterns: [TextPattern], _ snippetLength: Int
    ) -> Hit {
        let document = hit.document
        let snippet = SnippetMaker(segment: segment, document: document, patterns: patterns, length: snippetLength)
            .make()
        return Hit(
            id: segment.id(of: document), score: Double(hit.score), kicker: segment.kicker(of: document),
            headline: segment.headline(of: document), published: segment.published(of: document),
            section: segment.section(of: document), kind: ArticleKind.allCases[segment.kindCode(of: document)],
            bylines: segment.bylines(of: document), snippet: snippet)
    }
}
