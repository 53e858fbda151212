import CPostings

/// Bytes that never change once made, read at any offset. The room's pointers are here, in `PackedArray`, `SegmentImage`,
/// `CheckedBlocks`, `PostingBlock`, `BitmapView`, `PostingSorter` and `GramGatherer`.
///
/// Reads are checked in debug builds only: every offset was written by `PostingEncoder` of the same segment.
@safe final class PackedBytes: @unchecked Sendable {  // nothing changes between init and deinit
    private let base: UnsafeRawPointer
    let count: Int
    private let memory: any FixedMemory
    /// What of them has to be asked of before it is read; nil where all can be relied on.
    private let blocks: CheckedBlocks?
    /// Of `blocks`: zero once there is nothing left to ask.
    private let unchecked: UnsafePointer<UInt64>?

    /// Zero bytes that follow, so that a read of the last byte together with what lies behind it is in bounds.
    static let padding = 32

    init(_ bytes: ArraySlice<UInt8>) {
        count = bytes.count
        let heap = HeapMemory(byteCount: bytes.count + Self.padding)
        unsafe bytes.withUnsafeBytes { source in
            if let start = source.baseAddress { unsafe heap.base.copyMemory(from: start, byteCount: source.count) }
        }
        unsafe (heap.base + bytes.count).initializeMemory(as: UInt8.self, repeating: 0, count: Self.padding)
        unsafe base = UnsafeRawPointer(heap.base)
        memory = heap
        blocks = nil
        unsafe unchecked = nil
    }

    /// The first `count` of the bytes: where they lie, if room for them was reserved, else a copy.
    convenience init(taking bytes: consuming [UInt8], count: Int) {
        guard bytes.isAdoptable else {
            self.init(bytes[..<count])
            return
        }
        bytes.removeLast(bytes.count - count)
        bytes.append(contentsOf: repeatElement(0, count: Self.padding))
        let memory = ArrayMemory(bytes)
        unsafe self.init(UnsafeRawBufferPointer(rebasing: memory.bytes[..<count]), in: memory)
    }

    /// - Precondition: `bytes` lie in `memory`, and zeros follow.
    init(_ bytes: UnsafeRawBufferPointer, in memory: any FixedMemory, _ blocks: CheckedBlocks? = nil) {
        unsafe base = bytes.baseAddress!
        count = bytes.count
        self.memory = memory
        self.blocks = blocks
        unsafe unchecked = blocks?.unchecked
    }

    /// Whether there is nothing to ask of them before they are read.
    @inline(__always)
    var isWhole: Bool { unsafe unchecked.map { unsafe cpostings_load($0) == 0 } ?? true }

    /// Whether those of `range`, and what may be read together with them, are as they were written.
    func holds(_ range: Range<Int>) -> Bool {
        guard let blocks else { return true }
        let end = min(range.upperBound, count) + Self.padding
        guard range.lowerBound >= 0, range.lowerBound < end else { return false }
        return unsafe blocks.hold(base + range.lowerBound, end - range.lowerBound)
    }

    /// Has what was found in them taken for damage, whatever the checksums say. False.
    func refuse() -> Bool { blocks?.refuse() ?? false }

    /// Has those of `range` read soon, where nobody has used them.
    func ask(for range: Range<Int>) {
        if let blocks, range.lowerBound >= 0, range.upperBound <= count {
            unsafe blocks.ask(for: base + range.lowerBound, range.count)
        }
    }

    /// What reads of a whole loop go through. Holds only while `self` lives: keep the segment.
    var view: PackedView { unsafe PackedView(base: base, count: count) }

    /// As they lie, whether they are as they were written or not. Holds only while `self` lives.
    var bytes: UnsafeRawBufferPointer { unsafe UnsafeRawBufferPointer(start: base, count: count) }
}

/// A borrowed look at `PackedBytes`.
@safe struct PackedView {
    fileprivate let base: UnsafeRawPointer
    let count: Int

    fileprivate init(base: UnsafeRawPointer, count: Int) {
        unsafe self.base = unsafe base
        self.count = count
    }

