import BulletinModel

/// A line under a headline with a name and no word of what its bearer did: 郑远山, 田　禾, 柳 青 山, 方竹, 潘跃 王萍, □阿木,
/// 顾长河 著, 市第三小学四年级 刘畅.
enum AuthorAlone {
    /// One name and nothing else, of three characters or set as wide as three.
    static func isName(_ text: LineText) -> Bool {
        let pieces = text.scalars.split(whereSeparator: Scalars.isBlank)
        let name = Array(pieces.joined())
        guard pieces.count != 2 ? name.count == 3 && pieces.count <= 3 : name.count == 2,
            name.allSatisfy(Scalars.isHan), let first = name.first,
            // Padded to the width of three, two characters are a name whatever the surname.
            Surnames.cost(of: first) ?? 9 <= (pieces.count == 2 ? 3 : 1)
        else { return false }
        return NameRun.split(name[...])?.count == 1
    }

    /// As right under a headline, where names of two characters and several names are believable too.
    static func isAuthor(_ text: LineText) -> Bool { names(text) != nil }

    /// 骆冰, 老边, 阿木 under a headline: two or three characters with a surname of any kind, or as friends are called.
    static func isPenName(_ text: LineText) -> Bool {
        let name = text.scalars.filter { !Scalars.isBlank($0) }
        guard (2...3).contains(name.count), text.count <= 5, name.allSatisfy(Scalars.isHan),
            words.match(at: LineCursor(text)) == nil, !Banner.isColumn(text), !Notice.isBox(text)
        else { return false }
        if name.count == 2, familiar.contains(name[0]) { return true }
        return Surnames.cost(of: name[0]) != nil && NameRun.split(name[...])?.count == 1
    }
    private static let familiar = ScalarSet("老阿小")

    /// 小 雨, 阿木, 江南 behind the label of an editor: whatever the surname.
    static func isShortName(_ text: LineText, _ range: Range<Int>) -> Bool {
        let name = text.scalars[range].filter { !Scalars.isBlank($0) }
        return (1...3).contains(name.count) && name.allSatisfy(Scalars.isHan)
    }

    static func reading(_ text: LineText) -> BylineReading {
        guard let names = names(text), let first = names.first else { return BylineReading(name: string(text)) }
        var reading = BylineReading(name: first)
        reading.bylines += names.dropFirst().map { Byline(name: $0, role: .reporter) }
        return reading
    }

    private static func string(_ text: LineText) -> String {
        text.string(0..<text.count).filter { $0 != " " }
    }

    /// Without the mark ahead of it: □ 本报评论员.
    private static func unmarked(_ text: LineText) -> LineText {
        guard let start = text.scalars.firstIndex(where: { !marks.contains($0) && !Scalars.isBlank($0) }) else {
            return text
        }
        return start == 0 ? text : LineText(text, start..<text.count)
    }

