import BulletinModel

/// The fields of a `MetadataLine`, one by one.
enum MetadataFields {
    static func isSeparator(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x20, 0x7C, 0x2502, 0xFF5C, 0x2F, 0x28, 0x29, 0x5B, 0x5D, 0x3010, 0x3011, 0x25A0, 0x25CF, 0x25C6, 0xA6,
            0x2C, 0x3001, 0x3B, 0xB7,
            0x2014, 0x2D:
            true
        default: false
        }
    }

    static func skipSeparators(_ cursor: inout LineCursor) {
        while let scalar = cursor.next, isSeparator(scalar) { cursor.position += 1 }
    }

    /// A cheap sieve: whether a field but a day of the moon's calendar may begin so, below a page's head.
    static func mayOpen(with scalar: UInt32) -> Bool { openers.contains(scalar) }

    private static let openers = ScalarSet(
        weekSigns.firsts.union(imprints.firsts).union(counters.firsts).union(labels.firsts).union(
            Set("0123456789〇○零一二三四五六七八九十中民第".unicodeScalars.map { LineText.folded($0.value) })
        ).union(0x41...0x5A).union(0x61...0x7A).sorted())

    static func takeWeekday(_ cursor: inout LineCursor) -> Bool {
        guard let first = cursor.next, weekSigns.mayBegin(with: first) else { return false }
        var probe = cursor
        guard weekSigns.take(at: &probe) != nil else { return false }
        guard let day = probe.next, weekdays.contains(day) else { return false }
        probe.position += 1
        if let next = probe.next, Scalars.isHan(next), lunarSigns.match(at: probe) == nil { return false }
        cursor = probe
        return true
    }

    private static let weekSigns = PhraseTable(words: "星期 周")
    private static let lunarSigns = PhraseTable(words: "农历 阴历 夏历")
    private static let weekdays = ScalarSet("一二三四五六日天")

    /// 农历壬寅年十月初十, 壬寅年十月初十.
    static func takeLunarDate(_ cursor: inout LineCursor) -> Bool {
        // 初, or one of the stems ahead, and a year or a month stand in each of them, or the calendar's name.
        guard let first = cursor.next,
            lunarSigns.mayBegin(with: first) || stems.contains(first) || cursor.text.mayHold(0x521D),
            cursor.text.mayHold(0x5E74) || cursor.text.mayHold(0x6708) || lunarSigns.match(at: cursor) != nil
        else { return false }
        var probe = cursor
        let isNamed = lunarSigns.take(at: &probe) != nil
        let body = probe.takeHan(atMost: 14)
        let text = probe.text
        guard
            isNamed || text.scalars[body].contains(0x521D) && text.scalars[body].contains(0x5E74)
                || body.count >= 5 && stems.contains(text.scalars[body.lowerBound])
                    && text.scalars[body].contains(0x6708)
        else { return false }
        guard !body.isEmpty || isNamed else { return false }
        cursor = probe
        return true
    }

    private static let stems = ScalarSet("甲乙丙丁戊己庚辛壬癸")

    /// 第1234期, 总第5678期, 今日8版, 国内统一刊号, CN37-0001, 邮发代号.
    static func takeIssue(_ cursor: inout LineCursor) -> Bool {
        guard let first = cursor.next,
            Scalars.isDigit(first) || PrintedDate.chineseDigit(first) != nil || imprints.mayBegin(with: first)
                || counters.mayBegin(with: first)
        else { return false }
        var probe = cursor
        if imprints.take(at: &probe) != nil {
            skipValue(&probe)
            cursor = probe
            return true
        }
        let isCounted = counters.take(at: &probe) != nil
        guard
            probe.takeInteger(in: 1...99_999, digits: 5) != nil
                || PrintedDate.takeNumber(at: &probe, in: 2...99, digits: 2) != nil
        else { return false }
        let digits = probe.position - cursor.position
        guard let sign = issueSigns.take(at: &probe), probe.position - cursor.position >= 3 else { return false }
        // 指南（2025版）: no paper has so many pages.
        // 今天(11号): a day.
        if sign.phrase == number, !isCounted, digits < 3 { return false }
        if sign.phrase == sheets, digits > 3, Scalars.isDigit(probe.text.scalars[cursor.position]) { return false }
        if let next = probe.next, Scalars.isHan(next) || next == 0x3A { return false }
        cursor = probe
        return true
    }

    private static let imprints = PhraseTable(
        words: "国内统一连续出版物号 国内统一刊号 邮发代号 代号 新闻热线 广告热线 印刷时间 零售价 准印证号 CN")
    private static let counters = PhraseTable(words: "总第 第 今日 今天 本报今日 共 本期")
    private static let sheets: Phrase = "版"
    private static let number: Phrase = "号"
    private static let issueSigns = PhraseTable(words: "期 号 版")

    /// 第7B版:社区, 第A02版：要闻, 03版, A3版 时政, 03, A02.
    static func takePage(_ cursor: inout LineCursor, isTop: Bool = false) -> (page: String, name: String?)? {
        if isTop, let label = takeBarePage(&cursor) { return label }
        guard let first = cursor.next, isTop || first == 0x7B2C || Scalars.isDigit(first) || Scalars.isLetter(first)
        else { return nil }
        var probe = cursor
        let isOrdinal = probe.take(0x7B2C)
        let start = probe.position
        if let scalar = probe.next, Scalars.isLetter(scalar) { probe.position += 1 }
        guard probe.takeInteger(in: 1...199, digits: 3) != nil else {
            // 第七版; 二版 as the first lines of a page have it
            guard isOrdinal || isTop else { return nil }
            let number = probe.takeHan(atMost: 2)
            guard !number.isEmpty, probe.take(0x7248) || probe.text.scalars[number.upperBound - 1] == 0x7248 else {
                return nil
            }
            let last = probe.text.scalars[number.upperBound - 1] == 0x7248 ? number.upperBound - 1 : number.upperBound
            guard last > number.lowerBound,
                cursor.text.scalars[number.lowerBound..<last].allSatisfy(numerals.contains)
            else { return nil }
            cursor = probe
            return (cursor.text.string(number.lowerBound..<last), nil)
        }
        if let scalar = probe.next, Scalars.isLetter(scalar) { probe.position += 1 }
        let label = start..<probe.position
        let isBare = !isOrdinal && label.count >= 3 && pageLetters.contains(cursor.text.scalars[label.lowerBound])
        guard probe.take(0x7248) || probe.take(0x53E0) || isBare && probe.next.map(isSeparator) ?? true else {
            return nil
        }
        let page = probe.text.string(label)
        var name: String?
        if probe.take(0x3A) {
            probe.skipBlanks()
            let range = probe.takeHan(atMost: 10)
            if !range.isEmpty { name = probe.text.string(range) }
        }
        if let next = probe.next, Scalars.isHan(next) { return nil }
        cursor = probe
        return (page, name)
    }

    /// 05教育, 15 体育新闻, B2 都市, A06云桥·民生: a number and the page's name, as only the first lines of a page have them.
    private static func takeBarePage(_ cursor: inout LineCursor) -> (page: String, name: String?)? {
        var probe = cursor
        let start = probe.position
        if let scalar = probe.next, pageLetters.contains(scalar) { probe.position += 1 }
        let isLettered = probe.position > start
        guard probe.takeInteger(in: 1...199, digits: 3) != nil else { return nil }
        let label = start..<probe.position
        if probe.isAtEnd, !isLettered, label.count != 2 { return nil }
        let isSpaced = probe.next == 0x20
        probe.skipBlanks()
        if probe.next == 0x7248 { return nil }
        let name = probe.takeHan(atMost: 6)
        if let following = probe.next, !isSeparator(following) { return nil }
        guard isLettered || !name.isEmpty || probe.isAtEnd else { return nil }
        if !isSpaced, !isLettered, label.count < 2 { return nil }
        // 雾锁高速 17车连环追尾: behind other words a number and a name need to be what pages are called.
        if start > 0, !isSpaced, !isLettered, !name.isEmpty, !PageTop.isKnownName(cursor.text, name) { return nil }
        if !name.isEmpty, !PageTop.isKnownName(cursor.text, name),
            nonNames.match(at: LineCursor(cursor.text, from: name.lowerBound)) != nil
        {
            return nil
        }
        cursor = probe
        return (cursor.text.string(label), name.isEmpty ? nil : cursor.text.string(name))
    }

    private static let numerals = ScalarSet("一二三四五六七八九十")

    /// Parts of a paper; G20 and K12 are none.
    private static let pageLetters = ScalarSet("ABCDEFSTW")

    /// What is counted or dated, not named.
    private static let nonNames = PhraseTable(words: "年 月 日 号 期 元 人 名 万 亿 岁 个 次 家 户 条 点 时 分 天 级 届 项 所 辆 中 大")

    enum Label: Hashable {
        case time
        case role(BylineRole)
        case ignored
        /// Who is to be asked: a field beside others, and text by itself.
        case contact

        var isRole: Bool {
            if case .role = self { true } else { false }
        }
    }

    private static let labels = PhraseTable<Label>([
        ("发布时间", .time), ("更新时间", .time), ("发布日期", .time), ("发表时间", .time), ("时间", .time), ("日期", .time),
        ("出版日期", .time),
        ("信息来源", .role(.source)), ("文章来源", .role(.source)), ("稿件来源", .role(.source)), ("新闻来源", .role(.source)),
        ("来源", .role(.source)), ("稿源", .role(.source)), ("作者", .role(.reporter)), ("记者", .role(.reporter)),
        ("通讯员", .role(.correspondent)), ("供稿", .role(.correspondent)), ("责任编辑", .role(.editor)), ("责编", .role(.editor)),
        ("编辑", .role(.editor)),
        ("美编", .role(.editor)), ("校对", .role(.editor)), ("审核", .role(.editor)), ("一审", .role(.editor)),
        ("二审", .role(.editor)),
        ("三审", .role(.editor)), ("终审", .role(.editor)), ("初审", .role(.editor)), ("复审", .role(.editor)),
        ("一校", .role(.editor)), ("二校", .role(.editor)),
        ("三校", .role(.editor)), ("监制", .role(.editor)), ("版式", .role(.editor)), ("值班编辑", .role(.editor)),
        ("值班编委", .role(.editor)),
        ("撰稿", .role(.reporter)), ("撰稿人", .role(.reporter)), ("撰文", .role(.reporter)), ("采写", .role(.reporter)),
        ("文章录入", .role(.editor)), ("录入", .role(.editor)), ("联系人", .contact), ("指导教师", .ignored),
        ("指导老师", .ignored), ("辅导教师", .ignored), ("辅导老师", .ignored), ("总值班", .role(.editor)), ("制作", .role(.editor)),
        ("审校", .role(.editor)), ("核稿", .role(.editor)), ("供图", .role(.photographer)), ("审核人", .role(.editor)),
        ("审稿", .role(.editor)), ("签发", .role(.editor)),
        ("复核", .role(.editor)), ("监审", .role(.editor)), ("总监制", .role(.editor)), ("编发", .role(.editor)),
        ("文/图", .role(.reporter)), ("图/文", .role(.reporter)), ("文图", .role(.reporter)), ("图文", .role(.reporter)),
        ("文字", .role(.reporter)), ("图片", .role(.photographer)), ("摄像", .role(.photographer)),
        ("供稿单位", .role(.source)), ("来稿单位", .role(.source)), ("校核", .role(.editor)), ("核发", .role(.editor)),
        ("本版主持", .role(.editor)), ("值班总编", .role(.editor)), ("值班主任", .role(.editor)), ("值班主编", .role(.editor)),
        ("编审", .role(.editor)),
        ("摄影", .role(.photographer)), ("字号", .ignored), ("字体", .ignored), ("点击", .ignored), ("点击数", .ignored),
        ("浏览", .ignored), ("浏览次数", .ignored),
        ("浏览量", .ignored), ("阅读", .ignored), ("阅读量", .ignored), ("阅读次数", .ignored), ("访问量", .ignored),
        ("本文链接", .ignored), ("原标题", .ignored),
        ("版次", .ignored), ("版面", .ignored), ("栏目", .ignored), ("关键词", .ignored), ("分享", .ignored), ("分享到", .ignored),
        ("打印", .ignored), ("热线", .ignored),
        ("社址", .ignored), ("邮编", .ignored), ("邮政编码", .ignored), ("地址", .ignored), ("印刷", .ignored), ("印刷单位", .ignored),
        ("传真", .ignored), ("网址", .ignored), ("定价", .ignored), ("零售", .ignored), ("发行", .ignored), ("承印", .ignored),
        ("电子邮箱", .ignored), ("广告经营许可证", .ignored), ("发行电话", .ignored), ("广告电话", .ignored), ("订报热线", .ignored),
        ("投稿邮箱", .ignored), ("总编室", .ignored), ("编辑部", .ignored),
        ("本版编辑", .role(.editor)), ("本版责编", .role(.editor)), ("本版责任编辑", .role(.editor)), ("组版", .role(.editor)),
        ("美术编辑", .role(.editor)), ("版面编辑", .role(.editor)), ("主编", .role(.editor)),
        ("首席编辑", .role(.editor)), ("执行编辑", .role(.editor)), ("责任校对", .role(.editor)), ("版面设计", .role(.editor)),
        ("制图", .role(.editor)), ("图编", .role(.editor)), ("检校", .role(.editor)), ("审读", .role(.editor)),
        ("主任", .role(.editor)), ("本版主编", .role(.editor)), ("编审", .role(.editor)), ("编校", .role(.editor)),
        ("排版", .role(.editor)), ("视觉", .role(.editor)), ("视觉设计", .role(.editor)), ("值班主任", .role(.editor)),
        ("责校", .role(.editor)), ("值班总编", .role(.editor)), ("值班副总编", .role(.editor)),
        ("索引号", .ignored), ("信息索引号", .ignored), ("文号", .ignored), ("发文字号", .ignored), ("主题分类", .ignored),
        ("信息分类", .ignored),
        ("信息类别", .ignored), ("主题词", .ignored), ("公开方式", .ignored), ("公开形式", .ignored), ("有效性", .ignored),
        ("信息名称", .ignored),
        ("成文日期", .time), ("公开日期", .time), ("公开时间", .time), ("生成日期", .time), ("发文日期", .time), ("更新日期", .time),
        ("发稿时间", .time),
        ("发布机构", .role(.source)), ("发文机关", .role(.source)), ("发文机构", .role(.source)), ("发布单位", .role(.source)),
        ("信息提供", .role(.source)), ("公开责任部门", .role(.source)), ("发布机关", .role(.source)),
        ("电话", .ignored), ("邮箱", .ignored), ("Email", .ignored), ("E-mail", .ignored),
    ])

    /// A cheap sieve: whether the first character of a label or of an imprint stands in the text.
    static func mayHoldLabel(_ text: LineText) -> Bool {
        text.scalars.contains { labels.mayBegin(with: $0) || imprints.mayBegin(with: $0) }
    }

    static func mayOpenLabel(with scalar: UInt32) -> Bool { labels.mayBegin(with: scalar) }

    /// A label with its colon.
    static func takeLabel(_ cursor: inout LineCursor) -> Label? {
        guard let first = cursor.next, labels.mayBegin(with: first) else { return nil }
        var probe = cursor
        guard let label = labels.take(at: &probe) else { return nil }
        let isSpaced = probe.next == 0x20
        probe.skipBlanks()
        guard
            probe.take(0x3A) || (label.value.isRole || probe.peek(1).map(Scalars.isDigit) == true) && probe.take(0x2F)
                || isSpaced && opensName(probe, label)
                || isSpaced && label.value == .ignored && cursor.position > 0 && probe.next.map(Scalars.isDigit) == true
        else {
            return nil
        }
        probe.skipBlanks()
        cursor = probe
        return label.value
    }

    /// 美编 丁一 校对 吴言: labels of editors do without a colon where a name of two or three characters follows.
    private static func opensName(_ cursor: LineCursor, _ label: (phrase: Phrase, value: Label)) -> Bool {
        guard label.value == .role(.editor) else { return false }
        var probe = cursor
        var name = probe.takeHan(atMost: 4)
        // 申 通, set as wide as three characters.
        if name.count == 1, probe.next == 0x20 {
            probe.skipBlanks()
            let second = probe.takeHan(atMost: 2)
            if second.count == 1 { name = name.lowerBound..<name.lowerBound + 2 }
        }
        guard (2...3).contains(name.count), probe.isAtEnd || probe.next.map(isSeparator) == true else { return false }
        return labels.match(at: cursor) == nil
    }

    private static let valueEnds = ScalarSet("|()】]")

    /// Up to the next label, date, bracket or double blank. Names may hold single blanks.
    static func takeValue(_ cursor: inout LineCursor) -> Range<Int> {
        let start = cursor.position
        var end = start
        while !cursor.isAtEnd {
            var probe = cursor
            if cursor.position > start, cursor.peek(-1).map(isSeparator) == true {
                if takeLabel(&probe) != nil || PrintedDate(at: &probe) != nil { break }
            }
            if let scalar = cursor.next, valueEnds.contains(scalar) { break }
            if cursor.next == 0x20, cursor.peek(1) == 0x20 { break }
            cursor.position += 1
            if cursor.peek(-1) != 0x20 { end = cursor.position }
        }
        return start..<end
    }

    static func skipValue(_ cursor: inout LineCursor) { _ = takeValue(&cursor) }

    static func isOutlet(_ text: LineText, _ field: Range<Int>) -> Bool {
        guard field.count >= 2, field.count <= 14 else { return false }
        return isOfCounty(text, field) || BylineWords.outletEndings.ending(of: text, field) != nil
    }

    /// 今日清河: what many counties call their paper.
    static func isOfCounty(_ text: LineText, _ field: Range<Int>) -> Bool {
        (4...5).contains(field.count) && text.starts(with: today, at: field.lowerBound)
            && text.scalars[field].allSatisfy(Scalars.isHan)
    }

    private static let today: Phrase = "今日"

    private static let furniture: Set<String> = [
        "上一版", "下一版", "上一篇", "下一篇", "放大", "缩小", "默认", "大", "中", "小", "PDF版阅读", "PDF版", "打印", "关闭", "收藏", "返回首页", "首页",
        "正文", "星期",
        "版面导航", "标题导航", "返回目录", "分享到", "农历", "下载", "评论", "我要评论", "发表评论", "网友评论", "查看评论", "关闭窗口", "打印本页", "打印本文", "我要纠错",
        "纠错", "推荐", "字号", "转发", "分享",
    ]

    static func isFurniture(_ text: LineText, _ field: Range<Int>) -> Bool {
        furniture.contains(text.string(field))
            || text.scalars[field].allSatisfy { !Scalars.isHan($0) && !Scalars.isLetter($0) }
    }
}
