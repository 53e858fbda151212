/// Which postings of the shortest list can be among the best, were the other terms to add the most that they can in the same
/// articles: told before any other is asked (block-max pruning of Ding & Suel 2011, of what is counted exactly all the same).
///
/// An article is as long as the shortest of each block that it is in, at least, and as long in one list as in the other: so
/// what its length takes from one term it takes from all.
struct HeavyPostings {
    private let lead: ScoringCursor
    private var others: [NearbyBlocks]
    private let norms: [Float]
    private var light: LightLimits

    init(_ terms: [(list: PostingList, idf: Float)], lead: Int, _ lists: QueryLists, _ lengths: LengthTable) {
        self.lead = ScoringCursor(
            terms[lead].list, idf: terms[lead].idf, isRequired: true, lengths: lengths, segment: lists.segment)
        others = terms.indices.filter { $0 != lead }.map { NearbyBlocks(terms[$0].list, idf: terms[$0].idf) }
        norms = lengths.values
        light = LightLimits(idf: terms[lead].idf, other: others[0].idf, norms)
    }

    /// Of a block: what may score so much.
    struct Choice {
        var marks: PostingMarks
        var least = -Float.infinity
        /// Of the other term, where there is one: what `least` contains.
        var other: (idf: Float, weight: Float) = (0, 0)
    }

    /// - Parameters:
    ///   - marks: of the block's postings, those that all terms have in common.
    ///   - block: of the shortest list; asked for in ascending order.
    ///   - number: how many postings it has.
    ///   - threshold: what has to be scored; any score will do where it is not more than nothing.
    /// - Returns: nil where none may score so much.
    @inline(__always)
    mutating func choose(
        _ marks: PostingMarks, ofBlock block: Int, _ number: Int, scoringAtLeast threshold: Float
    ) -> Choice? {
        if marks.isEmpty { return nil }
        var choice = Choice(marks: marks)
        guard threshold > 0 else { return choice }
        let least = threshold / BestScores.slack
        let bounds = lead.list.bounds(ofBlock: block)
        let first = block == 0 ? 0 : lead.list.bounds(ofBlock: block - 1).lastDocument + 1
        var shortest = bounds.shortestLength
        for index in others.indices {
            shortest = max(shortest, others[index].move(from: first, to: bounds.lastDocument))
        }
        let norm = norms[Int(shortest)]
        var needed = least
        for other in others { needed -= other.most(norm) }
        if needed > 0 {
            let weight = Float(bounds.largestWeight)
            if lead.idf * weight < needed / BestScores.slack * (weight + norm) { return nil }
            let lightest = lead.leastWeight(scoring: needed / BestScores.slack, norm)
            if lightest > Int(UInt8.max) { return nil }
            let longest: UInt8
            if others.count == 1 {
                longest = light.longest(beside: others[0].weight, scoring: least)
            } else {
                longest = lead.longest(ofWeight: 1, scoring: needed)
            }
            if lightest > 1 || longest < shortest {
                let place = lead.list.weightPlace(ofBlock: block)
                choice.marks.keep(PostingBlock.heavy(place, number, atLeast: max(2, lightest)))
                if choice.marks.isEmpty { return nil }
            }
        }
        if others.count == 1 {
            choice.other = (others[0].idf, Float(others[0].weight))
            choice.least = least / BestScores.slack
        } else {
            choice.least = needed / BestScores.slack
        }
        return choice
    }
}

/// The blocks of a list around those of another.
private struct NearbyBlocks {
    let idf: Float
    private let list: PostingList
    private var block = 0
    /// None of them is larger.
    private(set) var weight: UInt8 = 0

    init(_ list: PostingList, idf: Float) {
        self.list = list
        self.idf = idf
    }

    /// Goes to the blocks from an article to another, which ascend, and tells the shortest length there.
    @inline(__always)
    mutating func move(from first: UInt32, to last: UInt32) -> UInt8 {
        weight = 0
        let total = list.blockCount
        while block < total, list.bounds(ofBlock: block).lastDocument < first { block &+= 1 }
        var shortest = UInt8.max
        var next = block
        while next < total {
            let bounds = list.bounds(ofBlock: next)
            weight = max(weight, bounds.largestWeight)
            shortest = min(shortest, bounds.shortestLength)
            if bounds.lastDocument >= last { break }
            next &+= 1
        }
        return shortest
    }

    /// The most that an article there scores, of that length and longer ones.
    func most(_ norm: Float) -> Float { idf * Float(weight) / (Float(weight) + norm) }
}

/// Up to which length an article that holds one term once scores enough, by what it may weigh of the other.
private struct LightLimits {
    private let idf: Float
    private let other: Float
    private let norms: [Float]
    /// By weight of the other.
    private var codes = [UInt8](repeating: .max, count: 256)
    /// The score that they were asked for.
    private var scores = [Float](repeating: 0, count: 256)

    init(idf: Float, other: Float, _ norms: [Float]) {
        self.idf = idf
        self.other = other
        self.norms = norms
    }

    /// As `LengthCode` has it; 0 where none does.
    ///
    /// - Precondition: scores ascend.
    @inline(__always)
    mutating func longest(beside weight: UInt8, scoring least: Float) -> UInt8 {
        let index = Int(weight)
        if scores[index] != least {
            scores[index] = least
            codes[index] = find(Float(weight), least, below: codes[index])
        }
        return codes[index]
    }

    @inline(never)
    private func find(_ weight: Float, _ least: Float, below most: UInt8) -> UInt8 {
        let wanted = least / BestScores.slack
        var (low, high) = (0, Int(most))
        while low < high {
            let middle = (low + high + 1) / 2
            let norm = norms[middle]
            if idf / (1 + norm) + other * weight / (weight + norm) >= wanted { low = middle } else { high = middle - 1 }
        }
        return UInt8(low)
    }
}
