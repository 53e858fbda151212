import SearchIndex

/// BM25 over the terms of a plan; what a term says is measured over the whole snapshot.
struct Scorer {
    private struct Term {
        var key: Plan.ScoringTerm.Key
        var idf: Float
        var isRequired: Bool
        /// By part of the snapshot.
        var lists: [PostingList?]
    }

    private let terms: [Term]
    private let lengths: LengthTable
    private let everyHitScores: Bool

    private static let few = 8

    /// - Parameter lists: by part of the snapshot.
    init(_ plan: Plan, _ snapshot: IndexSnapshot, _ lists: [QueryLists]) {
        let total = snapshot.parts.reduce(0) { $0 + $1.segment.count }
        let average = max(1, snapshot.averageLength)
        lengths = LengthTable(base: Ranking.k1 * (1 - Ranking.b), slope: Ranking.k1 * Ranking.b / average)
        var terms: [Term] = []
        terms.reserveCapacity(plan.scoring.count)
        for term in plan.scoring {
            let rarest = Self.rarest(term.key, lists)
            guard rarest.articles > 0 else { continue }
            let idf = Ranking.idf(articles: rarest.articles, of: total) * (Ranking.k1 + 1) * term.share
            terms.append(Term(key: rarest.key, idf: idf, isRequired: term.isRequired, lists: rarest.lists))
        }
        // The weightiest first, in every segment: sums are rounded alike, and what cannot be good is seen early.
        if terms.count > Self.few {
            terms = terms.enumerated().sorted { ($1.element.idf, $0.offset) < ($0.element.idf, $1.offset) }.map(
                \.element)
        } else {
            // A handful, mostly: each goes ahead of those that say less.
            for end in terms.indices {
                var place = end
                while place > 0, terms[place - 1].idf < terms[place].idf {
                    terms.swapAt(place - 1, place)
                    place -= 1
                }
            }
        }
        self.terms = terms
        everyHitScores = plan.everyHitScores
    }

    /// A word of several pairs is ranked by the rarest of them: every hit holds it about as often as the word.
    private static func rarest(
        _ key: Plan.ScoringTerm.Key, _ parts: [QueryLists]
    ) -> (key: Plan.ScoringTerm.Key, articles: Int, lists: [PostingList?]) {
        switch key {
        case .letters(let word):
            let lists = parts.map { $0.segment.list(ofWord: word) }
            return (key, count(lists), lists)
        case .grams(let grams):
            var rarest: (gram: Gram, articles: Int)?
            for gram in grams {
                let articles = parts.reduce(0) { $0 + ($1.list(of: gram)?.count ?? 0) }
                if articles < rarest?.articles ?? .max { rarest = (gram, articles) }
            }
            guard let rarest else { return (key, 0, []) }
            return (.grams([rarest.gram]), rarest.articles, parts.map { $0.list(of: rarest.gram) })
        }
    }

    private static func count(_ lists: [PostingList?]) -> Int { lists.reduce(0) { $0 + ($1?.count ?? 0) } }

    /// Of one article.
    func score(of document: UInt32, inPart part: Int, _ segment: Segment) -> Float {
        let buffer = PostingBlock()
        return cursors(inPart: part, segment).reduce(0) {
            $0 + $1.looseScore(document, articles: segment.count, buffer)
        }
    }

    /// Offers the best of the articles; those that cannot be among them are passed over.
    func offerBest(of matches: Matches, ofPart part: Int, _ lists: QueryLists, to top: inout TopHits) {
        let segment = lists.segment
        let cursors = cursors(inPart: part, segment)
        guard !cursors.isEmpty else {
            matches.forEach { Self.offer($0, 0, ofPart: part, segment, to: &top) }
            return
        }
        var best = BestScores(cursors, lists, lengths)
        // Set here, because the hits are being changed while their least is asked for.
        var least = top.leastKey
        best.forEach(
            of: matches, everyOneScores: everyHitScores, wanted: top.capacity, scoringAtLeast: { least }
        ) { document, score in
            Self.offer(document, score, ofPart: part, segment, to: &top)
            least = top.leastKey
        }
    }

    /// Offers the articles that hold the only term, passing over those that are not good enough.
    ///
    /// - Returns: how many articles hold it, deleted ones left out.
    func offerBest(
        ofPart part: Int, _ lists: QueryLists, allBut deleted: DeletedDocuments, to top: inout TopHits
    ) -> Int {
        guard let list = terms.first?.lists[part] else { return 0 }
        if top.capacity > 0 { offerBest(of: Matches(allBut: deleted), ofPart: part, lists, to: &top) }
        return deleted.isEmpty ? list.count : list.count - lists.segment.count(deleted, in: list)
    }

    /// Offers the best of the articles that hold all terms, where these are terms of the whole conjunction.
    ///
    /// - Returns: how many hold all, deleted ones left out; nil where there is a quicker way.
    func offerCommon(
        _ plan: Plan, ofPart part: Int, _ lists: QueryLists, allBut deleted: DeletedDocuments, to top: inout TopHits
    ) -> Int? {
        // Terms that are nowhere were left out.
        guard terms.count == plan.scoring.count else { return nil }
        var common: [(list: PostingList, idf: Float)] = []
        common.reserveCapacity(terms.count)
        for term in terms {
            guard let list = term.lists[part] else { return nil }
            common.append((list, term.idf))
        }
        guard CommonArticles.isWorthwhile(common) else { return nil }
        var articles = CommonArticles(common, lists, lengths)
        var least = top.leastKey
        return articles.forEach(allBut: deleted, wanted: top.capacity, scoringAtLeast: { least }) { document, score in
            Self.offer(document, score, ofPart: part, lists.segment, to: &top)
            least = top.leastKey
        }
    }

    private static func offer(
        _ document: UInt32, _ score: Float, ofPart part: Int, _ segment: Segment, to top: inout TopHits
    ) {
        guard score >= top.leastKey else { return }
        top.offer(RankedHit(key: score, part: part, document: document, score: score))
    }

    private func cursors(inPart part: Int, _ segment: Segment) -> [ScoringCursor] {
        terms.compactMap { term in
            term.lists[part].map {
                ScoringCursor(
                    $0, idf: term.idf, isRequired: term.isRequired, lengths: lengths, segment: segment)
            }
        }
    }
}
