import TerminalLayout

/// The parser's help in Chinese: its headings and its own words, and lines broken by columns, for it counts characters.
enum HelpPage {
    static func shown(_ english: String, width: Int?) -> String {
        guard Phrase.language == .chinese, english.hasPrefix("OVERVIEW: ") else { return english }
        let lines = english.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        return unfolded(lines).map(chinese).flatMap { folded($0, width: width ?? 80) }.joined(separator: "\n")
    }

    /// - Source: swift-argument-parser 1.8, HelpGenerator.swift.
    private static let headings = [
        ("OVERVIEW: ", "概述："), ("USAGE: ", "用法："), ("ARGUMENTS:", "参数："), ("OPTIONS:", "选项："),
    ]
    private static let words = [
        ("Show the version.", "显示版本。"), ("Show help information.", "显示帮助。"), ("(values: ", "(可用："),
        ("(default: ", "(默认："), ("; default: ", "；默认："),
        ("See 'bulletinctl help <subcommand>' for detailed help.", "各子命令的说明：bulletinctl help <子命令>"),
    ]

    private static func chinese(_ line: String) -> String {
        for (english, chinese) in headings where line.hasPrefix(english) {
            return chinese + line.dropFirst(english.count)
        }
        if line.hasSuffix(" SUBCOMMANDS:") { return line.dropLast(13) + "：" }
        guard line.hasPrefix("  ") else { return line }
        return words.reduce(line) { text, word in
            text.replacing(word.0, with: word.1)
        }
    }

    /// Where the words of an option begin.
    private static let column = 26

    /// An option's words on one line again.
    private static func unfolded(_ lines: [String]) -> [String] {
        let margin = String(repeating: " ", count: column)
        return lines.reduce(into: []) { whole, line in
            if line.hasPrefix(margin), let last = whole.last, last.hasPrefix("  ") {
                let words = line.dropFirst(column)
                // The parser broke it at a space, or within Chinese; a name too long for its column has a line of its own.
                let isBroken =
                    displayWidth(last) > column && last.unicodeScalars.last.map { $0.displayWidth == 1 } == true
                whole[whole.count - 1] = last.padded(to: column) + (isBroken ? " " : "") + words
            } else {
                whole.append(line)
            }
        }
    }

    private static func folded(_ line: String, width: Int) -> [String] {
        guard displayWidth(line) > width else { return [line] }
        let scalars = Array(line.unicodeScalars)
        let hasColumn =
            line.hasPrefix("  ") && !line.hasPrefix("   ") && scalars.count > column && scalars[column - 1] == " "
        let lead = hasColumn ? column : line.prefix { $0 == " " }.count
        let head = String(String.UnicodeScalarView(scalars[..<lead]))
        let body = String(String.UnicodeScalarView(scalars[lead...]))
        let margin = String(repeating: " ", count: lead)
        return StyledText(body).wrapped(to: max(width - lead, 20)).enumerated().map { number, part in
            (number == 0 ? head : margin) + part.plain
        }
    }
}

extension String {
    fileprivate func padded(to columns: Int) -> String {
        self + String(repeating: " ", count: max(0, columns - displayWidth(self)))
    }
}
