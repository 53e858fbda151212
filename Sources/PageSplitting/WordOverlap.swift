/// What a line of text says, as far as lines are compared by it.
struct LineWords {
    /// A hash below 16,384 of each pair of neighbouring characters that say something.
    fileprivate private(set) var pairs: [UInt16] = []
    /// What may be a name: three characters of 21 bits each that begin with a usual surname.
    fileprivate private(set) var names: [UInt64] = []

    /// Characters of grammar, dates and counts: pairs with one of them are in every text.
    private static let plain = ScalarSet(
        "的了是在和与也就都而及着或一不有这那为以于上下中大个们他她它我你年月日时分将被把从到对等并其所要会能可说还又很更最来去出二三四五六七八九十两百千万亿多少前后")
    /// What the names of places, bodies and things end in, and particles.
    private static let notInNames = ScalarSet(
        "的了是在和与有我他她你们这那个省市县区镇乡村路街局院校厂所站队部委会公司社河山江湖桥年月日时员长人民工程业法度速来到为从对将被也都不就着过说上下中大小")

    /// What stands further back, in scalars, is left out.
    static let longest = 120

    init(_ text: LineText) {
        let scalars = text.scalars
        let count = min(scalars.count, Self.longest)
        let (plain, notInNames) = (Self.plain, Self.notInNames)
        pairs.reserveCapacity(count)
        var previous: UInt32 = 0
        for place in 0..<count {
            let scalar = scalars[place]
            guard Scalars.isHan(scalar), !plain.contains(scalar) else {
                previous = 0
                continue
            }
            if previous != 0 {
                pairs.append(UInt16(truncatingIfNeeded: (previous &* 0x9E37_79B1 ^ scalar &* 0x85EB_CA6B) >> 18))
            }
            previous = scalar
        }
        for place in 0..<max(0, count - 2) where Surnames.isUsual(scalars[place]) {
            let (second, third) = (scalars[place + 1], scalars[place + 2])
            guard Scalars.isHan(second), Scalars.isHan(third), !notInNames.contains(second), !notInNames.contains(third)
            else { continue }
            names.append(UInt64(scalars[place]) << 42 | UInt64(second) << 21 | UInt64(third))
        }
    }

    /// How many in a hundred of its pairs `others` have as well; nil where it has hardly any.
    /// - Parameter scratch: 256 words of nothing, and so again behind.
    func share(in others: ArraySlice<LineWords>, scratch: inout [UInt64]) -> Int? {
        guard pairs.count >= 2, others.contains(where: { !$0.pairs.isEmpty }) else { return nil }
        for other in others {
            for pair in other.pairs { scratch[Int(pair >> 6)] |= 1 << UInt64(pair & 63) }
        }
        let common = pairs.count { scratch[Int($0 >> 6)] >> UInt64($0 & 63) & 1 != 0 }
        for other in others {
            for pair in other.pairs { scratch[Int(pair >> 6)] = 0 }
        }
        return common * 100 / pairs.count
    }

    /// 康秀英 stands in both.
    func namesSomebody(of other: LineWords) -> Bool {
        names.contains { other.names.contains($0) }
    }
}

/// What pieces of text have in common: pairs of neighbouring characters that say something. A headline names what the text
/// under it is about, and two stories under each other seldom speak of the same things.
///
/// - Source: the idea is Hearst's, “TextTiling” (1997): lexical cohesion falls where the subject changes.
struct WordOverlap {
    /// One bit for a hash of each pair.
    private var bits = [UInt64](repeating: 0, count: 256)
    /// Each of them once.
    private var pairs: [UInt16] = []

    mutating func insert(_ words: LineWords) {
        for pair in words.pairs where !contains(pair) {
            bits[Int(pair >> 6)] |= 1 << UInt64(pair & 63)
            pairs.append(pair)
        }
    }

    private func contains(_ pair: UInt16) -> Bool { bits[Int(pair >> 6)] >> UInt64(pair & 63) & 1 != 0 }

    var count: Int { pairs.count }

    /// How many in a hundred of its pairs `other` has as well; nil where it has hardly any.
    func share(in other: WordOverlap) -> Int? {
        guard count >= 2 else { return nil }
        return pairs.count { other.contains($0) } * 100 / count
    }
}
