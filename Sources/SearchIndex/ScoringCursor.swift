/// Walks one term's postings in a segment and scores articles, decoding only what is asked for.
///
/// The score of an article is `idf · weight / (weight + norm)`, where the norm comes from its length: BM25.
package struct ScoringCursor {
    let list: PostingList
    let idf: Float
    /// Whether every match holds the term.
    let isRequired: Bool
    /// Lengths of the segment's articles, and what each adds to a weight.
    private let codes: PackedArray<UInt8>
    private let norms: [Float]
    private let bitmap: BitmapView?
    private var block = 0
    /// The last article of `block`; nothing is known before the first look.
    private var last: UInt32 = 0
    private var isPositioned = false
    private var decoded = -1
    private var number = 0
    private var index = 0
    private lazy var buffer = PostingBlock()

    package init(_ list: PostingList, idf: Float, isRequired: Bool, lengths: LengthTable, segment: Segment) {
        self.list = list
        self.idf = idf
        self.isRequired = isRequired
        norms = lengths.values
        codes = segment.columns.lengths
        bitmap = list.bitmap(articles: segment.count)
    }

    /// No article of the list scores more. A look at each champion, or block.
    func most() -> Float {
        var most: Float = 0
        if list.hasChampions {
            let (codes, norms) = (codes, norms)
            list.forEachChampion { document, weight in
                most = max(most, Self.score(weight, norms[Int(codes[Int(document)])], idf))
            }
        } else {
            for block in 0..<list.blockCount { most = max(most, self.most(ofBlock: block)) }
        }
        return most
    }

    @inline(__always)
    private static func score(_ weight: UInt8, _ norm: Float, _ idf: Float) -> Float {
        let weight = Float(weight)
        return idf * weight / (weight + norm)
    }

    @inline(__always)
    func score(_ weight: UInt8, of document: UInt32) -> Float {
        Self.score(weight, norms[Int(codes[Int(document)])], idf)
    }

    /// The most that an article of the block scores.
    @inline(__always)
    func most(ofBlock block: Int) -> Float {
        let bounds = list.bounds(ofBlock: block)
        return Self.score(bounds.largestWeight, norms[Int(bounds.shortestLength)], idf)
    }

    /// No article of the block with a lower weight scores `least`. 255 and more where none does.
    @inline(__always)
    func leastWeight(ofBlock block: Int, scoring least: Float) -> Int {
        if least <= 0 { return 0 }
        return leastWeight(scoring: least, norms[Int(list.bounds(ofBlock: block).shortestLength)])
    }

    /// The same of articles of that norm and more, of a score of more than nothing.
    @inline(__always)
    func leastWeight(scoring least: Float, _ norm: Float) -> Int {
        if least >= idf { return .max }
        return Int(min(256, least * norm / (idf - least) * 0.999).rounded(.up))
    }

    /// The longest that an article of that weight may be to score `least`, as `LengthCode` has it; the shortest, where none does.
    func longest(ofWeight weight: UInt8, scoring least: Float) -> UInt8 {
        let least = least / BestScores.slack
        var (low, high) = (0, 255)
        while low < high {
            let middle = (low + high + 1) / 2
            if Self.score(weight, norms[middle], idf) >= least { low = middle } else { high = middle - 1 }
        }
        return UInt8(low)
    }

    /// Back to the beginning.
    mutating func restart() {
        block = 0
        isPositioned = false
    }

    /// Goes to the block that would hold the article, and tells the most that one there scores and its last article.
    ///
    /// - Precondition: articles are asked for in ascending order.
    mutating func bound(reaching document: UInt32) -> (most: Float, last: UInt32) {
        guard position(document) else { return (0, .max) }
        return (most(ofBlock: block), last)
    }

    /// - Precondition: articles are asked for in ascending order.
    @inline(__always)
    mutating func score(_ document: UInt32) -> Float {
        if let bitmap {
            guard bitmap.contains(document), position(document) else { return 0 }
            let index = list.rank(of: document, inBlock: block, bitmap)
            return score(list.weight(inBlock: block, at: index), of: document)
        }
        if !isPositioned || document > last || decoded != block {
            guard position(document) else { return 0 }
            if decoded != block {
                number = list.decodeDocuments(block: block, into: buffer)
                decoded = block
            }
            index = 0
        }
        index = buffer.index(from: index, reaching: document, number: number)
        guard index < number, buffer[document: index] == document else { return 0 }
        return score(list.weight(inBlock: block, at: index), of: document)
    }

    /// Of an article anywhere.
    package func looseScore(_ document: UInt32, articles: Int, _ buffer: PostingBlock) -> Float {
        let weight = list.weight(of: document, articles: articles, buffer)
        return weight == 0 ? 0 : score(weight, of: document)
    }

    /// False where no block reaches that far.
    private mutating func position(_ document: UInt32) -> Bool {
        guard block < list.blockCount else { return false }
        if !isPositioned || document > last {
            block = list.block(from: block, reaching: document)
            guard block < list.blockCount else { return false }
            last = list.bounds(ofBlock: block).lastDocument
            isPositioned = true
        }
        return true
    }
}

extension PostingList {
    /// Which posting of its block an article is, where the documents lie as bits.
    ///
    /// - Precondition: the article is in the list.
    @inline(__always)
    func rank(of document: UInt32, inBlock block: Int, _ bitmap: BitmapView) -> Int {
        let start = block == 0 ? 0 : bounds(ofBlock: block - 1).lastDocument + 1
        var place = Int(start >> 6)
        let end = Int(document >> 6)
        var word = bitmap.word(place) & (UInt64.max &<< UInt64(start & 63))
        var rank = 0
        while place < end {
            rank &+= word.nonzeroBitCount
            place &+= 1
            word = bitmap.word(place)
        }
        return rank &+ (word & (1 &<< UInt64(document & 63) &- 1)).nonzeroBitCount
    }
}
