import BulletinModel

/// A figure as it is found, before it becomes part of an article.
struct FigureDraft {
    /// Bound, number, measure word and the noun after it.
    var range: Range<Int>
    var value: ExactNumber
    var upper: ExactNumber?
    var bound: FigureBound
    var classifier: Measure?
    var noun: Range<Int>?

    /// Whether that is what it is counted in, as printed.
    func isIn(_ word: Unicode.Scalar, _ text: AnnotatedText) -> Bool {
        classifier?.isWord(word.value, 0, in: text) == true
    }

    func isIn(_ first: Unicode.Scalar, _ second: Unicode.Scalar, _ text: AnnotatedText) -> Bool {
        classifier?.isWord(first.value, second.value, in: text) == true
    }

    /// With so much of a smaller unit, which is printed behind it.
    func adding(_ value: Int, exponent: Int, upTo end: Int) -> FigureDraft {
        var result = self
        result.value = self.value.adding(ExactNumber(mantissa: Int64(value), exponent: exponent)) ?? self.value
        result.range = range.lowerBound..<end
        return result
    }
}

/// Reads the figure that begins at a given place, with what is counted.
struct FigureReader {
    let text: AnnotatedText
    let phrase: PhraseReader

    init(_ text: AnnotatedText, _ memo: WordMemo.Lent) {
        self.text = text
        phrase = PhraseReader(text, memo)
    }

    /// The figure whose number begins at `index`, if it is one, and where to go on.
    func read(at index: Int) -> (draft: FigureDraft?, end: Int) {
        if let idiom = MeasureWords.idioms.end(text, at: index) {
            // 一线 is a saying, 一线员工 too, but 十分钟 is a time.
            // and 近一年 is one too.
            let isTime =
                text.has("十", "分", at: index) && text[index + 2] == "钟"
                || Self.countedTimes.end(text, at: index) == idiom && FigureBounds.ending(at: index, in: text) != nil
            if !isTime { return (nil, idiom) }
        }
        if text[index] == "半" { return half(at: index) }
        // 4年|零|3个月
        if text[index] == "零", Self.beforeRest.contains(text[index - 1]),
            text.isDigit(at: index + 1) || text.counts(at: index + 1)
        {
            return (nil, index + 1)
        }
        if let fraction = printedFraction(at: index) { return (fraction, fraction.range.upperBound) }
        guard let read = NumeralReader.read(text, at: index) else { return (nil, index + 1) }
        let numeral = withAbout(read)
        guard isFree(numeral) else { return (nil, afterName(numeral)) }
        if let row = nextOfRow(numeral) { return (row, row.range.upperBound) }
        if text[numeral.end] == ":" || text[numeral.end] == "/" || text[numeral.end] == "^",
            text.isDigit(at: numeral.end + 1)
        {
            return (nil, NumeralReader.read(text, at: numeral.end + 1)?.end ?? numeral.end + 1)
        }
        guard !numeral.isVague || numeral.bound == .atLeast || text[numeral.end] == "折", let value = numeral.value
        else {
            return (nil, numeral.end)
        }
        var draft = FigureDraft(range: index..<numeral.end, value: value, upper: numeral.upper, bound: numeral.bound)
        if let negative = sign(before: index) {
            draft.value = draft.value.negated
            draft.range = negative..<numeral.end
        }
        if let bound = FigureBounds.ending(at: draft.range.lowerBound, in: text) {
            if draft.bound == .exact { draft.bound = bound.bound }
            draft.range = bound.start..<numeral.end
        } else if draft.bound == .exact, Self.effects.contains(text[index - 1]),
            FigureBounds.isAtLeast(before: index, in: text)
        {
            draft.bound = .atLeast
        }
        if let amount = amount(draft, numeral) { return (amount, amount.range.upperBound) }
        if let share = share(draft, numeral) { return (share, share.range.upperBound) }
        if let range = rangeEnd(draft, numeral) { return (range, range.range.upperBound) }
        return measured(draft, numeral)
    }

