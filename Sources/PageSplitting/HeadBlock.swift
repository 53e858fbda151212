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
    /// A line that leads to the headline below it, or is a label of that one article.
    private(set) var kicker: Int?
    /// Short lines below the headline's byline: they head the first part of the text.
    private(set) var subheads: [Int] = []
    /// Lines with no text below them and a label under them: they are all that was printed of an article.
    private(set) var loose: [Int] = []
    /// 央视网消息(新闻联播)： on a line of its own above the headlines of short items: it is of none of them.
    private(set) var asides: [Int] = []
    /// A line with a name alone.
    private(set) var author: Int?
    private(set) var hasRule = false

    var hasByline: Bool { !bylines.isEmpty }

    init(lines: [ClassifiedLine], range: Range<Int>) {
        self.lines = lines
        self.range = range
        for index in range {
            switch lines[index].kind {
            // A body line stands in a head only where its colon leads into the headline.
            case .short, .subtitle, .label, .body, .note: shorts.append(index)
            case .byline(let reading): bylines.append(reading)
            case .metadata(let fields) where !fields.isMasthead: metadata.append(fields)
            case .rule: hasRule = true
            case .aside: hasRule = hasRule || lines[index].text.map(Furniture.isEnd) == true
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

    /// Behind a line in brackets or with a telephone number, which ends the text above; nil where there is none.
    var cutBehindContact: Int? {
        guard shorts.count > 1 else { return nil }
        let place = shorts.indices.dropLast().last { place in
            if isContact(shorts[place]) { return true }
            return lines[shorts[place]].kind == .note && (place == 0 || isContact(shorts[place - 1]))
        }
        return place.map { shorts[$0] + 1 }
    }

    private static let contacts: [Phrase] = ["电话", "热线", "邮编", "邮箱", "信箱", "QQ", "微信", "@"]

    private func isContact(_ index: Int) -> Bool {
        guard let text = lines[index].text, text.scalars.count(where: Scalars.isDigit) >= 7 else { return false }
        // 2023年…突破2000万千瓦 has as many digits.
        return LineClassifier.holdsTelephone(text) || Self.contacts.contains { text.firstIndex(of: $0) != nil }
    }

    /// A label of short items right above them, behind lines that are numbered or in brackets: those end the text above.
    var labelCut: Int? {
        guard shorts.count > 1, let last = shorts.last, isLabelOfBriefs(last), last == range.upperBound - 1,
            let first = lines[shorts[0]].text, Numbering.opens(first), !isLabel(shorts[0])
        else { return nil }
        return last
    }

    /// (上接第1版) stands in it.
    var isContinuedFrom: Bool {
        range.contains { index in
            lines[index].kind == .continuation && lines[index].text.map(Furniture.isContinuedFrom) == true
        }
    }

    /// Field lines, where they stand and what they say.
    var fields: [(index: Int, fields: MetadataLine)] {
        range.compactMap { index in
            guard case .metadata(let fields) = lines[index].kind, !fields.isMasthead else { return nil }
            return (index, fields)
        }
    }

    /// A label that no headline stands beside.
    var onlyLabel: Int? {
        guard shorts.count == 1, case .label = lines[shorts[0]].kind else { return nil }
        return shorts[0]
    }

    var firstByline: Int? { range.first { isByline($0) } }

    /// Behind the first short line where that is the last of the text above: 同志们,让我们…而奋斗! above a headline, or a
    /// name that signs an essay. Nil where it is none.
    /// - Parameter isOfLetter: whether the text above is a letter.
    func ownLinesEnd(
        of draft: ArticleDraft, isSetFar: Bool, isOfLetter: Bool, isReportBelow: @autoclosure () -> Bool
    ) -> Int? {
        guard let first = shorts.first, first == range.lowerBound, lines[first].kind == .short, !draft.body.isEmpty,
            let text = lines[first].text
        else { return nil }
        if isSignature(text, at: first, of: draft, isSetFar: isSetFar, isReportBelow: isReportBelow()) {
            return first + 1
        }
        if isIssuer(first, of: draft) { return first + 1 }
        // Below the last text of the page, or between a notice and a report without a headline.
        if shorts == [first], draft.bylines.isEmpty, !hasByline {
            if draft.kind == .notice, isIssuedBy(first), isReportBelow() { return first + 1 }
            if draft.kind == .article, AuthorAlone.signs(text), isLast(first) { return first + 1 }
        }
        // 国网柳河县供电公司 below a notice, or closer to the text above than to the headline below.
        if shorts.count > 1, shorts[1] == first + 1, !hasByline, isIssuedBy(first),
            draft.kind == .notice
                || lines[first].line.blanksAbove <= draft.innerGap ?? 0
                    && lines[shorts[1]].line.blanksAbove > lines[first].line.blanksAbove
        {
            return first + 1
        }
        // Whoever signs it: a headline set in the middle has its next line there too.
        if isSetFar, isOffice(first) || text.count <= Self.longestSigner && !text.contains(0x2C), shorts.count > 1,
            !lines[shorts[1]].isIndented
        {
            return first + 1
        }
        if let end = farewellEnd ?? verseEnd(of: draft) { return end }
        // 柳河县南留乡 高玉堂, 市供水集团办公室 above the next headline.
        if shorts.count > 1, shorts[1] == first + 1, text.count <= Self.longestSigner, let next = lines[shorts[1]].text,
            next.count >= 3, draft.kind == .article, draft.bylines.isEmpty
        {
            // Nobody but who wrote the text above stands between it and a headline.
            if AuthorAlone.signs(text), next.count > 3 || isLabel(shorts[1]) { return first + 1 }
            if isOfLetter, !hasByline, AuthorAlone.mayEndLetter(text) || isOffice(first) { return first + 1 }
        }
        // 市二院心内科 高医生, and blank lines above the next head.
        if shorts.count > 1, shorts[1] == first + 1, lines[first].isIndented, text.count <= Self.longestSigner,
            !Numbering.opens(text), lines[first].line.blanksAbove <= draft.innerGap ?? 0,
            lines[shorts[1]].line.blanksAbove > lines[first].line.blanksAbove
        {
            return first + 1
        }
        guard shorts.count > 1, shorts[1] == first + 1, !isSubtitle(shorts[1]), text.scalars.last == 0x21,
            text.count >= 12, text.contains(0x2C), draft.innerGap.map({ lines[first].line.blanksAbove <= $0 }) ?? true
        else { return nil }
        return first + 1
    }

    /// In scalars: 侯秉文先生治丧小组, 女儿 小雅 2021年10月31日.
    private static let longestSigner = 20

    /// 柳河县公安局, set off below the last text of the page: whose release it is.
    func isIssuer(_ index: Int, of draft: ArticleDraft) -> Bool {
        guard draft.kind == .article || draft.kind == .notice, isLastOfPage, shorts == [index], metadata.isEmpty,
            let text = lines[index].text, (5...24).contains(text.count), text.scalars.allSatisfy(Scalars.isHan),
            OfficeWords.issuers.ends(text)
        else { return false }
        return draft.kind == .notice || lines[index].line.blanksAbove > draft.innerGap ?? 0
    }

    /// Nothing but what stands at a page's foot is below it.
    private var isLastOfPage: Bool { isLast(range.upperBound - 1) }

    private func isLast(_ index: Int) -> Bool {
        lines[(index + 1)...].allSatisfy {
            switch $0.kind {
            case .aside, .rule, .continuation: true
            case .metadata(let fields): fields.isMasthead
            default: false
            }
        }
    }

    /// Behind the words that end a letter or a speech; where nothing stands below them they are subheads, or none.
    private var farewellEnd: Int? {
        var end = shorts.firstIndex { lines[$0].text.map(Farewell.isOne) != true } ?? shorts.count
        if end > 0, end < shorts.count, lines[shorts[end]].text.map(Farewell.isDay) == true { end += 1 }
        guard end > 0, shorts[end - 1] - shorts[0] == end - 1, end < shorts.count || range.upperBound == lines.count
        else {
            return nil
        }
        return shorts[end - 1] + 1
    }

    private static let longestVerse = 20

    /// Behind lines set as far in and about as long as the verse above them, where one further out stands below.
    private func verseEnd(of draft: ArticleDraft) -> Int? {
        guard draft.body.count > 1, case let verses = draft.body.suffix(2).map({ lines[$0] }),
            verses.allSatisfy({ $0.isIndented && ($0.text?.count ?? 99) <= Self.longestVerse }),
            let length = verses.last?.text?.count
        else { return nil }
        let end = shorts.firstIndex { index in
            !lines[index].isIndented || lines[index].kind != .short
                || abs((lines[index].text?.count ?? 99) - length) > 3
        }
        guard let end, end > 0, !lines[shorts[end]].isIndented, shorts[end - 1] == shorts[0] + end - 1 else {
            return nil
        }
        return shorts[end - 1] + 1
    }

    /// A name and nothing else above the next head, or at the page's end, and nobody else is named for the text.
    private func isSignature(
        _ text: LineText, at index: Int, of draft: ArticleDraft, isSetFar: Bool,
        isReportBelow: @autoclosure () -> Bool
    ) -> Bool {
        guard
            AuthorAlone.isSigner(text, isSetFar: isSetFar && !Farewell.isOne(text)),
            draft.bylines.isEmpty,
            !hasByline,
            draft.kind == .article
        else { return false }
        if index + 1 == lines.count { return true }
        // Nothing but a report without a headline stands below it.
        if shorts.count == 1 { return (isSetFar || AuthorAlone.isNamedWithOffice(text)) && isReportBelow() }
        if isLabel(shorts[1]) || lines[shorts[1]].text.map(Banner.isColumn) == true { return true }
        guard let next = lines[shorts[1]].text, next.count > 3 else { return false }
        return lines[index].isIndented && !lines[shorts[1]].isIndented || AuthorAlone.isNamedWithOffice(text)
            || lines[shorts[1]].line.blanksAbove > lines[index].line.blanksAbove
    }

    /// Behind a byline that short lines above and below show to close the article above, or nil.
    var closingCut: Int? {
        guard let firstShort = shorts.first, let byline = range.first(where: { isAttachment($0) }), byline > firstShort
        else { return nil }
        // 石桥村村民委员会, 2009年3月2日, and text right below: who signed what stands above.
        if byline == firstShort + 1, shorts.count == 1, isOffice(firstShort) { return lastAttachment + 1 }
        guard
            let below = shorts.first(where: { $0 > byline }), lines[below].kind != .subtitle
        else { return nil }
        return (byline..<below).last { isAttachment($0) }.map { $0 + 1 }
    }

    /// More room above it than the text above has inside, and no more below its first line.
    func isSetOff(from draft: ArticleDraft) -> Bool {
        guard let first = shorts.first, shorts.count > 1, !isOffice(first),
            case let room = lines[first].line.blanksAbove,
            room > draft.innerGap ?? 0
        else { return false }
        let end = range.first { $0 > first && isAttachment($0) }.map { $0 + 1 } ?? range.upperBound
        return (first + 1..<min(end, range.upperBound)).allSatisfy { lines[$0].line.blanksAbove < room }
    }

    /// 柳河县自来水公司, and the day below it: who signs a notice.
    private func isOffice(_ index: Int) -> Bool {
        guard range.contains(index), lines[index].kind == .short, let text = lines[index].text, text.count <= 24 else {
            return false
        }
        return OfficeWords.signers.ends(text)
    }

    /// 公司人事处, 柳河县人民政府 2019年8月16日: an office, and a day behind it or none.
    func isIssuedBy(_ index: Int) -> Bool {
        guard lines[index].kind == .short, let text = lines[index].text, text.count <= 36 else { return false }
        let name = text.scalars.prefix { Scalars.isHan($0) }.count
        guard (4...24).contains(name),
            OfficeWords.signers.ending(of: text, 0..<name) != nil
                || OfficeWords.issuers.ending(of: text, 0..<name) != nil
        else { return false }
        var cursor = LineCursor(text, from: name)
        cursor.skipBlanks()
        return cursor.isAtEnd
            || cursor.position > name && PrintedDate(at: &cursor, needsYear: false) != nil && cursor.isAtEnd
    }

    private func isAttachment(_ index: Int) -> Bool {
        switch lines[index].kind {
        case .byline: true
        case .metadata(let fields):
            !fields.isMasthead
                && (!fields.bylines.isEmpty || fields.date != nil && !fields.isLabelled && isOffice(index - 1))
        default: false
        }
    }

    /// Where the article itself begins, behind its banners.
    var articleStart: Int { kicker ?? headlines.first ?? subtitles.first ?? range.lowerBound }

    /// A short line that no article claims heads several: what stands ahead of a line that opens with a unit, a label,
    /// or the same line printed again.
    mutating func separateBanners() {
        var rest = shorts
        if rest.count > 1, let last = rest.lastIndex(where: { isDatelineAlone($0) }), last < rest.count - 1,
            last == 0 || isLabelOfBriefs(rest[last - 1])
        {
            asides.append(rest.remove(at: last))
        }
        if let lastLabel = rest.lastIndex(where: { isLabel($0) && !isBracketedHeadline($0) }),
            lastLabel < rest.count - 1 || rest.count == 1 || isLabelOfBriefs(rest[lastLabel])
        {
            banners = Array(rest[...lastLabel])
            rest.removeSubrange(...lastLabel)
            separateLoose()
        }
        if let start = rest.lastIndex(where: { hasUnitKicker($0) && !isOfHalves($0) }), start > 0 {
            banners += rest[..<start]
            rest.removeSubrange(..<start)
        }
        if let gap = bannersEnd(rest) {
            banners += rest[..<gap]
            rest.removeSubrange(..<gap)
        }
        for _ in 0..<2 where rest.count > 1 && (isBanner(rest[0], above: rest[1]) || isColumn(rest[0], above: rest[1]))
        {
            banners.append(rest.removeFirst())
        }
        if rest.count > 1, isKickerAlone(rest[0], above: rest[1]) { kicker = rest.removeFirst() }
        if rest.count == 1, lines[rest[0]].text.map(Banner.headsPicture) == true, bylines.isEmpty {
            banners.append(rest.removeFirst())
        }
        var seen: Set<[UInt32]> = []
        for index in rest {
            if isSubtitle(index) || isDeck(index) || goesOnWithSubtitle(index), !headlines.isEmpty {
                subtitles.append(index)
            } else if seen.insert(lines[index].text?.scalars ?? []).inserted {
                headlines.append(index)
            }
        }
        separateRank()
        separateSubheads()
        separateNotes()
    }

    /// ——古楼街道开展网格化 and 服务纪实 right below it.
    private func goesOnWithSubtitle(_ index: Int) -> Bool {
        guard let above = subtitles.last, above == index - 1, lines[index].kind == .short,
            lines[index].line.blanksAbove == 0, !isLabel(index), let text = lines[index].text,
            let dashed = lines[above].text
        else { return false }
        return text.count <= dashed.count && !hasKicker(index)
    }

    /// ●单身白领成主力 ●租金高于利息: what stands below a headline in points.
    private func isDeck(_ index: Int) -> Bool {
        guard let text = lines[index].text, let sign = text.scalars.first, Bullet.isSign(sign) else { return false }
        if text.scalars.dropFirst(2).contains(sign) { return true }
        return shorts.contains { $0 != index && $0 != shorts[0] && lines[$0].first == sign }
    }

    private func isDatelineAlone(_ index: Int) -> Bool {
        guard let text = lines[index].text, text.scalars.last == 0x3A else { return false }
        return BodyOpening.isDatelineAlone(text)
    }

    private static let fewestLoose = 3

    private mutating func separateLoose() {
        guard banners.count > Self.fewestLoose, let label = banners.last, lines[label].line.blanksAbove > 0,
            let start = banners.dropLast().lastIndex(where: { isLabel($0) }).map({ $0 + 1 }) ?? banners.indices.first,
            banners.count - 1 - start >= Self.fewestLoose
        else { return }
        loose = Array(banners[start..<banners.count - 1])
        banners.removeSubrange(start..<banners.count - 1)
    }

    /// 社论 below a headline says of what rank it is, as it does above one.
    private mutating func separateRank() {
        guard headlines.count > 1, let last = headlines.last, lines[last].text.map(Banner.isRank) == true else {
            return
        }
        headlines.removeLast()
        banners.append(last)
    }

    private mutating func separateSubheads() {
        guard headlines.count > 1, let byline = range.last(where: { isByline($0) }), headlines[0] < byline
        else { return }
        subheads = headlines.filter { $0 > byline }
        headlines.removeAll { $0 > byline }
    }

    /// (图片由县公安局提供), 核心提示 below a headline: it is text.
    /// In scalars: (之二) is a word of the headline.
    private static let shortestNote = 10

    private mutating func separateNotes() {
        let notes = headlines.dropFirst().filter { index in
            if lines[index].kind == .note, lines[index].text?.count ?? 0 >= Self.shortestNote { return true }
            if isLabel(index), let sign = lines[index].first, Brackets.closing(of: sign) != nil { return true }
            return lines[index].text.map { Caption.namesGiver($0) || SectionLabel.isSummary($0) } == true
        }
        guard !notes.isEmpty else { return }
        headlines.removeAll { notes.contains($0) }
        subheads = (subheads + notes).sorted()
    }

    private func isByline(_ index: Int) -> Bool {
        if case .byline = lines[index].kind { true } else { false }
    }

    /// A name alone, right above the text and below a headline, is who wrote it.
    mutating func findAuthor(_ known: Int?) {
        guard !hasByline, let place = authorPlace(known), let text = lines[shorts[place]].text else { return }
        author = shorts.remove(at: place)
        bylines.append(
            OfficeWords.isWriter(text) ? BylineReading(source: text.string(0..<text.count)) : AuthorAlone.reading(text))
    }

    private static let shortestOverPenName = 5

    /// Where in `shorts` a name alone stands under a headline and right above the text.
    func authorPlace(_ known: Int?) -> Int? {
        let writer = shorts.dropFirst().first { lines[$0].text.map(AuthorAlone.isWriter) == true }
        guard let last = known ?? writer ?? shorts.last, !isLabel(last), let place = shorts.firstIndex(of: last),
            place > 0,
            let text = lines[last].text, let above = lines[shorts[place - 1]].text,
            known != nil || above.count >= 2 && AuthorAlone.isAuthor(text)
                || above.count >= Self.shortestOverPenName
                    && (AuthorAlone.isPenName(text) || OfficeWords.isWriter(text))
        else { return nil }
        return place
    }

    /// 天气预报 and nothing else: a box of its own.
    var isWeather: Bool {
        guard shorts.count == 1, let text = lines[shorts[0]].text, text.count <= 6 else { return false }
        return Notice.isWeather(text)
    }

    /// 停电通知, 招领启事 and nothing else.
    var isNotice: Bool {
        guard shorts.count == 1, let text = lines[shorts[0]].text, text.count <= 12 else { return false }
        return Notice.isNotice(text)
    }

    /// 防火须知, 积分榜 and nothing else.
    var isBox: Bool { shorts.count == 1 && lines[shorts[0]].text.map(Notice.isBox) == true }

    /// 老人说 above 一百零一岁的愿望
    var opensWithShapedLabel: Bool {
        guard shorts.count >= 2, shorts[1] == shorts[0] + 1, lines[shorts[0]].kind == .short,
            // 企业说法, 专家说法 set off from what stands below them are parts of a story.
            lines[shorts[1]].line.blanksAbove == 0, let text = lines[shorts[0]].text
        else { return false }
        return isLabelByShape(text, above: shorts[1])
    }

    /// In scalars, without the brackets: no column has so long a name.
    private static let shortestInBrackets = 9

    /// 【石桥镇三百户用上自来水】 right above its text.
    private func isBracketedHeadline(_ index: Int) -> Bool {
        guard case .label(let name) = lines[index].kind, let text = lines[index].text,
            text.scalars[0] == 0x3010, name.count >= Self.shortestInBrackets, range.upperBound == index + 1
        else { return false }
        return !isLabelOfBriefs(index) && !isSidebar(index)
    }

    func isLabelOfBriefs(_ index: Int) -> Bool {
        guard case .label(let name) = lines[index].kind, let text = lines[index].text else { return false }
        return SectionLabel.isOfBriefs(LineText(text, name))
    }

    /// 新闻链接 and nothing else.
    var isAppendix: Bool {
        headlines.count == 1 && subtitles.isEmpty && banners.isEmpty && bylines.isEmpty && metadata.isEmpty
            && lines[headlines[0]].text.map(SectionLabel.isAppendix) == true
    }

    func isSidebar(_ index: Int) -> Bool { lines[index].text.map(SectionLabel.isSidebar) ?? false }

    /// Lines that stand closer to each other than to the headline below them, and one of them is a slogan.
    private func bannersEnd(_ rest: [Int]) -> Int? {
        guard rest.count > 2, let gap = rest.indices.dropFirst().first(where: { lines[rest[$0]].line.blanksAbove > 0 }),
            gap > 1, gap <= 3, gap < rest.count, !isSubtitle(rest[gap])
        else { return nil }
        return rest[..<gap].contains { lines[$0].text.map(Banner.isBanner) == true } ? gap : nil
    }

    /// Words that head several articles and are set off from the line below.
    private func isBanner(_ index: Int, above below: Int) -> Bool {
        guard let text = lines[index].text, !isSubtitle(below) else { return false }
        return lines[below].line.blanksAbove > 0 && Banner.isBanner(text) || Banner.isChant(text)
    }

    /// ■热线追踪, 时评: the name of a column over the headline; so is what ends as columns do, above a longer line.
    private func isColumn(_ index: Int, above below: Int) -> Bool {
        guard let text = lines[index].text else { return false }
        if Banner.isSeries(text), let next = lines[below].text, next.count >= 4 { return true }
        guard text.count <= 9 else { return false }
        if Banner.isColumn(text) { return true }
        guard text.count <= 6, Banner.endsAsColumn(text), let next = lines[below].text else { return false }
        return lines[below].kind == .short && next.count >= (author == nil ? 5 : 3) && !AuthorAlone.isAuthor(next)
    }

    private func isKickerAlone(_ index: Int, above below: Int) -> Bool {
        guard lines[below].kind == .short, let text = lines[index].text else { return false }
        if leadsIn(text) { return lines[index].kind == .short || lines[index].kind == .body }
        guard lines[index].kind == .short else { return false }
        return isBetweenSigns(text) || isLabelByShape(text, above: below)
    }

    /// 昨日首秀——, 记者暗访发现： what stands ahead of a headline and leads to it.
    private func leadsIn(_ text: LineText) -> Bool {
        guard text.count >= 5, let last = text.scalars.last, Kicker.unitAlone(text) == nil else { return false }
        return last == 0x3A || last == 0x2014 && text.scalars[text.count - 2] == 0x2014
    }

    /// ★职工信箱★: one sign on both sides.
    private func isBetweenSigns(_ text: LineText) -> Bool {
        guard (4...16).contains(text.count), let first = text.scalars.first, Bullet.isSign(first) else { return false }
        return text.scalars.last == first
            && text.scalars.dropFirst().dropLast().allSatisfy { Scalars.isHan($0) || Scalars.isBlank($0) }
    }

    /// 侃球, 小镇人物: two or three characters, or a few that end as labels do, above a headline that is longer by as many
    /// and is no sentence without them.
    private func isLabelByShape(_ text: LineText, above below: Int) -> Bool {
        let label = text.unpadded ?? text
        guard (2...6).contains(label.count), label.scalars.allSatisfy(Scalars.isHan), lines[below].kind == .short,
            label.count < 4 || Banner.endsAsLabel(label),
            let next = lines[below].text, case let own = next.scalars.count(where: { !Scalars.isBlank($0) }),
            own >= label.count + 4, own >= 7, !AuthorAlone.isAuthor(next)
        else { return false }
        return Banner.endsAsLabel(label) || !Kicker.isGoneOnWith(next)
    }

    func isSubtitle(_ index: Int) -> Bool { lines[index].kind == .subtitle }

    func isLabel(_ index: Int) -> Bool {
        if case .label = lines[index].kind { true } else { false }
    }

    func hasKicker(_ index: Int) -> Bool {
        guard let text = lines[index].text else { return false }
        return Kicker(text) != nil && !SectionLabel.isSidebar(text)
    }

    private func hasUnitKicker(_ index: Int) -> Bool {
        lines[index].text.flatMap { Kicker($0) }?.isUnit ?? false
    }

    private static let shortestHalf = 5

    /// 石桥镇柳沟村 村民连夜撤离: two halves of one length are one line of a headline, and what opens it is no kicker.
    private func isOfHalves(_ index: Int) -> Bool {
        guard let text = lines[index].text, let gap = text.scalars.firstIndex(where: Scalars.isBlank),
            let second = text.scalars[gap...].firstIndex(where: { !Scalars.isBlank($0) })
        else { return false }
        return gap >= Self.shortestHalf && gap == text.count - second
    }
}
