package import BulletinModel

/// Where a pattern has to stand.
package enum TextZone: Hashable, Sendable {
    /// Kicker, headline, subheadline, paragraphs.
    case anywhere
    case headline
}

extension Segment {
    /// Beyond one article in so many, a set is kept as bits.
    private static let dense = 32

    package func list(of gram: Gram, in zone: TextZone) -> PostingList? {
        zone == .anywhere ? grams.list(of: gram) : headlineGrams.list(of: gram)
    }

    package func list(ofWord word: [UInt16]) -> PostingList? { words.list(of: word) }

    /// How many articles hold the rarest gram of the pattern: a bound on those that hold it.
    package func bound(of pattern: TextPattern, in zone: TextZone) -> Int {
        pattern.grams.reduce(count) { min($0, list(of: $1, in: zone)?.count ?? 0) }
    }

    package func documents(of list: PostingList?, within: DocumentSet?) -> DocumentSet {
        guard let list else { return .empty }
        switch within {
        case nil:
            guard list.count * Self.dense > count else { return .sparse(list.documents()) }
            var bits = DocumentBits(none: count)
            bits.insert(list)
            return .dense(bits)
        case .sparse(let candidates): return .sparse(list.filter(candidates))
        case .dense(let candidates):
            guard list.count * Self.dense > count else {
                return .sparse(list.documents().filter { candidates.contains($0) })
            }
            var bits = DocumentBits(none: count)
            bits.insert(list)
            return .dense(bits.intersection(candidates))
        }
    }

    /// The articles that hold the pattern. Exact.
    ///
    /// - Parameter isCancelled: asked before every 512 articles that have to be read; what is found so far is given then.
    package func documents(
        holding pattern: TextPattern, in zone: TextZone, within: DocumentSet?, isCancelled: () -> Bool
    ) -> DocumentSet {
        var lists: [PostingList] = []
        for gram in pattern.grams {
            guard let list = list(of: gram, in: zone) else { return .empty }
            lists.append(list)
        }
        if pattern.isOneGram { return documents(of: lists[0], within: within) }
        lists.sort { $0.count < $1.count }
        var candidates = within
        for list in lists {
            // Reading a few costs less than looking them up in yet another list.
            if let candidates, case .sparse(let few) = candidates, few.count <= 4 { break }
            candidates = documents(of: list, within: candidates)
        }
        let anchor = anchor(of: pattern, in: zone)
        var found: [UInt32] = []
        for (index, document) in (candidates?.list() ?? []).enumerated() {
            if index % 512 == 511, isCancelled() { break }
            if text.holds(pattern, anchor: anchor, in: range(of: zone, document)) { found.append(document) }
        }
        return .sparse(found)
    }

    private func range(of zone: TextZone, _ document: UInt32) -> Range<Int> {
        zone == .anywhere ? text.text(of: Int(document)) : text.heads(of: Int(document)).headline
    }

    /// The index in the pattern of its rarest pair, or of its rarest unit where no pair is a term.
    private func anchor(of pattern: TextPattern, in zone: TextZone) -> Int {
        let units = pattern.units
        var best = 0
        var least = Int.max
        for index in 0..<min(units.count, 32) {
            let pair = index + 1 < units.count ? grams.list(of: Gram(units[index], units[index + 1])) : nil
            let number = pair?.count ?? .max
            if number < least {
                least = number
                best = index
            }
        }
        return best
    }

    package func documents(beginningWith prefix: [UInt16], within: DocumentSet?) -> DocumentSet {
        let range = words.range(beginningWith: prefix)
        if range.isEmpty { return .empty }
        if range.count == 1 { return documents(of: words.list(at: range.lowerBound), within: within) }
        var bits = DocumentBits(none: count)
        for index in range { bits.insert(words.list(at: index)) }
        return normal(bits, within: within)
    }

    /// Articles that bear one of the values.
    package func documents(bearing ids: [UInt32], of field: NameField, within: DocumentSet?) -> DocumentSet {
        guard let column = names[field], !ids.isEmpty else { return .empty }
        if ids.count == 1 {
            let found = DocumentSet.sparse(Array(column.documents(of: ids[0])))
            return within.map(found.intersection) ?? found
        }
        var bits = DocumentBits(none: count)
        for id in ids {
            for document in column.documents(of: id) { bits.insert(document) }
        }
        return normal(bits, within: within)
    }

    private func normal(_ bits: DocumentBits, within: DocumentSet?) -> DocumentSet {
        let number = bits.count
        let found = number * Self.dense > count ? DocumentSet.dense(bits) : .sparse(bits.list())
        return within.map(found.intersection) ?? found
    }

    /// Articles that `keeps` says, by number; looks at each of `within`.
    package func documents(within: DocumentSet?, _ keeps: (Int) -> Bool) -> DocumentSet {
        if case .sparse(let list) = within { return .sparse(list.filter { keeps(Int($0)) }) }
        var bits = DocumentBits(none: count)
        for document in 0..<count where keeps(document) { bits.insert(UInt32(document)) }
        return normal(bits, within: within)
    }

