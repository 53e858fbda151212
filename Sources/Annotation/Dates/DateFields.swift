import BulletinModel

/// What a date's words say, part by part, before they are given a place in the calendar.
struct DateFields: Hashable, Sendable {
    var year: YearTerm?
    var month: MonthTerm?
    var day: DayTerm?
    /// 农历, 正月, 初一: month and day are those of the lunar calendar.
    var isLunar = false
    var dayPart: DayPart?
    /// 0 to 24 as printed, before the part of the day is taken into account.
    var hour: Int?
    var minute: Int?

    var isEmpty: Bool { year == nil && month == nil && day == nil && hour == nil }
    var hasClock: Bool { hour != nil }
    /// 昨日: told by the reporter even behind 说,…
    var isPast: Bool {
        if case .offset(let days) = day { return days < 0 }
        return false
    }
    /// 周三, and no week said.
    var isWeekday: Bool {
        if case .weekday(_, week: nil) = day { return true }
        return false
    }
    /// 今天, 昨晚, 下周一: counted from the day of whoever speaks.
    var isDeictic: Bool {
        switch day {
        case .offset, .weekday, .week, .weekend: true
        default: false
        }
    }
}

enum YearTerm: Hashable, Sendable {
    case number(Int)
    /// 08年: of the century that fits.
    case twoDigits(Int)
    /// From the bulletin's: 去年 is −1.
    case offset(Int)
    /// From the year last named: 次年 is 1.
    case fromNamed(Int)
    /// Decades and centuries.
    case span(ClosedRange<Int>)
}

enum MonthTerm: Hashable, Sendable {
    case number(Int, leap: Bool = false)
    /// From the bulletin's: 上月 is −1.
    case offset(Int)
    /// From the month last named: 次月 is 1.
    case fromNamed(Int)
    /// Quarters, half-years, 前10个月: months of a year.
    case span(ClosedRange<Int>)
    /// 上季度 is −1.
    case quarter(offset: Int)
    /// 上季度末: the first or the last month of one.
    case quarterEdge(offset: Int, isLast: Bool)
    /// 年初, 年底: as exact as its year.
    case partOfYear
}

enum DayTerm: Hashable, Sendable {
    case number(Int)
    /// From the bulletin's: 昨日 is −1.
    case offset(Int)
    /// From the day last named: 次日 is 1.
    case fromNamed(Int)
    /// 1 Monday to 7 Sunday; of which week, where it is said.
    case weekday(Int, week: Int?)
    case week(Int)
    case weekend(Int)
    /// 十月第一周.
    case weekOfMonth(Int)
    /// 2021年第一周
    case weekOfYear(Int)
    /// 2025年第一天
    case dayOfYear(Int)
    /// 6月第3个星期日
    case weekdayOfMonth(Int, weekday: Int)
    /// 上旬 1, 中旬 2, 下旬 3.
    case tenDays(Int)
    /// 10月初: as exact as its month.
    case partOfMonth
    case holiday(Holiday)
    /// 三年前, 两天后; nothing where it counts from the bulletin's day.
    case ago(Int, CalendarUnit, fromNamed: Bool)
    /// 过去十年, 未来三天; negative: what lies behind.
    case around(Int, CalendarUnit)
}

enum CalendarUnit: Hashable, Sendable {
    case year, month, week, day
}

enum DayPart: Hashable, Sendable {
    /// 凌晨, 清晨, 早上, 上午
    case morning
    /// 中午
    case noon
    /// 下午, 傍晚
    case afternoon
    /// 晚上, 夜里
    case evening

    /// The hour of 24 that this part makes of a printed one; 24 is the next day's first.
    func hour(_ printed: Int) -> Int {
        switch self {
        case .morning: printed == 12 ? 12 : printed
        case .noon: printed < 10 ? printed + 12 : printed
        case .afternoon: printed < 12 ? printed + 12 : printed
        case .evening: printed == 12 ? 24 : printed >= 4 && printed < 12 ? printed + 12 : printed
        }
    }
}
