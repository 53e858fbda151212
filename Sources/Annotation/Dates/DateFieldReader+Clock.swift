import BulletinModel

extension DateFieldReader {
    /// 上午9时30分, 早上5:00, 晚12点; after a day also 清晨 alone, which makes it no more exact.
    mutating func takeDayPartAndClock(afterDay: Bool) {
        let start = index
        var place = text.skippingSpaces(from: index, limit: 1)
        if afterDay, text[place] == "的" { place += 1 }
        if afterDay, text.has("大", "约", at: place) { place += 2 }
        guard let (part, end) = text.dayPart(at: place, afterDay: afterDay) else {
            index = place
            if !takeClock(afterDay: afterDay) { index = start }
            return
        }
        index = text[end] == "的" ? end + 1 : text.skippingSpaces(from: end, limit: 1)
        // 上午约九时
        if text[index] == "约" { index += 1 } else if text.has("大", "约", at: index) { index += 2 }
        if takeClock(afterDay: true) {
            fields.dayPart = part
        } else if afterDay, text[place - 1] != "的" {
            fields.dayPart = part
            index = end
        } else {
            index = start
        }
    }

    /// 5:00, 8时30分, 五点半, 9—11时 of which the first is left without its 时.
    private mutating func takeClock(afterDay: Bool) -> Bool {
        guard let hour = number(at: index, upTo: 24) else { return false }
        switch text[hour.end] {
        case ":": return takeDigitalClock(hour.value, hour.end, afterDay: afterDay)
        case "时", "点", "點":
            guard hourStands(hour.end, isArabic: hour.isArabic, afterDay: afterDay) else { return false }
            fields.hour = hour.value
            index = hour.end + 1
            takeMinutes()
            return true
        default:
            guard let separator = DateWords.separators.end(text, at: hour.end),
                let second = number(at: text.skippingSpaces(from: separator, limit: 1), upTo: 24),
                text[second.end] == "时" || text[second.end] == "点",
                hourStands(second.end, isArabic: second.isArabic, afterDay: afterDay)
            else { return false }
            fields.hour = hour.value
            index = hour.end
            return true
        }
    }

    private mutating func takeDigitalClock(_ hour: Int, _ colon: Int, afterDay: Bool) -> Bool {
        guard text.isDigit(at: colon + 1), text.isDigit(at: colon + 2), !text.isDigit(at: colon + 3) else {
            return false
        }
        if !afterDay {
            switch text[index - 1] {
            case ":", ".", "以", "分", "比": return false
            case "-": if !isSecond, text.isDigit(at: index - 2) { return false }
            default: break
            }
        }
        let minute = Int(text[colon + 1] - 0x30) * 10 + Int(text[colon + 2] - 0x30)
        guard minute < 60 else { return false }
        fields.hour = hour
        fields.minute = minute
        index = colon + 3
        if text[index] == ":", text.isDigit(at: index + 1), text.isDigit(at: index + 2), !text.isDigit(at: index + 3) {
            index += 3
        }
        if text[index] == "时" { index += 1 }
        if text.has("p", "m", at: index) || text.has("P", "M", at: index) {
            fields.dayPart = .afternoon
            index += 2
        }
        return true
    }

    /// 三点建议, 3点要求, 8时代 and 几点 are no hours.
    private func hourStands(_ mark: Int, isArabic: Bool, afterDay: Bool) -> Bool {
        let next = text[mark + 1]
        if text[mark] == "时" {
            if text[index - 1] == "第" || text[index - 1] == "天" && !afterDay { return false }
            switch next {
            case "代", "段", "速", "候", "期", "尚", "长", "空", "常", "刻", "而", "差": return false
            default:
                return isArabic || afterDay || isSecond || next == "许" || next == "整" || NumeralScalar.counts(next)
            }
        }
        switch next {
        case "多", "钟", "半", "许", "整", "左": return true
        case "建", "意", "倡", "诉": return false
        case "主": if text[mark + 2] == "张" { return false }
        case "要", "希", "看", "说", "体", "启", "思", "感", "内", "共", "理", "原", "期", "五", "名", "的", "是": return afterDay
        default: break
        }
        if !afterDay {
            switch text[index - 1] {
            case "天", "出", "下", "几", "这", "第", "共", "了", "做", "以", "有": return false
            default: break
            }
        }
        if text.has("一", "点", at: mark - 1), mark == index + 1, !afterDay, !isSecond { return false }
        guard NumeralScalar.counts(next) || isDigitScalar(next) else { return true }
        guard let minute = number(at: mark + 1, upTo: 59) else { return false }
        return text[minute.end] == "分" || text[minute.end] == "刻" || afterDay || isSecond
    }

