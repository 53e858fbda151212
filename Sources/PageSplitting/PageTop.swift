import BulletinModel

/// 报头: what stands over the first article and is part of none, told by its neighbours as well as by itself.
enum PageTop {
    /// Lines that are looked at.
    private static let depth = 12

    /// The paper's own name beside a masthead, and the editors of the page below it, are masthead as well.
    static func mark(_ lines: inout [ClassifiedLine]) {
        markHead(&lines)
        let depth = min(depth, lines.count)
        let end = (0..<depth).first { lines[$0].kind == .body } ?? depth
        guard let last = (0..<end).last(where: { isMasthead(lines[$0]) }) else { return }
        for index in 0..<end {
            switch lines[index].kind {
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

    /// The lines that the page begins with, as long as each is a field of its head.
    private static func markHead(_ lines: inout [ClassifiedLine]) {
        var index = 0
        while index < min(lines.count, depth), lines.count > index + 1 {
            guard let fields = head(lines, at: index) else { break }
            if let fields { lines[index].kind = .metadata(fields) }
            index += 1
        }
    }

    /// Nil where the line is no part of the page's head; a nil value where it is and says nothing.
    private static func head(_ lines: [ClassifiedLine], at index: Int) -> MetadataLine?? {
        guard let text = lines[index].text else { return nil }
        switch lines[index].kind {
        case .aside, .rule: return .some(nil)
        case .body, .short, .metadata, .byline, .label, .row:
            if isCalendar(text) || isPublisher(text) { return .some(MetadataLine(publication: nil)) }
            if index == 0, lines.count > 1, let name = nameAboveDate(lines) { return MetadataLine(publication: name) }
            if index == 0, bulletins.ends(text), (4...24).contains(text.count), text.scalars.allSatisfy(Scalars.isHan),
                isBesideHead(lines, index)
            {
                return MetadataLine(publication: text.string(0..<text.count))
            }
            if let fields = MetadataLine(text, isTop: true), fields.isMasthead {
                // G20 杭州峰会: a number and a few words need company to be the page's.
                let isSure = fields.date != nil || fields.publication != nil || !fields.bylines.isEmpty
                return isSure || MetadataLine(text) != nil || isBesideHead(lines, index) ? fields : nil
            }
            if let name = publication(lines[index]), isBesideHead(lines, index) {
                return MetadataLine(publication: name)
            }
            if case .metadata(let fields) = lines[index].kind, fields.isMasthead { return fields }
            // 综合新闻 on a line of its own, above or below the page's number.
            if case .label(let name) = lines[index].kind, name.count <= 6, !SectionLabel.isOfBriefs(text),
                Brackets.closing(of: text.scalars[0]) == nil, !SectionLabel.isDotted(text), isBesideHead(lines, index)
            {
                return .some(MetadataLine(publication: nil))
            }
            return index > 0 && isPinyin(text) ? .some(MetadataLine(publication: nil)) : nil
        default: return nil
        }
    }

    /// The line above is of the page's head, or the one below but one.
    private static func isBesideHead(_ lines: [ClassifiedLine], _ index: Int) -> Bool {
        if index > 0 { return true }
        return lines[1..<min(lines.count, 4)].contains { line in
            guard let text = line.text else { return false }
            return isMasthead(line) || MetadataLine(text, isTop: true)?.isMasthead == true
        }
    }

    /// LIUHE RIBAO: the paper's name in letters.
    private static func isPinyin(_ text: LineText) -> Bool {
        text.count <= 40 && text.scalars.allSatisfy { Scalars.isLetter($0) || Scalars.isBlank($0) }
    }

    /// 中共柳河县委主办
    private static func isPublisher(_ text: LineText) -> Bool {
        text.count <= 30 && text.count >= 5 && publishers.ends(text) && !text.contains(0x2C)
    }

    private static let publishers = EndingTable(["主办", "主管", "主办单位", "编印", "内部资料"])

    /// 柳河周末 and the date below it: a name that does not end as papers do.
    private static func nameAboveDate(_ lines: [ClassifiedLine]) -> String? {
        guard lines[0].kind == .short, let text = lines[0].text, let below = lines[1].text,
            let fields = MetadataLine(below, isTop: true), fields.isMasthead, fields.date != nil
        else { return nil }
        let name = (0..<text.count).filter { !Scalars.isBlank(text.scalars[$0]) }
        guard (2...6).contains(name.count), name.allSatisfy({ Scalars.isHan(text.scalars[$0]) }) else { return nil }
        return name.map { text.string($0..<$0 + 1) }.joined()
    }

    /// 日 一 二 三 四 五 六, 1 2 3 4 5: the days to choose from that electronic editions have.
    private static func isCalendar(_ text: LineText) -> Bool {
        text.scalars.allSatisfy { Scalars.isDigit($0) || Scalars.isBlank($0) || calendarSigns.contains($0) }
            && text.scalars.contains(where: Scalars.isBlank) && text.count >= 9
    }

    private static let calendarSigns = ScalarSet("日一二三四五六月年<>|")

    private static func isMasthead(_ line: ClassifiedLine) -> Bool {
        if case .metadata(let fields) = line.kind { fields.isMasthead } else { false }
    }

    private static func isFields(_ line: ClassifiedLine) -> Bool {
        if case .metadata = line.kind { true } else { false }
    }

    private static let endings = EndingTable([
        "日报", "晚报", "早报", "晨报", "时报", "快报", "商报", "都市报", "周报", "周刊", "新报", "导报", "晨刊", "报",
    ])

    /// 网格工作简报 above 第27期.
    private static let bulletins = EndingTable([
        "简报", "快报", "专报", "通讯", "动态", "信息", "要情", "快讯", "要讯", "周报", "月报", "旬报", "专刊", "内参", "文摘", "参考", "简讯", "要报",
    ])

    /// Words that end as papers' names do.
    private static let notPapers = EndingTable([
        "通报", "预报", "捷报", "喜报", "战报", "海报", "情报", "汇报", "回报", "电报", "举报", "申报", "填报", "上报", "登报", "见报", "年报", "月报",
        "季报",
        "谎报", "警报", "播报", "速报", "瞒报", "零报",
    ])

    /// 柳河日报: a paper's name and nothing else.
    static func isPublication(_ text: LineText, _ field: Range<Int>) -> Bool {
        (2...10).contains(field.count) && text.scalars[field].allSatisfy(Scalars.isHan)
            && endings.ending(of: text, field) != nil && notPapers.ending(of: text, field) == nil
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

    /// A line that tells a day.
    init(date: CalendarDay) {
        self.date = date
    }
}
