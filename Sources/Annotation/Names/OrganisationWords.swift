enum OrganisationWords {
    /// What nineteen in twenty names of bodies end in.
    static let finals = ScalarSet(
        "队会部司院局团社委大学盟党行国织军厂报心协央所联台组校处约室厅馆系署阁站篮科警排软店航办班本构共宫省庭音建家机连军参帮府券线通业场浦革宁网店铺库楼营院坊足阁斋庙寺集基股企商银投保险媒体刊视广电乐")

    /// What only a body's name ends in.
    private static let endings = WordSet(
        "指挥部 委员会 工作委员会 办公室 商会 协会 学会 研究会 联合会 基金会 促进会 合作社 专业合作社 医院 卫生院 卫生服务中心 大学 学院 中学 小学 幼儿园 学校 党校 公司 "
            + "有限公司 集团 银行 法院 人民法院 检察院 人民检察院 公安局 公安分局 派出所 交警大队 交警支队 消防大队 消防支队 消防救援大队 消防救援支队 教育局 卫生局 卫健局 财政局 "
            + "民政局 司法局 水利局 农业局 农业农村局 林业局 税务局 国税局 地税局 工商局 质监局 安监局 应急管理局 市场监管局 市场监督管理局 城管局 执法局 综合行政执法局 文化局 "
            + "文旅局 体育局 环保局 生态环境局 交通局 交通运输局 住建局 规划局 自然资源局 国土局 人社局 审计局 统计局 发改局 发改委 经信局 商务局 科技局 供电公司 供电局 邮政局 "
            + "气象局 地震局 档案局 图书馆 博物馆 文化馆 纪委 纪委监委 监委 组织部 宣传部 统战部 政法委 团委 妇联 总工会 工商联 残联 文联 红十字会 政府 人民政府 办事处 "
            + "街道办事处 党委 党工委 党支部 党总支 村委会 居委会 业委会 研究所 研究院 研究中心 工作组 工作队 志愿服务队 女足 女篮 女排 男足 男篮 男排 附中 附小 拍卖中心 交易中心 安全部队 政府军 军区 军分区 省军区 足协 篮协 广播电视台 电视台 日报社 出版社 艺术团 足球俱乐部 俱乐部 人民公社 生产大队 生产队 供销社 信用社 农场 林场 国营农场 纺织厂 机械厂 钢铁厂 化肥厂 印染厂 制药厂 水泥厂 发电厂 造船厂 棉纺厂 修配厂 "
            + "一中 二中 三中 四中 五中 六中 七中 八中 九中 十中 高中 中院 一小 二小 三小 四小 五小 六小 一中院 二中院 三中院 高院 总统府 首相府 最高法院 警察局 大使馆 领事馆 总领事馆 工务段 机务段 电务段 车务段 车辆段 铁路局 武装部队 "
            + "农林局 粮食局 商业局 供销合作社 对策本部 代表队 足球队 篮球队 排球队 男队 女队 国奥队 国青队 救援队 医疗队 救护站 设计院 规划院 歌舞团 京剧院 话剧院 芭蕾舞团 交响乐团 "
            + "城管 预警中心 监测中心 控制中心 疾控中心 疾病预防控制中心 勘探局 调查局 情报局 航天局 宇航局 航空航天局 气象厅 警察厅 安全委员会 海岸警卫队 专职消防队 分公司 支公司 防总 "
            + "实验小学 实验中学 实验高中 职业学院 职业技术学院 师范大学 师范学院 农业大学 医学院 医科大学 矿务局 警备区 师专 医专 煤校 农校 卫校 巡察组 巡视组 印刷厂 电机厂 机床厂 轴承厂 仪表厂 拖拉机厂 水轮机厂 电子厂 服装厂 造纸厂 橡胶厂 农机厂 酒厂 糖厂 瓷厂 茶厂 卷烟厂 船厂 绢纺厂 毛纺厂 丝织厂 热电厂 乌兰牧骑 豫剧团 越剧团 文工团 肿瘤医院 儿童医院 妇幼保健院 中医院 人民医院 附属医院 卫生学校 技工学校 聋哑学校"
    )

    /// Those of them that need no place ahead of a name.
    static let strongEndings = WordSet(
        "医院 大学 中学 小学 幼儿园 公司 集团 律师事务所 会计师事务所 人民公社 纺织厂 机械厂 钢铁厂 化肥厂 造船厂 煤矿 印刷厂 电机厂 机床厂 酒厂 电子厂 俱乐部 出版社 大酒店")

    /// Kinds of bodies that are nobody's name by themselves.
    private static let commonNouns = WordSet(
        "空中编队 地方政府 学生组织 社会组织 民间组织 托老所 报告团 宣讲团 城市商业银行 股份制商业银行 农村商业银行 村民委员会 居民委员会 乡镇人民政府 省级人民政府 县级监委 特种部队 维和部队 作战部队 行业协会 乡镇卫生院 村卫生室 县级公立医院 银行业金融机构 养老机构 省区市党委 大使馆 总领馆 联军 特派团 航管中心 中央党 棋牌室 国家部委 中央部委 国家机关 中央机关 中委 理事会 监事会 董事会 商会 协会 学会 党支部 派出所 公司 医院 学校 委员会 社区党委 小区党支部 网格党小组 党委 党组织 街道党工委 街道办 党小组 村委会 居委会 业委会 村两委 "
            + "村党支部 基层党组织 公安机关 公安局 法院 检察院 政府 银行 集团 大学 中学 小学 幼儿园 工会 妇联 团委 纪委 俱乐部 电视台 报社 出版社 研究所 研究院 实验室 消防队 交警队 "
            + "工作组 工作队 服务队 领导小组 专案组 调查组 指挥部 办公室 人民政府 市委 县委 区委 省委 镇党委 乡党委 村支部 党总支 常委会 全国 社会 市政府 县政府 区政府 省政府 镇政府 乡政府 "
            + "大学生 志愿者 部队 军队 法庭 警方 校方 院方 公安 消防 交警 环保局 工商局 税务局 财政局 教育局 卫生局 民政局 国企 央企 民企 乡镇党委 党中央国务院 网格 物业公司 物业 卫生院 养老院 福利院 代表团 联盟 指挥中心 人大 政协 教委 CEO COO CFO CTO MBA EMBA IPTV MVP GDP PC IT APP VIP ATM KTV POS LED LCD USB PVC DNA CT AI VR 枪手 警局 议会 GPS DVD VCD MP3 SUV AED 男队 女队 主队 客队 国家队 国青队 球队 俱乐部 峰会 联赛 组委会 筹委会 红军 敌军 我军 友军 武警 特警 中队 大队 支队 总队 大会 中心 总部 主席团 大会主席团 三甲医院 卫生室 主力部队 仲裁庭 军事法庭 顾问委员会 执法检查组 联合巡查组 联合检查组 检查组 督查组 督导组 联合督查组 联合调查组 联合执法组 工作专班 联合工作组 公司总部 总公司 分公司 人民公社 生产队 生产大队 供销社 信用社 代表队 世界俱乐部 英超俱乐部 男足 女足 男篮 女篮"
    )

    static func isCommonNoun(_ scalars: Scalars, _ range: Range<Int>) -> Bool {
        commonNouns.contains(range, of: scalars)
    }

    /// The length of the ending that only bodies have, behind a name; 0 for none.
    static func endingLength(_ range: Range<Int>, in scalars: Scalars) -> Int {
        endings.length(endingAt: range.upperBound, in: scalars, from: range.lowerBound + 2)
    }

    static func isEnding(_ scalars: Scalars, _ range: Range<Int>) -> Bool { endings.contains(range, of: scalars) }

    /// 象州县|委, 华府社区|党委: the length of the party's committee that a name ends in, 0 for none.
    static func committeeLength(_ range: Range<Int>, in scalars: Scalars) -> Int {
        committees.length(endingAt: range.upperBound, in: scalars, from: range.lowerBound)
    }

    private static let committees = WordSet("省委 市委 县委 区委 州委 镇委 乡委 党委 党工委 纪委 团委 党总支 党支部")

    /// Whether the ending that stands before `end` is a part of another word: 中学|生, 银行|业, 集团|军, 一小|镇, 教育局|长.
    static func isCutOff(_ end: Int, in scalars: Scalars) -> Bool {
        guard end < scalars.count, end > 1 else { return false }
        let (last, next) = (scalars[end - 1], scalars[end])
        switch last {
        case scalar("学"):
            return next == scalar("生") || next == scalar("堂") || next == scalar("城")
                || next == scalar("士") && scalars[end - 2] == scalar("大")
        case scalar("中"): return next == scalar("生") || next == scalar("全")
        case scalar("小"):
            // 某街一|小作坊
            return Gazetteer.shared.isWord(last, next)
                || smallThings.length(startingAt: end, in: scalars, to: scalars.count) > 0
        case scalar("会"): return next == scalar("谈") || next == scalar("见") || next == scalar("客")
        case scalar("航"): return afterFlights.contains(next)
        case scalar("联"): return afterUnion.contains(next)
        case scalar("行"): return next == scalar("业")
        case scalar("场"): return next == scalar("主")
        case scalar("司"): return next == scalar("法")
        case scalar("团") where next == scalar("军"): return true
        case scalar("队") where next == scalar("伍"): return true
        case scalar("部"), scalar("局"), scalar("所"), scalar("团"), scalar("队"), scalar("园"), scalar("厂"):
            guard next == scalar("长") else { return false }
            return end + 1 == scalars.count || !Gazetteer.shared.isWord(next, scalars[end + 1])
        default: return false
        }
    }

    /// Where the name of a body ends that goes on at `start`; nil where none does.
    static func end(of start: Int, in scalars: Scalars) -> Int? {
        var end = start
        var best: Int?
        let (endings, barriers) = (endings, NameMarks.barriers)
        while end < scalars.count, end - start < 16, isIdeograph(scalars[end]),
            !barriers.contains(scalars[end]) || isOfWord(end, in: scalars)
        {
            end += 1
            if endings.lasts.contains(scalars[end - 1]), endings.length(endingAt: end, in: scalars, from: start) > 0 {
                best = isCutOff(end, in: scalars) ? nil : end
            }
        }
        return best
    }

    /// 灾害对策本部, 有限公司: the characters of these words are no particles.
    private static func isOfWord(_ index: Int, in scalars: Scalars) -> Bool {
        guard index + 1 < scalars.count else { return false }
        switch scalars[index] {
        case scalar("对"): return scalars[index + 1] == scalar("策")
        case scalar("有"): return scalars[index + 1] == scalar("限")
        default: return false
        }
    }
}

private let afterFlights = ScalarSet("班线空行天母")
private let afterUnion = ScalarSet("运合系动手播防")
private let smallThings = WordSet("龙 作坊 饭店 饭馆 餐馆 超市 商店 旅馆 宾馆 工厂 仓库 卖部 吃店 客车 货车 轿车 面包车 区 院 巷 伙 孩 店 厂")
