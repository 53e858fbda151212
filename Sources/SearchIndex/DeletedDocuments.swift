/// Which articles of a segment are deleted: a bit each, nothing at all while there is none.
package struct DeletedDocuments: Sendable {
    private var words: [UInt64] = []
    package private(set) var count = 0

    package init() {}

    package var isEmpty: Bool { count == 0 }

    @inline(__always)
    package func contains(_ document: UInt32) -> Bool {
        let index = Int(document >> 6)
        return index < words.count && words[index] >> UInt64(document & 63) & 1 != 0
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
