/// The postings of one term in one segment, read where they lie.
package struct PostingList: Sendable {
    private let bytes: PackedBytes
    let place: PostingHandle.Place
    /// Articles that hold the term, deleted ones among them.
    package let count: Int
    /// Whether its places are exact; of lists of pairs.
    let hasExactPlaces: Bool

    init(_ handle: PostingHandle, in bytes: PackedBytes) {
        self.bytes = bytes
        place = handle.place
        switch place {
        case .inline:
            count = 1
            hasExactPlaces = false
        case .short(let offset, let isExact):
            count = Int(bytes.view.half(offset) & 0x7F) + 1
            hasExactPlaces = isExact
        case .blocks(let offset):
            let word = bytes.view.word(offset)
            count = Int(word & ~PostingLayout.exactFlag)
            hasExactPlaces = word & PostingLayout.exactFlag != 0
        }
    }

    package var blockCount: Int {
        if case .blocks = place { return (count + PostingLayout.blockLength - 1) / PostingLayout.blockLength }
        return 1
    }

    /// What is known of a block without decoding it. For short lists nothing is: bounds that exclude nothing.
    struct BlockBounds {
        var lastDocument: UInt32
        var largestWeight: UInt8
        var shortestLength: UInt8
    }

    @inline(__always)
    func bounds(ofBlock block: Int) -> BlockBounds {
        guard case .blocks(let offset) = place else {
            return BlockBounds(lastDocument: .max, largestWeight: .max, shortestLength: 0)
        }
        let view = bytes.view
        let entry = offset + PostingLayout.directoryStart + block * PostingLayout.directoryEntry
        return BlockBounds(
            lastDocument: view.word(entry), largestWeight: view.byte(entry + 10), shortestLength: view.byte(entry + 11))
    }

    /// The first block from `block` on whose last document is at or after `document`; `blockCount` where none is.
    func block(from block: Int, reaching document: UInt32) -> Int {
        guard case .blocks(let offset) = place else { return block }
        let view = bytes.view
        let directory = offset + PostingLayout.directoryStart
        let total = blockCount
        // Gallop, then halve.
        var low = block
        var step = 1
        while low + step < total, view.word(directory + (low + step - 1) * PostingLayout.directoryEntry) < document {
            low += step
            step *= 2
        }
        var high = min(total, low + step)
        while low < high {
            let middle = (low + high) / 2
            if view.word(directory + middle * PostingLayout.directoryEntry) < document {
                low = middle + 1
            } else {
                high = middle
            }
        }
        return low
    }

    /// Decodes one block into the front of two buffers of 128, and tells how many postings it has. 1 ns a posting.
    @inline(__always)
    func decode(block: Int, documents: inout MutableSpan<UInt32>, weights: inout MutableSpan<UInt8>) -> Int {
        let number = decodeDocuments(block: block, into: &documents)
        decodeWeights(block: block, number: number, into: &weights)
        return number
    }

    func decode(block: Int, _ documents: inout [UInt32], _ weights: inout [UInt8]) -> Int {
        var documentSpan = documents.mutableSpan
        var weightSpan = weights.mutableSpan
        return decode(block: block, documents: &documentSpan, weights: &weightSpan)
    }

    /// With places: only for lists of pairs.
    func decode(block: Int, _ buffers: inout PostingBuffers) -> Int {
        let number = decode(block: block, &buffers.documents, &buffers.weights)
        var places = buffers.places.mutableSpan
        decodePlaces(block: block, number: number, into: &places)
        return number
    }

    func decodeDocuments(block: Int, into documents: inout MutableSpan<UInt32>) -> Int {
        let view = bytes.view
        switch place {
        case .inline(let document, _, _):
            documents[0] = document
            return 1
        case .short(let offset, _):
            let header = view.half(offset)
            Self.unpackGaps(view, at: offset + 2, bits: Int(header >> 7 & 31), count: count, before: -1, &documents)
            return count
        case .blocks(let offset):
            let entry = offset + PostingLayout.directoryStart + block * PostingLayout.directoryEntry
            let number = min(PostingLayout.blockLength, count - block * PostingLayout.blockLength)
            let before = block == 0 ? -1 : Int(view.word(entry - PostingLayout.directoryEntry))
            Self.unpackGaps(
                view, at: offset + Int(view.word(entry + 4)), bits: Int(view.byte(entry + 8)), count: number,
                before: before, &documents)
            return number
        }
    }

    func decodeWeights(block: Int, number: Int, into weights: inout MutableSpan<UInt8>) {
        let view = bytes.view
        switch place {
        case .inline(_, let weight, _): weights[0] = weight
        case .short(let offset, _):
            let header = view.half(offset)
            let gapBytes = (Int(header >> 7 & 31) * number + 7) / 8
            Self.unpackWeights(view, at: offset + 2 + gapBytes, bits: Int(header >> 12), count: number, &weights)
        case .blocks(let offset):
            let entry = offset + PostingLayout.directoryStart + block * PostingLayout.directoryEntry
            let gapBytes = (Int(view.byte(entry + 8)) * number + 7) / 8
            Self.unpackWeights(
                view, at: offset + Int(view.word(entry + 4)) + gapBytes, bits: Int(view.byte(entry + 9)), count: number,
                &weights)
        }
    }

    @inline(__always)
    private static func unpackGaps(
        _ view: PackedView, at start: Int, bits: Int, count: Int, before: Int, _ documents: inout MutableSpan<UInt32>
    ) {
        var previous = before
        if bits == 0 {
            for index in 0..<count { documents[index] = UInt32(truncatingIfNeeded: before + 1 + index) }
            return
        }
        let mask = UInt64(1) << UInt64(bits) &- 1
        var bit = 0
        for index in 0..<count {
            let gap = view.double(start &+ bit >> 3) >> UInt64(bit & 7) & mask
            previous = previous &+ 1 &+ Int(truncatingIfNeeded: gap)
            documents[index] = UInt32(truncatingIfNeeded: previous)
            bit &+= bits
        }
    }

    @inline(__always)
    private static func unpackWeights(
        _ view: PackedView, at start: Int, bits: Int, count: Int, _ weights: inout MutableSpan<UInt8>
    ) {
        if bits == 0 {
            for index in 0..<count { weights[index] = 1 }
            return
        }
        let mask = UInt16(1) << UInt16(bits) &- 1
        var bit = 0
        for index in 0..<count {
            weights[index] = UInt8(truncatingIfNeeded: (view.half(start &+ bit >> 3) >> UInt16(bit & 7) & mask) &+ 1)
            bit &+= bits
        }
    }

    /// Decodes the codes of `FirstPlace` of a block. Only for lists of pairs.
    func decodePlaces(block: Int, number: Int, into places: inout MutableSpan<UInt16>) {
        let view = bytes.view
        var start: Int
        switch place {
        case .inline(_, _, let reach):
            places[0] = FirstPlace.firstReach | UInt16(reach)
            return
        case .short(let offset, _):
            let header = view.half(offset)
            start = offset + 2 + (Int(header >> 7 & 31) * number + 7) / 8 + (Int(header >> 12) * number + 7) / 8
        case .blocks(let offset):
            let entry = offset + PostingLayout.directoryStart + block * PostingLayout.directoryEntry
            start = offset + Int(view.word(entry + 4)) + (Int(view.byte(entry + 8)) * number + 7) / 8
            start += (Int(view.byte(entry + 9)) * number + 7) / 8
        }
        if hasExactPlaces {
            var bit = 0
            for index in 0..<number {
                let pair = view.word(start &+ (bit >> 3)) >> UInt32(truncatingIfNeeded: bit & 7)
                places[index] = UInt16(truncatingIfNeeded: pair & 1023)
                bit &+= FirstPlace.exactBits
            }
        } else {
            for index in 0..<number {
                let pair = view.byte(start &+ (index >> 1))
                places[index] = FirstPlace.firstReach | UInt16(index & 1 == 0 ? pair & 15 : pair >> 4)
            }
        }
    }
}

/// Where blocks are decoded to, used again and again.
struct PostingBuffers: Sendable {
    var documents = [UInt32](repeating: 0, count: PostingLayout.blockLength)
    var weights = [UInt8](repeating: 0, count: PostingLayout.blockLength)
    var places = [UInt16](repeating: 0, count: PostingLayout.blockLength)
}
