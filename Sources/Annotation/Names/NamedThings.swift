import BulletinModel

/// Organisations and places of one text, as they should be given.
struct NamedThings {
    let text: AnnotatedText
    let names: [NameSpan]
    let units: [UnitSpan]
    /// Of the people named here.
    let titles: [Range<Int>]

    /// Units and places, left to right, the longer of two that begin together first.
    private let heads: [Range<Int>]

    init(text: AnnotatedText, names: [NameSpan], units: [UnitSpan], titles: [Range<Int>]) {
        (self.text, self.names, self.units, self.titles) = (text, names, units, titles)
        var heads: [Range<Int>] = []
        for unit in units { heads.append(unit.range) }
        for name in names where name.kind == .place { heads.append(name.range) }
        if heads.count > 1 {
            heads.sort { ($0.lowerBound, $1.upperBound) < ($1.lowerBound, $0.upperBound) }
        }
        self.heads = heads
    }

    private var scalars: [UInt32] { text.scalars }

    // MARK: Organisations

    /// Left to right, without overlap.
    func organisations() -> [Range<Int>] {
        var found: [Range<Int>] = []
        for name in names where name.kind == .organisation {
            guard let range = organisation(name.range) else { continue }
            found.append(range)
        }
        // 堂邑镇|商会, 我区疫情防控指挥部: told by their ending.
        let further = bodiesByEnding().filter { !found.touches($0) }
        if further.isEmpty { return found }
        return (found + further).sorted { $0.lowerBound < $1.lowerBound }
    }

    private func organisation(_ range: Range<Int>) -> Range<Int>? {
        var range = range
        while let first = range.first, openers.contains(scalars[first]) { range = first + 1..<range.upperBound }
        while let last = range.last, closers.contains(scalars[last]) { range = range.lowerBound..<last }
        if let first = range.first, range.count > 3, isBoundWord(first) { range = first + 1..<range.upperBound }
        range = withUnit(withoutOffice(afterBlank(range)))
        if KnownBodies.contains(scalars[range]) { return range }
        // 党群同心 and the like: the model's guess needs an ending that bodies have, or a place ahead, or foreign letters.
        if let last = range.last, !OrganisationWords.finals.contains(scalars[last]),
            !scalars[range].allSatisfy(NameWords.transliterations.contains), scalars[range].allSatisfy(isIdeograph),
            range.count > 3
        {
            return nil
        }
        // “红马甲”: a word of its own kind.
        if range.count <= 4, range.lowerBound > 0, range.upperBound < scalars.count,
            scalars[range.lowerBound - 1] == scalar("“"),
            scalars[range.upperBound] == scalar("”")
        {
            return nil
        }
        if let title = titleWithin(range) {
            if title.lowerBound <= range.lowerBound { return nil }
            range = range.lowerBound..<title.lowerBound
            // What is left is a row of units.
            if units.ending(at: range.upperBound) != nil { return nil }
        }
        guard range.count >= 2, range.count <= 40, !scalars[range].contains(where: separators.contains) else {
            return nil
        }
        guard !OrganisationWords.isCommonNoun(scalars, range), !isSomeBody(range) else { return nil }
        // A unit is no organisation by itself.
        guard !units.contains(exactly: range) else { return nil }
        if isBalanced(range) { return range }
        return nil
    }

    /// 东莞一纸厂, 滨州一酒店: some body of its kind.
    private func isSomeBody(_ range: Range<Int>) -> Bool {
        guard let one = range.dropFirst(2).last(where: { scalars[$0] == scalar("一") }), range.upperBound - one >= 3,
            range.upperBound - one <= 5
        else { return false }
        return !beforeFirst.contains(scalars[one - 1]) && !afterFirst.contains(scalars[one + 1])
    }

    /// 该市公安局, 全市总工会: but 全国政协 is a name.
    private func isBoundWord(_ first: Int) -> Bool {
        boundWords.contains(scalars[first])
            || scalars[first] == scalar("全") && first + 1 < scalars.count && scopes.contains(scalars[first + 1])
    }

    /// 象州县|消防大队: a body of which there is one everywhere is that of the unit right before it.
    private func withUnit(_ range: Range<Int>) -> Range<Int> {
        guard OrganisationWords.isEnding(scalars, range), let unit = units.ending(at: range.lowerBound) else {
            return range
        }
        return unit.range.lowerBound..<range.upperBound
    }

