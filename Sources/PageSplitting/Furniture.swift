/// What a page shows beside its articles.
enum Furniture {
    static func isRule(_ text: LineText) -> Bool {
        guard text.count >= 3 else { return false }
        return text.scalars.allSatisfy { scalar in
            switch scalar {
            case 0x2D, 0x3D, 0x2A, 0x5F, 0x7E, 0x2014, 0x2026, 0xB7, 0x2E, 0x20, 0x23, 0x2B, 0x2500...0x257F,
                0x25A0...0x25FF, 0x2605, 0x2606:
                true
            default: false
            }
        }
    }

    /// — 12 —, - 3 -, ·7·, 第3页, 第 3 页 共 8 页: the number of a sheet.
    static func isSheetNumber(_ text: LineText) -> Bool {
        guard (3...14).contains(text.count), let opening = text.scalars.first(where: { !Scalars.isBlank($0) }),
            opening == 0x7B2C || sheetSigns.contains(opening)
        else { return false }
        let signs = text.scalars.filter { !Scalars.isBlank($0) }
        guard let first = signs.first, let last = signs.last, signs.count >= 3 else { return false }
        if first == 0x7B2C {
            return last == 0x9875 && signs.allSatisfy { Scalars.isDigit($0) || sheetWords.contains($0) }
                && signs.contains(where: Scalars.isDigit)
        }
        guard sheetSigns.contains(first), first == last else { return false }
        let number = signs.drop { $0 == first }.reversed().drop { $0 == first }
        return (1...3).contains(number.count) && number.allSatisfy(Scalars.isDigit)
    }

    private static let sheetSigns = ScalarSet("-—–·－~")
    private static let sheetWords = ScalarSet("第页共,/")

    /// 下转第3版, (上接第1版), 下转A4, 转02版.
    static func isContinuation(_ text: LineText) -> Bool {
        guard text.count <= 24 else { return false }
        var cursor = LineCursor(text)
        while cursor.position < 3, let mark = cursor.next, marks.contains(mark) || mark == 0x3E || mark == 0xBB {
            cursor.position += 1
        }
        guard
            continuations.take(at: &cursor) != nil
        else { return false }
        // (上接第1版)全市已建成…: the story goes on behind the bracket.
        if let close = text.scalars[cursor.position...].firstIndex(of: 0x29), close + 1 < text.count { return false }
        return text.scalars[cursor.position...].contains { $0 == 0x7248 || Scalars.isDigit($0) || $0 == 0x9875 }
    }

    /// (上接第1版): the text below began on another page.
    static func isContinuedFrom(_ text: LineText) -> Bool {
        var cursor = LineCursor(text)
        if let mark = cursor.next, marks.contains(mark) { cursor.position += 1 }
        return beginnings.match(at: cursor) != nil
    }

    private static let beginnings = PhraseTable(words: "上接 紧接 接第")

    /// (下转第3版) behind a last sentence, (上接第1版) ahead of a first one: where it begins, or where it ends.
    static func continuation(endOf text: LineText) -> Int? {
        guard text.scalars.last == 0x29, let open = text.scalars.lastIndex(of: 0x28), text.count - open <= 16 else {
            return nil
        }
        return isContinuation(LineText(text, open..<text.count)) ? open : nil
    }

    static func continuation(startOf text: LineText) -> Int? {
        guard text.scalars.first == 0x28, let close = text.scalars.prefix(16).firstIndex(of: 0x29) else { return nil }
        return isContinuation(LineText(text, 0..<close + 1)) ? close + 1 : nil
    }

    /// (未完待续) behind the text of a novel that the paper prints in parts.
    static func endsInstallment(_ text: LineText) -> Bool {
        text.count <= 8 && text.scalars[0] == 0x28 && installments.opens(text, at: 1)
    }

