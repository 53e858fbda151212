/// Characters of the basic plane as a bitmap: membership is one load.
struct ScalarSet: Sendable {
    /// From the first word with a bit in it to the last: nearly all sets are of ideographs alone, and there are hundreds.
    private let bits: [UInt64]
    /// Which of the plane's words is the first.
    private let first: Int

    init(_ characters: String) {
        self.init(characters.unicodeScalars.map { LineText.folded($0.value) })
    }

    /// - Parameter scalars: folded.
    init(_ scalars: [UInt32]) {
        let words = scalars.filter { $0 < 0x10000 }.map { Int($0 >> 6) }
        first = words.min() ?? 0
        var bits = [UInt64](repeating: 0, count: (words.max() ?? -1) + 1 - first)
        for folded in scalars {
            if folded < 0x10000 { bits[Int(folded >> 6) - first] |= 1 << UInt64(folded & 63) }
        }
        self.bits = bits
    }

    var scalars: [UInt32] { (0..<0x10000).filter(contains) }

    func contains(_ scalar: UInt32) -> Bool {
        let place = Int(scalar >> 6) &- first
        return UInt(bitPattern: place) < UInt(bitPattern: bits.count) && bits[place] & 1 << UInt64(scalar & 63) != 0
    }
}
