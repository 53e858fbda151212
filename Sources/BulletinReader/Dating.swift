import BulletinModel
import PageSplitting

/// The day of a bulletin, from the best witness there is: masthead, file name, text, arrival.
struct Dating: Hashable {
    let published: CalendarDay
    let basis: PublishedBasis

    init(page: SplitPage, name: NameReading, received: CalendarDay) {
        if let day = page.masthead?.published {
            (published, basis) = (day, .masthead)
        } else if let day = name.published {
            (published, basis) = (day, .filename)
        } else if let day = Self.day(in: page.articles, notAfter: received) {
            (published, basis) = (day, .text)
        } else {
            (published, basis) = (received, .received)
        }
    }

    /// The date lines of the articles, the latest of them; else the latest full date of the paragraphs that is not
    /// later than the file.
    private static func day(in articles: [Article], notAfter received: CalendarDay) -> CalendarDay? {
        if let printed = articles.compactMap(\.published).max() { return printed }
        var latest: CalendarDay?
        for article in articles {
            for paragraph in article.paragraphs {
                for day in FullDates(in: paragraph) where day <= received { latest = max(latest ?? day, day) }
            }
        }
        return latest
    }
}

/// The days of a paragraph that are printed with their year: 2022年11月3日, 2022-11-03.
struct FullDates: Sequence, IteratorProtocol {
    private let bytes: [UInt8]
    private var index = 0

    init(in paragraph: String) {
        bytes = Array(paragraph.utf8)
    }

    mutating func next() -> CalendarDay? {
        while index + 9 < bytes.count {
            guard isDigit(index), index == 0 || !isDigit(index - 1) else {
                index += 1
                continue
            }
            var cursor = index
            index += 1
            guard let year = number(&cursor, digits: 4...4), (1900...2199).contains(year),
                let mark = separator(&cursor, first: true), let month = number(&cursor, digits: 1...2),
                separator(&cursor, first: false) == mark, let day = number(&cursor, digits: 1...2),
                let found = CalendarDay(year: year, month: month, day: day)
            else { continue }
            index = cursor
            return found
        }
        return nil
    }

    private func isDigit(_ index: Int) -> Bool { (0x30...0x39).contains(bytes[index]) }

    private func number(_ cursor: inout Int, digits: ClosedRange<Int>) -> Int? {
        var value = 0
        var count = 0
        while count < digits.upperBound, cursor < bytes.count, isDigit(cursor) {
            value = value * 10 + Int(bytes[cursor] - 0x30)
            cursor += 1
            count += 1
        }
        return digits.contains(count) ? value : nil
    }

    /// 0 for 年 and 月, else the sign.
    private func separator(_ cursor: inout Int, first: Bool) -> UInt8? {
        guard cursor < bytes.count else { return nil }
        if bytes[cursor] == 0x2D || bytes[cursor] == 0x2F {
            cursor += 1
            return bytes[cursor - 1]
        }
        let wanted: [UInt8] = Array((first ? "年" : "月").utf8)
        guard bytes[cursor...].starts(with: wanted) else { return nil }
        cursor += wanted.count
        return 0
    }
}
