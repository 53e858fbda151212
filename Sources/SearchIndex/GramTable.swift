/// A term of one or two units: `first << 16 | second`, where a single character has 0 as `first`.
package typealias Gram = UInt32

extension Gram {
    @inline(__always)
    package init(_ first: UInt16, _ second: UInt16) { self = UInt32(first) << 16 | UInt32(second) }
    @inline(__always)
    package init(single unit: UInt16) { self = UInt32(unit) }

    /// Its postings tell where in the article it stands first.
    var isPair: Bool { self > 0xFFFF }
}

/// The dictionary of grams: by first unit, then by second, sorted; 6 bytes a term.
struct GramTable: Sendable {
    /// Distinct first units, ascending.
    let firsts: PackedArray<UInt16>
    /// By index in `firsts`: where its second units start. One more than there are.
    let starts: PackedArray<UInt32>
    let seconds: PackedArray<UInt16>
    /// `PostingHandle`s.
    let handles: PackedArray<UInt32>
    let postings: PackedBytes
    let postingCount: Int
    private let numbers: FirstUnits?
    /// What lists of a file are held against.
    private var frame = PostingFrame.none

    init(
        firsts: PackedArray<UInt16>, starts: PackedArray<UInt32>, seconds: PackedArray<UInt16>,
        handles: PackedArray<UInt32>, postings: PackedBytes, postingCount: Int
    ) {
        self.firsts = firsts
        self.starts = starts
        self.seconds = seconds
        self.handles = handles
        self.postings = postings
        self.postingCount = postingCount
        numbers = FirstUnits(firsts)
    }

    var count: Int { handles.count }

    var memoryBytes: Int {
        (numbers?.memoryBytes ?? 0) + firsts.count * 2 + starts.count * 4 + seconds.count * 2 + handles.count * 4
            + postings.count
    }

    /// The terms that begin so.
    @inline(__always)
    private func row(of first: UInt16) -> Int? {
        if let numbers { return numbers.number(of: first) }
        let row = Self.lowerBound(of: first, in: firsts, 0..<firsts.count)
        return row < firsts.count && firsts[row] == first ? row : nil
    }

    func list(of gram: Gram) -> PostingList? {
        guard let row = row(of: UInt16(gram >> 16)) else { return nil }
        let range = Int(starts[row])..<Int(starts[row + 1])
        let second = UInt16(truncatingIfNeeded: gram)
        let index = Self.lowerBound(of: second, in: seconds, range)
        guard index < range.upperBound, seconds[index] == second else { return nil }
        return list(at: index)
    }

    /// The lists of several terms; what each look-up waits for in memory is waited for together.
    func lists(of grams: [Gram]) -> [PostingList?] {
        var searches = grams.map { gram in
            guard let row = row(of: UInt16(gram >> 16)) else { return RowSearch(low: 0, length: 0, end: 0) }
            let (low, end) = (Int(starts[row]), Int(starts[row + 1]))
            return RowSearch(low: low, length: end - low, end: end)
        }
        var longest = searches.reduce(0) { max($0, $1.length) }
        var ahead = 0
        while longest > 0 {
            if ahead == 0 {
                for search in searches { search.prefetch(seconds, handles) }
                ahead = RowSearch.levelsAhead
            }
            ahead -= 1
            for index in grams.indices {
                searches[index].step(to: UInt16(truncatingIfNeeded: grams[index]), in: seconds)
            }
            longest /= 2
        }
        let view = postings.view
        let found = grams.indices.map { index -> Int in
            let (place, second) = (searches[index].low, UInt16(truncatingIfNeeded: grams[index]))
            guard place < searches[index].end, seconds[place] == second else { return -1 }
            if let offset = PostingHandle(rawValue: handles[place]).offset { view.prefetch(offset) }
            return place
        }
        if !postings.isWhole {
            for place in found where place >= 0 { PostingList.ask(for: place, of: handles, in: postings) }
        }
        return found.map { $0 < 0 ? nil : PostingList($0, of: handles, in: postings, frame) }
    }

