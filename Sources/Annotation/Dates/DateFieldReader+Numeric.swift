import BulletinModel

/// Dates of digits and marks: 2022-11-03, 2022/11/3, 2022.11.3, 20221103.
extension DateFieldReader {
    mutating func takeNumericDate() -> Bool {
        guard text.isDigit(at: index), let year = digits(at: index, 4), (1000...2999).contains(year) else {
            return false
        }
        let mark = text[index + 4]
        if isDigitScalar(mark) { return takeCompactDate(year) }
        guard mark == "-" || mark == "/" || mark == "." || mark == " ", let month = shortDigits(at: index + 5),
            text[month.end] == mark || mark == "." && text[month.end] == "-", let day = shortDigits(at: month.end + 1),
            CalendarDay(year: year, month: month.value, day: day.value) != nil
        else { return false }
        // 1999.08-2002.02 has months only; 2018-12-1209:03 has its time right behind it.
        if text.isDigit(at: day.end), text[day.end + 2] != ":" { return false }
        // 2021.3.4.5 is the number of a version, 2021-09-12-11:23 a date with its time.
        if text[day.end] == mark, mark != " ", text.isDigit(at: day.end + 1), text[day.end + 3] != ":" { return false }
        set(year, month.value, day.value)
        index = day.end
        if text[index] == "-", text[index + 3] == ":" { index += 1 }
        if text[index] == "T", text.isDigit(at: index + 1) { index += 1 }
        return true
    }

    /// 1999.08-2002.02: months only stand in such a range.
    mutating func takeNumericMonth() -> Bool {
        guard text.isDigit(at: index) else { return false }
        guard let month = numericMonth(at: index) else {
            guard isSecond, let year = yearAlone(at: index) else { return false }
            fields.year = .number(year)
            index += 4
            return true
        }
        if !isSecond {
            guard let second = DateWords.separators.end(text, at: month.end),
                numericMonth(at: second) != nil || yearAlone(at: second) != nil
            else { return false }
        }
        fields.year = .number(month.year)
        fields.month = .number(month.month)
        index = month.end
        return true
    }

    /// The second date of 2008.03-2009.
    private func yearAlone(at place: Int) -> Int? {
        guard text[place - 4] == ".", text.isDigit(at: place - 5) else { return nil }
        guard let year = digits(at: place, 4), (1900...2099).contains(year), !text.isDigit(at: place + 4),
            text[place + 4] != ".", text[place + 4] != "年", text[place + 4] != "-", text[place + 4] != "/"
        else { return nil }
        return year
    }

    @inline(__always) private func numericMonth(at place: Int) -> (year: Int, month: Int, end: Int)? {
        guard let year = digits(at: place, 4), (1900...2099).contains(year), text[place + 4] == ".",
            let month = digits(at: place + 5, 2), (1...12).contains(month), !text.isDigit(at: place + 7),
            text[place + 7] != "."
        else { return nil }
        return (year, month, place + 7)
    }

    /// 09-01 20:01
    mutating func takeMonthBeforeClock() -> Bool {
        guard text.isDigit(at: index), let month = digits(at: index, 2), (1...12).contains(month),
            text[index + 2] == "-", let day = digits(at: index + 3, 2), (1...31).contains(day), text[index + 5] == " ",
            digits(at: index + 6, 2) != nil, text[index + 8] == ":", !isDigitScalar(text[index - 1]),
            text[index - 1] != "-"
        else { return false }
        fields.month = .number(month)
        fields.day = .number(day)
        index += 5
        return true
    }

    private mutating func takeCompactDate(_ year: Int) -> Bool {
        guard (1900...2099).contains(year), !isLatinLetter(text[index - 1]), text[index - 1] != "-",
            let month = digits(at: index + 4, 2), let day = digits(at: index + 6, 2), !text.isDigit(at: index + 8),
            !isLatinLetter(text[index + 8]), text[index + 8] != "-",
            CalendarDay(year: year, month: month, day: day) != nil
        else { return false }
        set(year, month, day)
        index += 8
        return true
    }

    private mutating func set(_ year: Int, _ month: Int, _ day: Int) {
        fields.year = .number(year)
        fields.month = .number(month)
        fields.day = .number(day)
    }

    @inline(__always) private func digits(at place: Int, _ count: Int) -> Int? {
        var value = 0
        for offset in 0..<count {
            guard text.isDigit(at: place + offset) else { return nil }
            value = value * 10 + Int(text[place + offset] - 0x30)
        }
        return value
    }

    private func shortDigits(at place: Int) -> (value: Int, end: Int)? {
        guard let first = digits(at: place, 1) else { return nil }
        guard let both = digits(at: place, 2) else { return (first, place + 1) }
        return (both, place + 2)
    }
}
