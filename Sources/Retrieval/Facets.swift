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
    /// Months since the year 0 and how many articles, segment by segment, each by month.
    private var months: [(month: Int, count: Int)] = []
    private var segments = 0

    init(_ field: FacetField) {
        self.field = field
    }

    mutating func add(_ documents: DocumentSet, of segment: Segment) {
        switch field {
        case .unit: addUnits(documents, of: segment)
        case .month: addMonths(documents, of: segment)
        case .byline: addNames(documents, segment.column(.byline))
        case .section: addNames(documents, segment.column(.section))
        case .collection: addNames(documents, segment.column(.collection))
        case .kind:
            var byKind = [Int](repeating: 0, count: ArticleKind.allCases.count)
            documents.forEach { byKind[segment.kindCode(of: $0)] += 1 }
            for (index, kind) in ArticleKind.allCases.enumerated() where byKind[index] > 0 {
                counts[kind.rawValue, default: 0] += byKind[index]
            }
        }
    }

    private mutating func addNames(_ documents: DocumentSet, _ column: NameColumn?) {
        guard let column else { return }
        var byValue = [Int](repeating: 0, count: column.count)
        documents.forEach { document in
            for id in column.values(of: document) { byValue[Int(id)] += 1 }
        }
        for id in byValue.indices where byValue[id] > 0 { counts[column.value(UInt32(id)), default: 0] += byValue[id] }
    }

    /// An article of a community counts once for it, once for its township, and so on up.
    private mutating func addUnits(_ documents: DocumentSet, of segment: Segment) {
        var byName = [Int](repeating: 0, count: segment.unitNameCount)
        var last = [UInt32](repeating: .max, count: segment.unitNameCount)
        documents.forEach { document in
            segment.forEachUnit(of: document) { name in
                guard last[Int(name)] != document else { return }
                last[Int(name)] = document
                byName[Int(name)] += 1
            }
        }
        for id in byName.indices where byName[id] > 0 { counts[segment.unitName(UInt32(id)), default: 0] += byName[id] }
    }

    private mutating func addMonths(_ documents: DocumentSet, of segment: Segment) {
        let counts = segment.countsByMonth(of: documents)
        if months.isEmpty { months = counts } else { months += counts }
        segments += 1
    }

    /// Most articles first, then by value.
    consuming func finish() -> [FacetCount] {
        if field == .month { return Self.named(segments > 1 ? Self.joined(months) : months) }
        return counts.map { FacetCount(value: $0.key, count: $0.value) }
            .sorted { $0.count != $1.count ? $0.count > $1.count : $0.value < $1.value }
    }

    /// Each month once.
    private static func joined(_ months: [(month: Int, count: Int)]) -> [(month: Int, count: Int)] {
        var joined: [(month: Int, count: Int)] = []
        for (month, count) in months.sorted(by: { $0.month < $1.month }) {
            if joined.last?.month == month {
                joined[joined.count - 1].count += count
            } else {
                joined.append((month, count))
            }
        }
        return joined
    }

    private static func named(_ months: [(month: Int, count: Int)]) -> [FacetCount] {
        mostFirst(months).map { entry in
            let place = entry.month - firstKnown
            let name = names.indices.contains(place) ? names[place] : name(ofMonth: entry.month)
            return FacetCount(value: name, count: entry.count)
        }
    }

    /// Those of as many articles stay in their order. A radix sort, 256 counts at a time: twenty years are 240 months, and
    /// comparing those cost more than counting did.
    private static func mostFirst(_ months: [(month: Int, count: Int)]) -> [(month: Int, count: Int)] {
        var (from, to) = (months, months)
        let most = months.reduce(0) { max($0, $1.count) }
        for shift in stride(from: 0, to: Int.bitWidth - most.leadingZeroBitCount, by: 8) {
            var places = [Int](repeating: 0, count: 257)
            for entry in from { places[256 - (entry.count >> shift & 255)] += 1 }
            for digit in 1..<places.count { places[digit] += places[digit - 1] }
            for entry in from {
                let digit = 255 - (entry.count >> shift & 255)
                to[places[digit]] = entry
                places[digit] += 1
            }
            swap(&from, &to)
        }
        return from
    }

    private static let firstKnown = 1900 * 12
    /// `1900-01` and on, made once: they lie in the string itself.
    private static let names = (firstKnown..<2100 * 12).map(name)

    private static func name(ofMonth month: Int) -> String {
        func digits(_ number: Int, _ length: Int) -> String {
            let digits = String(max(0, number))
            return String(repeating: "0", count: max(0, length - digits.utf8.count)) + digits
        }
        return digits(month / 12, 4) + "-" + digits(month % 12 + 1, 2)
    }
}
