/// Finds the best of a query's matches in one segment, term by term, without a look at most of them.
///
/// The terms are gone through from the weightiest. An article that is first met in the list of the third has none of
/// the first two, so it scores at most what the third gives it and the most that those behind give any: where that is
/// less than the least of the hits so far, it is passed over, a block at a time, or by its weight before its number is
/// even decoded. Where the rest of the terms together are not enough any more, all is done (MaxScore, Turtle & Flood 1995,
/// with the block bounds of Ding & Suel 2011).
package struct BestScores {
    private(set) var cursors: [ScoringCursor]
    let lists: QueryLists
    let lengths: LengthTable
    var articles: Int { lists.segment.count }
    /// By term: the most that it adds, and that those behind it add; asked for where lists are gone through.
    private var mosts: [Float] = []
    private var rest: [Float] = []
    private var scores: [Float]
    /// Bounds are sums of rounded numbers, as scores are, but of others.
    static let slack: Float = 1.0001
    /// Fewer matches are scored one by one.
    private static let few = 64

    /// - Parameters:
    ///   - cursors: one for each term.
    ///   - lists: what the question has looked up in the segment.
    ///   - lengths: of the segment's articles.
    package init(_ cursors: [ScoringCursor], _ lists: QueryLists, _ lengths: LengthTable) {
        self.cursors = cursors
        self.lists = lists
        self.lengths = lengths
        scores = [Float](repeating: 0, count: cursors.count)
    }

    /// Calls `body` with every match whose score is at least `least()`, and some others, each once.
    ///
    /// - Parameters:
    ///   - matches: what is looked at.
    ///   - everyOneScores: each match holds one of the terms at least.
    ///   - wanted: how many of the best are of interest.
    ///   - least: asked again and again, since it rises as good ones are found.
    ///   - body: gets a match and its score.
    package mutating func forEach(
        of matches: Matches, everyOneScores: Bool, wanted: Int, scoringAtLeast least: () -> Float,
        _ body: (UInt32, Float) -> Void
    ) {
        if forEachShared(of: matches, everyOneScores: everyOneScores, wanted: wanted, scoringAtLeast: least, body) {
            return
        }
        let lead = cursors.first?.list.count ?? 0
        if let documents = matches.documents {
            let count = matches.count
            if !everyOneScores || count <= Self.few || count * 8 < lead {
                return forEach(of: documents, scoringAtLeast: least, body)
            }
        }
        findMosts()
        let matches = matches.bits(articles: articles)
        var seed = -Float.infinity
        if wanted <= PostingLayout.champions {
            if cursors.count == 1 {
                if fromChampions(matches, wanted: wanted, &seed, scoringAtLeast: least, body) { return }
            } else {
                seed = goodScore(matches, wanted: wanted)
            }
        }
        for lead in cursors.indices {
            let threshold = max(seed, least())
            if (mosts[lead] + rest[lead]) * Self.slack < threshold { return }
            if lead > 0 { for index in cursors.indices { cursors[index].restart() } }
            pass(lead, matches, seed: seed, scoringAtLeast: least, body)
            if cursors[lead].isRequired { return }
        }
    }

    private mutating func findMosts() {
        mosts = cursors.map { $0.most() }
        rest = mosts
        var sum: Float = 0
        for index in mosts.indices.reversed() {
            rest[index] = sum
            sum += mosts[index]
        }
    }

    /// Goes through one term's list.
    private mutating func pass(
        _ lead: Int, _ matches: Matches, seed: Float, scoringAtLeast least: () -> Float, _ body: (UInt32, Float) -> Void
    ) {
        let cursor = cursors[lead]
        let list = cursor.list
        let rest = rest[lead]
        let buffer = PostingBlock()
        let isOfBlocks = list.blocks != nil
        var threshold = max(seed, least())
        for block in 0..<list.blockCount {
            let needed = threshold / Self.slack - rest
            if needed > 0, cursor.most(ofBlock: block) * Self.slack < needed { continue }
            let leastWeight = cursor.leastWeight(ofBlock: block, scoring: needed / Self.slack)
            if leastWeight > 255 { continue }
            let number = list.number(inBlock: block)
            var marks = PostingMarks(first: number)
            if leastWeight > 1, isOfBlocks {
                marks.keep(PostingBlock.heavy(list.weightPlace(ofBlock: block), number, atLeast: leastWeight))
                if marks.isEmpty { continue }
            }
            list.decodeWeights(block: block, number: number, into: buffer)
            var isDecoded = false
            marks.forEach { index in
                if !isDecoded {
                    _ = list.decodeDocuments(block: block, into: buffer)
                    isDecoded = true
                }
                let document = buffer[document: index]
                guard matches.contains(document) else { return }
                let own = cursor.score(buffer[weight: index], of: document)
                if (own + rest) * Self.slack < threshold { return }
                guard let score = score(document, lead: lead, own, threshold) else { return }
                body(document, score)
                threshold = max(seed, least())
            }
        }
    }

    /// The whole score; nil where it is too low, or where an earlier pass has met the article.
    @inline(__always)
    private mutating func score(_ document: UInt32, lead: Int, _ own: Float, _ threshold: Float) -> Float? {
        if cursors.count == 1 { return own }
        for index in 0..<lead {
            if cursors[index].score(document) > 0 { return nil }
            scores[index] = 0
        }
        scores[lead] = own
        var known = own
        for index in lead + 1..<cursors.count {
            let score = cursors[index].score(document)
            scores[index] = score
            known += score
            if (known + rest[index]) * Self.slack < threshold { return nil }
        }
        return scores.reduce(0, +)
    }

    /// Of a single term: its champions are its best.
    ///
    /// - Returns: whether they are all that is wanted. Else `seed` is a score that so many matches reach.
    private func fromChampions(
        _ matches: Matches, wanted: Int, _ seed: inout Float, scoringAtLeast least: () -> Float,
        _ body: (UInt32, Float) -> Void
    ) -> Bool {
        let cursor = cursors[0]
        guard cursor.list.hasChampions else { return false }
        var (found, missing) = champions(of: cursor, among: matches)
        // Each that is no match may have been one of the sixteen that outdo another article.
        if PostingLayout.champions - missing >= wanted {
            for (document, score) in found where score >= least() { body(document, score) }
            return true
        }
        if found.count >= wanted, wanted > 0 {
            found.sort { $0.score > $1.score }
            seed = found[wanted - 1].score
        }
        return false
    }

    /// The champions of one term's list that match, with what the term says of them, and how many do not match.
    func champions(
        of cursor: ScoringCursor, among matches: Matches
    ) -> (found: [(document: UInt32, score: Float)], missing: Int) {
        var found: [(document: UInt32, score: Float)] = []
        var missing = 0
        cursor.list.forEachChampion { document, weight in
            if matches.contains(document) {
                found.append((document, cursor.score(weight, of: document)))
            } else {
                missing += 1
            }
        }
        return (found, missing)
    }

    /// A score that as many matches as are wanted reach, where it is worth to know one beforehand.
    private func goodScore(_ matches: Matches, wanted: Int) -> Float {
        cursors[0].list.count >= Self.many ? seed(matches, wanted: wanted) : -.infinity
    }

    /// A score that as many matches as are wanted reach: those that are best by one of the first terms.
    func seed(_ matches: Matches, wanted: Int) -> Float {
        guard wanted > 0 else { return -.infinity }
        var good: [(document: UInt32, score: Float)] = []
        let buffer = PostingBlock()
        for lead in cursors.indices.lazy.filter({ cursors[$0].list.hasChampions }).prefix(2) {
            let own = champions(of: cursors[lead], among: matches).found.sorted { $0.score > $1.score }
            for (document, score) in own.prefix(wanted) where !good.contains(where: { $0.document == document }) {
                var sum: Float = 0
                for (index, cursor) in cursors.enumerated() {
                    sum += index == lead ? score : cursor.looseScore(document, articles: articles, buffer)
                }
                good.append((document, sum))
            }
        }
        guard good.count >= wanted else { return -.infinity }
        good.sort { $0.score > $1.score }
        return good[wanted - 1].score
    }

    /// In shorter lists a good score is soon met.
    private static let many = 4096

    /// One match after another; where bounds of blocks say that none is good enough, stretches are passed over.
    private mutating func forEach(
        of documents: DocumentSet, scoringAtLeast least: () -> Float, _ body: (UInt32, Float) -> Void
    ) {
        /// By term: the most that those after it add, up to `regionEnd`.
        var rest = [Float](repeating: 0, count: cursors.count)
        var regionEnd: UInt32?
        var regionMost: Float = 0
        var threshold = least()
        documents.forEach { document in
            if regionEnd.map({ document > $0 }) ?? true {
                var sum: Float = 0
                var end = UInt32.max
                for index in cursors.indices.reversed() {
                    rest[index] = sum
                    let bound = cursors[index].bound(reaching: document)
                    sum += bound.most
                    end = min(end, bound.last)
                }
                regionEnd = end
                regionMost = sum
            }
            if regionMost * Self.slack < threshold { return }
            var score: Float = 0
            for index in cursors.indices {
                score += cursors[index].score(document)
                if (score + rest[index]) * Self.slack < threshold { return }
            }
            body(document, score)
            threshold = least()
        }
    }
}
