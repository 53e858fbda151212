import BulletinModel

/// 报头: what stands over the first article and is part of none, told by its neighbours as well as by itself.
enum PageTop {
    /// Lines that are looked at.
    private static let depth = 12

    /// The paper's own name beside a masthead, and the editors of the page below it, are masthead as well.
    static func mark(_ lines: inout [ClassifiedLine]) {
        markQuotation(&lines)
        markHead(&lines)
        let depth = min(depth, lines.count)
        let end = (0..<depth).first { lines[$0].kind == .body } ?? depth
        guard let last = (0..<end).last(where: { isMasthead(lines[$0]) && !isRepeated(lines, $0) }) else { return }
        markBetween(&lines, last)
        markFirstGroup(&lines, end)
        for index in 0..<end {
            switch lines[index].kind {
            case .short where index == last + 1 && lines[index].text.map(PageFoot.isNotice) == true:
                lines[index].kind = .aside
            case .short where index <= last + 1:
                guard let name = publication(lines[index]) else { continue }
                lines[index].kind = .metadata(MetadataLine(publication: name))
            case .metadata(var fields) where !fields.isMasthead && fields.date == nil && !fields.bylines.isEmpty:
                guard index <= last + 1 || lines[..<index].allSatisfy({ isFields($0) }) else { continue }
                fields.isMasthead = true
                lines[index].kind = .metadata(fields)
            default: continue
            }
        }
    }

    /// 2019-07-11 第04版 under each headline of the page.
    private static func isRepeated(_ lines: [ClassifiedLine], _ index: Int) -> Bool {
        guard let text = lines[index].text else { return false }
        return lines[(index + 1)...].contains { $0.text?.scalars == text.scalars }
    }

    /// A line between two of the page's head, or a group of them set off from a head below: part of the page's head.
    private static func markBetween(_ lines: inout [ClassifiedLine], _ last: Int) {
        guard let first = lines.firstIndex(where: { isMasthead($0) }), last - first <= 4 else { return }
        for index in first..<last where lines[index].kind == .short {
            lines[index].kind = .metadata(MetadataLine(publication: nil))
        }
    }

    /// 幸福里社区报, its number, a motto, and blank lines below them.
    private static func markFirstGroup(_ lines: inout [ClassifiedLine], _ end: Int) {
        guard let gap = (1..<max(1, end)).first(where: { lines[$0].line.blanksAbove > 0 }), gap + 1 < lines.count,
            lines[gap].kind == .short, gap + 1 < end || lines[end].kind == .body,
            lines[..<gap].contains(where: { isMasthead($0) })
        else { return }
        for index in 0..<gap {
            guard lines[index].kind == .short, let text = lines[index].text, text.count <= longestMotto,
                !Banner.isBanner(text)
            else { continue }
            lines[index].kind = .metadata(MetadataLine(publication: nil))
        }
    }
    private static let longestMotto = 14

    private static let quotations = PhraseTable(words: "毛主席语录 最高指示 语录 毛主席诗词 毛泽东语录")
    private static let longestQuotation = 6
    /// 毛主席语录, what it says, and the paper's name and day below it.
    private static func markQuotation(_ lines: inout [ClassifiedLine]) {
        guard let first = lines.first?.text,
            quotations.isAll(of: first),
            let end = (1..<min(lines.count, longestQuotation + 1)).first(where: {
                publication(lines[$0]) != nil || isMasthead(lines[$0])
            })
        else { return }
        for index in 0..<end { lines[index].kind = .aside }
    }

    /// The lines that the page begins with, as long as each is a field of its head.
    private static func markHead(_ lines: inout [ClassifiedLine]) {
        var index = lines.firstIndex { $0.kind != .aside } ?? 0
        while index < min(lines.count, depth + longestQuotation), lines.count > index + 1 {
            guard let fields = head(lines, at: index) else { break }
            if let fields { lines[index].kind = .metadata(fields) }
            index += 1
        }
    }

