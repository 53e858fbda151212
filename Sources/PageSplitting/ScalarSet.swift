/// Characters of the basic plane as a bitmap: membership is one load.
struct ScalarSet: Sendable {
    private let bits: [UInt64]

    init(_ characters: String) {
        self.init(characters.unicodeScalars.map { LineText.folded($0.value) })
    }

    /// - Parameter scalars: folded.
    init(_ scalars: [UInt32]) {
        var bits = [UInt64](repeating: 0, count: 1_024)
        for folded in scalars {
            if folded < 0x10000 { bits[Int(folded >> 6)] |= 1 << (folded & 63) }
        }
        self.bits = bits
    }

    var scalars: [UInt32] { (0..<0x10000).filter(contains) }

    func contains(_ scalar: UInt32) -> Bool {
        scalar < 0x10000 && bits[Int(scalar >> 6)] & 1 << UInt64(scalar & 63) != 0
    }
}
