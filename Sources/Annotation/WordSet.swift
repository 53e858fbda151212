/// A list of words that are looked up by where they start or end.
///
/// A look-up costs a probe of a small table, and a comparison with each word that begins (ends) with the same scalar. A constant:
/// its tables are made when they are first asked, for good. Most lists are only ever asked from one side.
struct WordSet: ~Copyable, Sendable {
    private let words: LazyTable<Words>
    private let ends: LazyTable<WordEnds>

    /// - Parameter list: words with blanks between.
    init(_ list: @escaping @autoclosure @Sendable () -> String) {
        words = LazyTable { Words(list()) }
        ends = LazyTable { WordEnds(list()) }
    }

    /// Whether some word ends in it.
    @inline(__always) func mayEnd(in scalar: UInt32) -> Bool { ends.read { $0.lasts.contains(scalar) } }

    var lasts: ScalarSet.Bits { ends.read { $0.lasts } }
    var openings: [Words.Opening] { words.read { $0.openings } }

    @inline(__always) func contains(_ word: Scalars) -> Bool { words.read { $0.contains(word) } }

    @inline(__always) func contains(_ range: Range<Int>, of scalars: Scalars) -> Bool {
        words.read { $0.contains(range, of: scalars) }
    }

    /// Whether some word stands in the range.
    @inline(__always) func stands(in range: Range<Int>, of scalars: Scalars) -> Bool {
        words.read { $0.stands(in: range, of: scalars) }
    }

    /// The length of the longest word that starts at `offset`, 0 for none.
    @inline(__always) func length(startingAt offset: Int, in scalars: Scalars, to end: Int) -> Int {
        words.read { $0.length(startingAt: offset, in: scalars, to: end) }
    }

    /// The length of the longest word that ends just before `end`, 0 for none.
    @inline(__always) func length(endingAt end: Int, in scalars: Scalars, from start: Int = 0) -> Int {
        ends.read { $0.length(endingAt: end, in: scalars, from: start) }
    }
}

/// What a `WordSet` reads that is asked by where words start. Its table is never given back.
final class Words: Sendable {
    private let table: WordTable

    /// - Parameter list: words with blanks between.
    init(_ list: String) { table = WordTable(Set(list.blankSeparatedWords)) }

    /// How words of two scalars or more begin.
    struct Opening {
        let first: UInt32
        let second: UInt32
        /// A bit for the last six of each third scalar; all where the two are a word by themselves.
        let thirds: UInt64
    }

    /// Each pair once.
    var openings: [Opening] { table.openings }

    func contains(_ word: Scalars) -> Bool {
        word.count > 0
            && table.longest(most: word.count) { word[word.startIndex &+ $0] } == word.count
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
    func length(startingAt offset: Int, in scalars: Scalars, to end: Int) -> Int {
        guard offset < end else { return 0 }
        return table.longest(most: end - offset) { scalars[offset &+ $0] }
    }
}

/// What a `WordSet` reads that is asked by where words end. Its tables are never given back.
final class WordEnds: Sendable {
    /// Of the words from their last scalar to their first.
    private let table: WordTable
    /// What the words end in.
    let lasts: ScalarSet.Bits

    /// - Parameter list: words with blanks between.
    init(_ list: String) {
        let all = Set(list.blankSeparatedWords)
        table = WordTable(all.map { $0.reversed() })
        lasts = ScalarSet.Bits(String(scalarValues: all.map { $0[$0.count - 1] }[...]))
    }

