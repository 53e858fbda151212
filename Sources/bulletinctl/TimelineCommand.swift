import ArgumentParser
import BulletinRPC
import TerminalLayout

struct TimelineCommand: Subcommand {
    enum Interval: String, ExpressibleByArgument, CaseIterable {
        case day, week, month, year
    }

    static let configuration = CommandConfiguration(
        commandName: "timeline",
        abstract: "Draw how many articles match, day by day or month by month.",
        discussion: """
            Examples:
              bulletinctl timeline 核酸检测 --interval day
              bulletinctl timeline 'unit:古楼街道' --interval year

            Exit status 1 where nothing is found.
            """)

    @Argument(help: ArgumentHelp("Only articles that match.", valueName: "query"))
    var words: [String] = []

    @Option(help: ArgumentHelp("day, week, month or year.", valueName: "interval"))
    var interval = Interval.month

    @OptionGroup var common: CommonOptions

    func run(_ session: Session) throws {
        let query = CommandLineWords.query(words)
        let params = JSONObject(
            given: ("query", query.isEmpty ? nil : .string(query)), ("interval", .string(interval.rawValue)))
        let result = try session.answer("timeline", params, query: query) { show($0, on: session.screen) }
        if result.list("buckets").isEmpty { throw CommandFailure.nothing }
    }

    private func show(_ result: JSONValue, on screen: Screen) {
        let buckets = result.list("buckets")
        guard !buckets.isEmpty else {
            screen.line(StyledText(Phrase.nothingFound.text, .faint))
            return
        }
        let most = Swift.max(buckets.map { $0.count("count") }.max() ?? 1, 1)
        let digits = String(most).utf8.count
        let columns = Swift.max((screen.width ?? 80) - 10 - digits - 4, 8)
        let table = Table(
            [.init("", weight: 3), .init("", .right, weight: 2), .init("", weight: 0)],
            rows: buckets.map { bucket in
                let start = bucket.shown("start")
                let label =
                    interval == .month ? String(start.prefix(7)) : interval == .year ? String(start.prefix(4)) : start
                return [
                    StyledText(label), StyledText("\(bucket.count("count"))"),
                    bar(share: Double(bucket.count("count")) / Double(most), columns: columns),
                ]
            }, showsHeadings: false)
        screen.lines(table.lines(width: screen.width))
    }
}
