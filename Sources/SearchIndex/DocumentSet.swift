/// Some of a segment's articles: a list where they are few, bits where they are many.
package enum DocumentSet: Sendable {
    /// Ascending, none twice.
    case sparse([UInt32])
    case dense(DocumentBits)

    package static let empty = DocumentSet.sparse([])

    package static func all(of segment: Segment) -> DocumentSet { .dense(DocumentBits(all: segment.count)) }

    package var count: Int {
        switch self {
        case .sparse(let list): list.count
        case .dense(let bits): bits.count
        }
    }

    package var isEmpty: Bool {
        switch self {
        case .sparse(let list): list.isEmpty
        case .dense(let bits): bits.isEmpty
        }
    }

    package func list() -> [UInt32] {
        switch self {
        case .sparse(let list): list
        case .dense(let bits): bits.list()
        }
    }

    package func filter(_ keeps: (UInt32) -> Bool) -> DocumentSet { .sparse(list().filter(keeps)) }

    /// - Complexity: a look at a bit, or halving a list.
    @inline(__always)
    package func contains(_ document: UInt32) -> Bool {
        switch self {
        case .dense(let bits): return bits.contains(document)
        case .sparse(let list):
            var low = 0
            var length = list.count
            while length > 0 {
                let half = length / 2
                if list[low + half] < document {
                    low += half + 1
                    length -= half + 1
                } else {
                    length = half
                }
            }
            return low < list.count && list[low] == document
        }
    }

    /// Calls `body` with each, ascending.
    @inline(__always)
    package func forEach(_ body: (UInt32) -> Void) {
        switch self {
        case .sparse(let list): for document in list { body(document) }
        case .dense(let bits): bits.forEach(body)
        }
    }

    package func intersection(_ other: DocumentSet) -> DocumentSet {
        switch (self, other) {
        case (.dense(let left), .dense(let right)): .dense(left.intersection(right))
        case (.dense(let bits), .sparse(let list)), (.sparse(let list), .dense(let bits)):
            .sparse(list.filter { bits.contains($0) })
        case (.sparse(let left), .sparse(let right)): .sparse(Self.intersection(left, right))
        }
    }

    package func subtracting(_ other: DocumentSet, of segment: Segment) -> DocumentSet {
        switch (self, other) {
        case (.sparse(let list), .dense(let bits)): return .sparse(list.filter { !bits.contains($0) })
        case (.sparse, .sparse(let right)) where right.isEmpty: return self
        case (.dense(let left), .dense(let right)): return .dense(left.subtracting(right))
        case (.sparse(let left), .sparse(let right)): return .sparse(Self.difference(left, right))
        case (.dense(var bits), .sparse(let list)):
            for document in list { bits.remove(document) }
            return .dense(bits)
        }
    }

    package func subtracting(_ deleted: DeletedDocuments) -> DocumentSet {
        guard !deleted.isEmpty else { return self }
        switch self {
        case .sparse(let list): return .sparse(list.filter { !deleted.contains($0) })
        case .dense(let bits): return .dense(bits.subtracting(deleted))
        }
    }

    private static func intersection(_ left: [UInt32], _ right: [UInt32]) -> [UInt32] {
        // The empty array is one for all threads, and what makes one of no room writes its count to it.
        if left.isEmpty || right.isEmpty { return [] }
        let (lefts, rights) = (left.span, right.span)
        return unsafe [UInt32](unsafeUninitializedCapacity: min(left.count, right.count) + 1) { common, number in
            var first = 0
            var second = 0
            // No branch depends on which is larger: nobody could foretell it.
            while first < lefts.count, second < rights.count {
                let (one, other) = (lefts[first], rights[second])
                unsafe common[number] = one
                number &+= one == other ? 1 : 0
                first &+= one <= other ? 1 : 0
                second &+= other <= one ? 1 : 0
            }
        }
    }

    private static func difference(_ left: [UInt32], _ right: [UInt32]) -> [UInt32] {
        var rest: [UInt32] = []
        var second = 0
        for document in left {
            while second < right.count, right[second] < document { second += 1 }
            if second == right.count || right[second] != document { rest.append(document) }
        }
        return rest
    }
}

