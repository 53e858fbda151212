package import BulletinModel

/// Which figures are asked for, as the index has them.
package struct FigureQuestion {
    /// A part of the noun or the whole classifier, folded.
    package var noun: [UInt16]?
    package var unit: String?
    /// Asked of the ends of the value; nil takes any.
    package var value: ((_ low: ExactNumber, _ high: ExactNumber) -> Bool)?

    package init() {}
}

extension Segment {
    /// By article, how many of its figures fit; one pass over all figures of the segment, and one over what they count.
    package func figureCounts(_ question: FigureQuestion) -> [Int32] {
        var counts = [Int32](repeating: 0, count: count)
        let texts = columns.figureTexts
        let unit = question.unit.map { texts.number(of: Array($0.utf16)) }
        if case .some(.none) = unit { return counts }
        let words = question.noun.map { noun in
            (0..<UInt32(texts.count)).map { number -> (holds: Bool, isWhole: Bool) in
                let text = texts[number]
                return (text.holds(noun), text == noun)
            }
        }
        for (row, reportedOf) in zip(columns.figures, columns.figureUnits) {
            if let unit, reportedOf != unit { continue }
            if let words, !words[Int(row.noun)].holds, !words[Int(row.classifier)].isWhole { continue }
            if let value = question.value, !value(row.low, row.high) { continue }
            counts[Int(row.document)] += 1
        }
        return counts
    }
}

extension [UInt16] {
    /// Whether `part` stands somewhere in it.
    package func holds(_ part: [UInt16]) -> Bool {
        guard count >= part.count else { return false }
        return (0...(count - part.count)).contains { self[$0..<$0 + part.count].elementsEqual(part) }
    }
}
