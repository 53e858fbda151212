/// Where a term's postings are: what its dictionary slot holds.
///
/// Two bits of tag: one posting in the slot itself, a short list, or one in blocks; then 30 bits of payload.
struct PostingHandle: Hashable {
    var rawValue: UInt32

    static let absent = PostingHandle(rawValue: .max)

    enum Place {
        case inline(document: UInt32, weight: UInt8)
        case short(offset: Int)
        case blocks(offset: Int)
    }

    init(rawValue: UInt32) {
        self.rawValue = rawValue
    }

    init(document: UInt32, weight: UInt8) {
        rawValue = document << 8 | UInt32(weight)
    }

    init(offset: Int, blocks: Bool) {
        precondition(offset < 1 << 30, "a segment's postings outgrew a gibibyte")
        rawValue = (blocks ? 2 : 1) << 30 | UInt32(offset)
    }

    @inline(__always)
    var place: Place {
        switch rawValue >> 30 {
        case 0: .inline(document: rawValue >> 8, weight: UInt8(truncatingIfNeeded: rawValue))
        case 1: .short(offset: Int(rawValue & 0x3FFF_FFFF))
        default: .blocks(offset: Int(rawValue & 0x3FFF_FFFF))
        }
    }
}

/// How posting lists lie in bytes.
///
/// - short (2 to 128): 16 bits of count − 1 (7), document bits (5), weight bits (4); packed gaps; packed weights − 1.
///   The first gap is the document itself, the others are one less than the difference.
/// - blocks: count (32); the directory, 12 bytes a block: last document (32), offset from the list (32), document bits,
///   weight bits, largest weight, shortest length (8 each); then the blocks, packed likewise, gaps from the block before.
enum PostingLayout {
    static let blockLength = 128
    static let directoryStart = 4
    static let directoryEntry = 12
}

/// Writes posting lists, one after another.
struct PostingEncoder: Sendable {
    private var buffer: [UInt8] = []
    private var used = 0
    private(set) var postings = 0

    var bytes: ArraySlice<UInt8> { buffer[..<used] }

    /// - Parameters:
    ///   - documents: ascending, none twice, not empty.
    ///   - weights: of each, from 1.
    ///   - lengths: by document, as `LengthCode` has them.
    mutating func append(
        _ documents: borrowing Span<UInt32>, _ weights: borrowing Span<UInt8>, lengths: borrowing Span<UInt8>
    ) -> PostingHandle {
        let count = documents.count
        postings += count
        if count == 1 { return PostingHandle(document: documents[0], weight: weights[0]) }
        let offset = used
        if count <= PostingLayout.blockLength {
            let widths = Self.widths(documents, weights, 0..<count, before: -1)
            makeRoom(2)
            put16(UInt16(count - 1) | UInt16(widths.gap) << 7 | UInt16(widths.weight) << 12, at: used)
            used += 2
            pack(documents, weights, 0..<count, before: -1, widths)
            return PostingHandle(offset: offset, blocks: false)
        }
        appendBlocks(documents, weights, lengths: lengths)
        return PostingHandle(offset: offset, blocks: true)
    }

    private mutating func appendBlocks(
        _ documents: borrowing Span<UInt32>, _ weights: borrowing Span<UInt8>, lengths: borrowing Span<UInt8>
    ) {
        let count = documents.count
        let offset = used
        let blocks = (count + PostingLayout.blockLength - 1) / PostingLayout.blockLength
        let directory = offset + PostingLayout.directoryStart
        makeRoom(PostingLayout.directoryStart + blocks * PostingLayout.directoryEntry)
        put32(UInt32(count), at: offset)
        used = directory + blocks * PostingLayout.directoryEntry
        var before = -1
        for block in 0..<blocks {
            let start = block * PostingLayout.blockLength
            let range = start..<min(count, start + PostingLayout.blockLength)
            let widths = Self.widths(documents, weights, range, before: before)
            var largest: UInt8 = 0
            var shortest: UInt8 = .max
            for index in range {
                largest = max(largest, weights[index])
                shortest = min(shortest, lengths[Int(documents[index])])
            }
            let entry = directory + block * PostingLayout.directoryEntry
            let last = documents[range.upperBound - 1]
            put32(last, at: entry)
            put32(UInt32(used - offset), at: entry + 4)
            buffer[entry + 8] = UInt8(widths.gap)
            buffer[entry + 9] = UInt8(widths.weight)
            buffer[entry + 10] = largest
            buffer[entry + 11] = shortest
            pack(documents, weights, range, before: before, widths)
            before = Int(last)
        }
    }