    /// 十来个, 二十来岁: about as many.
    private func withAbout(_ numeral: Numeral) -> Numeral {
        guard text[numeral.end] == "来", numeral.bound == .exact, NumeralScalar.isPower(text[numeral.end - 1]),
            MeasureWords.all.match(text, at: numeral.end + 1) != nil,
            MeasureWords.notMeasures.end(text, at: numeral.end + 1) == nil
        else { return numeral }
        var result = numeral
        result.range = numeral.range.lowerBound..<numeral.end + 1
        result.bound = .about
        return result
    }

    /// The last of 造成, 导致, 需要, 发现.
    private static let effects = ScalarSet("成致要现")
    private static let beforeRest = ScalarSet("年月天时周")
    private static let countedTimes = Lexicon<Void>("一天 一年 一生")

    /// 1/3的学校, 近1/3职工, 超过1/2: but 1/2/3, 11/3号 and 24/7 are none.
    private func printedFraction(at index: Int) -> FigureDraft? {
        guard text.isDigit(at: index), text[index + 1] == "/", text.isDigit(at: index + 2),
            !text.isDigit(at: index - 1), text[index - 1] != "/", text[index - 1] != ".",
            !isLatinLetter(text[index - 1])
        else { return nil }
        let end = text.isDigit(at: index + 3) ? index + 4 : index + 3
        let above = Int(text[index] - 0x30)
        var below = Int(text[index + 2] - 0x30)
        if end == index + 4 { below = below * 10 + Int(text[index + 3] - 0x30) }
        guard above > 0, above < below, below <= 20, !text.isDigit(at: end),
            let value = ExactNumber(above).divided(by: ExactNumber(below))
        else { return nil }
        switch text[end] {
        case "/", "号", "日", ".", "-", "月": return nil
        case "决": if text[end + 1] == "赛" { return nil }
        default: break
        }
        var draft = FigureDraft(range: index..<end, value: value, bound: .exact)
        if let bound = FigureBounds.ending(at: index, in: text) {
            draft.bound = bound.bound
            draft.range = bound.start..<end
        }
        return withShareNoun(draft)
    }

    // MARK: what is no figure

    /// 第3批, C919, 2-3-4, 0635…: a name or an ordinal.
    private func isFree(_ numeral: Numeral) -> Bool {
        let before = text[numeral.range.lowerBound - 1]
        if isLatinLetter(before) { return false }
        switch before {
        case "第", "_", "#", "№", "×": return false
        case "-", ".", "/":
            return numeral.range.lowerBound < 2
                || !isDigitScalar(text[numeral.range.lowerBound - 2])
                    && !isLatinLetter(text[numeral.range.lowerBound - 2])
        case "数" where !numeral.isArabic: return false
        // 梅开二度
        case "开" where !numeral.isArabic && text.has("二", "度", at: numeral.range.lowerBound): return false
        // 孙老四, 老二: how a family calls its sons.
        case "老" where !numeral.isArabic && numeral.range.count == 1: return false
        // 中铁四局: a builder's name.
        // 前三名: a rank.
        case "前" where !numeral.isArabic && numeral.range.count == 1:
            if text[numeral.end] == "名" || text[numeral.end] == "甲" { return false }
        // 军事五项, 铁人三项
        case "事", "代", "人": if !numeral.isArabic, text[numeral.end] == "项", isSport(numeral) { return false }
        // 沪深300, 上证50: an index of shares.
        case "证", "深":
            if numeral.isPlainDigits,
                text.has("上", "证", at: numeral.range.lowerBound - 2)
                    || text.has("中", "证", at: numeral.range.lowerBound - 2)
                    || text.has("沪", "深", at: numeral.range.lowerBound - 2)
            {
                return false
            }
        // 第三、四名
        case "、" where !numeral.isArabic && text.counts(at: numeral.range.lowerBound - 2):
            if text[numeral.range.lowerBound - 3] == "第" { return false }
        case "铁", "建": if !numeral.isArabic, text[numeral.end] == "局" { return false }
        // 这两天, 过两年: a few.
        case "这", "那", "过", "头":
            // but 经过两年, 超过两年
            let isWhole = before == "过" && Self.beforePast.contains(text[numeral.range.lowerBound - 2])
            if !isWhole, numeral.range.count == 1, text[numeral.range.lowerBound] == "两" {
                switch text[numeral.end] {
                case "天", "年", "日": return false
                default: break
                }
            }
        default: break
        }
        guard numeral.isArabic, numeral.isPlainDigits else { return !countsSomethingElse(numeral) }
        // 12345, 110, 0635: numbers to call.
        let length = numeral.range.count
        return length < 2 || text[numeral.range.lowerBound] != "0"
    }

