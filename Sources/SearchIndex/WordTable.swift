/// Whole runs of letters and digits, sorted by their units: a prefix is a range of them.
struct WordTable: Sendable {
    let units: PackedUnits
    let starts: PackedArray<UInt32>
    let handles: PackedArray<UInt32>
    let postings: PackedBytes
    let postingCount: Int
    /// What lists of a file are held against.
    private var frame = PostingFrame.none

    init(
        units: PackedUnits, starts: PackedArray<UInt32>, handles: PackedArray<UInt32>, postings: PackedBytes,
        postingCount: Int
    ) {
        self.units = units
        self.starts = starts
        self.handles = handles
        self.postings = postings
        self.postingCount = postingCount
    }

    var count: Int { handles.count }

    var memoryBytes: Int { units.count * 2 + starts.count * 4 + handles.count * 4 + postings.count }

    func list(of word: [UInt16]) -> PostingList? {
        let index = lowerBound(of: word)
        guard index < count, self.word(index) == word else { return nil }
        return list(at: index)
    }

    func list(at index: Int) -> PostingList { PostingList(index, of: handles, in: postings, frame) }

    /// As `GramTable.check` has it.
    mutating func check(articles: Int) throws(ImageFault) {
        frame = PostingFrame(articles: articles, firstPlaced: .max)
        guard frame.takes(handles, of: postings) else { throw ImageFault("a list is out of range") }
    }

    /// As `PostingFrame.takesAll` has it.
    func areListsSound(pause: () -> Bool) -> Bool? { frame.takesAll(handles, in: postings, pause: pause) }

    func word(_ index: Int) -> [UInt16] {
        units.slice(Int(starts[index])..<Int(starts[index + 1]))
    }

    /// Those that begin with `prefix`.
    func range(beginningWith prefix: [UInt16]) -> Range<Int> {
        let low = lowerBound(of: prefix)
        var high = low
        var length = count - low
        while length > 0 {
            let half = length / 2
            if word(high + half).starts(with: prefix) {
                high += half + 1
                length -= half + 1
            } else {
                length = half
            }
        }
        return low..<high
    }

    private func lowerBound(of word: [UInt16]) -> Int {
        var low = 0
        var length = count
        while length > 0 {
            let half = length / 2
            if self.word(low + half).lexicographicallyPrecedes(word) {
                low += half + 1
                length -= half + 1
            } else {
                length = half
            }
        }
        return low
    }

    /// Writes words in ascending order.
    struct Builder: Sendable {
        private var units: [UInt16] = []
        private var starts: [UInt32] = [0]
        private var handles: [UInt32] = []
        private var encoder = PostingEncoder()

        var postingBytes: Int { encoder.byteCount }

        /// - Precondition: `word` is greater than the one before.
        mutating func append(
            _ word: [UInt16], _ documents: borrowing Span<UInt32>, _ weights: borrowing Span<UInt8>,
            lengths: borrowing ArticleLengths
        ) {
            units.append(contentsOf: word)
            starts.append(UInt32(units.count))
            handles.append(encoder.append(documents, weights, Span(), lengths: lengths).rawValue)
        }

        consuming func finish() -> WordTable {
            let postings = encoder.postings
            return WordTable(
                units: PackedUnits([units[...]]), starts: PackedArray(starts), handles: PackedArray(handles),
                postings: encoder.finish(), postingCount: postings)
        }
    }
}