/// A bit for each article of a segment.
package struct DocumentBits: Sendable {
    private var words: [UInt64]

    package init(none count: Int) {
        words = [UInt64](repeating: 0, count: (count + 63) / 64)
    }

    package init(all count: Int) {
        words = [UInt64](repeating: .max, count: (count + 63) / 64)
        if count % 64 != 0 { words[words.count - 1] = (1 << UInt64(count % 64)) - 1 }
    }

    init(_ bitmap: BitmapView) {
        words = unsafe [UInt64](unsafeUninitializedCapacity: bitmap.count) { words, number in
            unsafe bitmap.copy(to: words)
            number = bitmap.count
        }
    }

    /// Those of the bitmap that are marked, a mark for each bit that is set. Only where `PostingBlock.isFast`.
    init(_ bitmap: BitmapView, marked marks: BitmapView) {
        words = unsafe [UInt64](unsafeUninitializedCapacity: bitmap.count) { words, number in
            unsafe bitmap.deposit(marks, to: words)
            number = bitmap.count
        }
    }

    /// Ends at the first article.
    package var isEmpty: Bool { words.allSatisfy { $0 == 0 } }

    package var count: Int {
        let span = words.span
        var sum = 0
        var index = 0
        while index &+ 4 <= span.count {
            let first = span[index].nonzeroBitCount &+ span[index &+ 1].nonzeroBitCount
            sum &+= first &+ span[index &+ 2].nonzeroBitCount &+ span[index &+ 3].nonzeroBitCount
            index &+= 4
        }
        while index < span.count {
            sum &+= span[index].nonzeroBitCount
            index &+= 1
        }
        return sum
    }

    @inline(__always)
    package func contains(_ document: UInt32) -> Bool {
        words[Int(document >> 6)] >> UInt64(document & 63) & 1 != 0
    }

    @inline(__always)
    package mutating func insert(_ document: UInt32) {
        words[Int(document >> 6)] |= 1 << UInt64(document & 63)
    }

    /// 64 articles, a bit each.
    @inline(__always)
    func word(_ index: Int) -> UInt64 { words[index] }

    package mutating func remove(_ document: UInt32) {
        words[Int(document >> 6)] &= ~(1 << UInt64(document & 63))
    }

    /// - Complexity: a word of 64 articles at a time where the list lies as bits, else 1.5 ns a posting.
    package mutating func insert(_ list: PostingList, articles: Int) {
        var bits = words.mutableSpan
        if let bitmap = list.bitmap(articles: articles) {
            for index in 0..<bits.count { bits[index] |= bitmap.word(index) }
            return
        }
        let buffer = PostingBlock()
        for block in 0..<list.blockCount {
            for index in 0..<list.decodeDocuments(block: block, into: buffer) {
                let document = buffer[document: index]
                bits[Int(document &>> 6)] |= 1 &<< UInt64(document & 63)
            }
        }
    }

    /// The first documents of a block.
    mutating func insert(_ block: PostingBlock, count: Int) {
        var bits = words.mutableSpan
        for index in 0..<count {
            let document = block[document: index]
            bits[Int(document &>> 6)] |= 1 &<< UInt64(document & 63)
        }
    }

    /// Keeps those of so many articles: no bit behind them stays set.
    mutating func cut(to articles: Int) {
        if articles % 64 != 0 { words[words.count - 1] &= (1 << UInt64(articles % 64)) - 1 }
    }

    package mutating func insert(_ set: DocumentSet) {
        switch set {
        case .sparse(let list):
            var bits = words.mutableSpan
            for document in list { bits[Int(document &>> 6)] |= 1 &<< UInt64(document & 63) }
        case .dense(let other):
            var bits = words.mutableSpan
            let others = other.words.span
            for index in 0..<min(bits.count, others.count) { bits[index] |= others[index] }
        }
    }

    package func intersection(_ other: DocumentBits) -> DocumentBits {
        var result = self
        var bits = result.words.mutableSpan
        let others = other.words.span
        for index in 0..<min(bits.count, others.count) { bits[index] &= others[index] }
        return result
    }

    /// Keeps those that are in the list, which lies as bits.
    func intersection(_ bitmap: BitmapView) -> DocumentBits {
        var result = self
        result.keep(bitmap)
        return result
    }

    mutating func keep(_ bitmap: BitmapView) {
        var bits = words.mutableSpan
        for index in 0..<min(bits.count, bitmap.count) { bits[index] &= bitmap.word(index) }
    }

    mutating func insert(_ bitmap: BitmapView) {
        var bits = words.mutableSpan
        for index in 0..<min(bits.count, bitmap.count) { bits[index] |= bitmap.word(index) }
    }

    /// Adds the list, and to `again` those that were here before it.
    mutating func insert(_ bitmap: BitmapView, again: inout DocumentBits) {
        var bits = words.mutableSpan
        var others = again.words.mutableSpan
        for index in 0..<min(min(bits.count, others.count), bitmap.count) {
            let word = bitmap.word(index)
            others[index] |= bits[index] & word
            bits[index] |= word
        }
    }

    /// The same as a list, where they are so few that it is shorter.
    func normal(articles: Int) -> DocumentSet {
        count * Self.dense > articles ? .dense(self) : .sparse(list())
    }

    /// Beyond one article in so many, a set is kept as bits.
    static let dense = 32

    package func subtracting(_ other: DocumentBits) -> DocumentBits {
        var result = self
        var bits = result.words.mutableSpan
        let others = other.words.span
        for index in 0..<min(bits.count, others.count) { bits[index] &= ~others[index] }
        return result
    }

    func subtracting(_ deleted: DeletedDocuments) -> DocumentBits {
        var result = self
        var bits = result.words.mutableSpan
        for index in 0..<min(bits.count, deleted.words.count) { bits[index] &= ~deleted.words[index] }
        return result
    }

    /// Keeps those of stretches that lie inside, and those of others that `keeps` says.
    mutating func keep(
        stretch: Int, _ relation: (Int) -> DayBounds.Relation, _ keeps: (UInt32) -> Bool
    ) {
        var bits = words.mutableSpan
        let wordsInStretch = stretch / 64
        var start = 0
        while start < bits.count {
            let end = min(bits.count, start + wordsInStretch)
            switch relation(start / wordsInStretch) {
            case .inside: break
            case .apart: for index in start..<end { bits[index] = 0 }
            case .across:
                for index in start..<end {
                    var rest = bits[index]
                    while rest != 0 {
                        let bit = rest.trailingZeroBitCount
                        if !keeps(UInt32(index * 64 + bit)) { bits[index] &= ~(1 << UInt64(bit)) }
                        rest &= rest - 1
                    }
                }
            }
            start = end
        }
    }

    /// Calls `body` with each, ascending.
    @inline(__always)
    package func forEach(_ body: (UInt32) -> Void) {
        let span = words.span
        for index in 0..<span.count {
            var word = span[index]
            while word != 0 {
                body(UInt32(truncatingIfNeeded: index &<< 6 &+ word.trailingZeroBitCount))
                word &= word &- 1
            }
        }
    }

    package func list() -> [UInt32] {
        var list: [UInt32] = []
        list.reserveCapacity(count)
        let span = words.span
        for index in 0..<span.count {
            var word = span[index]
            while word != 0 {
                list.append(UInt32(index << 6 + word.trailingZeroBitCount))
                word &= word - 1
            }
        }
        return list
    }
}
