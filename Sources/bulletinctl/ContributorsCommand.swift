import ArgumentParser
import BulletinModel
import BulletinRPC
import TerminalLayout

extension BylineRole: ExpressibleByArgument {}

struct ContributorsCommand: Subcommand {
    static let configuration = CommandConfiguration(
        commandName: "contributors",
        abstract: "Count articles by whose names stand under them, most first.",
        discussion: """
            Examples:
              bulletinctl contributors 'date:2022-10'
              bulletinctl contributors --role correspondent

            Exit status 1 where nobody is found.
            """)

    @Argument(help: ArgumentHelp("Only articles that match.", valueName: "query"))
    var words: [String] = []

    @Option(help: ArgumentHelp("reporter, correspondent, photographer, editor or source.", valueName: "role"))
    var role: BylineRole?

    @Option(help: ArgumentHelp("The most to print.", valueName: "n"))
    var limit = 50

    @OptionGroup var common: CommonOptions

    func run(_ session: Session) throws {
        let query = CommandLineWords.query(words)
        let params = JSONObject(
            given: ("query", query.isEmpty ? nil : .string(query)), ("role", role.map { .string($0.rawValue) }),
            ("limit", .integer(limit)))
        let result = try session.answer("contributors", params, query: query) { show($0, on: session.screen) }
        if result.list("rows").isEmpty { throw CommandFailure.nothing }
    }

    private func show(_ result: JSONValue, on screen: Screen) {
        let rows = result.list("rows")
        guard !rows.isEmpty else {
            screen.line(StyledText(Phrase.nothingFound.text, .faint))
            return
        }
        let most = Swift.max(rows.map { $0.count("articles") }.max() ?? 1, 1)
        let table = Table(
            [
                .init(Phrase.person.text, least: 6, weight: 6), .init(Phrase.role.text, weight: 3),
                .init(Phrase.outlet.text, least: 6, weight: 2), .init(Phrase.articles.text, .right, weight: 5),
                .init("", weight: 0),
                .init(Phrase.first.text, weight: 1), .init(Phrase.last.text, weight: 1),
            ],
            rows: rows.map { row in
                [
                    StyledText(row.shown("name"), .person), StyledText(Phrase.role(row.shown("role"))),
                    StyledText(row.shown("outlet")), StyledText("\(row.count("articles"))"),
                    bar(share: Double(row.count("articles")) / Double(most), columns: 20),
                    StyledText(row.shown("first"), .faint),
                    StyledText(row.shown("last"), .faint),
                ]
            })
        screen.lines(table.lines(width: screen.width))
    }
}
