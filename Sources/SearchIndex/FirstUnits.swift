/// Numbers of the units that begin terms, by unit: one look at the memory where halving a list of them takes a dozen.
struct FirstUnits: Sendable {
    private struct Word: BitwiseCopyable, Sendable {
        /// A bit for each of 64 units.
        var bits: UInt64 = 0
        /// How many are set ahead of it.
        var rank: UInt64 = 0
    }

    private let words: PackedArray<Word>

    /// Of fewer the list itself is near, and this would be a good part of a small segment. Some 2,000 articles have so many.
    private static let fewest = 4096

    /// Nil where that does not pay.
    init?(_ units: PackedArray<UInt16>) {
        guard units.count >= Self.fewest else { return nil }
        var words = [Word](repeating: Word(), count: 1 << 10)
        for index in 0..<units.count { words[Int(units[index] >> 6)].bits |= 1 << UInt64(units[index] & 63) }
        var rank = 0
        for index in words.indices {
            words[index].rank = UInt64(rank)
            rank += words[index].bits.nonzeroBitCount
        }
        self.words = PackedArray(words)
    }

    var memoryBytes: Int { words.memoryBytes }

    /// Nil where it is none of them.
    @inline(__always)
    func number(of unit: UInt16) -> Int? {
        let word = words[Int(unit >> 6)]
        let bit = UInt64(1) &<< UInt64(unit & 63)
        return word.bits & bit == 0 ? nil : Int(word.rank) + (word.bits & (bit &- 1)).nonzeroBitCount
    }
}
