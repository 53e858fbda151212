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
struct PostingEncoder {
    private(set) var bytes: [UInt8] = []
    private(set) var postings = 0

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
        let offset = bytes.count
        if count <= PostingLayout.blockLength {
            let (gapBits, weightBits) = Self.widths(documents, weights, 0..<count, before: -1)
            let header = UInt16(count - 1) | UInt16(gapBits) << 7 | UInt16(weightBits) << 12
            bytes.append(UInt8(truncatingIfNeeded: header))
            bytes.append(UInt8(header >> 8))
            pack(documents, weights, 0..<count, before: -1, gapBits, weightBits)
            return PostingHandle(offset: offset, blocks: false)
        }
        appendBlocks(documents, weights, lengths: lengths, at: offset)
        return PostingHandle(offset: offset, blocks: true)
    }

    private mutating func appendBlocks(
        _ documents: borrowing Span<UInt32>, _ weights: borrowing Span<UInt8>, lengths: borrowing Span<UInt8>,
        at offset: Int
    ) {
        let count = documents.count
        let blocks = (count + PostingLayout.blockLength - 1) / PostingLayout.blockLength
        append32(UInt32(count))
        let directory = bytes.count
        bytes.append(contentsOf: repeatElement(0, count: blocks * PostingLayout.directoryEntry))
        var before = -1
        for block in 0..<blocks {
            let start = block * PostingLayout.blockLength
            let range = start..<min(count, start + PostingLayout.blockLength)
            let (gapBits, weightBits) = Self.widths(documents, weights, range, before: before)
            var largest: UInt8 = 0
            var shortest: UInt8 = .max
            for index in range {
                largest = max(largest, weights[index])
                shortest = min(shortest, lengths[Int(documents[index])])
            }
            let entry = directory + block * PostingLayout.directoryEntry
            let last = documents[range.upperBound - 1]
            put32(last, at: entry)
            put32(UInt32(bytes.count - offset), at: entry + 4)
            bytes[entry + 8] = UInt8(gapBits)
            bytes[entry + 9] = UInt8(weightBits)
            bytes[entry + 10] = largest
            bytes[entry + 11] = shortest
            pack(documents, weights, range, before: before, gapBits, weightBits)
            before = Int(last)
        }
    }

    private static func widths(
        _ documents: borrowing Span<UInt32>, _ weights: borrowing Span<UInt8>, _ range: Range<Int>, before: Int
    ) -> (Int, Int) {
        var gaps: UInt32 = 0
        var extra: UInt8 = 0
        var previous = before
        for index in range {
            gaps |= UInt32(Int(documents[index]) - previous - 1)
            extra |= weights[index] - 1
            previous = Int(documents[index])
        }
        return (32 - gaps.leadingZeroBitCount, 8 - extra.leadingZeroBitCount)
    }

    private mutating func pack(
        _ documents: borrowing Span<UInt32>, _ weights: borrowing Span<UInt8>, _ range: Range<Int>, before: Int,
        _ gapBits: Int, _ weightBits: Int
    ) {
        var buffer: UInt64 = 0
        var filled = 0
        var previous = before
        if gapBits > 0 {
            for index in range {
                buffer |= UInt64(Int(documents[index]) - previous - 1) << UInt64(filled)
                previous = Int(documents[index])
                filled += gapBits
                while filled >= 8 {
                    bytes.append(UInt8(truncatingIfNeeded: buffer))
                    buffer >>= 8
                    filled -= 8
                }
            }
            if filled > 0 { bytes.append(UInt8(truncatingIfNeeded: buffer)) }
        }
        guard weightBits > 0 else { return }
        buffer = 0
        filled = 0
        for index in range {
            buffer |= UInt64(weights[index] - 1) << UInt64(filled)
            filled += weightBits
            if filled >= 8 {
                bytes.append(UInt8(truncatingIfNeeded: buffer))
                buffer >>= 8
                filled -= 8
            }
        }
        if filled > 0 { bytes.append(UInt8(truncatingIfNeeded: buffer)) }
    }

    private mutating func append32(_ value: UInt32) {
        for shift in [UInt32(0), 8, 16, 24] { bytes.append(UInt8(truncatingIfNeeded: value >> shift)) }
    }

    private mutating func put32(_ value: UInt32, at offset: Int) {
        for index in 0..<4 { bytes[offset + index] = UInt8(truncatingIfNeeded: value >> UInt32(8 * index)) }
    }
}
