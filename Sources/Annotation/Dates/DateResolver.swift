import BulletinModel

/// What a date resolved to.
struct ResolvedDate: Hashable, Sendable {
    var start: DatePoint
    var end: DatePoint
    var granularity: DateGranularity
    /// The day that what follows counts from.
    var anchor: CalendarDay

    static func day(_ day: CalendarDay) -> ResolvedDate {
        ResolvedDate(start: DatePoint(day), end: DatePoint(day), granularity: .day, anchor: day)
    }

    static func days(_ start: CalendarDay, _ end: CalendarDay) -> ResolvedDate {
        ResolvedDate(start: DatePoint(start), end: DatePoint(end), granularity: .day, anchor: start)
    }

    static func months(_ first: Int, _ last: Int, of year: Int) -> ResolvedDate? {
        guard let anchor = CalendarDay(year: year, month: first, day: 1) else { return nil }
        return ResolvedDate(
            start: DatePoint(year: year, month: first), end: DatePoint(year: year, month: last), granularity: .month,
            anchor: anchor)
    }

    static func years(_ years: ClosedRange<Int>) -> ResolvedDate? {
        guard let anchor = CalendarDay(year: years.lowerBound, month: 1, day: 1), years.upperBound <= 9999 else {
            return nil
        }
        return ResolvedDate(
            start: DatePoint(year: years.lowerBound), end: DatePoint(year: years.upperBound), granularity: .year,
            anchor: anchor)
    }
}

/// The date last named, as what follows it needs to know it.
struct NamedDate: Hashable, Sendable {
    var anchor: CalendarDay
    var granularity: DateGranularity
    /// Its year was said, or follows from one that was.
    var hasYear: Bool
    var paragraph: Int
    /// Counted through the article.
    var sentence: Int
}

/// Gives the parts of a date their place in the calendar.
struct DateResolver {
    let published: CalendarDay
    var named: NamedDate?
    var paragraph = 0
    var sentence = 0
    /// The words around say that it lies ahead.
    var isAhead = false
    /// Something ends or falls due on it.
    var isDue = false
    /// Nothing stands before it in its clause.
    var opensClause = false

    /// Nil where there is no such date, or nothing to count it from.
    func resolve(_ fields: DateFields) -> ResolvedDate? {
        guard let hour = fields.hour else { return resolveDate(fields) }
        let day: CalendarDay
        if fields.year == nil, fields.month == nil, fields.day == nil {
            day = namedDay ?? published
        } else {
            guard let date = resolveDate(fields), date.granularity == .day, date.start == date.end else { return nil }
            day = date.anchor
        }
        let inDay = fields.dayPart?.hour(hour) ?? hour
        guard inDay <= 24, !(inDay == 24 && (fields.minute ?? 0) > 0 && fields.dayPart == nil) else { return nil }
        let real = inDay == 24 ? day.adding(days: 1) : day
        let point = DatePoint(real, hour: inDay % 24, minute: fields.minute)
        return ResolvedDate(start: point, end: point, granularity: fields.minute == nil ? .hour : .minute, anchor: real)
    }

    /// The day of the month that was named last.
    var dayNamed: Int? { namedDay?.day }

    private var namedDay: CalendarDay? {
        guard let named, named.granularity != .year, named.granularity != .month else { return nil }
        return named.anchor
    }

