import CPostings

/// The postings of one term in one segment, read where they lie.
package struct PostingList: Sendable {
    private let bytes: PackedBytes
    private let handle: PostingHandle
    let place: PostingHandle.Place
    /// Articles that hold the term, deleted ones among them.
    package let count: Int
    /// Whether its places are exact; of lists of pairs.
    let hasExactPlaces: Bool
    /// Where its documents lie as bits; 0 where they do not.
    let bitmapOffset: Int

    /// - Parameters:
    ///   - index: of the term.
    ///   - handles: of all terms whose lists lie in `bytes`, in the order in which they lie.
    ///   - frame: of the segment.
    @inline(__always)
    init(_ index: Int, of handles: PackedArray<UInt32>, in bytes: PackedBytes, _ frame: PostingFrame) {
        let handle = PostingHandle(rawValue: handles[index])
        let canBeRead = bytes.isWhole || Self.canBeRead(handle, index, of: handles, in: bytes, frame)
        self.init(canBeRead ? handle : .damaged, in: bytes)
    }

    /// Whether the bytes of the list are as they were written, and hang together.
    @inline(never)
    private static func canBeRead(
        _ handle: PostingHandle, _ index: Int, of handles: PackedArray<UInt32>, in bytes: PackedBytes,
        _ frame: PostingFrame
    ) -> Bool {
        guard handle.offset != nil else { return true }
        guard let range = range(index, of: handles, in: bytes), bytes.holds(range) else { return false }
        return frame.takes(PostingList(handle, in: bytes), index, end: range.upperBound, PostingBlock())
            || bytes.refuse()
    }

    /// Where the bytes of a term's list lie; nil where it has none.
    private static func range(_ index: Int, of handles: PackedArray<UInt32>, in bytes: PackedBytes) -> Range<Int>? {
        guard let start = PostingHandle(rawValue: handles[index]).offset else { return nil }
        // Single postings lie in their handles.
        let next = handles[(index + 1)...].lazy.compactMap { PostingHandle(rawValue: $0).offset }.first
        let end = next ?? bytes.count
        return start <= end ? start..<end : nil
    }

    /// Has the list's bytes read soon where they are yet to be read from the disk.
    @inline(never)
    static func ask(for index: Int, of handles: PackedArray<UInt32>, in bytes: PackedBytes) {
        if let range = range(index, of: handles, in: bytes) { bytes.ask(for: range) }
    }

    /// - Precondition: the list's bytes can be relied on.
    init(_ handle: PostingHandle, in bytes: PackedBytes) {
        self.bytes = bytes
        self.handle = handle
        place = handle.place
        let view = bytes.view
        switch place {
        case .inline:
            count = 1
            hasExactPlaces = false
            bitmapOffset = 0
        case .short(let offset, let isExact):
            count = Int(view.half(offset) & 0x7F) + 1
            hasExactPlaces = isExact
            bitmapOffset = 0
        case .blocks(let offset):
            let word = view.word(offset)
            count = Int(word & PostingLayout.countMask)
            hasExactPlaces = word & PostingLayout.exactFlag != 0
            bitmapOffset = word & PostingLayout.bitmapFlag != 0 ? offset + Int(view.word(offset + 4)) : 0
        }
    }

    /// Whether both are one list of one segment.
    func isSame(as other: PostingList) -> Bool { handle == other.handle && bytes === other.bytes }

    /// Asks for the memory of the list's beginning, all of it where it is short: so that lists of a question are waited for
    /// together, not one after another.
    func prefetch() {
        let offset: Int
        switch place {
        case .inline: return
        case .short(let start, _): offset = start
        case .blocks(let start): offset = start
        }
        let view = bytes.view
        for line in 0..<min(Self.linesAhead, 1 + count / 32) where offset + 64 * line < bytes.count {
            view.prefetch(offset + 64 * line)
        }
    }

    /// Of 64 bytes.
    private static let linesAhead = 24

    package var blockCount: Int {
        if case .blocks = place { return (count + PostingLayout.blockLength - 1) / PostingLayout.blockLength }
        return 1
    }

    /// The documents as bits, where they lie so.
    ///
    /// - Parameter articles: of the segment.
    func bitmap(articles: Int) -> BitmapView? {
        guard bitmapOffset > 0 else { return nil }
        return BitmapView(bytes.view, at: bitmapOffset, count: (articles + 63) / 64)
    }

    /// What is known of a block without decoding it. For short lists nothing is: bounds that exclude nothing.
    struct BlockBounds {
        var lastDocument: UInt32
        var largestWeight: UInt8
        var shortestLength: UInt8
    }

    var view: PackedView { bytes.view }

    /// Where a block's entry in the directory lies.
    @inline(__always)
    func entry(_ block: Int, of offset: Int) -> Int {
        offset &+ PostingLayout.headLength &+ block &* PostingLayout.directoryEntry
    }

    @inline(__always)
    func bounds(ofBlock block: Int) -> BlockBounds {
        guard case .blocks(let offset) = place else {
            return BlockBounds(lastDocument: .max, largestWeight: .max, shortestLength: 0)
        }
        let view = bytes.view
        let entry = entry(block, of: offset)
        return BlockBounds(
            lastDocument: view.word(entry), largestWeight: view.byte(entry + 10), shortestLength: view.byte(entry + 11))
    }

    /// The first block from `block` on whose last document is at or after `document`; `blockCount` where none is.
    func block(from block: Int, reaching document: UInt32) -> Int {
        guard case .blocks(let offset) = place else { return block }
        let view = bytes.view
        let directory = offset + PostingLayout.headLength
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

    /// The postings that no other sixteen of the list outdo in weight and shortness both: whatever the average length,
    /// the list's best are among them. Weight in the upper eight bits, document below. None of lists that are short.
    func forEachChampion(_ body: (_ document: UInt32, _ weight: UInt8) -> Void) {
        guard case .blocks(let offset) = place else { return }
        let view = bytes.view
        let start = entry(blockCount, of: offset)
        for index in 0..<Int(view.word(offset + 8)) {
            let champion = view.word(start &+ 4 &* index)
            body(champion & PostingLayout.championDocument, UInt8(truncatingIfNeeded: champion >> 24))
        }
    }

    var hasChampions: Bool {
        guard case .blocks(let offset) = place else { return false }
        return bytes.view.word(offset + 8) > 0
    }

    /// Decodes one block, places too where `hasPlaces` (only of lists of pairs), and tells how many postings it has.
    /// 1 ns a posting.
    @inline(__always)
    func decode(block: Int, into buffer: PostingBlock, hasPlaces: Bool = false) -> Int {
        let number = decodeDocuments(block: block, into: buffer)
        decodeWeights(block: block, number: number, into: buffer)
        if hasPlaces { decodePlaces(block: block, number: number, into: buffer) }
        return number
    }

    @inline(__always)
    func number(inBlock block: Int) -> Int {
        if case .blocks = place { return min(PostingLayout.blockLength, count - block * PostingLayout.blockLength) }
        return count
    }

    func decodeDocuments(block: Int, into buffer: PostingBlock) -> Int {
        let view = bytes.view
        switch place {
        case .inline(let document, _, _):
            buffer[document: 0] = document
            return 1
        case .short(let offset, _):
            let header = view.half(offset)
            Self.unpackGaps(view, at: offset + 2, bits: Int(header >> 7 & 31), count: count, before: -1, buffer)
            return count
        case .blocks(let offset):
            let entry = entry(block, of: offset)
            let number = number(inBlock: block)
            let before = block == 0 ? -1 : Int(view.word(entry - PostingLayout.directoryEntry))
            if bitmapOffset > 0 {
                Self.unpackBits(view, at: bitmapOffset, from: before + 1, count: number, buffer)
            } else {
                Self.unpackGaps(
                    view, at: offset + Int(view.word(entry + 4)), bits: Int(view.byte(entry + 8)), count: number,
                    before: before, buffer)
            }
            return number
        }
    }

    /// Where the weights of a block begin, how many of them there are, and how they lie.
    @inline(__always)
    private func weights(of block: Int) -> (start: Int, number: Int, code: WeightCode) {
        let view = bytes.view
        switch place {
        case .inline: return (0, 1, WeightCode(rawValue: 0))
        case .short(let offset, _):
            let header = view.half(offset)
            let gapBytes = (Int(header >> 7 & 31) * count + 7) / 8
            return (offset + 2 + gapBytes, count, WeightCode(rawValue: UInt8(truncatingIfNeeded: header >> 12)))
        case .blocks(let offset):
            let entry = entry(block, of: offset)
            let number = number(inBlock: block)
            let gapBytes = (Int(view.byte(entry + 8)) * number + 7) / 8
            return (
                offset + Int(view.word(entry + 4)) + gapBytes, number, WeightCode(rawValue: view.byte(entry + 9))
            )
        }
    }

    func decodeWeights(block: Int, number: Int, into buffer: PostingBlock) {
        if case .inline(_, let weight, _) = place {
            buffer[weight: 0] = weight
            return
        }
        let view = bytes.view
        let (start, number, code) = weights(of: block)
        Self.unpackWeights(view, at: start, bits: code.bits, count: number, buffer)
        guard code.isPatched else { return }
        var place = start &+ (code.bits &* number &+ 7) / 8
        let end = place &+ 2 &* Int(view.byte(place))
        while place < end {
            buffer[weight: Int(view.byte(place &+ 1))] = view.byte(place &+ 2) &+ 1
            place &+= 2
        }
    }

    /// The weight of one posting of a block, without the others.
    func weight(inBlock block: Int, at index: Int) -> UInt8 {
        if case .inline(_, let weight, _) = place { return weight }
        let view = bytes.view
        let (start, number, code) = weights(of: block)
        if code.isPatched {
            var place = start &+ (code.bits &* number &+ 7) / 8
            let end = place &+ 2 &* Int(view.byte(place))
            while place < end {
                let exception = Int(view.byte(place &+ 1))
                if exception == index { return view.byte(place &+ 2) &+ 1 }
                if exception > index { break }
                place &+= 2
            }
        }
        let bit = index * code.bits
        let packed = view.half(start + bit >> 3) >> UInt16(bit & 7)
        return UInt8(truncatingIfNeeded: packed & (1 << UInt16(code.bits) &- 1)) &+ 1
    }

    /// Where a block's weights lie, for who reads a few of them; with bytes that hold while the list does.
    @inline(__always)
    func weightPlace(ofBlock block: Int) -> WeightPlace {
        if case .inline(_, let weight, _) = place {
            return WeightPlace(view: bytes.view, start: 0, bits: 0, least: weight, exceptions: 0..<0)
        }
        let view = bytes.view
        let (start, number, code) = weights(of: block)
        let end = start + (code.bits * number + 7) / 8
        let exceptions = code.isPatched ? end + 1..<end + 1 + 2 * Int(view.byte(end)) : end..<end
        return WeightPlace(view: view, start: start, bits: code.bits, least: 1, exceptions: exceptions)
    }

    /// Where a list of blocks lies, for who reads weights of many of them; nil of lists that are short.
    var blocks: (view: PackedView, offset: Int, hasGaps: Bool)? {
        guard case .blocks(let offset) = place else { return nil }
        return (bytes.view, offset, bitmapOffset == 0)
    }

    /// Sets the bits of its articles, and makes all others zeros: all at once, if it lies in blocks and not as bits, and
    /// `PostingBlock.isFast`. Else does nothing.
    func setBits(in words: UnsafeMutableBufferPointer<UInt64>) -> Bool {
        guard PostingBlock.isFast, let blocks, blocks.hasGaps, let start = words.baseAddress else { return false }
        unsafe cpostings_set_blocks(
            blocks.view.pointer(blocks.offset).assumingMemoryBound(to: UInt8.self), blocks.view.count - blocks.offset,
            Int32(truncatingIfNeeded: count), start, words.count)
        return true
    }

    struct WeightPlace {
        let view: PackedView
        let start: Int
        let bits: Int
        /// What is added to the packed ones.
        let least: UInt8
        /// Pairs of index and value, by index.
        let exceptions: Range<Int>
    }

    /// Where the places of a block begin.
    @inline(__always)
    private func places(of block: Int) -> Int {
        let view = bytes.view
        if case .blocks(let offset) = place {
            let bits = hasExactPlaces ? FirstPlace.exactBits : FirstPlace.reachBits
            return offset + Int(view.word(offset + 12)) + block * (PostingLayout.blockLength * bits / 8)
        }
        let (start, number, code) = weights(of: block)
        let end = start + (code.bits * number + 7) / 8
        return code.isPatched ? end + 1 + 2 * Int(view.byte(end)) : end
    }

    /// Decodes the codes of `FirstPlace` of a block. Only for lists of pairs.
    func decodePlaces(block: Int, number: Int, into buffer: PostingBlock) {
        let view = bytes.view
        if case .inline(_, _, let reach) = place {
            buffer[place: 0] = FirstPlace.firstReach | UInt16(reach)
            return
        }
        let start = places(of: block)
        if hasExactPlaces {
            for index in 0..<number { buffer[place: index] = UInt16(view.byte(start &+ index)) }
            return
        }
        // Eight of them are three bytes.
        for group in 0..<(number &+ 7) >> 3 {
            var eight = view.word(start &+ FirstPlace.reachBits &* group)
            for index in 8 &* group..<8 &* group &+ 8 {
                buffer[place: index] = FirstPlace.firstReach | UInt16(truncatingIfNeeded: eight) & FirstPlace.reachMask
                eight &>>= UInt32(FirstPlace.reachBits)
            }
        }
    }
}

extension PostingList {
    @inline(__always)
    private static func unpackGaps(
        _ view: PackedView, at start: Int, bits: Int, count: Int, before: Int, _ buffer: PostingBlock
    ) {
        var previous = before
        if bits == 0 {
            for index in 0..<count { buffer[document: index] = UInt32(truncatingIfNeeded: before &+ 1 &+ index) }
            return
        }
        if PostingBlock.isFast, bits <= PostingBlock.mostGapBits {
            return buffer.sumGaps(view, at: start, bits: bits, count: count, before: before)
        }
        let mask = UInt64(1) &<< UInt64(bits) &- 1
        var bit = 0
        var index = 0
        // Four of them are in one word, however it begins.
        while bits <= 14, index &+ 4 <= count {
            var gaps = view.double(start &+ bit >> 3) &>> UInt64(bit & 7)
            for place in index..<index &+ 4 {
                previous = previous &+ 1 &+ Int(truncatingIfNeeded: gaps & mask)
                buffer[document: place] = UInt32(truncatingIfNeeded: previous)
                gaps &>>= UInt64(bits)
            }
            bit &+= 4 &* bits
            index &+= 4
        }
        while index < count {
            let gap = view.double(start &+ bit >> 3) &>> UInt64(bit & 7) & mask
            previous = previous &+ 1 &+ Int(truncatingIfNeeded: gap)
            buffer[document: index] = UInt32(truncatingIfNeeded: previous)
            bit &+= bits
            index &+= 1
        }
    }

    @inline(__always)
    private static func unpackBits(
        _ view: PackedView, at start: Int, from document: Int, count: Int, _ buffer: PostingBlock
    ) {
        if PostingBlock.isFast { return buffer.unpackBits(view, at: start, from: document, count: count) }
        var place = document >> 6
        var word = view.double(start &+ place &* 8) & (UInt64.max &<< UInt64(document & 63))
        var index = 0
        while true {
            let base = place &* 64
            if word == .max, count &- index >= 64 {
                for bit in 0..<64 { buffer[document: index &+ bit] = UInt32(truncatingIfNeeded: base &+ bit) }
                index &+= 64
                if index == count { return }
                word = 0
            }
            while word != 0 {
                buffer[document: index] = UInt32(truncatingIfNeeded: base &+ word.trailingZeroBitCount)
                word &= word &- 1
                index &+= 1
                if index == count { return }
            }
            place &+= 1
            word = view.double(start &+ place &* 8)
        }
    }

    @inline(__always)
    private static func unpackWeights(_ view: PackedView, at start: Int, bits: Int, count: Int, _ buffer: PostingBlock)
    {
        if bits == 0 {
            for index in 0..<count { buffer[weight: index] = 1 }
            return
        }
        // Eight of them are as many bytes as one has bits: halves, quarters and eighths are moved apart, all at once.
        let bits = UInt64(bits)
        let halves = UInt64(1) &<< (4 &* bits) &- 1
        let quarters = (UInt64(1) &<< (2 &* bits) &- 1) &* 0x0000_0001_0000_0001
        let eighths = (UInt64(1) &<< bits &- 1) &* 0x0001_0001_0001_0001
        for group in 0..<(count &+ 7) >> 3 {
            let packed = view.double(start &+ group &* Int(bits))
            var spread = packed & halves | (packed &>> (4 &* bits) & halves) &<< 32
            spread = spread & quarters | (spread &>> (2 &* bits) & quarters) &<< 16
            spread = spread & eighths | (spread &>> bits & eighths) &<< 8
            buffer[eightWeights: group] = spread &+ 0x0101_0101_0101_0101
        }
    }
}
