/// A line of text, harmless by construction, with what each stretch of it is.
package struct StyledText: Hashable, Sendable, ExpressibleByStringInterpolation {
    package struct Run: Hashable, Sendable {
        package fileprivate(set) var text: String
        package let style: Style
    }

    package private(set) var runs: [Run] = []

    package init() {}

    /// By whomever it was written: ends of lines become spaces, control characters pictures of themselves.
    package init(_ text: String, _ style: Style = .plain) {
        if !text.isEmpty { runs = [Run(text: Harmless.line(text), style: style)] }
    }

    package init(stringLiteral text: String) {
        self.init(text)
    }

    /// Text with some of it marked: by offset and length in Unicode scalars, in any order; what lies outside is left out.
    package init(_ text: String, marks: [(offset: Int, length: Int)], style: Style = .plain, mark: Style = .mark) {
        let scalars = Array(text.unicodeScalars)
        var styles = Array(repeating: style, count: scalars.count)
        for (offset, length) in marks where offset >= 0 && length > 0 && offset < scalars.count {
            for index in offset..<(offset + min(length, scalars.count - offset)) { styles[index] = mark }
        }
        self.init(cells: zip(scalars, styles).map { Cell(scalar: $0, style: $1) })
    }

    package var isEmpty: Bool { runs.isEmpty }

    /// Without its styles.
    package var plain: String { runs.map(\.text).joined() }

    /// In columns.
    package var width: Int { runs.reduce(0) { $0 + displayWidth($1.text) } }

    package func rendered(_ palette: Palette) -> String {
        var result = ""
        for run in runs {
            if let parameters = palette.parameters(of: run.style) {
                result += "\u{1B}[\(parameters)m\(run.text)\u{1B}[0m"
            } else {
                result += run.text
            }
        }
        return result
    }

    package mutating func append(_ text: StyledText) {
        for run in text.runs {
            if let last = runs.last, last.style == run.style {
                runs[runs.count - 1].text += run.text
            } else {
                runs.append(run)
            }
        }
    }

    package mutating func append(_ text: String, _ style: Style = .plain) {
        append(StyledText(text, style))
    }

    package static func + (left: StyledText, right: StyledText) -> StyledText {
        var result = left
        result.append(right)
        return result
    }

    package static func spaces(_ count: Int) -> StyledText {
        StyledText(String(repeating: " ", count: max(count, 0)))
    }
}

extension Sequence<StyledText> {
    package func joined(separator: StyledText = StyledText()) -> StyledText {
        var result = StyledText()
        for (index, text) in enumerated() {
            if index > 0 { result.append(separator) }
            result.append(text)
        }
        return result
    }
}

/// One scalar of a styled text: what cutting and wrapping count in.
struct Cell {
    var scalar: Unicode.Scalar
    var style: Style
}

extension StyledText {
    var cells: [Cell] {
        runs.flatMap { run in run.text.unicodeScalars.map { Cell(scalar: $0, style: run.style) } }
    }

    init(cells: some Sequence<Cell>) {
        var text = String.UnicodeScalarView()
        var style: Style?
        for cell in cells {
            if let current = style, current != cell.style {
                append(String(text), current)
                text = String.UnicodeScalarView()
            }
            style = cell.style
            text.append(cell.scalar)
        }
        if let style { append(String(text), style) }
    }
}
