import CPostings

/// Which postings of the shortest list can be among the best, were the other terms to add the most that they can in the same
/// articles: told before any other is asked (block-max pruning of Ding & Suel 2011, of what is counted exactly all the same).
///
/// An article is as long as the shortest of each block that it is in, at least, and as long in one list as in the other: so
/// what its length takes from one term it takes from all.
struct HeavyPostings {
    private let list: PostingList
    private var other: NearbyBlocks
    private var more: [NearbyBlocks]
    private let norms: [Float]
    private let limits: ScoreLimits

    init(_ terms: [(list: PostingList, idf: Float)], lead: Int, _ lists: QueryLists, _ lengths: LengthTable) {
        list = terms[lead].list
        more = terms.indices.filter { $0 != lead }.map { NearbyBlocks(terms[$0].list, idf: terms[$0].idf) }
        other = more.removeFirst()
        norms = lengths.values
        limits = ScoreLimits(idf: terms[lead].idf, other: other.idf, in: lists.scratch)
    }

    /// Of a block: what may score so much.
    struct Choice {
        /// Lighter postings do not.
        var leastWeight = 1
        /// Nor do longer articles.
        var limits: ScoreLimits.Row
    }

    /// - Parameters:
    ///   - bounds: of a block of the shortest list, which are asked for in ascending order.
    ///   - first: no article of the block is ahead of it.
    ///   - threshold: what has to be scored; any score will do where it is not more than nothing.
    /// - Returns: nil where none may score so much.
    @inline(__always)
    mutating func choose(
        _ bounds: PostingList.BlockBounds, from first: UInt32, scoringAtLeast threshold: Float
    ) -> Choice? {
        guard threshold > 0 else { return Choice(limits: .none) }
        let least = threshold / (BestScores.slack * BestScores.slack)
        var shortest = max(bounds.shortestLength, other.move(from: first, to: bounds.lastDocument))
        let row: ScoreLimits.Row
        if more.isEmpty {
            row = limits.row(beside: other.weight, scoring: least)
        } else {
            for index in more.indices {
                shortest = max(shortest, more[index].move(from: first, to: bounds.lastDocument))
            }
            let norm = norms[Int(shortest)]
            let needed = more.reduce(least - other.most(norm)) { $0 - $1.most(norm) }
            row = needed > 0 ? limits.row(scoring: needed) : .none
        }
        let lightest = row.lightest(norms[Int(shortest)])
        return lightest > min(Int(bounds.largestWeight), ScoreLimits.heaviest)
            ? nil : Choice(leastWeight: lightest, limits: row)
    }
}

/// The blocks of a list around those of another.
private struct NearbyBlocks {
    let idf: Float
    private let list: PostingList
    private let total: Int
    private var block: UInt32 = 0
    /// None of them is larger.
    private(set) var weight: UInt8 = 0

    init(_ list: PostingList, idf: Float) {
        self.list = list
        self.idf = idf
        total = list.blockCount
    }

    /// Goes to the blocks from an article to another, which ascend, and tells the shortest length there.
    @inline(__always)
    mutating func move(from first: UInt32, to last: UInt32) -> UInt8 {
        guard let blocks = list.blocks else {
            weight = .max
            return 0
        }
        var bounds: (weight: UInt8, shortest: UInt8) = (0, 0)
        unsafe withUnsafeMutableBytes(of: &bounds) {
            block = unsafe cpostings_nearby(
                blocks.view.pointer(blocks.offset).assumingMemoryBound(to: UInt8.self), block,
                UInt32(truncatingIfNeeded: total), first, last, $0.assumingMemoryBound(to: UInt8.self).baseAddress!)
        }
        weight = bounds.weight
        return bounds.shortest
    }

    /// The most that an article there scores, of that length and longer ones.
    func most(_ norm: Float) -> Float { idf * Float(weight) / (Float(weight) + norm) }
}
