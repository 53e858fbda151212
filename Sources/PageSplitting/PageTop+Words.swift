import BulletinModel

/// What a line of the page's head is called and holds, told by its words alone.
extension PageTop {
    /// 【新闻发布稿】, 国家税务总局清河市税务局 and the day below it: what a release says of itself.
    static func isRelease(_ text: LineText) -> Bool {
        let start = Brackets.closing(of: text.scalars[0]) == nil ? 0 : 1
        guard let found = releases.match(at: LineCursor(text, from: start)) else { return false }
        let end = start + found.phrase.scalars.count
        // 新闻通稿(2011年第9号)
        if start == 0, end + 4 < text.count, text.scalars[end] == 0x28, text.scalars.last == 0x29 {
            return text.scalars[end...].contains(0x7B2C)
        }
        return end == text.count - start
    }
    private static let releases = PhraseTable(
        words: "新闻发布稿 新闻通稿 新闻稿 通稿 媒体通稿 新闻发布 供稿 宣传稿件 新闻素材 新聞稿 即時發佈 请即发布 即时发布 新闻公报")

    private static let pageNames = PhraseTable(
        words: """
            要闻 时事 时政 综合 综合新闻 地方 地方新闻 社会 社会新闻 民生 经济 财经 财富 文化 文娱 娱乐 体育 教育 健康 副刊 生活 国际 国内 中国 天下 世界 两岸 港闻 评论 专题 焦点 广场 \
            理论 法治 法制 科技 农村 农业 工业 工交 财贸 政法 都市 城事 本地 本埠 区县 县区 乡镇 深度 特刊 国际新闻 国内新闻 体育新闻 经济新闻 文教 读者 读书 旅游 汽车 楼市 证券 \
            头版 封面 周末 家庭 人物 视点 热点 调查 党建 民主 军事 青年 妇女 少年 校园
            """)
    /// 教育: one of the names that pages have, and nothing else.
    static func isKnownName(_ text: LineText, _ name: Range<Int>) -> Bool {
        pageNames.isAll(of: text, name)
    }

    /// 地方新聞／嘉義, 经济·财富, 要闻: what a page is called, where the line above is of its head too.
    static func isPageName(_ text: LineText) -> Bool {
        guard (2...12).contains(text.count) else { return false }
        let pieces = text.scalars.split { $0 == 0x2F || $0 == 0xB7 || $0 == 0x7C || Scalars.isBlank($0) }
        guard (1...3).contains(pieces.count), let first = pieces.first, pieces.allSatisfy({ $0.count <= 6 }) else {
            return false
        }
        return isKnownName(text, first.startIndex..<first.endIndex)
    }

    /// 2017年第10期, (2017年第10期): which of the year's.
    static func isIssueOfYear(_ text: LineText) -> Bool {
        guard (5...14).contains(text.count) else { return false }
        var cursor = LineCursor(text)
        let isBracketed = cursor.take(0x28)
        guard cursor.takeInteger(in: 1900...2100, digits: 4) != nil, cursor.take(0x5E74) else { return false }
        cursor.skipBlanks()
        guard cursor.take(0x7B2C), PrintedDate.takeNumber(at: &cursor, in: 1...999, digits: 3) != nil,
            cursor.take(0x671F)
        else { return false }
        return isBracketed ? cursor.take(0x29) && cursor.isAtEnd : cursor.isAtEnd
    }

    /// 2015年9月号, 1990年12月 (双月刊), 一九六五年八月廿一日: a month, and nothing told of it.
    static func isIssueLine(_ text: LineText) -> Bool {
        let scalars = text.scalars.filter { !Scalars.isBlank($0) }
        guard (6...24).contains(scalars.count), let year = scalars.firstIndex(of: 0x5E74), year == 4 || year == 2,
            scalars[..<year].allSatisfy(isNumeral)
        else { return false }
        let behind = scalars[(year + 1)...]
        guard let month = behind.firstIndex(of: 0x6708), (1...2).contains(month - year - 1),
            behind[..<month].allSatisfy(isNumeral), !scalars.contains(0x2C)
        else { return false }
        let day = scalars[(month + 1)...].drop { isNumeral($0) }
        // 2023年1月8日起…: a headline.
        let rest = day.first == 0x65E5 ? day.dropFirst() : day
        return rest.first.map(afterMonth.contains) ?? true
    }
    /// 2023年1月8日起渡口免费: a headline.
    static func isToldOfDay(_ text: LineText) -> Bool {
        guard let first = text.scalars.first, Scalars.isDigit(first) else { return false }
        var cursor = LineCursor(text)
        guard PrintedDate(at: &cursor) != nil, let next = cursor.next else { return false }
        return goingOn.contains(next)
    }
    private static let goingOn = ScalarSet("起前后至将以")

