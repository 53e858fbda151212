/// The postings of one term in one segment, read where they lie.
package struct PostingList: Sendable {
    private let bytes: PackedBytes
    private let place: PostingHandle.Place
    /// Articles that hold the term, deleted ones among them.
    package let count: Int

    init(_ handle: PostingHandle, in bytes: PackedBytes) {
        self.bytes = bytes
        place = handle.place
        switch place {
        case .inline: count = 1
        case .short(let offset): count = Int(bytes.view.half(offset) & 0x7F) + 1
        case .blocks(let offset): count = Int(bytes.view.word(offset))
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

    func decodeDocuments(block: Int, into documents: inout MutableSpan<UInt32>) -> Int {
        let view = bytes.view
        switch place {
        case .inline(let document, _):
            documents[0] = document
            return 1
        case .short(let offset):
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
        case .inline(_, let weight): weights[0] = weight
        case .short(let offset):
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

    /// Appends those that `mapped` gives a new number, under it, with their weights.
    func append(
        to documents: inout [UInt32], _ weights: inout [UInt8], mapped: [UInt32],
        _ buffers: inout PostingBuffers
    ) {
        if case .inline(let document, let weight) = place {
            if mapped[Int(document)] != .max {
                documents.append(mapped[Int(document)])
                weights.append(weight)
            }
            return
        }
        for block in 0..<blockCount {
            let number = decode(block: block, &buffers.documents, &buffers.weights)
            for index in 0..<number {
                let document = mapped[Int(buffers.documents[index])]
                guard document != .max else { continue }
                documents.append(document)
                weights.append(buffers.weights[index])
            }
        }
    }

    /// All documents, ascending.
    package func documents() -> [UInt32] {
        var all: [UInt32] = []
        all.reserveCapacity(count)
        var buffer = [UInt32](repeating: 0, count: PostingLayout.blockLength)
        for block in 0..<blockCount {
            var span = buffer.mutableSpan
            let number = decodeDocuments(block: block, into: &span)
            all.append(contentsOf: buffer[0..<number])
        }
        return all
    }
}

/// Where blocks are decoded to, used again and again.
struct PostingBuffers: Sendable {
    var documents = [UInt32](repeating: 0, count: PostingLayout.blockLength)
    var weights = [UInt8](repeating: 0, count: PostingLayout.blockLength)
}
