/// A term's articles as bits, and the weight of each by its rank among them.
struct RankedList {
    let idf: Float
    let bits: BitmapView
    private let list: PostingList
    private let ahead: BitRanks
    /// Of a list that is short, or whose blocks are decoded.
    private var weights: WeightReader?

    /// - Parameters:
    ///   - lists: of the question; this holds while they do.
    ///   - readsMany: some eight of each block at least: then blocks are decoded, else each weight is read where it lies.
    init(_ list: PostingList, idf: Float, _ lists: QueryLists, readsMany: Bool) {
        self.idf = idf
        self.list = list
        bits = lists.bits(of: list)
        ahead = lists.ranks(of: list)
        let block = readsMany ? PostingBlock(in: lists.scratch) : nil
        weights = readsMany || list.blocks == nil ? WeightReader(list, decodedTo: block) : nil
    }

    /// Reads what the term weighs in each article of the batch.
    ///
    /// - Precondition: articles are given in ascending order, from batch to batch too.
    mutating func readWeights(_ batch: ScoreBatch, _ number: Int) {
        guard weights != nil else { return batch.readWeights(number, of: list, bits, ahead) }
        for index in 0..<number {
            let document = batch[document: index]
            let word = Int(document >> 6)
            let present = bits.word(word)
            let bit = UInt64(1) &<< UInt64(document & 63)
            let rank = ahead[word] &+ (present & (bit &- 1)).nonzeroBitCount
            batch[weight: index] = present & bit == 0 ? 0 : weights?.weight(ofRank: rank) ?? 0
        }
    }
}
