/// Numbers by hashes that are good already: an open-addressed table that hashes nothing again, and holds few things or many.
///
/// Two names of one 64-bit hash would be taken for one.
struct HashIndex {
    private struct Slot {
        /// 0 where free.
        var key: UInt64
        var value: Int
    }

    /// The first few, in no table: most articles name no more.
    private var fewKeys = InlineArray<8, UInt64>(repeating: 0)
    private var fewValues = InlineArray<8, Int>(repeating: 0)
    /// Empty while there are but few.
    private var slots: [Slot] = []
    private var count = 0

    @inline(__always) subscript(hash: UInt64) -> Int? {
        guard count > 0 else { return nil }
        if slots.isEmpty { return few(hash | 1).map { fewValues[$0] } }
        var slot = place(hash)
        while slots[slot].key != 0 {
            if slots[slot].key == hash | 1 { return slots[slot].value }
            slot = (slot &+ 1) & (slots.count &- 1)
        }
        return nil
    }

    /// - Returns: what stood there, or nil; then `value` stands there.
    @discardableResult mutating func note(_ hash: UInt64, _ value: Int) -> Int? {
        if slots.isEmpty {
            if let place = few(hash | 1) { return fewValues[place] }
            if count < fewKeys.count {
                fewKeys[count] = hash | 1
                fewValues[count] = value
                count &+= 1
                return nil
            }
            slots = [Slot](repeating: Slot(key: 0, value: 0), count: 32)
            for place in 0..<count {
                slots[slot(of: fewKeys[place])] = Slot(key: fewKeys[place], value: fewValues[place])
            }
        }
        if count * 2 >= slots.count { grow() }
        let slot = slot(of: hash)
        if slots[slot].key != 0 { return slots[slot].value }
        slots[slot] = Slot(key: hash | 1, value: value)
        count += 1
        return nil
    }

    @inline(__always) private func few(_ key: UInt64) -> Int? {
        for place in 0..<count where fewKeys[place] == key { return place }
        return nil
    }

    mutating func replace(_ hash: UInt64, _ value: Int) {
        if note(hash, value) == nil { return }
        if slots.isEmpty {
            if let place = few(hash | 1) { fewValues[place] = value }
        } else {
            slots[slot(of: hash)].value = value
        }
    }

    /// Where it is, or may be put.
    @inline(__always) private func slot(of hash: UInt64) -> Int {
        var slot = place(hash)
        while slots[slot].key != 0, slots[slot].key != hash | 1 { slot = (slot &+ 1) & (slots.count &- 1) }
        return slot
    }

    @inline(__always) private func place(_ hash: UInt64) -> Int {
        Int(truncatingIfNeeded: ((hash | 1) &* 0x9E37_79B9_7F4A_7C15) >> 40) & (slots.count &- 1)
    }

    private mutating func grow() {
        let old = slots
        slots = [Slot](repeating: Slot(key: 0, value: 0), count: old.count * 2)
        for entry in old where entry.key != 0 { slots[slot(of: entry.key)] = entry }
    }
}
