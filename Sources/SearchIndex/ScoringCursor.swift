/// Walks one term's postings in a segment and scores articles, decoding only the blocks that are asked for.
///
/// The score of an article is `idf · weight / (weight + norm)`, where the norm comes from its length: BM25.
package struct ScoringCursor {
    /// No article scores more.
    package let most: Float
    private let list: PostingList?
    private let lengths: LengthTable
    private let segment: Segment
    private var block = 0
    /// Of `block`, as the directory has it; not known before the first look.
    private var last: UInt32 = 0
    private var isPositioned = false
    private var decoded = -1
    private var number = 0
    private var index = 0
    private var buffers = PostingBuffers()

    package init(_ list: PostingList?, idf: Float, lengths: LengthTable, segment: Segment) {
        self.list = list
        self.lengths = lengths
        self.segment = segment
        most = list == nil ? 0 : idf
    }

    /// Goes to the block that would hold the article, and tells the most that one there scores and its last article.
    ///
    /// - Precondition: articles are asked for in ascending order.
    package mutating func bound(reaching document: UInt32) -> (most: Float, last: UInt32) {
        guard position(document), let list else { return (0, .max) }
        let bounds = list.bounds(ofBlock: block)
        let weight = Float(bounds.largestWeight)
        return (most * weight / (weight + lengths.values[Int(bounds.shortestLength)]), last)
    }

    /// - Precondition: articles are asked for in ascending order.
    package mutating func score(_ document: UInt32) -> Float {
        guard position(document), let list else { return 0 }
        if decoded != block {
            number = list.decode(block: block, &buffers.documents, &buffers.weights)
            decoded = block
            index = 0
        }
        while index < number, buffers.documents[index] < document { index += 1 }
        guard index < number, buffers.documents[index] == document else { return 0 }
        let weight = Float(buffers.weights[index])
        return most * weight / (weight + lengths.values[Int(segment.columns.lengths[Int(document)])])
    }

    /// False where no block reaches that far.
    private mutating func position(_ document: UInt32) -> Bool {
        guard let list else { return false }
        if !isPositioned || document > last {
            guard block < list.blockCount else { return false }
            block = list.block(from: block, reaching: document)
            guard block < list.blockCount else { return false }
            last = list.bounds(ofBlock: block).lastDocument
            isPositioned = true
        }
        return true
    }

    /// Calls `body` with each article of the list whose score is at least `least()`, passing over blocks that hold none.
    package func forEach(scoringAtLeast least: () -> Float, _ body: (UInt32, Float) -> Void) {
        guard let list else { return }
        let columns = segment.columns.lengths
        let codes = columns.span
        let norms = lengths.values.span
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
