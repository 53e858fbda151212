/// 通栏标题: words over several articles.
enum Banner {
    private static let endings = EndingTable([
        "专版", "专刊", "专栏", "特刊", "专页", "系列报道", "特别报道", "专题", "专题报道", "特别策划", "分类信息", "分类广告", "便民信息", "公益广告", "进行时",
        "在行动",
    ])

    static func isBanner(_ text: LineText) -> Bool {
        guard text.count <= 24 else { return false }
        return endings.ends(text) || isSlogan(text) || greetings.opens(text)
    }

    private static let greetings = PhraseTable(words: "热烈庆祝 热烈祝贺 热烈欢迎 隆重纪念 隆重庆祝 欢度国庆 喜迎")

    private static let columns = PhraseTable(
        words: """
            时评 社论 评论 短评 小评论 今日短评 编者的话 言论 观点 论坛 杂谈 漫谈 热点追踪 热线追踪 新闻追踪 今日关注 今日视点 今日话题 特别关注 百姓故事 人物 人物志 记者调查 \
            深度调查 读者来信 群众来信 来信 来信照登 来函照登 读者之声 群众呼声 中超 中甲 英超 西甲 意甲 德甲 法甲 欧冠 亚冠 CBA NBA WCBA 世预赛 国足 女足 女排 体彩 福彩 彩票 彩讯 人间真情 人间万象 世相百态 抗疫一线 战疫一线 走基层 新春走基层 基层党建 党建 平安建设 乡村振兴 文明实践 主题教育 法治在线 警方在线 民生实事 民生观察 脱贫攻坚 项目建设 营商环境 文旅 健康 三农 扶贫一线 副刊 随笔 散文 民生关注 本报评论员 新闻调查 身边好人 街谈巷议 三言两语 图片新闻 长篇连载 小说连载 连载 编后 编者按 记者手记 读者投书 投书 读者来函 读者来稿 读者论坛 社评 专栏 快评 锐评 微评 \
            微观点 来论 来稿 众议 争鸣 建言 直言 百家言 快言快语 一家之言 大家谈 名家专栏 本报社论 人生百味 今日论语 街谈 画中话 画外音 有话要说 议论纷纷 民声 知识小品 科学小品 历史小品 生活小品 杂文 小小说 短篇小说 \
            农业学大寨 工业学大庆 备战、备荒、为人民 抓革命、促生产 自力更生 学雷锋 计划生育 \
            诗歌 书评 影评 剧评 寓言 报告文学 回忆录 思想评论 思想杂谈 国际随笔 国际短评 时事评论 时事述评 文艺评论 学习札记
            """)

    private static let columnEndings = EndingTable([
        "速写", "写真", "追踪", "说法", "论坛", "声音", "视点", "观察", "传真", "之窗", "园地", "天地", "茶座", "关注", "聚焦", "手记", "札记", "风采",
        "扫描", "广角",
        "直通车", "档案", "人物", "夜曲", "夜话", "闲话", "漫笔", "随想", "纪事", "传奇", "访谈", "对话", "热线", "连线", "视线", "亮点", "看台", "点击",
        "链接", "信箱",
        "笔记", "专栏", "之声", "沙龙", "书房", "诗页", "诗苑", "文苑", "笔会", "诗选", "诗抄", "歌选", "百态", "万象", "风景线", "大家谈", "一席谈", "今日谈",
    ])

    /// Beside `columnEndings`.
    private static let labelEndings = EndingTable(
        words: """
            故事 日记 诊室 问答 征文 议事 信息 选登 小品 知识 消息 常识 来信 点评 热议 \
            经验 介绍 体会 随笔 杂谈 讲座 侧记 前瞻 动态 漫步 走笔 采风 见闻 揭秘 辞典 \
            讨论 话题 分析 服务 指南 长廊 剪影 书架 书评 影评 提醒 提示 支招 妙招 窍门 \
            验方 偏方 秘方 菜谱 食谱 诊所 门诊 坐堂 课堂 讲堂 学堂 驿站 书屋 客厅 茶馆 \
            面孔 脸谱 群像 肖像 画像 素描 特写 达人 能手 标兵 榜样 模范 先锋 名家 名医 \
            名师 小记 散记 琐记 杂记 追记 花絮 趣闻 轶事 往事 旧事 记忆 回忆 钩沉 史话 \
            掌故 民俗 节气 农事 农时 农情 墒情 行情 商情 走势 盘点 回眸 巡礼 选粹 荟萃 \
            集萃 文摘 摘编 选编 时评 快评 锐评 短评 球评 乐评 综述 述评 解读 解析 解惑 \
            释疑 呼声 心声 民声 民意 民情 社情 风情 风物 风味 美食 时尚 潮流 乡音 乡愁 \
            乡情 视界 视野 视窗 窗口 看点 球场 体坛 文坛 影坛 歌坛 荧屏 银幕 镜头 光影 \
            影像 我答 事处 之家 之友 之角 一角 一瞥 一得 一日 一题 一招 一点通 百科 \
            百问 百事 博览 大观 纵横 歌声 杂感 感悟 絮语 心语 直击 实录 小说 答问 开炮 \
            新事 群英谱
            """)

