/// What a term weighs in articles that are gone through in order.
///
/// Where its articles lie as bits, or became bits, by their rank among them; else its blocks are decoded as far as there are
/// articles in them: to make them bits first would take longer.
struct RankedList {
    let idf: Float
    private let list: PostingList
    private var way: Way

    private enum Way {
        /// Each weight is read where it lies.
        case ranks(BitRanks)
        /// Of a list that is short, or whose blocks are decoded.
        case reader(BitRanks, WeightReader)
        case blocks(BlockReader)
    }

    /// - Parameters:
    ///   - lists: of the question; this holds while they do.
    ///   - readsMany: some eight of each block at least: then blocks are decoded.
    init(_ list: PostingList, idf: Float, _ lists: QueryLists, readsMany: Bool) {
        self.idf = idf
        self.list = list
        if lists.costOfBits(of: list) > 0, PostingBlock.isFast {
            way = .blocks(BlockReader(list, PostingBlock(in: lists.scratch)))
            return
        }
        let ranks = lists.ranks(of: list)
        if readsMany || list.blocks == nil {
            let block = readsMany ? PostingBlock(in: lists.scratch) : nil
            way = .reader(ranks, WeightReader(list, decodedTo: block))
        } else {
            way = .ranks(ranks)
        }
    }

    /// Reads what the term weighs in each article of the batch; or 0 where its score is known not to come up to `least` with it.
    ///
    /// - Precondition: articles are given in ascending order, from batch to batch too.
    mutating func readWeights(_ batch: ScoreBatch, _ number: Int, lifting least: Float) {
        switch way {
        case .ranks(let ranks): batch.readWeights(number, of: list, idf: idf, ranks, lifting: least)
        case .reader(let ranks, var weights):
            for index in 0..<number {
                batch[weight: index] = ranks.rank(of: batch[document: index]).map { weights.weight(ofRank: $0) } ?? 0
            }
            way = .reader(ranks, weights)
        case .blocks(var reader):
            reader.readWeights(batch, number)
            way = .blocks(reader)
        }
    }
}

/// Decodes the blocks of a list that articles may be in, which are asked for in ascending order. Only where
/// `PostingBlock.isFast`.
private struct BlockReader {
    private let list: PostingList
    private let buffer: PostingBlock
    private var block = 0
    private var decoded = -1
    private var length = 0

    /// So many weights of a block, and all of it are decoded.
    private static let many = 8

    init(_ list: PostingList, _ buffer: PostingBlock) {
        self.list = list
        self.buffer = buffer
    }

    mutating func readWeights(_ batch: ScoreBatch, _ number: Int) {
        var next = 0
        var block = block
        unsafe list.forEachBlock(from: &block, reaching: batch.documents(number)) { block, range in
            if decoded != block {
                length = list.decodeDocuments(block: block, into: buffer)
                decoded = block
            }
            next = batch.findPlaces(from: range.lowerBound, range.upperBound, in: buffer, length)
            turnIntoWeights(block, batch, range.lowerBound..<next)
        }
        self.block = block
        for index in next..<number { batch[weight: index] = 0 }
    }

    private func turnIntoWeights(_ block: Int, _ batch: ScoreBatch, _ range: Range<Int>) {
        let isDecoded = range.count >= Self.many
        if isDecoded { list.decodeWeights(block: block, number: length, into: buffer) }
        for index in range {
            let place = Int(batch[weight: index])
            if place == 0 { continue }
            batch[weight: index] = isDecoded ? buffer[weight: place - 1] : list.weight(inBlock: block, at: place - 1)
        }
    }
}
