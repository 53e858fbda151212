/// Scalars that a rule names. A constant: its bits are made when it is first asked, for good.
struct ScalarSet: ~Copyable, Sendable {
    private let table: LazyTable<Bits>

    init(_ characters: @escaping @autoclosure @Sendable () -> String) { table = LazyTable { Bits(characters()) } }

    /// What is in one of them.
    init(allOf sets: @escaping @autoclosure @Sendable () -> [Bits]) { table = LazyTable { Bits(allOf: sets()) } }

    @inline(__always) func contains(_ scalar: UInt32) -> Bool { table.read { $0.contains(scalar) } }

    /// What it reads.
    var bits: Bits { table.read { $0 } }

    final class Bits: Sendable {
        /// A bit for the last six of each: of few scalars, most others are refused by it, and the table, which mostly lies far
        /// from the core, is not asked.
        private let lasts: UInt64
        /// One bit for each code point, from the first word of bits with one in it to the last. Nearly all sets are of ideographs
        /// alone, and there are hundreds: with all of the Basic Multilingual Plane they took 5 MB.
        private let bits: LastingTable<UInt64>
        /// Which of the plane's words is the first.
        private let first: Int

        init(_ characters: String) {
            var bits = [UInt64](repeating: 0, count: 1024)
            for scalar in characters.unicodeScalars where scalar.value < 0x1_0000 {
                bits[Int(scalar.value >> 6)] |= 1 << UInt64(scalar.value & 63)
            }
            (lasts, self.bits, first) = Self.cut(bits)
        }

        /// In one step, for a table that is made stays.
        init(allOf sets: [Bits]) {
            (lasts, bits, first) = Self.cut((0..<1024).map { word in sets.reduce(0) { $0 | $1.word(word) } })
        }

        private static func cut(_ plane: [UInt64]) -> (lasts: UInt64, bits: LastingTable<UInt64>, first: Int) {
            let words = plane.indices.filter { plane[$0] != 0 }
            let first = words.first ?? 0
            return (
                plane.reduce(0, |), LastingTable(words.isEmpty ? [] : Array(plane[first...words[words.count - 1]])),
                first
            )
        }

        private func word(_ number: Int) -> UInt64 {
            let place = number &- first
            return UInt(bitPattern: place) < UInt(bitPattern: bits.count) ? bits[place] : 0
        }

        @inline(__always) func contains(_ scalar: UInt32) -> Bool {
            guard lasts >> UInt64(scalar & 63) & 1 == 1 else { return false }
            let place = Int(scalar >> 6) &- first
            return UInt(bitPattern: place) < UInt(bitPattern: bits.count)
                && bits[place] >> UInt64(scalar & 63) & 1 == 1
        }
    }
}

/// Pairs of scalars, a bit each by their hash: now and then wrong, and only towards yes.
struct PairSet: Sendable {
    private let bits: LastingTable<UInt64>

    @inline(__always) private static func bit(_ first: UInt32, _ second: UInt32) -> Int {
        Int(truncatingIfNeeded: (first &* 0x9E37_79B1 ^ second &* 0x85EB_CA6B) >> 17)
    }

    struct Builder {
        private var bits = [UInt64](repeating: 0, count: 512)

        mutating func insert(_ first: UInt32, _ second: UInt32) {
            let bit = PairSet.bit(first, second)
            bits[bit >> 6] |= 1 << UInt64(bit & 63)
        }

        func finish() -> PairSet { PairSet(bits: LastingTable(bits)) }
    }

    @inline(__always) func mayContain(_ first: UInt32, _ second: UInt32) -> Bool {
        let bit = Self.bit(first, second)
        return bits[bit >> 6] >> UInt64(bit & 63) & 1 == 1
    }
}

/// A scalar of a literal, for comparing with those of a text.
@inline(__always) func scalar(_ literal: Unicode.Scalar) -> UInt32 { literal.value }

/// 一 to 鿿, Extension A, 〇 and the planes of rarer characters.
@inline(__always) func isIdeograph(_ value: UInt32) -> Bool {
    (value >= 0x4E00 && value <= 0x9FFF) || (value >= 0x3400 && value <= 0x4DBF) || value == 0x3007
        || (value >= 0x2_0000 && value <= 0x3_FFFF)
}
