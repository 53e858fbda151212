/// A part of the index: some articles and everything that finds them. Never changes.
package final class Segment: Sendable {
    let grams: GramTable
    let words: WordTable
    let runs: RunTable
    let text: TextStore
    let columns: Columns
    let names: [NameField: NameColumn]
    let unitNames: UnitNames
    /// Of a file; what of it is in use was checked.
    let blocks: CheckedBlocks?

    /// Articles, deleted ones among them. They are numbered from 0.
    package let count: Int
    /// Of all of them, in units of folded text.
    package let totalLength: Int
    /// The newest and oldest day, where any is known.
    let dayRange: ClosedRange<Int32>?
    let dayBounds: DayBounds
    let monthTable: MonthTable?

    init(
        grams: GramTable, words: WordTable, runs: RunTable = RunTable(), text: TextStore, columns: Columns,
        names: [NameField: NameColumn], blocks: CheckedBlocks? = nil
    ) {
        self.blocks = blocks
        self.grams = grams
        self.words = words
        self.runs = runs
        self.text = text
        self.columns = columns
        self.names = names
        unitNames = UnitNames(of: names[.unit])
        count = columns.count
        totalLength = text.units.count - columns.count * TextStore.headerLength
        dayBounds = DayBounds(columns.days)
        let known = columns.days.lazy.filter { $0 != Columns.noDay }
        if let low = known.min(), let high = known.max() { dayRange = low...high } else { dayRange = nil }
        monthTable = MonthTable(dayRange, columns.days)
    }

    /// Whether something of its file was asked for that is not as it was written. What it answered to that is of no use.
    package var isDamaged: Bool { blocks?.isDamaged ?? false }

    package func column(_ field: NameField) -> NameColumn? { names[field] }

    var termCount: Int { grams.count + words.count }
    var postingCount: Int { grams.postingCount + words.postingCount }
    var textBytes: Int { columns.bytes.reduce(0) { $0 + Int($1) } }
    var memoryBytes: Int { memoryByPart.reduce(0) { $0 + $1.bytes } }

    var memoryByPart: [IndexStatistics.MemoryPart] {
        [
            ("text", text.memoryBytes), ("grams", grams.memoryBytes), ("words", words.memoryBytes),
            ("runs", runs.memoryBytes), ("columns", columns.memoryBytes),
            ("days", dayBounds.memoryBytes + (monthTable?.memoryBytes ?? 0)),
            ("names of units", unitNames.memoryBytes),
        ].map { IndexStatistics.MemoryPart(name: $0.0, bytes: $0.1) }
            + NameField.allCases.map {
                IndexStatistics.MemoryPart(name: "names: \($0)", bytes: names[$0]?.memoryBytes ?? 0)
            }
    }
}

/// The fields whose values are names.
package enum NameField: UInt8, Hashable, Sendable, CaseIterable {
    /// Paths of units, each component between slashes: `/东昌府区/古楼街道/`.
    case unit
    case person, place, organisation, byline, section, collection
    /// What people are called beside their names, as `PersonMention.indexedRole` has it.
    case role

    /// Whether it is asked what an article bears; else only which articles bear a value.
    var isAskedOfArticles: Bool {
        switch self {
        case .unit, .byline, .section, .collection: true
        case .person, .place, .organisation, .role: false
        }
    }
}
