import TerminalLayout

/// What stands below a subcommand's help, in the user's language: examples that work, and what else is worth knowing.
enum HelpText {
    private static let width = 79

    /// - Parameter examples: command lines, each with what it does where that is not plain.
    static func of(_ examples: [(command: String, note: Phrase?)], remark: Phrase? = nil) -> String {
        let heading = examples.count == 1 ? Phrase("Example:", "例：") : Phrase("Examples:", "例：")
        let lines = examples.isEmpty ? [] : [heading.text] + listed(examples)
        let below = remark.map { StyledText($0.text).wrapped(within: width).map(\.plain) } ?? []
        return (lines + (lines.isEmpty || below.isEmpty ? [] : [""]) + below).joined(separator: "\n")
    }

    /// Notes line up where they have room; else they stand on a line of their own.
    private static func listed(_ examples: [(command: String, note: Phrase?)]) -> [String] {
        let noted = examples.compactMap { $0.note == nil ? nil : displayWidth($0.command) }
        let column = min(noted.max() ?? 0, 44) + 3
        return examples.flatMap { command, note -> [String] in
            let line = "  " + command
            guard let note = note?.text else { return [line] }
            let gap = column - displayWidth(command)
            let fits = 2 + max(column, displayWidth(command) + 3) + displayWidth(note) <= width
            return fits ? [line + String(repeating: " ", count: max(gap, 3)) + note] : [line, "      " + note]
        }
    }
}
