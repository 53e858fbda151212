/// Words sought by their first two scalars, the longest first; each with what it stands for.
///
/// A look-up costs a few reads: an open-addressed table of how words begin, then the words that begin so. A constant: its tables
/// are made when it is first asked, for good.
struct Lexicon<Value: Sendable>: ~Copyable, Sendable {
    private let table: LazyTable<LexiconTable<Value>>

    /// - Parameter words: none empty. Where one stands twice the first counts.
    init(of words: @escaping @autoclosure @Sendable () -> [(String, Value)]) {
        table = LazyTable { LexiconTable(words()) }
    }

    /// The longest word that stands at `index`.
    @inline(__always) func match(_ text: AnnotatedText, at index: Int) -> (value: Value, end: Int)? {
        table.read { $0.match(text, at: index) }
    }

    /// The first two scalars of each word, 0 for the second of a short one.
    var openings: [(UInt32, UInt32)] { table.read { $0.openings } }
}

extension Lexicon where Value == Void {
    /// - Parameter words: parted by spaces.
    init(_ words: @escaping @autoclosure @Sendable () -> String) {
        table = LazyTable { LexiconTable(words().split(separator: " ").map { (String($0), ()) }) }
    }

    @inline(__always) func end(_ text: AnnotatedText, at index: Int) -> Int? {
        match(text, at: index)?.end
    }
}

/// What a `Lexicon` reads. Its tables are never given back.
final class LexiconTable<Value: Sendable>: Sendable {
    private struct Entry: Sendable {
        var start: Int
        var count: Int
        var value: Value
    }

    private struct Slot: Sendable {
        /// Two scalars, the second 0 of a word of one; both 0 where it is free.
        var key: UInt64
        /// Of the entries that begin with the key, the longest first.
        var start: UInt32
        /// Where those of three scalars and more end.
        var longEnd: UInt32
        /// Of the key itself, where it is a word: most words are no longer, and the entries lie far from the core.
        var value: Value?
        /// A bit for the last six of each third scalar: most longer words are refused by it.
        var thirds: UInt64
    }

    /// A power of two of them.
    private let slots: LastingTable<Slot>
    /// Some bits a slot, set by the keys' hashes: the slots of a long list lie far from the core, and most places have none.
    private let filter: LastingTable<UInt64>
    private let entries: LastingTable<Entry>
    private let scalars: LastingTable<UInt32>
    /// A bit for the last six of each first scalar: most places are refused by it.
    private let firsts: UInt64
    private let hasSingles: Bool

    /// - Parameter words: none empty. Where one stands twice the first counts.
    init(_ words: [(String, Value)]) {
        var groups: [UInt64: [(word: [UInt32], value: Value)]] = [:]
        for (word, value) in words {
            let scalars = word.scalarValues
            groups[Self.key(scalars[0], scalars.count > 1 ? scalars[1] : 0), default: []].append((scalars, value))
        }
        var size = 4
        while size < groups.count * 2 { size *= 2 }
        var slots = [Slot](repeating: Slot(key: 0, start: 0, longEnd: 0, value: nil, thirds: 0), count: size)
        var filter = [UInt64](repeating: 0, count: max(1, size / 8))
        var entries: [Entry] = []
        var scalars: [UInt32] = []
        for (key, group) in groups {
            var slot = Self.slot(key, size)
            while slots[slot].key != 0 { slot = (slot + 1) & (size - 1) }
            let start = entries.count
            for (word, value) in group.sorted(by: { $0.word.count > $1.word.count }) {
                entries.append(Entry(start: scalars.count, count: word.count, value: value))
                scalars.append(contentsOf: word)
            }
            let thirds = group.reduce(UInt64(0)) { $1.word.count > 2 ? $0 | 1 << UInt64($1.word[2] & 63) : $0 }
            let short = entries[start...].firstIndex(where: { $0.count < 3 })
            slots[slot] = Slot(
                key: key, start: UInt32(start), longEnd: UInt32(short ?? entries.count),
                value: short.map { entries[$0].value }, thirds: thirds)
            let bit = Self.bit(key, filter.count)
            filter[bit >> 6] |= 1 << UInt64(bit & 63)
        }
        (self.slots, self.filter) = (LastingTable(slots), LastingTable(filter))
        (self.entries, self.scalars) = (LastingTable(entries), LastingTable(scalars))
        firsts = groups.keys.reduce(0) { $0 | 1 << ($1 >> 32 & 63) }
        hasSingles = entries.contains { $0.count == 1 }
    }

    @inline(__always) private static func key(_ first: UInt32, _ second: UInt32) -> UInt64 {
        UInt64(first) << 32 | UInt64(second)
    }

    @inline(__always) private static func slot(_ key: UInt64, _ size: Int) -> Int {
        Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 40) & (size - 1)
    }

    @inline(__always) private static func bit(_ key: UInt64, _ words: Int) -> Int {
        Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 34) & (words &* 64 &- 1)
    }

    /// The longest word that stands at `index`.
    @inline(__always) func match(_ text: AnnotatedText, at index: Int) -> (value: Value, end: Int)? {
        let first = text[index]
        return firsts >> UInt64(first & 63) & 1 == 1 ? word(text, at: index, first) : nil
    }

    private func word(_ text: AnnotatedText, at index: Int, _ first: UInt32) -> (value: Value, end: Int)? {
        let second = text[index + 1]
        if second != 0, let slot = slot(of: Self.key(first, second)) {
            if slot.thirds >> UInt64(text[index + 2] & 63) & 1 == 1 {
                for place in Int(slot.start)..<Int(slot.longEnd) {
                    let (start, count) = (entries[place].start, entries[place].count)
                    var length = 2
                    while length < count, text[index + length] == scalars[start + length] { length += 1 }
                    if length == count { return (entries[place].value, index + count) }
                }
            }
            if let value = slot.value { return (value, index + 2) }
        }
        guard hasSingles, let value = slot(of: Self.key(first, 0))?.value else { return nil }
        return (value, index + 1)
    }

    @inline(__always) private func slot(of key: UInt64) -> Slot? {
        let bit = Self.bit(key, filter.count)
        guard filter[bit >> 6] >> UInt64(bit & 63) & 1 == 1 else { return nil }
        var slot = Self.slot(key, slots.count)
        while slots[slot].key != key {
            if slots[slot].key == 0 { return nil }
            slot = (slot &+ 1) & (slots.count &- 1)
        }
        return key == 0 ? nil : slots[slot]
    }

    /// The first two scalars of each word, 0 for the second of a short one.
    var openings: [(UInt32, UInt32)] {
        entries.elements.map { (scalars[$0.start], $0.count > 1 ? scalars[$0.start + 1] : 0) }
    }
}
