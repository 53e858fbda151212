/// Finds the articles that hold all of some terms, and the best of them, in one pass.
///
/// The shortest list is gone through, as words of 64 articles where it lies as bits, else block by block; the others are
/// asked for their bits. What is common is scored in batches; where it is many, most of it is only counted.
package struct CommonArticles {
    private let lists: QueryLists
    private let terms: [(list: PostingList, idf: Float)]
    private let lead: Int
    private let lengths: LengthTable

    /// - Parameters:
    ///   - terms: the weightiest first, in every segment: so sums are rounded alike.
    ///   - lists: what the question has looked up in the segment.
    ///   - lengths: of the segment's articles.
    package init(_ terms: [(list: PostingList, idf: Float)], _ lists: QueryLists, _ lengths: LengthTable) {
        self.lists = lists
        self.terms = terms
        lead = terms.indices.min { terms[$0].list.count < terms[$1].list.count } ?? 0
        self.lengths = lengths
    }

    /// Whether there is no quicker way: a rare term's articles are looked up in the other lists one by one.
    package static func isWorthwhile(_ terms: [(list: PostingList, idf: Float)]) -> Bool {
        (2...mostTerms).contains(terms.count) && terms.allSatisfy { $0.list.count >= rare }
    }

    private static let mostTerms = 8
    private static let rare = 256

    /// Calls `body` with every common article whose score is at least `least()`, and some others, each once. With `chosen`
    /// those that are not among these are passed over.
    ///
    /// - Returns: how many there are, deleted ones left out.
    package mutating func forEach(
        allBut deleted: DeletedDocuments, among chosen: DocumentBits? = nil, wanted: Int,
        scoringAtLeast least: () -> Float, _ body: (UInt32, Float) -> Void
    ) -> Int {
        let others = terms.indices.filter { $0 != lead }.map { lists.bits(of: terms[$0].list) }
        var common = others[0]
        var made: ScratchBits?
        if others.count > 1 || !deleted.isEmpty || chosen != nil {
            let bits = ScratchBits(ofAll: others, allBut: deleted, among: chosen, in: lists.scratch)
            common = bits.view
            made = bits
        }
        defer { withExtendedLifetime(made) {} }
        var scoring = BatchScoring(lists, lengths)
        let isOfWords = lists.costOfBits(of: terms[lead].list) == 0
        let passesOver = passesOverMost(wanted: wanted)
        // What the list at hand says is summed first where that comes to the same: it may be too little.
        let order = passesOver && terms.count == 2 ? [lead, 1 - lead] : Array(terms.indices)
        for index in order {
            let term = terms[index]
            if index == lead, !isOfWords || passesOver {
                scoring.addLead(idf: term.idf)
            } else {
                scoring.add(RankedList(term.list, idf: term.idf, lists, readsMany: isOfWords && !passesOver))
            }
        }
        if isOfWords, !passesOver { return forEachOfWords(common, &scoring, wanted, least, body) }
        return forEachOfBlocks(common, &scoring, passesOver, wanted, least, body)
    }

    /// Whether most of the common articles need no score.
    private func passesOverMost(wanted: Int) -> Bool {
        let articles = Double(lists.segment.count)
        return terms.reduce(articles) { $0 * Double($1.list.count) / articles } > Double(4 * wanted)
    }

    private func forEachOfWords(
        _ others: BitmapView, _ scoring: inout BatchScoring, _ wanted: Int, _ least: () -> Float,
        _ body: (UInt32, Float) -> Void
    ) -> Int {
        let bits = lists.bits(of: terms[lead].list)
        var total = 0
        for word in 0..<bits.count {
            let common = bits.word(word) & others.word(word)
            if common == 0 { continue }
            total &+= common.nonzeroBitCount
            scoring.append(common, of: word)
            if scoring.isFull { scoring.flush(wanted, least, body) }
        }
        scoring.flush(wanted, least, body)
        return total
    }

    private func forEachOfBlocks(
        _ others: BitmapView, _ scoring: inout BatchScoring, _ passesOver: Bool, _ wanted: Int, _ least: () -> Float,
        _ body: (UInt32, Float) -> Void
    ) -> Int {
        if passesOver { return passOver(others, &scoring, wanted, least, body) }
        let list = terms[lead].list
        let buffer = lists.buffer
        var weights = WeightReader(list)
        var total = 0
        for block in 0..<list.blockCount {
            let number = list.decodeDocuments(block: block, into: buffer)
            let marks = buffer.members(number, of: others)
            total &+= marks.count
            marks.forEach {
                let weight = weights.weight(ofRank: block &* PostingLayout.blockLength &+ $0)
                scoring.append(buffer[document: $0], weight: weight)
            }
            if scoring.isFull { scoring.flush(wanted, least, body) }
        }
        scoring.flush(wanted, least, body)
        return total
    }

    /// Where most of the common articles need no score.
    private func passOver(
        _ others: BitmapView, _ scoring: inout BatchScoring, _ wanted: Int, _ least: () -> Float,
        _ body: (UInt32, Float) -> Void
    ) -> Int {
        let list = terms[lead].list
        if terms.count == 2, var pass = PairPass(terms[lead], terms[1 - lead], common: others, lists, lengths) {
            while !pass.isAtEnd {
                scoring.append(&pass, scoring: least() / (BestScores.slack * BestScores.slack))
                scoring.flush(wanted, least, body)
            }
            return pass.count
        }
        let buffer = lists.buffer
        var heavy = HeavyPostings(terms, lead: lead, lists, lengths)
        let reader = LeadReader(list, others, lists)
        var total = 0
        for block in 0..<list.blockCount {
            var postings = reader.read(block, into: buffer)
            if postings.marks.isEmpty { continue }
            total &+= postings.marks.count
            guard let choice = heavy.choose(postings.bounds, from: postings.first, scoringAtLeast: least()) else {
                continue
            }
            if choice.leastWeight > 1 {
                let place = list.weightPlace(ofBlock: block)
                postings.marks.keep(PostingBlock.heavy(place, postings.number, atLeast: choice.leastWeight))
                if postings.marks.isEmpty { continue }
            }
            list.decodeWeights(block: block, number: postings.number, into: buffer)
            reader.unpack(postings, into: buffer)
            scoring.append(buffer, postings.marks, choice.limits)
            if scoring.isFull { scoring.flush(wanted, least, body) }
        }
        scoring.flush(wanted, least, body)
        return total
    }
}

