import ArgumentParser
import BulletinRPC
import TerminalLayout

struct PeopleCommand: Subcommand {
    static let configuration = CommandConfiguration(
        commandName: "people",
        abstract: "List the people that articles name, with their titles and organisations.",
        discussion: """
            Examples:
              bulletinctl people 'unit:古楼街道'
              bulletinctl people --name 靳莉

            Exit status 1 where nobody is found.
            """)

    @Argument(help: ArgumentHelp("Only people in articles that match.", valueName: "query"))
    var words: [String] = []

    @Option(help: "Only those of this name.")
    var name: String?

    @Option(help: ArgumentHelp("The most to print.", valueName: "n"))
    var limit = 50

    @OptionGroup var common: CommonOptions

    func run(_ session: Session) throws {
        let query = CommandLineWords.query(words)
        let params = JSONObject(
            given: ("query", query.isEmpty ? nil : .string(query)), ("name", name.map(JSONValue.string)),
            ("limit", .integer(limit)))
        let result = try session.answer("people", params, query: query) { show($0, on: session.screen) }
        if result.list("rows").isEmpty { throw CommandFailure.nothing }
    }

    private func show(_ result: JSONValue, on screen: Screen) {
        let rows = result.list("rows")
        guard !rows.isEmpty else {
            screen.line(StyledText(Phrase.nothingFound.text, .faint))
            return
        }
        let table = Table(
            [
                .init(Phrase.person.text, least: 6, weight: 4), .init(Phrase.articles.text, .right, weight: 3),
                .init(Phrase.titles.text, least: 8, weight: 2), .init(Phrase.organisations.text, least: 8, weight: 1),
            ],
            rows: rows.map { row in
                [
                    StyledText(row.shown("name"), .person), StyledText("\(row.count("articles"))"),
                    StyledText(row.shown("titles")), StyledText(row.shown("organisations"), .organisation),
                ]
            })
        screen.lines(table.lines(width: screen.width))
    }
}
