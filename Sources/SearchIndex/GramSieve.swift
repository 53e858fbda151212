/// Terms that are looked for in texts without an index: most of what a text holds stops here.
///
/// Two bits for each term, among 65,536: of 2,000 terms 4 in 1,000 others pass. A Bloom filter (CACM 13:7, 1970); the
/// hashes are Fibonacci's, Knuth, “The Art of Computer Programming” 3, §6.4.
package struct GramSieve: Sendable {
    private var bits = [UInt64](repeating: 0, count: 1 << 10)
    private var hasSingles = false

    package init() {}

    package init(_ grams: some Sequence<Gram>) {
        for gram in grams { insert(gram) }
    }

    package mutating func insert(_ gram: Gram) {
        for hash in [Self.first(gram), Self.second(gram)] { bits[Int(hash >> 6)] |= 1 << UInt64(hash & 63) }
        if !gram.isPair { hasSingles = true }
    }

    /// Tells of each term of a folded text that may be one of those, and where it begins, in the order of their ends.
    ///
    /// Cost: 1 ns a character; twice that where single characters are looked for.
    package func forEachPlace(in units: [UInt16], _ body: (Gram, Int) -> Void) {
        let table = Folding.kinds
        let (kinds, units, bits) = (table.span, units.span, bits.span)
        let hasSingles = hasSingles
        let other = UnitKind.other.rawValue
        var previous: UInt16 = 0
        var previousIsOther = true
        for index in 0..<units.count {
            let unit = units[index]
            let isOther = kinds[Int(unit)] == other
            if !isOther, !previousIsOther, Self.passes(Gram(previous, unit), bits) {
                body(Gram(previous, unit), index &- 1)
            }
            if hasSingles, unit != 0, Self.passes(Gram(single: unit), bits) { body(Gram(single: unit), index) }
            previous = unit
            previousIsOther = isOther
        }
    }

    @inline(__always)
    private static func passes(_ gram: Gram, _ bits: Span<UInt64>) -> Bool {
        let (first, second) = (first(gram), second(gram))
        return bits[Int(first >> 6)] >> UInt64(first & 63) & 1 != 0
            && bits[Int(second >> 6)] >> UInt64(second & 63) & 1 != 0
    }

    /// 16 bits.
    @inline(__always)
    private static func first(_ gram: Gram) -> UInt32 { (gram &* 0x9E37_79B1) >> 16 }
    @inline(__always)
    private static func second(_ gram: Gram) -> UInt32 { (gram &* 0x85EB_CA6B) >> 16 }
}
