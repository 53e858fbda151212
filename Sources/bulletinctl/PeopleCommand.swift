import ArgumentParser
import BulletinRPC
import Formats
import TerminalLayout

struct PeopleCommand: Subcommand {
    static let configuration = CommandConfiguration(
        commandName: "people",
        abstract: Phrase(
            "List the people that articles name, with their titles and organisations.", "列出文章提到的人物及其职务、所属。"
        ).text,
        discussion: HelpText.of(
            [
                ("bulletinctl people 'unit:古楼街道'", nil),
                ("bulletinctl people --name 靳莉", nil),
            ],
            remark: Phrase(
                "Exit status 1 where nobody is found.",
                "没有找到任何人时，退出状态为 1。")))

    @Argument(
        help: ArgumentHelp("Only people in articles that match.", "只列匹配文章中的人物。", valueName: "query"),
        completion: Completions.queries)
    var words: [String] = []

    @Option(
        help: ArgumentHelp(
            "Only those of this name; where there are none, whose names hold it.", "只列此姓名；没有时，列姓名含此字的人。"),
        completion: Completions.people)
    var name: String?

    @Option(help: ArgumentHelp("The most to print.", "最多显示几条。", valueName: "n"))
    var limit = 50

    @OptionGroup var output: FormatOptions
    @OptionGroup var common: CommonOptions

    func run(_ session: Session) throws {
        let format = try output.chosen(common, of: OutputFormat.ofRows)
        var params = People.Params()
        params.query = CommandLineWords.query(words)
        params.name = name
        params.limit = limit
        let (result, answer) = try session.asked(People.self, params, query: params.query)
        let listing = Listing(
            answers: [answer], sheet: { Sheet(result.rows) }, table: { Self.table(result, width: $0) })
        try session.print(listing, as: format, bom: output.bom)
        if result.rows.isEmpty { throw CommandFailure.nothing }
    }

    static func table(_ result: People.Result, width: Int?) -> [StyledText] {
        guard !result.rows.isEmpty else { return [StyledText(Phrase.nothingFound.text, .faint)] }
        let table = Table(
            [
                .init(Phrase.person.text, least: 6, weight: 4), .init(Phrase.articles.text, .right, weight: 3),
                .init(Phrase.titles.text, least: 8, weight: 2), .init(Phrase.organisations.text, least: 8, weight: 1),
            ],
            rows: result.rows.map { row in
                [
                    StyledText(row.name, .person), StyledText("\(row.articles)"),
                    StyledText(row.titles.joined(separator: ", ")),
                    StyledText(row.organisations.joined(separator: ", "), .organisation),
                ]
            })
        return table.lines(width: width)
            + StyledText(Phrase.shownOfAll(result.rows.count, of: result.total), .faint).wrapped(within: width)
    }
}
