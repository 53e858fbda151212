/// Which postings of the shortest list can be among the best, were the other terms to add the most that they can: told
/// before any other is asked (block-max pruning of Ding & Suel 2011, of what is counted exactly all the same).
final class HeavyPostings {
    private let lead: ScoringCursor
    private let codes: PackedArray<UInt8>
    private let norms: [Float]
    /// What the other terms add at most.
    private var rest: Float = 0
    /// With a weight of 1 only articles up to that length scored so much, the last time that it was asked.
    private var light: (least: Float, code: UInt8) = (0, .max)

    init(_ terms: [(list: PostingList, idf: Float)], lead: Int, _ lists: QueryLists, _ lengths: LengthTable) {
        let cursors = terms.map {
            ScoringCursor($0.list, idf: $0.idf, isRequired: true, lengths: lengths, segment: lists.segment)
        }
        self.lead = cursors[lead]
        codes = lists.segment.columns.lengths
        norms = lengths.values
        for (index, cursor) in cursors.enumerated() where index != lead { rest += cursor.most() }
    }

    /// Adds those of a block's marked postings to the batch that may score so much.
    func give(
        _ marks: PostingMarks, ofBlock block: Int, _ number: Int, _ buffer: PostingBlock,
        scoringAtLeast threshold: Float, to scoring: inout BatchScoring
    ) {
        let needed = threshold / BestScores.slack - rest
        if marks.isEmpty || needed > 0 && lead.most(ofBlock: block) * BestScores.slack < needed { return }
        let least = needed / BestScores.slack
        let place = lead.list.weightPlace(ofBlock: block)
        var (marks, heavy) = (marks, PostingMarks())
        if needed > 0 {
            let lightest = lead.leastWeight(ofBlock: block, scoring: least)
            if lightest > Int(UInt8.max) { return }
            heavy = PostingBlock.heavy(place, number, atLeast: max(2, lightest))
            if lightest > 1 {
                marks.keep(heavy)
                if marks.isEmpty { return }
            }
            if light.least != least { light = (least, lead.longest(ofWeight: 1, scoring: least)) }
            if PostingBlock.isFast, marks.count * Self.many >= number {
                lead.list.decodeWeights(block: block, number: number, into: buffer)
                marks.keep(buffer.reaching(least, idf: lead.idf, number, codes, norms))
                return marks.forEach { scoring.append(buffer[document: $0], weight: buffer[weight: $0]) }
            }
        }
        scoring.append(
            buffer, marks, heavy, light: needed > 0 ? light.code : .max, place, idf: lead.idf, least: least)
    }

    /// One posting in so many, and all of the block are weighed at once.
    private static let many = 3
}
