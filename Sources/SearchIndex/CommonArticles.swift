/// Finds the articles that hold all of some terms, and the best of them, in one pass.
///
/// The shortest list is gone through, as words of 64 articles where it lies as bits, else block by block; the others are
/// asked for their bits. What is common is scored in batches.
package struct CommonArticles {
    private let lists: QueryLists
    private let terms: [(list: PostingList, idf: Float)]
    private let lead: Int
    private var scoring: BatchScoring

    /// - Parameters:
    ///   - terms: the weightiest first, in every segment: so sums are rounded alike.
    ///   - lists: what the question has looked up in the segment.
    ///   - lengths: of the segment's articles.
    package init(_ terms: [(list: PostingList, idf: Float)], _ lists: QueryLists, _ lengths: LengthTable) {
        self.lists = lists
        self.terms = terms
        lead = terms.indices.min { terms[$0].list.count < terms[$1].list.count } ?? 0
        scoring = BatchScoring(lists, lengths)
    }

    /// Whether there is no quicker way: a rare term's articles are looked up in the other lists one by one.
    package static func isWorthwhile(_ terms: [(list: PostingList, idf: Float)]) -> Bool {
        (2...mostTerms).contains(terms.count) && terms.allSatisfy { $0.list.count >= rare }
    }

    private static let mostTerms = 8
    private static let rare = 256

    /// Calls `body` with every common article whose score is at least `least()`, and some others, each once.
    ///
    /// - Returns: how many there are, deleted ones left out.
    package mutating func forEach(
        allBut deleted: DeletedDocuments, wanted: Int, scoringAtLeast least: () -> Float,
        _ body: (UInt32, Float) -> Void
    ) -> Int {
        if lists.costOfBits(of: terms[lead].list) == 0 {
            return forEachOfWords(deleted, wanted, least, body)
        }
        return forEachOfBlocks(deleted, wanted, least, body)
    }

    private mutating func forEachOfWords(
        _ deleted: DeletedDocuments, _ wanted: Int, _ least: () -> Float, _ body: (UInt32, Float) -> Void
    ) -> Int {
        scoring.add(terms.map { RankedList($0.list, idf: $0.idf, lists, readsMany: true) })
        let first = lists.bits(of: terms[0].list)
        let second = lists.bits(of: terms[1].list)
        let others = terms.dropFirst(2).map { lists.bits(of: $0.list) }
        let gone = deleted.words.span
        var total = 0
        for word in 0..<first.count {
            var common = first.word(word) & second.word(word)
            if common == 0 { continue }
            for other in others { common &= other.word(word) }
            if word < gone.count { common &= ~gone[word] }
            total &+= common.nonzeroBitCount
            scoring.append(common, of: word)
            if scoring.isFull { scoring.flush(wanted, least, body) }
        }
        scoring.flush(wanted, least, body)
        return total
    }

    private mutating func forEachOfBlocks(
        _ deleted: DeletedDocuments, _ wanted: Int, _ least: () -> Float, _ body: (UInt32, Float) -> Void
    ) -> Int {
        let list = terms[lead].list
        for (index, term) in terms.enumerated() {
            if index == lead {
                scoring.add(WeightReader(list, readsMany: nil), idf: term.idf)
            } else {
                scoring.add([RankedList(term.list, idf: term.idf, lists, readsMany: false)])
            }
        }
        let others = terms.indices.filter { $0 != lead }.map { lists.bits(of: terms[$0].list) }
        let buffer = lists.buffer
        var total = 0
        for block in 0..<list.blockCount {
            let number = list.decodeDocuments(block: block, into: buffer)
            total += scoring.append(
                buffer, number, firstRank: block * PostingLayout.blockLength, inAll: others, allBut: deleted)
            if scoring.isFull { scoring.flush(wanted, least, body) }
        }
        scoring.flush(wanted, least, body)
        return total
    }
}
