/// Runs of three and more characters that many articles hold, and which those are: phrases found without a look at places
/// or texts.
///
/// An article that holds a run holds the run's rarest pair, so a run is a bit for each posting of that pair; where the pair
/// is everywhere, a bit for each article. That is some thirty times less than lists of their own: 12,000 runs of 75,000
/// articles take 2 MB. Whatever begins a run of the table is in the table too, from three characters on.
struct RunTable: Sendable {
    /// The runs, one after another.
    let units: PackedUnits
    /// One more than there are.
    let starts: PackedArray<UInt32>
    /// By run: where its bits begin in `marks`, in bytes.
    let offsets: PackedArray<UInt32>
    let marks: PackedBytes
    /// Open addressing: numbers of runs, `.max` where free. A power of two of them.
    private let slots: [UInt32]

    static let shortest = 3
    static let longest = 16
    /// A run is kept if one article in so many holds it, and so many do at least.
    static let share = 192
    static let fewest = 64
    /// Fewer articles than these are read as quickly.
    static let leastArticles = 256
    /// A pair that one article in so many holds, and more, has its runs marked by article.
    static let everywhere = 2

    var count: Int { offsets.count }

    var memoryBytes: Int { units.count * 2 + starts.memoryBytes + offsets.memoryBytes + marks.count + slots.count * 4 }

    init() {
        self.init(
            units: PackedUnits([]), starts: PackedArray([0]), offsets: PackedArray([]), marks: PackedBytes(ArraySlice())
        )
    }

    init(units: PackedUnits, starts: PackedArray<UInt32>, offsets: PackedArray<UInt32>, marks: PackedBytes) {
        self.units = units
        self.starts = starts
        self.offsets = offsets
        self.marks = marks
        var size = 1
        while size < offsets.count * 2 { size *= 2 }
        var slots = [UInt32](repeating: .max, count: offsets.isEmpty ? 0 : size)
        // A table whose starts do not fit is refused by who reads it; nothing of it is looked at here.
        for run in 0..<offsets.count
        where run + 1 < starts.count && starts[run] <= starts[run + 1] && Int(starts[run + 1]) <= units.count {
            var hash = RunHash()
            for place in Int(starts[run])..<Int(starts[run + 1]) { hash.add(units[place]) }
            var slot = hash.slot(of: size)
            while slots[slot] != .max { slot = (slot + 1) & (size - 1) }
            slots[slot] = UInt32(run)
        }
        self.slots = slots
    }

    /// So many articles hold a run of the table, or none of it is kept.
    static func least(ofArticles articles: Int) -> Int {
        articles < leastArticles ? .max : max(fewest, articles / share)
    }

    /// The longest run of the table that begins there, and where it ends.
    func longest(in pattern: [UInt16], from start: Int) -> (run: Int, end: Int)? {
        var best: (run: Int, end: Int)?
        var hash = RunHash()
        var end = start
        while end < pattern.count, end - start < Self.longest {
            hash.add(pattern[end])
            end += 1
            if end - start < Self.shortest { continue }
            guard let run = run(pattern, start..<end, hash) else { break }
            best = (run, end)
        }
        return best
    }

    private func run(_ pattern: [UInt16], _ range: Range<Int>, _ hash: RunHash) -> Int? {
        guard !slots.isEmpty else { return nil }
        var slot = hash.slot(of: slots.count)
        while slots[slot] != .max {
            let run = Int(slots[slot])
            let start = Int(starts[run])
            if Int(starts[run + 1]) - start == range.count {
                var index = 0
                while index < range.count, units[start + index] == pattern[range.lowerBound + index] { index += 1 }
                if index == range.count { return run }
            }
            slot = (slot + 1) & (slots.count - 1)
        }
        return nil
    }
}

private struct RunHash {
    private var state: UInt64 = 0

    @inline(__always)
    mutating func add(_ unit: UInt16) { state = (state ^ UInt64(unit)) &* 0x9E37_79B9_7F4A_7C15 }

    @inline(__always)
    func slot(of size: Int) -> Int { Int(truncatingIfNeeded: state >> 32) & (size - 1) }
}
