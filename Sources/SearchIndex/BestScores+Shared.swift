/// Scoring of the few matches that can be among the best.
///
/// An article that holds one of the terms alone is outdone by sixteen of that term's list unless it is among its
/// champions, and those score no less by whatever other terms they hold. So the best of `A OR B` are articles that hold
/// both, and champions of one: words of 64 articles tell which those are, and the others are never looked at.
extension BestScores {
    /// More scores of one term cost more than passing over blocks of lists does.
    private static let mostScores = 1 << 17
    /// Fewer scores are soon made: nothing is chosen beforehand.
    private static let fewScores = 1 << 12
    /// Looking a score up in a block, and a posting made a bit, beside a score by its rank.
    private static let lookUp = 10
    /// Words of bits that are counted in the time of one score.
    private static let wordsPerScore = 8
    private static let mostTerms = 8
    /// So many weights of a block, and it is decoded.
    private static let manyOfBlock = 8

    /// - Returns: false where that would be no gain; nothing is done then.
    mutating func forEachShared(
        of matches: Matches, everyOneScores: Bool, wanted: Int, scoringAtLeast least: () -> Float,
        _ body: (UInt32, Float) -> Void
    ) -> Bool {
        guard let documents = matches.documents, (2...Self.mostTerms).contains(cursors.count) else { return false }
        let scores = matches.count * cursors.count
        let making = cursors.reduce(0) { $0 + lists.costOfBits(of: $1.list) }
        let bitCost = making / 4 + (articles / 64) * cursors.count / Self.wordsPerScore
        if scores <= Self.fewScores || cursors.contains(where: \.isRequired) || !everyOneScores {
            guard scores <= Self.mostScores, bitCost + scores <= scores * Self.lookUp else { return false }
            score(documents, of: matches, wanted: wanted, scoringAtLeast: least, body)
            return true
        }
        guard wanted <= PostingLayout.champions, bitCost <= scores else { return false }
        return scoreShared(matches.bits(articles: articles), wanted: wanted, scoringAtLeast: least, body)
    }

    private mutating func scoreShared(
        _ matches: Matches, wanted: Int, scoringAtLeast least: () -> Float, _ body: (UInt32, Float) -> Void
    ) -> Bool {
        guard case .dense(let bits) = matches.documents else { return false }
        var once = DocumentBits(none: articles)
        var chosen = DocumentBits(none: articles)
        for cursor in cursors { once.insert(lists.bits(of: cursor.list), again: &chosen) }
        chosen = chosen.intersection(bits)
        var alone: [(document: UInt32, score: Float)] = []
        /// Nothing is known of their best among the matches.
        var unknown: [ScoringCursor] = []
        for cursor in cursors {
            let own = champions(of: cursor, among: matches)
            if cursor.list.hasChampions, PostingLayout.champions - own.missing >= wanted {
                alone += own.found
            } else {
                unknown.append(cursor)
            }
        }
        let terms = cursors.map { (list: $0.list, idf: $0.idf) }
        let isOfBoth = terms.count == 2 && CommonArticles.isWorthwhile(terms)
        if !isOfBoth {
            // All of these is looked at.
            for cursor in unknown { chosen.insert(lists.bits(of: cursor.list)) }
            chosen = chosen.intersection(bits)
        }
        for (document, score) in alone where score >= least() && !chosen.contains(document) { body(document, score) }
        guard isOfBoth else {
            score(.dense(chosen), of: matches, wanted: wanted, scoringAtLeast: least, body)
            return true
        }
        var common = CommonArticles(terms, lists, lengths)
        _ = common.forEach(
            allBut: DeletedDocuments(), among: chosen, wanted: wanted, scoringAtLeast: least, body)
        for cursor in unknown where cursor.most() * Self.slack >= least() {
            let own = bits.intersection(lists.bits(of: cursor.list)).subtracting(chosen)
            score(.dense(own), of: matches, wanted: wanted, scoringAtLeast: least, body)
        }
        return true
    }

    /// Scores articles in batches, by their ranks in the lists.
    private func score(
        _ documents: DocumentSet, of matches: Matches, wanted: Int, scoringAtLeast least: () -> Float,
        _ body: (UInt32, Float) -> Void
    ) {
        let most = max(Self.fewScores, Self.scoresPerWord * (articles / 64))
        if case .dense(let bits) = documents, bits.count * cursors.count >= most {
            return scoreBounded(bits, of: matches, wanted: wanted, scoringAtLeast: least, body)
        }
        var scoring = BatchScoring(lists, lengths)
        let many = documents.count / Self.manyOfBlock
        for cursor in cursors {
            let list = cursor.list
            scoring.add(RankedList(list, idf: cursor.idf, lists, readsMany: many >= list.blockCount))
        }
        documents.forEach { document in
            scoring.append(document)
            if scoring.isFull { scoring.flush(wanted, least, body) }
        }
        scoring.flush(wanted, least, body)
    }
}