    private static func widths(
        _ documents: borrowing Span<UInt32>, _ weights: borrowing Span<UInt8>, _ range: Range<Int>, before: Int
    ) -> (gap: Int, weight: Int) {
        var gaps: UInt32 = 0
        var extra: UInt8 = 0
        var next = UInt32(before + 1)
        for index in range {
            gaps |= documents[index] &- next
            extra |= weights[index] &- 1
            next = documents[index] &+ 1
        }
        return (32 - gaps.leadingZeroBitCount, 8 - extra.leadingZeroBitCount)
    }

    private mutating func pack(
        _ documents: borrowing Span<UInt32>, _ weights: borrowing Span<UInt8>, _ range: Range<Int>, before: Int,
        _ widths: (gap: Int, weight: Int)
    ) {
        let gapBytes = (range.count * widths.gap + 7) / 8
        let weightBytes = (range.count * widths.weight + 7) / 8
        // A last store of eight bytes may reach past the end.
        makeRoom(gapBytes + weightBytes + 16)
        let start = used
        var writer = BitWriter(offset: start)
        var raw = buffer.mutableSpan
        if widths.gap > 0 {
            var next = UInt32(before + 1)
            for index in range {
                writer.write(documents[index] &- next, bits: widths.gap, to: &raw)
                next = documents[index] &+ 1
            }
            writer.flush(to: &raw)
        }
        if widths.weight > 0 {
            writer = BitWriter(offset: start + gapBytes)
            for index in range { writer.write(UInt32(weights[index] &- 1), bits: widths.weight, to: &raw) }
            writer.flush(to: &raw)
        }
        used = start + gapBytes + weightBytes
    }

    private mutating func makeRoom(_ count: Int) {
        guard used + count > buffer.count else { return }
        buffer.append(contentsOf: repeatElement(0, count: max(count, buffer.count) + 64))
    }

    private mutating func put16(_ value: UInt16, at offset: Int) {
        buffer[offset] = UInt8(truncatingIfNeeded: value)
        buffer[offset + 1] = UInt8(value >> 8)
    }

    private mutating func put32(_ value: UInt32, at offset: Int) {
        for index in 0..<4 { buffer[offset + index] = UInt8(truncatingIfNeeded: value >> UInt32(8 * index)) }
    }
}

/// Puts numbers of few bits one after another, lowest bit first.
private struct BitWriter {
    var offset: Int
    private var pending: UInt64 = 0
    private var filled = 0

    init(offset: Int) {
        self.offset = offset
    }

    @inline(__always)
    mutating func write(_ value: UInt32, bits: Int, to bytes: inout MutableSpan<UInt8>) {
        pending |= UInt64(value) &<< UInt64(filled)
        filled += bits
        if filled >= 32 {
            store(to: &bytes)
            offset += 4
            pending &>>= 32
            filled -= 32
        }
    }

    @inline(__always)
    mutating func flush(to bytes: inout MutableSpan<UInt8>) {
        store(to: &bytes)
    }

    @inline(__always)
    private func store(to bytes: inout MutableSpan<UInt8>) {
        for index in 0..<4 { bytes[offset + index] = UInt8(truncatingIfNeeded: pending &>> UInt64(8 * index)) }
    }
}