    /// An office above a date.
    private static func issuer(_ lines: [ClassifiedLine], at index: Int) -> String? {
        guard lines[index].kind == .short, let text = lines[index].text, (4...24).contains(text.count),
            text.scalars.allSatisfy(Scalars.isHan), OfficeWords.issuers.ends(text), index + 2 < lines.count,
            let below = lines[index + 1].text, let fields = MetadataLine(below), fields.date != nil,
            fields.bylines.isEmpty,
            // 柳河县召开春耕现场会: a headline.
            !(2..<text.count - 2).contains(where: { deeds.opens(text, at: $0) })
        else { return nil }
        return text.string(0..<text.count)
    }

    /// 柳河县委办公室编  2017年11月8日: who issues a bulletin, and its day.
    private static func issuerBesideDate(_ text: LineText) -> MetadataLine? {
        var cursor = LineCursor(text)
        let name = cursor.takeHan(atMost: 24)
        guard name.count >= 4, cursor.next == 0x20 else { return nil }
        let issued = issues.ending(of: text, name)?.scalars.count ?? 0
        let office = name.lowerBound..<name.upperBound - issued
        guard OfficeWords.issuers.ending(of: text, office) != nil else { return nil }
        cursor.skipBlanks()
        guard let day = PrintedDate(at: &cursor)?.calendarDay, cursor.isAtEnd else { return nil }
        var fields = MetadataLine(publication: text.string(office))
        fields.date = day
        return fields
    }

    private static let countyPapers = EndingTable(["时讯", "快讯", "资讯"])
    private static let issues = EndingTable(["编", "编印", "主办", "编发", "印发"])

    private static let deeds = PhraseTable(
        words: "举行 召开 举办 参加 出席 会见 成立 组建 走进 启动 直播 播出 入选 获评 通过 审议 部署 慰问 视察 调研 来到 开展")

    /// Nil where the line is no part of the page's head; a nil value where it is and says nothing.
    private static func head(_ lines: [ClassifiedLine], at index: Int) -> MetadataLine?? {
        guard let text = lines[index].text, !isToldOfDay(text) else { return nil }
        switch lines[index].kind {
        case .aside, .rule: return .some(nil)
        case .body, .short, .metadata, .byline, .label, .row, .note:
            if isCalendar(text) || isPublisher(text) && !isDated(lines[index]) || isRelease(text) || isIssueOfYear(text)
            {
                return .some(MetadataLine(publication: nil))
            }
            if let issuer = issuer(lines, at: index) { return MetadataLine(publication: issuer) }
            if index > 0, lines[index].kind == .short, isPageName(text) { return .some(MetadataLine(publication: nil)) }
            if let fields = fieldsBehindBracket(text) { return fields }
            if index == 0, lines.count > 1, let name = nameAboveDate(lines) { return MetadataLine(publication: name) }
            if index == 0, case let name = text.unpadded ?? text, bulletins.ends(name), (4...24).contains(name.count),
                name.scalars.allSatisfy(Scalars.isHan), isBesideHead(lines, index)
            {
                return MetadataLine(publication: name.string(0..<name.count))
            }
            if index == 0, isSite(text), lines[1].kind == .aside || isMasthead(lines[1]) || isMonth(lines[1].text) {
                return .some(MetadataLine(publication: nil))
            }
            if index > 0, isMonth(text) { return .some(MetadataLine(publication: nil)) }
            if let fields = MetadataLine(text.unpadded ?? text, isTop: true), fields.isMasthead {
                // G20 杭州峰会: a number and a few words need company to be the page's.
                let isSure = fields.date != nil || fields.publication != nil || !fields.bylines.isEmpty
                return isSure || MetadataLine(text) != nil || isBesideHead(lines, index) ? fields : nil
            }
            if let fields = issuerBesideDate(text), isBesideHead(lines, index) || index + 1 < lines.count {
                return fields
            }
            if index == 0, let name = nameAlone(lines) { return MetadataLine(publication: name) }
            if let name = publication(lines[index]), isBesideHead(lines, index) {
                return MetadataLine(publication: name)
            }
            if case .metadata(let fields) = lines[index].kind, fields.isMasthead { return fields }
            // 综合新闻 on a line of its own, above or below the page's number.
            if case .label(let name) = lines[index].kind, name.count <= 6,
                !Numbering.opens(text),
                !SectionLabel.isOfBriefs(text)
                    || index == 0 && lines.count > 2
                        && (isDated(lines[1]) || lines[1].text.map(isRowOfNumbers) == true),
                Brackets.closing(of: text.scalars[0]) == nil, !SectionLabel.isDotted(text), isBesideHead(lines, index)
            {
                return .some(MetadataLine(publication: nil))
            }
            // 柳川时讯 above a headline: what the county calls its paper.
            if index > 0, case .label = lines[index].kind, countyPapers.ends(text), text.count == 4,
                lines[index + 1].kind == .short
            {
                return MetadataLine(publication: text.string(0..<4))
            }
            // 清华里街道食堂工作简报 below 1960年6月
            if index > 0, lines[index].kind == .short, text.count >= 6, isName(text),
                lines[index - 1].text.map(isIssueLine) == true
            {
                return .some(MetadataLine(publication: nil))
            }
            if isRowOfHead(text) || isRowOfNumbers(text) { return .some(MetadataLine(publication: nil)) }
            if index == 0, isPairOfNames(text), lines.count > 2, isDated(lines[1]) {
                return .some(MetadataLine(publication: nil))
            }
            if isIssueLine(text), index > 0 || lines[index + 1].text.map(isName) == true {
                return .some(MetadataLine(publication: nil))
            }
            if isNameAboveNumber(lines, index) || isNameAbovePaper(lines, index) || isNumberAlone(text)
                || isOfPaper(text) && (isBesideHead(lines, index) || isAccount(text))
            {
                return .some(MetadataLine(publication: nil))
            }
            if isPageNumber(text), isBesideHead(lines, index) { return .some(MetadataLine(publication: nil)) }
            if index > 0, lines[index].kind == .short, isEdition(text) { return .some(MetadataLine(publication: nil)) }
            return index > 0 && isPinyin(text) ? .some(MetadataLine(publication: nil)) : nil
        default: return nil
        }
    }