    private func isSport(_ numeral: Numeral) -> Bool {
        let start = numeral.range.lowerBound
        return text.has("军", "事", at: start - 2) || text.has("现", "代", at: start - 2)
            || text.has("铁", "人", at: start - 2)
    }

    /// 人数百余: 数 belongs to the word before it; but 击落数十架.
    private func countsSomethingElse(_ numeral: Numeral) -> Bool {
        let start = numeral.range.lowerBound
        guard text[start] == "数" else { return false }
        // 至少|数十名: not 少数
        if text[start - 1] == "少", text[start - 2] == "至" || text[start - 2] == "最" { return false }
        return Self.beforeNumbers.contains(text[numeral.range.lowerBound - 1])
    }

    private static let beforeNumbers = ScalarSet(
        "人户次件多总指系分个倍天岁少半参基例额字函小整负正奇偶年月页度牙股车票家头匹只亩栋条台辆艘架无悉心算复变实吨门篇卷册期点代级层位名项篮可尽")

    /// 第一批, C919: the measure word goes with them.
    private func afterName(_ numeral: Numeral) -> Int {
        guard text[numeral.range.lowerBound - 1] == "第" else { return numeral.end }
        return MeasureWords.all.match(text, at: numeral.end)?.end ?? numeral.end
    }

    /// 负3.9%, －5℃, 零下5℃: where the sign begins.
    private func sign(before index: Int) -> Int? {
        if text[index - 1] == "负" || text[index - 1] == "負" {
            return isHanzi(text[index - 2]) && text[index - 2] != "为" ? nil : index - 1
        }
        if text.has("零", "下", at: index - 2) { return index - 2 }
        guard text[index - 1] == "-", text.isDigit(at: index) else { return nil }
        let before = text[index - 2]
        // 最低气温在-10℃左右
        if Self.beforeDegrees.contains(before) {
            var end = index
            while text.isDigit(at: end) || text[end] == "." { end += 1 }
            if text[end] == "℃" || text[end] == "°" || text[end] == "摄" { return index - 1 }
        }
        return isHanzi(before) || isDigitScalar(before) || isLatinLetter(before) || before == "-" || before == "%"
            || before == "℃" ? nil : index - 1
    }

    /// $20, ￥300.
    private func amount(_ draft: FigureDraft, _ numeral: Numeral) -> FigureDraft? {
        let currency: Measure
        switch text[numeral.range.lowerBound - 1] {
        case "$": currency = .word("美", "元")
        case "¥", "￥": currency = .word("元")
        case "€": currency = .word("欧", "元")
        case "£": currency = .word("英", "镑")
        default: return nil
        }
        guard text[numeral.end] != "元" else { return nil }
        var result = draft
        result.classifier = currency
        result.range = (numeral.range.lowerBound - 1)..<numeral.end
        return result
    }

    // MARK: 半

    /// 半天, 半年, 半小时, 半公里, 半成; 一半 is read by its 一.
    private func half(at index: Int) -> (draft: FigureDraft?, end: Int) {
        let before = text[index - 1]
        if text[index + 1] == "成", !NumeralScalar.counts(before), !isHanzi(text[index + 2]) {
            let share = FigureDraft(
                range: index..<index + 2, value: ExactNumber(5), bound: .exact, classifier: .word("%"),
                noun: phrase.nounBefore(index))
            return (share, index + 2)
        }
        guard !NumeralScalar.counts(before), !isDigitScalar(before), before != "多", before != "大", before != "上",
            before != "下", before != "前",
            before != "后", before != "夜", before != "每", before != "个", before != "对",
            before != "过" || text[index + 1] == "个" || text[index - 2] == "经",
            text[index + 1] != "月",
            let unit = MeasureWords.all.match(text, at: isHalfAndMore(index) ? index + 3 : index + 1),
            unit.value == .duration || unit.value == .measure && unit.end > index + 2 || text[index + 1] == "斤"
        else { return (nil, index + 1) }
        var draft = FigureDraft(
            range: index..<unit.end, value: ExactNumber(mantissa: 5, exponent: -1), bound: .exact,
            classifier: MeasureWords.unit((isHalfAndMore(index) ? index + 3 : index + 1)..<unit.end, in: text))
        if isHalfAndMore(index) { draft.bound = .atLeast }
        if let bound = FigureBounds.ending(at: index, in: text) {
            draft.bound = bound.bound
            draft.range = bound.start..<unit.end
        }
        let done = withNoun(withBoundAfter(draft), unit.value)
        return (done, done.range.upperBound)
    }