    /// 小镇人物, 健康问答: ends as the names of columns that head one report do.
    static func endsAsLabel(_ text: LineText) -> Bool { labelEndings.ends(text) || columnEndings.ends(text) }

    /// 壮丽七十年·奋斗新时代: two or three parts of one length around a dot, the name of a row of reports.
    static func isRow(_ text: LineText) -> Bool {
        guard text.count >= 9, text.count <= 24, text.contains(0xB7) else { return false }
        let parts = text.scalars.split(separator: 0xB7, omittingEmptySubsequences: false)
        guard (2...3).contains(parts.count), parts.allSatisfy({ $0.count == parts[0].count && $0.count >= 4 }) else {
            return false
        }
        return parts.joined().allSatisfy { Scalars.isHan($0) || Scalars.isDigit($0) }
    }

    /// 人民日报社论, 企业改革系列报道之三: what stands over one headline and says of what row or rank it is.
    static func isSeries(_ text: LineText) -> Bool {
        guard text.count >= 4, text.count <= 24, !text.contains(0x2C) else { return false }
        if isRow(text) { return true }
        if text.count <= 10, opinions.ends(text) { return true }
        guard let mark = text.scalars.lastIndex(of: 0x4E4B), mark > 2 else { return false }
        let rest = text.scalars[(mark + 1)...]
        let number = rest.prefix { numerals.contains($0) }
        guard (1...2).contains(number.count) else { return false }
        // 盘点2009之三:交通篇
        if rest.count > number.count {
            return rest[number.endIndex] == 0x3A && rest.count <= 8 && rest.last == 0x7BC7
        }
        return series.ending(of: text, 0..<mark) != nil
    }

    private static let ranks = PhraseTable(words: "社论 短评 评论 时评 社评 评论员文章 本报社论")

    /// 社论 and nothing else.
    static func isRank(_ text: LineText) -> Bool {
        let text = text.unpadded ?? text
        return ranks.isAll(of: text)
    }

    private static let opinions = EndingTable([
        "社论", "评论员文章", "本报评论员", "编辑部文章", "走基层", "在基层", "特别报道", "特别策划", "系列报道", "连续报道", "追踪报道", "专题报道", "深度报道",
    ])
    private static let series = EndingTable(["报道", "系列", "述评", "评论", "专题", "调查", "综述", "观察"])
    private static let numerals = ScalarSet("一二三四五六七八九十0123456789")

    /// Names of columns that head one story; 副刊, 文苑 may head all of a page.
    private static let singles = EndingTable([
        "连载", "访谈", "对话", "来信", "手记", "札记", "时评", "社论", "社评", "短评", "评论", "评论员", "编后", "编者按", "调查", "纪事", "传奇", "追踪",
        "说法",
    ])

    static func headsOne(_ text: LineText) -> Bool {
        let text = text.unpadded ?? text
        return headsPicture(text) || isSeries(text) || text.count <= 9 && singles.ends(text) || isNamedColumn(text)
            || isInstallment(text) || isOfStories(text)
    }

    /// 都市速写, 法官说法: a few characters that end as the names of columns do.
    static func endsAsColumn(_ text: LineText) -> Bool {
        text.count >= 3 && text.scalars.allSatisfy(Scalars.isHan) && columnEndings.ends(text)
    }

