extension Segment {
    /// The articles that hold the run.
    ///
    /// - Parameters:
    ///   - run: its number in the table.
    ///   - list: of the run's rarest pair, the first of those.
    ///   - within: only these are of interest; nil is all.
    /// - Complexity: linear in that list, as far as there are articles of interest; where it lies as bits, 3 ns for 64 articles.
    func documents(ofRun run: Int, _ list: PostingList, within: DocumentSet?) -> DocumentSet? {
        let offset = Int(runs.offsets[run])
        let isByArticle = list.count * RunTable.everywhere >= count
        let bits = isByArticle ? count : list.count
        let end = offset + (bits + 127) / 128 * 16
        guard end <= runs.marks.count, runs.marks.holds(offset..<end) else { return nil }
        if isByArticle {
            var found = DocumentBits(BitmapView(runs.marks.view, at: offset, count: (count + 63) / 64))
            found.cut(to: count)
            return within.map(DocumentSet.dense(found).intersection) ?? found.normal(articles: count)
        }
        let marks = BitmapView(runs.marks.view, at: offset, count: (bits + 127) / 128 * 2)
        switch within {
        case .sparse(let candidates)?: return .sparse(list.marked(marks, among: candidates))
        case .dense(let candidates)?:
            if let found = marked(marks, of: list) { return .dense(found.intersection(candidates)) }
            var found: [UInt32] = []
            list.forEachMarked(marks) { if candidates.contains($0) { found.append($0) } }
            return .sparse(found)
        case nil:
            if let found = marked(marks, of: list) { return found.normal(articles: count) }
            var number = 0
            for word in 0..<marks.count { number += marks.word(word).nonzeroBitCount }
            if number * DocumentBits.dense > count {
                var found = DocumentBits(none: count)
                list.forEachMarked(marks) { found.insert($0) }
                return .dense(found)
            }
            var found: [UInt32] = []
            found.reserveCapacity(number)
            list.forEachMarked(marks) { found.append($0) }
            return .sparse(found)
        }
    }

    /// Of a list that lies as bits, all at once; nil of others, and where that would be slow.
    private func marked(_ marks: BitmapView, of list: PostingList) -> DocumentBits? {
        guard PostingBlock.isFast, let bitmap = list.bitmap(articles: count) else { return nil }
        return DocumentBits(bitmap, marked: marks)
    }
}

extension PostingList {
    /// Calls `body` with the documents whose postings are marked, ascending.
    @inline(__always)
    func forEachMarked(_ marks: BitmapView, _ body: (UInt32) -> Void) {
        let buffer = PostingBlock()
        for block in 0..<blockCount {
            let marked = self.marks(ofBlock: block, marks)
            if marked.isEmpty { continue }
            _ = decodeDocuments(block: block, into: buffer)
            marked.forEach { body(buffer[document: $0]) }
        }
    }

    /// Those of the candidates, which ascend, whose postings are marked.
    func marked(_ marks: BitmapView, among candidates: [UInt32]) -> [UInt32] {
        var found: [UInt32] = []
        let buffer = PostingBlock()
        var next = 0
        var block = 0
        while next < candidates.count {
            block = self.block(from: block, reaching: candidates[next])
            guard block < blockCount else { break }
            let number = decodeDocuments(block: block, into: buffer)
            let last = buffer[document: number - 1]
            let marked = self.marks(ofBlock: block, marks)
            var index = 0
            while next < candidates.count, candidates[next] <= last {
                if !marked.isEmpty {
                    index = buffer.index(from: index, reaching: candidates[next], number: number)
                    if buffer[document: index] == candidates[next], marked.contains(index) {
                        found.append(candidates[next])
                    }
                }
                next += 1
            }
            // Short lists do not say in advance where they end.
            block += 1
        }
        return found
    }

    /// Bits beyond the last posting, or article, are never set by who makes them; whoever else does finds them left out.
    private func marks(ofBlock block: Int, _ marks: BitmapView) -> PostingMarks {
        var marked = PostingMarks(marks.word(2 &* block), marks.word(2 &* block &+ 1))
        if block + 1 == blockCount { marked.keep(PostingMarks(first: number(inBlock: block))) }
        return marked
    }
}