    func list(at index: Int) -> PostingList { PostingList(index, of: handles, in: postings, frame) }

    /// Has lists, which lie in a file, held against what has to be true of them in a segment of so many articles.
    mutating func check(articles: Int) throws(ImageFault) {
        // Single characters come first; they have no places.
        let firstPlaced = firsts.first == 0 ? Int(starts[1]) : 0
        frame = PostingFrame(articles: articles, firstPlaced: firstPlaced)
        guard frame.takes(handles, of: postings) else { throw ImageFault("a list is out of range") }
    }

    /// As `PostingFrame.takesAll` has it.
    func areListsSound(pause: () -> Bool) -> Bool? { frame.takesAll(handles, in: postings, pause: pause) }

    /// Halving, a step at a time.
    private struct RowSearch {
        var low: Int
        var length: Int
        let end: Int

        /// Steps whose places are asked for at once, whichever way these will go.
        static let levelsAhead = 3
        /// Units that lie in one line of the processor's cache.
        private static let near = 32

        func prefetch(_ seconds: PackedArray<UInt16>, _ handles: PackedArray<UInt32>) {
            guard length > Self.near else {
                if length > 0 { handles.prefetch(low + length / 2) }
                return
            }
            let parts = 1 << Self.levelsAhead
            for part in 1..<parts { seconds.prefetch(low + length * part / parts) }
        }

        @inline(__always)
        mutating func step(to unit: UInt16, in seconds: PackedArray<UInt16>) {
            guard length > 0 else { return }
            let half = length / 2
            let below = seconds[low + half] < unit
            low = below ? low + half + 1 : low
            length = below ? length - half - 1 : half
        }
    }

    @inline(__always)
    private static func lowerBound(of unit: UInt16, in span: PackedArray<UInt16>, _ range: Range<Int>) -> Int {
        var low = range.lowerBound
        var length = range.count
        while length > 0 {
            let half = length / 2
            let below = span[low + half] < unit
            low = below ? low + half + 1 : low
            length = below ? length - half - 1 : half
        }
        return low
    }

    /// Writes terms in ascending order.
    struct Builder: Sendable {
        private var firsts: [UInt16] = []
        private var starts: [UInt32] = []
        private var seconds: [UInt16] = []
        private var handles: [UInt32] = []
        private var encoder = PostingEncoder()

        var postingBytes: Int { encoder.byteCount }

        /// Asks for room for about so many bytes of postings at once.
        mutating func reserve(postingBytes: Int) { encoder.reserve(postingBytes) }

        /// - Precondition: `gram` is greater than the one before.
        mutating func append(
            _ gram: Gram, _ documents: borrowing Span<UInt32>, _ weights: borrowing Span<UInt8>,
            _ places: borrowing Span<UInt16>, lengths: borrowing ArticleLengths
        ) {
            open(gram)
            handles.append(encoder.append(documents, weights, places, lengths: lengths).rawValue)
        }

        /// The like of postings as they were gathered; only those of pairs have places.
        mutating func append(
            _ gram: Gram, _ gathered: borrowing Span<GatheredPosting>, lengths: borrowing ArticleLengths
        ) {
            open(gram)
            handles.append(encoder.append(gathered, hasPlaces: gram.isPair, lengths: lengths).rawValue)
        }

        private mutating func open(_ gram: Gram) {
            let first = UInt16(gram >> 16)
            if firsts.last != first {
                firsts.append(first)
                starts.append(UInt32(handles.count))
            }
            seconds.append(UInt16(truncatingIfNeeded: gram))
        }

        consuming func finish() -> GramTable {
            starts.append(UInt32(handles.count))
            let postings = encoder.postings
            return GramTable(
                firsts: PackedArray(firsts), starts: PackedArray(starts), seconds: PackedArray(seconds),
                handles: PackedArray(handles), postings: encoder.finish(), postingCount: postings)
        }
    }
}
