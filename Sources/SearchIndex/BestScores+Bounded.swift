/// Scoring of many articles of which few can be among the best.
///
/// What an article scores is bounded by the largest weights of the blocks around it and by its own length: where each weight
/// there is at most so large, only articles up to some length score enough. So of 128 articles those that are short enough are
/// found by comparing bytes, and the others are never looked at. Terms that are in nearly every article, as the names of what
/// all of them were broadcast in, differ in nothing else.
extension BestScores {
    /// Fewer scores for each 64 articles of the segment are made as soon as bounds are asked for.
    static let scoresPerWord = 24

    func scoreBounded(
        _ chosen: DocumentBits, of matches: Matches, wanted: Int, scoringAtLeast least: () -> Float,
        _ body: (UInt32, Float) -> Void
    ) {
        // As many reach it, whatever is found before them.
        let seed = seed(matches, wanted: wanted) / Self.slack
        let candidates = heldByEnough(chosen, scoring: max(seed, least()))
        var terms = cursors.map { BoundedTerm($0, lists) }
        var scoring = BatchScoring(lists, lengths)
        for cursor in cursors { scoring.add(RankedList(cursor.list, idf: cursor.idf, lists, readsMany: false)) }
        let codes = lists.segment.columns.lengths
        var limit = LengthLimit(idfs: cursors.map(\.idf), norms: lengths.values)
        var lightLimit = limit
        let words = (articles + 63) / 64
        for word in stride(from: 0, to: words, by: BoundedTerm.words) {
            var first = candidates.word(word)
            var second = word + 1 < words ? candidates.word(word + 1) : 0
            if first | second == 0 { continue }
            for index in terms.indices { limit.weights[index] = terms[index].move(to: word, first, second) }
            let threshold = max(seed, least()) / Self.slack
            guard let code = limit.find(scoring: threshold) else { continue }
            if first != 0 { first &= codes.atMost(code, word: word) }
            if second != 0 { second &= codes.atMost(code, word: word + 1) }
            if PostingBlock.isFast, first.nonzeroBitCount + second.nonzeroBitCount > Self.fewOfStretch {
                // Those that hold each term once are bounded by that, whatever others around them hold.
                for index in terms.indices { lightLimit.weights[index] = terms[index].light(limit.weights[index]) }
                let light = lightLimit.find(scoring: threshold)
                for index in terms.indices where limit.weights[index] > 1 {
                    terms[index].markHeavy(word, first, second)
                }
                first &= terms.reduce(light.map { codes.atMost($0, word: word) } ?? 0) { $0 | $1.heavy.first }
                if second != 0 {
                    second &= terms.reduce(light.map { codes.atMost($0, word: word + 1) } ?? 0) { $0 | $1.heavy.second }
                }
            }
            scoring.append(first, of: word)
            scoring.append(second, of: word + 1)
            if scoring.isFull { scoring.flush(wanted, { max(seed, least()) }, body) }
        }
        scoring.flush(wanted, { max(seed, least()) }, body)
    }

    /// So many of 128 are scored without a closer look.
    private static let fewOfStretch = 16

    /// Those that hold a term without which the others together are not enough (MaxScore, Turtle & Flood 1995).
    private func heldByEnough(_ chosen: DocumentBits, scoring threshold: Float) -> DocumentBits {
        var rest: Float = 0
        var enough = cursors.count
        while enough > 0 {
            rest += cursors[enough - 1].most()
            if rest * Self.slack >= threshold { break }
            enough -= 1
        }
        if enough == cursors.count { return chosen }
        var held = DocumentBits(none: articles)
        for cursor in cursors[..<enough] { held.insert(lists.bits(of: cursor.list)) }
        return chosen.intersection(held)
    }
}

/// One term where many articles are gone through: the largest weight of its blocks there.
private struct BoundedTerm {
    /// Of 64 articles: so many are bounded together.
    static let words = 2

