/// A list of words that are looked up by where they start or end.
///
/// A look-up costs a probe of a small table, and a comparison with each word that begins (ends) with the same scalar. Made once
/// for good, as its tables are.
final class WordSet: Sendable {
    private let forwards: WordTable
    private let backwards: WordTable
    /// What the words begin with, and what they end in.
    let firsts: ScalarSet
    let lasts: ScalarSet
    /// How those of two scalars or more begin: each pair once.
    var openings: [(UInt32, UInt32)] {
        pairs.elements.map { (UInt32(truncatingIfNeeded: $0 >> 32), UInt32(truncatingIfNeeded: $0)) }
    }
    private let pairs: LastingTable<UInt64>
    /// The second ones of those.
    let seconds: ScalarSet

    /// - Parameter list: words with blanks between.
    init(_ list: String) {
        let all = Set(list.blankSeparatedWords)
        forwards = WordTable(all)
        backwards = WordTable(all.map { $0.reversed() })
        firsts = ScalarSet(String(scalarValues: all.map { $0[0] }[...]))
        lasts = ScalarSet(String(scalarValues: all.map { $0[$0.count - 1] }[...]))
        let pairs = Set(all.filter { $0.count > 1 }.map { UInt64($0[0]) << 32 | UInt64($0[1]) })
        self.pairs = LastingTable(Array(pairs))
        seconds = ScalarSet(String(scalarValues: pairs.map { UInt32(truncatingIfNeeded: $0) }[...]))
    }

    func contains(_ word: Scalars) -> Bool {
        word.count > 0
            && forwards.longest(most: word.count) { word[word.startIndex &+ $0] } == word.count
    }

    func contains(_ range: Range<Int>, of scalars: Scalars) -> Bool {
        range.count > 0 && length(startingAt: range.lowerBound, in: scalars, to: range.upperBound) == range.count
    }

    /// Whether some word stands in the range.
    func stands(in range: Range<Int>, of scalars: Scalars) -> Bool {
        for start in range where length(startingAt: start, in: scalars, to: range.upperBound) > 0 { return true }
        return false
    }

    /// The length of the longest word that starts at `offset`, 0 for none.
    @inline(__always) func length(startingAt offset: Int, in scalars: Scalars, to end: Int) -> Int {
        guard offset < end else { return 0 }
        return forwards.longest(most: end - offset) { scalars[offset &+ $0] }
    }

    /// The length of the longest word that ends just before `end`, 0 for none.
    @inline(__always) func length(endingAt end: Int, in scalars: Scalars, from start: Int = 0) -> Int {
        guard end > start else { return 0 }
        return backwards.longest(most: end - start) { scalars[end &- 1 &- $0] }
    }
}

extension String {
    /// What stands between blanks and line ends, as scalars. Lists have thousands of words: characters would cost ten times as much.
    var blankSeparatedWords: [[UInt32]] {
        var words: [[UInt32]] = []
        var word: [UInt32] = []
        for scalar in unicodeScalars {
            if scalar.value != 0x20, scalar.value != 0x0A {
                word.append(scalar.value)
            } else if !word.isEmpty {
                words.append(word)
                word.removeAll(keepingCapacity: true)
            }
        }
        if !word.isEmpty { words.append(word) }
        return words
    }
}

/// Words by their first two scalars: an open-addressed table of those, then what follows each, the longest first.
private struct WordTable: Sendable {
    /// Four a slot: two scalars, the second 0 of a word of one, both 0 where free; where their words start in `tails`, and
    /// whether the two are one; a bit for the last six of each third scalar; nothing.
    private let slots: LastingTable<UInt64>
    /// A word's length and its scalars from the third on; a length of 0 ends those that begin alike.
    private let tails: LastingTable<UInt32>
    private let mask: Int
    private let hasSingles: Bool
    /// A bit for the last six of each first scalar, and of each second: of a short list most places are refused by them.
    private let firsts: UInt64
    private let seconds: UInt64
    /// Some sixteen bits for each two scalars, by their hash: the slots of a long list lie far from the core.
    private let filter: LastingTable<UInt64>

