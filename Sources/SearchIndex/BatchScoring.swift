/// Gathers articles, ascending, and scores them a batch at a time.
struct BatchScoring {
    /// A term that articles are scored by; nil of the list that they are taken from: their weights were given with them.
    private var terms: [RankedList?] = []
    /// Of the terms; each adds less than that to any score.
    private var idfs: [Float] = []
    private let batch: ScoreBatch
    private var count = 0
    private static let room = ScoreBatch.length - PostingLayout.blockLength
    private let codes: PackedArray<UInt8>
    private let norms: [Float]

    init(_ lists: QueryLists, _ lengths: LengthTable) {
        batch = ScoreBatch(in: lists.scratch)
        codes = lists.segment.columns.lengths
        norms = lengths.values
    }

    /// Terms are summed in the order that they are added in.
    mutating func add(_ list: RankedList) {
        terms.append(list)
        idfs.append(list.idf)
    }

    mutating func addLead(idf: Float) {
        terms.append(nil)
        idfs.append(idf)
    }

    /// Whether there might be no room for another block, or word of 64 articles.
    var isFull: Bool { count > Self.room }

    /// Adds one.
    @inline(__always)
    mutating func append(_ document: UInt32) {
        batch[document: count] = document
        count &+= 1
    }

    /// Adds those whose bits are set in a word.
    @inline(__always)
    mutating func append(_ bits: UInt64, of word: Int) {
        var rest = bits
        while rest != 0 {
            append(UInt32(truncatingIfNeeded: word &<< 6 &+ rest.trailingZeroBitCount))
            rest &= rest &- 1
        }
    }

    /// Adds the marked postings of a block that may score enough, as `PostingBlock.give` has it.
    mutating func append(_ block: PostingBlock, _ marks: PostingMarks, _ limits: ScoreLimits.Row) {
        count = batch.append(count, block, marks, limits, codes, norms)
    }

    /// Adds what a pass gives, until there is no room for another block.
    mutating func append(_ pass: inout PairPass, scoring least: Float) {
        count = batch.append(count, &pass, scoring: least, room: Self.room)
    }

    /// Adds one, and what its weight is in the list that it was taken from.
    @inline(__always)
    mutating func append(_ document: UInt32, weight: UInt8) {
        batch[document: count] = document
        batch[leadWeight: count] = weight
        count &+= 1
    }

    /// Scores what is there, and calls `body` with each that scores at least `least()`, and some others.
    mutating func flush(_ wanted: Int, _ least: () -> Float, _ body: (UInt32, Float) -> Void) {
        if count == 0 { return }
        batch.open(count, codes, norms)
        var threshold = least()
        for index in terms.indices {
            if index > 0, threshold > -.infinity {
                count = batch.keep(count, reaching: threshold, with: idfs[index...])
                if count == 0 { return }
            }
            // No score is known ahead of the first term, and what those behind it add is not known yet.
            let rest = idfs[(index + 1)...].reduce(0, +)
            let least = index == 0 ? -Float.infinity : threshold / BestScores.slack - rest
            if terms[index]?.readWeights(batch, count, lifting: least) == nil {
                batch.addLead(idfs[index], count, isFirst: index == 0)
            } else {
                batch.add(idfs[index], count, isFirst: index == 0)
            }
        }
        // With no hits yet, most of the batch would be taken for the moment.
        if threshold == -.infinity { threshold = batch.reached(by: wanted, of: count) }
        var index = batch.next(from: 0, of: count, reaching: threshold)
        while index < count {
            body(batch[document: index], batch.score(index))
            threshold = max(threshold, least())
            index = batch.next(from: index &+ 1, of: count, reaching: threshold)
        }
        count = 0
    }
}
