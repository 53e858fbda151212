import CPostings

/// A set bit for each of 64 articles, over and over; read where it lies, in a posting list or in memory of its own.
@safe struct BitmapView {
    fileprivate let base: UnsafeRawPointer
    /// Words of 64 bits.
    let count: Int

    init(_ view: PackedView, at offset: Int, count: Int) {
        unsafe base = view.pointer(offset)
        self.count = count
    }

    fileprivate init(_ words: UnsafePointer<UInt64>, count: Int) {
        unsafe base = UnsafeRawPointer(words)
        self.count = count
    }

    @inline(__always)
    func word(_ index: Int) -> UInt64 {
        assert(index >= 0 && index < count)
        return unsafe base.loadUnaligned(fromByteOffset: index &* 8, as: UInt64.self)
    }

    /// - Precondition: all documents are of the bitmap's articles.
    func lookUp(
        _ documents: UnsafePointer<UInt32>, _ number: Int, in found: UnsafeMutablePointer<UInt64>
    ) {
        unsafe cpostings_look_up(documents, Int32(truncatingIfNeeded: number), base, found)
    }

    /// Where it begins. Holds only while what it is a view of does.
    var start: UnsafeRawPointer { unsafe base }

    /// As `PostingBlock.common` has it.
    func markCommon(
        _ other: BitmapView, from first: UInt32, to last: UInt32, in found: UnsafeMutablePointer<UInt64>,
        ahead: UnsafeMutablePointer<UInt8>
    ) {
        precondition(last >> 6 < count && count == other.count)
        unsafe cpostings_mark_common(base, other.base, first, last, found, ahead)
    }

    /// As `PostingBlock.unpack` has it.
    func unpack(
        _ marks: UnsafePointer<UInt64>, from first: UInt32, ahead: UnsafePointer<UInt8>,
        to documents: UnsafeMutablePointer<UInt32>
    ) {
        unsafe cpostings_unpack_marked(base, first, marks, ahead, documents)
    }

    /// Those of the numbers from one on whose bits are set; as many as asked for, and some behind them.
    func unpack(from first: UInt32, count: Int, to documents: UnsafeMutablePointer<UInt32>) {
        unsafe cpostings_unpack_bits(base, first, Int32(truncatingIfNeeded: count), documents)
    }

    /// Copies its words to memory that has room for them.
    func copy(to words: UnsafeMutableBufferPointer<UInt64>) {
        precondition(words.count >= count)
        let source = unsafe UnsafeRawBufferPointer(start: base, count: 8 * count)
        unsafe UnsafeMutableRawBufferPointer(words).copyMemory(from: source)
    }

    /// Writes those of its bits that are marked, a mark for each bit that is set.
    func deposit(_ marks: BitmapView, to words: UnsafeMutableBufferPointer<UInt64>) {
        precondition(words.count >= count && count > 0)
        unsafe cpostings_deposit_all(base, count, marks.base, words.baseAddress!)
    }

    @inline(__always)
    func contains(_ document: UInt32) -> Bool {
        word(Int(document >> 6)) &>> UInt64(document & 63) & 1 != 0
    }
}

/// Bits of a posting list that lies otherwise: set once, then read.
@safe final class ScratchBits {
    private let words: UnsafeMutablePointer<UInt64>
    private let count: Int
    private let scratch: ScratchMemory

    init(_ list: PostingList, articles: Int, _ buffer: PostingBlock, in scratch: ScratchMemory) {
        let count = (articles + 63) / 64
        let words = unsafe scratch.take(8 * count).bindMemory(to: UInt64.self, capacity: count)
        self.count = count
        self.scratch = scratch
        unsafe self.words = unsafe words
        if unsafe list.setBits(in: UnsafeMutableBufferPointer(start: words, count: count)) { return }
        var clear: UInt32 = 0
        for block in 0..<list.blockCount {
            let number = list.decodeDocuments(block: block, into: buffer)
            unsafe buffer.set(number, in: words, clear: &clear, articles: articles)
        }
        unsafe (words + Int(clear)).initialize(repeating: 0, count: count - Int(clear))
    }