    init(_ words: some Collection<[UInt32]>) {
        var groups: [UInt64: [[UInt32]]] = [:]
        for word in words { groups[Self.key(word[0], word.count > 1 ? word[1] : 0), default: []].append(word) }
        var size = 4
        while size < groups.count * 2 { size *= 2 }
        var slots = [UInt64](repeating: 0, count: 4 * size)
        var filter = [UInt64](repeating: 0, count: max(1, size / 8))
        var tails: [UInt32] = []
        for (key, group) in groups {
            let bit = Self.bit(key, filter.count)
            filter[bit >> 6] |= 1 << UInt64(bit & 63)
            var slot = Self.slot(key, size - 1)
            while slots[4 * slot] != 0 { slot = (slot + 1) & (size - 1) }
            slots[4 * slot] = key
            slots[4 * slot + 1] = UInt64(tails.count) << 1 | (group.contains { $0.count == 2 } ? 1 : 0)
            slots[4 * slot + 2] = group.reduce(0) { $1.count > 2 ? $0 | 1 << UInt64($1[2] & 63) : $0 }
            for word in group.sorted(by: { $0.count > $1.count }) {
                tails.append(UInt32(word.count))
                tails += word.dropFirst(2)
            }
            tails.append(0)
        }
        self.slots = LastingTable(slots)
        self.tails = LastingTable(tails)
        self.filter = LastingTable(filter)
        mask = size - 1
        hasSingles = words.contains { $0.count == 1 }
        firsts = words.reduce(0) { $0 | 1 << UInt64($1[0] & 63) }
        seconds = words.reduce(0) { $1.count > 1 ? $0 | 1 << UInt64($1[1] & 63) : $0 }
    }

    @inline(__always) private static func key(_ first: UInt32, _ second: UInt32) -> UInt64 {
        UInt64(first) << 32 | UInt64(second)
    }

    @inline(__always) private static func slot(_ key: UInt64, _ mask: Int) -> Int {
        Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 40) & mask
    }

    @inline(__always) private static func bit(_ key: UInt64, _ words: Int) -> Int {
        Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 36) & (words &* 64 &- 1)
    }

    /// The length of the longest word of at most that many scalars.
    /// - Parameter scalar: that of a place, from 0; only asked for those below `most`, which is at least 1.
    @inline(__always) func longest(most: Int, _ scalar: (Int) -> UInt32) -> Int {
        let first = scalar(0)
        guard firsts >> UInt64(first & 63) & 1 == 1 else { return 0 }
        if most > 1, case let second = scalar(1), seconds >> UInt64(second & 63) & 1 == 1,
            let slot = slot(Self.key(first, second))
        {
            // Of those that begin alike (中国移动, 中国联通) most are refused by their third.
            let mayBeLonger = most > 2 && slots[slot &+ 2] >> UInt64(scalar(2) & 63) & 1 == 1
            let length =
                mayBeLonger
                ? longest(from: Int(truncatingIfNeeded: slots[slot &+ 1] >> 1), most, scalar)
                : Int(truncatingIfNeeded: slots[slot &+ 1] & 1) &* 2
            if length > 0 { return length }
        }
        return hasSingles && slot(Self.key(first, 0)) != nil ? 1 : 0
    }

    /// Where in `slots` stand the words that begin so.
    @inline(__always) private func slot(_ key: UInt64) -> Int? {
        let bit = Self.bit(key, filter.count)
        guard filter[bit >> 6] >> UInt64(bit & 63) & 1 == 1 else { return nil }
        var slot = Self.slot(key, mask)
        while slots[4 &* slot] != key {
            if slots[4 &* slot] == 0 { return nil }
            slot = (slot &+ 1) & mask
        }
        return key == 0 ? nil : 4 &* slot
    }

    private func longest(from start: Int, _ most: Int, _ scalar: (Int) -> UInt32) -> Int {
        var at = start
        while true {
            let length = Int(tails[at])
            if length == 0 { return 0 }
            if length <= most {
                var same = 2
                while same < length, tails[at &+ same &- 1] == scalar(same) { same &+= 1 }
                if same >= length { return length }
            }
            at &+= max(1, length &- 1)
        }
    }
}
