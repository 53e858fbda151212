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

    /// No noun is sought further than this many scalars from its figure. `nounBefore` has room for so many words.
    static let reach = 28

    let text: AnnotatedText
    /// The words read so far; nil for who asks for one alone.
    private let memo: WordMemo.Lent?

    init(_ text: AnnotatedText, _ memo: WordMemo.Lent? = nil) {
        (self.text, self.memo) = (text, memo)
    }

    /// The word that begins at `index`.
    func word(at index: Int) -> Word {
        guard let memo else { return newWord(at: index) }
        if let word = memo.word(at: index) { return word }
        let word = newWord(at: index)
        memo.note(word)
        return word
    }

    private func newWord(at index: Int) -> Word {
        let value = text[index]
        if value == "“" || value == "‘" || value == "《", let end = quoted(from: index) {
            return Word(kind: .unknown, range: index..<end)
        }
        if value == "第", isDigitScalar(text[index + 1]) || text.counts(at: index + 1) {
            return Word(kind: .figure, range: index..<figure(at: index + 1).range.upperBound)
        }
        let own = PhraseWords.lexicon.match(text, at: index)
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
        // 90后|护士
        if isDigitScalar(value), isDigitScalar(text[index + 1]), text[index + 2] == "后",
            isHanzi(text[index + 3]), text[index + 1] == "0" || text[index + 1] == "5"
        {
            return Word(kind: .noun, range: index..<index + 3)
        }
        if let end = lettersAndDigits(from: index) { return Word(kind: .unknown, range: index..<end) }
        if isDigitScalar(value) || NumeralScalar.counts(value) { return figure(at: index) }
        let isPart = isHanzi(value) || isLatinLetter(value) || value == "·" || value == "+"
        return Word(kind: isPart ? .unknown : .edge, range: index..<(index + 1))
    }

    /// N95|口罩, 5G|基站: the name of a kind of thing.
    private func lettersAndDigits(from index: Int) -> Int? {
        var end = index
        if isLatinLetter(text[index]), !isLatinLetter(text[index - 1]) {
            while isLatinLetter(text[end]) { end += 1 }
            let letters = end
            while isDigitScalar(text[end]) { end += 1 }
            return end > letters && isHanzi(text[end]) ? end : nil
        }
        guard isDigitScalar(text[index]), generations.contains(text[index + 1]), isHanzi(text[index + 2]) else {
            return nil
        }
        return index + 2
    }

    private func isTown(at index: Int) -> Bool {
        let gazetteer = Gazetteer.shared
        guard index + 2 <= text.count, gazetteer.isCounty(index..<index + 2, in: text.scalars) else { return false }
        return !gazetteer.isWord(text[index], text[index + 1]) && !gazetteer.isWord(text[index - 1], text[index])
    }

    private func isNoun(at index: Int) -> Bool {
        if let own = PhraseWords.lexicon.match(text, at: index), own.end >= index + 2 { return own.value == .noun }
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
        // 七名|蹲在生产队
        if isPlaced(start) { return headOfClause(from: start) }
        // 60多位来自甲地的代表
        if text.has("来", "自", at: start) || isDoing(start) {
            return headOfClause(from: start)
        }
        // 几十个|像老张这样的养殖户
        if text[start] == "像" { return headOfClause(from: start) }
        // 突破1000万|大关
        if text.has("大", "关", at: start) { return nil }
        // 两车|相撞
        if text[start] == "相", collisions.contains(text[start + 1]) { return nil }
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
            // 六集专题片《某某》|持续热播: only a noun goes on behind a title.
            if index > start, text[index - 1] == "》", word.kind != .noun, word.kind != .genitive {
                return finish(start, pendingConjunction ?? index)
            }
            // 五集纪录片|《渡口》, 七个城市|PM10浓度
            if last == .noun, text[index] == "《" { return finish(start, pendingConjunction ?? index) }
            if last == .noun, isLatinLetter(text[index]), word.range.count > 1,
                self.word(at: word.range.upperBound).isOfNoun
            {
                return finish(start, pendingConjunction ?? index)
            }
            // 60万张门票及|约3000张
            if let conjunction = pendingConjunction, FigureBounds.opening(at: index, in: text) != nil {
                return finish(start, conjunction)
            }
            // 7.8级地震|西安城区
            if last == .noun, word.kind == .unknown, isTown(at: index) {
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
            // 十个区县|试点实施
            case .nominal
            where last == .noun && pendingConjunction == nil && text.has("试", "点", at: index)
                && isDone(word.range.upperBound):
                return finish(start, index)
            // 137份合同|“回炉”重签
            case .unknown where last == .noun && text[index] == "“" && isDone(word.range.upperBound):
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

    /// 蹲在, 站在: where they are, and no noun.
    private func isPlaced(_ start: Int) -> Bool {
        let word = word(at: start)
        return word.kind == .verb && word.range.count == 2 && text[start + 1] == "在"
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
        "直接 间接 普遍 基本 安全 顺利 成功 全部 全面 正式 集体 免费 联合 共同 一起 首次 再次 紧急 迅速 及时 陆续 同时 圆满 滚动 稳步 有序 竞相 如期 按时 提前 自动 自愿 主动 积极 连续 先后 相继 分别 平安"
    )

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
    func wholeWord(at index: Int) -> Word {
        let word = word(at: index)
        return word.kind == .verb || word.kind == .nominal ? asTool(word) : word
    }

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

    /// How the noun before a figure is sought.
    enum Before {
        /// 核酸检测已完成80%: past any verb between them.
        case share
        /// 党员达到300名: past what says how many there are; 长春市投入19亿元 counts no town.
        case counted
        /// With nothing between, and only what is a noun for sure.
        case near
    }

    /// The noun before a figure.
    func nounBefore(_ end: Int, _ manner: Before = .share) -> Range<Int>? {
        let isNear = manner == .near
        var start = end
        while start > 0, end - start < Self.reach, !isClauseEdge(text[start - 1]) { start -= 1 }
        let end = isNear ? end : beforeComparison(start, end)
        // No word is shorter than a scalar: these are all that stand there, with no memory to ask for.
        var words = InlineArray<28, Word>(repeating: Word(kind: .unknown, range: 0..<0))
        var count = 0
        var index = start
        while index < end {
            let word = word(at: index)
            guard word.range.upperBound <= end else { break }
            words[count] = word
            count += 1
            index = word.range.upperBound
        }
        if isNear, count == 0 || words[count - 1].kind != .noun && words[count - 1].kind != .nominal { return nil }
        // 市民李某花|300元
        if count > 0, case let last = words[count - 1].range, last.count == 1, text[last.lowerBound] == "花" {
            return nil
        }
        while count > 0, case let last = words[count - 1],
            last.kind == .verb || last.kind == .function || last.kind == .adjective
        {
            if manner == .counted, last.kind == .verb, !Self.reaching(text, last.range) { return nil }
            count -= 1
        }
        if manner == .counted, count > 0, !endsName(words[count - 1]) { return nil }
        // 调查失业率|控制在5%
        if count > 1, case let last = words[count - 1], last.kind == .nominal, words[count - 2].isOfNoun,
            levels.contains(text[last.range.upperBound])
        {
            count -= 1
        }
        var first = count
        while first > 0, words[first - 1].isOfNoun { first -= 1 }
        guard first < count else { return nil }
        // 11月|份|我院门诊量
        if text[words[first].range.lowerBound] == "份", text[words[first].range.lowerBound - 1] == "月" {
            first += 1
            guard first < count else { return nil }
        }
        let lower = afterUnit(words[first].range.lowerBound..<words[count - 1].range.upperBound)
        let upper = words[count - 1].range.upperBound
        // 每小时|215公里
        if upper - lower == 2, Self.hours.end(text, at: lower) == upper { return nil }
        // 接到相关|举报5800件
        if Self.attributes.end(text, at: lower) == upper { return nil }
        return upper - lower >= 2 ? withoutDoing(lower..<upper) : nil
    }

    /// 达到, 增至, 高达, 共有: how many there are, and not what is done.
    private static func reaching(_ text: AnnotatedText, _ range: Range<Int>) -> Bool {
        reachingVerbs.end(text, at: range.lowerBound) == range.upperBound
    }

    private static let reachingVerbs = Lexicon<Void>(
        "达 达到 高达 多达 长达 为 是 有 共有 现有 超过 突破 达成 增加 增长 增至 增产 增收 减少 下降 降低 提高 提升 上升 上涨 下跌 回落 升温 恢复 完成 实现 累计 合计 总计 共计 估计 预计 低于 高于 超出 缩短 扩大 延长 升至 剩下 剩余 存有 占有 接近 位居 改造 种植"
    )

    /// 签下|2000多单, 习近平总书记|两次, 兰州|五公里: a verb, somebody and a place are not what is counted.
    private func endsName(_ last: Word) -> Bool {
        let end = last.range.upperBound
        if Self.placeEndings.contains(text[end - 1]) || last.kind != .noun && Self.notLast.contains(text[end - 1]) {
            return false
        }
        guard end >= 2 else { return true }
        if last.kind == .unknown, isTown(at: end - 2) { return false }
        return Self.titles.end(text, at: max(0, end - 3)) != end && Self.titles.end(text, at: end - 2) != end
    }

    /// The last of 签下, 帮他, 石家庄至.
    private static let notLast = ScalarSet("下上了到起着成给开掉住由把被将对向从在于和与及还就才又再他她我委")
    private static let placeEndings = ScalarSet("省市县乡镇州国旗村")
    private static let titles = Lexicon<Void>("总书记 书记 主席 总理 总统 部长 记者 先生 女士 教授 局长 市长 省长 县长 队长")

    /// What is counted or measured and stands behind 的: 2000多单|的定制家具, 60斤|重的|氧气罐; where a clause may tell what they do
    /// first, also 6名|在当地求学的|留学生.
    func nounBehind(_ start: Int, ofClause: Bool) -> Range<Int>? {
        if text[start] == "的" { return behindGenitive(start + 1) }
        if text[start + 1] == "的", dimensions.contains(text[start]) { return behindGenitive(start + 2) }
        guard ofClause, word(at: start).kind != .noun else { return nil }
        return headOfClause(from: start).flatMap { $0.lowerBound > start ? likeliest($0, $0.lowerBound) : nil }
    }

    private func behindGenitive(_ start: Int) -> Range<Int>? {
        guard let noun = nounByWords(start) else { return nil }
        return likeliest(noun, start)
    }

    private static let attributes = Lexicon<Void>("相关 有关 各类 各种 其他 其它 上述 全部 所有 部分 主要 重点 接收 接纳")

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
        "较平 较之 较此 比平 比原 比此 较原 较计 比计 较上 较去 较前 较同 较常 较往 较年 较昨 较2 较1 较“ 比上 比去 比前 比同 比往 比昨 比年 比2 比1 比“")

    /// 全年改造|危桥37座, 暂扣|机动车7辆: what was done to them is no part of it; 种植面积 is measured whole.
    private func withoutDoing(_ noun: Range<Int>) -> Range<Int> {
        var lower = noun.lowerBound
        // 黄某伙同他人盗窃|电动车
        for index in noun.dropFirst(2).dropLast(3) {
            if let end = Self.sureDoings.end(text, at: index) { lower = end }
        }
        while let end = Self.doings.end(text, at: lower), end + 2 <= noun.upperBound, text[end] != "的",
            !Self.quantities.contains(text[noun.upperBound - 1])
        { lower = end }
        return lower..<noun.upperBound
    }

    private static let sureDoings = Lexicon<Void>(
        "立案侦查 立案查处 查办 盗窃 打掉 查获 抓获 破获 缴获 查扣 收缴 出动 调集 派出 捣毁 烧毁 冲毁 铺设 架设 栽植 发放 印发 投放 购置 添置 修建 新建 兴建 辗转 行程")
    private static let quantities = ScalarSet("值积入金员力本量额格模队率费期度数资")
    /// What is done to what is counted, ahead of it.
    private static let doings = Lexicon<Void>(
        "发展 打掉 刑拘 破案 抓捕 支持 扶持 帮扶 帮助 惠及 服务 表彰 盗窃 诈骗 骗取 抢劫 抓获 破获 侦破 缴获 查处 查获 查扣 追回 挽回 改造 新修 新建 修建 修复 扩建 改建 现有 共有 拥有 新增 增加 新添 添置 暂扣 扣押 罚没 收缴 没收 发放 印发 接待 咨询 生产 种植 养殖 设计 培训 救治 救助 资助 补助 购置 购买 购进 采购 安装 更换 清理 清除 "
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

private let dimensions = ScalarSet("长深重高宽厚")
private let generations = ScalarSet("GDK")
private let collisions = ScalarSet("撞擦刮遇碰")
private let results = ScalarSet("着住死掉")
private let spent = ScalarSet("近约了费掉")
private let pointers = ScalarSet("该各此某")
private let levels = ScalarSet("在到至于")
private let toolEndings = ScalarSet("机器车室厂站点员者队组所店品物区线馆院台箱柜炉泵灯网卡袋服证费金单书率船")