    /// 【早安,河口】7月2日 星期二: the name of a digest, and its day.
    private static func fieldsBehindBracket(_ text: LineText) -> MetadataLine? {
        guard text.count <= 40, let closing = Brackets.closing(of: text.scalars[0]),
            let close = text.scalars.prefix(16).firstIndex(of: closing), close + 4 < text.count,
            let fields = MetadataLine(LineText(text, close + 1..<text.count), isTop: true), fields.isMasthead,
            fields.date != nil || text.contains(0x5468) || text.contains(0x661F)
        else { return nil }
        return fields
    }

    /// 柳河日报 set off from a headline below it: a paper's name, and no word of the headline.
    private static func nameAlone(_ lines: [ClassifiedLine]) -> String? {
        // Weather and mottos stand beside the name.
        guard lines.count > 2, lines[0].kind == .short, let text = lines[0].text,
            let next = lines.indices.dropFirst().prefix(depth).first(where: { lines[$0].kind != .aside }),
            lines[next].kind == .short, let below = lines[next].text, below.count >= shortestBelowName
        else { return nil }
        let isSetOff = lines[next].line.blanksAbove > 0
        if let name = publication(lines[0]), isSetOff || surePapers.ends(text) && !reports.opens(below) { return name }
        return isSetOff && MetadataFields.isOfCounty(text, 0..<text.count) ? text.string(0..<text.count) : nil
    }

    /// In scalars, of the headline below.
    private static let shortestBelowName = 6
    private static let surePapers = EndingTable(["日报", "晚报", "早报", "晨报", "时报", "商报", "都市报", "周报"])
    /// 人民日报 / 发表评论员文章…: what papers do.
    private static let reports = PhraseTable(words: "发表 刊发 刊文 评论 社论 头版 点赞 聚焦 报道 整版")

