import ArgumentParser
import BulletinModel
import BulletinRPC
import Formats
import LinuxSystem
import Pictures
import TerminalLayout

extension Timeline.Interval: ExpressibleByArgument {}

struct TimelineCommand: Subcommand {
    static let configuration = CommandConfiguration(
        commandName: "timeline",
        abstract: Phrase("Draw how many articles match, day by day or month by month.", "按日或按月绘出匹配的篇数。").text,
        discussion: HelpText.of(
            [
                ("bulletinctl timeline 核酸检测 --interval day", nil),
                ("bulletinctl timeline 'unit:古楼街道' --interval year", nil),
                ("bulletinctl timeline 秋粮 --svg 秋粮.svg", Phrase("a picture for a report", "供报告用的图")),
            ],
            remark: Phrase(
                "Exit status 1 where nothing is found.",
                "什么也没有找到时，退出状态为 1。")))

    @Argument(
        help: ArgumentHelp("Only articles that match.", "只算匹配的文章。", valueName: "query"), completion: Completions.queries
    )
    var words: [String] = []

    @Option(help: ArgumentHelp("day, week, month or year.", "day 日、week 周、month 月或 year 年。", valueName: "interval"))
    var interval = Timeline.Interval.month

    @Option(
        help: ArgumentHelp("Write the picture into this file, as SVG.", "把图写入此文件，SVG 格式。", valueName: "file"),
        completion: .file())
    var svg: String?

    @OptionGroup var output: FormatOptions
    @OptionGroup var common: CommonOptions

    func run(_ session: Session) throws {
        let format = try output.chosen(common, of: OutputFormat.ofRows)
        var params = Timeline.Params()
        params.query = CommandLineWords.query(words)
        params.interval = interval
        let (result, answer) = try session.asked(Timeline.self, params, query: params.query)
        if let svg {
            try write(result, to: svg, query: params.query)
        } else {
            let listing = Listing(
                answers: [answer], sheet: { Sheet(result.buckets) },
                table: { Self.table(result, interval, width: $0) })
            try session.print(listing, as: format, bom: output.bom)
        }
        if result.buckets.isEmpty { throw CommandFailure.nothing }
    }

    static func table(_ result: Timeline.Result, _ interval: Timeline.Interval, width: Int?) -> [StyledText] {
        guard !result.buckets.isEmpty else { return [StyledText(Phrase.nothingFound.text, .faint)] }
        let bars = result.buckets.map { BarChart.Bar(StyledText(label($0, interval)), $0.count) }
        return BarChart(bars).lines(width: width ?? 80)
    }

    private static func label(_ bucket: Timeline.Bucket, _ interval: Timeline.Interval) -> String {
        let day = bucket.start.description
        return switch interval {
        case .day, .week: day
        case .month: String(day.prefix(7))
        case .year: String(day.prefix(4))
        }
    }

    private func write(_ result: Timeline.Result, to path: String, query: String) throws(CommandFailure) {
        let bars = result.buckets.map { (label: Self.label($0, interval), count: $0.count) }
        let picture = SVGBars(title: query.isEmpty ? "bulletind" : query, bars: bars)
        try naming(path) { () throws(Errno) in
            try OwnedDescriptor.open(path: path, .overwrite).write(Array(picture.text.utf8))
        }
    }
}