    private func resolveDate(_ fields: DateFields) -> ResolvedDate? {
        if case .holiday(let holiday) = fields.day { return resolve(holiday, year: fields.year) }
        if fields.isLunar { return resolveLunar(fields) }
        switch fields.day {
        case .dayOfYear(let number):
            guard let year = year(fields.year), let first = CalendarDay(year: year, month: 1, day: 1),
                number <= 365 || first.adding(days: 365).year == year
            else { return nil }
            return .day(first.adding(days: number - 1))
        case .offset(let days): return .day(published.adding(days: days))
        case .fromNamed(let days): return .day((namedDay ?? published).adding(days: days))
        case .weekday(let weekday, let week):
            if fields.month != nil || fields.year != nil { break }
            return .day(day(weekday: weekday, week: week))
        case .week(let week):
            let monday = monday(of: week)
            return .days(monday, monday.adding(days: 6))
        case .weekend(let week):
            let monday = monday(of: week)
            return .days(monday.adding(days: 5), monday.adding(days: 6))
        case .weekOfYear(let number):
            guard let year = year(fields.year), let first = CalendarDay(year: year, month: 1, day: 1) else {
                return nil
            }
            let monday = first.adding(days: (8 - first.weekday) % 7 + 7 * (number - 1))
            return .days(monday, monday.adding(days: 6))
        case .ago(let count, let unit, let fromNamed): return ago(count, unit, fromNamed: fromNamed)
        case .around(let count, let unit): return around(count, unit)
        case .number(let day) where fields.month == nil && fields.year == nil: return resolve(dayAlone: day)
        default: break
        }
        return resolveMonthAndDay(fields)
    }

    private func resolveMonthAndDay(_ fields: DateFields) -> ResolvedDate? {
        if case .span(let years) = fields.year { return fields.month == nil ? .years(years) : nil }
        switch fields.month {
        case nil:
            guard let year = year(fields.year) else { return nil }
            guard fields.day == nil else { return nil }
            return .years(year...year)
        case .partOfYear:
            let year = year(fields.year) ?? published.year
            return .years(year...year)
        case .span(let months):
            let year = year(fields.year) ?? nearestYear(month: months.lowerBound, day: nil)
            return .months(months.lowerBound, months.upperBound, of: year)
        case .quarter(let offset):
            let quarter = published.year * 4 + (published.month - 1) / 3 + offset
            return .months(quarter % 4 * 3 + 1, quarter % 4 * 3 + 3, of: quarter / 4)
        case .quarterEdge(let offset, let isLast):
            let quarter = published.year * 4 + (published.month - 1) / 3 + offset
            let month = quarter % 4 * 3 + (isLast ? 3 : 1)
            return .months(month, month, of: quarter / 4)
        case .offset(let offset):
            // 去年本月: the year's own offset comes on top.
            let count = (year(fields.year) ?? published.year) * 12 + published.month - 1 + offset
            return resolve(fields.day, month: count % 12 + 1, year: count / 12)
        case .fromNamed(let offset):
            let from = named?.anchor ?? published
            let count = (year(fields.year) ?? from.year) * 12 + from.month - 1 + offset
            return resolve(fields.day, month: count % 12 + 1, year: count / 12)
        case .number(let month, _):
            var day = 1
            if case .number(let number) = fields.day { day = number }
            if let year = year(fields.year) { return resolve(fields.day, month: month, year: year) }
            let nearest = nearestYear(month: month, day: fields.day == nil ? nil : day)
            // 29 February: of the last year that had one.
            for year in [nearest, nearest - 1, nearest - 2, nearest - 3, nearest - 4, nearest - 8] {
                if let date = resolve(fields.day, month: month, year: year) { return date }
                guard month == 2, day == 29 else { break }
            }
            return nil
        }
    }

    private func resolve(_ day: DayTerm?, month: Int, year: Int) -> ResolvedDate? {
        switch day {
        case .number(let number): return CalendarDay(year: year, month: month, day: number).map { .day($0) }
        case .tenDays(let part):
            guard (1...9999).contains(year) else { return nil }
            let last = part == 3 ? CalendarDay.daysIn(month: month, ofYear: year) : part * 10
            guard let start = CalendarDay(year: year, month: month, day: part * 10 - 9),
                let end = CalendarDay(year: year, month: month, day: last)
            else { return nil }
            return .days(start, end)
        case .weekdayOfMonth(let ordinal, let weekday):
            return Holiday.weekday(weekday, ordinal: ordinal, month: month).day(in: year).map { .day($0) }
        case .weekOfMonth(let number):
            guard let first = CalendarDay(year: year, month: month, day: 1) else { return nil }
            // The first week is the one whose Monday is the month's first.
            let monday = first.adding(days: (8 - first.weekday) % 7 + 7 * (number - 1))
            return .days(monday, monday.adding(days: 6))
        default: return .months(month, month, of: year)
        }
    }

