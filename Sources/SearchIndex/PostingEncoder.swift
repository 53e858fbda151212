/// By article of a segment, what its posting lists are told.
struct ArticleLengths {
    /// As `LengthCode` has them.
    var codes: [UInt8]
    /// How many bits of a place in the text its reach leaves out.
    var shifts: [UInt8]
    /// Which of two equally good articles comes first: the lower one. Empty in segments too small for champions.
    var ranks: [UInt32]

    init(_ columns: Columns.Builder) {
        codes = columns.lengths
        shifts = columns.units.map { UInt8(FirstPlace.shift(length: Int($0))) }
        ranks = columns.count < PostingLayout.leastForChampions ? [] : columns.ranks()
    }
}

/// Writes posting lists, one after another.
struct PostingEncoder: Sendable {
    private var buffer: [UInt8] = []
    private var used = 0
    private(set) var postings = 0
    /// Of one list, for a moment.
    private var documents: [UInt32] = []
    private var weights: [UInt8] = []
    private var places: [UInt16] = []

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
        if count > PostingLayout.blockLength {
            return appendBlocks(documents, weights, places, lengths: lengths)
        }
        precondition(weights.count == count && (places.isEmpty || places.count == count))
        return appendShort(
            count, hasPlaces: !places.isEmpty, lengths, document: { unsafe documents[unchecked: $0] },
            weight: { unsafe weights[unchecked: $0] }, place: { unsafe places[unchecked: $0] })
    }

    /// The like of postings as they were gathered.
    mutating func append(
        _ gathered: borrowing Span<GatheredPosting>, hasPlaces: Bool, lengths: borrowing ArticleLengths
    ) -> PostingHandle {
        let count = gathered.count
        postings += count
        if count > PostingLayout.blockLength { return appendLong(gathered, hasPlaces: hasPlaces, lengths) }
        return appendShort(
            count, hasPlaces: hasPlaces, lengths, document: { unsafe gathered[unchecked: $0].document },
            weight: { unsafe gathered[unchecked: $0].weight }, place: { unsafe gathered[unchecked: $0].place })
    }

    private mutating func appendLong(
        _ gathered: borrowing Span<GatheredPosting>, hasPlaces: Bool, _ lengths: borrowing ArticleLengths
    ) -> PostingHandle {
        let count = gathered.count
        if documents.count < count {
            documents = [UInt32](repeating: 0, count: 2 * count)
            weights = [UInt8](repeating: 0, count: 2 * count)
            places = [UInt16](repeating: 0, count: 2 * count)
        }
        var (documents, weights, places): ([UInt32], [UInt8], [UInt16]) = ([], [], [])
        swap(&documents, &self.documents)
        swap(&weights, &self.weights)
        swap(&places, &self.places)
        var documentSpan = documents.mutableSpan
        var weightSpan = weights.mutableSpan
        var placeSpan = places.mutableSpan
        precondition(documentSpan.count >= count && weightSpan.count >= count && placeSpan.count >= count)
        for index in 0..<count {
            let posting = unsafe gathered[unchecked: index]
            unsafe documentSpan[unchecked: index] = posting.document
            unsafe weightSpan[unchecked: index] = posting.weight
            unsafe placeSpan[unchecked: index] = posting.place
        }
        let handle = appendBlocks(
            documents.span.extracting(first: count), weights.span.extracting(first: count),
            places.span.extracting(first: hasPlaces ? count : 0), lengths: lengths)
        swap(&documents, &self.documents)
        swap(&weights, &self.weights)
        swap(&places, &self.places)
        return handle
    }

    /// One block or less; a single posting takes no room here.
    @inline(__always)
    private mutating func appendShort(
        _ count: Int, hasPlaces: Bool, _ lengths: borrowing ArticleLengths, document: (Int) -> UInt32,
        weight: (Int) -> UInt8, place: (Int) -> UInt16
    ) -> PostingHandle {
        let shifts = lengths.shifts.span
        if count == 1, weight(0) <= 16 {
            let reach = hasPlaces ? FirstPlace.reach(place(0), shift: shifts[Int(document(0))]) : 0
            return PostingHandle(document: document(0), weight: weight(0), reach: UInt8(reach))
        }
        let offset = used
        let isExact = hasPlaces && FirstPlace.isExact(count: count, of: lengths.codes.count)
        let bits = Self.gapBits(0..<count, before: -1, document)
        let code = Self.weightCode(0..<count, weight)
        makeRoom(Self.mostShort(count))
        put16(UInt16(count - 1) | UInt16(bits) << 7 | UInt16(code.rawValue) << 12, at: used)
        used += 2
        packGaps(0..<count, before: -1, bits: bits, document)
        packWeights(0..<count, code, weight)
        if hasPlaces { packPlaces(0..<count, isExact: isExact, shifts, document, place) }
        return PostingHandle(offset: offset, blocks: false, isExact: isExact)
    }

    /// Of a block, or a short list.
    private static func mostShort(_ count: Int) -> Int { 64 + 8 * count }

    private mutating func appendBlocks(
        _ documents: borrowing Span<UInt32>, _ weights: borrowing Span<UInt8>, _ places: borrowing Span<UInt16>,
        lengths: borrowing ArticleLengths
    ) -> PostingHandle {
        let count = documents.count
        precondition(weights.count == count && (places.isEmpty || places.count == count))
        let isExact = !places.isEmpty && FirstPlace.isExact(count: count, of: lengths.codes.count)
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
                makeRoom(Self.mostShort(range.count))
                packPlaces(
                    range, isExact: isExact, lengths.shifts.span, { unsafe documents[unchecked: $0] },
                    { unsafe places[unchecked: $0] })
            }
        }
        if hasBitmap {
            put32(UInt32(used - offset), at: offset + 4)
            appendBitmap(documents, articles: lengths.codes.count)
        }
        return PostingHandle(offset: offset, blocks: true, isExact: isExact)
    }

    /// Packs one block, and tells the rest of what its entry in the directory says.
    private mutating func appendBlock(
        _ documents: borrowing Span<UInt32>, _ weights: borrowing Span<UInt8>, _ range: Range<Int>, before: Int,
        entry: Int, hasGaps: Bool, _ lengths: borrowing ArticleLengths
    ) {
        precondition(range.lowerBound >= 0 && range.upperBound <= min(documents.count, weights.count))
        let bits = hasGaps ? Self.gapBits(range, before: before) { unsafe documents[unchecked: $0] } : 0
        let code = Self.weightCode(range) { unsafe weights[unchecked: $0] }
        makeRoom(Self.mostShort(range.count))
        var largest: UInt8 = 0
        var shortest: UInt8 = .max
        let codes = lengths.codes.span
        for index in range { unsafe largest = max(largest, weights[unchecked: index]) }
        for index in range { unsafe shortest = min(shortest, codes[Int(documents[unchecked: index])]) }
        put32(
            UInt32(bits) | UInt32(code.rawValue) << 8 | UInt32(largest) << 16 | UInt32(shortest) << 24, at: entry + 8)
        if hasGaps { packGaps(range, before: before, bits: bits) { unsafe documents[unchecked: $0] } }
        packWeights(range, code) { unsafe weights[unchecked: $0] }
    }

    private mutating func appendBitmap(_ documents: borrowing Span<UInt32>, articles: Int) {
        let words = (articles + 63) / 64
        let ranks = used + 8 * words
        let length = 8 * words + BitRanks.byteCount(words: words)
        makeRoom(length)
        // The buffer may have been written to ahead of what is used.
        for index in used..<ranks { buffer[index] = 0 }
        var (rank, before) = (0, 0)
        for word in 0..<words {
            if word % PostingLayout.rankedWords == 0 {
                before = rank
                put32(UInt32(rank), at: ranks + 2 * words + 4 * (word / PostingLayout.rankedWords))
            }
            put16(UInt16(rank - before), at: ranks + 2 * word)
            while rank < documents.count, documents[rank] >> 6 == UInt32(word) {
                let document = documents[rank]
                buffer[used + Int(document >> 3)] |= 1 << UInt8(truncatingIfNeeded: document & 7)
                rank += 1
            }
        }
        used += length
    }

    @inline(__always)
    private static func gapBits(_ range: Range<Int>, before: Int, _ document: (Int) -> UInt32) -> Int {
        var gaps: UInt32 = 0
        var next = UInt32(before + 1)
        for index in range {
            let document = document(index)
            gaps |= document &- next
            next = document &+ 1
        }
        return 32 - gaps.leadingZeroBitCount
    }

    /// How many bits a number takes.
    @inline(__always)
    private static func bits(_ number: UInt8) -> UInt64 {
        UInt64(truncatingIfNeeded: 31 &- (UInt32(number) &<< 1 | 1).leadingZeroBitCount)
    }

    /// The cheapest: an exception costs two bytes, a bit more for all of them an eighth of a byte each.
    @inline(__always)
    private static func weightCode(_ range: Range<Int>, _ weight: (Int) -> UInt8) -> WeightCode {
        var all: UInt8 = 0
        for index in range { all |= weight(index) &- 1 }
        if all == 0 { return WeightCode(bits: 0, isPatched: false) }
        // By bits that a weight less one takes: how many there are, a byte each; those of eight apart.
        var counts: UInt64 = 0
        for index in range { counts &+= (1 &<< (8 &* Self.bits(weight(index) &- 1))) as UInt64 }
        var heavy = 0
        if all >= 1 << 7 {
            for index in range where weight(index) > 1 << 7 { heavy += 1 }
        }
        let plain = 8 - all.leadingZeroBitCount
        var best = WeightCode(bits: plain, isPatched: false)
        var least = (range.count * plain + 7) / 8
        var exceptions = 0
        var bits = plain - 1
        while bits >= 0 {
            exceptions += bits < 7 ? Int(counts >> UInt64(8 * bits + 8) & 0xFF) : heavy
            let cost = (range.count * bits + 7) / 8 + 1 + 2 * exceptions
            if bits <= WeightCode.mostPatchedBits, cost < least {
                least = cost
                best = WeightCode(bits: bits, isPatched: true)
            }
            bits -= 1
        }
        return best
    }

    // For what these write there is room.

    @inline(__always)
    private mutating func packGaps(_ range: Range<Int>, before: Int, bits: Int, _ document: (Int) -> UInt32) {
        var next = UInt32(before + 1)
        pack(range, bits: bits) { index in
            let document = document(index)
            let gap = document &- next
            next = document &+ 1
            return gap
        }
    }

    @inline(__always)
    private mutating func packWeights(_ range: Range<Int>, _ code: WeightCode, _ weight: (Int) -> UInt8) {
        let mask = UInt8(truncatingIfNeeded: (1 << code.bits) - 1)
        pack(range, bits: code.bits) { UInt32((weight($0) &- 1) & mask) }
        guard code.isPatched else { return }
        let number = used
        used += 1
        buffer[number] = 0
        for index in range where weight(index) &- 1 > mask {
            buffer[used] = UInt8(truncatingIfNeeded: index - range.lowerBound)
            buffer[used + 1] = weight(index) &- 1
            buffer[number] += 1
            used += 2
        }
    }

    @inline(__always)
    private mutating func packPlaces(
        _ range: Range<Int>, isExact: Bool, _ shifts: borrowing Span<UInt8>, _ document: (Int) -> UInt32,
        _ place: (Int) -> UInt16
    ) {
        if isExact {
            pack(range, bits: FirstPlace.exactBits) { UInt32(place($0)) }
        } else {
            // They ascend.
            precondition(document(range.upperBound - 1) < shifts.count)
            pack(range, bits: FirstPlace.reachBits) {
                UInt32(FirstPlace.reach(place($0), shift: unsafe shifts[unchecked: Int(document($0))]))
            }
        }
    }

    @inline(__always)
    private mutating func pack(_ range: Range<Int>, bits: Int, _ value: (Int) -> UInt32) {
        if bits == 0 { return }
        var writer = BitWriter(offset: used)
        var bytes = buffer.mutableSpan
        var raw = unsafe bytes.mutableBytes
        for index in range { writer.write(value(index), bits: bits, to: &raw) }
        writer.flush(to: &raw)
        used += (range.count * bits + 7) / 8
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
