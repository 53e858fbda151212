import BulletinModel

extension FigureReader {
    /// Adds what is counted: the noun after the measure word, else the one before the number.
    func withNoun(_ draft: FigureDraft, _ kind: MeasureWords.Kind) -> FigureDraft {
        var result = draft
        let end = draft.range.upperBound
        switch kind {
        case .count:
            // 两次登陆: what happened, not what was counted.
            if draft.isIn("次", text), phrase.word(at: end).kind == .verb { return result }
            // 三声爆炸
            let heard = phrase.word(at: end)
            if draft.isIn("声", text) || draft.isIn("笔", text), heard.kind == .verb || heard.kind == .nominal,
                heard.range.count == 2,
                !phrase.word(at: heard.range.upperBound).isOfNoun
            {
                result.noun = heard.range
                result.range = draft.range.lowerBound..<heard.range.upperBound
                return result
            }
            if let noun = measuredNoun(end) {
                result.noun = noun
            } else if let noun = counted(draft, kind) {
                result.noun = noun
                // 3个偏远的山村: what stands between is no part of the figure.
                if noun.lowerBound == end { result.range = draft.range.lowerBound..<noun.upperBound }
            } else if let aged = agedNoun(end) {
                result.noun = aged
            } else if let noun = phrase.nounBehind(end, ofClause: !draft.isIn("次", text)) {
                result.noun = noun
            } else {
                // 辽宁队上半场四次: what happens so often stands right before it, if it stands there at all.
                let isNear = draft.isIn("次", text) || draft.isIn("球", text)
                result.noun = phrase.nounBefore(draft.range.lowerBound, isNear ? .near : .counted)
            }
        case .selfCount where draft.isIn("人", text) || draft.isIn("余", "人", text):
            // 党员30人 counts party members; 事故造成3人受伤 no accident.
            result.noun = phrase.nounBefore(draft.range.lowerBound, .counted).flatMap { isPeople($0) ? $0 : nil }
        // 甲省、乙省等6省
        case .selfCount where text[draft.range.lowerBound - 1] == "等": break
        // 220千伏|变电站: of what kind it is.
        case .measure where draft.isIn("千", "伏", text): break
        case .selfCount, .measure, .money:
            if let noun = counted(draft, kind),
                // 由850元|调整到1020元
                kind == .selfCount || text[noun.upperBound] != "到" && text[noun.upperBound] != "至",
                // 2500亿美元|中国输美商品
                kind != .money || noun.lowerBound > end || !KnownPlaces.begins(at: end, in: text.scalars)
            {
                result.noun = noun
                result.range = draft.range.lowerBound..<noun.upperBound
            } else if kind == .money, text[end] == "钱", draft.isIn("元", text) || draft.isIn("块", text) {
                // 6000元|钱
                result.range = draft.range.lowerBound..<end + 1
                result.noun = end..<end + 1
            } else if kind == .measure, Self.stuffs.contains(text[end]), !isHanzi(text[end + 1]) || text[end + 1] == "的"
            {
                // 60万吨水, 三十二亩地
                result.noun = end..<end + 1
                result.range = draft.range.lowerBound..<end + 1
            } else if kind != .selfCount, let noun = measuredBefore(draft.range.lowerBound) {
                result.noun = noun
            } else if kind != .selfCount, let noun = phrase.nounBehind(end, ofClause: false) {
                result.noun = noun
            } else if !isWayMade(draft.range.lowerBound) {
                result.noun = phrase.nounBefore(draft.range.lowerBound, .counted).flatMap {
                    kind == .selfCount && isOfOwn(draft) && !isPeople($0) ? nil : $0
                }
            }
        // 60岁以上的老人 are counted by age; 56岁的老王 is so old.
        case .age:
            if text[end] == "的", draft.bound != .exact {
                result.noun = phrase.nounAfter(end + 1, of: draft.range.lowerBound)
            }
        case .percent: result.noun = phrase.nounBefore(draft.range.lowerBound)
        // 建厂60周年|纪念活动
        case .duration where draft.isIn("周", "年", text): break
        // 一个月的交流 lasted so long, and is not what the months are of.
        case .duration: addUse(of: &result)
        }
        return result
    }

