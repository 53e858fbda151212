import BulletinModel

/// A feast that is named instead of its date.
enum Holiday: Hashable, Sendable {
    case fixed(month: Int, day: Int)
    case lunar(month: Int, day: Int)
    /// 除夕
    case newYearsEve
    /// 清明: by the sun, on 4, 5 or 6 April.
    case clearAndBright
    /// 母亲节: the second Sunday of May.
    case weekday(Int, ordinal: Int, month: Int)

    /// The day it falls on in a Gregorian year.
    func day(in year: Int) -> CalendarDay? {
        switch self {
        case .fixed(let month, let day): return CalendarDay(year: year, month: month, day: day)
        case .lunar(12, let day): return LunarCalendar.day(year: year - 1, month: 12, day: day)
        case .lunar(let month, let day): return LunarCalendar.day(year: year, month: month, day: day)
        case .newYearsEve: return LunarCalendar.eve(endingYear: year - 1)
        case .clearAndBright:
            guard (1901...2099).contains(year) else { return nil }
            // 寿星公式: the term's day is ⌊0.2422·y + C⌋ − ⌊y/4⌋ with C 5.59 in the 20th century and 4.81 in the 21st.
            let short = year % 100
            let constant = year < 2001 ? 55_900 : 48_100
            return CalendarDay(
                year: year, month: 4, day: (2422 * short + constant) / 10_000 - (year < 2001 ? short - 1 : short) / 4)
        case .weekday(let weekday, let ordinal, let month):
            guard let first = CalendarDay(year: year, month: month, day: 1) else { return nil }
            return first.adding(days: (weekday - first.weekday + 7) % 7 + 7 * (ordinal - 1))
        }
    }

    /// - Source: 全国年节及纪念日放假办法 (State Council) and the customary calendar.
    static let named = Lexicon<Holiday>(of: [
        ("元旦", .fixed(month: 1, day: 1)), ("元旦节", .fixed(month: 1, day: 1)),
        ("情人节", .fixed(month: 2, day: 14)), ("妇女节", .fixed(month: 3, day: 8)),
        ("三八妇女节", .fixed(month: 3, day: 8)), ("三八节", .fixed(month: 3, day: 8)),
        ("植树节", .fixed(month: 3, day: 12)), ("消费者权益日", .fixed(month: 3, day: 15)),
        ("愚人节", .fixed(month: 4, day: 1)), ("清明", .clearAndBright), ("清明节", .clearAndBright),
        ("五一节", .fixed(month: 5, day: 1)), ("六一节", .fixed(month: 6, day: 1)), ("八一节", .fixed(month: 8, day: 1)),
        ("三八节", .fixed(month: 3, day: 8)), ("劳动节", .fixed(month: 5, day: 1)), ("五一劳动节", .fixed(month: 5, day: 1)),
        ("五一国际劳动节", .fixed(month: 5, day: 1)), ("国际劳动节", .fixed(month: 5, day: 1)),
        ("青年节", .fixed(month: 5, day: 4)), ("五四青年节", .fixed(month: 5, day: 4)),
        ("护士节", .fixed(month: 5, day: 12)), ("母亲节", .weekday(7, ordinal: 2, month: 5)),
        ("儿童节", .fixed(month: 6, day: 1)), ("六一儿童节", .fixed(month: 6, day: 1)),
        ("六一国际儿童节", .fixed(month: 6, day: 1)), ("父亲节", .weekday(7, ordinal: 3, month: 6)),
        ("建党节", .fixed(month: 7, day: 1)), ("七一建党节", .fixed(month: 7, day: 1)),
        ("建军节", .fixed(month: 8, day: 1)), ("八一建军节", .fixed(month: 8, day: 1)),
        ("教师节", .fixed(month: 9, day: 10)), ("国庆", .fixed(month: 10, day: 1)),
        ("国庆节", .fixed(month: 10, day: 1)), ("十一国庆节", .fixed(month: 10, day: 1)),
        ("记者节", .fixed(month: 11, day: 8)), ("光棍节", .fixed(month: 11, day: 11)),
        ("双十一", .fixed(month: 11, day: 11)), ("双11", .fixed(month: 11, day: 11)),
        ("感恩节", .weekday(4, ordinal: 4, month: 11)), ("平安夜", .fixed(month: 12, day: 24)),
        ("圣诞节", .fixed(month: 12, day: 25)), ("春节", .lunar(month: 1, day: 1)),
        ("元宵节", .lunar(month: 1, day: 15)),
        ("元宵佳节", .lunar(month: 1, day: 15)), ("元宵之夜", .lunar(month: 1, day: 15)), ("端午", .lunar(month: 5, day: 5)),
        ("端午节", .lunar(month: 5, day: 5)), ("七夕", .lunar(month: 7, day: 7)),
        ("七夕节", .lunar(month: 7, day: 7)), ("中元节", .lunar(month: 7, day: 15)),
        ("中秋", .lunar(month: 8, day: 15)), ("中秋节", .lunar(month: 8, day: 15)),
        ("二月二", .lunar(month: 2, day: 2)), ("三月三", .lunar(month: 3, day: 3)), ("九月九", .lunar(month: 9, day: 9)),
        ("重阳", .lunar(month: 9, day: 9)), ("重阳节", .lunar(month: 9, day: 9)),
        ("腊八节", .lunar(month: 12, day: 8)), ("除夕", .newYearsEve), ("除夕夜", .newYearsEve),
        ("大年夜", .newYearsEve),
    ])

    /// Read as feasts only where the words after them say so: 五一假期, 十一期间.
    static let ofNumbers = Lexicon<Holiday>(of: [
        ("五一", .fixed(month: 5, day: 1)), ("十一", .fixed(month: 10, day: 1)), ("六一", .fixed(month: 6, day: 1)),
        ("七一", .fixed(month: 7, day: 1)), ("八一", .fixed(month: 8, day: 1)), ("三八", .fixed(month: 3, day: 8)),
    ])
    static let afterNumbers = Lexicon<Void>("假期 期间 小长假 长假 黄金周 假日 节日 前夕 前后 放假 去哪")
    /// 国庆路, 中秋月饼, 清明上河图 are no dates.
    static let notBefore = Lexicon<Void>("路 街 村 镇 乡 社区 小区 小学 中学 大街 上河 月饼 粽 乡 里 中学 河 山 桥 区 县 日 号 十 点 时 目")
}
