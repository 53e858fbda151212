package import BulletinModel

/// What is asked, as a tree. It prints as text that reads back as an equal tree.
package indirect enum Query: Hashable, Sendable {
    case everything
    /// Unquoted: the words of it, wherever they stand.
    case words(String)
    /// Quoted: these characters in a row.
    case phrase(String)
    /// `核酸*`
    case prefix(String)
    /// `headline:防线`; the value is `words`, `phrase` or `prefix`.
    case field(QueryField, Query)
    case published(DateBounds)
    case kind(ArticleKind)
    /// The first digits of a bulletin's id, in lower case.
    case bulletin(String)
    case figure(noun: String, FigureCondition?)
    /// Two or more; none of them `all`.
    case all([Query])
    /// Two or more; none of them `any`.
    case any([Query])
    case not(Query)
}

/// The fields that hold words or names.
package enum QueryField: String, Hashable, Sendable, CaseIterable {
    case headline, unit, by, section, person, place, org, collection
}

/// From the first day of one date to the last day of another; open where there is none.
package struct DateBounds: Hashable, Sendable {
    package var from: DatePoint?
    package var through: DatePoint?

    package init(from: DatePoint?, through: DatePoint?) {
        self.from = from
        self.through = through
    }

    /// What stands for an open end: earlier, and later, than any paper.
    static let allDays: ClosedRange<Int32> = -10_000_000...10_000_000

    /// Days since 1970-01-01.
    package var days: ClosedRange<Int32>? {
        let low = from.map(Self.firstDay) ?? Self.allDays.lowerBound
        let high = through.map(Self.lastDay) ?? Self.allDays.upperBound
        return low <= high ? low...high : nil
    }

    private static func firstDay(of point: DatePoint) -> Int32 {
        let day = CalendarDay(year: point.year, month: point.month ?? 1, day: point.day ?? 1)
        return Int32(day?.daysSinceEpoch ?? 0)
    }

    private static func lastDay(of point: DatePoint) -> Int32 {
        let month = point.month ?? 12
        let last = point.day ?? CalendarDay.daysIn(month: month, ofYear: point.year)
        return Int32(CalendarDay(year: point.year, month: month, day: last)?.daysSinceEpoch ?? 0)
    }
}

/// `>=400`
package struct FigureCondition: Hashable, Sendable {
    package enum Comparison: String, Hashable, Sendable, CaseIterable {
        case atLeast = ">="
        case atMost = "<="
        case more = ">"
        case less = "<"
        case equal = "="
    }

    package var comparison: Comparison
    package var value: ExactNumber

    package init(_ comparison: Comparison, _ value: ExactNumber) {
        self.comparison = comparison
        self.value = value
    }

    /// A range counts where some value of it does.
    func accepts(_ low: ExactNumber, _ high: ExactNumber) -> Bool {
        switch comparison {
        case .atLeast: high >= value
        case .atMost: low <= value
        case .more: high > value
        case .less: low < value
        case .equal: low <= value && value <= high
        }
    }
}

extension Query: CustomStringConvertible {
    package var description: String {
        switch self {
        case .everything: ""
        case .words(let text): text
        case .phrase(let text): "\"\(text)\""
        case .prefix(let text): "\(text)*"
        case .field(let field, let value): "\(field.rawValue):\(value)"
        case .published(let bounds): "date:\(bounds)"
        case .kind(let kind): "kind:\(kind.rawValue)"
        case .bulletin(let digits): "bulletin:\(digits)"
        case .figure(let noun, let condition):
            "figure:\(noun)" + (condition.map { "\($0.comparison.rawValue)\($0.value)" } ?? "")
        case .all(let parts):
            parts.map { if case .any = $0 { "(\($0))" } else { "\($0)" } }.joined(separator: " ")
        case .any(let parts): parts.map { "\($0)" }.joined(separator: " OR ")
        case .not(let part):
            switch part {
            case .all, .any: "-(\(part))"
            default: "-\(part)"
            }
        }
    }
}

extension DateBounds: CustomStringConvertible {
    package var description: String {
        if let from, from == through { return "\(from)" }
        return "\(from.map { "\($0)" } ?? "")..\(through.map { "\($0)" } ?? "")"
    }
}
