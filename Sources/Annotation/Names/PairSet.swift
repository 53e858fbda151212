import CAnnotationData

/// Pairs of scalars, a bit each by their hash: now and then wrong, and only towards yes.
@safe struct PairSet: @unchecked Sendable {  // reads a table that lasts
    private let bits: LastingTable<UInt32>

    struct Builder {
        private var bits = [UInt32](repeating: 0, count: Int(BULLETIN_PAIR_WORDS))

        mutating func insert(_ first: UInt32, _ second: UInt32) {
            let bit = Int(bulletin_pair_bit(first, second))
            bits[bit >> 5] |= 1 << UInt32(bit & 31)
        }

        func finish() -> PairSet { PairSet(bits: LastingTable(bits)) }
    }

    /// Which of the 32 pairs that begin at a place and those behind it may be in the set, a bit each from the lowest on.
    fileprivate func pairs(in scalars: Scalars, from place: Int) -> UInt32 {
        let count = min(32, scalars.endIndex - 1 - place)
        guard count > 0, place >= scalars.startIndex else { return 0 }
        return unsafe bulletin_pairs(bits.pointer, scalars.pointer + place, Int32(truncatingIfNeeded: count))
    }
}

/// Goes from one place of a text to the next where a pair of a set may begin.
struct PairPlaces {
    private let set: PairSet
    private let scalars: Scalars
    /// Which of the places from `start` on these are, of 32.
    private var pairs: UInt32
    private var start = 0

    init(of set: PairSet, in scalars: Scalars) {
        (self.set, self.scalars) = (set, scalars)
        pairs = set.pairs(in: scalars, from: 0)
    }

    /// The first place at or after `index` where one may; the text's end where none may.
    /// - Parameter index: never before that of an earlier call.
    mutating func next(from index: Int) -> Int {
        if index >= start &+ 32 { take(index) }
        var left = pairs & UInt32.max << UInt32(truncatingIfNeeded: index &- start)
        while left == 0 {
            guard start &+ 32 < scalars.endIndex else { return scalars.endIndex }
            take(start &+ 32)
            left = pairs
        }
        return start &+ left.trailingZeroBitCount
    }

    private mutating func take(_ place: Int) {
        start = place
        pairs = set.pairs(in: scalars, from: place)
    }
}
