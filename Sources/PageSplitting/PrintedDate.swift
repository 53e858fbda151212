import BulletinModel

/// A day as pages print it in their furniture: 2022年11月3日, 2008-8-9, 2009/05/22, 2006.8.22, 二〇二二年十一月三日, ８月９日.
struct PrintedDate: Hashable {
    /// Nil where none is printed.
    var year: Int?
    var month: Int
    var day: Int

    var calendarDay: CalendarDay? { year.flatMap { CalendarDay(year: $0, month: month, day: day) } }

    /// - Parameter needsYear: refuse 11月3日.
    init?(at cursor: inout LineCursor, needsYear: Bool = true) {
        guard let first = cursor.next, Self.opens(with: first) else { return nil }
        var probe = cursor
        let year = Self.takeYearOfRepublic(at: &probe) ?? Self.takeNumber(at: &probe, in: 1900...2199, digits: 4)
        if let year {
            probe.skipBlanks()
            guard let (month, day) = Self.monthAndDay(at: &probe) else { return nil }
            self.init(year: year, month: month, day: day)
        } else {
            guard !needsYear, let month = Self.takeNumber(at: &probe, in: 1...12, digits: 2), probe.take(0x6708),
                let day = Self.takeNumber(at: &probe, in: 1...31, digits: 2), probe.take(0x65E5)
            else { return nil }
            self.init(year: nil, month: month, day: day)
        }
        cursor = probe
    }

    /// A cheap sieve: a digit, or the first character of the republic's name.
    private static func opens(with scalar: UInt32) -> Bool {
        Scalars.isDigit(scalar) || chineseDigit(scalar) != nil || republic.mayBegin(with: scalar)
    }

    private static let republic = PhraseTable(words: "中华民国 民国")

    /// 中華民國九十三年五月十八日, 民國103年5月18日: counted from 1912.
    private static func takeYearOfRepublic(at cursor: inout LineCursor) -> Int? {
        guard let first = cursor.next, republic.mayBegin(with: first) else { return nil }
        var probe = cursor
        guard republic.take(at: &probe) != nil else { return nil }
        probe.skipBlanks()
        let years = 1...199
        // 一〇三 is written in digits, 九十三 in tens.
        guard let year = takeNumber(at: &probe, in: years, digits: 4) ?? takeNumber(at: &probe, in: years, digits: 2),
            probe.next == 0x5E74
        else { return nil }
        cursor = probe
        return 1911 + year
    }

    /// 20221103, and no digit more.
    static func compact(at cursor: inout LineCursor) -> CalendarDay? {
        var probe = cursor
        var digits = 0
        while let scalar = probe.next, Scalars.isDigit(scalar), probe.position - cursor.position < 9 {
            digits = digits * 10 + Int(scalar - 0x30)
            probe.position += 1
        }
        guard probe.position - cursor.position == 8, cursor.peek(-1).map(Scalars.isDigit) != true,
            (1900...2199).contains(digits / 10_000),
            let day = CalendarDay(year: digits / 10_000, month: digits / 100 % 100, day: digits % 100)
        else { return nil }
        cursor = probe
        return day
    }

    private init?(year: Int?, month: Int, day: Int) {
        guard CalendarDay(year: year ?? 2000, month: month, day: day) != nil else { return nil }
        self.year = year
        self.month = month
        self.day = day
    }

    /// What follows the year.
    private static func monthAndDay(at cursor: inout LineCursor) -> (Int, Int)? {
        guard let sign = cursor.next else { return nil }
        switch sign {
        case 0x5E74:  // 年
            cursor.position += 1
            cursor.skipBlanks()
            guard let month = takeNumber(at: &cursor, in: 1...12, digits: 2) else { return nil }
            cursor.skipBlanks()
            guard cursor.take(0x6708) else { return nil }
            cursor.skipBlanks()
            guard let day = takeNumber(at: &cursor, in: 1...31, digits: 2) else { return nil }
            cursor.skipBlanks()
            guard cursor.take(0x65E5) || cursor.take(0x53F7) else { return nil }
            return (month, day)
        case 0x2D, 0x2F, 0x2E, 0x2014:  // - / . —
            cursor.position += 1
            guard let month = cursor.takeInteger(in: 1...12, digits: 2), cursor.take(sign),
                let day = cursor.takeInteger(in: 1...31, digits: 2)
            else { return nil }
            return (month, day)
        default:
            return nil
        }
    }

    /// Digits, or Chinese ones: 二〇二二, 十一, 三十一.
    static func takeNumber(at cursor: inout LineCursor, in range: ClosedRange<Int>, digits: Int) -> Int? {
        guard let first = cursor.next else { return nil }
        if Scalars.isDigit(first) { return cursor.takeInteger(in: range, digits: digits) }
        guard chineseDigit(first) != nil else { return nil }
        var probe = cursor
        var value = 0
        var count = 0
        while let scalar = probe.next, let digit = chineseDigit(scalar), count < 4 {
            if digit == 10 {
                value = max(value, 1) * 10
            } else if value >= 10, value.isMultiple(of: 10), digits == 2 {
                value += digit
            } else {
                value = value * 10 + digit
            }
            probe.position += 1
            count += 1
        }
        guard range.contains(value) else { return nil }
        cursor = probe
        return value
    }

    /// 〇○零一二三四五六七八九十
    static func chineseDigit(_ scalar: UInt32) -> Int? {
        switch scalar {
        case 0x3007, 0x25CB, 0x96F6: 0
        case 0x4E00: 1
        case 0x4E8C: 2
        case 0x4E09: 3
        case 0x56DB: 4
        case 0x4E94: 5
        case 0x516D: 6
        case 0x4E03: 7
        case 0x516B: 8
        case 0x4E5D: 9
        case 0x5341: 10
        default: nil
        }
    }
}

/// A time of day in the furniture: 10:24, 21:23:12, 10时24分.
enum PrintedTime {
    static func skip(at cursor: inout LineCursor) -> Bool {
        guard let first = cursor.next, Scalars.isDigit(first) else { return false }
        var probe = cursor
        guard probe.takeInteger(in: 0...24, digits: 2) != nil else { return false }
        if probe.take(0x65F6) {  // 时
            if probe.takeInteger(in: 0...59, digits: 2) != nil { _ = probe.take(0x5206) }
            cursor = probe
            return true
        }
        guard probe.take(0x3A), probe.takeInteger(in: 0...59, digits: 2) != nil else { return false }
        if probe.take(0x3A), probe.takeInteger(in: 0...59, digits: 2) == nil { return false }
        cursor = probe
        return true
    }
}
