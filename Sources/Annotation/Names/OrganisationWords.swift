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
            + "实验小学 实验中学 实验高中 职业学院 职业技术学院 师范大学 师范学院 农业大学 医学院 医科大学 矿务局 警备区 师专 医专 煤校 农校 卫校 巡察组 巡视组 印刷厂 电机厂 机床厂 轴承厂 仪表厂 拖拉机厂 水轮机厂 电子厂 服装厂 造纸厂 橡胶厂 农机厂 酒厂 糖厂 瓷厂 茶厂 卷烟厂 船厂 绢纺厂 毛纺厂 丝织厂 热电厂 乌兰牧骑 豫剧团 越剧团 文工团 肿瘤医院 儿童医院 妇幼保健院 中医院 人民医院 附属医院 卫生学校 技工学校 聋哑学校 "
            + "海关 玉器厂 采油厂 炼钢厂 轧钢厂 炼油厂 石油化工厂 焦化厂 煤气厂 自来水厂 水电厂 火电厂 砖瓦厂 陶瓷厂 玻璃厂 木器厂 家具厂 皮革厂 皮鞋厂 针织厂 丝绸厂 缫丝厂 麻纺厂 毛巾厂 "
            + "被服厂 制衣厂 制鞋厂 食品厂 罐头厂 肉联厂 肉类联合加工厂 榨油厂 油脂厂 面粉厂 粮油加工厂 奶粉厂 乳品厂 饮料厂 啤酒厂 酿酒厂 葡萄酒厂 茶叶厂 味精厂 酱品厂 糖果厂 化纤厂 塑料厂 "
            + "农药厂 磷肥厂 氮肥厂 中药厂 油漆厂 肥皂厂 火柴厂 日用化工厂 动力机厂 柴油机厂 内燃机厂 汽轮机厂 水泵厂 阀门厂 锅炉厂 电缆厂 电线厂 电器厂 无线电厂 电视机厂 收音机厂 电冰箱厂 "
            + "洗衣机厂 手表厂 钟表厂 自行车厂 缝纫机厂 摩托车厂 客车厂 汽车制造厂 机车厂 机车车辆厂 飞机制造厂 飞机厂 齿轮厂 弹簧厂 工具厂 量具刃具厂 五金厂 标准件厂 铸造厂 锻压机床厂 通用机械厂 "
            + "农业机械厂 农机修造厂 修造厂 矿山机械厂 重型机器厂 电瓷厂 电池厂 灯泡厂 灯具厂 乐器厂 玩具厂 工艺美术厂 雕刻厂 地毯厂 印铁厂 印染总厂 针织总厂 纺织总厂 棉织厂 织布厂 丝绸印染厂 "
            + "制药总厂 化工总厂 钢铁总厂 机械总厂 电影制片厂 制片厂 新华印刷厂 造币厂 兵工厂 磷矿 石膏矿 矿业公司 储备库 粮管所 棉花采购站 采购站 批发站 兽医站 农机站 农技站 广播站 文化站 "
            + "卫生所 防疫站 卫生防疫站 急救中心 水文队 物探队 钻井队 文工队 航道局 港务局 海事局 救助局 打捞局 海洋局 测绘局 煤炭局 盐业局 黄金局 劳改局 监狱管理局 看守所 戒毒所 强制隔离戒毒所 "
            + "拘留所 收容所 光荣院 教育厅 财政厅 公安厅 民政厅 司法厅 农业厅 农业农村厅 林业厅 水利厅 商务厅 文化厅 文化和旅游厅 卫生厅 卫健委 科技厅 科学技术厅 交通厅 交通运输厅 "
            + "国土资源厅 自然资源厅 环保厅 环境保护厅 生态环境厅 建设厅 住房和城乡建设厅 住建厅 人事厅 人社厅 人力资源和社会保障厅 审计厅 监察厅 水利水电厅 工业和信息化厅 经信厅 应急管理厅 "
            + "退役军人事务厅 安全厅 国家安全厅 广电局 新闻出版局 体委 经委 建委 科委 教委 经贸委 计生委 外经贸委 农工委 国资委 体改委 侨联 科协 社科联 作协 记协 音协 美协 书协 招生办 招办 "
            + "信访办 拆迁办 开发办 侨办 外办 台办 法制办 扶贫办 防汛办 金融办 城管办 创建办 房管局 房产局 房产管理局 房地产管理局 园林局 物价局 劳动局 人事局 广播电视局 机关事务管理局 林业总场 "
            + "农垦局 农垦总局 税务所 工商所 财政所 司法所 房管所 中级法院 基层法庭 人民法庭 检察分院 武警支队 武警总队 边防总队 边防支队 边防检查站 消防总队 公安处 铁路公安局 铁路公安处 交警总队 "
            + "高速交警支队 巡警大队 特警支队 刑侦支队 刑侦大队 经侦支队 经侦大队 治安大队 第一中学 第二中学 第三中学 第四中学 第五中学 外国语学校 附属中学 附属小学 中心校 中心小学 中心学校 "
            + "九年一贯制学校 职教中心 农广校 林校 师范学校 理工学院 工学院 工业学院 财经学院 财经大学 民族大学 民族学院 外国语学院 外国语大学 美术学院 音乐学院 体育学院 戏剧学院 中医药大学 "
            + "中医学院 理工大学 工业大学 科技大学 交通大学 邮电大学 林业大学 电力学院 石油学院 地质学院 矿业学院 水产学院 商学院 农学院 林学院 教育学院 广播电视大学 电大 业余大学 职工大学 "
            + "机场集团 港务集团 港口集团 地铁集团 地铁公司 公交集团 公交公司 公交总公司 出租汽车公司 轮船公司 燃气公司 热力公司 自来水公司 供电所 电业局 农商行 农商银行 农信社 信用联社 村镇银行 "
            + "律师协会 消费者协会 评剧团 京剧团 黄梅戏剧院 花鼓戏剧团 昆剧团 川剧团 秦腔剧团 晋剧团 杂技团 歌剧院 民族乐团 曲艺团 话剧团 人民广播电台 有线电视台 晚报社 杂志社 通讯社 新华书店 "
            + "图书馆学会 法律援助中心 援助中心 救助中心 推广中心 融媒体中心 便民服务中心 政务服务中心 党群服务中心 综合服务中心 养老服务中心 管理中心 指导中心 培训中心 检测中心 保障中心"
    )

    /// Those of them that need no place ahead of a name.
    static let strongEndings = WordSet(
        "派出所 图书馆 博物馆 美术馆 医院 大学 中学 小学 幼儿园 公司 集团 律师事务所 会计师事务所 人民公社 纺织厂 机械厂 钢铁厂 化肥厂 造船厂 煤矿 印刷厂 电机厂 机床厂 酒厂 电子厂 俱乐部 出版社 大酒店")

    /// What a firm deals in, behind its name.
    static let trades = WordSet(
        "科技 电子 药业 制药 重工 乳业 钢铁 地产 置业 证券 期货 物流 石化 焦化 服饰 食品 粮油 酒业 医药 股份 集团 建工 置地 水产 箱包 模具 五金 电气 电缆 光电 半导体 新材 新材料 传媒 影业 物业 油脂 茶业 菌业 工贸 商贸 实业 控股 创投 航空 智造 化工 激光 通信 基金 电器 矿业 铝业 铜业 纸业 种业 海运 航运 生物科技 智能装备 生态农业 生态食品 信息技术"
    )

    /// Kinds of bodies that are nobody's name by themselves.
    private static let commonNouns = WordSet(
        "妇产科 财务室 家长委员会 临时内阁 涉案公司 日本球队 执委会 初级法院 红码 绿码 黄码 空中编队 地方政府 学生组织 社会组织 民间组织 托老所 报告团 宣讲团 城市商业银行 股份制商业银行 农村商业银行 村民委员会 居民委员会 乡镇人民政府 省级人民政府 县级监委 特种部队 维和部队 作战部队 行业协会 乡镇卫生院 村卫生室 县级公立医院 银行业金融机构 养老机构 省区市党委 大使馆 总领馆 联军 特派团 航管中心 中央党 棋牌室 国家部委 中央部委 国家机关 中央机关 中委 理事会 监事会 董事会 商会 协会 学会 党支部 派出所 公司 医院 学校 委员会 社区党委 小区党支部 网格党小组 党委 党组织 街道党工委 街道办 党小组 村委会 居委会 业委会 村两委 "
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
        // 中国政府|网
        case scalar("府"): return next == scalar("网")
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
        // 合作协|议
        case scalar("协"): return afterJoint.contains(next)
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
        while end < scalars.count, end - start < 16, isIdeograph(scalars[end]),
            !NameMarks.barriers.contains(scalars[end]) || isOfWord(end, in: scalars)
        {
            end += 1
            if endings.mayEnd(in: scalars[end - 1]), endings.length(endingAt: end, in: scalars, from: start) > 0 {
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
private let afterJoint = ScalarSet("议商同助调定会力作")
private let afterUnion = ScalarSet("运合系动手播防")
private let smallThings = WordSet("龙 作坊 饭店 饭馆 餐馆 超市 商店 旅馆 宾馆 工厂 仓库 卖部 吃店 客车 货车 轿车 面包车 区 院 巷 伙 孩 店 厂")
