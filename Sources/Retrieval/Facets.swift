import BulletinModel
import SearchIndex

package enum FacetField: String, Hashable, Sendable, CaseIterable {
    case unit, month, byline, section, kind, collection
}

package struct FacetCount: Hashable, Sendable {
    package var value: String
    /// Articles among the hits.
    package var count: Int
}

/// Counts the values of one field over the hits of all segments. Exact; one pass.
struct FacetCounter {
    let field: FacetField
    private var counts: [String: Int] = [:]
    /// By months since the year 0.
    private var months: [Int: Int] = [:]

    init(_ field: FacetField) {
        self.field = field
    }

    mutating func add(_ documents: [UInt32], of segment: Segment) {
        switch field {
        case .unit: addUnits(documents, of: segment)
        case .month: addMonths(documents, of: segment)
        case .byline: addNames(documents, segment.column(.byline))
        case .section: addNames(documents, segment.column(.section))
        case .collection: addNames(documents, segment.column(.collection))
        case .kind:
            var byKind = [Int](repeating: 0, count: ArticleKind.allCases.count)
            for document in documents { byKind[segment.kindCode(of: document)] += 1 }
            for (index, kind) in ArticleKind.allCases.enumerated() where byKind[index] > 0 {
                counts[kind.rawValue, default: 0] += byKind[index]
            }
        }
    }

    private mutating func addNames(_ documents: [UInt32], _ column: NameColumn?) {
        guard let column else { return }
        var byValue = [Int](repeating: 0, count: column.count)
        for document in documents {
            for id in column.values(of: document) { byValue[Int(id)] += 1 }
        }
        for id in byValue.indices where byValue[id] > 0 { counts[column.value(UInt32(id)), default: 0] += byValue[id] }
    }

    /// An article of a community counts once for it, once for its township, and so on up.
    private mutating func addUnits(_ documents: [UInt32], of segment: Segment) {
        var byName = [Int](repeating: 0, count: segment.unitNameCount)
        var last = [UInt32](repeating: .max, count: segment.unitNameCount)
        for document in documents {
            segment.forEachUnit(of: document) { name in
                guard last[Int(name)] != document else { return }
                last[Int(name)] = document
                byName[Int(name)] += 1
            }
        }
        for id in byName.indices where byName[id] > 0 { counts[segment.unitName(UInt32(id)), default: 0] += byName[id] }
    }

    private mutating func addMonths(_ documents: [UInt32], of segment: Segment) {
        var month = 0
        var lastDay = Int32.min
        var sum = 0
        for (day, count) in segment.countsByDay(of: documents) {
            if day > lastDay {
                if sum > 0 { months[month, default: 0] += sum }
                let date = CalendarDay(daysSinceEpoch: Int(day))
                month = date.year * 12 + date.month - 1
                lastDay = day + Int32(CalendarDay.daysIn(month: date.month, ofYear: date.year) - date.day)
                sum = 0
            }
            sum += count
        }
        if sum > 0 { months[month, default: 0] += sum }
    }

    /// Most articles first, then by value.
    consuming func finish() -> [FacetCount] {
        if field == .month { return Self.named(months) }
        return counts.map { FacetCount(value: $0.key, count: $0.value) }
            .sorted { $0.count != $1.count ? $0.count > $1.count : $0.value < $1.value }
    }

    /// Where `2022-11` has digits, from the last.
    private static let monthDigits = [6, 5, 3, 2, 1, 0]

    /// Sorted as numbers and named afterwards: ten years are 120 names, and comparing those cost more than counting.
    private static func named(_ months: [Int: Int]) -> [FacetCount] {
        months.sorted { $0.value != $1.value ? $0.value > $1.value : $0.key < $1.key }.map {
            var digits = max(0, $0.key) / 12 * 100 + max(0, $0.key) % 12 + 1
            var name: [UInt8] = [0, 0, 0, 0, UInt8(ascii: "-"), 0, 0]
            for place in monthDigits {
                name[place] = UInt8(ascii: "0") + UInt8(digits % 10)
                digits /= 10
            }
            return FacetCount(value: String(decoding: name, as: UTF8.self), count: $0.value)
        }
    }
}
