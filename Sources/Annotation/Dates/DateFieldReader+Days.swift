import BulletinModel

extension DateFieldReader {
    /// Without a month: 昨日, 周五, 25日, 次日, 今晚.
    mutating func takeDay() -> Bool {
        if let word = DateWords.daysWithPart.match(text, at: index) {
            guard text[word.end] != "报" || text[word.end + 1] == "道", text[word.end] != "餐" else { return false }
            fields.day = word.value.0
            fields.dayPart = word.value.1
            index = word.end
            return true
        }
        if let word = DateWords.days.match(text, at: index), dayWordStands(word.end) {
            fields.day = word.value
            index = word.end
            return true
        }
        return takeDayAroundBracket() || takeFromNowOn() || takeWeekday() || takeBareDayNumber()
    }

    /// 昨(十五)日, 今(16)晚.
    private mutating func takeDayAroundBracket() -> Bool {
        guard text[index + 1] == "(", text[index] == "今" || text[index] == "昨" || text[index] == "明",
            let day = number(at: index + 2, upTo: 31), day.value > 0, text[day.end] == ")"
        else { return false }
        switch text[day.end + 1] {
        case "日", "天": break
        case "晚": fields.dayPart = .evening
        case "早", "晨": fields.dayPart = .morning
        default: return false
        }
        fields.day = .number(day.value)
        index = day.end + 2
        return true
    }

    /// 今起, 明起.
    private mutating func takeFromNowOn() -> Bool {
        guard text[index + 1] == "起", text[index] == "今" || text[index] == "明",
            !DateWords.notAfterFrom.contains(text[index + 2])
        else { return false }
        fields.day = .offset(text[index] == "今" ? 0 : 1)
        index += 1
        return true
    }

    private func dayWordStands(_ end: Int) -> Bool {
        let after = text[end]
        // 今日报, 今天气 are other words; 昨日报道 and 昨日本报 are none.
        if DateWords.notAfterDays.contains(after), !(after == "本" && text[end + 1] == "报"),
            !(after == "报" && text[end + 1] == "道")
        {
            return false
        }
        let before = text[index - 1]
        switch text[index] {
        case "后", "前":
            return !DateWords.notBeforeAfter.contains(before) && !isDigitScalar(before) && !NumeralScalar.counts(before)
        case "次": return before != "每" && before != "一" && before != "首"
        case "明": return before != "说" && before != "文" && before != "光"
        case "同": return before != "不"
        case "第": return before != "每"
        default: return true
        }
    }

    /// 25日, 25号; 3日 of 为期3日 is a length of time, 27号 of 光明路27号 a house.
    private mutating func takeBareDayNumber() -> Bool {
        guard let day = number(at: index, upTo: 31), day.value > 0 else { return false }
        // 四日 is as often how long; 四日上午 is a day.
        guard day.isArabic || day.value > 10 || isSecond || DateWords.parts.match(text, at: day.end + 1) != nil else {
            return false
        }
        let mark = text[day.end]
        if mark == "日" || mark == "号" {
            guard isSecond || bareDayStands(mark, day.end + 1) else { return false }
            fields.day = .number(day.value)
            index = day.end + 1
            return true
        }
        guard !isSecond, let separator = DateWords.separators.end(text, at: day.end),
            let second = number(at: text.skippingSpaces(from: separator, limit: 1), upTo: 31), text[second.end] == "日",
            bareDayStands(text[second.end], second.end + 1)
        else { return false }
        fields.day = .number(day.value)
        index = day.end
        return true
    }

    private func bareDayStands(_ mark: UInt32, _ end: Int) -> Bool {
        // 北约|9日起
        if DateWords.notBeforeBareDay.contains(text[index - 1]), !text.has("北", "约", at: index - 2) { return false }
        if mark == "号" { return bareNumberStands(end) }
        switch text[end] {
        case "元", "内", "均", "游", "益", "后", "龄", "产", "志", "用", "工", "圆": return false
        case "以": return text[end + 1] != "内" && text[end + 1] != "后" && text[end + 1] != "上"
        case "之": return text[end + 1] != "内" && text[end + 1] != "后"
        case "本": return text[end + 1] == "报"
        default: return true
        }
    }

