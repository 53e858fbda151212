import BulletinModel

extension DateFieldReader {
    /// 2022年, 二〇二二年, 08年, 去年, 80年代, 上世纪80年代, 20世纪.
    mutating func takeYear() -> Bool {
        let own = shortNumeral(at: index)
        if takeDecade(own) || takeEraYear() || takePairOfYears() { return true }
        if let word = DateWords.years.match(text, at: index) {
            guard !isInsideYearWord(word.end) else { return false }
            // 本次|年会
            if text[index] == "次", text[index - 1] == "本" || text[index - 1] == "此" || text[index - 1] == "首" {
                return false
            }
            // 当年 alone is as often “in those days”.
            if text[index] == "当", !text.counts(at: word.end), !text.isDigit(at: word.end) { return false }
            fields.year = word.value
            index = word.end
            return true
        }
        return own.map { takeYearNumber($0) } ?? false
    }

    /// 康熙三年, 光绪元年, 民国二十年: counted from an era's first year, which is 元年.
    private mutating func takeEraYear() -> Bool {
        guard let era = DateWords.eras.match(text, at: index) else { return false }
        var (count, end) = (1, era.end + 1)
        if text[era.end] != "元" {
            guard let number = number(at: era.end, upTo: era.value == 1912 ? 130 : 61), number.value > 0 else {
                return false
            }
            (count, end) = (number.value, number.end)
        }
        guard text[end] == "年" else { return false }
        fields.year = .number(era.value + count - 1)
        index = end + 1
        return true
    }

    /// 如今年轻, 之前年均, 文明年, 80后年轻人.
    private func isInsideYearWord(_ end: Int) -> Bool {
        switch text[end] {
        case "轻", "均", "龄", "纪", "货", "夜", "产": return true
        default: break
        }
        let before = text[index - 1]
        switch text[index] {
        case "这", "大", "第": return false
        case "后", "前":
            return isDigitScalar(before) || NumeralScalar.counts(before) || DateWords.notBeforeYears.contains(before)
        default: return DateWords.notBeforeYears.contains(before)
        }
    }

    private mutating func takeYearNumber(_ numeral: Numeral) -> Bool {
        guard numeral.upper == nil, numeral.bound == .exact, let value = wholeYear(numeral) else { return false }
        let after = text.skippingSpaces(from: numeral.end, limit: 1)
        guard text[after] == "年" else { return takeElidedYear(numeral, value, after) }
        switch text[after + 1] {
        case "级", "轮", "龄", "余", "多", "半", "老": return false
        // 三九年报: of a company
        case "期", "间", "报", "检", "审", "薪": if value < 1000 { return false }
        default: break
        }
        if value >= 1000 {
            fields.year = .number(value)
        } else if numeral.range.count == 3, !numeral.isArabic, (100...130).contains(value) {
            // 一○八年: of the Republic, as in Taiwan.
            fields.year = .number(1911 + value)
        } else if numeral.range.count == 2, value < 100, isShortYear(numeral) || yearGoesOn(after + 1) {
            fields.year = .twoDigits(value)
        } else {
            return false
        }
        index = after + 1
        if text[index] == "度" { index += 1 }
        return true
    }

    /// Digits in a row, or 两千零四 with its powers.
    private func wholeYear(_ numeral: Numeral) -> Int? {
        guard let value = numeral.small, value < 3000 else { return nil }
        return numeral.isPlainDigits || (1900..<2100).contains(value) ? value : nil
    }

    /// 08年, 〇八年, 九八年: two digits in a row that are no count of years.
    private func isShortYear(_ numeral: Numeral) -> Bool {
        guard numeral.isPlainDigits else { return false }
        return !numeral.isArabic || text[numeral.range.lowerBound] == "0" || isSecond
    }

    /// 15年3月, 19年底: what follows makes a year of it.
    private func yearGoesOn(_ place: Int) -> Bool {
        let next = text.skippingSpaces(from: place, limit: 1)
        if DateWords.monthSpans.match(text, at: next) != nil { return true }
        if text[next] == "底" || text[next] == "初" || text[next] == "末" { return true }
        if text[next] == "第", let week = number(at: next + 1, upTo: 53) {
            let counted = text[week.end] == "个" ? week.end + 1 : week.end
            return counted > week.end && text[counted] == "月" || DateWords.weekNames.end(text, at: counted) != nil
        }
        guard let month = number(at: next, upTo: 12) else { return false }
        if let separator = DateWords.separators.end(text, at: month.end),
            let last = number(at: separator, upTo: 12)
        {
            return text[last.end] == "月"
        }
        return text[month.end] == "月"
    }

