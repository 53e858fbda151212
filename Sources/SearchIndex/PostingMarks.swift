import CPostings

/// A bit for each posting of a block.
struct PostingMarks {
    private(set) var low: UInt64 = 0
    private(set) var high: UInt64 = 0

    init() {}

    init(_ low: UInt64, _ high: UInt64) { (self.low, self.high) = (low, high) }

    /// The first so many.
    init(first number: Int) {
        low = number < 64 ? 1 &<< UInt64(number) &- 1 : .max
        high = number <= 64 ? 0 : number < 128 ? 1 &<< UInt64(number & 63) &- 1 : .max
    }

    var isEmpty: Bool { low | high == 0 }
    var count: Int { low.nonzeroBitCount &+ high.nonzeroBitCount }

    @inline(__always)
    mutating func insert(_ index: Int) {
        if index < 64 { low |= 1 &<< UInt64(index) } else { high |= 1 &<< UInt64(index & 63) }
    }

    @inline(__always)
    func contains(_ index: Int) -> Bool { (index < 64 ? low : high) &>> UInt64(index & 63) & 1 != 0 }

    mutating func keep(_ other: PostingMarks) {
        low &= other.low
        high &= other.high
    }

    /// The marks of those from `rank` on that are set in the word, in the place of their bits. Only where `PostingBlock.isFast`.
    ///
    /// - Parameter next: of the block behind this one.
    @inline(__always)
    func deposit(from rank: Int, _ next: PostingMarks, in word: UInt64) -> UInt64 {
        let shift = UInt64(rank & 63)
        let (first, second) = rank & 64 == 0 ? (low, high) : (high, next.low)
        return cpostings_deposit(first &>> shift | (second &<< 1) &<< (63 &- shift), word)
    }

    /// Calls `body` with each marked index, ascending.
    @inline(__always)
    func forEach(_ body: (Int) -> Void) {
        var (low, high) = (low, high)
        while low != 0 {
            body(low.trailingZeroBitCount)
            low &= low &- 1
        }
        while high != 0 {
            body(64 &+ high.trailingZeroBitCount)
            high &= high &- 1
        }
    }
}
