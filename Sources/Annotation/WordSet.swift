/// A list of words that are looked up by where they start or end.
///
/// A look-up costs a probe of a small table, and a comparison with each word that begins (ends) with the same scalar.
final class WordSet: Sendable {
    private let forwards: WordTable
    private let backwards: WordTable
    /// What the words begin with, and what they end in.
    let firsts: ScalarSet
    let lasts: ScalarSet
    /// How they begin: their first two scalars hashed, a bit each; none of a word of one scalar.
    private let openings: [UInt64]

    /// - Parameter list: words with blanks between.
    init(_ list: String) {
        let all = Set(list.split(whereSeparator: \.isWhitespace).map { String($0).scalarValues })
        forwards = WordTable(all)
        backwards = WordTable(all.map { $0.reversed() })
        firsts = ScalarSet(String(scalarValues: all.map { $0[0] }[...]))
        lasts = ScalarSet(String(scalarValues: all.map { $0[$0.count - 1] }[...]))
        var openings = [UInt64](repeating: 0, count: 256)
        for word in all where word.count > 1 {
            let bit = Self.opening(word[0], word[1])
            openings[bit >> 6] |= 1 << UInt64(bit & 63)
        }
        self.openings = openings
    }

    @inline(__always) private static func opening(_ first: UInt32, _ second: UInt32) -> Int {
        Int(truncatingIfNeeded: (first &* 0x9E37_79B1 ^ second &* 0x85EB_CA6B) >> 17) & 0x3FFF
    }

    /// Whether a word of two scalars or more may begin with these; now and then wrong, and only towards yes.
    @inline(__always) func mayBegin(_ first: UInt32, _ second: UInt32) -> Bool {
        let bit = Self.opening(first, second)
        return openings[bit >> 6] >> UInt64(bit & 63) & 1 == 1
    }

    func contains(_ word: ArraySlice<UInt32>) -> Bool {
        word.count > 0
            && forwards.longest(most: word.count) { word[word.startIndex &+ $0] } == word.count
    }

    func contains(_ range: Range<Int>, of scalars: [UInt32]) -> Bool {
        range.count > 0 && length(startingAt: range.lowerBound, in: scalars, to: range.upperBound) == range.count
    }

    /// The length of the longest word that starts at `offset`, 0 for none.
    @inline(__always) func length(startingAt offset: Int, in scalars: [UInt32], to end: Int) -> Int {
        guard offset < end else { return 0 }
        return forwards.longest(most: end - offset) { scalars[offset &+ $0] }
    }

    /// The length of the longest word that ends just before `end`, 0 for none.
    @inline(__always) func length(endingAt end: Int, in scalars: [UInt32], from start: Int = 0) -> Int {
        guard end > start else { return 0 }
        return backwards.longest(most: end - start) { scalars[end &- 1 &- $0] }
    }
}

/// Words by their first scalar: an open-addressed table of those, then what follows each, the longest first.
private struct WordTable: Sendable {
    /// Two a slot: a first scalar, 0 where free; where its words start in `tails`.
    private let slots: [UInt32]
    /// A word's length and its scalars from the second on; a length of 0 ends those of one first scalar.
    private let tails: [UInt32]
    private let mask: Int

    init(_ words: some Collection<[UInt32]>) {
        var groups: [UInt32: [[UInt32]]] = [:]
        for word in words { groups[word[0], default: []].append(word) }
        var size = 4
        while size < groups.count * 3 { size *= 2 }
        var slots = [UInt32](repeating: 0, count: 2 * size)
        var tails: [UInt32] = []
        for (first, group) in groups {
            var slot = Self.slot(first, size - 1)
            while slots[2 * slot] != 0 { slot = (slot + 1) & (size - 1) }
            slots[2 * slot] = first
            slots[2 * slot + 1] = UInt32(tails.count)
            for word in group.sorted(by: { $0.count > $1.count }) {
                tails.append(UInt32(word.count))
                tails += word.dropFirst()
            }
            tails.append(0)
        }
        self.slots = slots
        self.tails = tails
        mask = size - 1
    }

    @inline(__always) private static func slot(_ key: UInt32, _ mask: Int) -> Int {
        Int((key &* 0x9E37_79B1) >> 12) & mask
    }

    /// The length of the longest word of at most that many scalars.
    /// - Parameter scalar: that of a place, from 0; only asked for those below `most`, which is at least 1.
    @inline(__always) func longest(most: Int, _ scalar: (Int) -> UInt32) -> Int {
        let first = scalar(0)
        var slot = Self.slot(first, mask)
        while slots[2 &* slot] != first {
            if slots[2 &* slot] == 0 { return 0 }
            slot = (slot &+ 1) & mask
        }
        return first == 0 ? 0 : longest(from: Int(slots[2 &* slot &+ 1]), most, scalar)
    }

    private func longest(from start: Int, _ most: Int, _ scalar: (Int) -> UInt32) -> Int {
        var at = start
        while true {
            let length = Int(tails[at])
            if length == 0 { return 0 }
            if length <= most {
                var same = 1
                while same < length, tails[at &+ same] == scalar(same) { same &+= 1 }
                if same == length { return length }
            }
            at &+= length
        }
    }
}