    private static func names(_ text: LineText) -> [String]? {
        guard text.count >= 2, text.count <= 24, !text.contains(0x3A), !text.contains(0x3010) else { return nil }
        let words = unmarked(text)
        if isName(text) || houses.contains(where: { $0.scalars.count == words.count && words.starts(with: $0) }) {
            return [string(words)]
        }
        // 王丽华陪同: what somebody does, and no second name.
        if acts.ends(text) { return nil }
        if let pair = pair(text) { return pair }
        var start = 0
        while start < text.count,
            marks.contains(text.scalars[start]) || start > 0 && Scalars.isBlank(text.scalars[start])
        {
            start += 1
        }
        var pieces: [Range<Int>] = []
        for index in start..<end(of: text) where !isGap(text.scalars[index]) {
            if let last = pieces.last, last.upperBound == index {
                pieces[pieces.count - 1] = last.lowerBound..<index + 1
            } else {
                pieces.append(index..<index + 1)
            }
        }
        if let last = pieces.last, pieces.count > 1, isDeed(text, last) { pieces.removeLast() }
        if let padded = paddedName(text, pieces) { return [padded] }
        // 市教研室 步青云: whatever the surname, behind a class, a company or a department.
        if pieces.count == 2, Self.groups.ending(of: text, pieces[0]) != nil, (2...3).contains(pieces[1].count),
            text.scalars[pieces[1]].allSatisfy(Scalars.isHan),
            Surnames.cost(of: text.scalars[pieces[1].lowerBound]) != nil
        {
            return [text.string(pieces[1])]
        }
        // 内分泌科 主治医师 尹红
        if pieces.count == 3, isOffice(text, pieces[0]), isOffice(text, pieces[1]), isPiece(text, pieces[2]) {
            pieces.removeFirst(2)
        }
        // 市第三小学四年级 刘畅, 刘畅 柳河县教育局
        if pieces.count == 2 {
            if isOffice(text, pieces[0]) || isLand(text, pieces[0]) || isHome(text, pieces[0])
                || start > 0 && pieces[0].count > 3
            {
                pieces.removeFirst()
            } else if isOffice(text, pieces[1]), pieces[1].count <= longestOffice,
                !lands.contains(text.scalars[pieces[0].upperBound - 1])
            {
                pieces.removeLast()
            }
        }
        guard (1...3).contains(pieces.count) else { return nil }
        // A mark ahead of it leaves no doubt, whatever the name.
        if start > 0, pieces.count == 1, pieces[0].count <= 4, text.scalars[pieces[0]].allSatisfy(Scalars.isHan) {
            return [text.string(pieces[0])]
        }
        guard pieces.allSatisfy({ isPiece(text, $0) }) else { return nil }
        return pieces.map { text.string($0) }
    }

    /// 河口县第一中学 孟 凡, 县长 高 岭: behind whom or what its bearer is, a name set as wide as three characters.
    private static func paddedName(_ text: LineText, _ pieces: [Range<Int>]) -> String? {
        guard let start = pieces.lastIndex(where: { $0.count > 1 }), case let letters = pieces[(start + 1)...],
            (2...3).contains(letters.count), start < 3,
            pieces[...start].allSatisfy({ isOffice(text, $0) || groups.ending(of: text, $0) != nil })
        else { return nil }
        let name = letters.map { text.scalars[$0.lowerBound] }
        guard Surnames.cost(of: name[0]) ?? 9 <= 3, name.allSatisfy(Scalars.isHan) else { return nil }
        return letters.map { text.string($0) }.joined()
    }

    /// 安徽 吕士元, 青山公社 王大田, 柳河湾乡 社员 王大田: where the writer of a letter lives, and the name.
    static func sender(_ text: LineText) -> String? {
        if unnamed.ends(text), text.count <= 16, text.scalars.allSatisfy({ Scalars.isHan($0) || $0 == 0x20 }) {
            return text.string(0..<text.count)
        }
        guard text.count >= 5, text.count <= 16, let last = text.scalars.lastIndex(of: 0x20),
            let end = text.scalars[..<last].lastIndex(where: { !Scalars.isBlank($0) }),
            case (let gap, let start) = (end + 1, last + 1),
            gap >= 2, text.scalars[..<gap].allSatisfy({ Scalars.isHan($0) || Scalars.isBlank($0) }),
            isPiece(text, start..<text.count),
            provinces.match(at: LineCursor(text, to: gap)) != nil || !isPiece(text, 0..<gap)
        else { return nil }
        return text.string(start..<text.count)
    }

    /// 柳河县南留乡 高玉堂, 退休职工 蓝桂芝, 南山煤矿三坑 马某 佟某: words, a blank, and names.
    static func mayEndLetter(_ text: LineText) -> Bool {
        guard sender(text) == nil else { return true }
        let pieces = text.scalars.split(whereSeparator: Scalars.isBlank)
        guard (2...4).contains(pieces.count), pieces[0].count >= 3,
            text.scalars.allSatisfy({ Scalars.isHan($0) || Scalars.isBlank($0) })
        else { return false }
        // 曹家巷居民 麦 苗, 沱水小学 小记者 邓 可
        if pieces.count >= 3, case let letters = pieces.suffix(2), letters.allSatisfy({ $0.count == 1 }) {
            let surname = letters[letters.startIndex]
            return Surnames.cost(of: surname[surname.startIndex]) ?? 9 <= 3
        }
        // 北大街居民 二十六户
        if pieces.count == 2, let last = pieces[1].last, last == 0x6237 || last == 0x4EBA {
            return pieces[1].dropLast().allSatisfy { numerals.contains($0) }
        }
        return pieces.dropFirst().allSatisfy {
            (2...3).contains($0.count) && Surnames.cost(of: $0[$0.startIndex]) ?? 9 <= 3
        }
    }

