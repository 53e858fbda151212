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
        let texts = figures.texts
        let unit = question.unit.map { texts.number(of: Array($0.utf16)) }
        if case .some(.none) = unit { return counts }
        let words = question.noun.map { noun in
            (0..<UInt32(texts.count)).map { number -> (holds: Bool, isWhole: Bool) in
                let text = texts[number]
                return (text.holds(noun), text == noun)
            }
        }
        figures.forEach {
            if let unit, figures.units[$0] != unit.map({ $0 + 1 }) { return false }
            guard let words else { return true }
            return words[Int(figures.nouns[$0])].holds || words[Int(figures.classifiers[$0])].isWhole
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
