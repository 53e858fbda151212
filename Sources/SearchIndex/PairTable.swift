/// Frequent pairs, numbered for `RunFinder`. A slot is a pair and its number, 0 where free: one look at the memory.
struct PairTable: Sendable {
    let slots: [UInt64]

    init(_ pairs: [Gram]) {
        var size = 1024
        while size < pairs.count * 4 { size *= 2 }
        var slots = [UInt64](repeating: 0, count: size)
        for (number, pair) in pairs.enumerated() {
            var slot = Self.slot(of: pair, mask: size - 1)
            while slots[slot] != 0 { slot = (slot + 1) & (size - 1) }
            slots[slot] = UInt64(pair) << 32 | UInt64(number)
        }
        self.slots = slots
    }

    @inline(__always)
    private static func slot(of pair: Gram, mask: Int) -> Int {
        Int(truncatingIfNeeded: (UInt64(pair) &* 0x9E37_79B9_7F4A_7C15) >> 40) & mask
    }

    /// −1 where the pair is none of these.
    @inline(__always)
    static func number(of pair: Gram, in slots: borrowing Span<UInt64>) -> Int32 {
        let mask = slots.count &- 1
        var slot = slot(of: pair, mask: mask)
        while slots[slot] != 0 {
            if slots[slot] >> 32 == UInt64(pair) { return Int32(truncatingIfNeeded: slots[slot]) }
            slot = (slot &+ 1) & mask
        }
        return -1
    }

    /// Writes, for each place but the last, the number of the pair that begins there.
    func number(_ units: borrowing Span<UInt16>, _ numbers: inout [Int32]) {
        if numbers.count < units.count { numbers = [Int32](repeating: -1, count: units.count * 2) }
        var found = numbers.mutableSpan
        let slots = slots.span
        for index in 1..<max(1, units.count) {
            found[index &- 1] = Self.number(of: Gram(units[index &- 1], units[index]), in: slots)
        }
    }
}
