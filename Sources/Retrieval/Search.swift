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
    /// Postings and characters that may be looked at, about; where it would be more, or nobody can tell, nothing is
    /// done. Nil: as many as it takes.
    package var mostWork: Int?

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

package enum SearchFailure: Error, Hashable {
    /// The position counts Unicode scalars from 0.
    case syntax(position: Int, expected: String)
    case cancelled
    /// More than `SearchRequest.mostWork`.
    case tooMuchWork
}

/// Questions to one snapshot. It is the same from a question's start to its end.
package enum Search {
    /// - Parameter isCancelled: asked now and then, often enough to end within a few milliseconds.
    package static func run(
        _ request: SearchRequest, in snapshot: IndexSnapshot, isCancelled: () -> Bool = { false }
    ) throws(SearchFailure) -> SearchOutcome {
        let plan = try plan(request.query, matchAny: request.matchAny)
        let lists = try lists(plan, request, snapshot)
        if plan.isNowhere(in: lists) {
            return SearchOutcome(total: 0, hits: [], facets: request.facets.map { ($0, []) })
        }
        let capacity =
            request.limit > 0 ? min(request.limit, Int.max / 4) + max(0, min(request.offset, Int.max / 4)) : 0
        var top = TopHits(capacity: capacity, of: snapshot)
        // Where nothing scores, the newest is the best.
        let sort = request.sort == .relevance && plan.scoring.isEmpty ? .newest : request.sort
        let isRanked = request.facets.isEmpty && sort == .relevance
        if isRanked, plan.shortcut == .oneTerm {
            return try ofOneTerm(request, plan, snapshot, lists, top, isCancelled)
        }
        let isCommon = isRanked && plan.shortcut == .commonTerms && capacity > 0
        var scorer = isCommon ? Scorer(plan, snapshot, lists) : nil
        var counters = request.facets.map(FacetCounter.init)
        var total = 0
        for (index, part) in snapshot.parts.enumerated() {
            if isCancelled() { throw .cancelled }
            if isCommon,
                let common = scorer?.offerCommon(plan, ofPart: index, lists[index], allBut: part.deleted, to: &top)
            {
                total += common
                continue
            }
            let documents = try matches(plan, part, lists[index], isCancelled)
            let number = documents.count
            total += number
            guard number > 0 else { continue }
            for counter in counters.indices { counters[counter].add(documents, of: part.segment) }
            // Facets alone need no scores, and nothing found needs none.
            guard capacity > 0 else { continue }
            let scoring = scorer ?? Scorer(plan, snapshot, lists)
            scorer = scoring
            if sort == .relevance {
                scoring.offerBest(of: Matches(documents, count: number), ofPart: index, lists[index], to: &top)
            } else {
                offer(documents, ofPart: index, part.segment, sort, to: &top)
            }
        }
        let facets = zip(request.facets, counters).map { ($0, $1.finish()) }
        return try outcome(total, top, snapshot, plan, request, facets, scorer, isCancelled)
    }

    /// What the question looks up, by part of the snapshot; an error where it may not be answered.
    private static func lists(
        _ plan: Plan, _ request: SearchRequest, _ snapshot: IndexSnapshot
    ) throws(SearchFailure) -> [QueryLists] {
        let lists = snapshot.parts.map { QueryLists($0.segment) }
        let grams = plan.grams
        if grams.count > 1 { for part in lists { part.lookUp(grams) } }
        if let most = request.mostWork {
            guard request.facets.isEmpty, let work = plan.work(in: lists), work <= most else { throw .tooMuchWork }
        }
        return lists
    }

    /// The articles with the only term are the hits, and what it says of them is their score.
    private static func ofOneTerm(
        _ request: SearchRequest, _ plan: Plan, _ snapshot: IndexSnapshot, _ lists: [QueryLists],
        _ top: consuming TopHits, _ isCancelled: () -> Bool
    ) throws(SearchFailure) -> SearchOutcome {
        let scorer = Scorer(plan, snapshot, lists)
        var total = 0
        for (number, part) in snapshot.parts.enumerated() {
            if isCancelled() { throw .cancelled }
            total += scorer.offerBest(ofPart: number, lists[number], allBut: part.deleted, to: &top)
        }
        return try outcome(total, top, snapshot, plan, request, [], scorer, isCancelled)
    }

    private static func outcome(
        _ total: Int, _ top: consuming TopHits, _ snapshot: IndexSnapshot, _ plan: Plan, _ request: SearchRequest,
        _ facets: [(FacetField, [FacetCount])], _ scorer: Scorer?, _ isCancelled: () -> Bool
    ) throws(SearchFailure) -> SearchOutcome {
        // What finds nothing should take next to no time.
        if total == 0 { return SearchOutcome(total: 0, hits: [], facets: facets) }
        let ranked = top.sorted().dropFirst(max(0, request.offset))
        // What all hits show is fetched at once, not one wait after another.
        for hit in ranked { snapshot.parts[hit.part].segment.prefetch(hit.document) }
        for hit in ranked {
            snapshot.parts[hit.part].segment.prefetchText(hit.document, passage: request.snippetLength > 0)
        }
        var snippets = SnippetMaker(plan.highlights, length: request.snippetLength)
        var hits: [Hit] = []
        hits.reserveCapacity(ranked.count)
        for var ranked in ranked {
            let segment = snapshot.parts[ranked.part].segment
            if request.sort != .relevance, let scorer {
                ranked.score = scorer.score(of: ranked.document, inPart: ranked.part, segment)
            }
            // The text of one article may be as long as a file may be.
            if let most = request.mostWork, snippets.work(at: ranked.document, in: segment) > most {
                throw .tooMuchWork
            }
            if isCancelled() { throw .cancelled }
            hits.append(hit(ranked, segment, &snippets))
        }
        return SearchOutcome(total: total, hits: hits, facets: facets)
    }

    /// All articles that match, in no particular order.
    package static func articles(
        matching query: String, matchAny: Bool = false, in snapshot: IndexSnapshot,
        isCancelled: () -> Bool = { false }
    ) throws(SearchFailure) -> [ArticleID] {
        var ids: [ArticleID] = []
        let lists = snapshot.parts.map { QueryLists($0.segment) }
        try matches(try plan(query, matchAny: matchAny), snapshot, lists, isCancelled) { part, documents in
            for document in documents.list() { ids.append(snapshot.parts[part].segment.id(of: document)) }
        }
        return ids
    }

    /// How many of the articles that match were published on each day, by day; those without a day are left out.
    package static func countsByDay(
        matching query: String, in snapshot: IndexSnapshot, isCancelled: () -> Bool = { false }
    ) throws(SearchFailure) -> [(day: CalendarDay, count: Int)] {
        var counts: [Int32: Int] = [:]
        let lists = snapshot.parts.map { QueryLists($0.segment) }
        try matches(try plan(query, matchAny: false), snapshot, lists, isCancelled) { part, documents in
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
        _ plan: Plan, _ snapshot: IndexSnapshot, _ lists: [QueryLists], _ isCancelled: () -> Bool,
        _ body: (_ part: Int, DocumentSet) -> Void
    ) throws(SearchFailure) {
        for (index, part) in snapshot.parts.enumerated() {
            body(index, try matches(plan, part, lists[index], isCancelled))
        }
    }

    private static func matches(
        _ plan: Plan, _ part: IndexSnapshot.Part, _ lists: QueryLists, _ isCancelled: () -> Bool
    ) throws(SearchFailure) -> DocumentSet {
        if isCancelled() { throw .cancelled }
        let found = withoutActuallyEscaping(isCancelled) {
            Matcher(lists: lists, isCancelled: $0).documents(plan.root)
        }
        if isCancelled() { throw .cancelled }
        return found.subtracting(part.deleted)
    }

    /// By day: scores are left for those that are shown.
    private static func offer(
        _ documents: DocumentSet, ofPart part: Int, _ segment: Segment, _ sort: SortOrder, to top: inout TopHits
    ) {
        let list = documents.list()
        for index in list.indices {
            // Mostly later articles are newer: the newest are met early, and whatever comes then is passed over.
            let document = list[sort == .newest ? list.count - 1 - index : index]
            let day = segment.day(of: document)
            let key: Float = sort == .newest ? Float(day) : day == .min ? -.infinity : -Float(day)
            if key < top.leastKey { continue }
            top.offer(RankedHit(key: key, part: part, document: document, score: 0))
        }
    }

    static func hit(_ hit: RankedHit, _ segment: Segment, _ snippets: inout SnippetMaker) -> Hit {
        Hit(
            segment: segment, document: hit.document, score: hit.score,
            passage: snippets.passage(of: hit.document, in: segment))
    }
}