    private mutating func takeMinutes() {
        if text[index] == "半" {
            fields.minute = 30
            index += 1
            return
        }
        if text[index] == "钟" { index += 1 }
        if text[index] == "整" { index += 1 }
        if text[index] == "多" || text[index] == "过" { index += text[index + 1] == "钟" ? 2 : 1 }
        guard let minute = number(at: index, upTo: 59) else { return }
        switch text[minute.end] {
        case "分":
            guard text[minute.end + 1] != "钟" else { return }
            fields.minute = minute.value
            index = minute.end + 1
            if let second = number(at: index, upTo: 59), text[second.end] == "秒" { index = second.end + 1 }
        case "刻":
            guard (1...3).contains(minute.value) else { return }
            fields.minute = minute.value * 15
            index = minute.end + 1
        default:
            // 7点30: minutes without 分 have two digits and nothing countable behind them.
            guard minute.value >= 10, !isHanzi(text[minute.end]) || text[minute.end] == "定" else { return }
            fields.minute = minute.value
            index = minute.end
        }
    }

    // MARK: 三年前, 过去十年

    /// A time counted from now: 三年前, 5天后, 过去十年, 未来三天.
    mutating func takeRelativeSpan() -> Bool {
        if let direction = spanDirection() {
            var place = text.skippingSpaces(from: direction.end, limit: 1)
            if text[place] == "的" { place += 1 }
            guard let length = text.spanLength(at: place) else { return false }
            fields.day = .around(direction.sign * length.count, length.unit)
            index = length.end
            if text[index] == "内" || text[index] == "里" { index += 1 }
            return true
        }
        guard let length = text.spanLength(at: index) else { return false }
        switch text[index - 1] {
        case "第", "约", "近", "每", "月", "年", ".", "余", "多", "的", "个": return false
        default: break
        }
        var end = length.end
        if text[end] == "以" || text[end] == "之" { end += 1 }
        guard text[end] == "前" || text[end] == "后" else { return false }
        // 3年前后, 3天后勤
        switch text[end + 1] {
        case "后", "勤", "期", "续", "置", "半", "往", "列", "三", "二", "进": return false
        default: break
        }
        let isAfter = text[end] == "后"
        fields.day = .ago(isAfter ? length.count : -length.count, length.unit, fromNamed: isAfter)
        index = end + 1
        return true
    }

    @inline(__always) private func spanDirection() -> (sign: Int, end: Int)? {
        if text.has("过", "去", at: index) { return text[index - 1] == "走" ? nil : (-1, index + 2) }
        return text.has("未", "来", at: index) || text.has("今", "后", at: index) ? (1, index + 2) : nil
    }
}

/// What stands at a place: of the text and not of `DateFieldReader`, which would be copied for each.
extension AnnotatedText {
    fileprivate func dayPart(at place: Int, afterDay: Bool) -> (DayPart, end: Int)? {
        if let word = DateWords.parts.match(self, at: place) { return (word.value, word.end) }
        guard let word = DateWords.shortParts.match(self, at: place), afterDay || clockFollows(word.end) else {
            return nil
        }
        switch self[word.end] {
        // 10日晚|在食堂, but 早在
        case "在": return afterDay ? (word.value, word.end) : nil
        case "稻", "期", "已", "就", "会", "报", "餐", "饭", "些", "日", "上", "间": return nil
        default: return (word.value, word.end)
        }
    }

    fileprivate func clockFollows(_ place: Int) -> Bool {
        guard let hour = dateNumber(at: place, upTo: 24) else { return false }
        return self[hour.end] == "点" || self[hour.end] == "时" || self[hour.end] == ":" || self[hour.end] == "點"
    }

    fileprivate func spanLength(at place: Int) -> (count: Int, unit: CalendarUnit, end: Int)? {
        guard let count = dateNumber(at: place, upTo: 1000), count.value > 0 else { return nil }
        // 07年以后, 五八年前: a year, not so many.
        if self[place] == "0" || self[place] == "零" || self[place] == "〇" { return nil }
        if !count.isArabic, count.end == place + 2, count.value % 10 != 0, self[place] != "十", self[place + 1] != "十" {
            return nil
        }
        let hasMeasure = self[count.end] == "个"
        let end = hasMeasure ? count.end + 1 : count.end
        switch self[end] {
        case "月": return hasMeasure ? (count.value, .month, end + 1) : nil
        case "星": return self[end + 1] == "期" ? (count.value, .week, end + 2) : nil
        case "年": return hasMeasure || count.value > 999 ? nil : (count.value, .year, end + 1)
        case "天", "日": return hasMeasure ? nil : (count.value, .day, end + 1)
        case "周": return hasMeasure ? nil : (count.value, .week, end + 1)
        default: return nil
        }
    }
}
