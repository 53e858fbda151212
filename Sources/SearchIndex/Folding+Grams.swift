extension Folding {
    /// Appends what a text is folded to. 2 ns a character.
    package static func append(_ text: String, to folded: inout [UInt16]) {
        let table = units
        let units = table.span
        for scalar in text.unicodeScalars {
            if scalar.value <= 0xFFFF {
                folded.append(units[Int(scalar.value)])
            } else {
                append(scalar, to: &folded)
            }
        }
    }

    /// Every character of folded text but 0, and every pair of neighbouring letters or ideographs, in their order and
    /// as often as they stand there: the terms by which the index finds an article.
    package static func forEachGram(of units: [UInt16], _ body: (Gram) -> Void) {
        let table = kinds
        let (kinds, units) = (table.span, units.span)
        let other = UnitKind.other.rawValue
        var previous: UInt16 = 0
        var previousIsOther = true
        for index in 0..<units.count {
            let unit = units[index]
            let isOther = kinds[Int(unit)] == other
            if unit != 0 { body(Gram(single: unit)) }
            if !isOther, !previousIsOther { body(Gram(previous, unit)) }
            previous = unit
            previousIsOther = isOther
        }
    }
}
