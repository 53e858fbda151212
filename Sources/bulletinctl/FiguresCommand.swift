import ArgumentParser
import BulletinModel
import BulletinRPC
import Formats
import TerminalLayout

struct FiguresCommand: Subcommand {
    static let configuration = CommandConfiguration(
        commandName: "figures",
        abstract: Phrase("List the numbers that articles report, with what they count.", "列出文章报道的数字及其所数。").text,
        discussion: HelpText.of(
            [
                ("bulletinctl figures --noun 网格员 --min 400", nil),
                ("bulletinctl figures 'date:2022-10' --unit 古楼街道", nil),
                ("bulletinctl figures --noun 志愿者 --plot", Phrase("over time", "随时间变化")),
                ("bulletinctl figures --noun 志愿者 --limit 1000 --csv --bom > 志愿者.csv", nil),
            ],
            remark: Phrase(
                "Exit status 1 where nothing is found.",
                "什么也没有找到时，退出状态为 1。")))

    @Argument(
        help: ArgumentHelp(
            "Only those in articles that match; nothing takes all.", "只列匹配文章中的；不写则为全部。", valueName: "query"),
        completion: Completions.queries)
    var words: [String] = []

    @Option(help: ArgumentHelp("What is counted: 网格员, 核酸.", "数的是什么：网格员、核酸。", valueName: "noun"))
    var noun: String?

    @Option(
        help: ArgumentHelp("The unit that it is reported of.", "数字所属的单位。", valueName: "unit"),
        completion: Completions.units)
    var unit: String?

    @Option(help: ArgumentHelp("The least value.", "最小值。", valueName: "number"))
    var min: Double?

    @Option(help: ArgumentHelp("The greatest value.", "最大值。", valueName: "number"))
    var max: Double?

    @Option(
        help: ArgumentHelp(
            "The most to print; with --plot, to draw: then 1000 unless told.", "最多显示几条；用 --plot 时为绘出几条，默认 1000。",
            valueName: "n"))
    var limit: Int?

    @Option(help: ArgumentHelp("How many to leave out at the beginning.", "跳过开头几条。", valueName: "n"))
    var offset = 0

    @Flag(
        help: ArgumentHelp(
            "Draw the values over time instead of listing them: those with the commonest measure word.",
            "不列表，而按时间绘出数值：取最常见的量词。"))
    var plot = false

    @OptionGroup var output: FormatOptions
    @OptionGroup var common: CommonOptions

    func run(_ session: Session) throws {
        let format = try output.chosen(common, of: OutputFormat.ofRows)
        var params = Figures.Params()
        params.query = CommandLineWords.query(words)
        params.noun = noun
        params.unit = unit
        params.min = min
        params.max = max
        params.limit = limit ?? (plot ? Search.mostHits : 50)
        params.offset = offset
        let (result, answer) = try session.asked(Figures.self, params, query: params.query)
        let listing = Listing(
            answers: [answer], sheet: { Sheet(result.rows) },
            table: { width in
                plot ? FigurePlot.lines(result.rows, width: width) : Self.table(result, offset: offset, width: width)
            })
        try session.print(listing, as: format, bom: output.bom)
        if result.total == 0 { throw CommandFailure.nothing }
    }

    static func table(_ result: Figures.Result, offset: Int, width: Int?) -> [StyledText] {
        guard result.total > 0 else { return [StyledText(Phrase.nothingFound.text, .faint)] }
        let table = Table(
            [
                .init(Phrase.figure.text, least: 8, weight: 5), .init(Phrase.of.text, least: 8, weight: 3),
                .init(Phrase.date.text, weight: 2), .init(Phrase.headline.text, least: 10, weight: 1),
                .init(Phrase.article.text, weight: 4),
            ],
            rows: result.rows.map { row in
                [
                    StyledText(row.figure.text, .figure), StyledText(row.figure.unit ?? "", .unit),
                    StyledText(row.published?.description ?? ""), StyledText(row.headline ?? ""),
                    StyledText(row.article.description, .identifier),
                ]
            })
        return table.lines(width: width)
            + StyledText(Phrase.shown(result.rows.count, of: result.total, offset: offset), .faint).wrapped(
                within: width)
    }
}