    private static let pictures = PhraseTable(
        words: "图片新闻 新闻图片 图片报道 图片故事 摄影报道 图说新闻 今日图片 新闻摄影 图片 摄影新闻 光影 镜头")
    /// ◆图片新闻◆ and nothing else.
    static func headsPicture(_ text: LineText) -> Bool {
        let signs = text.scalars.prefix { Bullet.isSign($0) || Scalars.isBlank($0) }.count
        let end = text.scalars.lastIndex { !Bullet.isSign($0) && !Scalars.isBlank($0) } ?? 0
        let found = pictures.match(at: LineCursor(text, from: signs))
        return found.map { signs + $0.phrase.scalars.count == end + 1 } == true
    }

    /// A square ahead of a few words, or a column's usual name and nothing else.
    static func isColumn(_ text: LineText) -> Bool {
        let text = text.unpadded ?? text
        let first = text.scalars[0]
        if first == 0x25A0 || first == 0x25C6 || first == 0x25CF || first == 0x2605, text.count >= 3 {
            return text.scalars.dropFirst().allSatisfy { Scalars.isHan($0) || Scalars.isBlank($0) || $0 == 0xB7 }
        }
        if isNamedColumn(text) || isInstallment(text) || isOfStories(text) || isRound(text) { return true }
        if text.count >= 5, text.count <= 9, text.ends(with: underWay) { return true }
        return columns.isAll(of: text)
    }
    /// 乡村振兴进行时
    private static let underWay: Phrase = "进行时"

    /// 家风故事, 扶贫故事
    private static func isOfStories(_ text: LineText) -> Bool {
        text.count == 4 && text.ends(with: stories) && text.scalars.allSatisfy(Scalars.isHan)
            && text.scalars[1] != 0x7684 && text.scalars[0] != 0x6211
    }

    private static let stories: Phrase = "故事"

    /// 中超 第17轮: a league's round.
    private static func isRound(_ text: LineText) -> Bool {
        guard text.count <= 10, text.scalars.last == 0x8F6E, let mark = text.scalars.lastIndex(of: 0x7B2C), mark >= 2
        else { return false }
        return (1...3).contains(text.count - mark - 2)
            && text.scalars[(mark + 1)..<(text.count - 1)].allSatisfy(numerals.contains)
    }

    private static let serials = PhraseTable(words: "连载 小说连载 长篇连载")

    /// 连载⑫, 长篇连载(12): a part of a novel.
    private static func isInstallment(_ text: LineText) -> Bool {
        guard let found = serials.match(at: LineCursor(text)) else { return false }
        let rest = text.scalars[found.phrase.scalars.count...]
        return (1...5).contains(rest.count)
            && rest.allSatisfy { scalar in
                Scalars.isDigit(scalar) || numerals.contains(scalar) || scalar == 0x28 || scalar == 0x29
                    || scalar == 0x20 || (0x2460...0x2473).contains(scalar) || scalar == 0x4E4B || scalar == 0x7B2C
                    || scalar == 0x671F
            }
    }

    private static let named = PhraseTable(words: "专栏 名家专栏")

    /// 专栏 浮城絮语: and what it is called.
    private static func isNamedColumn(_ text: LineText) -> Bool {
        guard let found = named.match(at: LineCursor(text)) else { return false }
        let rest = text.scalars[found.phrase.scalars.count...]
        return (3...8).contains(rest.count) && rest.first == 0x20 && rest.dropFirst().allSatisfy(Scalars.isHan)
    }

    /// 抓革命 促生产 促工作, 全党动手 大办农业 大办粮食: three parts or more of three or four characters each.
    static func isChant(_ text: LineText) -> Bool {
        let parts = text.scalars.split(whereSeparator: { $0 == 0x20 || $0 == 0x2C })
        guard (3...5).contains(parts.count), let length = parts.first?.count, length == 3 || length == 4 else {
            return false
        }
        return parts.allSatisfy { $0.count == length && $0.allSatisfy(Scalars.isHan) }
    }

    /// 众志成城 抗击疫情: two or more parts of four characters each. Longer parts of the same length are what headlines are
    /// made of: 凌晨窜入居民楼 撬走三辆电动车.
    static func isSlogan(_ text: LineText) -> Bool {
        let parts = text.scalars.split(whereSeparator: { $0 == 0x20 || $0 == 0x2C || $0 == 0xB7 })
        guard parts.count >= 2, parts.count <= 4, parts.allSatisfy({ $0.count == 4 }) else { return false }
        return parts.allSatisfy { $0.allSatisfy(Scalars.isHan) }
    }
}