    func pointer(_ offset: Int) -> UnsafeRawPointer {
        assert(offset >= 0 && offset <= count)
        return unsafe base + offset
    }

    @inline(__always)
    func byte(_ offset: Int) -> UInt8 {
        assert(offset >= 0 && offset < count)
        return unsafe base.load(fromByteOffset: offset, as: UInt8.self)
    }

    /// Asks for the memory around a byte, and does not wait for it.
    @inline(__always)
    func prefetch(_ offset: Int) { unsafe cpostings_prefetch(pointer(offset)) }

    @inline(__always)
    func half(_ offset: Int) -> UInt16 {
        assert(offset >= 0 && offset <= count)
        return unsafe base.loadUnaligned(fromByteOffset: offset, as: UInt16.self)
    }

    @inline(__always)
    func word(_ offset: Int) -> UInt32 {
        assert(offset >= 0 && offset <= count)
        return unsafe base.loadUnaligned(fromByteOffset: offset, as: UInt32.self)
    }

    @inline(__always)
    func double(_ offset: Int) -> UInt64 {
        assert(offset >= 0 && offset <= count)
        return unsafe base.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
    }
}

/// Text units that never change once made. Those of a file that are not as they were written read as zeros.
@safe final class PackedUnits: @unchecked Sendable {  // nothing changes between init and deinit
    private let base: UnsafePointer<UInt16>
    let count: Int
    private let memory: any FixedMemory
    /// What of them has to be asked of before it is read; nil where all can be relied on.
    private let blocks: CheckedBlocks?
    /// Of `blocks`: zero once there is nothing left to ask.
    private let unchecked: UnsafePointer<UInt64>?

    /// Zeros that follow, so that a scan may read a whole stride at the end.
    static let padding = 64

    /// - Parameter pieces: laid one after another.
    init(_ pieces: [ArraySlice<UInt16>]) {
        let total = pieces.reduce(0) { $0 + $1.count }
        count = total
        let heap = HeapMemory(byteCount: (total + Self.padding) * 2)
        let start = unsafe heap.base.bindMemory(to: UInt16.self, capacity: total + Self.padding)
        var offset = 0
        for piece in pieces {
            unsafe piece.withUnsafeBufferPointer { source in
                if let first = source.baseAddress {
                    unsafe (start + offset).initialize(from: first, count: source.count)
                }
            }
            offset += piece.count
        }
        unsafe (start + total).initialize(repeating: 0, count: Self.padding)
        unsafe base = UnsafePointer(start)
        memory = heap
        blocks = nil
        unsafe unchecked = nil
    }

    /// Where they lie, if room for them was reserved, else a copy.
    convenience init(taking units: consuming [UInt16]) {
        guard units.isAdoptable else {
            self.init([units[...]])
            return
        }
        let count = units.count * 2
        units.append(contentsOf: repeatElement(0, count: Self.padding))
        let memory = ArrayMemory(units)
        unsafe self.init(UnsafeRawBufferPointer(rebasing: memory.bytes[..<count]), in: memory)
    }

    /// - Precondition: `bytes` lie in `memory`, aligned, and zeros follow.
    init(_ bytes: UnsafeRawBufferPointer, in memory: any FixedMemory, _ blocks: CheckedBlocks? = nil) {
        unsafe base = bytes.baseAddress!.assumingMemoryBound(to: UInt16.self)
        count = bytes.count / 2
        self.memory = memory
        self.blocks = blocks
        unsafe unchecked = blocks?.unchecked
    }

    /// As they lie, whether they are as they were written or not. Holds only while `self` lives.
    var bytes: UnsafeRawBufferPointer { unsafe UnsafeRawBufferPointer(start: base, count: count * 2) }

    /// Whether those of `range`, which lies within them, and what may be read together with them, are as they were written.
    @inline(__always)
    private func holds(_ range: Range<Int>) -> Bool {
        unsafe unchecked.map { unsafe cpostings_load($0) == 0 } ?? true || check(range)
    }

    @inline(never)
    private func check(_ range: Range<Int>) -> Bool {
        guard let blocks else { return true }
        return unsafe blocks.hold(UnsafeRawPointer(base + range.lowerBound), 2 * (range.count + Self.padding))
    }