    /// 新浪|CEO
    private func withoutOffice(_ range: Range<Int>) -> Range<Int> {
        let office = offices.length(endingAt: range.upperBound, in: scalars, from: range.lowerBound)
        return office > 0 && office < range.count ? range.lowerBound..<range.upperBound - office : range
    }

    /// 见 市人大常委会: a blank between Chinese characters parts two things.
    private func afterBlank(_ range: Range<Int>) -> Range<Int> {
        guard
            let blank = range.dropFirst().last(where: {
                scalars[$0] == scalar(" ") && isIdeograph(scalars[$0 - 1]) && $0 + 1 < range.upperBound
                    && isIdeograph(scalars[$0 + 1])
            })
        else { return range }
        return blank + 1..<range.upperBound
    }

    /// From a unit or a place on, to an ending that only bodies have, with nothing but a name between.
    private func bodiesByEnding() -> [Range<Int>] {
        var found: [Range<Int>] = []
        var taken = 0
        for head in heads where head.lowerBound >= taken {
            if let end = OrganisationWords.end(of: head.upperBound, in: scalars) {
                found.append(head.lowerBound..<end)
                taken = end
            }
        }
        let first = found
        taken = 0
        let scopes = scopes
        for index in scalars.indices where scopes.contains(scalars[index]) && index >= taken {
            // 区疫情防控指挥部, where the page is at home.
            guard index == 0 || !isIdeograph(scalars[index - 1]) || own.contains(scalars[index - 1]) else { continue }
            guard let end = OrganisationWords.end(of: index + 1, in: scalars), end - index >= 5 else { continue }
            if !first.touches(index..<end) { found.append(index..<end) }
            taken = end
        }
        return found
    }

    private func titleWithin(_ range: Range<Int>) -> Range<Int>? {
        let index = titles.firstIndex { $0.upperBound <= range.lowerBound }
        return index < titles.count && titles[index].lowerBound < range.upperBound ? titles[index] : nil
    }

    private func isBalanced(_ range: Range<Int>) -> Bool {
        var depth = 0
        for index in range {
            if scalars[index] == scalar("“") || scalars[index] == scalar("(") || scalars[index] == scalar("《") {
                depth += 1
            }
            if scalars[index] == scalar("”") || scalars[index] == scalar(")") || scalars[index] == scalar("》") {
                depth -= 1
            }
            if depth < 0 { return false }
        }
        return depth == 0
    }

    // MARK: Places

    /// Units and places, and sites named after one: 聊城南高速路口. Left to right.
    func places(outside organisations: [Range<Int>]) -> [Range<Int>] {
        var covered = 0
        var found: [Range<Int>] = []
        for head in heads {
            guard !scalars[head].contains(where: separators.contains),
                head.count >= 2 || abbreviations.contains(scalars[head.lowerBound])
            else { continue }
            let isUnit = units.contains(exactly: head)
            // 古楼街道|香江社区|广场: the site is named by the unit next to it.
            let isFollowed = isUnit && units.starting(at: head.upperBound) != nil
            let head = beforeOne(head)
            if !isFollowed, let site = site(from: head) {
                if isUnit { found.append(head) }
                found.append(site)
            } else if isUnit || head.lowerBound >= covered {
                if !isUnit, organisations.touches(head) { continue }
                if !isUnit, PlaceWords.isCommonNoun(scalars, head) || isPairOfCountries(head) { continue }
                found.append(head)
            }
            covered = max(covered, found.last?.upperBound ?? 0)
        }
        return found
    }

    private func site(from head: Range<Int>) -> Range<Int>? {
        var end = head.upperBound
        var best: Int?
        while end < scalars.count, end - head.upperBound < 10, isIdeograph(scalars[end]),
            !barriers.contains(scalars[end])
        {
            end += 1
            let length = PlaceWords.sites.length(endingAt: end, in: scalars, from: head.upperBound)
            if length > 0, isSite(head, name: head.upperBound..<end - length, kind: end - length..<end) { best = end }
        }
        return best.map { head.lowerBound..<$0 }
    }

    /// 冲绳|一市, 象州|一超市
    private func beforeOne(_ range: Range<Int>) -> Range<Int> {
        guard let one = range.dropFirst(2).last(where: { scalars[$0] == scalar("一") }), range.upperBound - one >= 2,
            range.upperBound - one <= 4, !beforeFirst.contains(scalars[one - 1]),
            !afterFirst.contains(scalars[one + 1]),
            !units.contains(exactly: range)
        else { return range }
        return range.lowerBound..<one
    }