    /// 柳河报 试刊第8期 一九八五年元月十五日, 村务公开(2012年第2期): a name, and a number or a day beside it.
    static func isRowOfHead(_ text: LineText) -> Bool {
        guard (6...50).contains(text.count), !text.contains(0x2C), !text.contains(0x3002) else { return false }
        if text.scalars.last == 0x29, let open = text.scalars.lastIndex(of: 0x28), open >= 4 {
            let inner = LineText(text, open + 1..<text.count - 1)
            return isNumberOfIssue(inner) && inner.contains(0x5E74)
        }
        let cells = text.scalars.split { Scalars.isBlank($0) || $0 == 0x7C || $0 == 0xFF5C || $0 == 0x4E28 }
        guard cells.count >= 2, cells.allSatisfy({ $0.count <= 18 }) else { return false }
        let words = cells.map { LineText(text, $0.startIndex..<$0.endIndex) }
        if words.count <= 5, words[0].count >= 4, words[0].scalars.contains(where: isOfTitle),
            words.dropFirst().contains(where: isSureIssue)
        {
            return true
        }
        return words.contains(where: isName) && words.contains { isNumberOfIssue($0) || isIssueLine($0) }
    }

    /// 南湖街道社区报《邻里》, 国际要闻简报(内部参考), 农村政策与法规·问与答专版: signs and ends of what issues are called.
    private static func isOfTitle(_ scalar: UInt32) -> Bool { titleSigns.contains(scalar) }
    private static let titleSigns = ScalarSet("《·(报刊版讯")

    /// 1996年第31期, 2021年第4期(总第57期)
    private static func isSureIssue(_ text: LineText) -> Bool {
        // 第214期
        if text.scalars.last == 0x671F, text.scalars[0] == 0x7B2C { return true }
        guard text.contains(0x7B2C), let issue = text.scalars.firstIndex(of: 0x671F), text.contains(0x5E74) else {
            return false
        }
        return issue == text.count - 1 || text.scalars[issue + 1] == 0x28 && text.scalars.last == 0x29
    }

    /// 1987年第14期 3月30日——4月5日 第4版: numbers and days, and no words.
    static func isRowOfNumbers(_ text: LineText) -> Bool {
        guard (8...50).contains(text.count) else { return false }
        let cells = text.scalars.split { Scalars.isBlank($0) || $0 == 0x7C || $0 == 0xFF5C || $0 == 0x4E28 }
        guard cells.count >= 2 else { return false }
        let words = cells.map { LineText(text, $0.startIndex..<$0.endIndex) }
        return words.contains(where: isNumberOfIssue)
            && words.allSatisfy {
                isNumberOfIssue($0) || isIssueLine($0) || isPageNumber($0) || isSpanOfDays($0) || isNameOfPage($0)
            }
    }

    /// 3月30日—4月5日
    private static func isSpanOfDays(_ text: LineText) -> Bool {
        text.contains(0x65E5) && text.scalars.allSatisfy { isNumeral($0) || spanSigns.contains($0) }
    }
    private static let spanSigns = ScalarSet("年月日-—~至出刊版")

    /// 校园版, C2, A04版
    private static func isNameOfPage(_ text: LineText) -> Bool {
        if text.scalars.last == 0x7248 { return text.count <= 5 }
        return text.count <= 3 && Scalars.isLetter(text.scalars[0])
            && text.scalars.dropFirst().allSatisfy(Scalars.isDigit)
    }

    /// 都市热线·社区: what a page is called.
    static func isPairOfNames(_ text: LineText) -> Bool {
        let parts = text.scalars.split(separator: 0xB7, omittingEmptySubsequences: false)
        return parts.count == 2 && parts.allSatisfy { (2...5).contains($0.count) && $0.allSatisfy(Scalars.isHan) }
    }

    /// 柳河报, 工地快报, 奥运特辑
    static func isName(_ text: LineText) -> Bool {
        text.count >= 3 && (endings.ends(text) || bulletins.ends(text) || editions.ends(text)) && !notPapers.ends(text)
            && text.scalars.allSatisfy(Scalars.isHan)
    }

