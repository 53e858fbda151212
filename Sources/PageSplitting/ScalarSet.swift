/// Characters of the basic plane as a bitmap: membership is one load.
struct ScalarSet: Sendable {
    /// From the first word with a bit in it to the last: nearly all sets are of ideographs alone, and there are hundreds.
    fileprivate let bits: [UInt64]
    /// Which of the plane's words is the first.
    fileprivate let first: Int

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

/// The characters of a set, numbered from 0 in their order: what stands beside each is found without hashing it.
struct ScalarNumbers: Sendable {
    private let members: ScalarSet
    /// Members below each word of the members.
    private let below: [UInt16]
    let count: Int

    /// - Parameter scalars: folded, of the basic plane.
    init(_ scalars: [UInt32]) {
        members = ScalarSet(scalars)
        var below: [UInt16] = []
        var count = 0
        for word in members.bits {
            below.append(UInt16(count))
            count += word.nonzeroBitCount
        }
        self.below = below
        self.count = count
    }

    func contains(_ scalar: UInt32) -> Bool { members.contains(scalar) }

    /// Nil where it is no member, as most are that are asked for.
    @inline(__always) func number(of scalar: UInt32) -> Int? {
        members.contains(scalar) ? number(ofMember: scalar) : nil
    }

    private func number(ofMember scalar: UInt32) -> Int {
        let place = Int(scalar >> 6) &- members.first
        let lower = members.bits[place] & (1 << UInt64(scalar & 63) &- 1)
        return Int(below[place]) &+ lower.nonzeroBitCount
    }

    /// Of the basic plane.
    var scalars: [UInt32] { members.scalars }
}
