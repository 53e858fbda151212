/// What the outcome of one merge may hold: a segment numbers its articles, the units of its text and the bytes of its
/// posting lists in fewer than 32 bits.
package struct MergeLimits: Sendable {
    /// Of all inputs together.
    package var articles = IndexLimits.articlesInSegment
    package var units = IndexLimits.unitsInSegment
    /// Of all inputs together. Joined lists take about as much room as those they are made of: some more bits for an
    /// article's number, fewer heads.
    package var plannedPostingBytes = IndexLimits.postingBytesInSegment / 8 * 7
    /// Of what is made: past it, the merge gives up.
    package var postingBytes = IndexLimits.postingBytesInSegment

    /// Units of all inputs together, unless `share` of the index is more: the outcome lies in memory beside its inputs for
    /// as long as the merge takes.
    package var unitsAfforded = IndexLimits.unitsInMerge
    private static let share = 4

    package init() {}

    /// Those of merges in an index of so many units.
    func afforded(byIndexOf all: Int) -> MergeLimits {
        var limits = self
        limits.units = min(units, max(unitsAfforded, all / Self.share))
        return limits
    }

    /// The smallest of the candidates, as many as may become one segment.
    ///
    /// - Parameters:
    ///   - most: more are not taken.
    func fitting(_ candidates: [IndexSnapshot.Part], most: Int) -> [IndexSnapshot.Part] {
        let bySize = candidates.sorted { $0.segment.text.units.count < $1.segment.text.units.count }
        var sum = (articles: 0, units: 0, grams: 0, words: 0)
        let taken = bySize.prefix(most).prefix { part in
            sum.articles += part.segment.count
            sum.units += part.segment.text.units.count
            sum.grams += part.segment.grams.postings.count
            sum.words += part.segment.words.postings.count
            return sum.articles <= articles && sum.units <= units && max(sum.grams, sum.words) <= plannedPostingBytes
        }
        return Array(taken)
    }
}
