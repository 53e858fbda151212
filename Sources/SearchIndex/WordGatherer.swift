/// Gathers whole words: numbers them as they come, and sorts them at the end.
struct WordGatherer: ~Copyable {
    private var runs = NumberedRuns<UInt16>(slots: 1 << 8)
    private var occurrences = PostingSorter(capacity: 64)

    mutating func append(_ text: borrowing Span<UInt16>, _ range: Range<Int>, document: UInt32, weight: Int) {
        let word = range.lowerBound..<range.lowerBound + min(range.count, IndexLimits.wordUnits)
        occurrences.reserve(1)
        occurrences.append(UInt32(runs.number(of: text, word)), document: document, place: 0, weight: weight)
    }

    consuming func finish(lengths: ArticleLengths) -> WordTable {
        let runs = runs
        let words = (0..<runs.count).map { Array(runs[$0]) }
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
