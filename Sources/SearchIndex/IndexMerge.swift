/// A merge of segments that do not change: any thread may do it, a step at a time.
package struct IndexMerge: Sendable {
    /// Grows with the size of its inputs: those of low rank are worth doing first.
    package let rank: Int
    /// Whether it came from `IndexWriter.idleMerge`.
    package var isForIdleTime: Bool { rank == .max }
    private let inputs: [(segment: Segment, deleted: DeletedDocuments)]
    private let fewestForRuns: Int
    private let mostPostingBytes: Int
    private var work: SegmentMerge?

    init(
        _ inputs: [(segment: Segment, deleted: DeletedDocuments)], rank: Int, fewestForRuns: Int, mostPostingBytes: Int
    ) {
        self.fewestForRuns = fewestForRuns
        self.mostPostingBytes = mostPostingBytes
        self.inputs = inputs
        self.rank = rank
    }

    /// Goes on for about `budget` postings, 10 ns each, and tells whether it is done.
    package mutating func step(budget: Int) -> Bool {
        if work == nil {
            work = SegmentMerge(inputs, fewestForRuns: fewestForRuns, mostPostingBytes: mostPostingBytes)
        }
        _ = work?.step(budget: budget)
        return work?.isDone ?? false
    }

    consuming func finish() -> MergedSegment {
        guard let work else { preconditionFailure("a merge was installed before it was begun") }
        return MergedSegment(
            inputs: work.inputs, deletions: work.deletions, place: { work.place(of: $0, ofInput: $1) },
            segment: work.segment)
    }
}

/// What came of a merge.
struct MergedSegment {
    var inputs: [Segment]
    var deletions: [DeletedDocuments]
    /// Where an article of an input went; nil where it had been deleted.
    var place: (UInt32, Int) -> UInt32?
    /// Nil where it would have outgrown a segment.
    var segment: Segment?
}
