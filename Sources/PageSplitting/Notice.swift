import BulletinModel

/// 启事, 公告, 天气预报: what is told to readers, not reported.
enum Notice {
    private static let endings = EndingTable([
        "启事", "小启", "公告", "通告", "声明", "讣告", "公示", "更正", "通知", "致歉", "天气预报", "今日天气", "天气", "敬告读者", "拍卖公告", "便民提示",
        "停电信息", "停水信息", "停气信息",
        "停水停电", "服务信息",
    ])

    private static let forecast: Phrase = "天气预报"
    private static let longestWeather = 6
    private static let weather = EndingTable(["天气预报", "天气"])

    static func isWeather(_ text: LineText) -> Bool { weather.ends(text) }

    /// What stands over small advertisements.
    private static let classified = PhraseTable(
        words: """
            招聘 招工 招租 出租 转让 求购 求租 求职 出售 房屋出租 房屋出售 房屋租售 房屋租赁 房产信息 房产 家政 家教 遗失 寻人 寻物 征婚 征友 招生 招商 二手车 搬家 \
            招聘信息 求职信息 便民信息 供求信息
            """)

    static func isNotice(_ text: LineText) -> Bool {
        let text = text.unpadded ?? text
        return endings.ends(text)
            || classified.isAll(of: text)
    }

    static func kind(of head: HeadBlock) -> ArticleKind {
        guard head.headlines.count == 1, let text = head.lines[head.headlines[0]].text, text.count <= 14 else {
            return .article
        }
        // 多地迎来强降雨天气: a report.
        if isWeather(text), !text.ends(with: forecast), text.count > longestWeather { return .article }
        return isNotice(text) ? .notice : .article
    }
}
