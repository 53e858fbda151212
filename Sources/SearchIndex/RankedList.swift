/// A term's articles as bits, and the weight of each by its rank among them.
struct RankedList {
    let idf: Float
    let bits: BitmapView
    private var weights: WeightReader
    /// By word of the bits: how many postings lie ahead of it. Counted once, so that no look-up waits for the one before.
    private let ahead: [UInt32]

    /// - Parameter bits: of the list; they hold while this does.
    init(_ list: PostingList, idf: Float, bits: BitmapView, readsMany: Bool) {
        self.idf = idf
        self.bits = bits
        weights = WeightReader(list, readsMany: readsMany)
        ahead = unsafe [UInt32](unsafeUninitializedCapacity: bits.count) { counts, number in
            var sum: UInt32 = 0
            for word in 0..<bits.count {
                unsafe counts[word] = sum
                sum &+= UInt32(truncatingIfNeeded: bits.word(word).nonzeroBitCount)
            }
            number = bits.count
        }
    }

    /// Adds to the score of each article of the batch what the term says of it.
    ///
    /// - Precondition: articles are given in ascending order, from batch to batch too.
    mutating func score(_ batch: ScoreBatch, _ number: Int) {
        let counts = ahead
        let ahead = counts.span
        var reader = weights
        for index in 0..<number {
            let document = batch[document: index]
            let word = Int(document >> 6)
            let present = bits.word(word)
            let bit = UInt64(1) &<< UInt64(document & 63)
            if present & bit == 0 {
                batch[weight: index] = 0
                continue
            }
            let rank = Int(ahead[word]) &+ (present & (bit &- 1)).nonzeroBitCount
            batch[weight: index] = reader.weight(ofRank: rank)
        }
        batch.add(idf, number)
        weights = reader
    }
}