    /// 第231期, 总第45期, 2012年第2期, 2023年11月, 2006.11.7
    private static func isNumberOfIssue(_ text: LineText) -> Bool {
        guard let last = text.scalars.last, let first = text.scalars.first else { return false }
        if last == 0x671F { return text.contains(0x7B2C) || Scalars.isDigit(text.scalars[max(0, text.count - 2)]) }
        if last == 0x6708, text.contains(0x5E74) {
            return text.scalars.allSatisfy { isNumeral($0) || $0 == 0x5E74 || $0 == 0x6708 }
        }
        return Scalars.isDigit(first) && Scalars.isDigit(last) && text.count >= 8
            && text.scalars.count { $0 == 0x2E || $0 == 0x2D || $0 == 0x2F } == 2
            && text.scalars.allSatisfy { Scalars.isDigit($0) || $0 == 0x2E || $0 == 0x2D || $0 == 0x2F }
    }

    private static func isNumeral(_ scalar: UInt32) -> Bool {
        Scalars.isDigit(scalar) || numerals.contains(scalar) || scalar == 0x5EFF || scalar == 0x3007 || scalar == 0x25CB
            || scalar == 0x96F6 || scalar == 0x5143
    }
    private static let afterMonth = ScalarSet("号刊第总(星农")

    /// 第 27 期, （总第 411 期）, 第 86 期（总第 2417 期）: numbers and nothing else.
    static func isNumberAlone(_ text: LineText) -> Bool {
        guard text.count <= 30, text.contains(0x7B2C), text.contains(0x671F) else { return false }
        return text.scalars.allSatisfy {
            isNumeral($0) || Scalars.isBlank($0) || numberSigns.contains($0)
        }
    }
    private static let numberSigns = ScalarSet("第期总(),年月日")

    private static let ofPaper: [Phrase] = [
        "公众号", "主管主办", "主管", "主办", "组稿", "制图", "邮箱", "值班编辑", "实习编辑", "企业精神", "办报宗旨", "总第", "内部资料", "邮发代号", "责任编辑",
        "报料", "爆料", "热线", "零售", "每份", "今日本报", "网址", "代号", "刊号", "版式", "校对", "组版", "审读", "读者服务",
    ]

    /// 组稿:某某 制图:某某, 柳河村微信公众号 · 大喇叭, （某项目部宣传组 编）, 北湾教育网 · 头条: what a paper says of itself.
    static func isOfPaper(_ text: LineText) -> Bool {
        guard (5...60).contains(text.count), !text.contains(0x3002), !text.contains(0x2C) else { return false }
        // ■热线追踪: a column.
        if text.scalars.contains(where: { Scalars.isDigit($0) || $0 == 0x3A || Scalars.isBlank($0) || $0 == 0xB7 }),
            ofPaper.contains(where: { text.firstIndex(of: $0) != nil })
        {
            return true
        }
        let bare = text.scalars.last == 0x29 && text.scalars[0] == 0x28 ? LineText(text, 1..<text.count - 1) : text
        if bare.count >= 6, bare.scalars.last == 0x7F16, bare.scalars[bare.count - 2] == 0x20 { return true }
        let first = text.scalars.prefix { !Scalars.isBlank($0) && $0 != 0xB7 && $0 != 0x7C }.count
        return first < text.count && sites.ending(of: text, 0..<first) != nil
    }
    /// 柳河村微信公众号 · 大喇叭
    static func isAccount(_ text: LineText) -> Bool { text.firstIndex(of: account) != nil }
    private static let account: Phrase = "公众号"

    /// 北湾教育网, 河口县人民政府门户网站
    static func isSite(_ text: LineText) -> Bool { (4...16).contains(text.count) && sites.ends(text) }

    /// 2017年2月 政务要闻
    static func isMonth(_ text: LineText?) -> Bool {
        guard let text, (7...16).contains(text.count) else { return false }
        var cursor = LineCursor(text)
        guard cursor.takeInteger(in: 1950...2100, digits: 4) != nil, cursor.take(0x5E74),
            cursor.takeInteger(in: 1...12, digits: 2) != nil, cursor.take(0x6708)
        else { return false }
        return cursor.isAtEnd || cursor.next == 0x20 && endsAsPage(text)
    }
    private static func endsAsPage(_ text: LineText) -> Bool { bulletins.ends(text) || pageEnds.ends(text) }
    private static let pageEnds = EndingTable(["要闻", "新闻", "动态", "信息", "特刊", "专刊", "副刊", "版", "期"])

