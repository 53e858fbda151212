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
        let figures = columns.figures
        let unit = question.unit.map { $0.isEmpty ? nil : figures.unitTexts.number(of: Array($0.utf16)) }
        if case .some(.none) = unit { return counts }
        let asked = question.noun.map { figures.counting($0) }
        figures.forEach {
            if let unit, figures.units[$0] != unit { return false }
            return asked?(figures.nouns[$0], figures.classifiers[$0]) ?? true
        } _: { document, low, high in
            if question.value.map({ $0(low, high) }) ?? true { counts[Int(document)] += 1 }
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
