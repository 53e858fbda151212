import BulletinModel

extension DateFieldReader {
    /// 10月, 十月份, 上月, 正月; 1—10月 leaves the rest to the second date.
    mutating func takeMonth() -> Bool {
        if let month = DateWords.months.match(text, at: index) { return takeMonthWord(month.value, end: month.end) }
        if let month = DateWords.lunarMonths.match(text, at: index) {
            return takeLunarMonth(month.value, end: month.end)
        }
        // 元月, but 58元月租费
        if text[index] == "元", text[index + 1] == "月", monthStands(index + 2), !isDigitScalar(text[index - 1]),
            !text.counts(at: index - 1), text[index - 1] != "公"
        {
            fields.month = .number(1)
            index += text[index + 2] == "份" ? 3 : 2
            return true
        }
        let isLeap = text[index] == "闰"
        guard let month = number(at: isLeap ? index + 1 : index, upTo: 12), month.value > 0 else { return false }
        if text[month.end] == "月" {
            guard monthStands(month.end + 1) else { return false }
            fields.month = .number(month.value, leap: isLeap)
            if isLeap { fields.isLunar = true }
            index = month.end + 1
            if text[index] == "份" { index += 1 }
            return true
        }
        if text[month.end] == "/", month.isArabic, !isDigitScalar(text[index - 1]), text[index - 1] != "/",
            let day = number(at: month.end + 1, upTo: 31), text[day.end] == "日" || text[day.end] == "号"
        {
            // 11/3号
            fields.month = .number(month.value)
            index = month.end + 1
            return true
        }
        // 星期一到十月
        guard text[index - 1] != "期", text[index - 1] != "周",
            let separator = DateWords.separators.end(text, at: month.end),
            let second = number(at: text.skippingSpaces(from: separator, limit: 1), upTo: 12), text[second.end] == "月",
            monthStands(second.end + 1)
        else { return false }
        fields.month = .number(month.value)
        index = month.end
        return true
    }

    private mutating func takeMonthWord(_ month: MonthTerm, end: Int) -> Bool {
        switch text[index - 1] {
        case "以", "每": return false
        case "日": if text[index] == "本" { return false }
        default: break
        }
        fields.month = month
        index = text[end] == "份" ? end + 1 : end
        return true
    }

    /// 3月龄, 近三月, 第3月 and 一月有余 are lengths of time.
    private func monthStands(_ end: Int) -> Bool {
        switch text[end] {
        case "龄", "余", "嫂", "饼", "球", "薪", "租": return false
        default: break
        }
        // 康熙三年五月: of a year that is not read.
        if fields.year == nil, text[index - 1] == "年" && text[index - 2] != "每" || text.counts(at: index - 1) {
            return false
        }
        switch text[index - 1] {
        case "第", "近", "满", "逾", "超", "每", ".": return false
        default: return true
        }
    }

    private mutating func takeLunarMonth(_ month: MonthTerm, end: Int) -> Bool {
        switch text[index] {
        case "大":
            // 大年 needs its day: 大年初一, 大年三十.
            guard text[end] == "初" || text.has("三", "十", at: end) else { return false }
        case "冬":
            guard text[end] == "初" || text.counts(at: end) else { return false }
        default: break
        }
        fields.month = month
        fields.isLunar = true
        index = end
        return true
    }

