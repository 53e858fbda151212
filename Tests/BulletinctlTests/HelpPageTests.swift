import ArgumentParser
import TerminalLayout
import Testing

@testable import bulletinctl

@Suite("The help in Chinese")
struct HelpPageTests {
    private static let pages =
        [Bulletinctl.helpMessage()]
        + Bulletinctl.configuration.subcommands.map {
            Bulletinctl.helpMessage(for: $0)
        }

    private func chinese(_ english: String, width: Int? = 80) -> String {
        Phrase.$language.withValue(.chinese) { HelpPage.shown(english, width: width) }
    }

    @Test("has none of the parser's own English words", arguments: pages)
    func words(page: String) {
        let page = chinese(page)
        #expect(page.hasPrefix("概述："))
        for word in [
            "OVERVIEW", "USAGE", "ARGUMENTS:", "OPTIONS:", "SUBCOMMANDS", "Show the version", "Show help", "(values",
            "(default",
            "; default", "See '",
        ] {
            #expect(!page.contains(word), "\(word)")
        }
        #expect(page.contains("选项：\n") && page.contains("-h, --help              显示帮助。"))
    }

    @Test("keeps its lines within the terminal, and its columns", arguments: [60, 80, 140])
    func width(width: Int) {
        let page = """
            OVERVIEW: 查。

            OPTIONS:
              --snippet <n>           命中处前后显示几个字；0 为不显示。显示得越多，一屏就放得越少，所以默认只显示一百二
                                      十个字。 (default: 120)
              --a-very-long-option-name <n>
                                      短。
            """
        let lines = chinese(page, width: width).split(separator: "\n")
        for line in lines { #expect(displayWidth(String(line)) <= width, "\(line)") }
        let margin = String(repeating: " ", count: 26)
        #expect(lines[2].hasPrefix("  --snippet <n>           命中处"))
        #expect(lines.dropFirst(3).dropLast().allSatisfy { $0.hasPrefix(margin) })
        #expect(lines.joined().filter { $0 != " " }.contains("默认只显示一百二十个字。(默认：120)"))
        #expect(lines.last?.hasPrefix("  --a-very-long-option-name <n>") == true)
    }

    @Test("is the parser's own where the language is English, and where it is no help", arguments: pages + ["1.0", ""])
    func english(page: String) {
        #expect(Phrase.$language.withValue(.english) { HelpPage.shown(page, width: 80) } == page)
        if !page.hasPrefix("OVERVIEW") { #expect(chinese(page) == page) }
    }
}
