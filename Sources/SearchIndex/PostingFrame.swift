/// What the lists of a file are held against, since whoever goes through one asks for nothing on the way. Their bytes are as they
/// were written, say the checksums; whether they hang together is looked at before any of them is trusted: soon after the start of
/// all of them, and of each that is asked for earlier.
struct PostingFrame: Sendable {
    /// Of the segment.
    let articles: Int
    /// The first term whose postings have places.
    let firstPlaced: Int

    /// Of lists that were made here: nothing is asked of them.
    static let none = PostingFrame(articles: 0, firstPlaced: 0)

    func takes(_ list: PostingList, _ index: Int, end: Int, _ buffer: PostingBlock) -> Bool {
        list.isSound(end: end, articles: articles, hasPlaces: index >= firstPlaced, buffer)
    }

    /// Whether the handles are of lists that lie one after another in the bytes, and of single postings of the articles.
    func takes(_ handles: PackedArray<UInt32>, of bytes: PackedBytes) -> Bool {
        let (articles, end) = (UInt32(clamping: articles), UInt32(clamping: bytes.count))
        var next: UInt32 = 0
        var wrong: UInt32 = 0
        // No branch depends on which of both a handle is: nobody could foretell it.
        for value in handles {
            let isSingle = value >> 30 == 0
            let offset = value & PostingHandle.payload
            wrong |= (isSingle ? value >> 8 : offset) < (isSingle ? articles : end) ? 0 : 1
            wrong |= offset >= (isSingle ? 0 : next) ? 0 : 1
            next = isSingle ? next : offset &+ 1
        }
        return wrong == 0
    }

    /// Whether all lists hang together.
    ///
    /// - Parameter pause: is called after each mebibyte or so, and may wait; false ends the looking, with nil.
    /// - Precondition: their bytes, and the handles, were looked at.
    func takesAll(_ handles: PackedArray<UInt32>, in bytes: PackedBytes, pause: () -> Bool) -> Bool? {
        let buffer = PostingBlock()
        var end = bytes.count
        var paused = end
        for index in handles.indices.reversed() {
            let handle = PostingHandle(rawValue: handles[index])
            guard let offset = handle.offset else { continue }
            guard takes(PostingList(handle, in: bytes), index, end: end, buffer) else { return bytes.refuse() }
            end = offset
            if paused - end >= 1 << 20 {
                paused = end
                if !pause() { return nil }
            }
        }
        return true
    }
}

extension PostingList {
    /// Whether all that can be asked of the list lies within its bytes, its documents ascend and are of the segment, and its directory,
    /// bits and ranks say the same of them. What they weigh, and where they have the term, may be anything.
    ///
    /// - Parameters:
    ///   - end: of the list, in the bytes where it lies.
    ///   - buffer: where blocks are decoded.
    /// - Complexity: 0.5 ns a posting.
    func isSound(end: Int, articles: Int, hasPlaces: Bool, _ buffer: PostingBlock) -> Bool {
        switch place {
        case .inline(let document, _, _): return document < articles
        case .short(let offset, let isExact):
            guard offset + 2 <= end else { return false }
            let header = view.half(offset)
            let bits = Int(header >> 7 & 31)
            guard bits <= Self.mostGapBits,
                let behind = endOfWeights(
                    from: offset + 2 + (bits * count + 7) / 8, number: count,
                    WeightCode(rawValue: UInt8(truncatingIfNeeded: header >> 12)), end: end)
            else { return false }
            guard !hasPlaces || behind + Self.placeBytes(count, isExact: isExact) <= end else { return false }
            _ = decodeDocuments(block: 0, into: buffer)
            return buffer[document: count - 1] < articles
        case .blocks(let offset):
            return count > PostingLayout.blockLength && count <= articles
                && isSound(from: offset, end: end, articles: articles, hasPlaces: hasPlaces, buffer)
        }
    }

    /// Segments have fewer articles than two to the power of this, so that no sum of gaps is too large for a document.
    private static let mostGapBits = 24

    private static func placeBytes(_ number: Int, isExact: Bool) -> Int {
        (number * (isExact ? FirstPlace.exactBits : FirstPlace.reachBits) + 7) / 8
    }

    /// The same of a list in blocks.
    private func isSound(
        from offset: Int, end: Int, articles: Int, hasPlaces: Bool, _ buffer: PostingBlock
    ) -> Bool {
        let champions = entry(blockCount, of: offset)
        guard champions <= end, Int(view.word(offset + 8)) <= (end - champions) / 4 else { return false }
        let start = champions + 4 * Int(view.word(offset + 8))
        for champion in stride(from: champions, to: start, by: 4) {
            guard view.word(champion) & PostingLayout.championDocument < articles else { return false }
        }
        if hasPlaces {
            // Of blocks that are full they are whole bytes.
            let places = offset + Int(view.word(offset + 12))
            guard places >= start, places + Self.placeBytes(count, isExact: hasExactPlaces) <= end else { return false }
        }
        var ranks: BitRanks?
        if let bits = bitmap(articles: articles) {
            guard let sound = soundRanks(of: bits, from: start, end: end) else { return false }
            ranks = sound
        }
        defer { withExtendedLifetime(self) {} }
        var before = -1
        for block in 0..<blockCount {
            let entry = entry(block, of: offset)
            let (number, last) = (number(inBlock: block), view.word(entry))
            let (data, bits) = (offset + Int(view.word(entry + 4)), Int(view.byte(entry + 8)))
            guard last < articles, Int(last) >= before + number, data >= start, bits <= Self.mostGapBits,
                endOfWeights(
                    from: data + (bits * number + 7) / 8, number: number, WeightCode(rawValue: view.byte(entry + 9)),
                    end: end) != nil
            else { return false }
            if let ranks {
                guard bits == 0, ranks.rank(of: last) == block * PostingLayout.blockLength + number - 1 else {
                    return false
                }
            } else {
                _ = decodeDocuments(block: block, into: buffer)
                guard buffer[document: number - 1] == last else { return false }
            }
            before = Int(last)
        }
        return true
    }

    /// The ranks behind the list's bits, where they are those of the bits, and these as many as the list has postings.
    private func soundRanks(of bits: BitmapView, from start: Int, end: Int) -> BitRanks? {
        guard bitmapOffset >= start,
            bitmapOffset + 8 * bits.count + BitRanks.byteCount(words: bits.count) <= end
        else { return nil }
        let ranks = BitRanks(behind: bits)
        var number = 0
        for word in 0..<bits.count { number += bits.word(word).nonzeroBitCount }
        return number == count && ranks.isEqual(to: BitRanks(counting: bits, in: ScratchMemory())) ? ranks : nil
    }

    /// Where the weights of so many postings end; nil where they do not lie ahead of `end`, or one of them is of another block.
    private func endOfWeights(from start: Int, number: Int, _ code: WeightCode, end: Int) -> Int? {
        guard code.rawValue <= WeightCode.last else { return nil }
        let packed = start + (code.bits * number + 7) / 8
        guard code.isPatched else { return packed <= end ? packed : nil }
        guard packed < end else { return nil }
        let behind = packed + 1 + 2 * Int(view.byte(packed))
        guard behind <= end else { return nil }
        for exception in stride(from: packed + 1, to: behind, by: 2) {
            guard view.byte(exception) < number else { return nil }
        }
        return behind
    }
}