    /// 半个多小时
    private func isHalfAndMore(_ index: Int) -> Bool { text[index + 1] == "个" && text[index + 2] == "多" }

    // MARK: units

    /// A number with its measure word, or with the noun itself: 30000居民.
    func measured(_ start: FigureDraft, _ numeral: Numeral) -> (draft: FigureDraft?, end: Int) {
        let place = text.skippingSpaces(from: numeral.end, limit: 1)
        if let medals = medals(start, numeral) ?? beforePoints(start, numeral) {
            return (medals, medals.range.upperBound)
        }
        if let points = points(start, numeral, at: place) { return (points, points.range.upperBound) }
        guard let (kind, unit) = measure(at: place), !isOfPlace(unit, numeral) else { return bare(start, numeral) }
        guard counts(start, numeral, kind, unit) else { return (nil, unit.upperBound) }
        var draft = start
        draft.classifier = MeasureWords.unit(unit, in: text)
        draft.range = start.range.lowerBound..<unit.upperBound
        // 七二折, 85折: tenths and hundredths.
        if draft.isIn("折", text), draft.value >= ExactNumber(10), draft.value < ExactNumber(100) {
            draft.value = draft.value.multiplied(byPowerOfTen: -1)
        }
        takeInnerMore(&draft, numeral, unit, kind)
        draft = withNights(draft, numeral)
        draft = withTenths(withSmallMoney(draft, kind))
        draft = withBracket(withNoun(withBoundAfter(withOtherMeasure(draft)), kind))
        return (draft, draft.range.upperBound)
    }

    /// 3台(套): measured the one way or the other.
    private func withOtherMeasure(_ draft: FigureDraft) -> FigureDraft {
        let start = draft.range.upperBound
        guard text[start] == "(", let other = MeasureWords.all.match(text, at: start + 1), text[other.end] == ")" else {
            return draft
        }
        var result = draft
        result.range = draft.range.lowerBound..<other.end + 1
        return result
    }

    /// 506.55点, 升至8200点: of an index, for no clock goes so far.
    private func points(_ start: FigureDraft, _ numeral: Numeral, at place: Int) -> FigureDraft? {
        if text[place] == "点", let end = Self.pointsMade.end(text, at: place + 1) {
            var draft = start
            draft.classifier = .word("点")
            draft.noun = place + 1..<end
            draft.range = start.range.lowerBound..<end
            return draft.value > ExactNumber(1) ? draft : nil
        }
        // 253.3环: no road goes round so often.
        if text[place] == "环", numeral.isArabic, start.value >= ExactNumber(90) || start.value.exponent < 0 {
            var draft = start
            draft.classifier = .word("环")
            draft.range = start.range.lowerBound..<place + 1
            return draft
        }
        guard text[place] == "点", numeral.isArabic, text[place + 1] != "半", text[place + 1] != "钟",
            start.value >= ExactNumber(100) || start.value.exponent < 0 && start.upper == nil
        else { return nil }
        var draft = start
        draft.classifier = .word("点")
        draft.range = start.range.lowerBound..<place + 1
        return withBoundAfter(draft)
    }

    private static let pointsMade = Lexicon<Void>("建议 主张 意见 倡议 要求 希望 体会 看法 启示 共识 诉求 新计划")