    private let list: PostingList
    private let bits: BitmapView
    private let ahead: BitRanks
    private let blockCount: Int
    private let isOfBlocks: Bool
    private var block = 0
    private var last: UInt32 = 0
    /// Those that hold the term more than once.
    private(set) var heavy: (first: UInt64, second: UInt64) = (0, 0)
    /// Of the block where it was asked for last, and of the one behind it.
    private var heavyBlock = -2
    private var marks = (PostingMarks(), PostingMarks())

    init(_ cursor: ScoringCursor, _ lists: QueryLists) {
        list = cursor.list
        bits = lists.bits(of: cursor.list)
        ahead = lists.ranks(of: cursor.list)
        blockCount = list.blockCount
        isOfBlocks = list.blocks != nil
        last = list.bounds(ofBlock: 0).lastDocument
    }

    /// Goes to two words of articles, and tells a weight that none of them exceeds, 0 where none has the term.
    ///
    /// - Precondition: words are given in ascending order.
    @inline(__always)
    mutating func move(to word: Int, _ first: UInt64, _ second: UInt64) -> Float {
        heavy = (0, 0)
        var held = bits.word(word) & first
        if second != 0 { held |= bits.word(word &+ 1) & second }
        if held == 0 { return 0 }
        let start = UInt32(truncatingIfNeeded: word &* 64)
        if last < start {
            block = list.block(from: block, reaching: start)
            guard block < blockCount else { return 0 }
            last = list.bounds(ofBlock: block).lastDocument
        }
        var most = list.bounds(ofBlock: block).largestWeight
        var (next, end) = (block &+ 1, last)
        while end < start &+ UInt32(64 &* Self.words &- 1), next < blockCount {
            let bounds = list.bounds(ofBlock: next)
            most = max(most, bounds.largestWeight)
            end = bounds.lastDocument
            next &+= 1
        }
        return Float(most)
    }

    /// The largest weight of those that are not marked as heavy.
    func light(_ most: Float) -> Float { isOfBlocks ? min(1, most) : most }

    /// Marks those of two words of articles that hold the term more than once.
    mutating func markHeavy(_ word: Int, _ first: UInt64, _ second: UInt64) {
        guard isOfBlocks else { return }
        heavy = (first == 0 ? 0 : heavy(in: word), second == 0 ? 0 : heavy(in: word + 1))
    }

    private mutating func heavy(in word: Int) -> UInt64 {
        let present = bits.word(word)
        if present == 0 { return 0 }
        let rank = ahead.ahead(ofWord: word)
        let block = rank / PostingLayout.blockLength
        if block != heavyBlock {
            marks = (block == heavyBlock + 1 ? marks.1 : heavy(ofBlock: block), heavy(ofBlock: block + 1))
            heavyBlock = block
        }
        return marks.0.deposit(from: rank % PostingLayout.blockLength, marks.1, in: present)
    }

    private func heavy(ofBlock block: Int) -> PostingMarks {
        guard block < blockCount else { return PostingMarks() }
        return PostingBlock.heavy(list.weightPlace(ofBlock: block), list.number(inBlock: block), atLeast: 2)
    }
}

/// Up to which length articles score enough, were their weights so large.
private struct LengthLimit {
    private let idfs: [Float]
    private let norms: [Float]
    /// By term.
    var weights: [Float]
    private var limit = 255

    init(idfs: [Float], norms: [Float]) {
        self.idfs = idfs
        self.norms = norms
        weights = idfs.map { _ in 0 }
    }

    /// As `LengthCode` has it; nil where none does. Goes on from where it was the last time: bounds change little from one
    /// stretch to the next.
    mutating func find(scoring threshold: Float) -> UInt8? {
        var code = max(0, limit)
        let (idfs, weights, norms) = (idfs, weights, norms)
        func scoresEnough(_ code: Int) -> Bool {
            let norm = norms[code]
            var sum: Float = 0
            for index in idfs.indices { sum += idfs[index] * weights[index] / (weights[index] + norm) }
            return sum >= threshold
        }
        if scoresEnough(code) {
            while code < 255, scoresEnough(code + 1) { code += 1 }
        } else {
            code -= 1
            while code >= 0, !scoresEnough(code) { code -= 1 }
        }
        limit = code
        return code < 0 ? nil : UInt8(code)
    }
}
