/// Gathers whole words: numbers them as they come, and sorts them at the end.
struct WordGatherer: ~Copyable {
    /// All words, one after another, and where each starts; one start more than there are words.
    private var units: [UInt16] = []
    private var starts: [UInt32] = [0]
    /// Open addressing: a word's number plus one and, above it, 32 bits of its hash; 0 where free.
    private var slots = [UInt64](repeating: 0, count: 1 << 8)
    private var occurrences = PostingSorter(capacity: 64)

    private var count: Int { starts.count - 1 }

    mutating func append(_ text: borrowing Span<UInt16>, _ range: Range<Int>, document: UInt32, weight: Int) {
        let word = range.lowerBound..<range.lowerBound + min(range.count, IndexLimits.wordUnits)
        occurrences.reserve(1)
        occurrences.append(UInt32(number(of: text, word)), document: document, place: 0, weight: weight)
    }

    private mutating func number(of text: borrowing Span<UInt16>, _ word: Range<Int>) -> Int {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for index in word { hash = (hash ^ UInt64(text[index])) &* 0x100_0000_01B3 }
        hash ^= hash >> 32
        let tag = hash << 32
        var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
        while slots[slot] != 0 {
            let number = Int(slots[slot] & 0xFFFF_FFFF) - 1
            if slots[slot] >> 32 == tag >> 32, equals(number, text, word) { return number }
            slot = (slot + 1) & (slots.count - 1)
        }
        for index in word { units.append(text[index]) }
        starts.append(UInt32(units.count))
        slots[slot] = tag | UInt64(count)
        if count * 2 > slots.count { grow() }
        return count - 1
    }

    private func equals(_ number: Int, _ text: borrowing Span<UInt16>, _ word: Range<Int>) -> Bool {
        let start = Int(starts[number])
        guard Int(starts[number + 1]) - start == word.count else { return false }
        for offset in 0..<word.count where units[start + offset] != text[word.lowerBound + offset] { return false }
        return true
    }

    private mutating func grow() {
        let old = slots
        slots = [UInt64](repeating: 0, count: old.count * 2)
        for entry in old where entry != 0 {
            // The low bits of a hash choose the slot; they are those that the entry keeps.
            var slot = Int(entry >> 32) & (slots.count - 1)
            while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
            slots[slot] = entry
        }
    }

    consuming func finish(lengths: ArticleLengths) -> WordTable {
        let words = (0..<count).map { Array(units[Int(starts[$0])..<Int(starts[$0 + 1])]) }
        let order = words.indices.sorted { words[$0].lexicographicallyPrecedes(words[$1]) }
        var rank = [UInt32](repeating: 0, count: words.count)
        for (place, index) in order.enumerated() { rank[index] = UInt32(place) }
        occurrences.renumber(rank)
        var table = WordTable.Builder()
        occurrences.forEachTerm(documentCount: lengths.codes.count) { term, documents, weights, _ in
            table.append(words[order[Int(term)]], documents, weights, lengths: lengths)
        }
        return table.finish()
    }
}
