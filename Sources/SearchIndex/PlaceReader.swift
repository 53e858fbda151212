/// Reads candidates together, so that the memory that holds them is fetched for all at once.
struct PlaceReader {
    private struct Candidate {
        var document: UInt32
        /// The pattern's pair stands in the text this once.
        var isOnlyOne: Bool
        /// Where the pair stands first: in `start..<start + width`.
        var start: Int
        var width: Int
        /// Read ahead of their use, for the fetching.
        var units: UInt16
    }

    private let text: TextStore
    private let pattern: TextPattern
    /// The pair's first place in the pattern.
    private let offset: Int
    private var candidates: [Candidate] = []

    init(text: TextStore, pattern: TextPattern, pair: Gram) {
        self.text = text
        self.pattern = pattern
        offset = pattern.offset(of: pair)
        candidates.reserveCapacity(PostingLayout.blockLength)
    }

    var count: Int { candidates.count }

    mutating func begin() { candidates.removeAll(keepingCapacity: true) }

    /// - Parameter place: of `FirstPlace`.
    @inline(__always)
    mutating func add(_ document: UInt32, isOnlyOne: Bool, place: UInt16) {
        let range = text.text(of: Int(document))
        var start = range.lowerBound
        var width = 1
        if place >= FirstPlace.firstReach {
            let shift = FirstPlace.shift(length: range.count)
            start += Int(place & 15) << shift
            width = 1 << shift
        } else {
            start += Int(place)
        }
        let units = text.units
        let last = min(start + min(width, 32), range.upperBound - 1)
        candidates.append(
            Candidate(
                document: document, isOnlyOne: isOnlyOne, start: start, width: width,
                units: units[start] ^ units[last]))
    }

    /// Those that hold the pattern, in the order they were added in.
    func finish(_ found: inout [UInt32]) {
        for candidate in candidates where holds(candidate) { found.append(candidate.document) }
    }

    private func holds(_ candidate: Candidate) -> Bool {
        let range = text.text(of: Int(candidate.document))
        let low = max(range.lowerBound, candidate.start - offset)
        let high = min(range.upperBound, candidate.start + candidate.width - 1 - offset + pattern.units.count)
        if low < high, text.firstPlace(of: pattern, anchor: offset, in: low..<high, of: range) != nil { return true }
        if candidate.isOnlyOne { return false }
        return text.firstPlace(of: pattern, anchor: offset, in: low..<range.upperBound, of: range) != nil
    }
}

/// Articles that hold all pairs of a phrase, and whether those stand in a row where they stand first.
struct AlignedPhrase {
    private struct Columns {
        var documents: [UInt32] = []
        /// Of the phrase, from the start of the text, as the first list has it; below 0 where it cannot be.
        var starts: [Int32] = []
        /// Bit 0: the first list's pair stands in the text once; bit 1: the lists agree on the start.
        var marks: [UInt8] = []
        /// Of the first list's pair.
        var places: [UInt16] = []
    }

    private var columns = Columns()
    private var buffers = PostingBuffers()

    private static let once: UInt8 = 1
    private static let agreed: UInt8 = 2

    /// Takes the articles of a list, of `within` alone where that is given.
    mutating func begin(_ list: PostingList, offset: Int, within: DocumentSet?) {
        let candidates: [UInt32]? = if case .sparse(let list) = within { list } else { nil }
        let bits: DocumentBits? = if case .dense(let bits) = within { bits } else { nil }
        let most = min(list.count, candidates?.count ?? .max)
        columns.documents.reserveCapacity(most)
        columns.starts.reserveCapacity(most)
        columns.marks.reserveCapacity(most)
        columns.places.reserveCapacity(most)
        var next = 0
        var block = 0
        while block < list.blockCount {
            if let candidates {
                guard next < candidates.count else { return }
                block = list.block(from: block, reaching: candidates[next])
                guard block < list.blockCount else { return }
            }
            let number = list.decode(block: block, &buffers)
            for index in 0..<number {
                let document = buffers.documents[index]
                if let candidates {
                    while next < candidates.count, candidates[next] < document { next += 1 }
                    guard next < candidates.count, candidates[next] == document else { continue }
                } else if let bits, !bits.contains(document) {
                    continue
                }
                let place = buffers.places[index]
                columns.documents.append(document)
                columns.places.append(place)
                let isKnown = place < FirstPlace.firstReach && place >= offset
                columns.starts.append(isKnown ? Int32(place) - Int32(offset) : -1)
                columns.marks.append((buffers.weights[index] == 1 ? Self.once : 0) | (isKnown ? Self.agreed : 0))
            }
            block += 1
        }
    }

    /// Keeps what is in the list too, and compares where its pair stands.
    mutating func align(_ list: PostingList, offset: Int) {
        let kept = Self.align(
            &columns.documents, &columns.starts, &columns.marks, &columns.places, list, Int32(offset), &buffers)
        let extra = columns.documents.count - kept
        columns.documents.removeLast(extra)
        columns.starts.removeLast(extra)
        columns.marks.removeLast(extra)
        columns.places.removeLast(extra)
    }

    private static func align(
        _ documentArray: inout [UInt32], _ startArray: inout [Int32], _ markArray: inout [UInt8],
        _ placeArray: inout [UInt16], _ list: PostingList, _ offset: Int32, _ buffers: inout PostingBuffers
    ) -> Int {
        var documents = documentArray.mutableSpan
        var starts = startArray.mutableSpan
        var marks = markArray.mutableSpan
        var places = placeArray.mutableSpan
        var kept = 0
        var next = 0
        var block = 0
        while next < documents.count {
            block = list.block(from: block, reaching: documents[next])
            guard block < list.blockCount else { break }
            let number = list.decode(block: block, &buffers)
            let there = buffers.documents.span
            let first = buffers.places.span
            let last = there[number - 1]
            var index = 0
            while next < documents.count, documents[next] <= last {
                let document = documents[next]
                while there[index] < document { index += 1 }
                if there[index] == document {
                    let agrees = Int32(first[index]) == starts[next] &+ offset
                    documents[kept] = document
                    starts[kept] = starts[next]
                    marks[kept] = agrees ? marks[next] : marks[next] & once
                    places[kept] = places[next]
                    kept += 1
                }
                next += 1
            }
            block += 1
        }
        return kept
    }

    /// What holds the phrase: where the lists agree, and where the text says so.
    consuming func settle(_ reader: inout PlaceReader, _ isCancelled: () -> Bool) -> [UInt32] {
        let (documents, marks, places) = (columns.documents, columns.marks, columns.places)
        var found: [UInt32] = []
        found.reserveCapacity(documents.count)
        var unsettled: [Int] = []
        for index in documents.indices where marks[index] & Self.agreed == 0 { unsettled.append(index) }
        if unsettled.isEmpty { return documents }
        var read: [UInt32] = []
        for start in stride(from: 0, to: unsettled.count, by: PostingLayout.blockLength) {
            if isCancelled() { return [] }
            reader.begin()
            for index in unsettled[start..<min(unsettled.count, start + PostingLayout.blockLength)] {
                reader.add(documents[index], isOnlyOne: marks[index] & Self.once != 0, place: places[index])
            }
            reader.finish(&read)
        }
        var next = 0
        for index in documents.indices {
            if marks[index] & Self.agreed != 0 {
                found.append(documents[index])
            } else if next < read.count, read[next] == documents[index] {
                found.append(read[next])
                next += 1
            }
        }
        return found
    }
}
