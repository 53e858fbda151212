/// A page as a column of printed lines, whatever it came from.
///
/// For plain text `text` is the source itself; Markdown and HTML are first taken down to what they print, and each
/// line keeps where in the source it stood.
struct Page {
    /// Valid UTF-8.
    var text: [UInt8]
    /// The lines that are not blank.
    var lines: [PageLine]

    /// - Parameter range: from the beginning of a character to the beginning of another.
    func string(_ range: Range<Int>) -> String { ByteScan.string(text.span, range) }
}

struct PageLine {
    /// In `Page.text`, without the blanks around it.
    var text: Range<Int>
    /// The same line in the source, in bytes.
    var source: Range<Int>
    /// From 1.
    var number: Int
    /// Blank lines just above it.
    var blanksAbove: Int
    /// Begins with a blank or two, as printed paragraphs do.
    var isIndented: Bool
    var markup = Markup.none
}

/// What Markdown or HTML says of a line.
enum Markup: Hashable {
    case none
    case heading(level: Int)
    case paragraph
    /// A whole paragraph in bold.
    case strong
    case item
    case rule
    /// A link or another thing that the page shows and the article does not hold.
    case aside
}