    private static let sites = EndingTable(["教育网", "新闻网", "政府网", "信息网", "在线", "频道", "客户端", "融媒", "发布", "公众号", "网站"])

    /// 3, ②, 一版, 第三版
    static func isPageNumber(_ text: LineText) -> Bool {
        guard text.count <= 4, let first = text.scalars.first else { return false }
        // (2)
        if text.count == 3, first == 0x28, text.scalars[2] == 0x29 {
            return Scalars.isDigit(text.scalars[1]) || numerals.contains(text.scalars[1])
        }
        if text.count <= 2, text.scalars.allSatisfy(Scalars.isDigit) { return true }
        if text.count == 1 { return (0x2460...0x2473).contains(first) }
        let number = text.scalars.dropFirst(first == 0x7B2C ? 1 : 0).dropLast()
        return text.scalars.last == 0x7248 && !number.isEmpty
            && number.allSatisfy { Scalars.isDigit($0) || numerals.contains($0) }
    }
    private static let numerals = ScalarSet("一二三四五六七八九十")

    /// 奥运特辑, 北岭大学新闻网: what is printed beside a paper's name and number.
    static func isEdition(_ text: LineText) -> Bool {
        let text = text.unpadded ?? text
        return text.count <= 14 && !text.contains(0x2C) && editions.ends(text)
    }
    private static let editions = EndingTable([
        "专版", "专刊", "特刊", "特辑", "专辑", "副刊", "快读", "月刊", "双月刊", "季刊", "周刊", "新闻网", "网络版", "数字报", "电子版", "电子报", "试刊",
        "号外", "增刊",
    ])

    /// LIUHE RIBAO: the paper's name in letters.
    static func isPinyin(_ text: LineText) -> Bool {
        text.count <= 40 && text.scalars.allSatisfy { Scalars.isLetter($0) || Scalars.isBlank($0) }
    }

    /// 中共柳河县委主办
    static func isPublisher(_ text: LineText) -> Bool {
        text.count <= 30 && text.count >= 5 && publishers.ends(text) && !text.contains(0x2C)
    }

    private static let publishers = EndingTable([
        "主办", "出版", "承办", "仅供参考", "免费赠阅", "赠阅", "主管", "主办单位", "编印", "内部资料", "机关报", "院报", "校报", "厂报",
    ])

    /// 日 一 二 三 四 五 六, 1 2 3 4 5: the days to choose from that electronic editions have.
    static func isCalendar(_ text: LineText) -> Bool {
        text.scalars.allSatisfy { Scalars.isDigit($0) || Scalars.isBlank($0) || calendarSigns.contains($0) }
            && text.scalars.contains(where: Scalars.isBlank) && text.count >= 9
    }

    private static let calendarSigns = ScalarSet("日一二三四五六月年<>|")

    static let endings = EndingTable([
        "日报", "晚报", "早报", "晨报", "时报", "快报", "商报", "都市报", "周报", "周刊", "新报", "导报", "晨刊", "报",
    ])

    /// 网格工作简报 above 第27期.
    static let bulletins = EndingTable([
        "简报", "快报", "专报", "通讯", "动态", "信息", "要情", "快讯", "要讯", "周报", "月报", "旬报", "专刊", "内参", "文摘", "参考", "简讯", "要报",
        "摘编", "汇编", "时讯", "早读", "晨读",
    ])

    /// Words that end as papers' names do.
    static let notPapers = EndingTable([
        "通报", "预报", "捷报", "喜报", "战报", "海报", "情报", "汇报", "回报", "电报", "举报", "申报", "填报", "上报", "登报", "见报", "年报", "月报",
        "季报",
        "谎报", "警报", "播报", "速报", "瞒报", "零报",
    ])

    /// 柳河日报: a paper's name and nothing else.
    static func isPublication(_ text: LineText, _ field: Range<Int>) -> Bool {
        (2...10).contains(field.count) && text.scalars[field].allSatisfy(Scalars.isHan)
            && endings.ending(of: text, field) != nil && notPapers.ending(of: text, field) == nil
    }
}
