/// Comma-separated values.
/// - Source: RFC 4180. Every line ends with CRLF, the first names the columns, UTF-8 throughout.
package enum CSV {
    package enum Reader: Sendable {
        /// Programs: every cell as it is.
        case program
        /// Excel: a byte order mark ahead, or it takes UTF-8 for the machine's old code page; and an apostrophe ahead of text that
        /// it would run as a formula, since what stands in a page is written by others.
        case excel
    }

    package static func text(_ sheet: Sheet, for reader: Reader = .program) -> String {
        var text = reader == .excel ? "\u{FEFF}" : ""
        let rows = [sheet.columns.map(Sheet.Cell.text)] + sheet.rows
        for row in rows {
            text += row.map { field($0, for: reader) }.joined(separator: ",") + "\r\n"
        }
        return text
    }

    private static func field(_ cell: Sheet.Cell, for reader: Reader) -> String {
        guard case .text(var text) = cell else { return cell.plain }
        if reader == .excel, let first = text.unicodeScalars.first, formulaMarks.contains(first) { text = "'" + text }
        let needsQuotes =
            text.unicodeScalars.contains { special.contains($0) } || text.hasPrefix(" ") || text.hasSuffix(" ")
        return needsQuotes ? "\"" + doubled(text) + "\"" : text
    }

    private static func doubled(_ text: String) -> String {
        text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
    }

    private static let special = Set(",\"\r\n".unicodeScalars)
    /// - Source: OWASP, “CSV Injection”.
    private static let formulaMarks = Set("=+-@\t\r".unicodeScalars)
}