    subscript(index: Int) -> UInt16 {
        precondition(index >= 0 && index < count)
        return holds(index..<index + 1) ? unsafe base[index] : 0
    }

    /// Asks for the memory around a unit, or for what lies on the disk, and does not wait for it.
    @inline(__always)
    func prefetch(_ index: Int) {
        precondition(index >= 0 && index < count)
        if unsafe unchecked.map({ unsafe cpostings_load($0) == 0 }) ?? true {
            unsafe cpostings_prefetch(base + index)
        } else {
            unsafe blocks?.ask(for: UnsafeRawPointer(base + index), 2)
        }
    }

    func slice(_ range: Range<Int>) -> [UInt16] {
        precondition(range.lowerBound >= 0 && range.upperBound <= count)
        guard holds(range) else { return [UInt16](repeating: 0, count: range.count) }
        return unsafe Array(UnsafeBufferPointer(start: base + range.lowerBound, count: range.count))
    }

    /// Lends the units of `range`.
    func withUnits<Result>(_ range: Range<Int>, _ body: (Span<UInt16>) -> Result) -> Result {
        precondition(range.lowerBound >= 0 && range.upperBound <= count)
        guard holds(range) else { return body([UInt16](repeating: 0, count: range.count).span) }
        return unsafe body(UnsafeBufferPointer(start: base + range.lowerBound, count: range.count).span)
    }

    /// Appends the units of `range` as UTF-8. 1 ns a character.
    ///
    /// - Parameter exceptions: in ascending order, scalars that stand in the place of what is here.
    func append(_ range: Range<Int>, except exceptions: [(place: Int, scalar: UInt32)], to text: inout [UInt8]) {
        precondition(range.lowerBound >= 0 && range.upperBound <= count)
        guard holds(range) else { return }
        let most = 3 * range.count + 4 * exceptions.count
        unsafe withUnsafeTemporaryAllocation(of: UInt8.self, capacity: most + 1) { buffer in
            var bytes = unsafe UTF8Output(buffer)
            var place = range.lowerBound
            for exception in exceptions where exception.place >= place {
                while place < exception.place { unsafe bytes.append(unitAt: base, &place, end: range.upperBound) }
                bytes.append(exception.scalar)
                // What stands here instead has one unit or two, as the exception has.
                place += unsafe base[place] & 0xFC00 == 0xD800 ? 2 : 1
            }
            while place < range.upperBound { unsafe bytes.append(unitAt: base, &place, end: range.upperBound) }
            unsafe text.append(contentsOf: buffer[..<bytes.count])
        }
    }

    /// The first place in `range`, from `range.lowerBound`, where `pattern` stands wholly inside it; nil if nowhere.
    ///
    /// - Parameter anchor: the index in `pattern` of its rarest pair (of its only unit, if it has one); looked for first.
    func firstIndex(of pattern: [UInt16], anchor: Int, in range: Range<Int>) -> Int? {
        precondition(range.lowerBound >= 0 && range.upperBound <= count && !pattern.isEmpty)
        let length = pattern.count
        guard range.count >= length, holds(range) else { return nil }
        let first = pattern[anchor]
        let second = anchor + 1 < length ? pattern[anchor + 1] : nil
        let end = range.upperBound - length + 1
        var index = range.lowerBound
        return unsafe pattern.withUnsafeBufferPointer { wanted in
            if let second, PostingBlock.isFast {
                return firstPair(index..<end, anchor, first, second) { unsafe Self.equal(base + $0, wanted) }
            }
            while index < end {
                let place = unsafe base + index + anchor
                guard unsafe Self.strideHolds(place, first, second) else {
                    index += Self.stride
                    continue
                }
                let stop = min(end, index + Self.stride)
                while index < stop {
                    if unsafe Self.equal(base + index, wanted) { return index }
                    index += 1
                }
            }
            return nil
        }
    }