    // MARK: years

    private func year(_ term: YearTerm?) -> Int? {
        switch term {
        case nil, .span: nil
        case .number(let year): year
        case .offset(let offset): published.year + offset
        case .fromNamed(let offset): (named?.anchor.year ?? published.year) + offset
        case .twoDigits(let digits): century(for: digits)
        }
    }

    /// 08年 in 2022 is 2008, 98年 is 1998.
    private func century(for digits: Int) -> Int {
        let year = published.year / 100 * 100 + digits
        return year > published.year + 10 ? year - 100 : year
    }

    /// The year of a date without one.
    ///
    /// Beside a date whose year was said it is that story's; else the nearest past one, or the nearest to come where
    /// the words say so. A day at most thirty days ahead, a month at most ten, is what is coming, not what was a year ago.
    /// - Parameters:
    ///   - month: 1 to 12.
    ///   - day: nil for the month as a whole.
    private func nearestYear(month: Int, day printed: Int?) -> Int {
        let day = printed ?? 1
        if let named, named.hasYear, tells(named) {
            let year = named.anchor.year
            let isEarlier = named.granularity != .year && (month, day) < (named.anchor.month, named.anchor.day)
            return isEarlier && (year + 1, month, day) <= (published.year, published.month, published.day)
                ? year + 1 : year
        }
        if isDue, (month, day) > (published.month, published.day), month - published.month <= 6 {
            return published.year
        }
        if isAhead {
            // 10月16日开幕, printed in November, is of this year: nobody names the day of next October without its year.
            let monthsBehind = published.month - month
            return (month, day) >= (published.month, published.day) || month == published.month && day == 1
                || (0...2).contains(monthsBehind) ? published.year : published.year + 1
        }
        guard (month, day) > (published.month, published.day) else { return published.year }
        if let ahead = CalendarDay(year: published.year, month: month, day: min(day, 28)),
            ahead.daysSinceEpoch - published.daysSinceEpoch <= (printed == nil ? 10 : 30)
        {
            return published.year
        }
        return published.year - 1
    }

    /// A year named alone governs its sentence, a day or a month its paragraph.
    private func tells(_ named: NamedDate) -> Bool {
        named.granularity == .year ? named.sentence == sentence : named.paragraph == paragraph
    }

    // MARK: days

    /// 25日: of the month that brings it nearest to the day last named, else the nearest past one.
    private func resolve(dayAlone day: Int) -> ResolvedDate? {
        var base = published
        var isNamed = false
        if let named, named.granularity != .year,
            named.paragraph == paragraph || abs(published.daysSinceEpoch - named.anchor.daysSinceEpoch) <= 62
        {
            base = named.anchor
            isNamed = true
            if named.granularity == .month { return resolve(.number(day), month: base.month, year: base.year) }
        }
        // 6月17日发布预警:预计17日20时: it lies ahead of the day that the words are of.
        let earliest = isNamed && named?.paragraph == paragraph ? min(base, published) : published
        var best: CalendarDay?
        for offset in -2...1 {
            let count = base.year * 12 + base.month - 1 + offset
            guard let candidate = CalendarDay(year: count / 12, month: count % 12 + 1, day: day) else { continue }
            let fits = isAhead ? candidate >= earliest : candidate <= published || isNamed && base > published
            guard fits else { continue }
            guard let chosen = best else {
                best = candidate
                continue
            }
            let distance = abs(candidate.daysSinceEpoch - base.daysSinceEpoch)
            if distance < abs(chosen.daysSinceEpoch - base.daysSinceEpoch) { best = candidate }
        }
        // 11日零时起, printed on the 10th
        if !isNamed, isDue, let chosen = best, published.daysSinceEpoch - chosen.daysSinceEpoch > 20,
            let ahead = CalendarDay(year: published.year, month: published.month, day: day),
            (1...5).contains(ahead.daysSinceEpoch - published.daysSinceEpoch)
        {
            return .day(ahead)
        }
        // 31日, printed on the 30th of a month behind one of thirty days: tomorrow, and no day of long ago.
        if !isNamed, let chosen = best, !isAhead, published.daysSinceEpoch - chosen.daysSinceEpoch > 31,
            let ahead = CalendarDay(year: published.year, month: published.month, day: day),
            (1...2).contains(ahead.daysSinceEpoch - published.daysSinceEpoch)
        {
            return .day(ahead)
        }
        return best.map { .day($0) }
    }

