/// Learned weights as source holds them: a letter for six bits, 32 for nothing.
enum SixBits {
    /// −32 to 31 for each letter.
    static func weights(_ letters: String) -> [Int8] {
        letters.utf8.map { letter in
            switch letter {
            case 0x41...0x5A: Int8(letter - 0x41) - 32
            case 0x61...0x7A: Int8(letter - 0x61) + 26 - 32
            case 0x30...0x39: Int8(letter - 0x30) + 52 - 32
            case 0x2B: 62 - 32
            default: 63 - 32
            }
        }
    }
}

/// Characters as learned weights know them: a digit, a letter and a numeral stand for all of their kind.
enum LearnedSymbol {
    private static let digit: UInt32 = 0x30
    private static let numeral: UInt32 = 0x31
    private static let letter: UInt32 = 0x61
    private static let numerals = ScalarSet("一二三四五六七八九十〇零○")

    /// The symbol of a folded character; nil where it goes on with a row of digits, letters or numerals.
    static func of(_ scalar: UInt32, behind last: UInt32) -> UInt32? {
        let symbol: UInt32
        switch scalar {
        case 0x30...0x39: symbol = digit
        case 0x40...0x5A, 0x61...0x7A, 0x2E: symbol = letter
        default: symbol = numerals.contains(scalar) ? numeral : scalar
        }
        let isOfKind = symbol == digit || symbol == numeral || symbol == letter
        return isOfKind && symbol == last ? nil : symbol
    }
}
