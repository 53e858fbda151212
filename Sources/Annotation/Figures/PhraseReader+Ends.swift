import Glibc

extension PhraseReader {
    /// The noun, ended where its words and `NounEnds` together find it likeliest: two judges that err in different places.
    func likeliest(_ noun: Range<Int>, _ opening: Int) -> Range<Int> {
        guard !isQuoted(noun) else { return noun }
        let furthest = goesOn(noun) ? noun.lowerBound + NounPlaces.reach : noun.upperBound
        var places = NounPlaces(self, from: noun.lowerBound, opening: opening)
        var best = (value: -Float.infinity, end: noun.upperBound)
        // How likely the noun went on at every place before, as a logarithm.
        var soFar: Float = 0
        for index in noun.lowerBound + 1...max(furthest, noun.lowerBound + 1) {
            let bonus = index == noun.upperBound ? Self.trustInWords : 0
            if isEnd(index, places) {
                if soFar + bonus > best.value { best.end = index }
                break
            }
            let place = places.place(at: index)
            // One character alone is seldom what is counted: 7家派|驻组.
            if place.isInsideNoun || index == noun.lowerBound + 1, index != noun.upperBound { continue }
            let score = NounEnds.shared.score(place)
            let value = soFar + bonus - log1p(exp(-score))
            if value > best.value { best = (value, index) }
            soFar -= log1p(exp(score))
            if soFar + (index < noun.upperBound ? Self.trustInWords : 0) < best.value { break }
        }
        return noun.lowerBound..<beforeDone(best.end, from: noun.lowerBound)
    }

    /// 九个村|通了电: what stands ahead of 了 is what they did.
    private func beforeDone(_ end: Int, from start: Int) -> Int {
        guard text[end] == "了", end - start >= 2 else { return end }
        let isLong = end - start >= 3 && PhraseTable.shared.word(at: end - 2, in: text)?.end == end
        return isLong ? end - 2 : end - 1
    }

    /// How many times likelier the end by the words must be thought than `NounEnds` finds it, as a logarithm.
    private static let trustInWords: Float = 2.5

    /// Whether more may belong to the noun than the words say: not where a known word ends it, as 7个方面|群众反映, unless
    /// one character makes it a longer one, as 阿富汗|人.
    private func goesOn(_ noun: Range<Int>) -> Bool {
        if Self.parts.end(text, at: noun.upperBound) != nil { return false }
        guard noun.count > 1, word(at: noun.upperBound - 2).range.upperBound == noun.upperBound else { return true }
        return word(at: noun.upperBound).range.count == 1
    }

    /// Where every noun ends: at a mark, at 的.
    private func isEnd(_ index: Int, _ places: NounPlaces) -> Bool {
        switch text[index] {
        case "的": text[index - 1] != "目"
        case "、": true
        default: places.kind(at: index) == .edge
        }
    }

    private func isQuoted(_ noun: Range<Int>) -> Bool {
        (noun.lowerBound...noun.upperBound).contains { Self.quotes.contains(text[$0]) }
    }

    private static let quotes = ScalarSet("“”‘’《》")
}
