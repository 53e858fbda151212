/// Gathers articles, ascending, and scores them a batch at a time.
struct BatchScoring {
    private enum Term {
        case ranked(RankedList)
        /// Of the list that the articles are taken from: their ranks are known.
        case lead(WeightReader, idf: Float)

        /// More than it adds to any score.
        var idf: Float {
            switch self {
            case .ranked(let list): list.idf
            case .lead(_, let idf): idf
            }
        }
    }

    private var terms: [Term] = []
    private let batch: ScoreBatch
    private var count = 0
    private let codes: PackedArray<UInt8>
    private let norms: [Float]

    init(_ lists: QueryLists, _ lengths: LengthTable) {
        batch = ScoreBatch(in: lists.scratch)
        codes = lists.segment.columns.lengths
        norms = lengths.values
    }

    /// Terms are summed in the order that they are added in.
    mutating func add(_ lists: [RankedList]) { terms += lists.map { .ranked($0) } }
    mutating func add(_ lead: WeightReader, idf: Float) { terms.append(.lead(lead, idf: idf)) }

    /// Whether there might be no room for another block, or word of 64 articles.
    var isFull: Bool { count > ScoreBatch.length - PostingLayout.blockLength }

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

    /// Adds those of a block that are marked.
    mutating func append(_ block: PostingBlock, _ marks: PostingMarks, firstRank: Int) {
        var count = count
        marks.forEach { index in
            batch[document: count] = block[document: index]
            batch[rank: count] = UInt32(truncatingIfNeeded: firstRank &+ index)
            count &+= 1
        }
        self.count = count
    }

    /// Scores what is there, and calls `body` with each that scores at least `least()`, and some others.
    mutating func flush(_ wanted: Int, _ least: () -> Float, _ body: (UInt32, Float) -> Void) {
        if count == 0 { return }
        batch.open(count, codes, norms.span)
        var threshold = least()
        for index in terms.indices {
            if index > 0, threshold > -.infinity {
                count = batch.keep(count, reaching: threshold, with: terms[index...].map(\.idf))
                if count == 0 { return }
            }
            switch terms[index] {
            case .ranked(var list):
                list.score(batch, count)
                terms[index] = .ranked(list)
            case .lead(var reader, let idf):
                for index in 0..<count { batch[weight: index] = reader.weight(ofRank: Int(batch[rank: index])) }
                batch.add(idf, count)
                terms[index] = .lead(reader, idf: idf)
            }
        }
        // With no hits yet, most of the batch would be taken for the moment.
        if threshold == -.infinity { threshold = batch.reached(by: wanted, of: count) }
        for index in 0..<count where batch.score(index) >= threshold {
            body(batch[document: index], batch.score(index))
            threshold = max(threshold, least())
        }
        count = 0
    }
}
