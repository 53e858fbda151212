/// By article of a segment, what its posting lists are told.
struct ArticleLengths {
    /// As `LengthCode` has them.
    var codes: [UInt8]
    /// Of the text, in units.
    var units: [UInt32]
}

/// Writes posting lists, one after another.
struct PostingEncoder: Sendable {
    private var buffer: [UInt8] = []
    private var used = 0
    private(set) var postings = 0

    var bytes: ArraySlice<UInt8> { buffer[..<used] }

    mutating func reserve(_ count: Int) {
        if buffer.count < count { buffer.append(contentsOf: repeatElement(0, count: count - buffer.count)) }
    }

    /// - Parameters:
    ///   - documents: ascending, none twice, not empty.
    ///   - weights: of each, from 1.
    ///   - places: codes of `FirstPlace` of each, or none at all.
    mutating func append(
        _ documents: borrowing Span<UInt32>, _ weights: borrowing Span<UInt8>, _ places: borrowing Span<UInt16>,
        lengths: borrowing ArticleLengths
    ) -> PostingHandle {
        let count = documents.count
        postings += count
        if count == 1, weights[0] <= 16 {
            let reach =
                places.isEmpty ? 0 : FirstPlace.reach(places[0], length: Int(lengths.units[Int(documents[0])]))
            return PostingHandle(document: documents[0], weight: weights[0], reach: UInt8(reach))
        }
        let offset = used
        let isExact = !places.isEmpty && FirstPlace.isExact(count: count, of: lengths.codes.count)
        if count <= PostingLayout.blockLength {
            let widths = Self.widths(documents, weights, 0..<count, before: -1)
            makeRoom(2)
            put16(UInt16(count - 1) | UInt16(widths.gap) << 7 | UInt16(widths.weight) << 12, at: used)
            used += 2
            pack(documents, weights, 0..<count, before: -1, widths)
            pack(places, of: documents, 0..<count, isExact: isExact, lengths.units.span)
            return PostingHandle(offset: offset, blocks: false, isExact: isExact)
        }
        appendBlocks(documents, weights, places, isExact: isExact, lengths: lengths)
        return PostingHandle(offset: offset, blocks: true, isExact: isExact)
    }

    private mutating func appendBlocks(
        _ documents: borrowing Span<UInt32>, _ weights: borrowing Span<UInt8>, _ places: borrowing Span<UInt16>,
        isExact: Bool, lengths: borrowing ArticleLengths
    ) {
        let count = documents.count
        let offset = used
        let blocks = (count + PostingLayout.blockLength - 1) / PostingLayout.blockLength
        let directory = offset + PostingLayout.directoryStart
        makeRoom(PostingLayout.directoryStart + blocks * PostingLayout.directoryEntry)
        put32(UInt32(count) | (isExact ? PostingLayout.exactFlag : 0), at: offset)
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
                shortest = min(shortest, lengths.codes[Int(documents[index])])
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
            pack(places, of: documents, range, isExact: isExact, lengths.units.span)
            before = Int(last)
        }
    }

    @inline(__always)
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

    @inline(__always)
    private mutating func pack(
        _ documents: borrowing Span<UInt32>, _ weights: borrowing Span<UInt8>, _ range: Range<Int>, before: Int,
        _ widths: (gap: Int, weight: Int)
    ) {
        let gapBytes = (range.count * widths.gap + 7) / 8
        let weightBytes = (range.count * widths.weight + 7) / 8
        // A last store of four bytes may reach past the end.
        makeRoom(gapBytes + weightBytes + 16)
        let start = used
        var units = buffer.mutableSpan
        var raw = unsafe units.mutableBytes
        if widths.gap > 0 {
            var writer = BitWriter(offset: start)
            var next = UInt32(before + 1)
            for index in range {
                writer.write(documents[index] &- next, bits: widths.gap, to: &raw)
                next = documents[index] &+ 1
            }
            writer.flush(to: &raw)
        }
        if widths.weight > 0 {
            var writer = BitWriter(offset: start + gapBytes)
            for index in range { writer.write(UInt32(weights[index] &- 1), bits: widths.weight, to: &raw) }
            writer.flush(to: &raw)
        }
        used = start + gapBytes + weightBytes
    }

    @inline(__always)
    private mutating func pack(
        _ places: borrowing Span<UInt16>, of documents: borrowing Span<UInt32>, _ range: Range<Int>, isExact: Bool,
        _ lengths: borrowing Span<UInt32>
    ) {
        if places.isEmpty { return }
        let bits = isExact ? FirstPlace.exactBits : FirstPlace.reachBits
        let count = (range.count * bits + 7) / 8
        makeRoom(count + 16)
        let start = used
        var units = buffer.mutableSpan
        var raw = unsafe units.mutableBytes
        var writer = BitWriter(offset: start)
        for index in range {
            let place =
                isExact
                ? places[index]
                : FirstPlace.reach(places[index], length: Int(lengths[Int(documents[index])]))
            writer.write(UInt32(place), bits: bits, to: &raw)
        }
        writer.flush(to: &raw)
        used = start + count
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
