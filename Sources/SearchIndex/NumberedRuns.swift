/// Distinct runs of units by number, one after another: names as UTF-8, words as UTF-16.
struct NumberedRuns<Unit: FixedWidthInteger & UnsignedInteger & Sendable>: Sendable {
    private(set) var units: [Unit] = []
    /// Where each run starts; one more than there are runs.
    private(set) var starts: [UInt32] = [0]
    /// Open addressing: a run's number plus one and, above it, 32 bits of its hash; 0 where free.
    private var slots: [UInt64]

    /// - Parameter slots: room at first, a power of two; it grows with what comes.
    init(slots: Int) {
        self.slots = [UInt64](repeating: 0, count: slots)
    }

    var count: Int { starts.count - 1 }

    /// The number of the run, the next one where it is new. Its length, expected.
    mutating func number(of run: borrowing Span<Unit>) -> Int {
        number(of: run, run.indices)
    }

    /// The number of the run; nil where it has none. Its length, expected.
    func known(_ run: borrowing Span<Unit>) -> Int? {
        let hash = Self.hash(run, run.indices)
        var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
        while slots[slot] != 0 {
            let number = Int(slots[slot] & 0xFFFF_FFFF) - 1
            if slots[slot] >> 32 == hash & 0xFFFF_FFFF, equals(number, run, run.indices) { return number }
            slot = (slot + 1) & (slots.count - 1)
        }
        return nil
    }

    @inline(__always)
    private static func hash(_ text: borrowing Span<Unit>, _ run: Range<Int>) -> UInt64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for index in run { hash = (hash ^ UInt64(text[index])) &* 0x100_0000_01B3 }
        return hash ^ hash >> 32
    }

    /// The same of a part of `text`.
    mutating func number(of text: borrowing Span<Unit>, _ run: Range<Int>) -> Int {
        let hash = Self.hash(text, run)
        var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
        while slots[slot] != 0 {
            let number = Int(slots[slot] & 0xFFFF_FFFF) - 1
            if slots[slot] >> 32 == hash & 0xFFFF_FFFF, equals(number, text, run) { return number }
            slot = (slot + 1) & (slots.count - 1)
        }
        for index in run { units.append(text[index]) }
        starts.append(UInt32(units.count))
        slots[slot] = hash << 32 | UInt64(count)
        if count * 2 > slots.count { grow() }
        return count - 1
    }

    subscript(number: Int) -> ArraySlice<Unit> { units[Int(starts[number])..<Int(starts[number + 1])] }

    private func equals(_ number: Int, _ text: borrowing Span<Unit>, _ run: Range<Int>) -> Bool {
        let start = Int(starts[number])
        guard Int(starts[number + 1]) - start == run.count else { return false }
        for offset in 0..<run.count where units[start + offset] != text[run.lowerBound + offset] { return false }
        return true
    }

    private mutating func grow() {
        let old = slots
        slots = [UInt64](repeating: 0, count: old.count * 2)
        for entry in old where entry != 0 {
            // The low bits of a hash choose the slot; they are those that the entry keeps.
            var slot = Int(entry >> 32) & (slots.count - 1)
            while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
            slots[slot] = entry
        }
    }
}
