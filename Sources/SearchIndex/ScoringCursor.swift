/// Walks one term's postings in a segment and scores articles, decoding only the blocks that are asked for.
///
/// The score of an article is `idf · weight / (weight + norm)`, where the norm comes from its length: BM25.
package struct ScoringCursor {
    /// No article scores more.
    package let most: Float
    private let list: PostingList?
    /// Lengths of the segment's articles, and what each adds to a weight.
    private let codes: [UInt8]
    private let norms: [Float]
    private var block = 0
    /// The last article of `block`; nothing is known before the first look.
    private var last: UInt32 = 0
    private var isPositioned = false
    private var decoded = -1
    private var number = 0
    private var index = 0
    private var buffers = PostingBuffers()

    package init(_ list: PostingList?, idf: Float, lengths: LengthTable, segment: Segment) {
        self.list = list
        norms = lengths.values
        codes = segment.columns.lengths
        most = list == nil ? 0 : idf
    }

    /// Goes to the block that would hold the article, and tells the most that one there scores and its last article.
    ///
    /// - Precondition: articles are asked for in ascending order.
    fileprivate mutating func bound(reaching document: UInt32) -> (most: Float, last: UInt32) {
        guard position(document), let list else { return (0, .max) }
        let bounds = list.bounds(ofBlock: block)
        let weight = Float(bounds.largestWeight)
        return (most * weight / (weight + norms[Int(bounds.shortestLength)]), last)
    }

    /// - Precondition: articles are asked for in ascending order.
    @inline(__always)
    package mutating func score(_ document: UInt32) -> Float {
        if !isPositioned || document > last || decoded != block {
            guard position(document), let list else { return 0 }
            if decoded != block {
                number = list.decode(block: block, &buffers.documents, &buffers.weights)
                decoded = block
                index = 0
            }
        }
        while index < number, buffers.documents[index] < document { index &+= 1 }
        guard index < number, buffers.documents[index] == document else { return 0 }
        let weight = Float(buffers.weights[index])
        return most * weight / (weight + norms[Int(codes[Int(document)])])
    }

    /// False where no block reaches that far.
    private mutating func position(_ document: UInt32) -> Bool {
        guard let list, block < list.blockCount else { return false }
        if !isPositioned || document > last {
            block = list.block(from: block, reaching: document)
            guard block < list.blockCount else { return false }
            last = list.bounds(ofBlock: block).lastDocument
            isPositioned = true
        }
        return true
    }

    /// Calls `body` with those of the articles whose scores, added up over the terms, are at least `least()`; where bounds
    /// of blocks say that none is, whole stretches of articles are passed over.
    ///
    /// - Parameter documents: ascending.
    package static func forEach(
        of documents: [UInt32], scoringAtLeast least: () -> Float, _ cursors: inout [ScoringCursor],
        _ body: (UInt32, Float) -> Void
    ) {
        /// By term: the most that those after it add, up to `regionEnd`.
        var rest = [Float](repeating: 0, count: cursors.count)
        var regionEnd: UInt32?
        var threshold = least()
        var next = 0
        while next < documents.count {
            let document = documents[next]
            if regionEnd.map({ document > $0 }) ?? true {
                var sum: Float = 0
                var end = UInt32.max
                for index in cursors.indices.reversed() {
                    rest[index] = sum
                    let bound = cursors[index].bound(reaching: document)
                    sum += bound.most
                    end = min(end, bound.last)
                }
                regionEnd = end
                if sum * slack < threshold {
                    while next < documents.count, documents[next] <= end { next += 1 }
                    continue
                }
            }
            next += 1
            var score: Float = 0
            var isGood = true
            for index in cursors.indices {
                score += cursors[index].score(document)
                if (score + rest[index]) * slack < threshold {
                    isGood = false
                    break
                }
            }
            if isGood {
                body(document, score)
                threshold = least()
            }
        }
    }

    /// Bounds are sums of rounded numbers, as scores are, but of others.
    private static let slack: Float = 1.0001

    /// Calls `body` with each article of the list whose score is at least `least()`, passing over blocks that hold none.
    package func forEach(scoringAtLeast least: () -> Float, _ body: (UInt32, Float) -> Void) {
        guard let list else { return }
        let codes = codes.span
        let norms = norms.span
        var threshold = least()
        var buffers = PostingBuffers()
        for block in 0..<list.blockCount {
            let bounds = list.bounds(ofBlock: block)
            let largest = Float(bounds.largestWeight)
            if most * largest / (largest + norms[Int(bounds.shortestLength)]) < threshold { continue }
            let number = list.decode(block: block, &buffers.documents, &buffers.weights)
            let documents = buffers.documents.span
            let weights = buffers.weights.span
            for index in 0..<number {
                let weight = Float(weights[index])
                let score = most * weight / (weight + norms[Int(codes[Int(documents[index])])])
                if score >= threshold {
                    body(documents[index], score)
                    threshold = least()
                }
            }
        }
    }
}
