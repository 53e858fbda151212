import BulletinModel

/// What ends like the name of a village, a town or a community and names none: 健全村|级组织, 年轻村|民, 新型城镇|化, 一些社区.
struct OrdinaryUnit {
    let scalars: Scalars
    let stem: Range<Int>
    let ending: UnitEnding

    private var end: Int { stem.upperBound + ending.word.count }
    private var last: UInt32 { scalars[stem.upperBound - 1] }

    /// Whether the stem, for all that it is known as a name somewhere, is none here.
    /// - Parameter isVillage: whether a village or community is called so somewhere.
    func isOrdinary(isVillage: Bool) -> Bool {
        let followsUnit = stem.lowerBound > 0 && unitEnds.contains(scalars[stem.lowerBound - 1])
        if hasOrdinaryEnd { return true }
        guard ending.level == .community || ending.level == .township else { return false }
        let words = StemWords(scalars, stem)
        // 年轻村|民, 规范村|级组织: the last character belongs to the next word.
        if end < scalars.count, joins.contains(end - 1..<end + 1, of: scalars), !followsUnit || words.areOrdinary {
            return true
        }
        // 结合村|里的工作, 将新建社区|公园: what is known as a name somewhere is a word or two here.
        let isWithin = end < scalars.count && insides.contains(scalars[end])
        let isDone = stem.lowerBound > 0 && planned.contains(scalars[stem.lowerBound - 1])
        if words.areOrdinary, isWithin || isDone { return true }
        // 从|全村, 带着|全村
        if ending.word.count == 1, stem.count > 1, wholes.contains(last),
            !followsUnit || leads.contains(scalars[stem.lowerBound]),
            words.areOrdinary || StemWords(scalars, stem.dropLast()).areOrdinary
                || leads.contains(scalars[stem.lowerBound])
        {
            return true
        }
        return words.areOrdinary && !isVillage && !followsUnit
    }

    private var hasOrdinaryEnd: Bool {
        if scalars[stem].contains(where: { doings.contains($0) }) { return true }
        switch String(scalarValues: ending.word[...]) {
        case "村":
            // 健全村（居）
            if end + 1 < scalars.count, scalars[end] == scalar("("), scalars[end + 1] == scalar("居") { return true }
            // 千村万户, 村|容村貌, 万企帮|万村, 一村|一品
            if multitudes.contains(last) || scalars[stem.lowerBound] == scalar("村") { return true }
            if last == scalar("一"), end < scalars.count, scalars[end] == scalar("一") { return true }
            return scalars[stem].indices.dropLast().contains {
                scalars[$0] == scalar("村") && scalars[$0 + 1] == scalar("落")
            }
        case "镇":
            return last == scalar("重") || last == scalar("城") || multitudes.contains(last)
        case "乡": return ofTowns.contains(last) || multitudes.contains(last)
        case "社区": return stem.count > 2 && kinds.contains(last) || counted
        default: return counted
        }
    }

    /// 起37家社区
    private var counted: Bool {
        scalars[stem].indices.dropFirst().contains { isDigitScalar(scalars[$0 - 1]) && measures.contains(scalars[$0]) }
    }
}

/// The words that a stem is made of, where a list of words knows all of it.
private struct StemWords {
    /// Whether it is all words, and not nouns alone: 正当, 收入占全. 长江 and 元宝 are names like others.
    var areOrdinary = false

    init(_ scalars: Scalars, _ stem: Range<Int>) {
        var index = stem.lowerBound
        while index < stem.upperBound {
            guard let word = PhraseTable.shared.word(at: index, in: scalars, to: stem.upperBound) else {
                guard singles.contains(scalars[index]) else {
                    areOrdinary = false
                    return
                }
                areOrdinary = true
                index += 1
                continue
            }
            if word.kind != .noun { areOrdinary = true }
            index = word.end
        }
    }
}

private let unitEnds = ScalarSet("省市县区镇乡州旗盟道")
/// What the last character of a unit's name makes with the next.
private let joins = WordSet(
    "村民 村官 村级 村务 村居 村容 村貌 村集 村医 村规 村史 村校 村干 村企 村社 村情 村账 村霸 镇化 镇街 乡风 乡亲 乡音 乡愁 乡情 乡土 乡贤 乡试 乡间 乡村 乡镇 乡居 乡野")
private let planned = ScalarSet("将把已要拟")
private let insides = ScalarSet("里内外")
private let wholes = ScalarSet("全农乡驻本各该整邻山渔古小老强进")
private let leads = ScalarSet("和与及同于从对向在为把将给让使由被等着过了的占带")
private let doings = ScalarSet("着了的些")
/// 城乡, 藏区|乡、村, 老乡
private let ofTowns = ScalarSet("城区县老")
private let multitudes = ScalarSet("千万百几")
private let kinds = ScalarSet("化型式级类性")
private let measures = ScalarSet("家个多余条座名位")
/// Characters that are words of their own, and no names.
private let singles = ScalarSet("爱和与及同于从对向在为把将给让使由被等着过了的占带最更很也都就要会能可应先帮给全各每该本一两")