    private static let numerals = ScalarSet("一二三四五六七八九十百余多几")

    /// 何 伟 东, 沱水小学 小记者 邓 可, 北大街居民 二十六户 below a text that nobody else signed.
    static func signs(_ text: LineText) -> Bool {
        // 云川县, 高新区 are no names: only blanks between its characters make a name alone a sure one.
        if text.scalars.contains(where: Scalars.isBlank), isName(text) || isNamedWithOffice(text) { return true }
        let home = text.scalars.prefix { !Scalars.isBlank($0) }
        return home.count >= 3 && home.last.map(homes.contains) == true && mayEndLetter(text)
    }

    /// 邓可 of 沱水小学 小记者 邓 可; nil for one name alone, and where the last word is none.
    static func signer(_ text: LineText) -> String? {
        let pieces = text.scalars.split(whereSeparator: Scalars.isBlank)
        guard pieces.count > 1, pieces[0].count >= 3, let last = pieces.last else { return nil }
        let isPadded = pieces.count > 2 && pieces.suffix(2).allSatisfy { $0.count == 1 }
        if isPadded { return string(LineText(text, pieces[pieces.count - 2].startIndex..<last.endIndex)) }
        return isPiece(text, last.startIndex..<last.endIndex) ? text.string(last.startIndex..<last.endIndex) : nil
    }

    /// What names of places, bodies and callings end with.
    private static let homes = ScalarSet("乡镇村县市区街社厂院校学所站队坑连组民员工师生局部科室会司店场园者人家")

    /// 农科所 方文, 农科所 方 文: an office, and something behind it.
    static func opensWithOffice(_ text: LineText) -> Bool {
        let pieces = text.scalars.split(whereSeparator: Scalars.isBlank)
        guard (2...3).contains(pieces.count), let first = pieces.first else { return false }
        return isOffice(text, first.startIndex..<first.endIndex)
    }

    /// 市第三小学 王芳, 王芳(市第三小学): who signs a text, and what its bearer is.
    static func isNamedWithOffice(_ text: LineText) -> Bool {
        guard text.count >= 5, text.count <= 24, text.contains(0x20) || text.scalars.last == 0x29,
            !text.scalars.contains(where: { $0 == 0x2C || $0 == 0x3A || $0 == 0x22 || $0 == 0x201C })
        else { return false }
        if text.scalars.last == 0x29 {
            let end = end(of: text)
            return end < text.count && (2...3).contains(end) && isPiece(text, 0..<end)
        }
        let pieces = text.scalars.split(whereSeparator: Scalars.isBlank)
        guard pieces.count == 2 else { return false }
        return isOffice(text, pieces[0].startIndex..<pieces[0].endIndex)
            && isPiece(text, pieces[1].startIndex..<pieces[1].endIndex)
    }

    /// A name alone on the line behind a text.
    /// - Parameter isSetFar: as far to the right as signatures stand.
    static func isSigner(_ text: LineText, isSetFar: Bool) -> Bool {
        isName(text) || isNamedWithOffice(text) || text.scalars[0] == 0x25A1 && isAuthor(text)
            || isSetFar && sender(text) != nil
    }

    /// 湖州 一工人: who writes to a paper and is not named.
    private static let unnamed = EndingTable([
        "一工人", "一读者", "一社员", "一群众", "一市民", "一学生", "一农民", "一干部", "一教师", "一党员", "一战士", "一职工", "一居民", "一村民", "一家长", "一老人",
        "部分职工", "部分群众", "部分居民", "部分村民", "几名工人", "几位读者", "一消费者", "一顾客", "一乘客",
    ])
    private static let provinces = PhraseTable(
        words: """
            北京 天津 上海 重庆 河北 山西 辽宁 吉林 黑龙江 江苏 浙江 安徽 福建 江西 山东 河南 湖北 湖南 广东 海南 四川 贵州 云南 陕西 甘肃 青海 台湾 \
            内蒙古 广西 西藏 宁夏 新疆 香港 澳门
            """)

