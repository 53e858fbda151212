/// What a character is to search.
package enum UnitKind: UInt8, Sendable {
    /// Punctuation, spaces, symbols.
    case other
    /// A letter or digit of a script that writes words apart.
    case letter
    /// A character of a script that does not: Chinese, kana, and what lies beyond the first plane.
    case ideograph
}

/// Folds text so that case, width and traditional forms do not matter: NFKC, lower case, simplified.
///
/// One Unicode scalar stays one scalar; those that NFKC would spell out with several (㎡, …) stay as they are. The result
/// is UTF-16; a unit 0 never occurs in it, nor does a lone surrogate. Linear; 2 ns a character.
package enum Folding {
    /// By UTF-16 unit; itself where nothing changes.
    static let units: [UInt16] = tables.units
    /// By folded UTF-16 unit, raw values of `UnitKind`.
    static let kinds: [UInt8] = tables.kinds
    private static let beyond: [UInt32: UInt32] = tables.beyond

    package static func kind(_ unit: UInt16) -> UnitKind {
        UnitKind(rawValue: kinds[Int(unit)]) ?? .other
    }

    package static func fold(_ text: some StringProtocol) -> [UInt16] {
        var folded: [UInt16] = []
        folded.reserveCapacity(text.utf8.count)
        for scalar in text.unicodeScalars { append(scalar, to: &folded) }
        return folded
    }

    /// Appends what `scalar` is folded to.
    package static func append(_ scalar: Unicode.Scalar, to folded: inout [UInt16]) {
        if scalar.value <= 0xFFFF {
            folded.append(units[Int(scalar.value)])
        } else {
            appendUnits(of: beyond[scalar.value] ?? scalar.value, to: &folded)
        }
    }

    static func appendUnits(of scalar: UInt32, to units: inout [UInt16]) {
        if scalar <= 0xFFFF {
            units.append(UInt16(scalar))
        } else {
            units.append(UInt16(0xD7C0 + (scalar >> 10)))
            units.append(UInt16(0xDC00 + (scalar & 0x3FF)))
        }
    }

    private static let tables = makeTables()

    private static func makeTables() -> (units: [UInt16], kinds: [UInt8], beyond: [UInt32: UInt32]) {
        var units = (0...UInt16.max).map { $0 }
        // 0 closes a field; it stands in no newspaper.
        units[0] = 0xFFFD
        var beyond: [UInt32: UInt32] = [:]
        forEachPair(FoldingTable.pairs) { from, to in
            if from <= 0xFFFF { units[Int(from)] = UInt16(to) } else { beyond[from] = to }
        }
        var kinds = [UInt8](repeating: UnitKind.other.rawValue, count: 0x10000)
        for range in [0x30...0x39, 0x41...0x5A, 0x61...0x7A] {
            for unit in range { kinds[unit] = UnitKind.letter.rawValue }
        }
        forEachPair(FoldingTable.letters) { first, last in
            for unit in first...last { kinds[Int(unit)] = UnitKind.letter.rawValue }
        }
        for range in ideographs {
            for unit in range { kinds[unit] = UnitKind.ideograph.rawValue }
        }
        return (units, kinds, beyond)
    }

    /// Radicals, kana, bopomofo, 〇 and 々, the unified ideographs, and surrogates. Blocks.txt of Unicode.
    private static let ideographs = [
        0x2E80...0x2FDF, 0x3005...0x3007, 0x3021...0x3029, 0x3040...0x31BF, 0x31F0...0x31FF, 0x3400...0x4DBF,
        0x4E00...0x9FFF, 0xD800...0xDFFF, 0xF900...0xFAFF,
    ]

    private static func forEachPair(_ table: StaticString, _ body: (UInt32, UInt32) -> Void) {
        var pending: UInt32?
        for field in table.description.utf8.split(separator: 0x20) {
            let number = field.reduce(UInt32(0)) { $0 << 4 | UInt32($1 <= 0x39 ? $1 - 0x30 : $1 - 0x37) }
            if let from = pending {
                body(from, number)
                pending = nil
            } else {
                pending = number
            }
        }
    }
}