    /// The measure word at `place`: 个多月 and 个半小时 are read as their unit.
    private func measure(at place: Int) -> (MeasureWords.Kind, Range<Int>)? {
        if text[place] == "个", text[place + 1] == "多" || text[place + 1] == "半" || text[place + 1] == "余" {
            switch text[place + 2] {
            case "月", "星", "小", "钟", "世":
                let end = text[place + 2] == "月" ? place + 3 : MeasureWords.all.match(text, at: place + 2)?.end
                if let end { return (.duration, (place + 2)..<end) }
            default: break
            }
        }
        guard let unit = MeasureWords.all.match(text, at: place) else { return nil }
        if let other = MeasureWords.notMeasures.end(text, at: place), other > unit.end,
            !text.has("名", "单", at: other), text[other] != "伍",
            !(text[place] == "人" && (text[other] == "活" || text[other] == "作"))
        {
            return nil
        }
        // A month of the calendar, also where no date was made of it: 每年6月.
        if text[place] == "月", unit.end == place + 1 { return nil }
        // m, t and the like end where a word of letters goes on.
        if isLatinLetter(text[unit.end - 1]), isLatinLetter(text[unit.end]) { return nil }
        return (unit.value, place..<unit.end)
    }

    private func takeInnerMore(
        _ draft: inout FigureDraft, _ numeral: Numeral, _ unit: Range<Int>, _ kind: MeasureWords.Kind
    ) {
        let between = unit.lowerBound - numeral.end
        if between == 2, text[numeral.end] == "个" {
            if text[numeral.end + 1] == "半" {
                draft.value = draft.value.adding(ExactNumber(mantissa: 5, exponent: -1)) ?? draft.value
            } else {
                draft.bound = .atLeast
            }
            return
        }
        guard kind == .duration || kind == .measure || kind == .age || kind == .money || draft.isIn("倍", text) else {
            return
        }
        if text[unit.upperBound] == "半", draft.value.exponent >= 0 {
            draft.value = draft.value.adding(ExactNumber(mantissa: 5, exponent: -1)) ?? draft.value
            draft.range = draft.range.lowerBound..<(unit.upperBound + 1)
        } else if text[unit.upperBound] == "多" || text[unit.upperBound] == "余",
            !isHanzi(text[unit.upperBound + 1]) || text[unit.upperBound + 1] == "的"
                || kind == .duration && Self.afterSpans.contains(text[unit.upperBound + 1])
        {
            draft.bound = .atLeast
            draft.range = draft.range.lowerBound..<(unit.upperBound + 1)
        }
    }

    /// 三天三夜: once, and not nights of their own.
    private func withNights(_ draft: FigureDraft, _ numeral: Numeral) -> FigureDraft {
        let end = draft.range.upperBound
        guard draft.isIn("天", text), let nights = NumeralReader.read(text, at: end), nights.value == numeral.value,
            text[nights.end] == "夜" || text[nights.end] == "晚"
        else { return draft }
        var result = draft
        result.range = draft.range.lowerBound..<nights.end + 1
        return result
    }

    /// 一米七, 一米零五, 1米75, 五块六: what follows the measure word is a fraction of it.
    private func withTenths(_ draft: FigureDraft) -> FigureDraft {
        let place = draft.range.upperBound
        let isHundredth = text[place] == "零" || text[place] == "〇"
        guard isHundredth || text.isOf(.numeral, at: place), draft.bound == .exact, draft.value.exponent >= 0,
            draft.upper == nil, hasTenths(draft)
        else { return draft }
        guard let rest = NumeralReader.read(text, at: isHundredth ? place + 1 : place), rest.bound == .exact,
            rest.isPlainDigits, let value = rest.small, value > 0, value < (isHundredth ? 10 : 100),
            rest.range.count <= 2, MeasureWords.all.match(text, at: rest.end) == nil, !isLatinLetter(text[rest.end]),
            text[rest.end] != "%", text[rest.end] != ".", text[rest.end] != "月", text[rest.end] != "号",
            let sum = draft.value.adding(
                ExactNumber(mantissa: Int64(value), exponent: isHundredth || rest.range.count == 2 ? -2 : -1))
        else { return draft }
        var result = draft
        result.value = sum
        result.range = draft.range.lowerBound..<rest.end
        return result
    }