    private func monday(of week: Int) -> CalendarDay {
        published.adding(days: 1 - published.weekday + 7 * week)
    }

    private func day(weekday: Int, week: Int?) -> CalendarDay {
        if let week { return monday(of: week).adding(days: weekday - 1) }
        let behind = (published.weekday - weekday + 7) % 7
        return published.adding(days: isAhead && behind > 0 ? 7 - behind : -behind)
    }

    private func resolve(_ holiday: Holiday, year term: YearTerm?) -> ResolvedDate? {
        if let year = year(term) { return holiday.day(in: year).map { .day($0) } }
        guard term == nil else { return nil }
        let days = (-1...1).compactMap { holiday.day(in: published.year + $0) }
        let past = days.last { $0 <= published }
        let ahead = days.first { $0 > published }
        guard let past else { return ahead.map { .day($0) } }
        // 迎国庆 in September: what comes soon is meant, not what was ten months ago.
        if let ahead,
            isAhead
                || ahead.daysSinceEpoch - published.daysSinceEpoch <= 75
                    && published.daysSinceEpoch - past.daysSinceEpoch > 150
                || ahead.daysSinceEpoch - published.daysSinceEpoch <= 45
                    && published.daysSinceEpoch - past.daysSinceEpoch > 60
        {
            return .day(ahead)
        }
        return .day(past)
    }

    // MARK: before and after

    private func ago(_ count: Int, _ unit: CalendarUnit, fromNamed: Bool) -> ResolvedDate? {
        // 返回80天后首次亮相: from a day that the page may not tell.
        guard !fromNamed || namedDay != nil || isAhead || opensClause else { return nil }
        let from = fromNamed ? namedDay ?? published : published
        switch unit {
        case .year: return .years((from.year + count)...(from.year + count))
        case .month:
            let months = from.year * 12 + from.month - 1 + count
            return months > 0 ? .months(months % 12 + 1, months % 12 + 1, of: months / 12) : nil
        case .week: return .day(from.adding(days: 7 * count))
        case .day: return .day(from.adding(days: count))
        }
    }

    private func around(_ count: Int, _ unit: CalendarUnit) -> ResolvedDate? {
        guard let other = ago(count, unit, fromNamed: false) else { return nil }
        let own: DatePoint
        switch other.granularity {
        case .year: own = DatePoint(year: published.year)
        case .month: own = DatePoint(year: published.year, month: published.month)
        default: own = DatePoint(count < 0 ? published : published.adding(days: 1))
        }
        return ResolvedDate(
            start: count < 0 ? other.start : own, end: count < 0 ? own : other.end, granularity: other.granularity,
            anchor: published)
    }

    // MARK: the lunar calendar

    private func resolveLunar(_ fields: DateFields) -> ResolvedDate? {
        guard case .number(let month, let leap) = fields.month else { return nil }
        func start(_ year: Int) -> CalendarDay? {
            guard case .number(let day) = fields.day else {
                return LunarCalendar.day(year: year, month: month, day: 1, leap: leap)
            }
            if month == 1, day == 30 { return LunarCalendar.eve(endingYear: year - 1) }
            return LunarCalendar.day(year: year, month: month, day: day, leap: leap)
        }
        var found: CalendarDay?
        if let year = year(fields.year) {
            found = start(year)
        } else {
            let days = (-2...1).compactMap { start(published.year + $0) }
            found = isAhead ? days.first { $0 >= published } : days.last { $0 <= published }
        }
        guard let found else { return nil }
        if case .number = fields.day { return .day(found) }
        let isLong = (-1...0).contains { offset in
            LunarCalendar.day(year: found.year + offset, month: month, day: 30, leap: leap) == found.adding(days: 29)
        }
        return .days(found, found.adding(days: isLong ? 29 : 28))
    }
}