    /// 吴远帆 著: no headline ends so.
    static func isWriter(_ text: LineText) -> Bool {
        guard (3...12).contains(text.count), let last = text.scalars.last, last == 0x8457 || last == 0x8BD1,
            text.scalars[text.count - 2] == 0x20
        else { return false }
        return isAuthor(text)
    }

    /// 潘跃王萍: two names without a blank.
    private static func pair(_ text: LineText) -> [String]? {
        guard (4...6).contains(text.count), let names = NameRun.split(text.scalars[...]), names.count == 2,
            names.allSatisfy({ isPiece(text, $0) && Surnames.cost(of: text.scalars[$0.lowerBound]) == 0 })
        else { return nil }
        return names.map { text.string($0) }
    }

    private static let acts = EndingTable([
        "陪同", "出席", "主持", "参加", "讲话", "致辞", "发言", "调研", "强调", "批示", "随同", "见证", "作报告", "会见", "宣布", "指出", "带队", "督导",
    ])

    /// Who writes for the paper without a name.
    private static let houses: [Phrase] = [
        "本报评论员", "本报特约评论员", "本报编辑部", "本报通讯员", "新华社评论员", "人民日报评论员", "本报观察员",
    ]

    /// Without a bracket at its end: 刘畅(柳河县委书记).
    private static func end(of text: LineText) -> Int {
        guard text.scalars.last == 0x29, let open = text.scalars.lastIndex(of: 0x28), open >= 2 else {
            return text.count
        }
        return open
    }

    private static func isOffice(_ text: LineText, _ range: Range<Int>) -> Bool {
        range.count > 3 && OfficeWords.employers.ending(of: text, range) != nil
            || range.count == 3 && shortOffices.contains(text.scalars[range.upperBound - 1])
            || titles.match(at: LineCursor(text, from: range.lowerBound, to: range.upperBound))?.phrase.scalars.count
                == range.count
            || callings.ending(of: text, range) != nil
    }

    /// 社区网格员 赵磊: what the writer is.
    private static let callings = EndingTable([
        "网格员", "管理员", "饲养员", "保管员", "营业员", "售货员", "炊事员", "技术员", "售票员", "驾驶员", "邮递员", "报道员", "志愿者", "社工", "社区工作者", "民警",
        "辅警", "工作人员", "驻村干部", "楼长", "楼栋长",
    ])

    /// 中文系八四级, 四(2)班, 某边防团: what a writer is of, where a name stands behind it.
    private static let groups = EndingTable([
        "年级", "级", "班", "专业", "教研室", "研究室", "连", "边防团", "某团", "指导员", "社员", "渔民", "村民", "战士", "学员", "同学", "退休工人", "退休教师",
        "纺织女工",
        "摊主", "读者", "业主",
    ])

    private static let longestOffice = 14
    private static let lands = ScalarSet("县市区镇乡村")

    /// 东湖区 孟欣: where the writer lives, where it is no name.
    private static func isLand(_ text: LineText, _ range: Range<Int>) -> Bool {
        range.count == 3 && lands.contains(text.scalars[range.upperBound - 1]) && !isPiece(text, range)
    }

    /// 山东淄博 任继善: a province, and a town of it.
    private static func isHome(_ text: LineText, _ range: Range<Int>) -> Bool {
        (4...6).contains(range.count) && provinces.match(at: LineCursor(text, from: range.lowerBound)) != nil
            && text.scalars[range].allSatisfy(Scalars.isHan)
    }

    private static func isGap(_ scalar: UInt32) -> Bool { Scalars.isBlank(scalar) || scalar == 0x3001 }

    static func isPiece(_ text: LineText, _ range: Range<Int>) -> Bool {
        guard (2...4).contains(range.count), text.scalars[range].allSatisfy(Scalars.isHan),
            NameRun.split(text.scalars[range])?.count == 1, let first = range.first,
            Surnames.isCompound(text.scalars[first], text.scalars[first + 1])
                || Surnames.cost(of: text.scalars[first]) ?? 9 <= 1
        else { return false }
        return range.count > 2 || words.match(at: LineCursor(text, from: first, to: range.upperBound)) == nil
    }

