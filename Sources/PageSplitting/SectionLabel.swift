/// 【社区】, ■要闻, 国内联播快讯, 简讯: what stands over several articles and is the headline of none.
enum SectionLabel {
    private static let names = PhraseTable([
        "联播快讯", "国内联播快讯", "国际联播快讯", "简讯", "短讯", "快讯", "要闻简报", "新闻简报", "一句话新闻", "简明新闻", "综合新闻", "要闻", "社会新闻",
        "国际新闻", "国内新闻",
        "本地新闻", "体育新闻", "文化新闻", "经济新闻", "时政新闻", "新闻集装箱", "新闻速递", "新闻快递", "资讯速递", "快讯集锦", "新闻集锦", "时讯", "动态", "信息快递",
        "天下短波", "基层快讯", "乡镇快讯", "微新闻", "微资讯", "快报", "简报", "简明消息", "点点新闻", "短平快", "零距离", "拾零", "百字新闻", "资讯", "看点",
        "广告", "分类信息", "分类广告", "公益广告", "短新闻", "点击新闻", "新闻点击", "动态扫描", "新闻扫描", "基层动态", "工作动态", "各地动态", "县区动态", "区县动态",
        "镇街动态", "乡镇动态", "部门动态", "一线动态", "综合消息", "要闻速览", "今日要闻", "一周要闻", "本周要闻", "要闻回顾", "新闻早知道", "新闻早餐", "今日关注",
    ])

    /// Labels that stand over short items as well as over whole reports: what is below them tells.
    private static let many = EndingTable(["动态", "扫描", "消息", "点击", "要闻", "新闻", "看点", "资讯", "回顾", "早知道", "早餐"])

    static func mayHeadItems(_ text: LineText) -> Bool { many.ends(text.unpadded ?? text) }

    /// Of labels: a block of short items follows.
    private static let briefMarks = EndingTable([
        "快讯", "简讯", "短讯", "简报", "一句话新闻", "简明新闻", "短波", "速递", "快递", "集锦", "集装箱", "速览", "短新闻", "微新闻", "快报集锦", "零讯",
        "点点新闻", "短平快", "拾零", "时讯",
        "百字新闻", "微资讯", "简明消息", "要闻简报", "快报", "要闻速览",
    ])

    /// The label's own words, without brackets and squares.
    static func name(in text: LineText) -> Range<Int>? {
        guard text.count >= 2, text.count <= 20 else { return nil }
        if let closing = Brackets.closing(of: text.scalars[0]), text.scalars[0] != 0x28, text.scalars[0] != 0x300A,
            text.scalars.firstIndex(of: closing) == text.count - 1, text.count > 3
        {
            return 1..<text.count - 1
        }
        // <端午专题>
        if text.scalars[0] == 0x3C, text.scalars.last == 0x3E, text.count > 3, !text.scalars.dropLast().contains(0x3E) {
            return 1..<text.count - 1
        }
        if isDotted(text) { return 1..<text.count - 1 }
        // ▍本地: no name and no item has such a bar ahead of it.
        if isBar(text.scalars[0]), text.count <= 9,
            let first = text.scalars.firstIndex(where: Scalars.isHan), first <= 2
        {
            return first..<text.count
        }
        var start = 0
        while start < text.count, isSquare(text.scalars[start]) { start += 1 }
        while start < text.count, Scalars.isBlank(text.scalars[start]) { start += 1 }
        // >>现场, ○链接
        if start > 0, start < text.count,
            text.scalars[0] == 0x3E || text.scalars[0] == 0xBB || text.scalars[0] == 0x25CB,
            isSidebar(LineText(text, start..<text.count))
        {
            return start..<text.count
        }
        var end = text.count
        while end > start, isSquare(text.scalars[end - 1]) || Scalars.isBlank(text.scalars[end - 1]) { end -= 1 }
        let printed = LineText(text, start..<end)
        let own = printed.unpadded ?? printed
        if names.isAll(of: own) { return start..<end }
        // 一、国内要闻
        if start == 0, let number = Numbering.number(own), !Scalars.isDigit(own.scalars[0]), own.count <= 10,
            case let rest = LineText(own, number.length..<own.count), rest.count >= 3,
            names.isAll(of: rest) || many.ends(rest)
        {
            return number.length..<end
        }
        // 简讯三则
        if own.count >= 4, own.count <= 7, let last = own.scalars.last, last == 0x5219 || last == 0x6761,
            names.isAll(of: own, 0..<own.count - 2)
        {
            return start..<end - 2
        }
        // 社区速递, 国际短讯
        if own.count <= 7, own.count >= 4, isOfBriefs(own), own.scalars.allSatisfy(Scalars.isHan) { return start..<end }
        return nil
    }

