/// Reads candidates together, so that the memory that holds them is fetched for all at once.
struct PlaceReader {
    private struct Candidate {
        var document: UInt32
        /// Where the pair stands first, as `FirstPlace` has it.
        var place: UInt16
        /// Of the pair.
        var weight: UInt8
        /// The pair stands nowhere ahead of this.
        var start = 0
        var end = 0
    }

    private let text: TextStore
    private let pattern: TextPattern
    private let pair: [UInt16]
    /// The pair's first place in the pattern.
    private let offset: Int
    /// Whether places are looked for in one pass.
    private let isFast: Bool
    private var candidates: [Candidate] = []

    init(text: TextStore, pattern: TextPattern, pair: Gram) {
        self.text = text
        self.pattern = pattern
        self.pair = [UInt16(pair >> 16), UInt16(truncatingIfNeeded: pair)]
        offset = pattern.offset(of: pair)
        isFast = PostingBlock.isFast && !pattern.startsWord && !pattern.endsWord
        candidates.reserveCapacity(PostingLayout.blockLength)
    }

    var count: Int { candidates.count }

    mutating func begin() { candidates.removeAll(keepingCapacity: true) }

    /// - Parameters:
    ///   - document: a candidate.
    ///   - weight: of the pair in it.
    ///   - place: of the pair, as `FirstPlace` has it.
    @inline(__always)
    mutating func add(_ document: UInt32, weight: UInt8, place: UInt16) {
        text.starts.prefetch(Int(document))
        candidates.append(Candidate(document: document, place: place, weight: weight))
    }

    /// After all were added: finds where each begins, and asks for what will be read of it.
    mutating func fetch() {
        let text = text
        let units = text.units
        var all = candidates.mutableSpan
        for index in 0..<all.count {
            let candidate = all[index]
            let range = text.text(of: Int(candidate.document))
            var start = range.lowerBound
            var width = 1
            if candidate.place >= FirstPlace.firstReach {
                let shift = FirstPlace.shift(length: range.count)
                start += Int(candidate.place & FirstPlace.reachMask) << shift
                width = 1 << shift
            } else {
                start += Int(candidate.place)
            }
            all[index].start = start
            all[index].end = range.upperBound
            let last = min(start + min(width, Self.mostFetched), range.upperBound - 1)
            // A place may be anything, for all that is known of the file that it comes from.
            units.prefetch(min(start, last))
            if start < last - Self.unitsInLine { units.prefetch(start + Self.unitsInLine) }
            units.prefetch(last)
        }
    }

    /// Units in a line of the processor's cache.
    private static let unitsInLine = 32
    private static let mostFetched = 96

    /// Whether the one that was added so many-th holds the pattern. After `fetch`.
    func holds(_ index: Int) -> Bool { holds(candidates[index]) }

    /// Those that hold the pattern, in the order they were added in.
    mutating func finish(_ found: inout [UInt32]) {
        fetch()
        for candidate in candidates where holds(candidate) { found.append(candidate.document) }
    }

    /// Looks at one place of the pair after another, until the last of them: so the end of a long text is seldom read.
    private func holds(_ candidate: Candidate) -> Bool {
        let start = candidate.start
        var left = candidate.weight < IndexLimits.weight ? Int(candidate.weight) : .max
        let range = text.text(of: Int(candidate.document)).lowerBound..<candidate.end
        if isFast {
            return text.units.firstIndex(
                of: pattern.units, anchor: offset, fromPair: start, occurrences: left, in: range) != nil
        }
        var next = start
        while left > 0, let place = text.units.firstIndex(of: pair, anchor: 0, in: next..<range.upperBound) {
            let low = place - offset
            let high = low + pattern.units.count
            if high > range.upperBound { return false }
            if low >= range.lowerBound,
                text.firstPlace(of: pattern, anchor: offset, in: low..<high, of: range) != nil
            {
                return true
            }
            next = place + 1
            left -= 1
        }
        return false
    }
}

/// Finds the articles that hold all pairs of a phrase in a row where they stand first, a block of its rarest pair at a
/// time; what that does not settle is read.
struct AlignedPhrase {
    private struct Pair {
        let list: PostingList
        let offset: Int32
        let buffer = PostingBlock()
        var block = 0
        var decoded = -1
        var number = 0
    }

    /// The rarest pair's; what is known of a candidate stands there.
    private let list: PostingList
    private let offset: Int
    private let buffer = PostingBlock()
    private var others: [Pair]
    private var reader: PlaceReader
    /// Where many are to be found they are bits, else a list.
    private let isDense: Bool
    private var bits: DocumentBits
    private var few: [UInt32] = []

    /// Marks: the pairs so far agree on the start; the rarest pair's only place is known.
    private static let agrees: UInt8 = 1
    private static let isOnlyPlace: UInt8 = 2

    /// - Parameters:
    ///   - list: of the rarest pair.
    ///   - others: pairs that with it are the whole phrase.
    ///   - reader: of the rarest pair.
    ///   - articles: of the segment.
    init(
        _ list: PostingList, offset: Int, others: [(offset: Int, list: PostingList)], _ reader: PlaceReader,
        articles: Int
    ) {
        self.list = list
        self.offset = offset
        self.others = others.map { Pair(list: $0.list, offset: Int32($0.offset)) }
        self.reader = reader
        isDense = list.count * PostingLayout.bitmapShare >= articles
        bits = DocumentBits(none: isDense ? articles : 0)
    }

