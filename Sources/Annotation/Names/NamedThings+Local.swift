/// Bodies that a local paper calls by their level alone: 县农业农村局, 市一中, 区第二人民医院.
extension NamedThings {
    /// Left to right: from a level's character, or the unit or place that ends in it, over what only bodies there are called.
    func localBodies() -> [Range<Int>] {
        var found: [Range<Int>] = []
        var index = text.next(.scope, from: 0)
        while index < text.count {
            let next = index + 1
            if let body = localBody(at: index) {
                found.append(body)
                index = text.next(.scope, from: body.upperBound)
            } else {
                index = text.next(.scope, from: next)
            }
        }
        return found
    }

    private func localBody(at index: Int) -> Range<Int>? {
        let name = LocalBodies.names.length(startingAt: index + 1, in: scalars, to: scalars.count)
        let end = name > 0 ? index + 1 + name : numberedBodyEnd(index + 1)
        guard end > 0, !OrganisationWords.isCutOff(end, in: scalars), !isWordGoingOn(end) else { return nil }
        var start = index
        if let unit = units.ending(at: index + 1) {
            start = unit.range.lowerBound
        } else if index > 0, isIdeograph(scalars[index - 1]) {
            // 城市|管理局, 小区|一中心, 直辖市|人大
            if scalars[index - 1] == scalar("辖") { return nil }
            if Gazetteer.shared.isWord(scalars[index - 1], scalars[index]) { return nil }
            if let name = names.ending(at: index + 1), name.kind == .place { start = name.range.lowerBound }
        }
        return withoutWard(withDepartment(start..<end))
    }

    /// 第二人民医院, 第三中学: 0 where none starts there.
    private func numberedBodyEnd(_ start: Int) -> Int {
        guard text[start] == scalar("第") else { return 0 }
        var at = start + 1
        while at < start + 4, NumeralScalar.counts(text[at]) || isDigitScalar(text[at]) { at += 1 }
        guard at > start + 1 else { return 0 }
        let kind = LocalBodies.numbered.length(startingAt: at, in: scalars, to: scalars.count)
        return kind > 0 ? at + kind : 0
    }

    /// 县委办|法, 市政协|商: the last character begins another word.
    private func isWordGoingOn(_ end: Int) -> Bool {
        guard end + 1 < scalars.count, isIdeograph(scalars[end]) else { return false }
        switch scalars[end - 1] {
        case scalar("中"), scalar("办"), scalar("联"), scalar("委"), scalar("协"), scalar("大"), scalar("局"):
            return LocalBodies.cutOff.length(startingAt: end - 1, in: scalars, to: scalars.count) > 0
        default: return false
        }
    }
}

/// What bodies of a county, a town or a city are called behind their level.
enum LocalBodies {
    /// 县, 市, and what is called by it.
    static func mayStart(at index: Int, in scalars: Scalars) -> Bool {
        index + 1 < scalars.count && levels.contains(scalars[index])
            && names.length(startingAt: index + 1, in: scalars, to: scalars.count) > 0
    }

    private static let levels = ScalarSet("省市区县镇乡州")