    private func counted(_ draft: FigureDraft, _ kind: MeasureWords.Kind) -> Range<Int>? {
        let end = draft.range.upperBound
        let words = phrase.nounByWords(
            behind: end, kind, draft.classifier?.first(in: text) ?? 0, isOfHouses: draft.isIn("户", text))
        if let words, text[words.upperBound] == "《", words.lowerBound == end { return words }
        // 180名|65岁以上老人
        if words == nil, phrase.word(at: end).kind == .figure { return nil }
        // 7.5亿元|收购某公司, 50元|输: what a sum is for.
        if kind == .money, words == nil, phrase.word(at: end).kind != .noun { return nil }
        return phrase.counted(end, of: draft.range.lowerBound, byWords: words)
    }

    /// 全村|311户, 黄河流域|9省区, 国家|三部门: households, provinces and departments are counted themselves.
    private func isOfOwn(_ draft: FigureDraft) -> Bool {
        guard let measure = draft.classifier else { return false }
        return Self.counted.contains(measure.first(in: text)) && !draft.isIn("户", "次", text)
    }

    private static let counted = ScalarSet("户市县省部国")

    /// 老吴走过|40万公里: who goes is not what is measured.
    private func isWayMade(_ start: Int) -> Bool {
        guard text[start - 1] == "过" else { return false }
        switch text[start - 2] {
        case "走", "跑", "飞", "骑", "驶", "航": return true
        default: return false
        }
    }

    /// 全长4300公里, 总投资超148亿元, 温度高达1000度: what is measured has its name ahead, whatever stands behind.
    private func measuredBefore(_ start: Int) -> Range<Int>? {
        guard let noun = phrase.nounBefore(start, .counted) else { return nil }
        return Self.quantities.contains(text[noun.upperBound - 1]) ? noun : nil
    }

    /// The last of 全长, 距离, 直径, 总投资, 面积, 落差, 坡度, 价值, 产能.
    private static let quantities = ScalarSet("长离径资积差度值能额量率价速高重深宽厚债本数")

    /// 17个|超10亿元|项目, 8座|110千伏|变电站: a measure of each stands between, and is a figure of its own.
    private func measuredNoun(_ start: Int) -> Range<Int>? {
        guard let number = text.isOf(.numeral, at: start) ? start : FigureBounds.opening(at: start, in: text),
            phrase.word(at: number).kind == .figure, let numeral = NumeralReader.read(text, at: number),
            numeral.value != nil, let unit = MeasureWords.all.match(text, at: numeral.end),
            unit.value == .money || unit.value == .measure
        else { return nil }
        let end = FigureBounds.after.match(text, at: unit.end)?.end ?? unit.end
        if text[end] == "的" {
            let noun = phrase.nounAfter(end + 1)
            return noun?.lowerBound == end + 1 ? noun : nil
        }
        let noun = phrase.nounAfter(end, needsNoun: true, ofThings: true)
        return noun?.lowerBound == end ? noun : nil
    }

    /// 8个县|(市、区)
    func withBracket(_ draft: FigureDraft) -> FigureDraft {
        let start = draft.range.upperBound
        guard text[start] == "(", text[start + 1] != ")", start > 0, Self.levels.contains(text[start - 1]) else {
            return draft
        }
        var end = start + 1
        while end < start + 12, Self.levels.contains(text[end]) || Self.inBrackets.contains(text[end]) { end += 1 }
        guard text[end] == ")" else { return draft }
        var result = draft
        result.range = draft.range.lowerBound..<end + 1
        if let noun = draft.noun, noun.upperBound == start { result.noun = noun.lowerBound..<end + 1 }
        return result
    }

