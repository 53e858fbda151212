/// 肩题: the unit or column named ahead of the headline on its line.
struct Kicker: Hashable {
    /// Scalars of the kicker without brackets around it.
    var name: Range<Int>
    /// Where the headline goes on.
    var headline: Int
    /// True for a unit, false for a column in 【…】.
    var isUnit: Bool

    /// What units are called. Longest first where one ends in another.
    private static let unitEndings = EndingTable([
        "街道办事处", "街道办", "办事处", "村委会", "居委会", "街道", "开发区", "高新区", "经开区", "度假区", "园区", "新区", "社区", "小区", "新村", "管委会",
        "管理区", "林场", "农场",
        "牧场", "苏木",
        "民族乡", "镇", "乡", "村", "县", "区", "市", "旗", "州", "局", "委", "办", "院", "校", "公司", "集团", "支队", "大队", "中学", "小学",
        "大学", "学院",
        "医院", "法院", "检察院", "中心", "派出所", "供电所", "妇联", "残联", "文联", "侨联", "工商联", "团委", "工会", "宣传部", "组织部", "统战部", "武装部",
        "司法所", "税务所", "卫生院", "敬老院", "文化馆", "图书馆", "博物馆", "服务站", "管理处", "供销社", "信用社", "协会", "联合会", "学校", "幼儿园", "团", "连",
        "师",
    ])
    /// Endings that are enough by themselves; after the others a headline may well be going on.
    private static let sureEndings = EndingTable([
        "街道", "街道办", "办事处", "村委会", "居委会", "镇", "乡", "社区", "小区", "新村", "村", "园区", "开发区", "县", "区", "市", "旗", "苏木",
    ])

    /// - Parameter text: a headline's first line.
    init?(_ text: LineText) {
        if let column = Self.column(text) ?? Self.rank(text) {
            self = column
            return
        }
        guard text.mayHold(0x20) || text.mayHold(0x3A) else { return nil }
        var cursor = LineCursor(text)
        let name = cursor.takeHan(atMost: 12)
        guard name.count >= 2, let sign = cursor.next, sign == 0x20 || sign == 0x3A else { return nil }
        let endings = sign == 0x20 ? Self.unitEndings : Self.sureEndings
        guard name.count <= 10,
            let ending = endings.ending(of: text, name)
        else { return nil }
        // 走进社区, 情系乡村: a verb makes it a part of the headline.
        guard !Self.isPhrase(text, name, ending: ending) else { return nil }
        cursor.position += 1
        cursor.skipBlanks()
        guard text.count - cursor.position >= 4, !AuthorAlone.isName(LineText(text, cursor.position..<text.count))
        else {
            return nil
        }
        // 音乐家协会 舞蹈家协会选举…, 宣传部 组织部联合发布…: one of several who did it.
        guard !Self.isOneOfSeveral(text, name, ending: ending, goesOn: cursor.position) else { return nil }
        self.init(name: name, headline: cursor.position, isUnit: true)
    }

    private static func isOneOfSeveral(_ text: LineText, _ name: Range<Int>, ending: Phrase, goesOn start: Int) -> Bool
    {
        if both.ends(LineText(text, name)), name.count == 2 { return true }
        var cursor = LineCursor(text, from: start)
        let next = cursor.takeHan(atMost: 24)
        if next.dropFirst(2).dropLast().contains(where: {
            text.starts(with: jointly, at: $0) && bodies.contains(text.scalars[$0 - 1])
        }) {
            return true
        }
        let length = ending.scalars.count
        return next.count <= 10 && next.count > length && length > 1 && cursor.next == 0x20
            && text.starts(with: ending, at: next.upperBound - length)
    }

    private static let jointly: Phrase = "联合"
    private static let bodies = ScalarSet("部委局办院会联社署厅")
    /// 中办 国办印发…
    private static let both = EndingTable(["中办", "国办", "两办"])

    /// 平安社区 on a line of its own above the headline, with or without a colon.
    /// - Parameter isAboveHeadline: more of the headline stands below it.
    static func unitAlone(_ text: LineText, isAboveHeadline: Bool = false) -> Range<Int>? {
        var cursor = LineCursor(text)
        let name = cursor.takeHan(atMost: 10)
        let hasColon = cursor.take(0x3A)
        // 大埔: whatever the name, nothing else stands so.
        if hasColon, cursor.isAtEnd, (2...3).contains(name.count), speakers.match(at: LineCursor(text)) == nil {
            return name
        }
        let endings = hasColon || isAboveHeadline && name.count <= 8 ? unitEndings : sureEndings
        guard cursor.isAtEnd, name.count >= 3, let ending = endings.ending(of: text, name),
            !isPhrase(text, name, ending: ending)
        else { return nil }
        return name
    }