    static let names = WordSet(
        "公安局 公安分局 教育局 教体局 教育体育局 教育和体育局 卫生局 卫计局 卫计委 卫健局 卫健委 卫生健康局 卫生健康委 卫生健康委员会 财政局 民政局 司法局 水利局 水务局 农业局 农业农村局 农牧局 农机局 农委 农办 农经局 农技中心 农技站 "
            + "林业局 林草局 林业和草原局 畜牧局 畜牧水产局 渔业局 海洋与渔业局 税务局 国税局 地税局 工商局 质监局 药监局 食药监局 食品药品监督管理局 安监局 应急局 应急管理局 市场监管局 市场监督管理局 城管局 城市管理局 城管执法局 城市管理综合执法局 城管执法大队 城管大队 "
            + "执法局 综合执法局 综合行政执法局 行政审批局 行政审批服务局 政务服务中心 行政服务中心 政务服务局 数据局 大数据局 大数据中心 文化局 文旅局 文体局 文广局 文广新局 文体旅游局 文化和旅游局 文化广电和旅游局 文化旅游局 体育局 环保局 环境保护局 生态环境局 生态环境分局 "
            + "交通局 交通运输局 公路局 公路段 运管所 运管局 住建局 住建委 住房和城乡建设局 建设局 规划局 自然资源局 自然资源和规划局 自然资源规划局 国土局 国土资源局 房管局 房产局 园林局 园林绿化局 人社局 人力资源和社会保障局 劳动局 劳动保障局 人事局 社保局 社保中心 就业局 就业服务中心 医保局 医疗保障局 "
            + "审计局 统计局 调查队 发改局 发改委 发展和改革局 发展改革委 发展和改革委员会 经信局 经信委 工信局 工业和信息化局 经贸局 经贸委 经委 商务局 科技局 科学技术局 招商局 投资促进局 投促局 物价局 粮食局 粮食和物资储备局 供电公司 供电局 供电所 电力公司 电力局 邮政局 邮政公司 邮政分公司 电信局 电信公司 "
            + "移动公司 联通公司 自来水公司 水务集团 城投公司 城投集团 交投公司 交投集团 国投公司 文旅集团 公交公司 公交集团 烟草局 烟草公司 烟草专卖局 盐务局 气象局 气象台 地震局 水文局 防汛办 防汛抗旱指挥部 防指 防汛指挥部 档案局 档案馆 图书馆 博物馆 文化馆 美术馆 科技馆 地方志办公室 史志办 党史办 "
            + "信访局 退役军人事务局 退役军人局 乡村振兴局 扶贫办 扶贫局 扶贫开发局 机关事务局 机关事务管理局 金融办 金融局 政府办 政府办公室 委办 委办公室 委组织部 委宣传部 委统战部 委政法委 委社会工作部 委党校 委老干部局 委网信办 委编办 纪委 纪委监委 纪检委 监委 监察局 组织部 宣传部 统战部 政法委 网信办 文明办 编办 "
            + "团委 妇联 总工会 工商联 残联 文联 作协 科协 侨联 社科联 红十字会 慈善会 慈善总会 人大常委会 政协 法院 人民法院 检察院 人民检察院 中级人民法院 中级法院 中院 武装部 人武部 人民武装部 军分区 军区 工会 人民医院 医院 一医院 二医院 三医院 四医院 五医院 中心医院 一院 二院 三院 中医院 中医医院 妇幼保健院 妇保院 疾控中心 疾病预防控制中心 卫生监督所 中心血站 血站 急救中心 卫生院 敬老院 "
            + "一中 二中 三中 四中 五中 六中 七中 八中 九中 十中 一小 二小 三小 四小 五小 高级中学 实验中学 实验小学 实验学校 实验幼儿园 机关幼儿园 职高 职中 职教中心 职业中专 职业中学 职业高中 特殊教育学校 特校 教师进修学校 党校 电视台 广播电视台 广电台 广电局 融媒体中心 报社 日报社 "
            + "消防大队 消防支队 消防救援大队 消防救援支队 交警大队 交警支队 特警大队 特警支队 刑警大队 禁毒大队 森林公安局 看守所 供销社 供销合作社 供销联社 供销总社 农商行 农商银行 农村商业银行 农信社 农信联社 农村信用社 农村信用联社 农村信用合作联社 住房公积金管理中心 农科所 农科院 农业科学院 林科所 "
            + "农业技术推广中心 农技推广中心 动物疫控中心 消协 消委会 消费者协会 消费者权益保护委员会 志愿者协会 书法家协会 作家协会 摄影家协会 美术家协会 舞蹈家协会 老年大学 老科协 关工委 老年体协 总商会 创城办 创建办 创卫办 防疫指挥部 疫情防控指挥部 联社 "
            + "交通运输综合执法大队 文化市场综合执法大队 农业综合执法大队 农业综合行政执法大队 市场监管综合执法大队 劳动监察大队 卫生计生综合监督执法局 环卫处 环卫中心 环卫局 市政处 市政公司 路灯管理所 房管所 司法所 派出所 财政所 国土所 农技站 文化站 综合文化站 兽医站 林业站 水利站 便民服务中心 党群服务中心 敬老院 中心小学 中心敬老院 中心校 中心学校 中心卫生院 中心幼儿园 初级中学 农广校 成教中心 成教办 教研室 教研中心 "
            + "法律援助中心 社会福利院 社会福利中心 儿童福利院 救助管理站 人才中心 人才服务中心 群众艺术馆 群艺馆 青少年宫 少年宫 工人文化宫 老干部活动中心 市政所 环卫所 园林所 园林处 公交总公司 汽运公司 运输公司 热力公司 燃气公司 种子公司 种子站 植保站 "
            + "土肥站 林果站 畜牧站 水产站 农机公司 农资公司 物资局 商业局 乡镇企业局 二轻局 工业局 轻工局 化工局 机械局 冶金局 纺织局 煤炭局 电业局 水电局 外经贸局 体委 计委 计生委 计生局 科委 教委 建委 爱卫办 爱卫会 综治办 信访办 拆迁办 双拥办 食安办 "
            + "河长办 禁毒办 公共资源交易中心 不动产登记中心 劳动就业局 残疾人联合会 妇女联合会 文学艺术界联合会 工商业联合会 归国华侨联合会 老龄委 老龄办 老促会 道路运输管理局 港务局 海事局 边防大队 边防支队 武警支队 武警中队 巡警大队 巡特警大队 "
            + "刑侦大队 经侦大队 治安大队 网安大队 出入境管理大队 车管所 拘留所 戒毒所 强制戒毒所 民宗局 民宗委 外事办 侨办 台办 方志办"
    )
    /// What is told apart by its number.
    static let numbered = WordSet(
        "人民医院 中医院 中医医院 医院 中学 小学 高级中学 初级中学 实验小学 实验中学 完全中学 幼儿园 实验幼儿园 中等职业学校 职业中学 职业高中 实验学校 社会福利院 中级人民法院 建筑公司 棉纺厂 水厂 污水处理厂"
    )
    /// 一中|心, 办|理, 联|合, 委|员, 局|面: words that begin with a body's last character.
    static let cutOff = WordSet(
        "中心 中学 中全 中央 中国 中期 办理 办法 办公 办事 办证 联合 联系 联动 联手 联防 委员 委托 委派 协商 协同 协助 协会 协调 大会 大力 大队 大学 大楼 局面 局部 局势")
}
