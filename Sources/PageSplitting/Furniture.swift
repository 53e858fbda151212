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

    /// 下转第3版, (上接第1版), 下转A4, 转02版.
    static func isContinuation(_ text: LineText) -> Bool {
        guard text.count <= 24 else { return false }
        var cursor = LineCursor(text)
        if let mark = cursor.next, marks.contains(mark) { cursor.position += 1 }
        guard
            continuations.take(at: &cursor) != nil
        else { return false }
        // (上接第1版)全市已建成…: the story goes on behind the bracket.
        if let close = text.scalars[cursor.position...].firstIndex(of: 0x29), close + 1 < text.count { return false }
        return text.scalars[cursor.position...].contains { $0 == 0x7248 || Scalars.isDigit($0) || $0 == 0x9875 }
    }

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
        if contentsHeads.match(at: LineCursor(text)).map({ $0.phrase.scalars.count == text.count }) == true {
            return true
        }
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

    private static func takePageNumber(_ cursor: inout LineCursor) -> Bool {
        if let letter = cursor.next, Scalars.isLetter(letter) { cursor.position += 1 }
        return cursor.takeInteger(in: 1...99, digits: 2) != nil && cursor.take(0x7248)
    }

    private static let beforePage = ScalarSet(" …·>→▶►")
    private static let contentsHeads = PhraseTable(words: "导读 今日导读 要闻导读 本期导读 新闻导读 今日看点 今日要目 本报今日导读 导航")
    private static let mottoSigns: [Phrase] = ["格言", "名言", "箴言", "警句"]

    /// “…”——今日格言: words set beside the paper's name.
    private static func isMotto(_ text: LineText) -> Bool {
        guard text.count <= 60, let dash = text.scalars.lastIndex(of: 0x2014) else { return false }
        let last = LineText(text, dash + 1..<text.count)
        return last.count <= 8 && mottoSigns.contains { last.ends(with: $0) }
    }

    private static let dirt: [Phrase] = ["=\"", ".jpg", ".gif", ".png", "http://", "https://", "/>"]

    /// Left-overs of tags and addresses: no word of Chinese, and signs that only they have.
    private static func isMarkupDirt(_ text: LineText) -> Bool {
        guard !text.scalars.contains(where: Scalars.isHan) else { return false }
        return dirt.contains { text.firstIndex(of: $0) != nil }
    }

    /// 今日 多云转晴 12℃~20℃ 北风3级: a box of a line or two.
    static func isWeather(_ text: LineText) -> Bool {
        guard text.count <= 60, !text.contains(0x3002), text.contains(0x2103) || text.contains(0xB0) else {
            return false
        }
        return weatherSigns.count { text.firstIndex(of: $0) != nil } >= 2
    }

    private static let asides = PhraseTable([
        "上一版", "下一版", "上一篇", "下一篇", "PDF版", "版面导航", "标题导航", "[查看原文]", "查看原文", "原标题", "点击查看", "点击进入", "本文链接", "扫描二维码",
        "扫码", "分享到",
        "版权声明", "免责声明", "返回首页", "返回顶部", "打印本页", "关闭窗口", "(相关资料图)", "相关资料图", "(资料图)", "资料图片", "新闻推荐", "相关推荐", "推荐阅读",
        "延伸阅读", "热门推荐",
        "声明:", "版权所有", "Copyright", "主办单位", "上一条", "下一条", "特别声明", "新闻热线:", "投稿邮箱", "(更新时间",
    ])

    static func isAside(_ text: LineText) -> Bool {
        if isMarkupDirt(text) || isWeather(text) || isContents(text) || isMotto(text) { return true }
        guard text.count <= 60 else { return false }
        return asides.opens(text)
    }
}

