/// Traditional characters, which the rules read as simplified ones: 萬 as 万. What is told is as printed.
enum TraditionalForms {
    /// The simplified form, itself where there is none other; by scalar, below U+10000.
    static let simplified: [UInt16] = {
        var table = (0...UInt16.max).map { $0 }
        for (traditional, simple) in pairs { table[traditional] = simple }
        return table
    }()

    /// In table order.
    static let pairs: [(traditional: Int, simplified: UInt16)] = {
        let scalars = Array(TraditionalTable.pairs.unicodeScalars)
        return stride(from: 0, to: scalars.count, by: 2).map { place in
            (Int(scalars[place].value), UInt16(scalars[place + 1].value))
        }
    }()

    /// Whether a text of so many scalars, so many of them traditional, is set in traditional characters: one in three is
    /// there, and in simplified print hardly any but in somebody's name.
    static func isTraditional(_ count: Int, of scalars: Int) -> Bool { count >= 2 && count * 10 >= scalars }

    static func simplified(_ scalar: UInt32) -> UInt32 {
        scalar < 0x1_0000 ? UInt32(simplified[Int(scalar)]) : scalar
    }
}
