import BulletinModel

/// The words around a number that say how exactly it is meant.
enum FigureBounds {
    /// What stands right before it, the longest first.
    private static let before: [(word: [UInt32], bound: FigureBound)] = {
        let words: [(String, FigureBound)] = [
            ("不到", .atMost), ("不足", .atMost), ("不超过", .atMost), ("不多于", .atMost), ("不高于", .atMost), ("至多", .atMost),
            ("最多", .atMost), ("少于", .atMost), ("低于", .atMost), ("小于", .atMost), ("不大于", .atMost), ("超过", .atLeast),
            ("超过了", .atLeast), ("超", .atLeast), ("逾", .atLeast), ("突破", .atLeast), ("至少", .atLeast), ("最少", .atLeast),
            ("不少于", .atLeast), ("不低于", .atLeast), ("不小于", .atLeast), ("不下", .atLeast), ("不下于", .atLeast),
            ("多于", .atLeast), ("高于", .atLeast),
            ("大于", .atLeast), ("至少有", .atLeast), ("约", .about), ("大约", .about), ("约为", .about), ("约合", .about),
            ("折合", .about), ("约有", .about),
            ("大概", .about), ("近", .about),
            ("将近", .about), ("接近", .about),
        ]
        return words.map { ($0.0.scalarValues, $0.1) }.sorted { $0.word.count > $1.word.count }
    }()

    static let after = Lexicon<FigureBound>(of: [
        ("以上", .atLeast), ("之多", .exact), ("以下", .atMost), ("以内", .atMost), ("之内", .atMost), ("左右", .about),
        ("上下", .about),
        ("或以上", .atLeast), ("及以上", .atLeast), ("及以下", .atMost), ("或以下", .atMost),
    ])

    /// The bound whose word ends before `index`, and where that word begins.
    static func ending(at index: Int, in text: AnnotatedText) -> (bound: FigureBound, start: Int)? {
        switch text[index - 1] {
        case "上" where isUpwards(index, in: text): return (.atLeast, index - 1)
        case "合", "到", "足", "过", "于", "多", "少", "破", "了", "下", "有", "约", "概", "近", "超", "逾", "为": break
        default: return nil
        }
        for (word, bound) in before {
            let start = index - word.count
            guard start >= 0, word.indices.allSatisfy({ text[start + $0] == word[$0] }), !isPart(word, text[start - 1])
            else {
                continue
            }
            return (bound, start)
        }
        return nil
    }

    /// Where the number stands that a bound at `start` opens: 超|10亿元.
    static func opening(at start: Int, in text: AnnotatedText) -> Int? {
        guard openers.contains(text[start]) else { return nil }
        for (word, _) in before where word.indices.allSatisfy({ text[start + $0] == word[$0] }) {
            return text.isOf(.numeral, at: start + word.count) ? start + word.count : nil
        }
        return nil
    }

    private static let openers = ScalarSet("超逾近约不")

    /// 吸引上百人, 价值上亿元; but 网上百万用户, 晚上千家万户.
    private static func isUpwards(_ index: Int, in text: AnnotatedText) -> Bool {
        switch text[index] {
        case "百", "千", "万", "亿": break
        default: return false
        }
        let before = text[index - 2]
        return !isIdeograph(before)
            || !notBeforeUpwards.contains(before) && !Gazetteer.shared.isWord(before, text[index - 1])
    }

    private static let notBeforeUpwards = ScalarSet("以网路晚早马船车山街会历身脸墙桌台岸海线床门手心世天地事场楼头面市店报书图表额城江河路边架壳板村镇县史基本原")

    /// 至少造成8人受伤: the bound is told ahead of what came of it.
    static func isAtLeast(before index: Int, in text: AnnotatedText) -> Bool {
        effects.contains { word in
            let start = index - word.count
            guard start >= 2, word.indices.allSatisfy({ text[start + $0] == word[$0] }) else { return false }
            let isPast = text[start - 1] == "已"
            let at = isPast ? start - 1 : start
            return text[at - 1] == "少" && (text[at - 2] == "至" || text[at - 2] == "最")
        }
    }

    private static let effects = ["造成", "导致", "需要", "发现", "致"].map(\.scalarValues)

    private static let beforeNear = ScalarSet("最附远临靠邻接将亲相贴新")
    private static let beforeAbout = ScalarSet("北节契合条签预相制邀大爽赴毁立公")

    /// 最近3天, 节约3万元, 高超: the word ends another one.
    private static func isPart(_ word: [UInt32], _ before: UInt32) -> Bool {
        guard word.count == 1 else { return before == "得" && word[0] == "不" }
        switch word[0] {
        case "近": return beforeNear.contains(before)
        case "约": return beforeAbout.contains(before)
        case "超": return before == "高" || before == "赶" || before == "反"
        default: return false
        }
    }
}
