package import BulletinModel

extension Segment {
    /// By article, how many of its figures `accepts` says; one pass over all figures of the segment.
    ///
    /// - Parameter accepts: is given noun and classifier folded, empty where there is none, and the ends of the value.
    package func figureCounts(
        _ accepts: (_ noun: [UInt16], _ classifier: [UInt16], _ low: ExactNumber, _ high: ExactNumber) -> Bool
    ) -> [Int32] {
        var counts = [Int32](repeating: 0, count: count)
        let texts = (0..<UInt32(columns.figureTexts.count)).map { columns.figureTexts[$0] }
        for row in columns.figures where accepts(texts[Int(row.noun)], texts[Int(row.classifier)], row.low, row.high) {
            counts[Int(row.document)] += 1
        }
        return counts
    }
}