    package func documents(published days: ClosedRange<Int32>, within: DocumentSet?) -> DocumentSet {
        guard let dayRange, dayRange.overlaps(days) else { return .empty }
        let daysOfAll = columns.days
        let column = daysOfAll.span
        var known: [UInt32] = []
        if case .sparse(let list) = within {
            for document in list where days.contains(column[Int(document)]) { known.append(document) }
            return .sparse(known)
        }
        var bits = DocumentBits(none: count)
        for document in 0..<count where days.contains(column[document]) { bits.insert(UInt32(document)) }
        return normal(bits, within: within)
    }

    package func documents(ofKind kind: ArticleKind, within: DocumentSet?) -> DocumentSet {
        let code = UInt8(ArticleKind.allCases.firstIndex(of: kind) ?? 0)
        return documents(within: within) { columns.kinds[$0] == code }
    }

    /// Articles of bulletins whose id begins so: from `low` to `high`.
    package func documents(ofBulletins range: ClosedRange<UInt64>, within: DocumentSet?) -> DocumentSet {
        documents(within: within) { range.contains(columns.bulletins[$0]) }
    }

    /// Articles with a figure whose noun holds, or whose classifier is, `noun`, and whose values `accepts` says.
    package func documents(
        counting noun: [UInt16], within: DocumentSet?, accepts: (_ low: ExactNumber, _ high: ExactNumber) -> Bool
    ) -> DocumentSet {
        var bits = DocumentBits(none: count)
        for row in columns.figures
        where row.classifier == noun || contains(row.noun, noun) {
            if accepts(row.low, row.high) { bits.insert(row.document) }
        }
        return normal(bits, within: within)
    }

    private func contains(_ text: [UInt16], _ part: [UInt16]) -> Bool {
        guard text.count >= part.count else { return false }
        return (0...(text.count - part.count)).contains { text[$0..<$0 + part.count].elementsEqual(part) }
    }
}

extension PostingList {
    /// Those of `candidates` that are in the list. Skips blocks that hold none.
    func filter(_ candidates: [UInt32]) -> [UInt32] {
        var found: [UInt32] = []
        var buffer = [UInt32](repeating: 0, count: PostingLayout.blockLength)
        let span = candidates.span
        var next = 0
        var block = 0
        while next < span.count {
            block = self.block(from: block, reaching: span[next])
            guard block < blockCount else { break }
            var documents = buffer.mutableSpan
            let number = decodeDocuments(block: block, into: &documents)
            let last = documents[number - 1]
            var index = 0
            while next < span.count, span[next] <= last {
                let candidate = span[next]
                while documents[index] < candidate { index += 1 }
                if documents[index] == candidate { found.append(candidate) }
                next += 1
            }
            block += 1
        }
        return found
    }

    /// Adds to `scores` what `score` makes of the weight of each candidate that is in the list.
    ///
    /// - Parameter documents: ascending; `scores` is parallel to them.
    package func addScores(
        to scores: inout [Float], of documents: [UInt32], lengths: LengthTable, _ idf: Float, segment: Segment
    ) {
        var documentBuffer = [UInt32](repeating: 0, count: PostingLayout.blockLength)
        var weightBuffer = [UInt8](repeating: 0, count: PostingLayout.blockLength)
        let candidates = documents.span
        let lengthsOfAll = segment.columns.lengths
        let codes = lengthsOfAll.span
        let norms = lengths.values.span
        var totals = scores.mutableSpan
        var next = 0
        var block = 0
        while next < candidates.count {
            block = self.block(from: block, reaching: candidates[next])
            guard block < blockCount else { break }
            var decoded = documentBuffer.mutableSpan
            var weights = weightBuffer.mutableSpan
            let number = decode(block: block, documents: &decoded, weights: &weights)
            let last = decoded[number - 1]
            var index = 0
            while next < candidates.count, candidates[next] <= last {
                let candidate = candidates[next]
                while decoded[index] < candidate { index += 1 }
                if decoded[index] == candidate {
                    let weight = Float(weights[index])
                    totals[next] += idf * weight / (weight + norms[Int(codes[Int(candidate)])])
                }
                next += 1
            }
            block += 1
        }
    }
}

extension PostingList {
    /// No article of the block scores more.
    @inline(__always)
    package func bound(ofBlock block: Int, _ idf: Float, lengths: LengthTable) -> Float {
        let bounds = bounds(ofBlock: block)
        let weight = Float(bounds.largestWeight)
        return idf * weight / (weight + lengths.values[Int(bounds.shortestLength)])
    }

    /// Calls `body` with each article of the block and its score.
    package func forEachScored(
        inBlock block: Int, _ idf: Float, lengths: LengthTable, segment: Segment, _ body: (UInt32, Float) -> Void
    ) {
        var buffers = PostingBuffers()
        let number = decode(block: block, &buffers.documents, &buffers.weights)
        for index in 0..<number {
            let weight = Float(buffers.weights[index])
            let norm = lengths.values[Int(segment.columns.lengths[Int(buffers.documents[index])])]
            body(buffers.documents[index], idf * weight / (weight + norm))
        }
    }
}

/// By length code: what BM25 adds to a weight before it divides by the sum.
package struct LengthTable: Sendable {
    package let values: [Float]

    package init(_ value: (_ length: Float) -> Float) {
        values = (0...UInt8.max).map { value(LengthCode.decode($0)) }
    }
}
