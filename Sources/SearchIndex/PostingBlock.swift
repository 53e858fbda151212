import CPostings

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
        let size = length * 12 + 4 * Int(CPOSTINGS_OVERWRITE)
        unsafe memory =
            scratch?.take(size) ?? .allocate(byteCount: size, alignment: ScratchMemory.plainAlignment)
        // Nothing is read here before it was decoded or set. The documents lie last: more than a block of them may be written.
        unsafe starts = unsafe memory.bindMemory(to: Int32.self, capacity: length)
        unsafe places = unsafe (memory + 4 * length).bindMemory(to: UInt16.self, capacity: length)
        unsafe weights = unsafe (memory + 6 * length).bindMemory(to: UInt8.self, capacity: length)
        unsafe marks = unsafe (memory + 7 * length).bindMemory(to: UInt8.self, capacity: length)
        unsafe documents = unsafe (memory + 8 * length).bindMemory(to: UInt32.self, capacity: length)
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

    /// Whether `sumGaps` and `members` can; else their callers do without.
    @inline(__always)
    static var isFast: Bool { cpostings_is_fast() != 0 }
    static let mostGapBits = Int(CPOSTINGS_MOST_BITS)

    /// Sets the first documents to `before` and the gaps packed there, one more each. Up to seven behind them become
    /// anything.
    @inline(__always)
    func sumGaps(_ view: PackedView, at start: Int, bits: Int, count: Int, before: Int) {
        assert(bits > 0 && bits <= Self.mostGapBits && count <= PostingLayout.blockLength)
        unsafe cpostings_sum_gaps(
            view.pointer(start).assumingMemoryBound(to: UInt8.self), Int32(truncatingIfNeeded: bits),
            Int32(truncatingIfNeeded: count), UInt32(truncatingIfNeeded: before), documents)
    }

    /// Sets the first documents to those from `document` on whose bits are set. Only where `isFast`.
    @inline(__always)
    func unpackBits(_ view: PackedView, at start: Int, from document: Int, count: Int) {
        assert(count <= PostingLayout.blockLength)
        unsafe cpostings_unpack_bits(
            view.pointer(start), UInt32(truncatingIfNeeded: document), Int32(truncatingIfNeeded: count), documents)
    }

    /// Which of the first documents a bitmap has.
    func members(_ number: Int, of bits: BitmapView) -> PostingMarks {
        assert(number <= PostingLayout.blockLength)
        var marks = PostingMarks()
        if Self.isFast {
            unsafe withUnsafeMutableBytes(of: &marks) {
                unsafe bits.lookUp(documents, number, in: $0.assumingMemoryBound(to: UInt64.self).baseAddress!)
            }
        } else {
            for index in 0..<number where bits.contains(self[document: index]) { marks.insert(index) }
        }
        return marks
    }

    /// Writes those of the wanted documents, which ascend, that are among the first `number`, and tells how many they are. Only
    /// where `isFast`.
    func common(
        _ wanted: UnsafeBufferPointer<UInt32>, _ number: Int, to found: UnsafeMutablePointer<UInt32>
    ) -> Int {
        assert(Self.isFast && number <= PostingLayout.blockLength)
        guard let start = wanted.baseAddress else { return 0 }
        return unsafe cpostings_common(start, wanted.count, documents, Int32(truncatingIfNeeded: number), found)
    }

    /// Writes where the wanted documents, which ascend, stand among the first `length`, counted from one, 0 of those that do not;
    /// ends behind the last of these, and tells how many were looked for. Only where `isFast`.
    func find(
        _ wanted: UnsafePointer<UInt32>, _ number: Int, _ length: Int, places: UnsafeMutablePointer<UInt8>
    ) -> Int {
        assert(Self.isFast && length > 0 && length <= PostingLayout.blockLength)
        return unsafe cpostings_find(wanted, number, documents, Int32(truncatingIfNeeded: length), places)
    }

    /// Sets the bits of the first documents, which are beyond all that are set. Words from `clear` on become zeros first, as far as
    /// the last of these; then `clear` is behind it.
    func set(_ number: Int, in words: UnsafeMutablePointer<UInt64>, clear: inout UInt32, articles: Int) {
        assert(number <= PostingLayout.blockLength && (number == 0 || self[document: number - 1] < articles))
        clear = unsafe cpostings_set(documents, Int32(truncatingIfNeeded: number), words, clear)
    }

    /// Which postings of a block have at least that weight, which is more than 1; marks beyond `number` are anything.
    static func heavy(_ place: PostingList.WeightPlace, _ number: Int, atLeast least: Int) -> PostingMarks {
        assert(least > 1 && number <= PostingLayout.blockLength)
        var found = PostingMarks()
        unsafe withUnsafeMutableBytes(of: &found) { found in
            unsafe cpostings_heavy(
                packed(place), Int32(truncatingIfNeeded: number), Int32(truncatingIfNeeded: least),
                found.assumingMemoryBound(to: UInt64.self).baseAddress!)
        }
        return found
    }

    private static func packed(_ place: PostingList.WeightPlace) -> cpostings_packed {
        unsafe cpostings_packed(
            start: place.view.pointer(place.start).assumingMemoryBound(to: UInt8.self),
            exceptions: place.view.pointer(place.exceptions.lowerBound).assumingMemoryBound(to: UInt8.self),
            bits: Int32(truncatingIfNeeded: place.bits),
            exceptionCount: Int32(truncatingIfNeeded: place.exceptions.count / 2))
    }

    /// Lends its memory to a pass through a list, which holds only while `self` does.
    func lend(to pass: inout cpostings_pass) {
        unsafe pass.numbers = documents
        unsafe pass.weights = weights
        unsafe pass.ahead = marks
    }

    /// Writes the marked postings that may score enough, and tells how many they are. Documents and weights were decoded.
    ///
    /// - Parameters:
    ///   - marks: which are looked at.
    ///   - limits: up to which norm one of its weight may score enough.
    ///   - codes: lengths by article.
    ///   - norms: by code, what BM25 adds to a weight before it divides by the sum.
    ///   - given: gets the documents; there is room for a block of them.
    ///   - weights: gets their weights.
    func give(
        _ marks: PostingMarks, _ limits: ScoreLimits.Row, _ codes: PackedArray<UInt8>, _ norms: [Float],
        to given: UnsafeMutablePointer<UInt32>, _ weights: UnsafeMutablePointer<UInt8>
    ) -> Int {
        assert(norms.count == 256)
        return unsafe withUnsafeBytes(of: marks) { marks in
            unsafe norms.withUnsafeBufferPointer { norms in
                Int(
                    unsafe cpostings_give(
                        documents, self.weights, marks.assumingMemoryBound(to: UInt64.self).baseAddress!,
                        codes.bytes.assumingMemoryBound(to: UInt8.self).baseAddress!, norms.baseAddress!,
                        limits.values, given, weights))
            }
        }
    }

    /// Marks, of a bitmap's documents from one to another, 128 at most, those that another bitmap has too. Only where `isFast`.
    func common(_ bits: BitmapView, _ others: BitmapView, from first: UInt32, to last: UInt32) -> PostingMarks {
        var found = PostingMarks()
        unsafe withUnsafeMutableBytes(of: &found) {
            unsafe bits.markCommon(
                others, from: first, to: last, in: $0.assumingMemoryBound(to: UInt64.self).baseAddress!, ahead: marks)
        }
        return found
    }

    /// Sets the marked of the documents that were just asked for; the others become anything.
    func unpack(_ chosen: PostingMarks, of bits: BitmapView, from first: UInt32, to last: UInt32, number: Int) {
        if last >> 6 &- first >> 6 >= 64 { return unsafe bits.unpack(from: first, count: number, to: documents) }
        unsafe withUnsafeBytes(of: chosen) {
            unsafe bits.unpack(
                $0.assumingMemoryBound(to: UInt64.self).baseAddress!, from: first, ahead: marks, to: documents)
        }
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
