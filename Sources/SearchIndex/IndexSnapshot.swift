/// The index as it was at one moment. Any number of readers may hold it; nothing in it changes.
package final class IndexSnapshot: Sendable {
    package struct Part: Sendable {
        package let segment: Segment
        package internal(set) var deleted = DeletedDocuments()
        /// A merge of it with smaller ones would have outgrown a segment: no merge is made of it any more.
        var isLeftAlone = false

        package var liveCount: Int { segment.count - deleted.count }
    }

    package let parts: [Part]
    package let articleCount: Int
    /// In units of folded text; what BM25 measures lengths by.
    package let averageLength: Float

    package static let empty = IndexSnapshot([])

    init(_ parts: [Part]) {
        self.parts = parts
        articleCount = parts.reduce(0) { $0 + $1.liveCount }
        let all = parts.reduce(0) { $0 + $1.segment.count }
        averageLength = Float(parts.reduce(0) { $0 + $1.segment.totalLength }) / Float(max(1, all))
    }

    /// - Complexity: one look at each article.
    package var statistics: IndexStatistics {
        var sum = IndexStatistics()
        sum.segments = parts.count
        for part in parts {
            sum.terms += part.segment.termCount
            sum.postings += part.segment.postingCount
            sum.textBytes += part.segment.textBytes
            sum.storedTextBytes += part.segment.text.memoryBytes
            sum.memoryBytes += part.segment.memoryBytes + part.deleted.memoryBytes
            sum.add(part.segment.memoryByPart)
        }
        return sum
    }
}