    private static let speakers = PhraseTable(words: "记者 专家 律师 警方 市民 医生 提醒 编者 读者 网友 本报 问 答 要求 指出 强调 核心 导读")

    private init(name: Range<Int>, headline: Int, isUnit: Bool) {
        self.name = name
        self.headline = headline
        self.isUnit = isUnit
    }

    private static let ranks = PhraseTable(words: "短评 时评 微评 快评 锐评 短论 社论 编后 述评 新闻述评 本报短评 今日短评")

    /// 短评 责任制就是好
    private static func rank(_ text: LineText) -> Kicker? {
        guard let first = text.scalars.first, ranks.mayBegin(with: first),
            let end = ranks.length(at: LineCursor(text)), text.count >= end + 5,
            Scalars.isBlank(text.scalars[end]) || text.scalars[end] == 0x7C
        else { return nil }
        let start = text.scalars[(end + 1)...].firstIndex { !Scalars.isBlank($0) } ?? text.count
        return text.count - start >= 4 ? Kicker(name: 0..<end, headline: start, isUnit: false) : nil
    }

    /// 【领航中国】共护一江水; also 〔…〕, [...] and ■…|.
    private static func column(_ text: LineText) -> Kicker? {
        guard let first = text.scalars.first, first == 0x3010 || first == 0x3014 || first == 0x5B || first == 0x3016,
            let closing = Brackets.closing(of: first), let end = text.scalars.firstIndex(of: closing), end > 1,
            end <= 24
        else { return nil }
        var headline = end + 1
        while headline < text.count, Scalars.isBlank(text.scalars[headline]) { headline += 1 }
        guard headline < text.count else { return nil }
        return Kicker(name: 1..<end, headline: headline, isUnit: false)
    }

    private static let verbs = PhraseTable([
        "走进", "新设", "设立", "新建", "筹建", "组建", "探访", "情系", "助力", "共建", "建设", "打造", "扎根", "服务", "走访", "深入", "进", "到", "让",
        "为", "看", "在", "致", "向", "从",
        "的",
        "来", "送", "入",
        "美丽", "平安", "和谐", "最美", "一个", "这个", "我们", "全市", "全县", "全区", "各", "我", "本", "振兴", "爱", "出", "下", "回", "与", "是",
    ])

    private static let deeds = PhraseTable(
        words:
            "会见 会谈 接见 欢迎 迎接 致电 举行 召开 走访 视察 考察 调研 访问 抵达 出席 参观 来到 走进 亮相 落户 入选 成为 获评 获批 支援 援助 进驻 重返 告别 牵手 携手 签约 晋升 升级 问计 慰问 督导 袭击 侵袭 登陆"
    )

    /// 召开三届二次全会: who did it stands above.
    static func isGoneOnWith(_ text: LineText) -> Bool { deeds.opens(text) || verbs.opens(text) }

    private static let builders = ScalarSet("住城党基承筑")
    private static let middleVerbs = ScalarSet("的进让为在把被将与是送建看爱称")

    /// Words that end as units do: 大白菜上市.
    private static let nonUnits = EndingTable([
        "上市", "入市", "股市", "楼市", "车市", "超市", "城市", "都市", "夜市", "集市", "早市", "菜市", "下乡", "进村", "返乡", "故乡", "家乡", "回乡",
        "还乡", "水乡", "老乡",
        "同乡", "他乡", "神州", "九州", "常委", "政委", "开市", "面旗", "异乡", "进区", "灾区", "山区", "老区", "景区", "小区", "库区", "厂区", "校区",
        "市区", "禁区", "误区", "盲区", "特区", "战区", "专区", "片区", "农村", "乡村", "山村", "全村", "全县",
        "全市", "全区",
    ])

    private static let waterside = "水乡"

    private static func isPhrase(_ text: LineText, _ name: Range<Int>, ending: Phrase) -> Bool {
        // 清水乡 is a unit, 江南水乡 none.
        if ending.scalars.count == 1, let other = nonUnits.ending(of: text, name),
            name.count > 3 || other.text != waterside
        {
            return true
        }
        let stem = name.lowerBound..<name.upperBound - ending.scalars.count
        if stem.isEmpty { return true }
        let cursor = LineCursor(text, from: name.lowerBound, to: stem.upperBound)
        if verbs.match(at: cursor) != nil { return true }
        // 何厚明走访北区: who did what where.
        if (stem.lowerBound + 2..<max(stem.lowerBound + 2, stem.upperBound)).contains(where: {
            deeds.opens(text, at: $0)
        }) {
            return true
        }
        // 区住建局, 市城建公司: 建 is no verb there.
        return stem.contains { place in
            middleVerbs.contains(text.scalars[place])
                && (text.scalars[place] != 0x5EFA || place == 0 || !builders.contains(text.scalars[place - 1]))
        }
    }
}
