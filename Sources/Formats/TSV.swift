/// Tab-separated values, for `cut` and `awk`: one line a row, whatever stands in it.
package enum TSV {
    package static func text(_ sheet: Sheet) -> String {
        var text = sheet.columns.joined(separator: "\t") + "\n"
        for row in sheet.rows {
            text += row.map { escaped($0.plain) }.joined(separator: "\t") + "\n"
        }
        return text
    }

    /// As `COPY` of PostgreSQL has it: `\t`, `\n`, `\r` and `\\`.
    private static func escaped(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\t": result.append(contentsOf: "\\t".unicodeScalars)
            case "\n": result.append(contentsOf: "\\n".unicodeScalars)
            case "\r": result.append(contentsOf: "\\r".unicodeScalars)
            case "\\": result.append(contentsOf: "\\\\".unicodeScalars)
            default: result.append(scalar)
            }
        }
        return String(result)
    }
}