    private static func isDeed(_ text: LineText, _ range: Range<Int>) -> Bool {
        deeds.contains { $0.scalars.count == range.count && text.starts(with: $0, at: range.lowerBound) }
    }

    private static let marks = ScalarSet("□◎○■●◇◆△▲★☆")
    private static let deeds: [Phrase] = ["著", "文", "译", "编译", "编写", "口述", "编", "整理", "画", "词", "诗"]

    /// 农科所: what names of three characters do not end with.
    private static let shortOffices = ScalarSet("所局院厂站社校队系处委厅办班科室部")

    private static let titles = PhraseTable(
        words: """
            省长 市长 县长 区长 镇长 乡长 州长 书记 县委书记 市委书记 省委书记 镇党委书记 主任 主席 局长 院长 校长 部长 厂长 经理 教授 研究员 律师 医生
            """)

    /// Words of two characters that begin with a usual surname.
    private static let words = PhraseTable(
        words: """
            方法 方案 方向 方式 方便 任务 任命 任免 高峰 高潮 高度 高考 高温 高原 成就 成绩 成果 成长 成立 成功 安全 安置 安心 安宁 温馨 温暖 温度 温情 金融 金秋 \
            金牌 金色 文化 文明 文艺 何时 何处 何故 何以 程序 田园 田野 石油 石头 时间 时代 时机 时评 向往 向前 向阳 季节 季度 常识 常态 武器 武术 段落 雷声 雷电 \
            白云 白雪 江河 江南 江湖 关注 关键 关爱 关怀 关心 明天 明星 路边 路上 支持 和平 和谐 和睦 游记 习惯 解读 解放 解决 柏油 华丽 车站 车祸 房屋 边关 全民 \
            全家 全面 全国 池塘 古城 古镇 古今 农村 农业 农民 计划 危机 商业 商机 幸福 印象 原因 原则 凤凰 银行 艾草 初心 初春 木材 展望 展示 展览 荣誉 吉祥 乐园 \
            乐趣 应对 应急 包容 单位 景色 景点 席位 查处 曲折 项目 欧洲 童年 童心 盛会 盛开 费用 苗木 祝福 祝愿 管理 辛苦 齐心 梅花 柳絮 丛林 毕业 章程 牛羊 颜色 \
            施工 洪水 洪灾 龙舟 史话 史料 顾客 万象 万里 钱币 黎明 陆地 范例 范围 钟声 夏天 夏日 杜绝 余热 余香 叶子 丁香 苏醒 曾经 许多 许愿 于是 唐诗 谢谢 郑重 \
            宋词 罗列 马路 马上 林业 林海 胡同 周末 周边 周刊 黄金 黄昏 杨柳 陈列 陈旧 张扬 王牌 水利 连接 连续 强调 强化 强国 经济 经验 经历 党史 党建 党员 党风 \
            代表 尚未 都市 冷暖 明确 慕名 印记 木兰 荆楚 穆斯林 吉日 莫名 路线 应用 桑园 干部 公安 公告 公示 公益 松柏 井冈 富裕 富民 牧民 山村 山水 秋收 秋日 \
            暴雨 苍茫 双赢 贡献 满意 国庆 国际 国内 寇准 广场 广告 东风 东西 师生 师德 空间 养老 养生 丰收 红旗 红色 岳麓 帅气 有关 归来 海外 海洋 墨香 年轻 爱心 \
            爱国 鹿鸣 刀锋 母亲 母爱 蓝天 贝壳 经过 青春 青年 青山 来信 岑溪 才艺 花开 花絮 占领 问题 问答 问候 律师 南方 火车 勇敢 信心 信念 信息 修养 厚爱 门前 \
            战士 战斗 由来 降雨 买卖 召开 布局 新闻 答案 答疑 虎年 沙漠 平安 平等 元旦 卜算 康复 毛衣 邱北 秦岭 汤圆 尹始 易学 乔迁 贺词 贺信 赖以 龚滩 严格 严重 严惩 安居 乐业 何去 何从 金黄 万千 万家 千万 高举 高唱 马到 成群
            """)
}