    private static let levels = ScalarSet("省市区县旗州镇乡道村")
    /// Of 自治区, 直辖市, 街道, 园区.
    private static let inBrackets = ScalarSet("、自治直辖街园场团社")

    /// 180名|65岁以上|老人
    private func agedNoun(_ start: Int) -> Range<Int>? {
        guard let age = NumeralReader.read(text, at: start), text[age.end] == "岁",
            let bound = FigureBounds.after.match(text, at: age.end + 1)
        else { return nil }
        return phrase.nounAfter(text[bound.end] == "的" ? bound.end + 1 : bound.end)
    }

    /// What is measured and has a name of one character.
    private static let stuffs = ScalarSet("水油电粮煤盐肉菜米面糖茶药鱼草肥土沙石砖瓦钢铁铜木布棉麻纸酒奶蛋果地田路渠山林货雪")

    private func isPeople(_ noun: Range<Int>) -> Bool { Self.peopleEndings.contains(text[noun.upperBound - 1]) }

    private static let peopleEndings = ScalarSet("员者人民生工师童众属户口兵手客商友士长部队婴妇农夫")

    /// 半天时间 has its noun; 24小时轮流值守 says what the time is spent on, up to the clause's end.
    private func addUse(of draft: inout FigureDraft) {
        let end = draft.range.upperBound
        if let time = Self.timeNouns.end(text, at: end) {
            draft.noun = end..<time
            draft.range = draft.range.lowerBound..<time
            return
        }
        // 十年|砥砺奋进: what years are spent on is a story.
        if draft.isIn("年", text) { return }
        let first = phrase.word(at: end)
        guard first.kind == .verb || first.isOfNoun && first.kind != .unknown, draft.bound == .exact else { return }
        var index = first.range.upperBound
        while index - end <= 6 {
            let word = phrase.word(at: index)
            if word.kind == .edge || text[index] == "、" {
                if index - end >= 3 { draft.noun = end..<index }
                return
            }
            guard word.kind == .verb || word.isOfNoun && word.kind != .unknown else { return }
            index = word.range.upperBound
        }
    }

    private static let timeNouns = Lexicon<Void>("时间 时长 工期 历史 期限 假期")

    /// 30000居民, 三百二十万人口; 2.3万 where the noun has gone before. Plain small numbers are left alone.
    func bare(_ draft: FigureDraft, _ numeral: Numeral) -> (draft: FigureDraft?, end: Int) {
        let isLarge =
            !numeral.isPlainDigits || numeral.range.count == 3 || numeral.range.count > 4 || !isYearLike(numeral)
        let isBare = numeral.range.count == 1 && draft.range.count == 1
        guard isLarge, !isBare, numeral.range.count < 9 || !numeral.isPlainDigits, let value = numeral.value,
            value >= ExactNumber(100) || numeral.bound == .atLeast && value >= ExactNumber(10)
        else { return (nil, numeral.end) }
        var result = draft
        let isPower = NumeralScalar.isPower(text[numeral.end - 1]) || text[numeral.end - 1] == "多"
        // 一千万痴呆老人, 数千受灾群众
        let isLoose =
            isPower && (numeral.isArabic || numeral.range.count > 2 && !numeral.isVague || numeral.bound == .atLeast)
        if startsNoun(numeral.end, isLoose: isLoose),
            let noun = phrase.nounAfter(
                numeral.end, of: draft.range.lowerBound, needsNoun: !isLoose, ofThings: true),
            !isCalled(numeral), isLoose || Self.notCounted.end(text, at: numeral.end) == nil
        {
            result.noun = noun
            result.range = draft.range.lowerBound..<noun.upperBound
            return (result, noun.upperBound)
        }
        let isRound =
            NumeralScalar.isPower(text[numeral.end - 1]) || numeral.bound == .atLeast || isColloquial(numeral)
            || isCounted(numeral)
        guard isRound, numeral.isArabic || numeral.range.count > 1,
            !isHanzi(text[numeral.end])
                || (numeral.isArabic || numeral.bound == .atLeast) && text[numeral.end] == "的"
                || text.has("大", "关", at: numeral.end) || Self.spending.end(text, at: numeral.end) != nil
                || FigureBounds.after.match(text, at: numeral.end) != nil
        else { return (nil, numeral.end) }
        if let bound = FigureBounds.after.match(text, at: numeral.end) {
            if result.bound == .exact { result.bound = bound.value }
            result.range = draft.range.lowerBound..<bound.end
        }
        if text[result.range.upperBound] == "的" {
            result.noun = phrase.nounAfter(result.range.upperBound + 1, of: draft.range.lowerBound)
        }
        result.noun = result.noun ?? phrase.nounBefore(draft.range.lowerBound)
        return (result, result.range.upperBound)
    }

