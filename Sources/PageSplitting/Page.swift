/// A page as a column of printed lines, whatever it came from.
///
/// For plain text `text` is the source itself; Markdown and HTML are first taken down to what they print, and each
/// line keeps where in the source it stood.
struct Page {
    /// Valid UTF-8.
    var text: [UInt8]
    /// The lines that are not blank.
    var lines: [PageLine]
    /// The line that the document's own title names first.
    var titled: Int?

    /// - Parameter range: from the beginning of a character to the beginning of another.
    func string(_ range: Range<Int>) -> String { ByteScan.string(text.span, range) }
}

/// A page may have a line for each two bytes, so a line is kept small: a page has less than 4 GiB.
struct PageLine {
    private var textBounds: (start: UInt32, end: UInt32)
    private var sourceBounds: (start: UInt32, end: UInt32)
    private var numberAndIndent: UInt32
    private var blanks: UInt16
    var markup: Markup

    init(
        text: Range<Int>, source: Range<Int>, number: Int, blanksAbove: Int, isIndented: Bool, markup: Markup = .none
    ) {
        textBounds = Self.bounds(text)
        sourceBounds = Self.bounds(source)
        numberAndIndent = UInt32(truncatingIfNeeded: number) << 1 | (isIndented ? 1 : 0)
        blanks = UInt16(clamping: blanksAbove)
        self.markup = markup
    }

    /// In `Page.text`, without the blanks around it.
    var text: Range<Int> {
        get { Int(textBounds.start)..<Int(textBounds.end) }
        set { textBounds = Self.bounds(newValue) }
    }

    /// The same line in the source, in bytes.
    var source: Range<Int> {
        get { Int(sourceBounds.start)..<Int(sourceBounds.end) }
        set { sourceBounds = Self.bounds(newValue) }
    }

    /// From 1.
    var number: Int { Int(numberAndIndent >> 1) }

    /// Blank lines just above it; as many as 65,535.
    var blanksAbove: Int {
        get { Int(blanks) }
        set { blanks = UInt16(clamping: newValue) }
    }

    /// Begins with a blank or two, as printed paragraphs do.
    var isIndented: Bool {
        get { numberAndIndent & 1 != 0 }
        set { numberAndIndent = numberAndIndent & ~1 | (newValue ? 1 : 0) }
    }

    /// Its words stood with blanks between their characters, which its text leaves out.
    var isSetWide: Bool { markup == .none && text.count * 6 <= source.count * 5 }

    /// In bytes: how far in a line begins is asked of the blanks ahead of it, and of no more.
    static let widestMargin = 12

    /// The bytes ahead of a line's text that are of the same line; a page that is made anew keeps them.
    static func margin(ahead start: Int, in text: [UInt8]) -> ArraySlice<UInt8> {
        let margin = text[max(0, start - widestMargin)..<start]
        return margin.lastIndex { $0 == 0x0A || $0 == 0x0D }.map { margin[($0 + 1)...] } ?? margin
    }

    private static func bounds(_ range: Range<Int>) -> (start: UInt32, end: UInt32) {
        (UInt32(range.lowerBound), UInt32(range.upperBound))
    }
}

/// What Markdown or HTML says of a line.
enum Markup: Hashable {
    case none
    case heading(level: UInt8)
    case paragraph
    /// A whole paragraph in bold.
    case strong
    /// A headline that its story stood behind, on the same line.
    case titled
    case item
    case rule
    /// A link or another thing that the page shows and the article does not hold.
    case aside
}
