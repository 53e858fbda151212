/// A line of input with a caret under the place where it went wrong.
/// - Parameters:
///   - text: what was typed.
///   - position: in Unicode scalars from 0; one past the end is the end.
///   - width: of the terminal, in columns; a longer line is shown in part, around the place. Nil for all of it.
/// - Returns: the line and the caret's.
package func caret(under position: Int, of text: String, width: Int? = nil) -> [StyledText] {
    let scalars = Array(Harmless.line(text).unicodeScalars)
    let position = min(max(position, 0), scalars.count)
    let columns = max(width ?? .max, 10)
    var start = 0
    if displayWidth(String(String.UnicodeScalarView(scalars[..<position]))) > columns - 4 {
        var before = 0
        start = position
        while start > 0, before + scalars[start - 1].displayWidth <= columns / 2 {
            start -= 1
            before += scalars[start].displayWidth
        }
    }
    var shown = String.UnicodeScalarView(scalars[start..<position])
    let lead = start > 0 ? "…" : ""
    let before = displayWidth(lead) + displayWidth(String(shown))
    shown.append(contentsOf: scalars[position...])
    return [
        StyledText(lead + String(shown)).cut(to: columns),
        StyledText.spaces(before) + StyledText("^", .failure),
    ]
}