    /// The line above is of the page's head, or the one below but one.
    private static func isBesideHead(_ lines: [ClassifiedLine], _ index: Int) -> Bool {
        if index > 0 { return true }
        return lines[1..<min(lines.count, 4)].contains { line in
            guard let text = line.text else { return false }
            return isMasthead(line) || isIssueOfYear(text) || isIssueLine(text) || isRowOfNumbers(text)
                || MetadataLine(text, isTop: true)?.isMasthead == true
        }
    }

    private static func isDated(_ line: ClassifiedLine) -> Bool {
        guard let text = line.text, let fields = MetadataLine(text, isTop: true) else { return false }
        return fields.isMasthead && fields.date != nil
    }

    /// 柳河周末 and the date below it: a name that does not end as papers do.
    private static func nameAboveDate(_ lines: [ClassifiedLine]) -> String? {
        guard lines[0].kind == .short, let text = lines[0].text, let below = lines[1].text else { return nil }
        let fields = MetadataLine(below, isTop: true)
        guard fields?.isMasthead == true && fields?.date != nil || isIssueLine(below) else { return nil }
        let name = (0..<text.count).filter { !Scalars.isBlank(text.scalars[$0]) }
        guard (2...6).contains(name.count), name.allSatisfy({ Scalars.isHan(text.scalars[$0]) }) else { return nil }
        return name.map { text.string($0..<$0 + 1) }.joined()
    }

    /// 桐 江 要 情 above 第86期: a few words, set wide or ending as bulletins' names do, below an office's name.
    private static func isNameAboveNumber(_ lines: [ClassifiedLine], _ index: Int) -> Bool {
        guard index + 2 < lines.count, let text = lines[index].text, let below = lines[index + 1].text,
            lines[index].line.isSetWide || lines[index].kind == .short && bulletins.ends(text)
        else { return false }
        return isNumberAlone(below) || isDated(lines[index + 1]) || isIssueLine(below)
    }

    /// 证券与理财 between the day and the paper's name: what the page is called.
    private static func isNameAbovePaper(_ lines: [ClassifiedLine], _ index: Int) -> Bool {
        guard index > 0, lines[index].kind == .short, let text = lines[index].text, (2...8).contains(text.count),
            text.scalars.allSatisfy(Scalars.isHan), index + 2 < lines.count
        else { return false }
        return publication(lines[index + 1]) != nil && lines[index + 1].line.isSetWide
    }

    static func isMasthead(_ line: ClassifiedLine) -> Bool {
        if case .metadata(let fields) = line.kind { fields.isMasthead } else { false }
    }

    private static func isFields(_ line: ClassifiedLine) -> Bool {
        if case .metadata = line.kind { true } else { false }
    }

    /// 柳河日报, and blanks between its characters.
    private static func publication(_ line: ClassifiedLine) -> String? {
        guard let text = line.text, text.count <= 16 else { return nil }
        let places = text.scalars.indices.filter { !Scalars.isBlank(text.scalars[$0]) }
        guard (2...8).contains(places.count), places.allSatisfy({ Scalars.isHan(text.scalars[$0]) }),
            endings.ends(text), !notPapers.ends(text)
        else { return nil }
        return places.map { text.string($0..<$0 + 1) }.joined()
    }
}

extension MetadataLine {
    /// A line with nothing but the paper's name.
    init(publication: String?) {
        self.publication = publication
        isMasthead = true
    }

    /// 原创 青溪融媒 青溪发布 2022-08-17 17:20 发表于浙江: what stands under the headline of a public account.
    init?(account text: LineText) {
        guard (12...60).contains(text.count), Self.isOfAccount(text) else { return nil }
        var cursor = LineCursor(text)
        while !cursor.isAtEnd {
            if let day = PrintedDate(at: &cursor)?.calendarDay {
                self.init(date: day)
                return
            }
            cursor.position += 1
        }
        return nil
    }
    static func isOfAccount(_ text: LineText) -> Bool {
        accounts.opens(text) || text.firstIndex(of: postedIn) != nil
    }

    private static let accounts = PhraseTable(words: "原创 转载")
    private static let postedIn: Phrase = "发表于"

    /// A line that tells a day.
    init(date: CalendarDay) {
        self.date = date
    }
}
