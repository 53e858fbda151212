import BulletinModel

/// Reads the parts of one date from the left: year, month, day, part of the day, clock. Each part may be missing.
///
/// No part is longer than a few scalars, so that an attempt costs the same wherever it is made.
struct DateFieldReader {
    let text: AnnotatedText
    /// For 上世纪 and 20年代.
    let publishedYear: Int
    /// It is the second date of a range, where a number needs less around it.
    var isSecond = false
    /// The day of the month that was named last: of 26号 in 仅26号一天 it tells a day.
    var dayNamed: Int?
    var fields = DateFields()
    var index: Int

    init(_ text: AnnotatedText, at index: Int, publishedYear: Int, isSecond: Bool = false) {
        self.text = text
        self.index = index
        self.publishedYear = publishedYear
        self.isSecond = isSecond
    }

    /// False where nothing was read that names a date.
    mutating func read() -> Bool {
        let start = index
        takeLunarMark()
        if takeNumericMonth() { return true }
        if takeNumericDate() || takeMonthBeforeClock() || takeRelativeSpan() {
            takeDayPartAndClock(afterDay: true)
            return true
        }
        if takeYear() {
            index = skippingJoint(from: index)
            takeLunarMark()
            if takeMonthSpan() || takeYearPart() || takeWeekOfYear() { return true }
            if takeDayOfYear() {
                takeDayPartAndClock(afterDay: true)
                return true
            }
        } else if takeMonthSpan() || takeBareYearPart() {
            return true
        }
        if takeHoliday() {
            takeDayPartAndClock(afterDay: true)
            return true
        }
        let beforeMonth = index
        if takeMonth() {
            if !takeAfterMonth() { return index > start }
        } else if fields.year != nil {
            index = text[beforeMonth - 1] == "的" || text[beforeMonth - 1] == " " ? beforeMonth - 1 : beforeMonth
            return true
        } else if !takeDay() {
            takeDayPartAndClock(afterDay: false)
            return !fields.isEmpty
        }
        takeBracketedDay()
        takeDayPartAndClock(afterDay: true)
        return !fields.isEmpty
    }

    /// 的 and spaces between two parts: 2023年三月的第二周, 2018年 十二月.
    private func skippingJoint(from place: Int) -> Int {
        let next = text.skippingSpaces(from: place, limit: 1)
        return text[next] == "的" ? next + 1 : next
    }

    /// 农历, 阴历: the month and the day that follow are lunar.
    private mutating func takeLunarMark() {
        guard text[index + 1] == "历", text[index] == "农" || text[index] == "阴" || text[index] == "旧" else { return }
        index += 2
        fields.isLunar = true
    }

    /// A number up to `limit`; spaces after it are skipped.
    @inline(__always) func number(at place: Int, upTo limit: Int) -> (value: Int, end: Int, isArabic: Bool)? {
        text.dateNumber(at: place, upTo: limit)
    }

    @inline(__always) func shortNumeral(at place: Int) -> Numeral? { text.shortNumeral(at: place) }

    // MARK: in brackets

    /// 今天（27号）下午, 11月3日（星期四）, 2022年11月3日 星期四.
    private mutating func takeBracketedDay() {
        var place = text.skippingSpaces(from: index, limit: 1)
        let isBracketed = text[place] == "("
        if isBracketed { place += 1 } else if place == index { return }
        var inner = DateFieldReader(text, at: place, publishedYear: publishedYear, isSecond: true)
        let didRead = isBracketed ? inner.takeMonthAndDay() : fields.month != nil && inner.takeWeekday()
        guard didRead, !isBracketed || text[inner.index] == ")" else { return }
        index = isBracketed ? inner.index + 1 : inner.index
        guard case .number = inner.fields.day, fields.month == nil || inner.fields.isLunar == fields.isLunar else {
            return
        }
        // 明天(11日): of the month to come, and not of the one behind.
        if case .offset(let days) = fields.day, days > 0, inner.fields.month == nil { return }
        fields.day = inner.fields.day
        if inner.fields.month != nil { fields.month = inner.fields.month }
        fields.isLunar = inner.fields.isLunar
    }

    private mutating func takeMonthAndDay() -> Bool {
        if takeMonth() { return takeAfterMonth() }
        return takeDay()
    }

    /// Takes the longest of the words that stands here.
    mutating func takeWord(_ words: borrowing Lexicon<Void>) -> Bool {
        guard let end = words.end(text, at: index) else { return false }
        index = end
        return true
    }
}