    /// 五十二吨四, 三斤六; but 三斤六两, and no digits: 5吨4.
    private func hasTenths(_ draft: FigureDraft) -> Bool {
        if draft.isIn("米", text) || draft.isIn("块", text) || draft.isIn("块", "钱", text) { return true }
        guard
            draft.isIn("吨", text) || draft.isIn("斤", text) || draft.isIn("亩", text) || draft.isIn("丈", text)
                || draft.isIn("尺", text),
            isHanzi(text[draft.range.upperBound]), !text.counts(at: draft.range.upperBound + 1)
        else { return false }
        return !isHanzi(text[draft.range.upperBound + 1]) || text[draft.range.upperBound + 1] == "的"
    }

    /// 五元三毛, 三块五, 三元四角五分, 一角五分: amounts of smaller coins behind it.
    private func withSmallMoney(_ draft: FigureDraft, _ kind: MeasureWords.Kind) -> FigureDraft {
        guard kind == .money else { return draft }
        if draft.isIn("元", text) || draft.isIn("块", text) { return withCents(withDimes(draft), exponent: -2) }
        return draft.isIn("角", text) || draft.isIn("毛", text) ? withCents(draft, exponent: -1) : draft
    }

    private func withDimes(_ draft: FigureDraft) -> FigureDraft {
        guard let (value, end) = smallAmount(behind: draft), text[end] == "毛" || text[end] == "角" else { return draft }
        return draft.adding(value, exponent: -1, upTo: end + 1)
    }

    private func withCents(_ draft: FigureDraft, exponent: Int) -> FigureDraft {
        guard let (value, end) = smallAmount(behind: draft), text[end] == "分" else { return draft }
        switch text[end + 1] {
        // 五分之一, 三分钟
        case "之", "钟", "球", "贝": return draft
        default: return draft.adding(value, exponent: exponent, upTo: end + 1)
        }
    }

    private func smallAmount(behind draft: FigureDraft) -> (value: Int, end: Int)? {
        guard text.isOf(.numeral, at: draft.range.upperBound),
            let numeral = NumeralReader.read(text, at: draft.range.upperBound), let value = numeral.small, value < 10
        else { return nil }
        return (value, numeral.end)
    }

    private func withBoundAfter(_ draft: FigureDraft) -> FigureDraft {
        guard let bound = FigureBounds.after.match(text, at: draft.range.upperBound) else { return draft }
        var result = draft
        if result.bound == .exact { result.bound = bound.value }
        result.range = draft.range.lowerBound..<bound.end
        return result
    }

    // MARK: 一 and its like

