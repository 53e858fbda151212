/// Scalars that a rule names. A constant: its bits are made when it is first asked, for good.
struct ScalarSet: ~Copyable, Sendable {
    private let table: LazyTable<Bits>

    init(_ characters: @escaping @autoclosure @Sendable () -> String) { table = LazyTable { Bits(characters()) } }

    @inline(__always) func contains(_ scalar: UInt32) -> Bool { table.read { $0.contains(scalar) } }

    /// What it reads.
    var bits: Bits { table.read { $0 } }

    final class Bits: Sendable {
        /// A bit for the last six of each: of few scalars, most others are refused by it, and the table, which mostly lies far
        /// from the core, is not asked.
        private let lasts: UInt64
        /// Open-addressed, 0 where free. There are hundreds of sets, most of a dozen ideographs: with a bit for each code point from
        /// the first to the last they took half a megabyte, a line of the cache for each scalar that was asked for.
        private let slots: LastingTable<UInt16>

        init(_ characters: String) {
            let scalars = Set(characters.unicodeScalars.lazy.map(\.value).filter { $0 > 0 && $0 < 0x1_0000 })
            var size = 4
            while size < scalars.count * (scalars.count < 256 ? 3 : 2) { size *= 2 }
            var slots = [UInt16](repeating: 0, count: size)
            for scalar in scalars {
                var slot = Self.slot(scalar) & (size - 1)
                while slots[slot] != 0 { slot = (slot + 1) & (size - 1) }
                slots[slot] = UInt16(scalar)
            }
            self.slots = LastingTable(slots)
            lasts = scalars.reduce(0) { $0 | 1 << UInt64($1 & 63) }
        }

        @inline(__always) private static func slot(_ scalar: UInt32) -> Int {
            Int(truncatingIfNeeded: (scalar &* 0x9E37_79B1) >> 16)
        }

        @inline(__always) func contains(_ scalar: UInt32) -> Bool {
            guard lasts >> UInt64(scalar & 63) & 1 == 1 else { return false }
            let mask = slots.count &- 1
            var slot = Self.slot(scalar) & mask
            while slots[slot] != 0 {
                if UInt32(slots[slot]) == scalar { return true }
                slot = (slot &+ 1) & mask
            }
            return false
        }
    }
}

/// A scalar of a literal, for comparing with those of a text.
@inline(__always) func scalar(_ literal: Unicode.Scalar) -> UInt32 { literal.value }

/// 一 to 鿿, Extension A, 〇 and the planes of rarer characters.
@inline(__always) func isIdeograph(_ value: UInt32) -> Bool {
    (value >= 0x4E00 && value <= 0x9FFF) || (value >= 0x3400 && value <= 0x4DBF) || value == 0x3007
        || (value >= 0x2_0000 && value <= 0x3_FFFF)
}
