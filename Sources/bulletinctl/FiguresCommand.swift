import ArgumentParser
import BulletinRPC
import TerminalLayout

struct FiguresCommand: Subcommand {
    static let configuration = CommandConfiguration(
        commandName: "figures",
        abstract: "List the numbers that articles report, with what they count.",
        discussion: """
            Examples:
              bulletinctl figures --noun 网格员 --min 400
              bulletinctl figures 'date:2022-10' --unit 古楼街道
              bulletinctl --json figures --noun 志愿者 --limit 1000

            Exit status 1 where nothing is found.
            """)

    @Argument(help: ArgumentHelp("Only those in articles that match; nothing takes all.", valueName: "query"))
    var words: [String] = []

    @Option(help: ArgumentHelp("What is counted: 网格员, 核酸.", valueName: "noun"))
    var noun: String?

    @Option(help: ArgumentHelp("The unit that it is reported of.", valueName: "unit"))
    var unit: String?

    @Option(help: ArgumentHelp("The least value.", valueName: "number"))
    var min: Double?

    @Option(help: ArgumentHelp("The greatest value.", valueName: "number"))
    var max: Double?

    @Option(help: ArgumentHelp("The most to print.", valueName: "n"))
    var limit = 50

    @Option(help: ArgumentHelp("How many to leave out at the beginning.", valueName: "n"))
    var offset = 0

    @OptionGroup var common: CommonOptions

    func run(_ session: Session) throws {
        let query = CommandLineWords.query(words)
        let params = JSONObject(
            given: ("query", query.isEmpty ? nil : .string(query)), ("noun", noun.map(JSONValue.string)),
            ("unit", unit.map(JSONValue.string)), ("min", min.flatMap(JSONNumber.init).map(JSONValue.number)),
            ("max", max.flatMap(JSONNumber.init).map(JSONValue.number)), ("limit", .integer(limit)),
            ("offset", offset == 0 ? nil : .integer(offset)))
        let result = try session.answer("figures", params, query: query) { show($0, on: session.screen) }
        if result.count("total") == 0 { throw CommandFailure.nothing }
    }

    private func show(_ result: JSONValue, on screen: Screen) {
        let rows = result.list("rows")
        guard !rows.isEmpty else {
            screen.line(StyledText(Phrase.nothingFound.text, .faint))
            return
        }
        let table = Table(
            [
                .init(Phrase.figure.text, least: 8, weight: 5), .init(Phrase.of.text, least: 8, weight: 3),
                .init(Phrase.date.text, weight: 2), .init(Phrase.headline.text, least: 10, weight: 1),
                .init(Phrase.article.text, weight: 4),
            ],
            rows: rows.map { row in
                [
                    StyledText(row.shown("text"), .figure), StyledText(row.shown("unit"), .unit),
                    StyledText(row.shown("published")), StyledText(row.shown("headline")),
                    StyledText(row.shown("article"), .identifier),
                ]
            })
        screen.lines(table.lines(width: screen.width))
        screen.line(StyledText(Phrase.shown(rows.count, of: result.count("total"), offset: offset), .faint))
    }
}
