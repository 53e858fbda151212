import BulletinModel

/// Which month each day of a segment's range lies in, so that counting by month is two look-ups an article.
struct MonthTable: Sendable {
    private let firstDay: Int32
    /// By days since `firstDay`: months since `firstMonth`.
    private let months: [UInt16]
    /// Counted from the year 0.
    private let firstMonth: Int
    private let monthCount: Int

    /// Nil where the range is so wide, or the articles are so few, that it is not worth its room.
    init?(_ range: ClosedRange<Int32>?, articles: Int) {
        guard let range, articles >= 1024, Int(range.upperBound) - Int(range.lowerBound) < 1 << 16 else { return nil }
        firstDay = range.lowerBound
        let first = CalendarDay(daysSinceEpoch: Int(range.lowerBound))
        firstMonth = first.year * 12 + first.month - 1
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
        monthCount = Int(months[months.count - 1]) + 1
        self.months = months
    }

    /// - Parameter days: by article.
    func counts(of documents: DocumentSet, _ days: PackedArray<Int32>) -> [(month: Int, count: Int)] {
        var table = [UInt32](repeating: 0, count: monthCount)
        var counts = table.mutableSpan
        let monthSpan = months.span
        documents.forEach { document in
            let day = days[Int(document)]
            if day != Columns.noDay { counts[Int(monthSpan[Int(day &- firstDay)])] &+= 1 }
        }
        var found: [(month: Int, count: Int)] = []
        found.reserveCapacity(monthCount)
        for offset in 0..<monthCount where counts[offset] > 0 {
            found.append((firstMonth + offset, Int(counts[offset])))
        }
        return found
    }

    var memoryBytes: Int { months.count * 2 }
}
