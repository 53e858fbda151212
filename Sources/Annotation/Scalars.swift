/// Sets and words of scalars as rules name them; built once.
struct ScalarSet: Sendable {
    /// One bit for each code point of the Basic Multilingual Plane.
    private var bits = [UInt64](repeating: 0, count: 1024)

    init(_ characters: String) {
        for scalar in characters.unicodeScalars where scalar.value < 0x1_0000 {
            bits[Int(scalar.value >> 6)] |= 1 << UInt64(scalar.value & 63)
        }
    }

    @inline(__always) func contains(_ scalar: UInt32) -> Bool {
        scalar < 0x1_0000 && bits[Int(scalar >> 6)] >> UInt64(scalar & 63) & 1 == 1
    }
}

/// A list of words that are looked up by where they start or end.
struct WordSet: Sendable {
    private let words: Set<[UInt32]>
    private let firsts: ScalarSet
    private let lasts: ScalarSet
    private let longest: Int

    /// - Parameter list: words with blanks between.
    init(_ list: String) {
        let all = list.split(whereSeparator: \.isWhitespace).map { String($0).scalarValues }
        words = Set(all)
        firsts = ScalarSet(String(scalarValues: all.map { $0[0] }[...]))
        lasts = ScalarSet(String(scalarValues: all.map { $0[$0.count - 1] }[...]))
        longest = all.map(\.count).max() ?? 0
    }

    func contains(_ word: ArraySlice<UInt32>) -> Bool {
        guard let first = word.first, firsts.contains(first) else { return false }
        return words.contains(Array(word))
    }

    /// The length of the longest word that starts at `offset`, 0 for none.
    func length(startingAt offset: Int, in scalars: [UInt32], to end: Int) -> Int {
        guard offset < end, firsts.contains(scalars[offset]) else { return 0 }
        var length = min(longest, end - offset)
        while length > 0 {
            if words.contains(Array(scalars[offset..<offset + length])) { return length }
            length -= 1
        }
        return 0
    }

    /// The length of the longest word that ends just before `end`, 0 for none.
    func length(endingAt end: Int, in scalars: [UInt32], from start: Int = 0) -> Int {
        guard end > start, lasts.contains(scalars[end - 1]) else { return 0 }
        var length = min(longest, end - start)
        while length > 0 {
            if words.contains(Array(scalars[end - length..<end])) { return length }
            length -= 1
        }
        return 0
    }
}

/// A scalar of a literal, for comparing with those of a text.
@inline(__always) func scalar(_ literal: Unicode.Scalar) -> UInt32 { literal.value }

/// 一 to 鿿, Extension A, 〇 and the planes of rarer characters.
@inline(__always) func isIdeograph(_ value: UInt32) -> Bool {
    (value >= 0x4E00 && value <= 0x9FFF) || (value >= 0x3400 && value <= 0x4DBF) || value == 0x3007
        || (value >= 0x2_0000 && value <= 0x3_FFFF)
}
