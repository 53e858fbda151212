/// What pieces of text have in common: pairs of neighbouring characters that say something. A headline names what the text
/// under it is about, and two stories under each other seldom speak of the same things.
///
/// - Source: the idea is Hearst's, “TextTiling” (1997): lexical cohesion falls where the subject changes.
struct WordOverlap {
    /// One bit for a hash of each pair.
    private var bits = [UInt64](repeating: 0, count: 256)

    /// Characters of grammar, dates and counts: pairs with one of them are in every text.
    private static let plain = ScalarSet(
        "的了是在和与也就都而及着或一不有这那为以于上下中大个们他她它我你年月日时分将被把从到对等并其所要会能可说还又很更最来去出二三四五六七八九十两百千万亿多少前后")

    mutating func insert(_ text: LineText) {
        var previous: UInt32 = 0
        for scalar in text.scalars {
            let isWord = Scalars.isHan(scalar) && !Self.plain.contains(scalar)
            if isWord, previous != 0 {
                let hash = (previous &* 0x9E37_79B1 ^ scalar &* 0x85EB_CA6B) >> 18
                bits[Int(hash >> 6)] |= 1 << UInt64(hash & 63)
            }
            previous = isWord ? scalar : 0
        }
    }

    var count: Int { bits.reduce(0) { $0 + $1.nonzeroBitCount } }

    /// How many in a hundred of its pairs `other` has as well; nil where it has hardly any.
    func share(in other: WordOverlap) -> Int? {
        let count = count
        guard count >= 2 else { return nil }
        var common = 0
        for index in bits.indices { common += (bits[index] & other.bits[index]).nonzeroBitCount }
        return common * 100 / count
    }
}
