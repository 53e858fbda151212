/// Sets and words of scalars as rules name them; built once.
struct ScalarSet: Sendable {
    /// One bit for each code point of the Basic Multilingual Plane.
    private var bits = [UInt64](repeating: 0, count: 1024)

    init(_ characters: String) {
        for scalar in characters.unicodeScalars where scalar.value < 0x1_0000 {
            bits[Int(scalar.value >> 6)] |= 1 << UInt64(scalar.value & 63)
        }
    }

    func union(_ other: ScalarSet) -> ScalarSet {
        var both = self
        for word in bits.indices { both.bits[word] |= other.bits[word] }
        return both
    }

    @inline(__always) func contains(_ scalar: UInt32) -> Bool {
        scalar < 0x1_0000 && bits[Int(scalar >> 6)] >> UInt64(scalar & 63) & 1 == 1
    }
}

/// A scalar of a literal, for comparing with those of a text.
@inline(__always) func scalar(_ literal: Unicode.Scalar) -> UInt32 { literal.value }

/// 一 to 鿿, Extension A, 〇 and the planes of rarer characters.
@inline(__always) func isIdeograph(_ value: UInt32) -> Bool {
    (value >= 0x4E00 && value <= 0x9FFF) || (value >= 0x3400 && value <= 0x4DBF) || value == 0x3007
        || (value >= 0x2_0000 && value <= 0x3_FFFF)
}