    /// 2015-2018年, 1985到89年9月: the first has its 年 from the second.
    private mutating func takeElidedYear(_ numeral: Numeral, _ value: Int, _ after: Int) -> Bool {
        guard numeral.isPlainDigits, value >= 1000, let separator = DateWords.separators.end(text, at: after),
            let second = shortNumeral(at: text.skippingSpaces(from: separator, limit: 1)), second.isPlainDigits,
            second.range.count == 4 || second.range.count == 2,
            text[text.skippingSpaces(from: second.end, limit: 1)] == "年"
        else { return false }
        fields.year = .number(value)
        index = numeral.end
        return true
    }

    // MARK: decades and centuries

    /// - Parameter own: the numeral that stands here.
    private mutating func takeDecade(_ own: Numeral?) -> Bool {
        let century = centuryHere(own)
        if let decades = pairOfDecades(at: century?.end ?? index, own: century == nil ? own : nil) {
            let start = century.map { $0.index * 100 } ?? recentDecade(decades.first) - decades.first
            fields.year = .span(start + decades.first...start + decades.last + 9)
            index = decades.end + 2
            _ = takeWord(DateWords.spanParts)
            return true
        }
        if let numeral = century.map({ shortNumeral(at: $0.end) }) ?? own, let value = numeral.small,
            text.has("年", "代", at: numeral.end)
        {
            guard value % 10 == 0, value < 100 || century == nil && (1000...2999).contains(value) else { return false }
            let first = value >= 1000 ? value : century.map { $0.index * 100 + value } ?? recentDecade(value)
            fields.year = .span(first...(first + 9))
            index = numeral.end + 2
            _ = takeWord(DateWords.spanParts)
            return true
        }
        guard let century else { return false }
        fields.year = .span((century.index * 100 + 1)...(century.index * 100 + 100))
        index = century.end
        _ = takeWord(DateWords.spanParts)
        return true
    }

    /// 六七十年代, 六、七十年代, 70、80年代, 70至80年代: 60 and 70; up to 年代.
    /// - Parameter own: the numeral that stands there, where it was read already.
    private func pairOfDecades(at place: Int, own: Numeral?) -> (first: Int, last: Int, end: Int)? {
        guard let one = own ?? shortNumeral(at: place) else { return nil }
        if let first = one.value, let last = one.upper {
            guard text.has("年", "代", at: one.end), first.exponent == 1, last.exponent == 1,
                (1...9).contains(first.mantissa), (1...9).contains(last.mantissa), first < last
            else { return nil }
            return (Int(first.mantissa) * 10, Int(last.mantissa) * 10, one.end)
        }
        guard let value = one.small, value > 0, value < 100 else { return nil }
        let separator = text[one.end] == "、" ? one.end + 1 : DateWords.separators.end(text, at: one.end)
        guard let separator, let other = shortNumeral(at: separator), text.has("年", "代", at: other.end),
            let last = other.small, last % 10 == 0, last < 100
        else { return nil }
        let first = value < 10 && !one.isArabic ? value * 10 : value
        return first % 10 == 0 && first < last ? (first, last, other.end) : nil
    }

    /// 19 for the 20th century.
    @inline(__always) private func centuryHere(_ own: Numeral?) -> (index: Int, end: Int)? {
        if text.has("上", "世", "纪", at: index) { return (publishedYear / 100 - 1, index + 3) }
        if text.has("上", "个", at: index), text.has("世", "纪", at: index + 2) {
            return (publishedYear / 100 - 1, index + 4)
        }
        if text.has("本", "世", "纪", at: index) { return (publishedYear / 100, index + 3) }
        guard let numeral = own, text.has("世", "纪", at: numeral.end), let value = numeral.small,
            (1...30).contains(value)
        else { return nil }
        return (value - 1, numeral.end + 2)
    }

    private func recentDecade(_ decade: Int) -> Int {
        let own = publishedYear / 100 * 100
        return own + decade > publishedYear ? own - 100 + decade : own + decade
    }

    // MARK: parts of a year

