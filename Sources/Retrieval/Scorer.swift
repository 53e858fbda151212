import SearchIndex

/// BM25 over the terms of a plan; what a term says is measured over the whole snapshot.
struct Scorer {
    private let terms: [(term: Plan.ScoringTerm.Key, idf: Float)]
    private let lengths: LengthTable

    init(_ plan: Plan, _ snapshot: IndexSnapshot) {
        let total = snapshot.parts.reduce(0) { $0 + $1.segment.count }
        let average = max(1, snapshot.averageLength)
        lengths = LengthTable { Ranking.k1 * (1 - Ranking.b + Ranking.b * $0 / average) }
        var terms: [(term: Plan.ScoringTerm.Key, idf: Float)] = []
        for term in plan.scoring {
            let rarest = Self.rarest(term.key, snapshot)
            guard rarest.articles > 0 else { continue }
            let idf = Ranking.idf(articles: rarest.articles, of: total) * (Ranking.k1 + 1) * term.share
            terms.append((rarest.key, idf))
        }
        // The weightiest first, in every segment: sums are rounded alike, and what cannot be good is seen early.
        self.terms = terms.enumerated().sorted { ($1.element.idf, $0.offset) < ($0.element.idf, $1.offset) }.map(
            \.element)
    }

    /// A word of several pairs is ranked by the rarest of them: every hit holds it about as often as the word.
    private static func rarest(
        _ key: Plan.ScoringTerm.Key, _ snapshot: IndexSnapshot
    ) -> (key: Plan.ScoringTerm.Key, articles: Int) {
        switch key {
        case .letters(let word):
            return (key, snapshot.parts.reduce(0) { $0 + ($1.segment.list(ofWord: word)?.count ?? 0) })
        case .grams(let grams):
            var best: (key: Plan.ScoringTerm.Key, articles: Int) = (key, .max)
            for gram in grams {
                let articles = snapshot.parts.reduce(0) { $0 + ($1.segment.list(of: gram)?.count ?? 0) }
                if articles < best.articles { best = (.grams([gram]), articles) }
            }
            return best.articles == .max ? (key, 0) : best
        }
    }

    /// Of each of the articles, which are in ascending order.
    func scores(of documents: [UInt32], in segment: Segment) -> [Float] {
        var cursors = cursors(in: segment)
        return documents.map { document in
            var score: Float = 0
            for index in cursors.indices { score += cursors[index].score(document) }
            return score
        }
    }

    /// Offers the best of the articles, which are in ascending order; those that cannot be among them are passed over.
    func offerBest(of documents: [UInt32], ofPart part: Int, _ segment: Segment, to top: inout TopHits) {
        var cursors = cursors(in: segment)
        guard !cursors.isEmpty else {
            for document in documents { Self.offer(document, 0, ofPart: part, segment, to: &top) }
            return
        }
        // Set here, because the hits are being changed while their least is asked for.
        var least = top.leastKey
        ScoringCursor.forEach(of: documents, scoringAtLeast: { least }, &cursors) { document, score in
            Self.offer(document, score, ofPart: part, segment, to: &top)
            least = top.leastKey
        }
    }

    /// Offers the articles that hold `term`, passing over blocks that hold none good enough.
    ///
    /// - Returns: how many articles hold it.
    func offerBest(of term: Plan.ScoringTerm.Key, ofPart part: Int, _ segment: Segment, to top: inout TopHits) -> Int {
        guard let (key, idf) = terms.first, let list = list(of: key, in: segment) else { return 0 }
        let cursor = ScoringCursor(list, idf: idf, lengths: lengths, segment: segment)
        var least = top.leastKey
        cursor.forEach(scoringAtLeast: { least }) { document, score in
            Self.offer(document, score, ofPart: part, segment, to: &top)
            least = top.leastKey
        }
        return list.count
    }

    private static func offer(
        _ document: UInt32, _ score: Float, ofPart part: Int, _ segment: Segment, to top: inout TopHits
    ) {
        guard score >= top.leastKey else { return }
        top.offer(RankedHit(key: score, day: segment.day(of: document), part: part, document: document, score: score))
    }

    private func cursors(in segment: Segment) -> [ScoringCursor] {
        terms.map { ScoringCursor(list(of: $0.term, in: segment), idf: $0.idf, lengths: lengths, segment: segment) }
    }

    private func list(of key: Plan.ScoringTerm.Key, in segment: Segment) -> PostingList? {
        switch key {
        case .letters(let word): segment.list(ofWord: word)
        case .grams(let grams): segment.list(of: grams[0])
        }
    }
}
