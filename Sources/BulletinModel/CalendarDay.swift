/// A day of the Gregorian calendar; a bulletin's date is that, not an instant.
package struct CalendarDay: Hashable, Sendable, Comparable, CustomStringConvertible {
    package let year: Int
    package let month: Int
    package let day: Int

    /// Nil where the calendar has no such day. Years 1 to 9999.
    package init?(year: Int, month: Int, day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
            day <= Self.daysIn(month: month, ofYear: year)
        else { return nil }
        self.year = year
        self.month = month
        self.day = day
    }

    /// The day that lies `number` days after 1970-01-01 (before, where negative).
    /// - Source: Howard Hinnant, “chrono-Compatible Low-Level Date Algorithms”, civil_from_days.
    package init(daysSinceEpoch number: Int) {
        let shifted = number + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
        month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    }

    /// - Parameter text: `YYYY-MM-DD`.
    package init?(_ text: some StringProtocol) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0].utf8.count == 4, parts[1].utf8.count == 2, parts[2].utf8.count == 2,
            parts.allSatisfy({ $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }),
            let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2])
        else { return nil }
        self.init(year: year, month: month, day: day)
    }

    /// - Source: Howard Hinnant, as above, days_from_civil.
    package var daysSinceEpoch: Int {
        let shiftedYear = month <= 2 ? year - 1 : year
        let era = (shiftedYear >= 0 ? shiftedYear : shiftedYear - 399) / 400
        let yearOfEra = shiftedYear - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return era * 146_097 + dayOfEra - 719_468
    }

    /// 1 Monday … 7 Sunday, as ISO 8601 counts.
    package var weekday: Int {
        let remainder = (daysSinceEpoch + 3) % 7
        return (remainder < 0 ? remainder + 7 : remainder) + 1
    }

    package func adding(days: Int) -> CalendarDay {
        CalendarDay(daysSinceEpoch: daysSinceEpoch + days)
    }

    /// `YYYY-MM-DD`.
    package var description: String {
        var text: [UInt8] = []
        write(to: &text)
        return String(decoding: text, as: UTF8.self)
    }

    /// Appends the description: 10 ns.
    package func write(to text: inout [UInt8]) {
        guard (0...9999).contains(year) else {
            return text.append(contentsOf: "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))".utf8)
        }
        func append(_ number: Int) {
            text.append(0x30 + UInt8(truncatingIfNeeded: number / 10))
            text.append(0x30 + UInt8(truncatingIfNeeded: number % 10))
        }
        append(year / 100)
        append(year % 100)
        text.append(UInt8(ascii: "-"))
        append(month)
        text.append(UInt8(ascii: "-"))
        append(day)
    }

    package static func < (left: Self, right: Self) -> Bool {
        (left.year, left.month, left.day) < (right.year, right.month, right.day)
    }

    package static func isLeap(_ year: Int) -> Bool {
        year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400))
    }

    /// Of `month`, 1 to 12, in the calendar of that year.
    package static func daysIn(month: Int, ofYear year: Int) -> Int {
        switch month {
        case 2: isLeap(year) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }
}

/// A point in time as exactly as a text names it: a year, or down to a minute. Prints as ISO 8601 cut there.
package struct DatePoint: Hashable, Sendable, CustomStringConvertible {
    package var year: Int
    package var month: Int?
    package var day: Int?
    package var hour: Int?
    package var minute: Int?

    package init(year: Int, month: Int? = nil, day: Int? = nil, hour: Int? = nil, minute: Int? = nil) {
        self.year = year
        self.month = month
        self.day = day
        self.hour = hour
        self.minute = minute
    }

    package init(_ day: CalendarDay, hour: Int? = nil, minute: Int? = nil) {
        self.init(year: day.year, month: day.month, day: day.day, hour: hour, minute: minute)
    }

    /// `2022`, `2022-10`, `2022-10-29` or `2022-10-29T00:00`.
    package var description: String {
        var text = padded(year, 4)
        guard let month else { return text }
        text += "-" + padded(month, 2)
        guard let day else { return text }
        text += "-" + padded(day, 2)
        guard let hour else { return text }
        return text + "T" + padded(hour, 2) + ":" + padded(minute ?? 0, 2)
    }
}

/// A second of Coordinated Universal Time. Prints as `2022-11-03T08:12:44Z`.
package struct Timestamp: Hashable, Sendable, Comparable, CustomStringConvertible {
    package let secondsSinceEpoch: Int

    package init(secondsSinceEpoch: Int) {
        self.secondsSinceEpoch = secondsSinceEpoch
    }

    /// The day it falls on where clocks are `offset` seconds ahead of UTC. China's are 28,800.
    package func day(offsetFromUTC offset: Int = 28_800) -> CalendarDay {
        let shifted = secondsSinceEpoch + offset
        return CalendarDay(daysSinceEpoch: shifted >= 0 ? shifted / 86_400 : (shifted - 86_399) / 86_400)
    }

    package var description: String {
        let day = day(offsetFromUTC: 0)
        let second = secondsSinceEpoch - day.daysSinceEpoch * 86_400
        return "\(day)T\(padded(second / 3600, 2)):\(padded(second / 60 % 60, 2)):\(padded(second % 60, 2))Z"
    }

    package static func < (left: Self, right: Self) -> Bool {
        left.secondsSinceEpoch < right.secondsSinceEpoch
    }
}

private func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return digits.utf8.count >= width ? digits : String(repeating: "0", count: width - digits.utf8.count) + digits
}
