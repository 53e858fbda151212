/// Where the postings of a block are decoded to, used again and again by one reader.
///
/// Plain memory: a loop over a block must not check, retain or ask for uniqueness at each posting.
@safe package final class PostingBlock {
    private let documents: UnsafeMutablePointer<UInt32>
    private let places: UnsafeMutablePointer<UInt16>
    private let weights: UnsafeMutablePointer<UInt8>
    private let starts: UnsafeMutablePointer<Int32>
    private let marks: UnsafeMutablePointer<UInt8>
    private let scratch: ScratchMemory?
    private let memory: UnsafeMutableRawPointer

    package convenience init() { self.init(in: nil) }

    /// - Parameter scratch: where its memory is; nil for its own.
    init(in scratch: ScratchMemory?) {
        let length = PostingLayout.blockLength
        self.scratch = scratch
        unsafe memory =
            scratch?.take(length * 12)
            ?? .allocate(byteCount: length * 12, alignment: ScratchMemory.plainAlignment)
        // Nothing is read here before it was decoded or set.
        unsafe documents = unsafe memory.bindMemory(to: UInt32.self, capacity: length)
        unsafe places = unsafe (memory + 4 * length).bindMemory(to: UInt16.self, capacity: length)
        unsafe weights = unsafe (memory + 6 * length).bindMemory(to: UInt8.self, capacity: length)
        unsafe marks = unsafe (memory + 7 * length).bindMemory(to: UInt8.self, capacity: length)
        unsafe starts = unsafe (memory + 8 * length).bindMemory(to: Int32.self, capacity: length)
    }

    deinit {
        if scratch == nil { unsafe memory.deallocate() }
    }

    @inline(__always)
    subscript(document index: Int) -> UInt32 {
        get {
            assert(index >= 0 && index < PostingLayout.blockLength)
            return unsafe documents[index]
        }
        set {
            assert(index >= 0 && index < PostingLayout.blockLength)
            unsafe documents[index] = newValue
        }
    }

    @inline(__always)
    subscript(weight index: Int) -> UInt8 {
        get {
            assert(index >= 0 && index < PostingLayout.blockLength)
            return unsafe weights[index]
        }
        set {
            assert(index >= 0 && index < PostingLayout.blockLength)
            unsafe weights[index] = newValue
        }
    }

    /// The weights from `8 * group` on, the first in the lowest byte.
    @inline(__always)
    subscript(eightWeights group: Int) -> UInt64 {
        get {
            assert(group >= 0 && group < PostingLayout.blockLength / 8)
            return unsafe UnsafeRawPointer(weights).loadUnaligned(fromByteOffset: 8 &* group, as: UInt64.self)
        }
        set {
            assert(group >= 0 && group < PostingLayout.blockLength / 8)
            unsafe UnsafeMutableRawPointer(weights).storeBytes(of: newValue, toByteOffset: 8 &* group, as: UInt64.self)
        }
    }

    @inline(__always)
    subscript(place index: Int) -> UInt16 {
        get {
            assert(index >= 0 && index < PostingLayout.blockLength)
            return unsafe places[index]
        }
        set {
            assert(index >= 0 && index < PostingLayout.blockLength)
            unsafe places[index] = newValue
        }
    }

    /// Where a phrase would start, by the posting; for who aligns phrases.
    @inline(__always)
    subscript(start index: Int) -> Int32 {
        get {
            assert(index >= 0 && index < PostingLayout.blockLength)
            return unsafe starts[index]
        }
        set {
            assert(index >= 0 && index < PostingLayout.blockLength)
            unsafe starts[index] = newValue
        }
    }

    /// Whatever its user marks a posting with.
    @inline(__always)
    subscript(mark index: Int) -> UInt8 {
        get {
            assert(index >= 0 && index < PostingLayout.blockLength)
            return unsafe marks[index]
        }
        set {
            assert(index >= 0 && index < PostingLayout.blockLength)
            unsafe marks[index] = newValue
        }
    }

    /// Puts one posting in the place of another, all of it.
    @inline(__always)
    func move(_ index: Int, to place: Int) {
        if index == place { return }
        unsafe documents[place] = unsafe documents[index]
        unsafe places[place] = unsafe places[index]
        unsafe weights[place] = unsafe weights[index]
        unsafe starts[place] = unsafe starts[index]
        unsafe marks[place] = unsafe marks[index]
    }

    /// The first of `number` documents, from `index` on, that is at or after `document`; `number` where none is.
    @inline(__always)
    func index(from index: Int, reaching document: UInt32, number: Int) -> Int {
        var index = index
        while unsafe index < number && documents[index] < document { index &+= 1 }
        return index
    }

    /// The same by halving: for who comes from afar.
    @inline(__always)
    func halvedIndex(reaching document: UInt32, number: Int) -> Int {
        var low = 0
        var length = number
        while length > 0 {
            let half = length >> 1
            let below = unsafe documents[low &+ half] < document
            low = below ? low &+ half &+ 1 : low
            length = below ? length &- half &- 1 : half
        }
        return low
    }
}

/// A set bit for each of 64 articles, over and over; read where it lies, in a posting list or in memory of its own.
@safe struct BitmapView {
    private let base: UnsafeRawPointer
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
        unsafe words.initialize(repeating: 0, count: count)
        for block in 0..<list.blockCount {
            for index in 0..<list.decodeDocuments(block: block, into: buffer) {
                let document = buffer[document: index]
                assert(Int(document) < articles)
                unsafe words[Int(document &>> 6)] |= 1 &<< UInt64(document & 63)
            }
        }
    }

    /// Holds only while `self` lives.
    var view: BitmapView { unsafe BitmapView(UnsafePointer(words), count: count) }
}

/// How many bits are set ahead of each word of a bitmap. Counted once, so that no look-up waits for the one before.
@safe final class BitRanks {
    private let counts: UnsafeMutablePointer<UInt32>
    private let count: Int
    private let scratch: ScratchMemory

    init(_ bits: BitmapView, in scratch: ScratchMemory) {
        let count = bits.count
        let counts = unsafe scratch.take(4 * count).bindMemory(to: UInt32.self, capacity: count)
        self.count = count
        self.scratch = scratch
        unsafe self.counts = unsafe counts
        var sum: UInt32 = 0
        for word in 0..<count {
            unsafe counts[word] = sum
            sum &+= UInt32(truncatingIfNeeded: bits.word(word).nonzeroBitCount)
        }
    }

    @inline(__always)
    subscript(word: Int) -> Int {
        assert(word >= 0 && word < count)
        return unsafe Int(truncatingIfNeeded: counts[word])
    }
}