    /// 中牙, 俄美: two, of which neither is named by it.
    private func isPairOfCountries(_ range: Range<Int>) -> Bool {
        range.count == 2 && scalars[range].allSatisfy(abbreviations.contains)
            && !Gazetteer.shared.isName(range, in: scalars)
            && !ForeignPlaces.contains(scalars[range])
    }

    /// 汽车市场, 国内市场, 上海市场: where goods are dealt in, and no place.
    private func isSite(_ head: Range<Int>, name: Range<Int>, kind: Range<Int>) -> Bool {
        if name.count > 0, scalars[name.lowerBound] == scalar("一") { return false }
        guard kind.count == 2, scalars[kind.lowerBound] == scalar("市"), scalars[kind.lowerBound + 1] == scalar("场")
        else {
            return true
        }
        if name.isEmpty {
            return !Gazetteer.shared.members(at: head, in: scalars).contains {
                Gazetteer.shared.level(of: Int($0.unit)) < 2
            } && !ForeignPlaces.contains(scalars[head])
        }
        return name.count <= 4
            && (name.count < 2
                || !Gazetteer.shared.isWord(scalars[name.upperBound - 2], scalars[name.upperBound - 1]))
    }
}

private let openers = ScalarSet("”’)》、,· -")
private let closers = ScalarSet("“‘(《、,· -")
private let separators = ScalarSet("、,。;:!?\n…—各\t")
private let boundWords = ScalarSet("各该本我")
/// 第一医院, 十一中学, 统一集团; 一中, 一汽, 一建
private let beforeFirst = ScalarSet("第十统合唯二三四五六七八九")
private let afterFirst = ScalarSet("中汽建医局院附队师大百商重体机")
private let offices = WordSet("CEO CFO COO CTO CMO MVP")
private let scopes = ScalarSet("省市区县镇乡州")
private let own = ScalarSet("我,。;:“”、(据")
private let barriers = ScalarSet("的了在是和与及对向从由为被把将该各每这那使让给到于以有也都就并等个名位")
private let abbreviations = ScalarSet("京津沪渝冀晋辽吉黑苏浙皖闽赣鲁豫鄂湘粤琼川蜀黔滇陕甘青台蒙桂藏宁新港澳中美英法德俄日韩朝印加澳意巴以伊埃牙欧非亚拉")

enum OrganisationWords {
    /// What nineteen in twenty names of bodies end in.
    static let finals = ScalarSet(
        "队会部司院局团社委大学盟党行国织军厂报心协央所联台组校处约室厅馆系署阁站篮科警排软店航办班本构共宫省庭音建家机连军参帮府券线通业场浦革宁网店铺库楼营院坊阁斋庙寺集基股企商银投保险媒体刊视广电乐")

    /// What only a body's name ends in.
    private static let endings = WordSet(
        "指挥部 委员会 工作委员会 办公室 商会 协会 学会 研究会 联合会 基金会 促进会 合作社 专业合作社 医院 卫生院 卫生服务中心 大学 学院 中学 小学 幼儿园 学校 党校 公司 "
            + "有限公司 集团 银行 法院 人民法院 检察院 人民检察院 公安局 公安分局 派出所 交警大队 交警支队 消防大队 消防支队 消防救援大队 消防救援支队 教育局 卫生局 卫健局 财政局 "
            + "民政局 司法局 水利局 农业局 农业农村局 林业局 税务局 国税局 地税局 工商局 质监局 安监局 应急管理局 市场监管局 市场监督管理局 城管局 执法局 综合行政执法局 文化局 "
            + "文旅局 体育局 环保局 生态环境局 交通局 交通运输局 住建局 规划局 自然资源局 国土局 人社局 审计局 统计局 发改局 发改委 经信局 商务局 科技局 供电公司 供电局 邮政局 "
            + "气象局 地震局 档案局 图书馆 博物馆 文化馆 纪委 纪委监委 监委 组织部 宣传部 统战部 政法委 团委 妇联 总工会 工商联 残联 文联 红十字会 政府 人民政府 办事处 "
            + "街道办事处 党委 党工委 党支部 党总支 村委会 居委会 业委会 研究所 研究院 研究中心 工作组 工作队 志愿服务队 女足 女篮 女排 男足 男篮 男排 附中 附小 军区 足协 篮协 广播电视台 电视台 日报社 出版社 艺术团 足球俱乐部 俱乐部"
    )

