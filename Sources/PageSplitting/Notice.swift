import BulletinModel

/// 启事, 公告, 天气预报: what is told to readers, not reported.
enum Notice {
    private static let endings = EndingTable([
        "启事", "小启", "公告", "通告", "声明", "讣告", "公示", "更正", "通知", "致歉", "天气预报", "今日天气", "天气", "敬告读者", "拍卖公告",
    ])

    private static let weather = EndingTable(["天气预报", "天气"])

    static func isWeather(_ text: LineText) -> Bool { weather.ends(text) }

    static func isNotice(_ text: LineText) -> Bool { endings.ends(text.unpadded ?? text) }

    static func kind(of head: HeadBlock) -> ArticleKind {
        guard head.headlines.count == 1, let text = head.lines[head.headlines[0]].text, text.count <= 14 else {
            return .article
        }
        return isNotice(text) ? .notice : .article
    }
}
