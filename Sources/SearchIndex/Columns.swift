import BulletinModel

/// What is kept of each article beside its text, by document.
struct Columns: Sendable {
    let cards: PackedArray<ArticleCard>
    /// Of the cards, by their number; one after another differ.
    let bulletins: PackedArray<UInt64>
    /// Days since 1970-01-01; `Columns.noDay` where none is known.
    let days: PackedArray<Int32>
    /// The texts as UTF-8, as they were given.
    let bytes: PackedNumbers
    /// Folded length, headline and kicker included, as `LengthCode` has it.
    let lengths: PackedArray<UInt8>
    let bylines: PackedArray<BylineRow>
    let bylineTexts: TextTable
    let figures: FigureTable

    static let noDay = Int32.min

    var count: Int { days.count }

    var memoryBytes: Int {
        cards.memoryBytes + bulletins.memoryBytes + days.memoryBytes + bytes.memoryBytes + lengths.memoryBytes
            + bylines.memoryBytes
            + bylineTexts.memoryBytes
            + figures.memoryBytes
    }

    func id(of document: Int) -> ArticleID {
        ArticleID(bulletin: BulletinID(rawValue: bulletin(of: document)), ordinal: Int(cards[document].ordinal))
    }

    func bulletin(of document: Int) -> UInt64 { bulletins[Int(cards[document].bulletin)] }

    /// The rows of an article's bylines.
    func bylines(of document: Int) -> Range<Int> {
        let end = document + 1 < count ? Int(cards[document + 1].firstByline) : bylines.count
        return Int(cards[document].firstByline)..<end
    }
}

/// What a hit needs of its article, in one place of the memory.
struct ArticleCard: BitwiseCopyable, Sendable {
    /// Its number in `Columns.bulletins`.
    var bulletin: UInt32
    var ordinal: Int32
    /// Where its bylines start; those of the next article end them.
    var firstByline: UInt32
    /// An index in `ArticleKind.allCases`.
    var kind: UInt8
    /// Bit 0: the headline is there, if empty; bit 1: so is the kicker; bit 2: it has a section.
    var heads: UInt8
    var reserved: UInt16 = 0
}

/// A byline: its texts by number.
struct BylineRow: BitwiseCopyable, Sendable {
    var name: UInt32
    /// `.max` where there is none.
    var outlet: UInt32
    /// An index in `BylineRole.allCases`.
    var role: UInt32
}
