/// A term's articles as bits, and the weight of each by its rank among them.
struct RankedList {
    let idf: Float
    let bits: BitmapView
    private var weights: WeightReader
    private let ahead: BitRanks

    /// - Parameters:
    ///   - lists: of the question; this holds while they do.
    ///   - readsMany: as `WeightReader` has it.
    init(_ list: PostingList, idf: Float, _ lists: QueryLists, readsMany: Bool) {
        self.idf = idf
        bits = lists.bits(of: list)
        weights = WeightReader(list, readsMany: readsMany ? PostingBlock(in: lists.scratch) : nil)
        ahead = BitRanks(bits, in: lists.scratch)
    }

    /// Adds to the score of each article of the batch what the term says of it.
    ///
    /// - Precondition: articles are given in ascending order, from batch to batch too.
    mutating func score(_ batch: ScoreBatch, _ number: Int) {
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
            let rank = ahead[word] &+ (present & (bit &- 1)).nonzeroBitCount
            batch[weight: index] = reader.weight(ofRank: rank)
        }
        batch.add(idf, number)
        weights = reader
    }
}
