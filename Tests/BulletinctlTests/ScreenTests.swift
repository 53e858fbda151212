import TerminalLayout
import TestSupport
import Testing

@testable import bulletinctl

@Suite("The screen of each subcommand")
struct ScreenTests {
    private func text(_ screen: SubcommandScreen, width: Int?, _ language: Phrase.Language, _ palette: Palette = .none)
        throws -> String
    {
        try Phrase.$language.withValue(language) {
            try screen.lines(width).map { $0.rendered(palette) + "\n" }.joined()
        }
    }

    @Test("is as it was looked at", arguments: SubcommandScreen.all, [80, 140])
    func golden(screen: SubcommandScreen, width: Int) throws {
        try expectGolden(try text(screen, width: width, .english), "\(screen.name)-\(width).txt")
    }

    @Test("is as it was looked at, in Chinese", arguments: SubcommandScreen.all)
    func chinese(screen: SubcommandScreen) throws {
        try expectGolden(try text(screen, width: 80, .chinese), "\(screen.name)-80.zh.txt")
    }

    @Test("is as it was looked at, in colour", arguments: SubcommandScreen.all)
    func colours(screen: SubcommandScreen) throws {
        try expectGolden(try text(screen, width: 80, .english, .colours), "\(screen.name)-80.ansi")
    }

    @Test("keeps within its terminal, however narrow", arguments: SubcommandScreen.all, [20, 30, 40, 60, 80, 140])
    func narrow(screen: SubcommandScreen, width: Int) throws {
        for language in [Phrase.Language.english, .chinese] {
            for line in try Phrase.$language.withValue(language, operation: { try screen.lines(width) }) {
                #expect(line.width <= width, "\(language): \(line.plain)")
            }
        }
    }

    @Test("has in a pipe all that a terminal cuts", arguments: SubcommandScreen.all)
    func pipe(screen: SubcommandScreen) throws {
        #expect(!(try text(screen, width: nil, .english).contains("\u{1B}")))
    }
}
