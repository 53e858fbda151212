import BulletinModel

/// The lines between two bodies: headlines, banners, bylines, dates.
struct HeadBlock {
    let lines: [ClassifiedLine]
    let range: Range<Int>
    /// Short lines, subtitles and labels.
    private(set) var shorts: [Int] = []
    private(set) var bylines: [BylineReading] = []
    private(set) var metadata: [MetadataLine] = []
    private(set) var banners: [Int] = []
    private(set) var headlines: [Int] = []
    private(set) var subtitles: [Int] = []
    private(set) var reason = "short, above a body"
    private var hasRule = false

    var hasByline: Bool { !bylines.isEmpty }

    /// What the points of `evidence` must reach.
    static let enough = 3

    init(lines: [ClassifiedLine], range: Range<Int>) {
        self.lines = lines
        self.range = range
        for index in range {
            switch lines[index].kind {
            // A body line stands in a head only where its colon leads into the headline.
            case .short, .subtitle, .label, .body: shorts.append(index)
            case .byline(let reading): bylines.append(reading)
            case .metadata(let fields) where !fields.isMasthead: metadata.append(fields)
            case .rule: hasRule = true
            default: break
            }
        }
    }

    /// The last byline or field line.
    var lastAttachment: Int {
        range.last { index in
            switch lines[index].kind {
            case .byline, .metadata: true
            default: false
            }
        } ?? range.lowerBound
    }

    /// Behind a byline that short lines above and below show to close the article above, or nil.
    var closingCut: Int? {
        guard let firstShort = shorts.first, let byline = range.first(where: { isAttachment($0) }), byline > firstShort,
            let below = shorts.first(where: { $0 > byline }), lines[below].kind != .subtitle
        else { return nil }
        return (byline..<below).last { isAttachment($0) }.map { $0 + 1 }
    }

    private func isAttachment(_ index: Int) -> Bool {
        switch lines[index].kind {
        case .byline: true
        case .metadata(let fields): !fields.isMasthead && !fields.bylines.isEmpty
        default: false
        }
    }

    /// Where the article itself begins, behind its banners.
    var articleStart: Int { headlines.first ?? subtitles.first ?? range.lowerBound }

    /// How much speaks for a new article rather than a subhead.
    func evidence(body hasDateline: Bool) -> Int {
        var points = 0
        if hasDateline { points += 3 }
        if hasByline { points += 3 }
        if metadata.contains(where: { $0.date != nil || $0.isLabelled }) { points += 3 }
        if hasRule { points += 3 }
        guard let first = shorts.first, let text = lines[first].text else { return points }
        if lines[first].line.blanksAbove >= 2 { points += 2 }
        if shorts.contains(where: { hasUnitKicker($0) }) { points += 3 }
        if shorts.contains(where: { isSubtitle($0) }) { points += 2 }
        if shorts.count >= 2 { points += 1 }
        if shorts.contains(where: { isLabel($0) && !isSidebar($0) }) { points += 3 }
        if text.count >= 14, text.scalars.contains(0x20) { points += 2 }
        if shorts.contains(where: { isLabelOfBriefs($0) }) || isWeather { points += 4 }
        if text.count <= 8 { points -= 1 }
        if Numbering.opens(text) { points -= 3 }
        return points
    }

    /// A short line that no article claims heads several: what stands ahead of a line that opens with a unit, a label,
    /// or the same line printed again.
    mutating func separateBanners() {
        var rest = shorts
        if let lastLabel = rest.lastIndex(where: { isLabel($0) }), lastLabel < rest.count - 1 || rest.count == 1 {
            banners = Array(rest[...lastLabel])
            rest.removeSubrange(...lastLabel)
        }
        if let start = rest.lastIndex(where: { hasUnitKicker($0) }), start > 0 {
            banners += rest[..<start]
            rest.removeSubrange(..<start)
            reason = "opens with a unit, above a body"
        }
        if rest.count > 1, let first = rest.first, isBanner(first, above: rest[1]) || isColumn(first) {
            banners.append(rest.removeFirst())
        }
        for index in rest {
            if isSubtitle(index), !headlines.isEmpty {
                subtitles.append(index)
            } else if !headlines.contains(where: { lines[$0].text?.scalars == lines[index].text?.scalars }) {
                headlines.append(index)
            }
        }
    }

    /// 天气预报 and nothing else: a box of its own.
    private var isWeather: Bool {
        guard shorts.count == 1, let text = lines[shorts[0]].text, text.count <= 6 else { return false }
        return Notice.isWeather(text)
    }

