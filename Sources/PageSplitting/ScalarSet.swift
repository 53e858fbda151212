/// Characters of the basic plane as a bitmap: membership is one load.
struct ScalarSet: Sendable {
    private let bits: [UInt64]

    init(_ characters: String) {
        var bits = [UInt64](repeating: 0, count: 1_024)
        for scalar in characters.unicodeScalars {
            let folded = LineText.folded(scalar.value)
            if folded < 0x10000 { bits[Int(folded >> 6)] |= 1 << (folded & 63) }
        }
        self.bits = bits
    }

    func contains(_ scalar: UInt32) -> Bool {
        scalar < 0x10000 && bits[Int(scalar >> 6)] & 1 << UInt64(scalar & 63) != 0
    }
}
