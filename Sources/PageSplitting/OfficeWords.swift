/// 局, 委员会, 学校: what offices, firms and posts are called. Each table is for one place in a text where they stand.
enum OfficeWords {
    private static let bodies = words(
        """
        局 委 办 部 厅 院 校 站 所 队 会 处 镇 乡 街道 中心 公司 银行 集团 法院 学校 融媒 社区 村委会 政府 海关 办公室 公社 科 科室 股 工会 妇联 残联 文联 工商联 总工会 通讯组 报道组 编辑组 宣传科 政治处
        """)

    /// (县人社局) behind a text: who sent it in.
    static let senders = EndingTable(bodies)
    /// 国家税务总局青岭市税务局 above the day of a release.
    static let issuers = EndingTable(bodies + words("大学 署"))
    /// 市第三小学四年级 刘畅: where a writer lives, works or learns, or what its bearer is.
    static let employers = EndingTable(
        bodies
            + words(
                """
                年级 班 大学 中学 小学 厂 社 村 县 市 区 省 车间 生产队 大队 一中 二中 三中 四中 一小 二小 三小 林场 农场 牧场 煤矿 电厂 学院 师范 党校 书记 县长 市长 区长 省长 主任 教授 校长 部长 局长 主席 委员 代表 \
                法官 检察官 律师 民警 医师 医生 教师 老师 社员 队员 工人 战士 学生 村民 居民 读者 主编 编辑 组长 队长
                """))
    /// 柳河县自来水公司 and a day below it: who signs a notice.
    static let signers = EndingTable(
        words(
            """
            公司 集团 局 委员会 办公室 政府 中心 学院 大学 学校 医院 法院 银行 报社 支队 大队 协会 党委 管委会 小组 编辑部 家属 清算组 指挥部 居委会 村委会 工会 敬启 办事处 工作处 管理处 宣传部 组织部
            """))

    /// 白马公社樟树大队第四生产队, 红山县人武部, 东风大队 理论小组: who wrote what stands below, where it stands alone.
    static func isWriter(_ text: LineText) -> Bool {
        guard (5...18).contains(text.count), text.scalars.allSatisfy({ Scalars.isHan($0) || Scalars.isBlank($0) }),
            writers.ends(text), let seat = text.scalars.prefix(6).firstIndex(where: seats.contains), seat >= 1
        else { return false }
        return !(1..<text.count - 1).contains { deeds.opens(text, at: $0) }
    }

    private static let writers = EndingTable(
        words("生产队 党支部 革委会 革命委员会 报道组 理论小组 通讯组 写作组 人武部 党委 公社 大队 宣传科 宣传部 团委 工会 政治处 编写组 课题组 研究室 调研组 指挥部 管委会 贫协"))
    private static let seats = ScalarSet("省市县区镇乡社队厂矿村街校院局")
    private static let deeds = PhraseTable(
        words: "召开 举行 举办 成立 组织 开展 参加 走进 来到 到 在 向 进 办 建 送 学 抓 当 把 为 给 与 和 让 帮 回到 深入 慰问 视察 改选 关心 支援 恢复 挂牌 走访 撤销")

    private static func words(_ words: String) -> [Phrase] {
        words.split(whereSeparator: \.isWhitespace).map { Phrase(String($0)) }
    }
}