    var found: DocumentSet { isDense ? .dense(bits) : .sparse(few) }

    /// - Parameter isCancelled: asked at each block.
    mutating func run(within: DocumentSet?, _ isCancelled: () -> Bool) {
        let candidates: [UInt32]? = if case .sparse(let list) = within { list } else { nil }
        let total = list.blockCount
        var next = 0
        var block = 0
        while block < total, !isCancelled() {
            if let candidates {
                guard next < candidates.count else { return }
                block = list.block(from: block, reaching: candidates[next])
                guard block < total else { return }
            }
            var number = list.decode(block: block, into: buffer, hasPlaces: true)
            if let candidates {
                number = keep(number, among: candidates, &next)
            } else if let within {
                number = keep(number) { within.contains($0) }
            }
            if number > 0 { settle(number) }
            block += 1
        }
    }

    /// Keeps those of the block that are among the candidates, and passes over these.
    private func keep(_ number: Int, among candidates: [UInt32], _ next: inout Int) -> Int {
        var place = next
        let kept = keep(number) { document in
            while place < candidates.count, candidates[place] < document { place += 1 }
            return place < candidates.count && candidates[place] == document
        }
        next = place
        return kept
    }

    @inline(__always)
    private func keep(_ number: Int, _ keeps: (UInt32) -> Bool) -> Int {
        var kept = 0
        for index in 0..<number where keeps(buffer[document: index]) {
            buffer.move(index, to: kept)
            kept += 1
        }
        return kept
    }

    private mutating func settle(_ candidates: Int) {
        let buffer = buffer
        let offset = UInt16(truncatingIfNeeded: self.offset)
        for index in 0..<candidates {
            let place = buffer[place: index]
            let isExact = place < FirstPlace.firstReach
            let isKnown = isExact && place >= offset
            buffer[start: index] = isKnown ? Int32(place) - Int32(offset) : -1
            buffer[mark: index] =
                (isKnown ? Self.agrees : 0) | (isExact && buffer[weight: index] == 1 ? Self.isOnlyPlace : 0)
        }
        var number = candidates
        for pair in others.indices {
            number = Self.align(number, buffer, &others[pair])
            if number == 0 { return }
        }
        read(number)
    }

    /// Takes those that agree, and of the others those whose text holds the phrase.
    private mutating func read(_ number: Int) {
        reader.begin()
        for index in 0..<number where buffer[mark: index] & Self.agrees == 0 {
            reader.add(buffer[document: index], weight: buffer[weight: index], place: buffer[place: index])
        }
        reader.fetch()
        var next = 0
        var kept = 0
        for index in 0..<number {
            if buffer[mark: index] & Self.agrees == 0 {
                next += 1
                if !reader.holds(next - 1) { continue }
            }
            buffer[document: kept] = buffer[document: index]
            kept += 1
        }
        if isDense {
            bits.insert(buffer, count: kept)
        } else {
            for index in 0..<kept { few.append(buffer[document: index]) }
        }
    }

    /// Compares where a candidate's pairs stand, and marks it where they are not in a row as far as is known; false where
    /// each stands there once, and not in a row.
    @inline(__always)
    private static func agree(
        _ buffer: PostingBlock, _ candidate: Int, _ pair: Pair, _ block: Int, _ index: Int
    ) -> Bool {
        let place = pair.buffer[place: index]
        let isExact = place < FirstPlace.firstReach
        if isExact, Int32(place) == buffer[start: candidate] &+ pair.offset { return true }
        let mark = buffer[mark: candidate]
        buffer[mark: candidate] = mark & ~agrees
        return mark & isOnlyPlace == 0 || !isExact || pair.list.weight(inBlock: block, at: index) != 1
    }

    /// Keeps what is in the pair's list too, and compares where it stands.
    private static func align(_ number: Int, _ buffer: PostingBlock, _ pair: inout Pair) -> Int {
        let list = pair.list
        let there = pair.buffer
        let total = list.blockCount
        var kept = 0
        var next = 0
        while next < number {
            let block = list.block(from: pair.block, reaching: buffer[document: next])
            pair.block = block
            guard block < total else { break }
            if pair.decoded != block {
                pair.number = list.decodeDocuments(block: block, into: there)
                list.decodePlaces(block: block, number: pair.number, into: there)
                pair.decoded = block
            }
            let count = pair.number
            let last = there[document: count - 1]
            var index = there.halvedIndex(reaching: buffer[document: next], number: count)
            // Short lists do not say in advance where they end.
            if index == count, block + 1 == total { break }
            while next < number {
                let document = buffer[document: next]
                if document > last { break }
                index = there.index(from: index, reaching: document, number: count)
                if there[document: index] == document, agree(buffer, next, pair, block, index) {
                    buffer.move(next, to: kept)
                    kept += 1
                }
                next += 1
            }
        }
        return kept
    }
}
