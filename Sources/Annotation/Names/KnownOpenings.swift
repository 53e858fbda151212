/// Which lists of known names have one that begins with two given scalars: an open-addressed table, with some bits ahead of
/// it that most places in a text are refused by.
struct KnownOpenings: Sendable {
    struct Lists: OptionSet, Sendable {
        let rawValue: UInt8
        static let bodies = Lists(rawValue: 1)
        static let places = Lists(rawValue: 2)
        static let people = Lists(rawValue: 4)
    }

    private let filter: PairSet
    /// Two scalars, the second from bit 8 on, and the lists in the lowest eight; 0 where free.
    private let slots: LastingTable<UInt64>

    init(_ openings: [(Lists, [(UInt32, UInt32)])]) {
        var filter = PairSet.Builder()
        var lists: [UInt64: Lists] = [:]
        for (list, pairs) in openings {
            for (first, second) in pairs {
                filter.insert(first, second)
                lists[Self.key(first, second), default: []].insert(list)
            }
        }
        var size = 4
        while size < lists.count * 3 { size *= 2 }
        var slots = [UInt64](repeating: 0, count: size)
        for (key, list) in lists {
            var slot = Self.slot(key) & (size - 1)
            while slots[slot] != 0 { slot = (slot + 1) & (size - 1) }
            slots[slot] = key | UInt64(list.rawValue)
        }
        (self.filter, self.slots) = (filter.finish(), LastingTable(slots))
    }

    /// Whether any may have one. Rarely wrong, and only towards yes.
    @inline(__always) func mayContain(_ first: UInt32, _ second: UInt32) -> Bool { filter.mayContain(first, second) }

    /// Those that have one; none for most pairs.
    @inline(__always) func lists(_ first: UInt32, _ second: UInt32) -> Lists {
        filter.mayContain(first, second) ? found(Self.key(first, second)) : []
    }

    private func found(_ key: UInt64) -> Lists {
        var slot = Self.slot(key) & (slots.count &- 1)
        while slots[slot] != 0 {
            if slots[slot] & ~0xFF == key { return Lists(rawValue: UInt8(truncatingIfNeeded: slots[slot])) }
            slot = (slot &+ 1) & (slots.count &- 1)
        }
        return []
    }

    @inline(__always) private static func key(_ first: UInt32, _ second: UInt32) -> UInt64 {
        UInt64(first) << 32 | UInt64(second) << 8
    }

    @inline(__always) private static func slot(_ key: UInt64) -> Int {
        Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 40)
    }
}