    /// The length of the longest word that ends just before `end`, 0 for none.
    func length(endingAt end: Int, in scalars: Scalars, from start: Int) -> Int {
        guard end > start else { return 0 }
        return table.longest(most: end - start) { scalars[end &- 1 &- $0] }
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

/// Words by their first two scalars: an open-addressed table of those, then what follows each, the longest first. Where many begin
/// alike (dozens of names with 中国), those of three scalars and more are looked up by their first three.
private struct WordTable: Sendable {
    /// Four a slot: how words begin, 0 where free; where what goes on starts in `tails`, `byThird` where it is looked up by one
    /// scalar more, and `isWord`; a bit for the last six of each next scalar; nothing.
    private let slots: LastingTable<UInt64>
    /// A word's length and its scalars behind those that it is looked up by; a length of 0 ends those that begin alike.
    private let tails: LastingTable<UInt32>
    private let mask: Int
    private let hasSingles: Bool
    /// A bit for the last six of each first scalar, and of each second: of a short list most places are refused by them.
    private let firsts: UInt64
    private let seconds: UInt64
    /// Some sixteen bits for each slot in use, by its hash: the slots of a long list lie far from the core.
    private let filter: LastingTable<UInt64>

    init(_ words: some Collection<[UInt32]>) {
        var groups: [UInt64: [[UInt32]]] = [:]
        for word in words { groups[Self.key(word[0], word.count > 1 ? word[1] : 0), default: []].append(word) }
        for group in groups.values where Self.areMany(group) {
            for word in group where word.count > 2 {
                groups[Self.key(word[0], word[1], word[2]), default: []].append(word)
            }
        }
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
            let known = key >> 63 == 1 ? 3 : 2
            let goesByThird = known == 2 && Self.areMany(group)
            slots[4 * slot] = key
            slots[4 * slot + 1] =
                UInt64(tails.count) << 2 | (goesByThird ? Self.byThird : 0)
                | (group.contains { $0.count == known } ? Self.isWord : 0)
            slots[4 * slot + 2] = group.reduce(0) { $1.count > known ? $0 | 1 << UInt64($1[known] & 63) : $0 }
            if goesByThird { continue }
            for word in group.sorted(by: { $0.count > $1.count }) where word.count > known {
                tails.append(UInt32(word.count))
                tails += word.dropFirst(known)
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

    /// No scalar has more than 21 bits.
    @inline(__always) private static func key(_ first: UInt32, _ second: UInt32, _ third: UInt32) -> UInt64 {
        1 << 63 | UInt64(first) << 42 | UInt64(second) << 21 | UInt64(third)
    }

    private static let isWord: UInt64 = 1
    private static let byThird: UInt64 = 2

    /// Of words that begin with the same two scalars: few are gone through sooner than looked up.
    private static func areMany(_ group: [[UInt32]]) -> Bool { group.count { $0.count > 2 } > 4 }

    @inline(__always) private static func slot(_ key: UInt64, _ mask: Int) -> Int {
        Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 40) & mask
    }

    @inline(__always) private static func bit(_ key: UInt64, _ words: Int) -> Int {
        Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 36) & (words &* 64 &- 1)
    }

    var openings: [Words.Opening] {
        stride(from: 0, to: slots.count, by: 4).compactMap { slot in
            let key = slots[slot]
            // One scalar, or three.
            if key & 0xFFFF_FFFF == 0 || key >> 63 == 1 { return nil }
            return Words.Opening(
                first: UInt32(truncatingIfNeeded: key >> 32), second: UInt32(truncatingIfNeeded: key),
                thirds: slots[slot + 1] & Self.isWord != 0 ? .max : slots[slot + 2])
        }
    }

    /// The length of the longest word of at most that many scalars.
    /// - Parameter scalar: that of a place, from 0; only asked for those below `most`, which is at least 1.
    @inline(__always) func longest(most: Int, _ scalar: (Int) -> UInt32) -> Int {
        let first = scalar(0)
        guard firsts >> UInt64(first & 63) & 1 == 1 else { return 0 }
        if most > 1, case let second = scalar(1), seconds >> UInt64(second & 63) & 1 == 1,
            let slot = slot(Self.key(first, second))
        {
            // Most longer words that begin alike are refused by their third.
            if most > 2, case let third = scalar(2), slots[slot &+ 2] >> UInt64(third & 63) & 1 == 1 {
                var (longer, known) = (slot, 2)
                if slots[slot &+ 1] & Self.byThird != 0 {
                    (longer, known) = (self.slot(Self.key(first, second, third)) ?? -1, 3)
                }
                if longer >= 0 {
                    if most > known, slots[longer &+ 2] >> UInt64(scalar(known) & 63) & 1 == 1 {
                        let start = Int(truncatingIfNeeded: slots[longer &+ 1] >> 2)
                        let length = longest(from: start, known: known, most, scalar)
                        if length > 0 { return length }
                    }
                    if known == 3, slots[longer &+ 1] & Self.isWord != 0 { return 3 }
                }
            }
            if slots[slot &+ 1] & Self.isWord != 0 { return 2 }
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

    /// - Parameter known: so many scalars are the same already.
    private func longest(from start: Int, known: Int, _ most: Int, _ scalar: (Int) -> UInt32) -> Int {
        var at = start
        while true {
            let length = Int(tails[at])
            if length == 0 { return 0 }
            if length <= most {
                var same = known
                while same < length, tails[at &+ 1 &+ same &- known] == scalar(same) { same &+= 1 }
                if same >= length { return length }
            }
            at &+= max(1, length &- known &+ 1)
        }
    }
}
