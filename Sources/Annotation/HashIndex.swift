/// Numbers by hashes that are good already: an open-addressed table that hashes nothing again, and holds few things or many.
///
/// Two names of one 64-bit hash would be taken for one.
struct HashIndex {
    /// 0 where free.
    private var keys: [UInt64] = []
    private var values: [Int32] = []
    private var count = 0

    subscript(hash: UInt64) -> Int? {
        guard count > 0 else { return nil }
        var slot = place(hash)
        while keys[slot] != 0 {
            if keys[slot] == hash | 1 { return Int(values[slot]) }
            slot = (slot &+ 1) & (keys.count &- 1)
        }
        return nil
    }

    /// - Returns: what stood there, or nil; then `value` stands there.
    @discardableResult mutating func note(_ hash: UInt64, _ value: Int) -> Int? {
        if count * 2 >= keys.count { grow() }
        var slot = place(hash)
        while keys[slot] != 0 {
            if keys[slot] == hash | 1 { return Int(values[slot]) }
            slot = (slot &+ 1) & (keys.count &- 1)
        }
        keys[slot] = hash | 1
        values[slot] = Int32(truncatingIfNeeded: value)
        count += 1
        return nil
    }

    mutating func replace(_ hash: UInt64, _ value: Int) {
        if note(hash, value) == nil { return }
        var slot = place(hash)
        while keys[slot] != hash | 1 { slot = (slot &+ 1) & (keys.count &- 1) }
        values[slot] = Int32(truncatingIfNeeded: value)
    }

    @inline(__always) private func place(_ hash: UInt64) -> Int {
        Int(truncatingIfNeeded: ((hash | 1) &* 0x9E37_79B9_7F4A_7C15) >> 40) & (keys.count &- 1)
    }

    private mutating func grow() {
        let (oldKeys, oldValues) = (keys, values)
        let size = max(16, oldKeys.count * 2)
        (keys, values) = ([], [])
        keys.reserveCapacity(size)
        values.reserveCapacity(size)
        for _ in 0..<size {
            keys.append(0)
            values.append(0)
        }
        for (key, value) in zip(oldKeys, oldValues) where key != 0 {
            var slot = place(key)
            while keys[slot] != 0 { slot = (slot &+ 1) & (keys.count &- 1) }
            (keys[slot], values[slot]) = (key, value)
        }
    }
}