    /// 一个 is an article as often as a number; 百 by itself, 二级 and 三期 are names.
    private func counts(_ draft: FigureDraft, _ numeral: Numeral, _ kind: MeasureWords.Kind, _ unit: Range<Int>) -> Bool
    {
        let first = text[numeral.range.lowerBound]
        let last = text[unit.upperBound - 1]
        switch last {
        // 14栋201, 14栋一楼
        case "栋", "幢":
            let isHouse = text.counts(at: unit.upperBound) && Self.ofHouses.contains(text[unit.upperBound + 1])
            // 18幢|432套
            let isCounted = NumeralReader.read(text, at: unit.upperBound).map { numeral in
                MeasureWords.all.match(text, at: numeral.end)?.value == .count
            }
            if isHouse || text.isDigit(at: unit.upperBound) && isCounted != true { return false }
        case "年": if numeral.isPlainDigits, numeral.range.count == 4 { return false }
        // 十四届全国人大, 10级: which one, not how many.
        // 子弹36发, 36发炮弹: and 36发展 is none.
        case "发":
            if text[numeral.range.lowerBound - 1] == "弹" { break }
            if unit.count == 1, isHanzi(text[unit.upperBound]), !Self.shots.contains(text[unit.upperBound]) {
                return false
            }
        // 慕尼黑1860队: a name.
        // 四处寻找: everywhere.
        case "处":
            if !numeral.isArabic, numeral.small == 4, numeral.range.count == 1,
                phrase.word(at: unit.upperBound).kind == .verb
            {
                return false
            }
        // 九年级3班: which one.
        case "班" where unit.count == 1 && numeral.isPlainDigits && text[numeral.range.lowerBound - 1] == "级":
            return false
        // 石桥村5组: which one.
        case "组", "社":
            let isOfVillage = text[numeral.range.lowerBound - 1] == "村"
            // 三组、四组
            let isOfRow = text[numeral.range.lowerBound - 1] == "、" && text[numeral.range.lowerBound - 2] == last
            if unit.count == 1, numeral.isPlainDigits || numeral.range.count == 1, isOfVillage || isOfRow {
                return false
            }
        // 男子800米决赛: a race.
        case "米": if Self.races.end(text, at: unit.upperBound) != nil { return false }
        // 14床的病人: a bed's number.
        case "床":
            switch text[unit.upperBound] {
            case "的", "号", "病", "患": return false
            default: break
            }
        // 采煤三队, 城东四班: which one.
        case "队" where unit.count == 1 && !numeral.isArabic && numeral.range.count == 1 && first != "两",
            "班" where unit.count == 1 && !numeral.isArabic && numeral.range.count == 1 && first != "两":
            if isHanzi(text[numeral.range.lowerBound - 1]), !opensCount(numeral) { return false }
        case "队": if unit.count == 1, numeral.isPlainDigits, numeral.range.count >= 3 { return false }
        // 送走了6届毕业生 are counted.
        case "届":
            let isDone =
                Self.beforeCounted.contains(text[numeral.range.lowerBound - 1])
                && !text.has("中", "共", at: numeral.range.lowerBound - 2)
            if unit.count == 1, (numeral.small ?? 0) > 3, !isDone { return false }
        case "级":
            // 里氏5.1级 is measured.
            let isMeasured = (numeral.value?.exponent ?? 0) < 0
            if unit.count == 1, !isMeasured, Self.afterGrades.end(text, at: unit.upperBound) == nil { return false }
        // 十四届全国人大四次会议
        case "次": if !numeral.isArabic, text.has("会", "议", at: unit.upperBound), !opensCount(numeral) { return false }
        case "通": if unit.count == 1, !text.has("电", "话", at: unit.upperBound) { return false }
        case "层": if unit.count == 1, !countsFloors(numeral, unit) { return false }
        // 四周毗邻厂房: all around.
        case "周":
            if !numeral.isArabic, numeral.small == 4, numeral.range.count == 1,
                !Self.afterWeeks.contains(text[unit.upperBound])
            {
                return false
            }
        // 每晚10时30分
        case "分":
            if unit.count == 1, text[numeral.range.lowerBound - 1] == "时",
                text[numeral.range.lowerBound - 2] != "小"
            {
                return false
            }
        // 四件套: a set.
        case "套": if unit.count == 2, draft.value < ExactNumber(10) { return false }
        // 两度到访: twice.
        case "度":
            if unit.count == 1, !numeral.isArabic, numeral.range.count == 1,
                [.verb, .nominal].contains(phrase.word(at: unit.upperBound).kind)
            {
                return false
            }
        case "G": if numeral.isPlainDigits, numeral.range.count == 1 { return false }
        // 4×100米: the name of a race; 50公斤级: of a class of wrestlers.
        default: if text[unit.upperBound] == "×" || text.has("斤", "级", at: unit.upperBound - 1) { return false }
        }
        if kind == .duration, text.has("日", "元", at: unit.lowerBound) { return false }
        guard !numeral.isArabic, numeral.range.count == 1, draft.range.count == 1 else { return true }
        switch first {
        // 零部件, 零件
        case "零": return kind == .measure && last == "度"
        case "一": return kind == .duration && draft.bound != .exact || countsOne(kind, unit)
        case "二": return kind != .count
        case "百", "千", "万", "亿":
            // 千名|医护人员
            let isOfPeople = last == "名" && unit.count == 1 && phrase.word(at: unit.upperBound).kind == .noun
            return kind == .money || kind == .measure && unit.count > 1 || text[unit.lowerBound] == "亩"
                || text[unit.lowerBound] == "吨" || isOfPeople
        default:
            // 两届奥运会 are counted.
            if kind == .count, unit.count == 1, first != "两",
                last == "级" || last == "期" || last == "届" || last == "步" || last == "代"
            {
                return false
            }
            return true
        }
    }

