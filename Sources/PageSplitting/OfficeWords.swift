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
                年级 班 大学 中学 小学 厂 社 村 县 市 区 省 车间 生产队 大队 一中 二中 三中 四中 书记 县长 市长 区长 省长 主任 教授 校长 部长 局长 主席 委员 代表 \
                法官 检察官 律师 民警 医师 医生 教师 老师 社员 队员 工人 战士 学生 村民 居民 读者 主编 编辑 组长 队长
                """))
    /// 柳河县自来水公司 and a day below it: who signs a notice.
    static let signers = EndingTable(
        words(
            """
            公司 集团 局 委员会 办公室 政府 中心 学院 大学 学校 医院 法院 银行 报社 支队 大队 协会 党委 管委会 小组 编辑部 家属 指挥部 居委会 村委会 工会 敬启
            """))

    private static func words(_ words: String) -> [Phrase] {
        words.split(whereSeparator: \.isWhitespace).map { Phrase(String($0)) }
    }
}