    private func isLabelOfBriefs(_ index: Int) -> Bool {
        guard case .label(let name) = lines[index].kind, let text = lines[index].text else { return false }
        return SectionLabel.isOfBriefs(LineText(text, name))
    }

    private func isSidebar(_ index: Int) -> Bool { lines[index].text.map(SectionLabel.isSidebar) ?? false }

    /// Words that head several articles and are set off from the line below.
    private func isBanner(_ index: Int, above below: Int) -> Bool {
        guard let text = lines[index].text, !isSubtitle(below) else { return false }
        return lines[below].line.blanksAbove > 0 && Banner.isBanner(text)
    }

    /// ■热线追踪, 时评: the name of a column over the headline.
    private func isColumn(_ index: Int) -> Bool {
        guard let text = lines[index].text, text.count <= 9 else { return false }
        return Banner.isColumn(text)
    }

    private func isSubtitle(_ index: Int) -> Bool { lines[index].kind == .subtitle }

    private func isLabel(_ index: Int) -> Bool {
        if case .label = lines[index].kind { true } else { false }
    }

    private func hasUnitKicker(_ index: Int) -> Bool {
        lines[index].text.flatMap { Kicker($0) }?.isUnit ?? false
    }
}

/// 通栏标题: words over several articles.
enum Banner {
    private static let endings = EndingTable([
        "专版", "专刊", "专栏", "特刊", "专页", "系列报道", "特别报道", "专题", "专题报道", "特别策划", "进行时", "在行动",
    ])

    static func isBanner(_ text: LineText) -> Bool {
        guard text.count <= 24 else { return false }
        return endings.ends(text) || isSlogan(text)
    }

    private static let columns = PhraseTable(
        words: """
            时评 社论 评论 短评 言论 观点 论坛 杂谈 漫谈 热点追踪 热线追踪 新闻追踪 今日关注 今日视点 今日话题 特别关注 百姓故事 人物 人物志 记者调查 \
            深度调查 读者来信 来信 副刊 随笔 散文 民生关注 本报评论员 新闻调查 身边好人 街谈巷议 三言两语
            """)

    /// A square ahead of a few words, or a column's usual name and nothing else.
    static func isColumn(_ text: LineText) -> Bool {
        let first = text.scalars[0]
        if first == 0x25A0 || first == 0x25C6 || first == 0x25CF || first == 0x2605, text.count >= 3 {
            return text.scalars.dropFirst().allSatisfy { Scalars.isHan($0) || Scalars.isBlank($0) || $0 == 0xB7 }
        }
        return columns.match(at: LineCursor(text)).map { $0.phrase.scalars.count == text.count } == true
    }

    /// 众志成城 抗击疫情: two or three parts of the same length, and nothing but characters in them.
    static func isSlogan(_ text: LineText) -> Bool {
        let parts = text.scalars.split(whereSeparator: { $0 == 0x20 || $0 == 0x2C || $0 == 0xB7 })
        guard parts.count >= 2, parts.count <= 4, let length = parts.first?.count, (3...8).contains(length) else {
            return false
        }
        return parts.allSatisfy { $0.count == length && $0.allSatisfy(Scalars.isHan) }
    }
}

/// 启事, 公告, 天气预报: what is told to readers, not reported.
enum Notice {
    private static let endings = EndingTable([
        "启事", "公告", "通告", "声明", "讣告", "公示", "更正", "通知", "致歉", "天气预报", "今日天气", "天气", "敬告读者", "拍卖公告",
    ])

    private static let weather = EndingTable(["天气预报", "天气"])

    static func isWeather(_ text: LineText) -> Bool { weather.ends(text) }

    static func kind(of head: HeadBlock) -> ArticleKind {
        guard head.headlines.count == 1, let text = head.lines[head.headlines[0]].text, text.count <= 14 else {
            return .article
        }
        return endings.ends(text) ? .notice : .article
    }
}

/// 一、 (一) 1. ①: what numbers the parts of one article.
enum Numbering {
    static func opens(_ text: LineText) -> Bool {
        var cursor = LineCursor(text)
        let isBracketed = cursor.take(0x28)
        let start = cursor.position
        while let scalar = cursor.next, cursor.position - start < 3,
            Scalars.isDigit(scalar) || numerals.contains(scalar)
        {
            cursor.position += 1
        }
        if let scalar = text.scalars.first, (0x2460...0x249B).contains(scalar) { return true }
        guard cursor.position > start, let sign = cursor.next else { return false }
        return isBracketed ? sign == 0x29 : sign == 0x3001 || sign == 0x2E
    }

    private static let numerals = ScalarSet("一二三四五六七八九十")
}
