import BulletinModel

/// What is kept of each article beside its text, by document.
struct Columns: Sendable {
    var bulletins: [UInt64] = []
    var ordinals: [Int32] = []
    /// Days since 1970-01-01; `Columns.noDay` where none is known.
    var days: [Int32] = []
    /// Indices in `ArticleKind.allCases`.
    var kinds: [UInt8] = []
    /// Folded length, headline and kicker included, as `LengthCode` has it.
    var lengths: [UInt8] = []
    /// Units of folded text: what the average length is made of.
    var units: [UInt32] = []
    /// The text as UTF-8, as it was given.
    var bytes: [UInt32] = []
    /// Bit 0: the headline is there, if empty; bit 1: so is the kicker.
    var heads: [UInt8] = []
    var bylines: [BylineRow] = []
    var bylineStarts: [UInt32] = [0]
    var figures: [FigureRow] = []

    static let noDay = Int32.min

    var count: Int { days.count }

    var memoryBytes: Int {
        count * (8 + 4 + 4 + 1 + 1 + 4 + 4 + 1 + 4) + bylines.count * MemoryLayout<BylineRow>.stride
            + figures.count * MemoryLayout<FigureRow>.stride
    }

    mutating func append(_ columns: Columns, keeps: (UInt32) -> Bool) {
        var mapped = [UInt32](repeating: .max, count: columns.count)
        for document in 0..<columns.count where keeps(UInt32(document)) {
            mapped[document] = UInt32(count)
            bulletins.append(columns.bulletins[document])
            ordinals.append(columns.ordinals[document])
            days.append(columns.days[document])
            kinds.append(columns.kinds[document])
            lengths.append(columns.lengths[document])
            units.append(columns.units[document])
            bytes.append(columns.bytes[document])
            heads.append(columns.heads[document])
            bylines.append(
                contentsOf: columns.bylines[
                    Int(columns.bylineStarts[document])..<Int(columns.bylineStarts[document + 1])])
            bylineStarts.append(UInt32(bylines.count))
        }
        for var row in columns.figures where mapped[Int(row.document)] != .max {
            row.document = mapped[Int(row.document)]
            figures.append(row)
        }
    }
}

/// Role and outlet of a byline; its name is in the column of names, at the same place.
struct BylineRow: Sendable {
    var name: String
    var role: BylineRole
    var outlet: String?
}

/// A figure: what a `figure:` comparison looks at.
struct FigureRow: Sendable {
    var document: UInt32
    /// Folded, as UTF-16; empty where there is none.
    var noun: [UInt16]
    var classifier: [UInt16]
    var low: ExactNumber
    var high: ExactNumber
}