    private static let installments = PhraseTable(words: "未完待续 待续 未完 连载完 全文完 下期待续")
    private static let marks = ScalarSet("([【▲▼■●►→※")
    private static let continuations = PhraseTable([
        "下转", "上接", "紧接", "转第", "转入", "接第", "文接", "续接", "相关报道见", "详见", "更多报道见", "全文见", "报道见", "文见",
    ])
    private static let weatherSigns: [Phrase] = [
        "晴", "多云", "阴", "雨", "雪", "风", "气温", "今日", "今天", "明天", "天气", "最高", "最低",
    ]
    /// 2版 市委召开会议, 高考成绩公布 4版: a line of the box that says what the other pages hold.
    private static func isContents(_ text: LineText) -> Bool {
        guard text.count <= 40, text.count >= 2, !text.contains(0x3002) else { return false }
        if headsContents(text) { return true }
        guard text.count >= 8 else { return false }
        var cursor = LineCursor(text)
        if takePageNumber(&cursor), cursor.next == 0x20 || cursor.next == 0x3A { return true }
        var start = text.count - 1
        guard text.scalars[start] == 0x7248 else { return false }
        while start > 0, Scalars.isDigit(text.scalars[start - 1]) { start -= 1 }
        if start > 0, Scalars.isLetter(text.scalars[start - 1]) { start -= 1 }
        cursor = LineCursor(text, from: start)
        return start > 4 && takePageNumber(&cursor) && beforePage.contains(text.scalars[start - 1])
    }

    /// 导读, 【本期导读】: a list of what the page or the issue holds stands below it.
    static func headsContents(_ text: LineText) -> Bool {
        let text = text.unpadded ?? text
        let start = Brackets.closing(of: text.scalars[0]) == nil ? 0 : 1
        guard let found = contentsHeads.match(at: LineCursor(text, from: start)) else { return false }
        return found.phrase.scalars.count == text.count - 2 * start
    }

    private static func takePageNumber(_ cursor: inout LineCursor) -> Bool {
        if let letter = cursor.next, Scalars.isLetter(letter) { cursor.position += 1 }
        return cursor.takeInteger(in: 1...99, digits: 2) != nil && cursor.take(0x7248)
    }

    private static let beforePage = ScalarSet(" …·>→▶►")
    private static let contentsHeads = PhraseTable(
        words: "目录 本期目录 本期要目 要目 导读 今日导读 要闻导读 本期导读 新闻导读 今日看点 今日要目 本报今日导读 导航 标题导航 本版导读 版面导读 今日提要 本版要目")
    private static let mottoLabels = PhraseTable(words: "格言: 名言: 今日格言: 每日格言: 名人名言: 警句: 箴言: 每日一言: 今日名言:")
    private static let mottoSigns: [Phrase] = ["格言", "名言", "箴言", "警句"]

    /// “…”——今日格言: words set beside the paper's name.
    private static func isMotto(_ text: LineText) -> Bool {
        guard text.count <= 60 else { return false }
        if text.contains(0x3A), mottoLabels.opens(text) { return true }
        guard text.mayHold(0x2014), let dash = text.scalars.lastIndex(of: 0x2014) else { return false }
        let last = LineText(text, dash + 1..<text.count)
        return last.count <= 8 && mottoSigns.contains { last.ends(with: $0) }
    }

    private static let dirt: [Phrase] = ["=\"", ".jpg", ".gif", ".png", "http://", "https://", "/>"]

    /// Left-overs of tags and addresses: no word of Chinese, and signs that only they have.
    private static func isMarkupDirt(_ text: LineText) -> Bool {
        guard text.contains(0x22) || text.contains(0x2E) || text.contains(0x2F),
            !text.scalars.contains(where: Scalars.isHan)
        else { return false }
        return dirt.contains { text.firstIndex(of: $0) != nil }
    }

    /// 今日 多云转晴 12℃~20℃ 北风3级: a box of a line or two.
    static func isWeather(_ text: LineText) -> Bool {
        guard text.count <= 60, text.contains(0x2103) || text.contains(0xB0), !text.contains(0x3002) else {
            return false
        }
        let signs = weatherSigns.count { text.firstIndex(of: $0) != nil }
        return signs >= 2 || signs == 1 && Scalars.isDigit(text.scalars[0]) && text.count <= 20
    }

    private static let ends = PhraseTable(words: "END -END- ·END· —END— //END")

