package import BulletinModel
package import SearchIndex

package struct SimilarArticle: Sendable {
    package var hit: Hit
    /// From 0 to 1: the same text, whatever its punctuation, cuts and script.
    package var similarity: Double
}

extension Search {
    /// The articles most like this one, nearest first; those with nothing in common are left out.
    ///
    /// The pairs of characters that say most about it find the candidates; these are then compared whole. Two copies of
    /// a text hold the same pairs, so a copy is always among the candidates unless there are more copies than are
    /// looked at. Cost: a few milliseconds for 100,000 articles.
    ///
    /// - Parameters:
    ///   - id: of the article itself, which is no answer.
    ///   - snippetLength: in characters; 0 for none.
    package static func similar(
        to article: Article, id: ArticleID, limit: Int, snippetLength: Int = 120, in snapshot: IndexSnapshot,
        isCancelled: () -> Bool = { false }
    ) throws(SearchFailure) -> [SimilarArticle] {
        let example = Example(article)
        let shingles = Shingles(example.units)
        guard limit > 0, !shingles.isEmpty else { return [] }
        let terms = example.terms(in: snapshot)
        let candidates = try candidates(terms, atMost: limit * 4 + 64, except: id, snapshot, isCancelled)
        var found: [(candidate: RankedHit, similarity: Double)] = []
        for candidate in candidates {
            if isCancelled() { throw .cancelled }
            let segment = snapshot.parts[candidate.part].segment
            let similarity = shingles.resemblance(to: Shingles(Example.units(of: candidate.document, in: segment)))
            if similarity > 0 { found.append((candidate, similarity)) }
        }
        // They come best first: where two are equally like it, that stays.
        let nearest = found.enumerated().sorted { left, right in
            (right.element.similarity, left.offset) < (left.element.similarity, right.offset)
        }
        var snippets = SnippetMaker([], length: snippetLength)
        return nearest.prefix(limit).map { _, entry in
            SimilarArticle(
                hit: hit(entry.candidate, snapshot.parts[entry.candidate.part].segment, &snippets),
                similarity: entry.similarity)
        }
    }

    /// The live articles that share most of what the terms say, best first.
    private static func candidates(
        _ terms: [Example.Term], atMost capacity: Int, except id: ArticleID, _ snapshot: IndexSnapshot,
        _ isCancelled: () -> Bool
    ) throws(SearchFailure) -> [RankedHit] {
        var top = TopHits(capacity: capacity, of: snapshot)
        for (number, part) in snapshot.parts.enumerated() {
            if isCancelled() { throw .cancelled }
            let segment = part.segment
            var scores = [Float](repeating: 0, count: segment.count)
            var touched: [UInt32] = []
            for term in terms {
                for document in segment.list(of: term.gram)?.documents() ?? [] {
                    if scores[Int(document)] == 0 { touched.append(document) }
                    scores[Int(document)] += term.idf
                }
            }
            for document in touched where !part.deleted.contains(document) && segment.id(of: document) != id {
                let score = scores[Int(document)]
                if score < top.leastKey { continue }
                top.offer(
                    RankedHit(
                        key: score, part: number, document: document, score: score))
            }
        }
        return top.sorted()
    }
}

/// The text of an article as an example of what is looked for.
private struct Example {
    /// Folded; a 0 closes each piece.
    let units: [UInt16]

    struct Term {
        var gram: Gram
        var idf: Float
    }

    /// More pairs find no other articles, and cost time.
    private static let mostTerms = 48
    /// A pair that more than one article in so many has says nothing.
    private static let commonest = 20
    /// Unless these are so few.
    private static let fewArticles = 64

    /// The paragraphs; the headline where there is none.
    init(_ article: Article) {
        let pieces = article.paragraphs.isEmpty ? [article.headline ?? ""] : article.paragraphs
        units = pieces.flatMap { Folding.fold($0) + [0] }
    }

    /// The same of an article of the index.
    static func units(of document: UInt32, in segment: Segment) -> [UInt16] {
        let body = segment.withBody(of: document) { body in body.indices.map { body[$0] } }
        return body.isEmpty ? Folding.fold(segment.headline(of: document) ?? "") : body
    }

    /// The pairs that say most: often here, rare elsewhere.
    func terms(in snapshot: IndexSnapshot) -> [Term] {
        var counts: [Gram: Int] = [:]
        for (first, second) in zip(units, units.dropFirst())
        where Folding.kind(first) != .other && Folding.kind(second) != .other {
            counts[Gram(first, second), default: 0] += 1
        }
        let total = snapshot.parts.reduce(0) { $0 + $1.segment.count }
        let bound = max(Self.fewArticles, total / Self.commonest)
        var weighed: [(term: Term, weight: Float)] = []
        for (gram, count) in counts {
            let articles = snapshot.parts.reduce(0) { $0 + ($1.segment.list(of: gram)?.count ?? 0) }
            guard (1...bound).contains(articles) else { continue }
            let idf = Ranking.idf(articles: articles, of: total)
            // Ten times as often says twice as much: a word that is repeated is what the article is about.
            weighed.append((Term(gram: gram, idf: idf), idf * Float(min(count, 10) + 9)))
        }
        weighed.sort { ($1.weight, $0.term.gram) < ($0.weight, $1.term.gram) }
        return weighed.prefix(Self.mostTerms).map(\.term)
    }
}