    /// 投票数达到|1347247: five digits or more that something is said to come to, and that call nobody.
    private func isCounted(_ numeral: Numeral) -> Bool {
        guard numeral.isPlainDigits, numeral.range.count >= 5, !isHanzi(text[numeral.end]) else { return false }
        switch text[numeral.range.lowerBound - 1] {
        case "到", "为", "达", "计": break
        default: return false
        }
        return phrase.nounBefore(numeral.range.lowerBound).map { Self.counters.contains(text[$0.upperBound - 1]) }
            == true
    }

    /// The last of 票数, 总量, 余额.
    private static let counters = ScalarSet("数量额值")

    /// 一千二, 三百五, 两万八: the last power is left out.
    private func isColloquial(_ numeral: Numeral) -> Bool {
        !numeral.isArabic && numeral.range.count == 3 && !numeral.isPlainDigits
            && NumeralScalar.isPower(text[numeral.end - 2])
    }

    /// 1.6万养老院病例, 3.9亿帮扶资金: a large number needs no noun that is known for one.
    private func startsNoun(_ place: Int, isLoose: Bool) -> Bool {
        let word = phrase.word(at: place)
        guard isLoose, word.kind != .noun, Self.spending.end(text, at: place) == nil else { return word.kind == .noun }
        if word.kind != .unknown { return phrase.word(at: word.range.upperBound).kind == .noun }
        // 10多万|沙|区|群众
        var at = place
        while at - place <= 2, phrase.word(at: at).kind == .unknown { at = phrase.word(at: at).range.upperBound }
        return at > place && phrase.word(at: at).kind == .noun
    }

    /// 拿出500万|鼓励学生, 投入800万|修建公路: what the sum is for.
    private static let spending = Lexicon<Void>("设立 鼓励 用于 支持 帮助 购买 购置 修建 新建 兴建 改造 打造 奖励 资助 解决 改善 建设 建起 建成 开展 成立")

    /// 101国道, 96101热线: the number is a name.
    private static let notCounted = Lexicon<Void>(
        "国道 省道 县道 乡道 高速 热线 航班 次列车 号 路 线 工程 计划 行动 专项 指挥 报警 服务 平台 医院 厂 部队 所 房间 室 型 系列")

    private func isYearLike(_ numeral: Numeral) -> Bool {
        guard numeral.isPlainDigits, numeral.range.count == 4, let year = numeral.small else { return false }
        return (1900...2099).contains(year)
    }

    /// 12345热线, 110报警: numbers to call, never counts.
    private func isCalled(_ numeral: Numeral) -> Bool {
        guard numeral.isPlainDigits, let number = numeral.small else { return false }
        switch number {
        case 110, 114, 119, 120, 122, 1860, 1861, 10000, 10010, 10086, 12123, 12301, 12306, 12309, 12315, 12320, 12333,
            12345,
            12348, 12350, 12369, 12380,
            12388, 12389:
            return true
        default: return false
        }
    }
}
