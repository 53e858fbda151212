/// Characters in a row, folded, ready to be found.
package struct TextPattern: Hashable, Sendable {
    /// As UTF-16, not empty.
    package let units: [UInt16]
    /// No letter or digit may stand ahead of it.
    package let startsWord: Bool
    /// No letter or digit may stand behind it.
    package let endsWord: Bool
    /// The pairs of it that the index has as terms; where there is none, its single characters.
    package let grams: [Gram]
    /// Whether an article that holds the one gram holds the pattern.
    package let isOneGram: Bool

    /// Grams beyond these only sieve further what is read anyway.
    private static let mostGrams = 64

    package init(_ units: [UInt16], startsWord: Bool = false, endsWord: Bool = false) {
        precondition(!units.isEmpty)
        self.units = units
        self.startsWord = startsWord && Folding.kind(units[0]) == .letter
        self.endsWord = endsWord && Folding.kind(units[units.count - 1]) == .letter
        var pairs: [Gram] = []
        for (first, second) in zip(units, units.dropFirst())
        where Folding.kind(first) != .other && Folding.kind(second) != .other { pairs.append(Gram(first, second)) }
        let all = pairs.isEmpty ? units.map { Gram(single: $0) } : pairs
        grams = Self.distinct(all)
        isOneGram = !self.startsWord && !self.endsWord && (units.count == 1 || (units.count == 2 && !pairs.isEmpty))
    }
}

extension TextPattern {
    /// Each once, the first of them.
    private static func distinct(_ grams: [Gram]) -> [Gram] {
        var distinct: [Gram] = []
        distinct.reserveCapacity(min(grams.count, mostGrams))
        // A handful, mostly: comparing is quicker than hashing.
        for gram in grams where distinct.count < mostGrams && !distinct.contains(gram) { distinct.append(gram) }
        return distinct
    }

    /// Where one of its terms stands first in the pattern.
    package func offset(of gram: Gram) -> Int {
        gram.isPair
            ? units.indices.dropLast().first { Gram(units[$0], units[$0 + 1]) == gram } ?? 0
            : units.firstIndex { Gram(single: $0) == gram } ?? 0
    }

    /// Offsets of pairs that together are the whole pattern, those with the least `cost` in sum; nil where something of it
    /// is in no pair, or letters around it matter.
    func cover(_ cost: (Gram) -> Int) -> [Int]? {
        guard units.count > 1, !startsWord, !endsWord, units.allSatisfy({ Folding.kind($0) != .other }) else {
            return nil
        }
        /// By number of units: the least cost to cover them, and the pair that does it last.
        var least = [Int](repeating: 0, count: units.count + 1)
        var last = [Int](repeating: 0, count: units.count + 1)
        least[1] = .max / 2
        for end in 2...units.count {
            let before = min(least[end - 2], least[end - 1])
            least[end] = before + cost(Gram(units[end - 2], units[end - 1]))
            last[end] = least[end - 2] <= least[end - 1] ? end - 2 : end - 1
        }
        var offsets: [Int] = []
        var end = units.count
        while end > 0 {
            offsets.append(end - 2)
            end = last[end]
        }
        return offsets.reversed()
    }
}

extension TextStore {
    /// Does the text in `range`, which lies in one article, hold the pattern?
    func holds(_ pattern: TextPattern, in range: Range<Int>) -> Bool {
        firstPlace(of: pattern, anchor: 0, in: range, of: range) != nil
    }

    /// The first place of the pattern within `range`.
    ///
    /// - Parameters:
    ///   - anchor: the index in the pattern of a pair that is rare.
    ///   - whole: what of the article counts as text, `range` within it: beyond it stands no letter.
    func firstPlace(
        of pattern: TextPattern, anchor: Int, in range: Range<Int>, of whole: Range<Int>
    ) -> Int? {
        var start = range.lowerBound
        while let place = units.firstIndex(of: pattern.units, anchor: anchor, in: start..<range.upperBound) {
            let end = place + pattern.units.count
            let startsWell =
                !pattern.startsWord || place == whole.lowerBound || Folding.kind(units[place - 1]) != .letter
            let endsWell = !pattern.endsWord || end == whole.upperBound || Folding.kind(units[end]) != .letter
            if startsWell && endsWell { return place }
            start = place + 1
        }
        return nil
    }
}
