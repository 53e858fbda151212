/// Words sought by their first scalar, the longest first; each with what it stands for.
///
/// A look-up costs a few array reads: an open-addressed table of first scalars, then the words that share it.
final class Lexicon<Value: Sendable>: Sendable {
    private struct Entry {
        var start: Int
        var count: Int
        var value: Value
    }

    /// First scalars, 0 where a slot is free; a power of two of them.
    private let keys: [UInt32]
    /// Of the entries that begin with the key in the same slot.
    private let ranges: [Range<Int>]
    private let entries: [Entry]
    private let scalars: [UInt32]
    /// A bit for the last six of each key: most places are refused by it.
    private let firsts: UInt64

    /// - Parameter words: none empty. Where one stands twice the first counts.
    init(_ words: [(String, Value)]) {
        var groups: [UInt32: [(word: [UInt32], value: Value)]] = [:]
        for (word, value) in words {
            let scalars = word.scalarValues
            groups[scalars[0], default: []].append((scalars, value))
        }
        var size = 4
        while size < groups.count * 2 { size *= 2 }
        var keys = [UInt32](repeating: 0, count: size)
        var ranges = [Range<Int>](repeating: 0..<0, count: size)
        var entries: [Entry] = []
        var scalars: [UInt32] = []
        for (first, group) in groups {
            var slot = Self.slot(first, size)
            while keys[slot] != 0 { slot = (slot + 1) & (size - 1) }
            let start = entries.count
            for (word, value) in group.sorted(by: { $0.word.count > $1.word.count }) {
                entries.append(Entry(start: scalars.count, count: word.count, value: value))
                scalars.append(contentsOf: word)
            }
            keys[slot] = first
            ranges[slot] = start..<entries.count
        }
        (self.keys, self.ranges, self.entries, self.scalars) = (keys, ranges, entries, scalars)
        firsts = groups.keys.reduce(0) { $0 | 1 << UInt64($1 & 63) }
    }

    @inline(__always) private static func slot(_ key: UInt32, _ size: Int) -> Int {
        Int((key &* 0x9E37_79B1) >> 12) & (size - 1)
    }

    /// The longest word that stands at `index`.
    @inline(__always) func match(_ text: AnnotatedText, at index: Int) -> (value: Value, end: Int)? {
        let first = text[index]
        return firsts >> UInt64(first & 63) & 1 == 1 ? word(text, at: index, first) : nil
    }

    private func word(_ text: AnnotatedText, at index: Int, _ first: UInt32) -> (value: Value, end: Int)? {
        var slot = Self.slot(first, keys.count)
        while keys[slot] != first {
            if keys[slot] == 0 { return nil }
            slot = (slot + 1) & (keys.count - 1)
        }
        guard first != 0 else { return nil }
        for place in ranges[slot] {
            let (start, count) = (entries[place].start, entries[place].count)
            var length = 1
            while length < count, text[index + length] == scalars[start + length] { length += 1 }
            if length == count { return (entries[place].value, index + count) }
        }
        return nil
    }

    /// The first two scalars of each word, 0 for the second of a short one.
    var openings: [(UInt32, UInt32)] {
        entries.map { (scalars[$0.start], $0.count > 1 ? scalars[$0.start + 1] : 0) }
    }
}

extension Lexicon where Value == Void {
    /// - Parameter words: parted by spaces.
    convenience init(_ words: String) {
        self.init(words.split(separator: " ").map { (String($0), ()) })
    }

    func end(_ text: AnnotatedText, at index: Int) -> Int? {
        match(text, at: index)?.end
    }
}
