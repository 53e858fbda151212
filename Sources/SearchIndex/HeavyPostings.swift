/// Which postings of the shortest list can be among the best, were the other terms to add the most that they can: told
/// before any other is asked (block-max pruning of Ding & Suel 2011, of what is counted exactly all the same).
final class HeavyPostings {
    private let lead: ScoringCursor
    private let codes: PackedArray<UInt8>
    private let norms: [Float]
    /// What the other terms add at most.
    private var rest: Float = 0

    init(_ terms: [(list: PostingList, idf: Float)], lead: Int, _ lists: QueryLists, _ lengths: LengthTable) {
        let cursors = terms.map {
            ScoringCursor($0.list, idf: $0.idf, isRequired: true, lengths: lengths, segment: lists.segment)
        }
        self.lead = cursors[lead]
        codes = lists.segment.columns.lengths
        norms = lengths.values
        for (index, cursor) in cursors.enumerated() where index != lead { rest += cursor.most() }
    }

    func keep(
        _ marks: inout PostingMarks, ofBlock block: Int, _ number: Int, _ buffer: PostingBlock,
        scoringAtLeast threshold: Float
    ) {
        let needed = threshold / BestScores.slack - rest
        if needed <= 0 || marks.isEmpty { return }
        if lead.most(ofBlock: block) * BestScores.slack < needed { return marks = PostingMarks() }
        lead.list.decodeWeights(block: block, number: number, into: buffer)
        let least = needed / BestScores.slack
        if PostingBlock.isFast, marks.count * Self.many >= number {
            return marks.keep(buffer.reaching(least, idf: lead.idf, number, codes, norms))
        }
        var heavy = PostingMarks()
        marks.forEach { index in
            let weight = Float(buffer[weight: index])
            let norm = norms[Int(codes[Int(buffer[document: index])])]
            if lead.idf * weight >= least * (weight + norm) { heavy.insert(index) }
        }
        marks = heavy
    }

    /// One posting in so many, and all of the block are weighed at once.
    private static let many = 4
}
