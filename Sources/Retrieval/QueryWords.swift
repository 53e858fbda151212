import SearchIndex

/// One word of an unquoted run: what an article has to hold.
enum QueryWord: Hashable {
    /// A whole run of letters and digits, folded.
    case letters([UInt16])
    /// The beginning of such a run.
    case lettersBeginning([UInt16])
    case pattern(TextPattern)
}

/// The words of unquoted text, and the pairs of characters that stand where two of them meet.
struct QueryWords {
    private(set) var words: [QueryWord] = []
    /// Held by articles that have the words next to each other: they rank higher.
    private(set) var seams: [Gram] = []

    /// - Parameter isPrefix: whether a star stood behind it: its last run of letters then only has to begin so.
    init(_ text: String, isPrefix: Bool = false) {
        let units = Folding.fold(text)
        var start = 0
        while start < units.count {
            let kind = Folding.kind(units[start])
            var end = start + 1
            while end < units.count, Folding.kind(units[end]) == kind { end += 1 }
            switch kind {
            case .other: break
            case .letter: end = appendLetters(units, start..<end, isPrefix: isPrefix)
            case .ideograph: appendIdeographs(units[start..<end], ahead: nil)
            }
            start = end
        }
        // Nothing but punctuation: then that is what is looked for.
        if words.isEmpty, !units.isEmpty { words.append(.pattern(TextPattern(units))) }
    }

    /// Letters and digits up to where they end for good: 3.5, covid-19 and 28日 are one word each.
    ///
    /// - Returns: where the next run starts.
    private mutating func appendLetters(_ units: [UInt16], _ range: Range<Int>, isPrefix: Bool) -> Int {
        var end = range.upperBound
        var isPlain = range.count <= IndexLimits.wordUnits
        while end + 1 < units.count, Folding.kind(units[end]) == .other, Folding.kind(units[end + 1]) == .letter {
            isPlain = false
            end += 1
            while end < units.count, Folding.kind(units[end]) == .letter { end += 1 }
        }
        let isDigits = units[range.lowerBound..<end].allSatisfy { $0 < 0x3A }
        if isDigits, end < units.count, Folding.kind(units[end]) == .ideograph {
            var last = end
            while last < units.count, Folding.kind(units[last]) == .ideograph { last += 1 }
            appendIdeographs(units[end..<last], ahead: range.lowerBound..<end, of: units)
            return last
        }
        let run = Array(units[range.lowerBound..<end])
        let isLast = end == units.count
        if isPlain {
            words.append(isPrefix && isLast ? .lettersBeginning(run) : .letters(run))
        } else {
            words.append(.pattern(TextPattern(run, startsWord: true, endsWord: !(isPrefix && isLast))))
        }
        return end
    }

    /// - Parameter ahead: digits that belong to the first word.
    private mutating func appendIdeographs(_ run: ArraySlice<UInt16>, ahead: Range<Int>?, of units: [UInt16] = []) {
        for (index, word) in Lexicon.words(of: run).enumerated() {
            if index > 0 { seams.append(Gram(run[word.startIndex - 1], run[word.startIndex])) }
            if index == 0, let ahead {
                words.append(.pattern(TextPattern(Array(units[ahead]) + word, startsWord: true)))
            } else {
                words.append(.pattern(TextPattern(Array(word))))
            }
        }
    }
}
