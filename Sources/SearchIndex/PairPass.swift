import CPostings

/// Goes through the shortest of two lists for what both have: what `HeavyPostings` and who asks it do block by block, in one
/// loop without a word of Swift between two blocks. Only where `PostingBlock.isFast`.
@safe struct PairPass {
    private var pass: cpostings_pass
    private let blockCount: Int
    private let norms: [Float]
    /// Holds all else that the pass points to.
    private let lists: QueryLists

    /// What is in common are the other list's articles, or some of them. Nil where one of the lists does not lie in blocks.
    init?(
        _ lead: (list: PostingList, idf: Float), _ other: (list: PostingList, idf: Float), common: BitmapView,
        _ lists: QueryLists, _ lengths: LengthTable
    ) {
        guard let mine = lead.list.blocks, let theirs = other.list.blocks, PostingBlock.isFast else { return nil }
        let codes = lists.segment.columns.lengths
        norms = lengths.values
        let limits = ScoreLimits(idf: lead.idf, other: other.idf, in: lists.scratch)
        self.lists = lists
        blockCount = lead.list.blockCount
        let articles = lists.segment.count
        precondition(common.count == (articles + 63) / 64 && codes.count == articles && norms.count == 256)
        // What stands in the blocks is looked at on the way.
        for (list, blocks) in [(lead.list, mine), (other.list, theirs)] {
            precondition(list.entry(list.blockCount, of: blocks.offset) <= blocks.view.count)
        }
        unsafe pass = cpostings_pass()
        unsafe pass.list = mine.view.pointer(mine.offset).assumingMemoryBound(to: UInt8.self)
        unsafe pass.size = mine.view.count - mine.offset
        unsafe pass.other = theirs.view.pointer(theirs.offset).assumingMemoryBound(to: UInt8.self)
        unsafe pass.bits = lead.list.bitmap(articles: articles)?.start
        unsafe pass.common = common.start
        unsafe pass.words = UInt32(common.count)
        unsafe pass.total = Int32(lead.list.count)
        unsafe pass.otherTotal = Int32(other.list.count)
        unsafe pass.codes = codes.bytes.assumingMemoryBound(to: UInt8.self).baseAddress
        unsafe pass.rows = limits.rows
        unsafe lists.buffer.lend(to: &pass)
    }

    var isAtEnd: Bool { unsafe pass.block >= UInt32(blockCount) }
    /// How many articles were in both so far.
    var count: Int { unsafe Int(pass.count) }

    /// Gives what may score so much of the next blocks, until there is more than room for.
    mutating func next(
        scoring least: Float, room: Int, to given: UnsafeMutablePointer<UInt32>, _ weights: UnsafeMutablePointer<UInt8>
    ) -> Int {
        unsafe norms.withUnsafeBufferPointer {
            unsafe pass.norms = $0.baseAddress
            return unsafe Int(cpostings_pass(&pass, least, Int32(room), given, weights))
        }
    }
}
