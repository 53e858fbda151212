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
        self.terms = terms
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
                let articles = snapshot.parts.reduce(0) { $0 + ($1.segment.list(of: gram, in: .anywhere)?.count ?? 0) }
                if articles < best.articles { best = (.grams([gram]), articles) }
            }
            return best.articles == .max ? (key, 0) : best
        }
    }

    func scores(of documents: [UInt32], in segment: Segment) -> [Float] {
        var scores = [Float](repeating: 0, count: documents.count)
        for (key, idf) in terms {
            list(of: key, in: segment)?.addScores(to: &scores, of: documents, lengths: lengths, idf, segment: segment)
        }
        return scores
    }

    /// Offers the articles that hold `term`, passing over blocks that hold none good enough.
    ///
    /// - Returns: how many articles hold it.
    func offerBest(of term: Plan.ScoringTerm.Key, ofPart part: Int, _ segment: Segment, to top: inout TopHits) -> Int {
        guard let (key, idf) = terms.first, let list = list(of: key, in: segment) else { return 0 }
        for block in 0..<list.blockCount
        where list.bound(ofBlock: block, idf, lengths: lengths) >= top.leastKey {
            list.forEachScored(inBlock: block, idf, lengths: lengths, segment: segment) { document, score in
                guard score >= top.leastKey else { return }
                top.offer(
                    RankedHit(key: score, day: segment.day(of: document), part: part, document: document, score: score))
            }
        }
        return list.count
    }

    private func list(of key: Plan.ScoringTerm.Key, in segment: Segment) -> PostingList? {
        switch key {
        case .letters(let word): segment.list(ofWord: word)
        case .grams(let grams): segment.list(of: grams[0], in: .anywhere)
        }
    }
}
