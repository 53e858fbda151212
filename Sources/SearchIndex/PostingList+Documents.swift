extension PostingList {
    /// Appends those that `mapped` gives a new number, under it, with their weights and places.
    func append(
        to documents: inout [UInt32], _ weights: inout [UInt8], _ places: inout [UInt16], hasPlaces: Bool,
        mapped: [UInt32], _ buffer: PostingBlock
    ) {
        if case .inline(let document, let weight, let reach) = place {
            if mapped[Int(document)] != .max {
                documents.append(mapped[Int(document)])
                weights.append(weight)
                if hasPlaces { places.append(FirstPlace.firstReach | UInt16(reach)) }
            }
            return
        }
        for block in 0..<blockCount {
            let number = decode(block: block, into: buffer, hasPlaces: hasPlaces)
            for index in 0..<number {
                let document = mapped[Int(buffer[document: index])]
                guard document != .max else { continue }
                documents.append(document)
                weights.append(buffer[weight: index])
                if hasPlaces { places.append(buffer[place: index]) }
            }
        }
    }

    /// Those of at least that weight, ascending.
    func documents(weighing least: UInt8) -> [UInt32] {
        var heavy: [UInt32] = []
        let buffer = PostingBlock()
        for block in 0..<blockCount where bounds(ofBlock: block).largestWeight >= least {
            let number = decode(block: block, into: buffer)
            for index in 0..<number where buffer[weight: index] >= least { heavy.append(buffer[document: index]) }
        }
        return heavy
    }

    /// All documents, ascending.
    package func documents() -> [UInt32] {
        unsafe [UInt32](roomFor: count) { all, number in
            let buffer = PostingBlock()
            for block in 0..<blockCount {
                prefetch(block: block + Self.blocksAhead)
                for index in 0..<decodeDocuments(block: block, into: buffer) {
                    unsafe all[number] = buffer[document: index]
                    number += 1
                }
            }
        }
    }

    /// Those of `candidates`, which are ascending, that are in the list. Skips blocks that hold none.
    ///
    /// - Parameter articles: of the segment.
    func filter(_ candidates: [UInt32], articles: Int) -> [UInt32] {
        if let bitmap = bitmap(articles: articles) {
            return Self.chosen(from: candidates) { bitmap.contains($0) }
        }
        if PostingBlock.isFast { return common(candidates) }
        let buffer = PostingBlock()
        var block = 0
        var decoded = -1
        var number = 0
        var last: UInt32 = 0
        var index = 0
        let total = blockCount
        // Where most blocks hold some, the next is near.
        let isNear = candidates.count * 16 >= count
        return Self.chosen(from: candidates) { candidate in
            if decoded < 0 || candidate > last {
                if block >= total { return false }
                block = self.block(from: decoded < 0 ? 0 : block + 1, reaching: candidate)
                guard block < total else { return false }
                number = decodeDocuments(block: block, into: buffer)
                decoded = block
                last = buffer[document: number - 1]
                index = 0
                // Short lists do not say in advance where they end.
                if candidate > last {
                    block = total
                    return false
                }
            }
            index =
                isNear
                ? buffer.index(from: index, reaching: candidate, number: number)
                : buffer.halvedIndex(reaching: candidate, number: number)
            return index < number && buffer[document: index] == candidate
        }
    }

    /// The same, block by block: eight postings at a time are compared with a candidate.
    private func common(_ candidates: [UInt32]) -> [UInt32] {
        if candidates.isEmpty { return [] }
        let buffer = PostingBlock()
        return unsafe candidates.withUnsafeBufferPointer { wanted in
            unsafe [UInt32](roomFor: wanted.count) { found, number in
                guard let place = found.baseAddress else { return }
                var block = 0
                unsafe forEachBlock(from: &block, reaching: wanted) { block, range in
                    let length = decodeDocuments(block: block, into: buffer)
                    let part = unsafe UnsafeBufferPointer(rebasing: wanted[range])
                    number += unsafe buffer.common(part, length, to: place + number)
                }
            }
        }
    }

    @inline(__always)
    private static func chosen(from candidates: [UInt32], _ keeps: (UInt32) -> Bool) -> [UInt32] {
        // The empty array is one for all threads, and what makes one of no room writes its count to it.
        if candidates.isEmpty { return [] }
        let span = candidates.span
        return unsafe [UInt32](roomFor: candidates.count) { chosen, number in
            for index in 0..<span.count {
                let candidate = span[index]
                unsafe chosen[number] = candidate
                number &+= keeps(candidate) ? 1 : 0
            }
        }
    }

    /// The weight of one article; 0 where the list does not hold it. For who looks at few, in any order: 0.2 µs.
    func weight(of document: UInt32, articles: Int, _ buffer: PostingBlock) -> UInt8 {
        if let bitmap = bitmap(articles: articles) {
            guard bitmap.contains(document) else { return 0 }
            let block = self.block(from: 0, reaching: document)
            return weight(inBlock: block, at: rank(of: document, inBlock: block, bitmap))
        }
        let block = self.block(from: 0, reaching: document)
        guard block < blockCount else { return 0 }
        let number = decodeDocuments(block: block, into: buffer)
        let index = buffer.halvedIndex(reaching: document, number: number)
        guard index < number, buffer[document: index] == document else { return 0 }
        return weight(inBlock: block, at: index)
    }
}
