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
        var seen: Set<Gram> = []
        grams = Array(all.filter { seen.insert($0).inserted }.prefix(Self.mostGrams))
        isOneGram = !self.startsWord && !self.endsWord && (units.count == 1 || (units.count == 2 && !pairs.isEmpty))
    }
}

extension TextStore {
    /// Does the article hold the pattern within `range` of its text?
    func holds(_ pattern: TextPattern, anchor: Int, in range: Range<Int>) -> Bool {
        firstPlace(of: pattern, anchor: anchor, in: range) != nil
    }

    /// The first place of the pattern within `range`, which lies in one article.
    func firstPlace(of pattern: TextPattern, anchor: Int, in range: Range<Int>) -> Int? {
        var start = range.lowerBound
        while let place = units.firstIndex(of: pattern.units, anchor: anchor, in: start..<range.upperBound) {
            let end = place + pattern.units.count
            let startsWell =
                !pattern.startsWord || place == range.lowerBound || Folding.kind(units[place - 1]) != .letter
            let endsWell = !pattern.endsWord || end == range.upperBound || Folding.kind(units[end]) != .letter
            if startsWell && endsWell { return place }
            start = place + 1
        }
        return nil
    }
}