    /// What may follow a month: a day, a part, a week. False where the date ends with its month.
    mutating func takeAfterMonth() -> Bool {
        var place = text.skippingSpaces(from: index, limit: 1)
        if text[place] == "的" { place += 1 }
        if let part = DateWords.tenDays.match(text, at: place) {
            fields.day = .tenDays(part.value)
            index = part.end
            return false
        }
        if text[place] == "第", let week = number(at: place + 1, upTo: 5), week.value > 0, text[week.end] == "周" {
            fields.day = .weekOfMonth(week.value)
            index = week.end + 1
            return false
        }
        if text[place] == "第", let ordinal = number(at: place + 1, upTo: 5), ordinal.value > 0,
            text[ordinal.end] == "个",
            let named = DateWords.weekNames.end(text, at: ordinal.end + 1), let weekday = weekday(at: named),
            weekday < 8
        {
            fields.day = .weekdayOfMonth(ordinal.value, weekday: weekday)
            index = named + 1
            return true
        }
        if takeLunarDay(at: place) { return true }
        if let end = DateWords.monthParts.end(text, at: index), monthPartStands(end) {
            fields.day = .partOfMonth
            index = end
            return false
        }
        return takeDayNumber(at: text.skippingSpaces(from: index, limit: 1))
    }

    private func monthPartStands(_ end: Int) -> Bool {
        switch text[end] {
        // 6月末|中央企业
        case "中": text[end + 1] == "央" || text[end + 1] == "国"
        case "步", "蕴", "级", "期", "心": false
        default: true
        }
    }

    /// 初一 to 初十, 廿一 to 廿九; 十五 and 三十 after a month that is lunar by its name.
    private mutating func takeLunarDay(at place: Int) -> Bool {
        let number: (value: Int, end: Int, isArabic: Bool)?
        switch text[place] {
        case "初":
            number = self.number(at: place + 1, upTo: 10)
            if let number, number.isArabic || text[number.end] == "中" || text[number.end] == "级" { return false }
        case "廿": number = self.number(at: place, upTo: 29)
        default:
            guard fields.isLunar || isLunarByItsForm(place) else { return false }
            number = self.number(at: place, upTo: 30)
            if let number, text[number.end] == "日" || text[number.end] == "号" { return false }
        }
        guard let number, number.value > 0 else { return false }
        fields.day = .number(number.value)
        fields.isLunar = true
        index = number.end
        return true
    }

    /// 八月十五, 二月十五: a day in numerals without 日 is one of the lunar calendar.
    private func isLunarByItsForm(_ place: Int) -> Bool {
        switch fields.year {
        case nil, .offset: break
        default: return false
        }
        guard case .number(let month, _) = fields.month, text[place - 1] == "月", text[place] == "十",
            month == 8 || NumeralScalar.counts(text[place - 2]), let day = number(at: place, upTo: 19), day.value > 10
        else { return false }
        let next = text[day.end]
        return next != "日" && next != "号" && (text.has("十", "五", at: place) || !isHanzi(next) || next == "是")
    }

    /// After a month: 29日, 29号, 十五 without either; 12-19日 and 3、4日 leave the rest to the second date.
    private mutating func takeDayNumber(at place: Int) -> Bool {
        guard let day = number(at: place, upTo: 31), day.value > 0 else { return false }
        if text[day.end] == "日" || text[day.end] == "号" {
            fields.day = .number(day.value)
            index = day.end + 1
            return true
        }
        var after = DateWords.separators.end(text, at: day.end)
        if text[day.end] == "、" || text[day.end] == "和" { after = day.end + 1 }
        if let after, let second = number(at: text.skippingSpaces(from: after, limit: 1), upTo: 31),
            text[second.end] == "日" || text[second.end] == "号"
        {
            fields.day = .number(day.value)
            index = day.end
            return true
        }
        guard dayStandsAlone(text[day.end], isArabic: day.isArabic) else { return false }
        fields.day = .number(day.value)
        index = text[day.end - 1] == " " ? day.end - 1 : day.end
        return true
    }

    /// 1月3, 八月十五: a number after a month with nothing countable behind it.
    func dayStandsAlone(_ next: UInt32, isArabic: Bool) -> Bool {
        if next == 0 || next == "至" || next == "到" { return true }
        if isHanzi(next) || isDigitScalar(next) || isLatinLetter(next) { return false }
        return !isArabic || next == "," || next == "。" || next == ")" || next == "~" || next == "-"
    }
}
