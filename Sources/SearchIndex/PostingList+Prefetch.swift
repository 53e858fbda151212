/// Memory is asked for ahead of what goes through a list: the processor foretells that only within four kilobytes of it, and in
/// an index of some size each list is far.
extension PostingList {
    /// So many blocks ahead.
    static let blocksAhead = 6

    /// Asks for a block that will be read soon, where the list has so many; and for the directory's entries behind it.
    @inline(__always)
    func prefetch(block: Int) {
        guard case .blocks(let offset) = place, block < blockCount else { return }
        let view = view
        let entry = entry(block, of: offset)
        let data = offset + Int(view.word(entry + 4))
        view.prefetch(min(entry + 512, view.count))
        view.prefetch(data)
        view.prefetch(min(data + 64, view.count))
        view.prefetch(min(data + 128, view.count))
    }

    /// Calls `body` with each block that may hold some of the documents, and with their indices. Some blocks are found and
    /// asked for before the first of them is read.
    ///
    /// - Parameters:
    ///   - block: all documents are in it, or behind it; then the last block that was looked at.
    ///   - documents: ascending.
    @inline(__always)
    func forEachBlock(
        from block: inout Int, reaching documents: UnsafeBufferPointer<UInt32>,
        _ body: (_ block: Int, _ documents: Range<Int>) -> Void
    ) {
        guard case .blocks = place else {
            // Short lists do not say in advance where they end.
            if block == 0, !documents.isEmpty { body(0, 0..<documents.count) }
            return
        }
        let total = blockCount
        unsafe withUnsafeTemporaryAllocation(of: (block: Int, start: Int, end: Int).self, capacity: Self.blocksAhead) {
            let found = unsafe $0
            var next = 0
            while next < documents.count {
                var number = 0
                while number < Self.blocksAhead, next < documents.count {
                    block = unsafe self.block(from: block, reaching: documents[next])
                    if block == total { break }
                    prefetch(block: block)
                    let end = unsafe Self.end(
                        of: documents, from: next, upTo: bounds(ofBlock: block).lastDocument)
                    unsafe found[number] = (block, next, end)
                    number += 1
                    next = end
                }
                for index in 0..<number { unsafe body(found[index].block, found[index].start..<found[index].end) }
                if block == total { return }
            }
        }
    }

    /// The first of the documents behind `last`, from `start` on: galloping, then halving.
    private static func end(of documents: UnsafeBufferPointer<UInt32>, from start: Int, upTo last: UInt32) -> Int {
        var low = start
        var step = 1
        while low + step < documents.count, unsafe documents[low + step] <= last {
            low += step
            step *= 2
        }
        var high = min(documents.count, low + step)
        while low < high {
            let middle = (low + high) / 2
            if unsafe documents[middle] <= last { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