/// Tells which postings of a list's blocks are of articles that a bitmap has. Of a list of bits no document is asked for before
/// it is wanted.
private struct LeadReader {
    private let list: PostingList
    private let bits: BitmapView?
    private let others: BitmapView

    struct Postings {
        var marks: PostingMarks
        let number: Int
        let first: UInt32
        let bounds: PostingList.BlockBounds
    }

    init(_ list: PostingList, _ others: BitmapView, _ lists: QueryLists) {
        self.list = list
        self.others = others
        bits = PostingBlock.isFast ? list.bitmap(articles: lists.segment.count) : nil
    }

    @inline(__always)
    func read(_ block: Int, into buffer: PostingBlock) -> Postings {
        let bounds = list.bounds(ofBlock: block)
        let first = block == 0 ? 0 : list.bounds(ofBlock: block - 1).lastDocument + 1
        if let bits {
            let marks = buffer.common(bits, others, from: first, to: bounds.lastDocument)
            return Postings(marks: marks, number: list.number(inBlock: block), first: first, bounds: bounds)
        }
        let number = list.decodeDocuments(block: block, into: buffer)
        return Postings(marks: buffer.members(number, of: others), number: number, first: first, bounds: bounds)
    }

    /// Decodes the documents that are marked.
    func unpack(_ postings: Postings, into buffer: PostingBlock) {
        guard let bits else { return }
        buffer.unpack(
            postings.marks, of: bits, from: postings.first, to: postings.bounds.lastDocument, number: postings.number)
    }
}