    /// 上半年, 三季度, 前10个月, 首月.
    mutating func takeMonthSpan() -> Bool {
        if let span = DateWords.monthSpans.match(text, at: index) {
            if text.counts(at: index - 1) || text.isDigit(at: index - 1) { return false }
            if case .number = span.value, fields.year == nil { return false }
            fields.month = span.value
            index = span.end
            takeQuarterPart()
            return true
        }
        if takeOrdinalMonth() || takeLastMonths() { return true }
        // 提前3个月 is a length of time.
        guard text[index] == "前" || text[index] == "头" && fields.year != nil, text[index - 1] != "提",
            text[index - 1] != "此",
            let count = number(at: index + 1, upTo: 12), count.value > 0
        else { return false }
        let hasMeasure = text[count.end] == "个"
        guard text[hasMeasure ? count.end + 1 : count.end] == "月", hasMeasure || fields.year != nil || count.isArabic
        else {
            return false
        }
        fields.month = .span(1...count.value)
        index = count.end + (hasMeasure ? 2 : 1)
        return true
    }

    /// 1970年第8个月
    private mutating func takeOrdinalMonth() -> Bool {
        guard fields.year != nil, text[index] == "第", let month = number(at: index + 1, upTo: 12), month.value > 0,
            text.has("个", "月", at: month.end)
        else { return false }
        fields.month = .number(month.value)
        index = month.end + 2
        return true
    }

    /// 2021年最后4个月, 去年后三个月
    private mutating func takeLastMonths() -> Bool {
        guard fields.year != nil else { return false }
        let mark = text.has("最", "后", at: index) || text.has("最", "後", at: index) ? 2 : text[index] == "后" ? 1 : 0
        guard mark > 0, let count = number(at: text.skippingSpaces(from: index + mark, limit: 1), upTo: 12),
            count.value > 0
        else { return false }
        let measure = text[count.end] == "个" ? count.end + 1 : count.end
        guard text[measure] == "月" else { return false }
        fields.month = .span(13 - count.value...12)
        index = measure + 1
        return true
    }

    /// 一季度末 is March.
    private mutating func takeQuarterPart() {
        guard text[index] == "末" || text[index] == "初", !isHanzi(text[index + 1]) else { return }
        switch fields.month {
        case .span(let months) where months.count == 3:
            fields.month = .number(text[index] == "末" ? months.upperBound : months.lowerBound)
            index += 1
        case .quarter(let offset):
            fields.month = .quarterEdge(offset: offset, isLast: text[index] == "末")
            index += 1
        default: break
        }
    }

    /// 2025年第一天, and what time of it.
    mutating func takeDayOfYear() -> Bool {
        guard text[index] == "第", let day = number(at: index + 1, upTo: 366), day.value > 0, text[day.end] == "天"
        else { return false }
        fields.day = .dayOfYear(day.value)
        index = day.end + 1
        return true
    }

    /// 今明两年
    private mutating func takePairOfYears() -> Bool {
        guard text[index + 2] == "两", text[index + 3] == "年" else { return false }
        if text.has("今", "明", at: index) {
            fields.year = .span(publishedYear...publishedYear + 1)
        } else if text.has("去", "今", at: index) {
            fields.year = .span(publishedYear - 1...publishedYear)
        } else {
            return false
        }
        index += 4
        return true
    }

    /// 2021年第一周, 20年第52周.
    mutating func takeWeekOfYear() -> Bool {
        guard text[index] == "第", let week = number(at: index + 1, upTo: 53), week.value > 0 else { return false }
        let place = text[week.end] == "个" ? week.end + 1 : week.end
        guard let end = DateWords.weekNames.end(text, at: place) else { return false }
        fields.day = .weekOfYear(week.value)
        index = end
        return true
    }

    /// 2022年底.
    mutating func takeYearPart() -> Bool {
        guard let end = DateWords.yearParts.end(text, at: index) else { return false }
        switch text[end] {
        case "一", "步", "蕴", "级", "中", "心", "期": if end == index + 1 { return false }
        default: break
        }
        fields.month = .partOfYear
        index = end
        return true
    }

    /// 年初, 年底 of this year.
    mutating func takeBareYearPart() -> Bool {
        guard let end = DateWords.bareYearParts.end(text, at: index) else { return false }
        let before = text[index - 1]
        guard !NumeralScalar.counts(before), !isDigitScalar(before) else { return false }
        switch before {
        case "每", "当", "多", "几", "来", "新", "半", "同": return false
        default: break
        }
        fields.month = .partOfYear
        index = end
        return true
    }
}
