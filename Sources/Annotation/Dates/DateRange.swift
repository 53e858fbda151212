import BulletinModel

/// 从……到……: the second date of a range, and what both come to.
enum DateRange {
    /// The date that the first one runs to, where one does, and where both end.
    static func second(after end: Int, of first: DateFields, in text: AnnotatedText, publishedYear: Int)
        -> (fields: DateFields?, end: Int)
    {
        let place = text.skippingSpaces(from: end, limit: 1)
        var from = DateWords.separators.end(text, at: place)
        let isPair = from == nil && (text[place] == "和" || text[place] == "与" || text[place] == "、")
        if isPair { from = place + 1 }
        guard let from else { return (nil, end) }
        var reader = DateFieldReader(
            text, at: text.skippingSpaces(from: from, limit: 1), publishedYear: publishedYear, isSecond: true)
        guard reader.read(), joins(first, reader.fields) else {
            return (nil, isPair ? end : endOfParts(first, from, text) ?? end)
        }
        var last = reader.index
        if isPair {
            // 15日和20日之间 is a range, 3、4日 two days in a row, 15日和20日 two dates.
            if text[last] == "间" {
                last += 1
            } else if text.has("之", "间", at: last) {
                last += 2
            } else if !isNextDay(first, reader.fields) || !endsInNumber(text, end) {
                return (nil, end)
            }
        }
        if text[last] == "止" { last += 1 }
        return (reader.fields, last)
    }

    /// 11日上午|至中午: of one day.
    private static func endOfParts(_ first: DateFields, _ from: Int, _ text: AnnotatedText) -> Int? {
        guard first.day != nil, first.dayPart != nil, !first.hasClock else { return nil }
        return DateWords.parts.match(text, at: from)?.end
    }

    /// 3和4日, but 3日和4日, 3日下午和4日上午.
    private static func endsInNumber(_ text: AnnotatedText, _ end: Int) -> Bool {
        isDigitScalar(text[end - 1]) || text.counts(at: end - 1)
    }

    private static func isNextDay(_ first: DateFields, _ second: DateFields) -> Bool {
        guard case .number(let one) = first.day, case .number(let two) = second.day, second.month == nil else {
            return false
        }
        return two == one + 1
    }

    /// A range joins like with like: a year with a year, a day with a day, an hour with an hour.
    private static func joins(_ first: DateFields, _ second: DateFields) -> Bool {
        if first.hasClock != second.hasClock { return false }
        if first.hasClock { return true }
        if case .span = first.year { return false }
        if first.day == nil, second.day != nil, second.month == nil, second.year == nil {
            // 2019年到今天, but 10月到25日 is none.
            if case .number = second.day { return false }
        }
        return true
    }

    /// Nil where the end would lie before the start.
    static func resolve(_ first: DateFields, _ second: DateFields?, _ resolver: DateResolver) -> ResolvedDate? {
        guard let start = resolver.resolve(first) else { return nil }
        guard var second else { return start }
        var inner = resolver
        inner.named = NamedDate(
            anchor: start.anchor, granularity: start.granularity, hasYear: first.year != nil,
            paragraph: resolver.paragraph,
            sentence: resolver.sentence)
        inheritDayPart(first, &second)
        inherit(first, start, &second)
        guard let end = inner.resolve(second), end.end.isSameOrAfter(start.start) else { return nil }
        return ResolvedDate(
            start: start.start, end: end.end,
            granularity: start.granularity.rank < end.granularity.rank ? start.granularity : end.granularity,
            anchor: end.anchor)
    }

    /// 下午两点到四点
    private static func inheritDayPart(_ first: DateFields, _ second: inout DateFields) {
        guard let hour = second.hour, second.dayPart == nil, second.day == nil, let part = first.dayPart, hour <= 12,
            part.hour(hour) >= part.hour(first.hour ?? 0)
        else { return }
        second.dayPart = part
    }

    /// 10月29日至31日: what the second does not say is the first's.
    private static func inherit(_ first: DateFields, _ start: ResolvedDate, _ second: inout DateFields) {
        switch second.day {
        case .holiday:
            if second.year == nil, first.year != nil { second.year = .number(start.anchor.year) }
        case .number(let day) where second.month == nil && second.year == nil:
            if first.isLunar {
                second.isLunar = true
                second.month = first.month
                second.year = first.year
                return
            }
            let count = start.anchor.year * 12 + start.anchor.month - 1 + (day < start.anchor.day ? 1 : 0)
            second.year = .number(count / 12)
            second.month = .number(count % 12 + 1)
        case .number, .partOfMonth, .tenDays, nil:
            guard second.year == nil, !second.isLunar, case .number(let month, _) = second.month else { return }
            second.year = .number(start.anchor.year + (month < start.anchor.month ? 1 : 0))
        default: break
        }
    }
}

extension DateGranularity {
    /// The coarser has the lower.
    fileprivate var rank: Int {
        switch self {
        case .year: 0
        case .month: 1
        case .day: 2
        case .hour: 3
        case .minute: 4
        }
    }
}

extension DatePoint {
    /// Compares only as far as both are known.
    func isSameOrAfter(_ other: DatePoint) -> Bool {
        if year != other.year { return year > other.year }
        for (own, their) in [(month, other.month), (day, other.day), (hour, other.hour), (minute, other.minute)] {
            guard let own, let their else { return true }
            if own != their { return own > their }
        }
        return true
    }

    func cut(to granularity: DateGranularity) -> DatePoint {
        switch granularity {
        case .year: DatePoint(year: year)
        case .month: DatePoint(year: year, month: month)
        default: DatePoint(year: year, month: month, day: day)
        }
    }
}