    /// END below a story of a public account.
    static func isEnd(_ text: LineText) -> Bool { text.count <= 7 && ends.isAll(of: text) }
    private static let asides = PhraseTable([
        "上一版", "下一版", "友情链接", "上一篇", "下一篇", "PDF版", "版面导航", "标题导航", "[查看原文]", "查看原文", "原标题", "点击查看", "点击进入", "本文链接",
        "扫描二维码", "扫一扫",
        "扫码", "分享到",
        "版权声明", "免责声明", "返回首页", "返回顶部", "打印本页", "关闭窗口", "(相关资料图)", "相关资料图", "(资料图)", "资料图片", "新闻推荐", "相关推荐", "推荐阅读",
        "延伸阅读", "热门推荐",
        "声明:", "备案号", "网站标识码", "网站备案", "主办:", "承办:", "技术支持:", "浏览次数", "版权所有", "Copyright", "主办单位", "上一条", "下一条", "特别声明",
        "新闻热线:", "投稿邮箱", "(更新时间", "欢迎拨打本报", "点击上方", "点击下方", "点击蓝字", "点击图片", "长按识别", "长按二维码", "识别二维码", "关注我们",
        "欢迎关注", "戳这里", "点个在看", "分享点赞在看", "喜欢就点", "阅读原文",
    ])

    private static let noAdvice: Phrase = "不构成投资建议"
    private static let deeds = PhraseTable(words: "点赞 在看 阅读 收藏 评论 转发 分享 浏览 点击 留言 赞 人阅读 次")

    /// 点赞 128 收藏 41 评论 17: what readers did with the article above.
    private static func isOfReaders(_ text: LineText) -> Bool {
        guard (4...40).contains(text.count), text.scalars.contains(where: Scalars.isDigit) else { return false }
        var cursor = LineCursor(text)
        var found = 0
        while let scalar = cursor.next {
            if Scalars.isBlank(scalar) || Scalars.isDigit(scalar) || readerSigns.contains(scalar) {
                cursor.position += 1
            } else if deeds.take(at: &cursor) != nil {
                found += 1
            } else {
                return false
            }
        }
        return found > 0 && !Scalars.isDigit(text.scalars[0])
    }
    private static let readerSigns = ScalarSet(":|·.,+万()")

    private static let buttons: [Phrase] = ["打印", "关闭", "收藏", "评论", "好友", "返回", "复制", "推荐", "纠错", "字号", "分享"]

    /// 【发表评论】【加入收藏】【打印此文】
    private static func isRowOfButtons(_ text: LineText) -> Bool {
        guard let closing = Brackets.closing(of: text.scalars[0]), closing == 0x3011 || closing == 0x5D,
            text.scalars.last == closing, case let groups = text.scalars.split(separator: text.scalars[0]),
            groups.count >= 2,
            groups.allSatisfy({ $0.count <= 10 })
        else { return false }
        return groups.allSatisfy { group in
            let words = LineText(text, group.startIndex..<group.endIndex)
            return buttons.contains { words.firstIndex(of: $0) != nil }
        }
    }

    /// 报:县委, 送:县直各单位: to whom a bulletin of an office goes.
    private static let copies = PhraseTable(words: "报: 送: 发: 呈: 抄送: 抄报: 主送: 共印")

    /// 正文: what exports of papers set ahead of the text.
    private static let bodies = PhraseTable(words: "正文: 内容:")

    /// (本版稿件除署名外由区融媒体中心提供): who wrote what no byline tells, of a whole page.
    static func isPageCredit(_ text: LineText) -> Bool {
        text.firstIndex(of: butSigned) != nil && pageWords.contains { text.firstIndex(of: $0) != nil }
    }

    private static let butSigned: Phrase = "除署名"
    private static let pageWords: [Phrase] = ["本版", "本报", "本期", "本刊", "稿件", "图片", "照片"]

    private static let stops = PhraseTable(words: "新闻推荐 相关推荐 推荐阅读 热门推荐 猜你喜欢 更多推荐 为您推荐 往期推荐 往期回顾 精彩推荐")

    private static let links = PhraseTable(
        words: "相关链接 相关新闻 相关阅读 相关报道 热点推荐 延伸阅读 更多新闻 热门新闻 热点新闻 最新新闻 今日热点 今日推荐 相关专题 图文推荐 本网推荐")

    /// 相关链接: and nothing else.
    static func headsLinks(_ text: LineText) -> Bool {
        guard text.count <= 6, links.mayBegin(with: text.scalars[0]) else { return false }
        return links.isAll(of: text, 0..<text.count - (text.scalars.last == 0x3A ? 1 : 0))
    }