    /// 【相关新闻】: stands inside a story or over one that belongs to it.
    private static let sidebars = PhraseTable([
        "相关新闻", "相关链接", "新闻链接", "链接", "新闻背景", "背景", "延伸阅读", "背景链接", "名词解释", "小贴士", "小知识", "记者手记", "短评", "编者按", "编后",
        "相关报道", "新闻延伸",
        "相关阅读", "相关专题", "热点推荐", "专家观点", "律师说法", "提醒", "新闻回放", "最新消息", "现场", "声音", "特写",
        "人物简介", "人物名片", "人物档案", "嘉宾简介", "作者简介", "相关资料", "资料链接", "温馨提示", "温馨提醒", "新闻附件", "新闻资料", "小档案", "小資料", "小资料",
        "新闻现场", "新闻提示", "部门回应", "采访手记",
        "温馨贴士", "知识链接", "背景资料", "事件回顾", "案情回顾", "新闻纵深", "各方声音", "市民声音", "网友评论", "网友热议", "微博热议", "记者感言",
    ])

    /// What stands over words about the story above, also behind the names that signed it.
    private static let appendices = PhraseTable(
        words: """
            相关新闻 相关链接 新闻链接 链接 背景 新闻背景 背景链接 延伸阅读 名词解释 小贴士 小知识 新闻延伸 相关阅读 律师说法 专家观点 专家提醒 新闻回放 相关资料 资料链接 \
            温馨提示 温馨提醒 新闻附件 新闻资料 小档案 小資料 小资料 知识链接 背景资料 温馨贴士 事件回顾 案情回顾
            """)

    static func isAppendix(_ text: LineText) -> Bool {
        let text = text.unpadded ?? text
        return appendices.isAll(of: text)
    }

    private static let summaries = PhraseTable(words: "核心提示 内容提要 阅读提示 新闻提示 内容提示 提要 导语 核心阅读 开栏的话 编者按")

    /// 核心提示: what stands below it says in a few words what the story is.
    static func isSummary(_ text: LineText) -> Bool {
        let text = text.unpadded ?? text
        return summaries.isAll(of: text)
    }

    static func isSidebar(_ text: LineText) -> Bool {
        let text = text.unpadded ?? text
        if isBar(text.scalars[0]) { return false }
        for start in 0..<min(3, text.count) where sidebars.mayBegin(with: text.scalars[start]) {
            guard let found = sidebars.match(at: LineCursor(text, from: start)) else { continue }
            return text.count - start - found.phrase.scalars.count <= 1
        }
        return false
    }

    /// A cheap sieve for `isSidebar` and `Furniture.endsStory` on the bytes of a line: by its first three characters.
    static func mayBeOfOthers(_ bytes: Span<UInt8>, _ line: Range<Int>) -> Bool {
        var index = line.lowerBound
        for place in 0..<3 where index < line.upperBound {
            let printed = LineText.scalar(bytes, at: index)
            let scalar = LineText.folded(printed)
            // 链 接: a word set wide has its second character farther on.
            if place > 0, Scalars.isBlank(scalar) { return true }
            if sidebars.mayBegin(with: scalar) || place == 0 && Furniture.mayEndStory(with: scalar) { return true }
            index += LineText.width(printed)
        }
        return false
    }

    static func isOfBriefs(_ text: LineText) -> Bool {
        text.count <= 20 && briefMarks.ends(text.unpadded ?? text)
    }

    /// ·人间百味·: a column between two dots, where it is no name of a person.
    static func isDotted(_ text: LineText) -> Bool {
        guard (5...12).contains(text.count), text.scalars[0] == 0xB7, text.scalars.last == 0xB7 else { return false }
        return text.scalars[1..<text.count - 1].allSatisfy { Scalars.isHan($0) || Scalars.isBlank($0) }
    }

    /// ■ ● ★ ahead of the label's words.
    static func opensWithSign(_ text: LineText) -> Bool {
        text.count <= 20 && ((0x2580...0x25FF).contains(text.scalars[0]) || text.scalars[0] == 0x2605)
    }

    /// ▍
    private static func isBar(_ scalar: UInt32) -> Bool { (0x2580...0x2590).contains(scalar) }

    private static func isSquare(_ scalar: UInt32) -> Bool {
        (0x25A0...0x25FF).contains(scalar) || scalar == 0x2605 || scalar == 0x2606 || scalar == 0x7C
            || scalar == 0x3E || scalar == 0xBB
    }
}
