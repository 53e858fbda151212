/// Distinct names by number, told apart by their bytes: UTF-8, one after another.
struct PrintedNames: Sendable {
    private(set) var bytes: [UInt8] = []
    /// One more than there are names.
    private(set) var starts: [UInt32] = [0]
    /// Open addressing: a name's number plus one and, above it, 32 bits of its hash; 0 where free.
    private var slots = [UInt64](repeating: 0, count: 1 << 6)

    var count: Int { starts.count - 1 }

    /// The number of the name, the next one where it is new.
    mutating func number(of name: borrowing Span<UInt8>) -> UInt32 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for index in name.indices { hash = (hash ^ UInt64(name[index])) &* 0x100_0000_01B3 }
        hash ^= hash >> 32
        var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
        while slots[slot] != 0 {
            let number = Int(slots[slot] & 0xFFFF_FFFF) - 1
            if slots[slot] >> 32 == hash & 0xFFFF_FFFF, isName(number, name) { return UInt32(number) }
            slot = (slot + 1) & (slots.count - 1)
        }
        for index in name.indices { bytes.append(name[index]) }
        starts.append(UInt32(bytes.count))
        slots[slot] = hash << 32 | UInt64(count)
        if count * 2 > slots.count { grow() }
        return UInt32(count - 1)
    }

    private func isName(_ number: Int, _ name: borrowing Span<UInt8>) -> Bool {
        let start = Int(starts[number])
        guard Int(starts[number + 1]) - start == name.count else { return false }
        for index in name.indices where bytes[start + index] != name[index] { return false }
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