    /// 27号: a day where an hour, a bracket or the end of a clause follows, and no street goes before.
    private func bareNumberStands(_ end: Int) -> Bool {
        switch text[end] {
        case 0, "、": return isOfRow
        case "上", "下", "晚", "早", "凌", "中", "傍", "清", "深":
            // 本市15号下午, but 幸福路15号上午
            if DateWords.parts.match(text, at: end) != nil, !DateWords.ofHouses.contains(text[index - 1]) {
                return true
            }
        case ")", ",", "起", "至", "到", "-", "。": break
        // 总检察长13号批准, but 嫦娥3号发射 and 文昌街12号在修.
        default: return text.isDigit(at: index) && !isNumbered && (isNamed || isDoneThen(end))
        }
        let before = text[index - 1]
        return isOfRow || !isHanzi(before) || before == "在" || before == "从" || before == "于" || before == "到"
    }

    /// 特派团16号|授予…: what is done then.
    private func isDoneThen(_ end: Int) -> Bool {
        if DateWords.doneThen.end(text, at: end) != nil { return true }
        let word = PhraseReader(text).word(at: end)
        // 2号|转炉
        return word.kind == .verb && word.range.count == 2 && !Self.machines.contains(text[word.range.upperBound - 1])
    }

    private static let machines = ScalarSet("炉机泵井车线楼船")

    private var isNamed: Bool { dayNamed != nil && number(at: index, upTo: 31)?.value == dayNamed }

    /// What goes by a number is no day.
    private var isNumbered: Bool { DateWords.numbered.contains(text[index - 1]) }

    /// 9月10号,|11号
    private var isOfRow: Bool {
        let before = text[index - 1]
        return (before == "," || before == "、") && (text[index - 2] == "号" || text[index - 2] == "日")
    }

    // MARK: weeks

    /// 上周五, 星期四, 本周末, 下周.
    mutating func takeWeekday() -> Bool {
        var place = index
        var week: Int?
        if let offset = DateWords.weekOffsets.match(text, at: place) {
            week = offset.value
            place = offset.end
        }
        guard let named = DateWords.weekNames.end(text, at: place) else { return false }
        let before = text[index - 1]
        if week == nil,
            isDigitScalar(before) || NumeralScalar.counts(before) || before == "几"
                || before == "个" && text[index - 2] != "每"
        {
            return false
        }
        guard let weekday = weekday(at: named) else { return takeWeek(week, end: named) }
        if weekday == 8 {
            fields.day = .weekend(week ?? 0)
        } else {
            switch text[named + 1] {
            case "次", "天", "岁", "年", "个", "期": return false
            default: break
            }
            fields.day = .weekday(weekday, week: week)
        }
        index = named + 1
        return true
    }

    func weekday(at place: Int) -> Int? {
        switch text[place] {
        case "一", "1": 1
        case "二", "2": 2
        case "三", "3": 3
        case "四", "4": 4
        case "五", "5": 5
        case "六", "6": 6
        case "日", "天", "7": 7
        case "末": 8
        default: nil
        }
    }

    private mutating func takeWeek(_ week: Int?, end: Int) -> Bool {
        guard let week else { return false }
        // 上周星期三
        if let second = DateWords.weekNames.end(text, at: end), let weekday = weekday(at: second), weekday < 8 {
            fields.day = .weekday(weekday, week: week)
            index = second + 1
            return true
        }
        guard !DateWords.notAfterWeek.contains(text[end]) else { return false }
        fields.day = .week(week)
        index = end
        return true
    }

    // MARK: feasts

    mutating func takeHoliday() -> Bool {
        if let feast = Holiday.named.match(text, at: index) {
            guard text[index] != "国" || text[index - 1] != "建", Holiday.notBefore.end(text, at: feast.end) == nil else {
                return false
            }
            fields.day = .holiday(feast.value)
            index = feast.end
            return true
        }
        if fields.isLunar, text.has("元", "宵", at: index) {
            fields.day = .holiday(.lunar(month: 1, day: 15))
            index += 2
            return true
        }
        guard let feast = Holiday.ofNumbers.match(text, at: index), !text.counts(at: index - 1) else {
            return false
        }
        let isQuoted = text[feast.end] == "”" && text[index - 1] == "“"
        guard Holiday.afterNumbers.end(text, at: isQuoted ? feast.end + 1 : feast.end) != nil else { return false }
        fields.day = .holiday(feast.value)
        index = feast.end
        return true
    }
}
