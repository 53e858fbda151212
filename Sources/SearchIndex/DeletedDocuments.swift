/// Which articles of a segment are deleted: a bit each, nothing at all while there is none.
package struct DeletedDocuments: Sendable {
    package private(set) var words: [UInt64] = []
    package private(set) var count = 0

    package init() {}

    /// A bit for each deleted article.
    package init(words: [UInt64]) {
        self.words = words
        count = words.reduce(0) { $0 + $1.nonzeroBitCount }
    }

    package var isEmpty: Bool { count == 0 }

    @inline(__always)
    package func contains(_ document: UInt32) -> Bool {
        let index = Int(document >> 6)
        return index < words.count && words[index] >> UInt64(document & 63) & 1 != 0
    }

    /// All of them, ascending.
    package var list: [UInt32] {
        var list: [UInt32] = []
        for (index, word) in words.enumerated() {
            var rest = word
            while rest != 0 {
                list.append(UInt32(index * 64 + rest.trailingZeroBitCount))
                rest &= rest - 1
            }
        }
        return list
    }

    mutating func insert(_ document: UInt32) {
        let index = Int(document >> 6)
        if index >= words.count { words.append(contentsOf: repeatElement(0, count: index + 1 - words.count)) }
        let bit = UInt64(1) << UInt64(document & 63)
        if words[index] & bit == 0 {
            words[index] |= bit
            count += 1
        }
    }

    var memoryBytes: Int { words.count * 8 }
}
