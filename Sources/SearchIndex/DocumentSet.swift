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
        if case .sparse(let list) = self { list.isEmpty } else { count == 0 }
    }

    package func list() -> [UInt32] {
        switch self {
        case .sparse(let list): list
        case .dense(let bits): bits.list()
        }
    }

    package func filter(_ keeps: (UInt32) -> Bool) -> DocumentSet { .sparse(list().filter(keeps)) }

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
        return .sparse(list().filter { !deleted.contains($0) })
    }

    private static func intersection(_ left: [UInt32], _ right: [UInt32]) -> [UInt32] {
        var common: [UInt32] = []
        var first = 0
        var second = 0
        while first < left.count, second < right.count {
            if left[first] == right[second] {
                common.append(left[first])
                first += 1
                second += 1
            } else if left[first] < right[second] {
                first += 1
            } else {
                second += 1
            }
        }
        return common
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

    package var count: Int {
        let span = words.span
        var sum = 0
        for index in 0..<span.count { sum += span[index].nonzeroBitCount }
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

    package mutating func remove(_ document: UInt32) {
        words[Int(document >> 6)] &= ~(1 << UInt64(document & 63))
    }

    package mutating func insert(_ list: PostingList) {
        var buffer = [UInt32](repeating: 0, count: PostingLayout.blockLength)
        for block in 0..<list.blockCount {
            var documents = buffer.mutableSpan
            let number = list.decodeDocuments(block: block, into: &documents)
            var bits = words.mutableSpan
            for index in 0..<number {
                let document = documents[index]
                bits[Int(document >> 6)] |= 1 << UInt64(document & 63)
            }
        }
    }

    package mutating func insert(_ set: DocumentSet) {
        switch set {
        case .sparse(let list): for document in list { insert(document) }
        case .dense(let bits): for index in words.indices { words[index] |= bits.words[index] }
        }
    }

    package func intersection(_ other: DocumentBits) -> DocumentBits {
        var result = self
        for index in words.indices { result.words[index] &= other.words[index] }
        return result
    }

    package func subtracting(_ other: DocumentBits) -> DocumentBits {
        var result = self
        for index in words.indices { result.words[index] &= ~other.words[index] }
        return result
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
