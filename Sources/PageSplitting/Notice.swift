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

    /// What small boxes are called that papers set between reports.
    private static let boxes = PhraseTable(
        words: """
            招领 招领启事 寻物 寻人启事 征稿 征稿启事 征文启事 征集 更正 来函照登 意见簿 意见簿摘登 表扬栏 光荣榜 曝光台 谜语 猜谜 谜语竞猜 打油诗 顺口溜 快板 谚语 谚语选 农谚 民歌 幽默 \
            小幽默 笑话 小常识 小知识 小辞典 小词典 小百科 小统计 小资料 小档案 小贴士 便民小贴士 名词解释 问与答 答读者问 读者问答 你问我答 有问必答 法律咨询 法律服务 健康问答 用药须知 防火须知 \
            今日放映 今日上映 本周放映 专家义诊 本周义诊 专家坐诊 今日节目 老照片 活动预告 本周节目 央视直播 今日央视直播 今日直播 电视直播 电视转播 直播预告 转播预告 今日电视 收视指南 节目单 外汇牌价 谜底 技术统计 积分榜 射手榜 奖牌榜 赛程 今日赛程 明日赛程 比分 战报 行情 市场行情 小商品行情 今日菜价 菜价 物价 粮价 汇率 股市行情 下期预告 下月预告 节目预告 影讯 影剧消息 电影预告 本周活动 \
            读者点题 读者来信 来信摘登 来信照登 网友热议 网友留言 热门评论 编读往来 投稿须知 辟谣 安全警示 安全提示 温馨提示 警方提示 气象服务 收费标准 作息时间 值班电话
            """)

    /// 防火须知, 积分榜: and nothing else.
    static func isBox(_ text: LineText) -> Bool {
        let text = text.unpadded ?? text
        return boxes.isAll(of: text) || isOfGenre(text) || isCounted(text) || isLabelled(text)
    }

    /// 小知识:空调设定26℃, 下期预告:补锅老人的铁砧
    private static func isLabelled(_ text: LineText) -> Bool {
        guard let colon = text.scalars.prefix(7).firstIndex(of: 0x3A), colon >= 2, colon + 3 < text.count else {
            return false
        }
        return boxes.isAll(of: LineText(text, 0..<colon))
    }

    /// 打油诗一首, 启事二则, 观鸟三忌: so many small things.
    static func isCounted(_ text: LineText) -> Bool {
        guard (4...8).contains(text.count), text.scalars.allSatisfy(Scalars.isHan), let last = text.scalars.last else {
            return false
        }
        return counters.contains(last) && numerals.contains(text.scalars[text.count - 2])
    }
    private static let counters = ScalarSet("首则忌幅题招诀法例条")
    private static let numerals = ScalarSet("一二两三四五六七八九十")

    private static let genres = PhraseTable(words: "诗 组诗 外一首 散文 小说 小小说 寓言 歌词 快板 相声 杂文 童话 木刻 漫画 速写 国画 书法")

    /// 夜班列车(诗): a bracket at its end says what kind of writing it is.
    static func isOfGenre(_ text: LineText) -> Bool {
        guard (5...20).contains(text.count), text.scalars.last == 0x29, let open = text.scalars.lastIndex(of: 0x28),
            open >= 2
        else { return false }
        return genres.isAll(of: LineText(text, open + 1..<text.count - 1))
    }

    static func isNotice(_ text: LineText) -> Bool {
        let text = text.unpadded ?? text
        return endings.ends(text)
            || classified.isAll(of: text)
    }

    static func kind(of head: HeadBlock) -> ArticleKind {
        head.headlines.count == 1 ? kind(ofHeadline: head.lines[head.headlines[0]]) : .article
    }

    /// - Parameter line: the only one of a headline.
    static func kind(ofHeadline line: ClassifiedLine) -> ArticleKind {
        guard let text = line.text, text.count <= 14 else { return .article }
        // 多地迎来强降雨天气: a report.
        if isWeather(text), !text.ends(with: forecast), text.count > longestWeather { return .article }
        return isNotice(text) ? .notice : .article
    }
}
