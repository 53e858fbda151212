import BulletinModel

/// In which month each article of a segment was published, so that counting by month is two look-ups an article, both near:
/// a byte an article, or two where there are more than 255 months.
struct MonthTable: Sendable {
    private enum Codes: Sendable {
        case bytes([UInt8])
        case halves([UInt16])
    }

    /// By article: an index in `months`, or their number where no day is known.
    private let codes: Codes
    /// Those in which something was published, ascending, counted from the year 0.
    private let months: [Int]

    /// Nil where the days are so far apart, or the articles so few, that it is not worth its room.
    ///
    /// - Parameters:
    ///   - range: of the days that are known.
    ///   - days: by article.
    init?(_ range: ClosedRange<Int32>?, _ days: PackedArray<Int32>) {
        guard let range, days.count >= 1024, Int(range.upperBound) - Int(range.lowerBound) < 1 << 16 else { return nil }
        let monthOfDay = Self.months(of: range)
        let firstMonth = Self.firstMonth(of: range)
        var isThere = [Bool](repeating: false, count: Int(monthOfDay[monthOfDay.count - 1]) + 1)
        for day in days where day != Columns.noDay { isThere[Int(monthOfDay[Int(day &- range.lowerBound)])] = true }
        let offsets = isThere.indices.filter { isThere[$0] }
        months = offsets.map { firstMonth + $0 }
        var codeOfMonth = [UInt16](repeating: 0, count: isThere.count)
        for (code, offset) in offsets.enumerated() { codeOfMonth[offset] = UInt16(code) }
        let none = UInt16(offsets.count)
        let all = days.map { $0 == Columns.noDay ? none : codeOfMonth[Int(monthOfDay[Int($0 &- range.lowerBound)])] }
        codes = none < 256 ? .bytes(all.map { UInt8(truncatingIfNeeded: $0) }) : .halves(all)
    }

    /// By days since the first: months since the first.
    private static func months(of range: ClosedRange<Int32>) -> [UInt16] {
        let first = CalendarDay(daysSinceEpoch: Int(range.lowerBound))
        let firstMonth = firstMonth(of: range)
        var months: [UInt16] = []
        months.reserveCapacity(range.count)
        var (year, month, day) = (first.year, first.month, first.day)
        for _ in range {
            months.append(UInt16(year * 12 + month - 1 - firstMonth))
            day += 1
            if day > CalendarDay.daysIn(month: month, ofYear: year) {
                day = 1
                month += 1
                if month > 12 { (year, month) = (year + 1, 1) }
            }
        }
        return months
    }

    private static func firstMonth(of range: ClosedRange<Int32>) -> Int {
        let first = CalendarDay(daysSinceEpoch: Int(range.lowerBound))
        return first.year * 12 + first.month - 1
    }

    func counts(of documents: DocumentSet) -> [(month: Int, count: Int)] {
        let counts =
            switch codes {
            case .bytes(let codes): Self.counts(of: documents, codes.span, among: months.count)
            case .halves(let codes): Self.counts(of: documents, codes.span, among: months.count)
            }
        return months.indices.lazy.filter { counts[$0] > 0 }.map { (months[$0], Int(counts[$0])) }
    }

    @inline(__always)
    private static func counts(
        of documents: DocumentSet, _ codes: Span<some FixedWidthInteger>, among months: Int
    ) -> [UInt32] {
        var table = [UInt32](repeating: 0, count: months + 1)
        var counts = table.mutableSpan
        documents.forEach { counts[Int(codes[Int($0)])] &+= 1 }
        return table
    }

    var memoryBytes: Int {
        switch codes {
        case .bytes(let codes): codes.count + months.count * 8
        case .halves(let codes): codes.count * 2 + months.count * 8
        }
    }
}
