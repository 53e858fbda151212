/// Numbers keys in the order in which they first come. Open addressing: 5 ns a look.
struct KeyNumbers: Sendable {
    /// A key and one more; 0 where free.
    private var keys: [UInt64]
    private var numbers: [UInt32]
    private(set) var count = 0

    /// - Parameter expected: so many keys fit without growing.
    init(expected: Int = 512) {
        var size = 1024
        while size < expected * 2 { size *= 2 }
        keys = [UInt64](repeating: 0, count: size)
        numbers = [UInt32](repeating: 0, count: size)
    }

    @inline(__always)
    private static func slot(of key: UInt64, mask: Int) -> Int {
        Int(truncatingIfNeeded: key &* 0x9E37_79B9_7F4A_7C15 >> 32) & mask
    }

    /// The number of the key; −1 where it has none.
    @inline(__always)
    func known(_ key: UInt64) -> Int {
        let span = keys.span
        let mask = span.count &- 1
        var slot = Self.slot(of: key, mask: mask)
        while span[slot] != 0 {
            if span[slot] == key &+ 1 { return Int(numbers[slot]) }
            slot = (slot &+ 1) & mask
        }
        return -1
    }

    /// The number of the key, the next one where it is new.
    ///
    /// - Precondition: the key is not `.max`.
    mutating func number(of key: UInt64) -> Int {
        let number = known(key)
        if number >= 0 { return number }
        if (count + 1) * 2 > keys.count { grow() }
        insert(key, UInt32(count))
        count += 1
        return count - 1
    }

    private mutating func insert(_ key: UInt64, _ number: UInt32) {
        let mask = keys.count - 1
        var slot = Self.slot(of: key, mask: mask)
        while keys[slot] != 0 { slot = (slot + 1) & mask }
        keys[slot] = key + 1
        numbers[slot] = number
    }

    private mutating func grow() {
        let (oldKeys, oldNumbers) = (keys, numbers)
        keys = [UInt64](repeating: 0, count: oldKeys.count * 2)
        numbers = [UInt32](repeating: 0, count: oldKeys.count * 2)
        for index in oldKeys.indices where oldKeys[index] != 0 { insert(oldKeys[index] - 1, oldNumbers[index]) }
    }
}
