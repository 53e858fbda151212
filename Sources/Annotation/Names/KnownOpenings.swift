/// Which lists of known names have one that begins with two given scalars: an open-addressed table, with some bits ahead of
/// it that most places in a text are refused by, many at a time.
struct KnownOpenings: Sendable {
    struct Lists: OptionSet, Sendable {
        let rawValue: UInt8
        static let bodies = Lists(rawValue: 1)
        static let places = Lists(rawValue: 2)
        static let people = Lists(rawValue: 4)
    }

    private let filter: PairSet
    /// Two a slot. Two scalars, the second from bit 8 on, and the lists in the lowest eight, 0 where free; then a bit for the last
    /// six of each third scalar, all of them where the two are a name by themselves.
    private let slots: LastingTable<UInt64>

    init(_ openings: [(Lists, [Words.Opening])]) {
        var filter = PairSet.Builder()
        var lists: [UInt64: (lists: Lists, thirds: UInt64)] = [:]
        for (list, openings) in openings {
            for opening in openings {
                filter.insert(opening.first, opening.second)
                let key = Self.key(opening.first, opening.second)
                let known = lists[key] ?? ([], 0)
                lists[key] = (known.lists.union(list), known.thirds | opening.thirds)
            }
        }
        var size = 4
        while size < lists.count * 3 / 2 { size *= 2 }
        var slots = [UInt64](repeating: 0, count: 2 * size)
        for (key, known) in lists {
            var slot = Self.slot(key) & (size - 1)
            while slots[2 * slot] != 0 { slot = (slot + 1) & (size - 1) }
            slots[2 * slot] = key | UInt64(known.lists.rawValue)
            slots[2 * slot + 1] = known.thirds
        }
        (self.filter, self.slots) = (filter.finish(), LastingTable(slots))
    }

    /// The places of a text where one may begin. Rarely wrong, and only towards yes.
    func places(in scalars: Scalars) -> PairPlaces { PairPlaces(of: filter, in: scalars) }

    /// Those that may have one: none for most pairs, and for most others where no name goes on with the scalar behind them.
    func lists(startingAt index: Int, in scalars: Scalars) -> Lists {
        let key = Self.key(scalars[index], scalars[index &+ 1])
        let mask = slots.count >> 1 &- 1
        var slot = Self.slot(key) & mask
        while slots[2 &* slot] != 0 {
            if slots[2 &* slot] & ~0xFF == key {
                let third = index &+ 2 < scalars.endIndex ? scalars[index &+ 2] : 0
                return slots[2 &* slot &+ 1] >> UInt64(third & 63) & 1 == 0
                    ? [] : Lists(rawValue: UInt8(truncatingIfNeeded: slots[2 &* slot]))
            }
            slot = (slot &+ 1) & mask
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
