import CPostings

/// Memory that never changes and goes when nothing lies in it any more: of the heap here, of a mapped file elsewhere.
package protocol FixedMemory: AnyObject, Sendable {
    /// Has bytes of it read that may not be in memory yet, and waits for them. False where that cannot be done, and whoever
    /// touched them would be ended.
    func fetch(_ bytes: UnsafeRawBufferPointer) -> Bool
    /// Has them read soon, and waits for nothing.
    func ask(for bytes: UnsafeRawBufferPointer)
    /// Is told, once, that something in it is not as it was written; on any thread, by whoever found it.
    func foundDamage()
}

extension FixedMemory {
    package func fetch(_ bytes: UnsafeRawBufferPointer) -> Bool { true }
    package func ask(for bytes: UnsafeRawBufferPointer) {}
    package func foundDamage() {}
}

/// Numbers and small records, one after another, in memory that never changes.
@safe
package struct PackedArray<Element: BitwiseCopyable & Sendable>: @unchecked Sendable {  // nothing changes after init
    private let base: UnsafePointer<Element>
    package let count: Int
    private let memory: any FixedMemory

    package init(_ elements: some Collection<Element>) {
        let heap = HeapMemory(byteCount: elements.count * MemoryLayout<Element>.stride + Self.overread)
        let start = unsafe heap.base.bindMemory(to: Element.self, capacity: elements.count)
        _ = unsafe UnsafeMutableBufferPointer(start: start, count: elements.count).initialize(from: elements)
        unsafe base = UnsafePointer(start)
        count = elements.count
        memory = heap
    }

    /// So many bytes behind the last are read together with it.
    private static var overread: Int { 4 }

    /// - Precondition: `bytes` lie in `memory`, aligned for the elements, and zeros follow.
    init(_ bytes: UnsafeRawBufferPointer, in memory: any FixedMemory) {
        count = bytes.count / MemoryLayout<Element>.stride
        unsafe base = bytes.baseAddress!.assumingMemoryBound(to: Element.self)
        self.memory = memory
    }

    @inline(__always)
    package subscript(index: Int) -> Element {
        precondition(index >= 0 && index < count)
        return unsafe base[index]
    }

    func array(_ range: Range<Int>) -> [Element] {
        precondition(range.lowerBound >= 0 && range.upperBound <= count)
        return unsafe Array(UnsafeBufferPointer(start: base + range.lowerBound, count: range.count))
    }

    /// Asks for the memory of an element, and does not wait for it.
    @inline(__always)
    func prefetch(_ index: Int) {
        precondition(index >= 0 && index < count)
        unsafe cpostings_prefetch(base + index)
    }

    var memoryBytes: Int { count * MemoryLayout<Element>.stride }

    /// Holds only while `self` lives.
    var bytes: UnsafeRawBufferPointer { unsafe UnsafeRawBufferPointer(UnsafeBufferPointer(start: base, count: count)) }
}

extension PackedArray<UInt8> {
    /// Which of the 64 from `64 * word` on are no more than that, a bit each.
    @inline(__always)
    func atMost(_ most: UInt8, word: Int) -> UInt64 {
        precondition(word >= 0 && 64 &* word < count)
        return unsafe cpostings_at_most(
            base + 64 &* word, Int32(truncatingIfNeeded: Swift.min(64, count &- 64 &* word)), most)
    }
}

extension PackedArray: RandomAccessCollection {
    package var startIndex: Int { 0 }
    package var endIndex: Int { count }

    package func withContiguousStorageIfAvailable<Result>(
        _ body: (UnsafeBufferPointer<Element>) throws -> Result
    ) rethrows -> Result? {
        unsafe try body(UnsafeBufferPointer(start: base, count: count))
    }
}

extension PackedArray where Element == UInt8 {
    /// The first place in `range` where the bytes stand wholly inside it; nil if nowhere. 10 GB/s.
    ///
    /// - Precondition: `wanted` is not empty.
    func firstIndex(of wanted: [UInt8], in range: Range<Int>) -> Int? {
        precondition(range.lowerBound >= 0 && range.upperBound <= count && !wanted.isEmpty)
        // Of a character of three bytes the first tells little.
        let anchor = Swift.min(2, wanted.count - 1)
        let (before, last) = (wanted[Swift.max(0, anchor - 1)], wanted[anchor])
        let gap = anchor - Swift.max(0, anchor - 1)
        let end = range.upperBound - wanted.count + 1
        var index = range.lowerBound
        return unsafe wanted.withUnsafeBufferPointer { wanted in
            while index < end {
                let stop = Swift.min(end, index + Self.stride)
                var found: UInt8 = 0
                let place = unsafe base + index + anchor
                if stop - index == Self.stride {
                    for offset in 0..<Self.stride {
                        found |= unsafe (place[offset] ^ last) | (place[offset - gap] ^ before) == 0 ? 0xFF : 0
                    }
                }
                if found != 0 || stop - index < Self.stride {
                    for start in index..<stop where unsafe Self.stands(wanted, at: base + start) { return start }
                }
                index = stop
            }
            return nil
        }
    }

    private static var stride: Int { 32 }

    @inline(__always)
    private static func stands(_ wanted: UnsafeBufferPointer<UInt8>, at place: UnsafePointer<UInt8>) -> Bool {
        for index in 0..<wanted.count where unsafe place[index] != wanted[index] { return false }
        return true
    }
}

@safe final class HeapMemory: FixedMemory, @unchecked Sendable {  // written to before it is shared, never after
    let base: UnsafeMutableRawPointer
    /// In pages of its own; 0 where it is of the heap.
    private let mapped: Int

    /// From here on memory is in large pages, where the system has them.
    private static let large = 1 << 21

    /// Aligned for whatever lies in it; what is large, at a line of the processor's cache. `malloc` gives 16 of itself, and
    /// takes several times as long for more: a segment of one article has fifty such pieces.
    init(byteCount: Int) {
        mapped = byteCount < Self.large ? 0 : byteCount
        if mapped > 0 {
            guard let memory = unsafe cpostings_take_memory(byteCount) else {
                fatalError("no memory is left for \(byteCount) bytes of the index")
            }
            unsafe base = memory
        } else {
            unsafe base = .allocate(byteCount: max(byteCount, 1), alignment: byteCount < 1 << 14 ? 16 : 64)
        }
    }

    deinit {
        if mapped > 0 { unsafe cpostings_give_memory_back(base, mapped) } else { unsafe base.deallocate() }
    }
}
