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
    func number(at place: Int, upTo limit: Int) -> (value: Int, end: Int, isArabic: Bool)? {
        if let (value, end) = plainNumber(at: place) {
            return value <= limit ? (value, text.skippingSpaces(from: end, limit: 1), text.isDigit(at: place)) : nil
        }
        guard let numeral = shortNumeral(at: place), let value = numeral.small, value <= limit else { return nil }
        return (value, text.skippingSpaces(from: numeral.end, limit: 1), numeral.isArabic)
    }

    /// One to three digits, or as few numerals: what nearly all numbers of dates are.
    private func plainNumber(at place: Int) -> (value: Int, end: Int)? {
        var end = place
        if text.isDigit(at: place) {
            var value = 0
            while end < place + 4, text.isDigit(at: end) {
                value = value * 10 + Int(text[end] - 0x30)
                end += 1
            }
            return end < place + 4 && text[end] != "." && !NumeralScalar.isPower(text[end]) ? (value, end) : nil
        }
        while end < place + 4, text.counts(at: end) { end += 1 }
        guard end > place, end < place + 4 else { return nil }
        return plainValue(at: place, end - place).map { ($0, end) }
    }

    /// Numerals of dates are short: a run of digits is not read on and on from each of its places.
    func shortNumeral(at place: Int) -> Numeral? {
        if text.isDigit(at: place) { return shortDigitRun(at: place) }
        guard text.counts(at: place) else { return nil }
        var length = 1
        while length <= 12, text.counts(at: place + length) { length += 1 }
        guard length <= 12 else { return nil }
        if length <= 3, let value = plainValue(at: place, length) {
            return Numeral(
                range: place..<place + length, value: ExactNumber(value), isArabic: false,
                isPlainDigits: length == 1 && value < 10)
        }
        return NumeralReader.read(text, at: place)
    }

    /// 三, 十, 十五, 二十, 二十五: most numerals of dates, without the reader of all others. Nil for what is not so plain, or
    /// may go on.
    private func plainValue(at place: Int, _ length: Int) -> Int? {
        switch text[place + length] {
        case "几", "幾", "数", "數", "余", "餘", "多", "点", "點", " ": return nil
        case let next: if isDigitScalar(next) { return nil }
        }
        let (first, last) = (plainDigit(at: place), plainDigit(at: place + length - 1))
        switch length {
        case 1: return first ?? (text[place] == "十" ? 10 : nil)
        case 2 where text[place] == "十": return last.map { 10 + $0 }
        case 2 where text[place + 1] == "十": return first.map { $0 * 10 }
        case 3 where text[place + 1] == "十":
            guard let first, let last else { return nil }
            return first * 10 + last
        default: return nil
        }
    }

    /// 一 to 九.
    private func plainDigit(at place: Int) -> Int? {
        switch text[place] {
        case "一": 1
        case "二": 2
        case "三": 3
        case "四": 4
        case "五": 5
        case "六": 6
        case "七": 7
        case "八": 8
        case "九": 9
        default: nil
        }
    }

    /// Digits alone: in 10,20日 the comma is of the list.
    private func shortDigitRun(at place: Int) -> Numeral? {
        var end = place
        var value = 0
        while text.isDigit(at: end) {
            guard end - place < 9 else { return nil }
            value = value * 10 + Int(text[end] - 0x30)
            end += 1
        }
        if text[end] == ".", text.isDigit(at: end + 1) { return nil }
        if NumeralScalar.isPower(text[end]) { return nil }
        return Numeral(range: place..<end, value: ExactNumber(value), isArabic: true, isPlainDigits: true)
    }

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
        fields.day = inner.fields.day
        if inner.fields.month != nil { fields.month = inner.fields.month }
        fields.isLunar = inner.fields.isLunar
    }

    private mutating func takeMonthAndDay() -> Bool {
        if takeMonth() { return takeAfterMonth() }
        return takeDay()
    }

    /// Takes the longest of the words that stands here.
    mutating func takeWord(_ words: Lexicon<Void>) -> Bool {
        guard let end = words.end(text, at: index) else { return false }
        index = end
        return true
    }
}