    /// Kinds of bodies that are nobody's name by themselves.
    private static let commonNouns = WordSet(
        "理事会 监事会 董事会 商会 协会 学会 党支部 派出所 公司 医院 学校 委员会 社区党委 小区党支部 网格党小组 党委 党组织 街道党工委 街道办 党小组 村委会 居委会 业委会 村两委 "
            + "村党支部 基层党组织 公安机关 公安局 法院 检察院 政府 银行 集团 大学 中学 小学 幼儿园 工会 妇联 团委 纪委 俱乐部 电视台 报社 出版社 研究所 研究院 实验室 消防队 交警队 "
            + "工作组 工作队 服务队 领导小组 专案组 调查组 指挥部 办公室 人民政府 市委 县委 区委 省委 镇党委 乡党委 村支部 党总支 常委会 全国 社会 市政府 县政府 区政府 省政府 镇政府 乡政府 "
            + "大学生 志愿者 部队 军队 法庭 警方 校方 院方 公安 消防 交警 环保局 工商局 税务局 财政局 教育局 卫生局 民政局 国企 央企 民企 乡镇党委 党中央国务院 网格 物业公司 物业 卫生院 养老院 福利院 代表团 联盟 指挥中心 人大 政协 教委 CEO COO CFO CTO MBA EMBA IPTV MVP GDP PC IT APP VIP GPS DVD VCD MP3 SUV AED 男队 女队 主队 客队 国家队 国青队 球队 俱乐部 峰会 联赛 组委会 筹委会 红军 敌军 我军 友军 武警 特警 中队 大队 支队 总队 公司总部 总公司 分公司"
    )

    static func isCommonNoun(_ scalars: [UInt32], _ range: Range<Int>) -> Bool {
        commonNouns.contains(scalars[range])
    }

    static func isEnding(_ scalars: [UInt32], _ range: Range<Int>) -> Bool { endings.contains(range, of: scalars) }

    /// Where the name of a body ends that goes on at `start`; nil where none does.
    static func end(of start: Int, in scalars: [UInt32]) -> Int? {
        var end = start
        var best: Int?
        while end < scalars.count, end - start < 16, isIdeograph(scalars[end]), !barriers.contains(scalars[end]) {
            end += 1
            if endings.length(endingAt: end, in: scalars, from: start) > 0 { best = end }
        }
        return best
    }
}

enum PlaceWords {
    /// What a site's name ends in.
    static let sites = WordSet(
        "路口 高速路口 高速路 高速口 出站口 收费站 卡口 市场 采集点 采样点 检测点 检查点 广场 公园 大桥 立交桥 火车站 高铁站 汽车站 客运站 地铁站 机场 码头 港口 水库 湿地 "
            + "景区 风景区 度假区 工业园 产业园 科技园 开发区 高新区 大厦 大楼 号楼 大街 大道 胡同 小巷 服务区 体育馆 体育场 会展中心 商场 超市 批发市场 农贸市场 古城 古镇 遗址 故居 "
            + "陵园 烈士陵园 教堂 清真寺 油田 煤矿 电站 核电站 水电站 口岸 保税区 自贸区 草原 沙漠 盆地 平原 高原 半岛 群岛 海峡")

    private static let commonNouns = WordSet(
        "全国 全省 全市 全县 全区 全镇 世界 各地 当地 本地 外地 农村 城市 乡村 国家 国内 国外 海外 南方 北方 东方 西方 内地 沿海 城乡 社区 小区 街道 长城 "
            + "城中村 赤道 城镇 全国城镇 全国城乡 乡镇 农业农村 省城 京城 县城 市区 城区 郊区 山区 灾区 疫区 景区 林区 牧区 村庄 度假村 南大门 北大门 首都 我省 我市 我县 我区 本省 本市 本县 本区"
    )

    static func isCommonNoun(_ scalars: [UInt32], _ range: Range<Int>) -> Bool {
        commonNouns.contains(scalars[range])
            || range.count == 2 && Gazetteer.shared.isWord(scalars[range.lowerBound], scalars[range.lowerBound + 1])
            || scalars[range].allSatisfy { !isIdeograph($0) && $0 < 0x3000 }
    }
}