    /// 新闻推荐: what stands below it is of other stories.
    static func endsStory(_ text: LineText) -> Bool { text.count <= 12 && stops.opens(text) }
    static func mayEndStory(with first: UInt32) -> Bool { stops.mayBegin(with: first) }

    private static let paths: [Phrase] = ["首页", "您当前的位置", "当前位置", "您的位置", "您现在的位置", "所在位置"]

    /// 首页 > 新闻 > 正文: where on a site the page stands.
    private static func isPath(_ text: LineText) -> Bool {
        // >>现场 stands over a part of a story.
        guard text.count <= 60, text.scalars[0] != 0x3E, text.scalars[0] != 0xBB else { return false }
        let isStepped = text.contains(0x3E) || text.contains(0xBB) || text.contains(0x203A)
        let steps = isStepped ? text.scalars.count { $0 == 0x3E || $0 == 0xBB || $0 == 0x203A } : 0
        // 首页 新闻 视频 论坛
        if text.starts(with: paths[0]), text.scalars.count(where: { $0 == 0x20 || $0 == 0x7C }) >= 2 { return true }
        if steps >= 2 || steps == 1 && text.starts(with: paths[0]) { return true }
        return paths.dropFirst().contains { text.starts(with: $0) }
    }

    private static let papers: [Phrase] = ["社址", "本报地址", "报社地址", "广告许可证", "零售价", "邮发代号", "统一刊号", "总编室", "广告部"]
    private static let fields: [Phrase] = ["邮编", "邮政编码", "电话", "传真", "地址", "印刷", "定价", "印厂", "网址", "发行"]

    /// 社址:… 邮编:… 电话:…: where the paper has its house, at the foot of a page.
    private static func isColophon(_ text: LineText) -> Bool {
        guard text.contains(0x3A), !text.contains(0x3002), papers.contains(where: { text.firstIndex(of: $0) != nil })
        else { return false }
        let known = (papers + fields).count { text.firstIndex(of: $0) != nil }
        return known >= 3 || known == 2 && text.count <= 40
    }

    private static let siteFields: [Phrase] = [
        "关于我们", "联系我们", "联系方式", "版权所有", "备案", "网站地图", "法律声明", "广告服务", "诚聘英才", "加入收藏", "设为首页", "帮助中心", "意见反馈", "友情链接",
        "隐私", "网站声明", "招聘信息", "客服", "登录", "注册",
    ]

    /// 关于我们 | 联系方式 | 版权所有: the foot of a site.
    private static func isSiteFoot(_ text: LineText) -> Bool {
        guard text.count <= 120, text.contains(0x7C) || text.contains(0x20), !text.contains(0x3002),
            !text.contains(0x2C)
        else { return false }
        let known = siteFields.count { text.firstIndex(of: $0) != nil }
        return known >= 3 || known == 2 && text.contains(0x7C)
    }

    /// A cheap sieve for lines of sentences: the first words of a notice of the page.
    static func mayOpenAside(_ text: LineText) -> Bool { asides.opens(text) }
    static func mayOpenAside(with first: UInt32) -> Bool { asides.mayBegin(with: first) }

    static func isAside(_ text: LineText) -> Bool {
        if isPath(text) || endsStory(text) || isMotto(text) { return true }
        if text.count <= 40, text.firstIndex(of: noAdvice) != nil { return true }
        // No sentence is any of these.
        if text.scalars.last != 0x3002 || !Scalars.isHan(text.scalars[0]) {
            if isSheetNumber(text) || isMarkupDirt(text) || isWeather(text) || isContents(text) { return true }
            if isColophon(text) || isSiteFoot(text) || isEnd(text) || isOfReaders(text) { return true }
            if text.count <= 60, isRowOfButtons(text) { return true }
        }
        guard text.count <= 60 else { return false }
        // 【打印本页】 【关闭窗口】
        if Brackets.closing(of: text.scalars[0]) != nil, asides.opens(text, at: 1) { return true }
        return asides.opens(text) || copies.opens(text) && !text.scalars.dropLast().contains(0x3002)
            || isPageCredit(text) || text.count == 3 && bodies.opens(text)
    }
}
