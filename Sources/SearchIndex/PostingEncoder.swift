/// By article of a segment, what its posting lists are told.
struct ArticleLengths {
    /// As `LengthCode` has them.
    var codes: [UInt8]
    /// Of the text, in units.
    var units: [UInt32]
    /// Which of two equally good articles comes first: the lower one. Empty in segments too small for champions.
    var ranks: [UInt32]

    init(_ columns: Columns.Builder) {
        codes = columns.lengths
        units = columns.units
        ranks = columns.count < PostingLayout.leastForChampions ? [] : columns.ranks()
    }
}

/// Writes posting lists, one after another.
struct PostingEncoder: Sendable {
    private var buffer: [UInt8] = []
    private var used = 0
    private(set) var postings = 0

    var byteCount: Int { used }

    /// Asks for room for about so many bytes at once: what is written is then never moved, nor copied at the end.
    mutating func reserve(_ bytes: Int) { buffer.reserveAdoptable(bytes) }

    consuming func finish() -> PackedBytes { PackedBytes(taking: buffer, count: used) }

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
            let bits = Self.gapBits(documents, 0..<count, before: -1)
            let code = Self.weightCode(weights, 0..<count)
            makeRoom(2)
            put16(UInt16(count - 1) | UInt16(bits) << 7 | UInt16(code.rawValue) << 12, at: used)
            used += 2
            pack(documents, 0..<count, before: -1, bits: bits)
            pack(weights, 0..<count, code)
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
        let share = places.isEmpty ? PostingLayout.bitmapShareWithoutPlaces : PostingLayout.bitmapShare
        let hasBitmap = count * share >= lengths.codes.count
        let champions =
            lengths.ranks.isEmpty || count < PostingLayout.leastForChampions
            ? [] : Champions.choose(documents, weights, lengths: lengths)
        let blocks = (count + PostingLayout.blockLength - 1) / PostingLayout.blockLength
        let directory = offset + PostingLayout.headLength
        let afterDirectory = directory + blocks * PostingLayout.directoryEntry
        makeRoom(afterDirectory + champions.count * 4 - offset)
        let flags = (isExact ? PostingLayout.exactFlag : 0) | (hasBitmap ? PostingLayout.bitmapFlag : 0)
        put32(UInt32(count) | flags, at: offset)
        put32(0, at: offset + 4)
        put32(UInt32(champions.count), at: offset + 8)
        put32(0, at: offset + 12)
        for (index, champion) in champions.enumerated() { put32(champion, at: afterDirectory + 4 * index) }
        used = afterDirectory + champions.count * 4
        var before = -1
        for block in 0..<blocks {
            let start = block * PostingLayout.blockLength
            let range = start..<min(count, start + PostingLayout.blockLength)
            let entry = directory + block * PostingLayout.directoryEntry
            put32(documents[range.upperBound - 1], at: entry)
            put32(UInt32(used - offset), at: entry + 4)
            appendBlock(documents, weights, range, before: before, entry: entry, hasGaps: !hasBitmap, lengths)
            before = Int(documents[range.upperBound - 1])
        }
        if !places.isEmpty {
            put32(UInt32(used - offset), at: offset + 12)
            for start in stride(from: 0, to: count, by: PostingLayout.blockLength) {
                let range = start..<min(count, start + PostingLayout.blockLength)
                pack(places, of: documents, range, isExact: isExact, lengths.units.span)
            }
        }
        if hasBitmap {
            put32(UInt32(used - offset), at: offset + 4)
            appendBitmap(documents, articles: lengths.codes.count)
        }
    }

    /// Packs one block, and tells the rest of what its entry in the directory says.
    private mutating func appendBlock(
        _ documents: borrowing Span<UInt32>, _ weights: borrowing Span<UInt8>, _ range: Range<Int>, before: Int,
        entry: Int, hasGaps: Bool, _ lengths: borrowing ArticleLengths
    ) {
        let bits = hasGaps ? Self.gapBits(documents, range, before: before) : 0
        let code = Self.weightCode(weights, range)
        var largest: UInt8 = 0
        var shortest: UInt8 = .max
        let codes = lengths.codes.span
        precondition(range.lowerBound >= 0 && range.upperBound <= min(documents.count, weights.count))
        for index in range { unsafe largest = max(largest, weights[unchecked: index]) }
        for index in range { unsafe shortest = min(shortest, codes[Int(documents[unchecked: index])]) }
        put32(
            UInt32(bits) | UInt32(code.rawValue) << 8 | UInt32(largest) << 16 | UInt32(shortest) << 24, at: entry + 8)
        if hasGaps { pack(documents, range, before: before, bits: bits) }
        pack(weights, range, code)
    }

    private mutating func appendBitmap(_ documents: borrowing Span<UInt32>, articles: Int) {
        let length = (articles + 63) / 64 * 8
        makeRoom(length)
        // The buffer may have been written to ahead of what is used.
        for index in used..<used + length { buffer[index] = 0 }
        for index in 0..<documents.count {
            let document = documents[index]
            buffer[used + Int(document >> 3)] |= 1 << UInt8(truncatingIfNeeded: document & 7)
        }
        used += length
    }

    @inline(__always)
    private static func gapBits(_ documents: borrowing Span<UInt32>, _ range: Range<Int>, before: Int) -> Int {
        precondition(range.lowerBound >= 0 && range.upperBound <= documents.count)
        var gaps: UInt32 = 0
        var next = UInt32(before + 1)
        for index in range {
            let document = unsafe documents[unchecked: index]
            gaps |= document &- next
            next = document &+ 1
        }
        return 32 - gaps.leadingZeroBitCount
    }

    /// The cheapest: an exception costs two bytes, a bit more for all of them an eighth of a byte each.
    @inline(__always)
    private static func weightCode(_ weights: borrowing Span<UInt8>, _ range: Range<Int>) -> WeightCode {
        // By bits that a weight less one takes: how many there are, a byte each; those of no bits are left out.
        var counts: UInt64 = 0
        var all: UInt8 = 0
        precondition(range.lowerBound >= 0 && range.upperBound <= weights.count)
        for index in range { unsafe all |= weights[unchecked: index] &- 1 }
        if all == 0 { return WeightCode(bits: 0, isPatched: false) }
        for index in range {
            let extra = unsafe weights[unchecked: index] &- 1
            let bits = 8 - extra.leadingZeroBitCount
            if bits > 0 { counts &+= 1 &<< UInt64(8 &* (bits &- 1)) }
        }
        let plain = 8 - all.leadingZeroBitCount
        var best = WeightCode(bits: plain, isPatched: false)
        var least = (range.count * plain + 7) / 8
        var exceptions = 0
        var bits = plain - 1
        while bits >= 0 {
            exceptions += Int(counts >> UInt64(8 * bits) & 0xFF)
            let cost = (range.count * bits + 7) / 8 + 1 + 2 * exceptions
            if bits <= WeightCode.mostPatchedBits, cost < least {
                least = cost
                best = WeightCode(bits: bits, isPatched: true)
            }
            bits -= 1
        }
        return best
    }

    @inline(__always)
    private mutating func pack(_ documents: borrowing Span<UInt32>, _ range: Range<Int>, before: Int, bits: Int) {
        let bytes = (range.count * bits + 7) / 8
        // A last store of four bytes may reach past the end.
        makeRoom(bytes + 16)
        let start = used
        if bits > 0 {
            var units = buffer.mutableSpan
            var raw = unsafe units.mutableBytes
            var writer = BitWriter(offset: start)
            var next = UInt32(before + 1)
            precondition(range.lowerBound >= 0 && range.upperBound <= documents.count)
            for index in range {
                let document = unsafe documents[unchecked: index]
                writer.write(document &- next, bits: bits, to: &raw)
                next = document &+ 1
            }
            writer.flush(to: &raw)
        }
        used = start + bytes
    }

    @inline(__always)
    private mutating func pack(_ weights: borrowing Span<UInt8>, _ range: Range<Int>, _ code: WeightCode) {
        let bits = code.bits
        let mask = UInt8(truncatingIfNeeded: (1 << bits) - 1)
        let bytes = (range.count * bits + 7) / 8
        makeRoom(bytes + 2 * range.count + 17)
        let start = used
        if bits > 0 {
            var units = buffer.mutableSpan
            var raw = unsafe units.mutableBytes
            var writer = BitWriter(offset: start)
            precondition(range.lowerBound >= 0 && range.upperBound <= weights.count)
            for index in range {
                writer.write(UInt32((unsafe weights[unchecked: index] &- 1) & mask), bits: bits, to: &raw)
            }
            writer.flush(to: &raw)
        }
        used = start + bytes
        guard code.isPatched else { return }
        let number = used
        used += 1
        buffer[number] = 0
        for index in range where weights[index] &- 1 > mask {
            buffer[used] = UInt8(truncatingIfNeeded: index - range.lowerBound)
            buffer[used + 1] = weights[index] &- 1
            buffer[number] += 1
            used += 2
        }
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
        precondition(range.lowerBound >= 0 && range.upperBound <= min(places.count, documents.count))
        for index in range {
            let code = unsafe places[unchecked: index]
            let place =
                isExact
                ? code
                : FirstPlace.reach(code, length: Int(lengths[Int(unsafe documents[unchecked: index])]))
            writer.write(UInt32(place), bits: bits, to: &raw)
        }
        writer.flush(to: &raw)
        used = start + count
    }

    /// Bytes that are made zero before they are written to, and so take memory.
    private static let mostAhead = 1 << 20

    private mutating func makeRoom(_ count: Int) {
        guard used + count > buffer.count else { return }
        let ahead = min(buffer.count, Self.mostAhead)
        buffer.append(contentsOf: repeatElement(0, count: max(count, ahead) + 64))
    }

    private mutating func put16(_ value: UInt16, at offset: Int) {
        var bytes = buffer.mutableSpan
        var raw = unsafe bytes.mutableBytes
        raw.storeBytes(of: value.littleEndian, toByteOffset: offset, as: UInt16.self)
    }

    private mutating func put32(_ value: UInt32, at offset: Int) {
        var bytes = buffer.mutableSpan
        var raw = unsafe bytes.mutableBytes
        raw.storeBytes(of: value.littleEndian, toByteOffset: offset, as: UInt32.self)
    }
}
