/// Cuts a stretch of a sentence into words as far as a short word list knows them, to find where a noun ends.
package struct PhraseReader {
    enum WordClass: UInt8, Sendable {
        case noun, verb, function, adjective
        /// A verb that as often names what is done: 检测, 中毒.
        case nominal
        /// 的
        case genitive
        /// 和, 及, 以及, 与, 、
        case conjunction
        /// A character that no list knows: part of a name or of a rarer noun.
        case unknown
        /// A number with its measure word.
        case figure
        /// Punctuation, a space, the end.
        case edge
    }

    struct Word {
        var kind: WordClass
        var range: Range<Int>

        var isOfNoun: Bool { kind == .noun || kind == .unknown || kind == .nominal }
    }

    /// No noun is sought further than this many scalars from its figure.
    static let reach = 28

    private static let lexicon: Lexicon<WordClass> = {
        var words: [(String, WordClass)] = []
        func add(_ list: String, _ kind: WordClass) {
            for word in list.split(separator: " ") { words.append((String(word), kind)) }
        }
        add("以及 和 与 及 暨 、", .conjunction)
        add("可能 也许 连日 接连 陆续 纷纷", .function)
        add(
            "参展 脱轨 相撞 相擦 相刮 侧翻 追尾 起火 着火 爆炸 坍塌 倒塌 失火 落水 溺水 遇害 身亡 受损 被毁 停电 停水 停运 停航 开闸 驰援 食用 服用 "
                + "种上 种下 种植 用上 住上 喝上 过上 吃上 走上 装上 参演 参训 参评 参选 参保 受灾 受阻 滞留 转移 撤离 疏散 坠落 坠海 翻车 自燃 中奖 登陆 过境 途经 停靠 通行 出行 出游 到访 就诊 就医 求医 求助 报警 投诉 "
                + "举报 落网 到案 归案 自首 受审 获刑 退赛 到期 到货 上市 下架 停产 停工 停课 复课 复工 复产 受益 获益 上岛 登岛 离岛 登顶 入园 入户 进村 进站 出站 返乡 腹痛 腹泻 呕吐 头晕 发烧 返岗 返校 返程 就读 入学 毕业 升学 应聘 求职 下岗 失业 脱险 生还 生病 患病 住院 痊愈 康复 转院 解封",
            .verb)
        // What befalls people and things, and what teams, goods and shares do.
        add(
            "轻伤 重伤 轻微伤 停售 伤缺 服刑 盈利 漏水 限行 坠楼 落井 溺亡 留院 下井 升井 爆胎 剐蹭 连撞 投案"
                + " 落案 中招 摘帽 献唱 晚点 复飞 飘红 休市 分红 增持 停招 弃考 缺考 酒驾 故障 积水 结冰 决堤 溃坝"
                + " 染红 染黄 请辞 笔试 宕机 死机 误工 绝食 维权 对质 缺庭 战平 称雄 摘金 摘银 夺银 垫底 降级 升班"
                + " 轮空 罚下 离场 入场 伤退 返队 热身 首飞 入列 起获 流拍 断货 缺货 发货 收货 换货 停播 复播 走俏"
                + " 售罄 售空 套牢 解套 破发 破净 触底 大涨 微涨 微跌 翻倍 清零 归零 见顶 筑底 缩量 高开 低开 收涨"
                + " 收跌 破位 领涨 领跌 告破 报失 爆燃 漫堤 管涌 垮塌 坍陷 移位 触礁 失联 失稳 撞墙 坠河 坠桥 坠崖"
                + " 坠江 落海 跳河 跳江 投河 割腕 中弹 中枪 中刀 骨裂 脑震荡 恶心 不适 病危 病重 遇袭 遭袭 遭抢 遭窃"
                + " 遭罚 遭拒 遭查 遭起诉 追打 追砍 碾压 拖行 骗走 跳下 掉进 掉入 坠下 卡在 困在 站在 倒在 死于 装载"
                + " 驾乘 推着 抬着 扛着 举着 握着 抱着 戴着 穿着 头戴 捡到 拾到 停在 泊在 堵在 勒住 压住 埋在 埋住"
                + " 卷走 刮走 吹走 压伤 熏死 呛死 毒死 吓死 气死 捅死 捅伤 咬死 抓伤 震伤 震塌 借走 欠下 捐出 饰演"
                + " 围观 追上 撵走 撂倒 砍死 砍伤 卡住 卡死 夹住 夹伤 绊倒 推倒 拉倒 扯下 撕毁 毁掉 倒地 跪地 跪在"
                + " 趴在 蹲在 靠在 挂在 贴在 聚在 聚集 挤在 挤进 挤上 爬进 翻进 翻入 翻越 跨越 溜进 潜入 混入 打进"
                + " 攻进 射进 射入 踢进 罚进 顶进 罚中 投中 命中 扣篮 上篮 传给 传球 接球 带球 突破 射门 射失"
                + " 扑出 解围 送出 贡献 奉献",
            .verb)
        add("规模以上 规上 限额以上 规模以下 批次 省区市 省市区 省区", .noun)
        add("分论坛 分会场 分赛场 分会 分公司 分校 分店", .noun)
        add("免费 派现 派息 送股 转增 花了 花费 花掉 耗时 耗资 历时 发往 开往 驶往 飞往 运往 送往 遭遇 抵达 偏多 偏少 偏高 偏低 吻合 阐述", .verb)
        add(
            "搬运工 中年 中年男子 中年妇女 小偷 扒手 惯偷 在逃人员 杀手 逃犯 刑满释放人员 三好学生 官员 随队记者 被害人 被告人 半挂车 半挂牵引车 重型半挂车 自卸车 自行火炮 自行车 瓦斯爆炸事故 爆炸事故 爆炸案 抢断 接口 探头 摄像头 监控探头 出租 大将 小将 老将 大奖 救援队 方面",
            .noun)
        add("的 之", .genitive)
        add(
            "了 着 过 在 是 为 将 被 把 从 向 到 对 等 也 都 就 已 正 不 并 而 由 让 使 有 来 去 又 还 则 因 以 于 至 给 按 经 每 该 此 其 这 那 均 只 仅 才 再 却 更 最 很 需 可 应 能 会 要 占 达 超 比 随 沿 往 据 凭 靠 用 共 分 自 仍 竟 曾 未 尚 亦 皆 刚 便",
            .function)
        add("闻 睡 躺 哭 逃 撞 砸 抢 偷 杀 喂 骑 跌 摔 爬 赴 赶 驻 建 说 讲 看 做 开 买 卖 送 获 受 住 作 补 走 跑 打 投 冲 写 读 听 喊 唱 拿 吃 喝 齐 聚", .verb)
        add(PhraseWords.nouns, .noun)
        add(PhraseWords.verbs, .verb)
        add(PhraseWords.functionWords, .function)
        add(PhraseWords.adjectives, .adjective)
        return Lexicon(words)
    }()

    let text: AnnotatedText

    init(_ text: AnnotatedText) {
        self.text = text
    }

    /// The word that begins at `index`.
    func word(at index: Int) -> Word {
        let value = text[index]
        if value == "“" || value == "‘" || value == "《", let end = quoted(from: index) {
            return Word(kind: .unknown, range: index..<end)
        }
        if value == "第", isDigitScalar(text[index + 1]) || text.counts(at: index + 1) {
            return Word(kind: .figure, range: index..<figure(at: index + 1).range.upperBound)
        }
        let own = Self.lexicon.match(text, at: index)
        // 该|项目: not 该项
        if own?.value == .function, own?.end == index + 2, pointers.contains(value), isNoun(at: index + 1) {
            return Word(kind: .function, range: index..<index + 1)
        }
        let common = PhraseTable.shared.word(at: index, in: text)
        if let common, common.end > own?.end ?? 0 {
            // 各|部门: not 各部
            if common.kind == .function, common.end == index + 2, pointers.contains(value), isNoun(at: index + 1) {
                return Word(kind: .function, range: index..<index + 1)
            }
            return Word(kind: common.kind, range: index..<common.end)
        }
        if let own {
            // 救治: of our list for what it mostly is, and yet it may be what is done.
            if own.value == .noun, let common, common.end == own.end, common.kind == .nominal || common.kind == .verb {
                return Word(kind: .nominal, range: index..<own.end)
            }
        }
        if let own { return Word(kind: own.value, range: index..<own.end) }
        if isDigitScalar(value) || NumeralScalar.counts(value) { return figure(at: index) }
        let isPart = isHanzi(value) || isLatinLetter(value) || value == "·" || value == "+"
        return Word(kind: isPart ? .unknown : .edge, range: index..<(index + 1))
    }

    private func isNoun(at index: Int) -> Bool {
        if let own = Self.lexicon.match(text, at: index), own.end >= index + 2 { return own.value == .noun }
        return PhraseTable.shared.word(at: index, in: text)?.kind == .noun
    }

    private func figure(at index: Int) -> Word {
        guard let numeral = NumeralReader.read(text, at: index) else {
            return Word(kind: .unknown, range: index..<(index + 1))
        }
        let end = MeasureWords.all.match(text, at: numeral.end)?.end ?? numeral.end
        return Word(kind: .figure, range: index..<end)
    }

    /// “双报到”党员群: what is quoted inside a noun belongs to it.
    private func quoted(from index: Int) -> Int? {
        var end = index + 1
        while end < index + 14 {
            switch text[end] {
            case "”", "’", "》": return end > index + 1 ? end + 1 : nil
            case 0, "。", "!", "?", "“": return nil
            default: end += 1
            }
        }
        return nil
    }

    // MARK: after a figure

    /// The noun that follows a measure word, with the end of what is printed up to it.
    ///
    /// It begins at `start`, or further on where 的 stands between: 3个偏远的山村.
    /// - Parameter ofThings: 50名儿童中毒, 3家医院救治: what befalls them, or what they do, is no part of their noun.
    func nounAfter(_ start: Int, of opening: Int? = nil, needsNoun: Bool = false, ofThings: Bool = false) -> Range<Int>?
    {
        nounByWords(start, needsNoun: needsNoun, ofThings: ofThings).map { likeliest($0, opening ?? start) }
    }

    /// The noun as its words tell where it ends.
    func nounByWords(_ start: Int, needsNoun: Bool = false, ofThings: Bool = false) -> Range<Int>? {
        // 60多位来自甲地的代表
        if text.has("来", "自", at: start) || isDoing(start) {
            return headOfClause(from: start)
        }
        // 突破1000万|大关
        if text.has("大", "关", at: start) { return nil }
        // 七个炙手可热的大奖
        if text[start + 4] == "的", word(at: start).kind == .unknown, word(at: start).range.count == 1,
            (start..<start + 4).allSatisfy({ isHanzi(text[$0]) })
        {
            return head(after: start + 5)
        }
        // 15名被调查患者
        let isSuffered = text[start] == "被" && [.verb, .nominal].contains(word(at: start + 1).kind)
        var index = isSuffered ? start + 1 : start
        let limit = start + Self.reach
        var last = WordClass.edge
        var pendingConjunction: Int?
        var opensWithVerb = false
        while index < limit {
            // 3000多户农户|户均增收
            if index > start, text[index + 1] == "均", isPerHead(text[index]) { return finish(start, index) }
            var word = word(at: index)
            if index == start { opensWithVerb = word.kind == .verb }
            if word.kind == .verb, index > start || !isFunctionNext(word.range.upperBound) { word = asTool(word) }
            // 5艘商船|安全抵达, 五个专题|全面阐述: how it is done.
            if last == .noun || last == .unknown, Self.manners.end(text, at: index) == word.range.upperBound,
                isDone(word.range.upperBound)
            {
                return finish(start, pendingConjunction ?? index)
            }
            // 7个省份|部分地区, 四个分会场|广东广州
            if index > start, last == .noun, Self.parts.end(text, at: index) != nil { return finish(start, index) }
            // 12名学生|推着车
            if last == .noun, word.kind == .unknown, word.range.count == 1, results.contains(text[index + 1]),
                text[index + 2] != "火",
                !isNoun(at: index)
            {
                return finish(start, index)
            }
            // 二十多位专家|花近两年
            if last == .noun, text[index] == "花", text.isOf(.numeral, at: index + 1) || spent.contains(text[index + 1])
            {
                return finish(start, index)
            }
            // 36个国家和地区|某银行的网点
            if index == start + 5, text.has("国", "家", at: start), text.has("地", "区", at: start + 3),
                text[start + 2] == "和"
            {
                return finish(start, index)
            }
            // 7个方面|群众反映的问题
            if index == start, text.has("方", "面", at: index) { return finish(start, index + 2) }
            // 近200场丰富多彩的活动
            if index == start, word.range.count == 4, text[word.range.upperBound] == "的",
                word.kind != .noun || !Self.thingEndings.contains(text[word.range.upperBound - 1])
            {
                word.kind = .adjective
            }
            switch word.kind {
            case .nominal where ofThings && last == .noun && endsClause(word.range.upperBound):
                return finish(start, pendingConjunction ?? index)
            case .noun, .unknown, .nominal:
                if needsNoun, index == start, word.kind != .noun, !isNamed(word) { return nil }
                pendingConjunction = nil
            case .adjective:
                // 3名年轻干部 has it before the noun, 3人受伤严重 after it.
                guard pendingConjunction == nil, index == start || last == .adjective || last == .noun else {
                    return finish(start, pendingConjunction ?? index)
                }
                if needsNoun, index == start { return nil }
            case .verb:
                // 56名|出现呕吐症状的|患者
                if index > start, last == .verb { return headOfClause(from: index) }
                guard index == start, !needsNoun, !isFunctionNext(word.range.upperBound) else {
                    return finish(start, pendingConjunction ?? index)
                }
            case .conjunction:
                // 300多家企业|与革命老区|开展: with whom.
                if text[index] == "与", word.range.count == 1, isWhom(word.range.upperBound) {
                    return finish(start, pendingConjunction ?? index)
                }
                guard index > start, pendingConjunction == nil, text[index] != "、" else {
                    return finish(start, pendingConjunction ?? index)
                }
                pendingConjunction = index
            case .genitive:
                guard index > start, last == .adjective || last == .verb || opensWithVerb else {
                    return finish(start, pendingConjunction ?? index)
                }
                return head(after: word.range.upperBound) ?? finish(start, index)
            case .function, .edge, .figure:
                return finish(start, pendingConjunction ?? index)
            }
            last = word.kind
            index = word.range.upperBound
        }
        return finish(start, pendingConjunction ?? index)
    }

    /// 50多位|工作生活在…的友人: what they do comes first.
    private func isDoing(_ start: Int) -> Bool {
        var index = start
        while index - start <= 6 {
            let word = word(at: index)
            guard word.kind == .verb || word.kind == .nominal else { return index > start && text[index] == "在" }
            index = word.range.upperBound
        }
        return false
    }

    /// What stands behind the 的 of a clause that tells what they do.
    private func headOfClause(from start: Int) -> Range<Int>? {
        guard let of = (start..<start + Self.reach).first(where: { text[$0] == "的" || isClauseEdge(text[$0]) }),
            text[of] == "的"
        else { return nil }
        return head(after: of + 1)
    }

    /// 与革命老区|开展: a noun or two, and what is done with them.
    private func isWhom(_ start: Int) -> Bool {
        var index = start
        while index - start < 12 {
            let word = word(at: index)
            if word.kind == .verb { return index > start && asTool(word).kind == .verb }
            guard word.isOfNoun || word.kind == .adjective else { return false }
            index = word.range.upperBound
        }
        return false
    }

    private func isDone(_ index: Int) -> Bool {
        let next = word(at: index)
        return next.kind == .verb && asTool(next).kind == .verb
    }

    private static let manners = Lexicon<Void>(
        "直接 间接 普遍 基本 安全 顺利 成功 全部 全面 正式 集体 免费 联合 共同 一起 首次 再次 紧急 迅速 及时 陆续 同时 圆满 如期 按时 提前 自动 自愿 主动 积极 连续 先后 相继 分别 平安")

    private static let thingEndings = ScalarSet("头员者机器站队车民工生人品物区家")
    /// What opens another noun.
    static let parts = Lexicon<Void>(
        "全体 所有 全部 其余 其他 其它 伤势 病情 身体 生命体征 情绪 症状 部分地区 部分地方 部分路段 大部分 大部 北京 天津 上海 重庆 河北 山西 辽宁 吉林省 黑龙江 江苏 浙江 安徽 福建 江西 山东 河南 湖北 湖南 广东 "
            + "海南 四川 贵州 云南 陕西 甘肃 青海 台湾 内蒙古 广西 西藏 宁夏 新疆 香港 澳门")

    private func isPerHead(_ value: UInt32) -> Bool {
        switch value {
        case "户", "人", "亩", "年", "日", "月": true
        default: false
        }
    }

    /// 3个偏远的山村: the noun stands after 的.
    private func head(after index: Int) -> Range<Int>? {
        nounByWords(index)
    }

    private func isFunctionNext(_ index: Int) -> Bool {
        switch word(at: index).kind {
        case .noun, .unknown, .genitive, .verb, .nominal: false
        default: true
        }
    }

    /// 烘干|机, 救援|队: a verb with a character that makes a noun of it.
    private func asTool(_ word: Word) -> Word {
        let end = word.range.upperBound
        guard toolEndings.contains(text[end]), text[end - 1] != "着", PhraseTable.shared.word(at: end, in: text) == nil
        else { return word }
        return Word(kind: .noun, range: word.range.lowerBound..<end + 1)
    }

    /// 50万元补助: what is done stands for a noun where nothing comes of it.
    private func isNamed(_ word: Word) -> Bool {
        guard word.kind == .nominal else { return false }
        switch self.word(at: word.range.upperBound).kind {
        case .edge, .function, .genitive: return true
        default: return false
        }
    }

    /// Whether no noun follows: 检测 of 检测人员 is part of one.
    private func endsClause(_ index: Int) -> Bool {
        var next = word(at: index)
        // 特色服务出口基地: a row of them may still end in one.
        while next.kind == .nominal, next.range.lowerBound < index + 8 { next = word(at: next.range.upperBound) }
        // 救援|队队员
        return next.kind != .noun && !(next.kind == .unknown && toolEndings.contains(text[next.range.lowerBound]))
    }

    private func finish(_ start: Int, _ end: Int) -> Range<Int>? {
        var end = min(end, text.count)
        // 4次大|阅兵
        if end == start + 1, word(at: start).kind == .adjective { return nil }
        // 17辆被称为…: the word goes with what is done to them.
        if end == start + 1, text[start] == "被" { return nil }
        while end > start, isTrailing(text[end - 1]) { end -= 1 }
        return end > start ? start..<end : nil
    }

    /// 3个村内, 5家店里: where, not what.
    private func isTrailing(_ value: UInt32) -> Bool {
        switch value {
        case "里", "内", "中", "上", "下", "外", "前", "后", "间", "时": true
        default: false
        }
    }

    // MARK: before a figure

    /// 核酸检测已完成80%: the noun before a figure, past the verb between them.
    /// - Parameter isNear: with nothing between, and only what is a noun for sure.
    func nounBefore(_ end: Int, isNear: Bool = false) -> Range<Int>? {
        var start = end
        while start > 0, end - start < Self.reach, !isClauseEdge(text[start - 1]) { start -= 1 }
        let end = isNear ? end : beforeComparison(start, end)
        var words: [Word] = []
        words.reserveCapacity(10)
        var index = start
        while index < end {
            let word = word(at: index)
            guard word.range.upperBound <= end else { break }
            words.append(word)
            index = word.range.upperBound
        }
        if isNear, words.last.map({ $0.kind != .noun && $0.kind != .nominal }) ?? true { return nil }
        while let last = words.last, last.kind == .verb || last.kind == .function || last.kind == .adjective {
            words.removeLast()
        }
        // 调查失业率|控制在5%
        if words.count > 1, let last = words.last, last.kind == .nominal, words[words.count - 2].isOfNoun,
            levels.contains(text[last.range.upperBound])
        {
            words.removeLast()
        }
        var first = words.count
        while first > 0, words[first - 1].isOfNoun { first -= 1 }
        guard first < words.count else { return nil }
        let lower = afterUnit(words[first].range.lowerBound..<words[words.count - 1].range.upperBound)
        let upper = words[words.count - 1].range.upperBound
        // 每小时|215公里
        if upper - lower == 2, Self.hours.end(text, at: lower) == upper { return nil }
        return upper - lower >= 2 ? withoutDoing(lower..<upper) : nil
    }

    private static let hours = Lexicon<Void>("小时 分钟 秒钟 每年 每天")

    /// 垃圾量|较前年减少3%, 收入|比上月高两成: what it is held against is not what is measured.
    private func beforeComparison(_ start: Int, _ end: Int) -> Int {
        var index = start + 2
        while index < end {
            if text[index] == "较" || text[index] == "比", Self.comparisons.end(text, at: index) != nil { return index }
            index += 1
        }
        return end
    }

    private static let comparisons = Lexicon<Void>(
        "较上 较去 较前 较同 较常 较往 较年 较昨 较2 较1 较“ 比上 比去 比前 比同 比往 比昨 比年 比2 比1 比“")

    /// 全年改造|危桥37座, 暂扣|机动车7辆: what was done to them is no part of it; 种植面积 is measured whole.
    private func withoutDoing(_ noun: Range<Int>) -> Range<Int> {
        var lower = noun.lowerBound
        while let end = Self.doings.end(text, at: lower), end + 2 <= noun.upperBound, text[end] != "的",
            !Self.quantities.contains(text[noun.upperBound - 1])
        { lower = end }
        return lower..<noun.upperBound
    }

    private static let quantities = ScalarSet("值积入金员力本量额格模队率费期度数资")
    /// What is done to what is counted, ahead of it.
    private static let doings = Lexicon<Void>(
        "改造 新修 新建 修建 修复 扩建 改建 现有 共有 拥有 新增 增加 新添 添置 暂扣 扣押 罚没 收缴 没收 发放 印发 接待 咨询 生产 种植 养殖 设计 培训 救治 救助 资助 补助 购置 购买 购进 采购 安装 更换 清理 清除 "
            + "清运 整治 检查 排查 查封 捣毁 烧毁 冲毁 倒塌 损坏 淹没 出动 调集 组织 动员 派出 选派 引进 建成 建立 成立 开通 开设 开办 开展 举办 提供 创造 创作 出版 印制 栽植 栽种 绿化 铺设 架设 硬化 疏浚 开挖 收割 播种 "
            + "收购 销售 出售 运送 运输 输送 转移 疏散 解决 办理 受理 调解 化解 征集 收集 募集 捐赠 捐献 全年 今年 去年 当年 全县 全市 全省 全区 全镇 全村 全国")

    private func isClauseEdge(_ value: UInt32) -> Bool {
        !isHanzi(value) && !isLatinLetter(value) && !isDigitScalar(value) && value != "%" && value != "“"
            && value != "”" && value != "."
    }

    /// 南夏村核酸检测: the place ahead of what is counted is no part of it.
    private func afterUnit(_ range: Range<Int>) -> Int {
        var index = range.upperBound - 2
        while index > range.lowerBound {
            switch text[index] {
            case "村", "镇", "乡", "县", "市", "省", "区":
                if text[index + 1] != "民", text[index + 1] != "域", text[index + 1] != "委", text[index + 1] != "场" {
                    return index + 1
                }
            case "道" where text[index - 1] == "街": return index + 1
            default: break
            }
            index -= 1
        }
        return range.lowerBound
    }
}

private let results = ScalarSet("着住死掉")
private let spent = ScalarSet("近约了费掉")
private let pointers = ScalarSet("该各此某")
private let levels = ScalarSet("在到至于")
private let toolEndings = ScalarSet("机器车室厂站点员者队组所店品物区线馆院台箱柜炉泵灯网卡袋服证费金单书率船")