/// 【社区】, ■要闻, 国内联播快讯, 简讯: what stands over several articles and is the headline of none.
enum SectionLabel {
    private static let names = PhraseTable([
        "联播快讯", "国内联播快讯", "国际联播快讯", "简讯", "短讯", "快讯", "要闻简报", "新闻简报", "一句话新闻", "简明新闻", "综合新闻", "要闻", "社会新闻", "图片新闻",
        "国际新闻", "国内新闻",
        "本地新闻", "体育新闻", "文化新闻", "经济新闻", "时政新闻", "新闻集装箱", "新闻速递", "新闻快递", "资讯速递", "快讯集锦", "新闻集锦", "时讯", "动态", "信息快递",
        "天下短波", "基层快讯", "乡镇快讯",
    ])
    /// Of labels: a block of short items follows.
    private static let briefMarks = EndingTable([
        "快讯", "简讯", "短讯", "简报", "一句话新闻", "简明新闻", "短波", "速递", "快递", "集锦", "集装箱", "速览", "短新闻", "微新闻", "快报集锦", "零讯",
    ])

    /// The label's own words, without brackets and squares.
    static func name(in text: LineText) -> Range<Int>? {
        guard text.count >= 2, text.count <= 20 else { return nil }
        if let closing = Brackets.closing(of: text.scalars[0]), text.scalars[0] != 0x28, text.scalars[0] != 0x300A,
            text.scalars.firstIndex(of: closing) == text.count - 1, text.count > 3
        {
            return 1..<text.count - 1
        }
        var start = 0
        while start < text.count, isSquare(text.scalars[start]) { start += 1 }
        while start < text.count, Scalars.isBlank(text.scalars[start]) { start += 1 }
        var end = text.count
        while end > start, isSquare(text.scalars[end - 1]) || Scalars.isBlank(text.scalars[end - 1]) { end -= 1 }
        let own = LineText(text, start..<end)
        if let name = names.match(at: LineCursor(own)), name.phrase.scalars.count == own.count { return start..<end }
        // 社区速递, 国际短讯
        if own.count <= 7, own.count >= 4, isOfBriefs(own), own.scalars.allSatisfy(Scalars.isHan) { return start..<end }
        return nil
    }

    /// 【相关新闻】: stands inside a story or over one that belongs to it.
    private static let sidebars = PhraseTable([
        "相关新闻", "相关链接", "新闻链接", "链接", "新闻背景", "背景", "延伸阅读", "背景链接", "名词解释", "小贴士", "小知识", "记者手记", "短评", "编者按", "编后",
        "相关报道", "新闻延伸",
        "专家观点", "律师说法", "提醒", "新闻回放", "最新消息", "现场", "声音", "特写",
    ])

    static func isSidebar(_ text: LineText) -> Bool {
        for start in 0...1 {
            guard let found = sidebars.match(at: LineCursor(text, from: start)) else { continue }
            return text.count - start - found.phrase.scalars.count <= 1
        }
        return false
    }

    static func isOfBriefs(_ text: LineText) -> Bool {
        text.count <= 20 && briefMarks.ends(text)
    }

    private static func isSquare(_ scalar: UInt32) -> Bool {
        (0x25A0...0x25FF).contains(scalar) || scalar == 0x2605 || scalar == 0x2606 || scalar == 0x7C
    }
}

/// 图为…: the words under a picture.
enum Caption {
    private static let openings = PhraseTable([
        "图为", "图片说明:", "图说:", "照片为", "上图为", "下图为", "左图", "右图", "上图", "下图", "题图", "图①", "图②", "图③", "图1", "图2", "图3",
        "▲", "▼", "△",
    ])

    static func opens(_ text: LineText) -> Bool {
        openings.opens(text)
    }
}

/// ▲ ● ■ 1. ahead of an item of a list.
enum Bullet {
    private static let signs = ScalarSet("▲△▼●○■□◆◇★☆►▶▪•※◎→")

    static func opens(_ text: LineText) -> Bool {
        guard let first = text.scalars.first else { return false }
        return signs.contains(first) || first == 0xB7 || Numbering.opens(text)
    }
}