    /// The articles that all of the bitmaps have, but for the deleted ones and those that are not among `chosen`.
    init(
        ofAll bitmaps: [BitmapView], allBut deleted: DeletedDocuments, among chosen: DocumentBits?,
        in scratch: ScratchMemory
    ) {
        let count = bitmaps[0].count
        let words = unsafe scratch.take(8 * count).bindMemory(to: UInt64.self, capacity: count)
        self.count = count
        self.scratch = scratch
        unsafe self.words = unsafe words
        unsafe bitmaps[0].copy(to: UnsafeMutableBufferPointer(start: words, count: count))
        for bitmap in bitmaps.dropFirst() { for word in 0..<count { unsafe words[word] &= bitmap.word(word) } }
        let gone = deleted.words.span
        for word in 0..<min(count, gone.count) { unsafe words[word] &= ~gone[word] }
        if let chosen { for word in 0..<count { unsafe words[word] &= chosen.word(word) } }
    }

    /// Holds only while `self` lives.
    var view: BitmapView { unsafe BitmapView(UnsafePointer(words), count: count) }
}

/// How many bits are set ahead of each of a bitmap. Counted beforehand, so that no look-up waits for the one before: where the
/// list's documents lie as bits, it lies behind them.
@safe final class BitRanks {
    /// As `PostingLayout` has them.
    private let ranks: UnsafeRawPointer
    /// What was counted. Both hold only while their owners do.
    private let bits: BitmapView
    private let scratch: ScratchMemory?

    /// Counts them.
    init(counting bits: BitmapView, in scratch: ScratchMemory) {
        let ranks = unsafe scratch.take(Self.byteCount(words: bits.count))
        self.bits = bits
        self.scratch = scratch
        unsafe self.ranks = UnsafeRawPointer(ranks)
        unsafe cpostings_rank_words(bits.base, bits.count, ranks)
    }

    /// Of a bitmap behind which they lie.
    init(behind bits: BitmapView) {
        self.bits = bits
        scratch = nil
        unsafe ranks = bits.base + 8 * bits.count
    }

    /// Whether they are those of the same bits.
    func isEqual(to others: BitRanks) -> Bool {
        guard bits.count == others.bits.count else { return false }
        var difference: UInt8 = 0
        for byte in 0..<Self.byteCount(words: bits.count) {
            let other = unsafe others.ranks.load(fromByteOffset: byte, as: UInt8.self)
            unsafe difference |= ranks.load(fromByteOffset: byte, as: UInt8.self) ^ other
        }
        return difference == 0
    }

    /// How much room they take.
    static func byteCount(words: Int) -> Int { cpostings_rank_bytes(words) }

    /// Reads what weights a list has of documents, which ascend; 0 of those that it has not, and of those that it can not lift
    /// from their scores to `least`.
    ///
    /// - Precondition: the list's bits were counted here; it lies in blocks.
    func readWeights(
        of documents: UnsafePointer<UInt32>, _ number: Int, _ list: PostingList, idf: Float,
        scores: UnsafePointer<Float>, norms: UnsafePointer<Float>, lifting least: Float,
        to weights: UnsafeMutablePointer<UInt8>
    ) {
        guard let blocks = list.blocks else { return }
        var ranked = unsafe cpostings_ranked()
        unsafe ranked.list = blocks.view.pointer(blocks.offset).assumingMemoryBound(to: UInt8.self)
        unsafe ranked.size = blocks.view.count - blocks.offset
        unsafe ranked.bits = bits.base
        unsafe ranked.ranks = ranks
        unsafe ranked.words = bits.count
        unsafe ranked.total = Int32(truncatingIfNeeded: list.count)
        unsafe ranked.hasGaps = blocks.hasGaps ? 1 : 0
        unsafe ranked.idf = idf
        unsafe cpostings_weights_by_rank(
            &ranked, documents, Int32(truncatingIfNeeded: number), scores, norms, least, weights)
    }

    /// Nil where the document's bit is not set.
    @inline(__always)
    func rank(of document: UInt32) -> Int? {
        assert(document >> 6 < bits.count)
        return bits.contains(document) ? ahead(of: document) : nil
    }

    /// How many are set ahead of a word of 64.
    @inline(__always)
    func ahead(ofWord word: Int) -> Int { ahead(of: UInt32(truncatingIfNeeded: word &* 64)) }

    @inline(__always)
    private func ahead(of document: UInt32) -> Int {
        assert(document >> 6 < bits.count)
        return unsafe Int(truncatingIfNeeded: cpostings_rank(bits.base, ranks, bits.count, document))
    }
}
