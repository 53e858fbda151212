import CPostings

/// Articles that are scored together: one term after another for all of them, so that nothing waits for what the article
/// before came to. Plain memory, as `PostingBlock` is.
@safe final class ScoreBatch {
    /// So many are scored at once at the most; another block of postings fits beyond as many as are left of one.
    static let length = Int(CPOSTINGS_MOST_RANKED)
    private let documents: UnsafeMutablePointer<UInt32>
    private let norms: UnsafeMutablePointer<Float>
    private let scores: UnsafeMutablePointer<Float>
    private let weights: UnsafeMutablePointer<UInt8>
    private let leadWeights: UnsafeMutablePointer<UInt8>
    private let scratch: ScratchMemory

    init(in scratch: ScratchMemory) {
        let length = Self.length
        self.scratch = scratch
        // In eights; what is read behind the last score are weights.
        let memory = unsafe scratch.take(length * 14)
        // Nothing is read here before it was set.
        unsafe documents = unsafe memory.bindMemory(to: UInt32.self, capacity: length)
        unsafe norms = unsafe (memory + 4 * length).bindMemory(to: Float.self, capacity: length)
        unsafe scores = unsafe (memory + 8 * length).bindMemory(to: Float.self, capacity: length)
        unsafe weights = unsafe (memory + 12 * length).bindMemory(to: UInt8.self, capacity: length)
        unsafe leadWeights = unsafe (memory + 13 * length).bindMemory(to: UInt8.self, capacity: length)
    }

    @inline(__always)
    subscript(document index: Int) -> UInt32 {
        get {
            assert(index >= 0 && index < Self.length)
            return unsafe documents[index]
        }
        set {
            assert(index >= 0 && index < Self.length)
            unsafe documents[index] = newValue
        }
    }

    /// The first articles. Holds only while `self` does.
    func documents(_ number: Int) -> UnsafeBufferPointer<UInt32> {
        assert(number <= Self.length)
        return unsafe UnsafeBufferPointer(start: documents, count: number)
    }

    /// Of the term whose list the articles were taken from.
    @inline(__always)
    subscript(leadWeight index: Int) -> UInt8 {
        get {
            assert(index >= 0 && index < Self.length)
            return unsafe leadWeights[index]
        }
        set {
            assert(index >= 0 && index < Self.length)
            unsafe leadWeights[index] = newValue
        }
    }

    /// Adds, behind the first `number`, the marked postings of a block that may score enough, as `PostingBlock.give` has it, and
    /// tells how many there are then.
    func append(
        _ number: Int, _ block: PostingBlock, _ marks: PostingMarks, _ limits: ScoreLimits.Row,
        _ codes: PackedArray<UInt8>, _ norms: [Float]
    ) -> Int {
        // One that is not good enough is written behind those that are, for a moment.
        assert(number + PostingLayout.blockLength <= Self.length)
        return unsafe number
            + block.give(marks, limits, codes, norms, to: documents + number, leadWeights + number)
    }

    /// Adds, behind the first `number`, what a pass gives until there are more than `room`, and tells how many there are then.
    func append(_ number: Int, _ pass: inout PairPass, scoring least: Float, room: Int) -> Int {
        assert(number <= room && room + PostingLayout.blockLength <= Self.length)
        return unsafe number
            + pass.next(scoring: least, room: room - number, to: documents + number, leadWeights + number)
    }

    /// Sets the weights of the first articles to what a list has of them; it lies in blocks. Or to 0 where they would not lift the
    /// article's score to `least`.
    func readWeights(_ number: Int, of list: PostingList, idf: Float, _ ranks: BitRanks, lifting least: Float) {
        assert(number <= Self.length)
        unsafe ranks.readWeights(
            of: documents, number, list, idf: idf, scores: scores, norms: norms, lifting: least, to: weights)
    }

    /// Sets the weights of articles, from one on, to their places among those of a decoded block, counted from one; 0 of those
    /// that are not there. Ends behind the block's last, and tells which is the next. Only where `PostingBlock.isFast`.
    func findPlaces(from next: Int, _ number: Int, in block: PostingBlock, _ length: Int) -> Int {
        assert(next < number && number <= Self.length && length > 0)
        return unsafe next + block.find(documents + next, number - next, length, places: weights + next)
    }

    @inline(__always)
    func score(_ index: Int) -> Float {
        assert(index >= 0 && index < Self.length)
        return unsafe scores[index]
    }

