import BulletinModel

/// A line of fields that say of a page or an article when and by whom it was printed, and no word of it is text:
/// `2014-04-18 15:26:01　来源: 中国网`, `2022年11月3日 星期四`, `第7B版:社区`, `责任编辑：某某`.
struct MetadataLine: Hashable {
    var date: CalendarDay?
    var bylines: [Byline] = []
    var publication: String?
    var page: String?
    /// The name of the page: 社区, 要闻.
    var pageName: String?
    /// A weekday, a lunar date, an issue number or a page number: things of a masthead.
    var isMasthead = false
    /// A label such as 发布时间 or 来源.
    var isLabelled = false

    /// In scalars.
    private static let longest = 120
    private static let longestBare = 14
    /// No longer is a word of a site's furniture either.
    private static let longestPageName = 6

    /// - Parameter isTop: nothing but the page's head stands above it: then fields that prove nothing elsewhere are a page's
    ///   number and name.
    init?(_ text: LineText, isTop: Bool = false) {
        guard text.count >= 2, text.count <= Self.longest else { return nil }
        guard
            text.scalars.contains(where: Self.signs.contains)
                || (text.contains(0x20) || text.contains(0x2F)) && MetadataFields.mayHoldLabel(text)
        else { return nil }
        if isTop, Self.isOfAccount(text) { return nil }
        self.isTop = isTop
        var cursor = LineCursor(text)
        var isStrong = false
        // On the stack: most lines that are asked about are none of fields, and have one or two.
        var bare = InlineArray<4, Range<Int>>(repeating: 0..<0)
        var bareCount = 0
        while true {
            MetadataFields.skipSeparators(&cursor)
            guard !cursor.isAtEnd else { break }
            if takeField(&cursor) {
                isStrong = true
                continue
            }
            let start = cursor.position
            while let scalar = cursor.next, !MetadataFields.isSeparator(scalar), !startsDate(cursor) {
                cursor.position += 1
                // No paper and no page has so long a name.
                if cursor.position - start > Self.longestBare, Scalars.isHan(text.scalars[start]) { return nil }
            }
            let field = start..<cursor.position
            // Nor has a line so many of them; and longer than the name of a page it must be a paper's.
            if bareCount == bare.count { return nil }
            if !isTop, field.count > Self.longestPageName, Scalars.isHan(text.scalars[start]),
                !MetadataFields.isOutlet(text, field)
            {
                return nil
            }
            bare[bareCount] = field
            bareCount += 1
        }
        guard isStrong, takeBare((0..<bareCount).map { bare[$0] }, of: text) else { return nil }
        // 22号，村里…: the day is the first word of a sentence.
        if date == nil, bareCount > 0, text.contains(0x2C) { return nil }
        if isTop, !isLabelled || bylines.allSatisfy({ $0.role == .editor }) { isMasthead = true }
    }

    private var isTop = false

    /// 柳河晨报2009年4月3日: in a page's head nothing need stand between its fields.
    private func startsDate(_ cursor: LineCursor) -> Bool {
        guard isTop, let scalar = cursor.next, Scalars.isDigit(scalar) else { return false }
        var probe = cursor
        return PrintedDate(at: &probe) != nil
    }

    /// What no line of fields is without, but one with labels and blanks alone.
    private static let signs = ScalarSet("0123456789:期号版周农历年月日星")

    private mutating func takeField(_ cursor: inout LineCursor) -> Bool {
        if !isTop, let first = cursor.next, !MetadataFields.mayOpen(with: first) {
            guard MetadataFields.takeLunarDate(&cursor) else { return false }
            isMasthead = true
            return true
        }
        if let printed = PrintedDate(at: &cursor, needsYear: !isTop) {
            date = date ?? printed.calendarDay
            return true
        }
        if PrintedTime.skip(at: &cursor) { return true }
        if MetadataFields.takeWeekday(&cursor) || MetadataFields.takeLunarDate(&cursor) {
            isMasthead = true
            return true
        }
        if let label = MetadataFields.takePage(&cursor, isTop: isTop && page == nil) {
            page = page ?? label.page
            pageName = label.name ?? pageName
            isMasthead = true
            return true
        }
        if MetadataFields.takeIssue(&cursor) {
            isMasthead = true
            return true
        }
        return takeLabel(&cursor)
    }

    private mutating func takeLabel(_ cursor: inout LineCursor) -> Bool {
        guard let first = cursor.next, MetadataFields.mayOpenLabel(with: first) else { return false }
        var probe = cursor
        guard let label = MetadataFields.takeLabel(&probe) else { return false }
        switch label {
        case .time:
            isLabelled = true
        case .contact where !isLabelled: return false
        case .ignored, .contact:
            MetadataFields.skipValue(&probe)
            isLabelled = true
        case .role(let role):
            let value = MetadataFields.takeValue(&probe)
            guard !value.isEmpty else {
                isLabelled = true
                break
            }
            guard value.count <= 30 else { return false }
            if role == .source || role == .correspondent && value.count >= 5 && BodyEnding.isOffice(cursor.text, value)
            {
                bylines.append(Byline(name: cursor.text.string(value), role: .source))
            } else if BylineReading.nobody.contains(cursor.text.string(value)) {
                break
            } else if let reading = BylineReading(cursor.text, value, bare: true) {
                bylines += reading.bylines.map {
                    Byline(name: $0.name, role: $0.role == .reporter ? role : $0.role, outlet: $0.outlet)
                }
            } else if role == .editor, AuthorAlone.isShortName(cursor.text, value) {
                bylines.append(Byline(name: cursor.text.string(value).filter { $0 != " " }, role: .editor))
            } else if role == .editor, BodyEnding.isOffice(cursor.text, value) {
                bylines.append(Byline(name: cursor.text.string(value), role: .editor))
            } else if role == .editor, cursor.text.scalars[value].allSatisfy({ $0 < 0x80 }) {
                // admin: nobody's name.
                break
            } else {
                return false
            }
            isLabelled = true
        }
        cursor = probe
        return true
    }

    /// Fields without a label must be a paper's name, or the name of the page.
    private mutating func takeBare(_ fields: [Range<Int>], of text: LineText) -> Bool {
        for field in fields {
            if isTop ? PageTop.isPublication(text, field) : MetadataFields.isOutlet(text, field) {
                publication = publication ?? text.string(field)
            } else if isMasthead || isTop, field.count <= Self.longestPageName,
                text.scalars[field].allSatisfy(Scalars.isHan),
                // 7月20日新增病例: no page is called so right behind a day without a year.
                date != nil || field.lowerBound == 0 || !Scalars.isHan(text.scalars[field.lowerBound - 1])
            {
                pageName = pageName ?? text.string(field)
            } else if isTop, date != nil, field.count <= Self.longestBare,
                isMasthead || OfficeWords.issuers.ending(of: text, field) != nil
            {
                // 县委办公室 2024年1月9日
                continue
            } else if MetadataFields.isFurniture(text, field) || isTop && Self.isLatin(text, field) {
                continue
            } else {
                return false
            }
        }
        return true
    }

    /// LIUHE RIBAO, www.example.com
    private static func isLatin(_ text: LineText, _ field: Range<Int>) -> Bool {
        text.scalars[field].allSatisfy { $0 < 0x80 }
    }
}