    /// The first place of the pattern, which stands wholly in `range`, among the first so many places of a pair of it; nil if
    /// it is at none.
    ///
    /// - Parameters:
    ///   - anchor: the index in `pattern` of the pair.
    ///   - start: no place of the pair is ahead of it.
    func firstIndex(
        of pattern: [UInt16], anchor: Int, fromPair start: Int, occurrences: Int, in range: Range<Int>
    ) -> Int? {
        precondition(range.lowerBound >= 0 && range.upperBound <= count && start >= 0 && anchor + 1 < pattern.count)
        guard holds(range) else { return nil }
        return unsafe pattern.withUnsafeBufferPointer { wanted in
            let (first, second) = unsafe (wanted[anchor], wanted[anchor + 1])
            let last = range.upperBound - (wanted.count - anchor)
            var (pair, left) = (start, occurrences)
            while left > 0, pair <= last {
                pair += unsafe cpostings_find_pair(base + pair, last + 1 - pair, first, second)
                let place = pair - anchor
                if pair <= last, place >= range.lowerBound, unsafe Self.equal(base + place, wanted) { return place }
                pair += 1
                left -= 1
            }
            return nil
        }
    }

    /// The first of the places where the pair stands, `anchor` units on, that `holds` says.
    @inline(__always)
    private func firstPair(
        _ places: Range<Int>, _ anchor: Int, _ first: UInt16, _ second: UInt16, _ holds: (Int) -> Bool
    ) -> Int? {
        var place = places.lowerBound
        while true {
            place += unsafe cpostings_find_pair(base + place + anchor, places.upperBound - place, first, second)
            if place >= places.upperBound { return nil }
            if holds(place) { return place }
            place += 1
        }
    }

    private static let stride = 32

    /// Does `first`, then `second`, stand at one of the 32 places from `place`? Compiles to vector compares.
    @inline(__always)
    private static func strideHolds(_ place: UnsafePointer<UInt16>, _ first: UInt16, _ second: UInt16?) -> Bool {
        var found: UInt16 = 0
        if let second {
            for index in 0..<stride {
                found |= unsafe (place[index] ^ first) | (place[index + 1] ^ second) == 0 ? 0xFFFF : 0
            }
        } else {
            for index in 0..<stride { found |= unsafe place[index] == first ? 0xFFFF : 0 }
        }
        return found != 0
    }

    @inline(__always)
    private static func equal(_ place: UnsafePointer<UInt16>, _ wanted: UnsafeBufferPointer<UInt16>) -> Bool {
        for index in 0..<wanted.count where unsafe place[index] != wanted[index] { return false }
        return true
    }
}

/// Writes scalars as UTF-8 to memory that is there for the length of the call.
@safe private struct UTF8Output {
    private let start: UnsafeMutablePointer<UInt8>
    private(set) var count = 0

    init(_ buffer: UnsafeMutableBufferPointer<UInt8>) {
        unsafe start = buffer.baseAddress!
    }

    /// Appends the scalar whose units begin at `place`, and goes on to the next.
    @inline(__always)
    mutating func append(unitAt base: UnsafePointer<UInt16>, _ place: inout Int, end: Int) {
        let unit = unsafe UInt32(base[place])
        place += 1
        guard unit & 0xFC00 == 0xD800, place < end else { return append(unit) }
        append((unit &- 0xD800) << 10 &+ (unsafe UInt32(base[place]) &- 0xDC00) &+ 0x10000)
        place += 1
    }

    @inline(__always)
    mutating func append(_ scalar: UInt32) {
        switch scalar {
        case ..<0x80: put(scalar)
        case ..<0x800:
            put(0xC0 | scalar >> 6)
            put(0x80 | scalar & 0x3F)
        case ..<0x10000:
            put(0xE0 | scalar >> 12)
            put(0x80 | scalar >> 6 & 0x3F)
            put(0x80 | scalar & 0x3F)
        default:
            put(0xF0 | scalar >> 18)
            put(0x80 | scalar >> 12 & 0x3F)
            put(0x80 | scalar >> 6 & 0x3F)
            put(0x80 | scalar & 0x3F)
        }
    }

    @inline(__always)
    private mutating func put(_ byte: UInt32) {
        unsafe start[count] = UInt8(truncatingIfNeeded: byte)
        count &+= 1
    }
}