    /// Makes the first articles ready: nothing is known of them but their lengths.
    ///
    /// - Parameters:
    ///   - codes: lengths by article.
    ///   - table: by code, what BM25 adds to a weight before it divides by the sum.
    func open(_ number: Int, _ codes: PackedArray<UInt8>, _ table: [Float]) {
        assert(number <= Self.length && table.count == 256)
        if PostingBlock.isFast {
            return unsafe table.withUnsafeBufferPointer {
                unsafe cpostings_norms(
                    documents, Int32(truncatingIfNeeded: number),
                    codes.bytes.assumingMemoryBound(to: UInt8.self).baseAddress!, $0.baseAddress!, norms)
            }
        }
        for index in 0..<number { unsafe norms[index] = table[Int(codes[Int(documents[index])])] }
    }

    /// Of the term whose turn it is; 0 where the article has it not.
    @inline(__always)
    subscript(weight index: Int) -> UInt8 {
        get {
            assert(index >= 0 && index < Self.length)
            return unsafe weights[index]
        }
        set {
            assert(index >= 0 && index < Self.length)
            unsafe weights[index] = newValue
        }
    }

    /// Adds what the weights are worth to the first scores, or sets them to it.
    func add(_ idf: Float, _ number: Int, isFirst: Bool) { unsafe add(idf, weights, number, isFirst) }

    /// Adds what the weights in the list are worth that the articles were taken from.
    func addLead(_ idf: Float, _ number: Int, isFirst: Bool) { unsafe add(idf, leadWeights, number, isFirst) }

    private func add(_ idf: Float, _ weights: UnsafeMutablePointer<UInt8>, _ number: Int, _ isFirst: Bool) {
        assert(number <= Self.length)
        if PostingBlock.isFast {
            return unsafe cpostings_add(
                weights, norms, Int32(truncatingIfNeeded: number), idf, isFirst ? 1 : 0, scores)
        }
        for index in 0..<number {
            let weight = unsafe Float(weights[index])
            let before = unsafe isFirst ? 0 : scores[index]
            unsafe scores[index] = before + idf * weight / (weight + norms[index])
        }
    }

    /// Keeps those that may yet reach a score, and tells how many they are.
    ///
    /// - Parameters:
    ///   - number: how many there are.
    ///   - threshold: what they have to reach.
    ///   - idfs: of the terms to come, in their order: none adds more to a score. Added one by one, as the terms will be, so
    ///     that rounding takes none out.
    func keep(_ number: Int, reaching threshold: Float, with idfs: ArraySlice<Float>) -> Int {
        if PostingBlock.isFast {
            return unsafe idfs.withUnsafeBufferPointer {
                Int(
                    unsafe cpostings_keep(
                        documents, leadWeights, norms, scores, Int32(truncatingIfNeeded: number), threshold,
                        $0.baseAddress!, Int32(truncatingIfNeeded: $0.count)))
            }
        }
        var kept = 0
        for index in 0..<number {
            unsafe documents[kept] = documents[index]
            unsafe leadWeights[kept] = leadWeights[index]
            unsafe norms[kept] = norms[index]
            unsafe scores[kept] = scores[index]
            var most = unsafe scores[index]
            for idf in idfs { most += idf }
            kept &+= most >= threshold ? 1 : 0
        }
        return kept
    }

    /// The first, from one on, that scores at least that; `number` where none does.
    @inline(__always)
    func next(from index: Int, of number: Int, reaching least: Float) -> Int {
        assert(index >= 0 && number <= Self.length)
        if PostingBlock.isFast {
            return unsafe Int(
                cpostings_next(
                    scores, Int32(truncatingIfNeeded: index), Int32(truncatingIfNeeded: number), least))
        }
        var index = index
        while unsafe index < number && scores[index] < least { index &+= 1 }
        return index
    }

    /// A score that as many as are wanted reach, if not the highest such; −∞ where they are too few.
    func reached(by wanted: Int, of number: Int) -> Float {
        let stride = wanted > 0 ? number / (2 * wanted) : 0
        guard stride > 1 else { return -.infinity }
        // The best of each of twice as many groups; then the so-many-th of these.
        var best: [Float] = []
        best.reserveCapacity(2 * wanted)
        for group in 0..<2 * wanted {
            var most = unsafe scores[group * stride]
            for index in group * stride + 1..<(group + 1) * stride { unsafe most = max(most, scores[index]) }
            best.append(most)
        }
        best.sort(by: >)
        return best[wanted - 1]
    }
}