    /// 3000市民, 107国道: where 全省11市 counts cities.
    private func isOfPlace(_ unit: Range<Int>, _ numeral: Numeral) -> Bool {
        switch text[unit.lowerBound] {
        case "市", "县", "省": if unit.count > 1 { return false }
        // 9国新任大使, but 107国道
        case "国":
            if unit.count > 1 { return false }
            if numeral.isArabic, numeral.range.count <= 3 { return Self.afterCountry.contains(text[unit.upperBound]) }
        default: return false
        }
        // 甲省、乙省等6省开展
        if text[numeral.range.lowerBound - 1] == "等", text[unit.lowerBound] != "国" || numeral.isArabic { return false }
        guard numeral.isArabic, numeral.isPlainDigits else { return true }
        switch text[unit.upperBound] {
        case "的", "和", "及", "均", "都", "共", "也", "已", "将", "联", "同": return false
        case let next: return isHanzi(next) || isLatinLetter(next)
        }
    }

    private static let afterCountry = ScalarSet("道际内家外民企庆资产有土防债语足旗歌务籍门策标")
    /// 两年多|来, 三个月多|前
    private static let afterSpans = ScalarSet("来前后以时间")
    private static let beforeDegrees = ScalarSet("在至到为达温低约是近零")
    private static let beforePast = ScalarSet("经超通达")
    private static let afterWeeks = ScalarSet("后内时的年来以前多半,。")
    private static let races = Lexicon<Void>(
        "决赛 半决赛 预赛 接力 接力赛 栏 跨栏 赛跑 短跑 长跑 跑比赛 自由泳 蛙泳 蝶泳 仰泳 混合泳 个人混合泳 障碍 气步枪 气手枪 步枪 手枪 跳台 跳板")
    private static let beforeCounted = ScalarSet("了过走出共教带")
    private static let ofHouses = ScalarSet("楼层单")
    private static let shots = ScalarSet("子炮火导枪实空迫")
    private static let afterGrades = Lexicon<Void>("风 大风 台风 阵风 地震 强震 以上 左右 组织 架构 网格")

    /// 立交三层发生: a floor; 共有三层, 三层楼房: how many.
    private func countsFloors(_ numeral: Numeral, _ unit: Range<Int>) -> Bool {
        opensCount(numeral) || phrase.word(at: unit.upperBound).kind == .noun
    }

    private func opensCount(_ numeral: Numeral) -> Bool {
        switch text[numeral.range.lowerBound - 1] {
        case "共", "有", "高", "建", "为", "达", "过", "上", "下", "了", "开": true
        default: !isHanzi(text[numeral.range.lowerBound - 1])
        }
    }

    /// 一元钱, 一元硬币, 一元一张
    private func isCoin(_ next: UInt32) -> Bool {
        switch next {
        case "钱", "硬", "纸", "人", "一", "的", "左", "以", "起", "每", "到", "至", "多", "整": true
        default: false
        }
    }

    private func countsOne(_ kind: MeasureWords.Kind, _ unit: Range<Int>) -> Bool {
        let word = text[unit.lowerBound]
        switch kind {
        case .count: return false
        case .selfCount: return word == "倍"
        case .duration:
            if text.has("赛", "季", at: unit.upperBound - 2) { return false }
            switch word {
            case "天", "日", "年", "周", "夜", "晚", "秒", "载", "世", "昼", "刻": return false
            default: return true
            }
        case .measure:
            if unit.count > 1 { return true }
            switch word {
            case "米": return text[unit.upperBound] != "线"
            case "吨", "亩", "斤", "克", "升": return true
            default: return false
            }
        case .money:
            // 一元经济理论
            if word == "元", unit.count == 1, isHanzi(text[unit.upperBound]) {
                // 一元六角
                let coin = text[unit.upperBound + 1]
                return isCoin(text[unit.upperBound])
                    || text.counts(at: unit.upperBound) && (coin == "角" || coin == "毛")
            }
            return word != "块" && word != "角" && word != "毛"
        case .age, .percent: return true
        }
    }
}
