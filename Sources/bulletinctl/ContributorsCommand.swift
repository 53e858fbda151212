import ArgumentParser
import BulletinModel
import BulletinRPC
import Formats
import TerminalLayout

extension BylineRole: ExpressibleByArgument {}

struct ContributorsCommand: Subcommand {
    enum Division: String, ExpressibleByArgument, CaseIterable {
        case month, unit
    }

    static let configuration = CommandConfiguration(
        commandName: "contributors",
        abstract: Phrase("Count articles by whose names stand under them, most first.", "按署名统计篇数，多者在前。").text,
        discussion: HelpText.of(
            [
                ("bulletinctl contributors 'date:2022-10'", nil),
                ("bulletinctl contributors --role correspondent", nil),
                ("bulletinctl contributors date:2022 --by month", Phrase("a column a month", "每月一列")),
                ("bulletinctl contributors date:2022-10 --by unit", Phrase("who wrote about which unit", "谁写了哪个单位")),
                ("bulletinctl contributors date:2022 --by month --csv --bom > 2022.csv", nil),
            ],
            remark: Phrase(
                "Exit status 1 where nobody is found.",
                "没有找到任何人时，退出状态为 1。")))

    @Argument(
        help: ArgumentHelp("Only articles that match.", "只算匹配的文章。", valueName: "query"), completion: Completions.queries
    )
    var words: [String] = []

    @Option(
        help: ArgumentHelp(
            "reporter, correspondent, photographer, editor or source.",
            "reporter 记者、correspondent 通讯员、photographer 摄影、editor 编辑或 source 来源。", valueName: "role"))
    var role: BylineRole?

    @Option(help: ArgumentHelp("The most to print.", "最多显示几条。", valueName: "n"))
    var limit = 50

    @Option(
        help: ArgumentHelp("Count month by month, or unit by unit.", "按 month 月或 unit 单位分别统计。", valueName: "division"))
    var by: Division?

    @OptionGroup var output: FormatOptions
    @OptionGroup var common: CommonOptions

    func run(_ session: Session) throws {
        let format = try output.chosen(common, of: OutputFormat.ofRows)
        var params = Contributors.Params()
        params.query = CommandLineWords.query(words)
        params.role = role
        params.limit = limit
        let (result, answer) = try session.asked(Contributors.self, params, query: params.query)
        let listing =
            switch by {
            case nil:
                Listing(answers: [answer], sheet: { Sheet(result.rows) }, table: { Self.table(result, width: $0) })
            case .month: try ContributorsByMonth(result, params, session).listing
            case .unit: try ContributorsByUnit(params, session).listing
            }
        try session.print(listing, as: format, bom: output.bom)
        if result.rows.isEmpty { throw CommandFailure.nothing }
    }

    static func table(_ result: Contributors.Result, width: Int?) -> [StyledText] {
        guard !result.rows.isEmpty else { return [StyledText(Phrase.nothingFound.text, .faint)] }
        let most = max(result.rows.map(\.articles).max() ?? 1, 1)
        let table = Table(
            [
                .init("", .right, weight: 3), .init(Phrase.person.text, least: 6, weight: 7),
                .init(Phrase.role.text, weight: 4), .init(Phrase.outlet.text, least: 6, weight: 3),
                .init(Phrase.articles.text, .right, weight: 6), .init("", weight: 2),
                .init(Phrase.first.text, weight: 0), .init(Phrase.last.text, weight: 1),
            ],
            rows: zip(Self.ranks(result.rows.map(\.articles)), result.rows).map { rank, row in
                [
                    StyledText(rank, .faint), StyledText(row.byline.name, .person),
                    StyledText(Phrase.role(row.byline.role.rawValue)), StyledText(row.byline.outlet ?? ""),
                    StyledText("\(row.articles)"),
                    bar(share: Double(row.articles) / Double(most), columns: Wording.barWidth(width) / 2),
                    StyledText(row.first?.description ?? "", .faint), StyledText(row.last?.description ?? "", .faint),
                ]
            })
        return table.lines(width: width)
    }

    /// As in sport: who has as many as the one above has the same place, and the place's number is left out.
    static func ranks(_ counts: [Int]) -> [String] {
        counts.indices.map { $0 > 0 && counts[$0] == counts[$0 - 1] ? "" : "\($0 + 1)" }
    }
}
