import BulletinModel
import BulletinRPC
import Foundation
import LinuxSystem
import TerminalLayout
import TestSupport
import Testing

@testable import bulletinctl

/// Answers of a daemon that has taken docs/examples, as it gave them.
enum Answers {
    static func json(_ name: String) throws -> JSONValue {
        let file = Project.root.appendingPathComponent("Tests/BulletinctlTests/Answers/\(name).json")
        return try JSONParser.parse(Array(try Data(contentsOf: file)))
    }

    static func result<Result: MethodResult>(_ name: String, _ type: Result.Type = Result.self) throws -> Result {
        try Result(json: try json(name))
    }
}

/// The screen of one subcommand, at any width.
struct SubcommandScreen: Sendable, CustomTestStringConvertible {
    let name: String
    let lines: @Sendable (_ width: Int?) throws -> [StyledText]

    var testDescription: String { name }

    static let all: [SubcommandScreen] = [
        .init(name: "search") { SearchCommand.table(try Answers.result("search"), offset: 0, width: $0) },
        .init(name: "search-long") { SearchCommand.table(try Answers.result("search-long"), offset: 0, width: $0) },
        .init(name: "search-none") { SearchCommand.table(try Answers.result("search-none"), offset: 0, width: $0) },
        .init(name: "search-explain") { SearchCommand.explanation(try Answers.result("explain"), width: $0) },
        .init(name: "show") {
            ShowCommand.table(try Answers.result("article"), source: "澄湖 02", annotations: false, width: $0)
        },
        .init(name: "show-annotations") {
            ShowCommand.table(try Answers.result("article"), source: nil, annotations: true, width: $0)
        },
        .init(name: "show-bulletin") {
            let records: [ArticleRecord] = [try Answers.result("article"), try Answers.result("article2")]
            return ShowCommand.table(try Answers.result("bulletin"), records, width: $0)
        },
        .init(name: "similar") { SimilarCommand.table(try Answers.result("similar"), width: $0) },
        .init(name: "bulletins") { BulletinsCommand.table(try Answers.result("bulletins"), width: $0) },
        .init(name: "figures") { FiguresCommand.table(try Answers.result("figures"), offset: 0, width: $0) },
        .init(name: "figures-plot") {
            FigurePlot.lines(try Answers.result("figures", Figures.Result.self).rows, width: $0)
        },
        .init(name: "units") { UnitsCommand.table(try Answers.result("units"), width: $0) },
        .init(name: "people") { PeopleCommand.table(try Answers.result("people"), width: $0) },
        .init(name: "contributors") { ContributorsCommand.table(try Answers.result("contributors"), width: $0) },
        .init(name: "contributors-by-month") {
            let result: Contributors.Result = try Answers.result("contributors")
            let months = ContributorsByMonth.months(from: CalendarDay("2023-11-02"), to: CalendarDay("2024-05-18"))
            let counts = months.indices.map { month in
                Dictionary(result.rows.prefix(month + 1).map { ($0.byline, $0.articles + month) }) { $1 }
            }
            return ContributorsByMonth(result, months: months, counts: counts).table(width: $0)
        },
        .init(name: "contributors-by-unit") {
            let rows = try Answers.result("contributors", Contributors.Result.self).rows
            return ContributorsByUnit(parts: [
                .init(unit: "柳堤街道", articles: 9, rows: Array(rows.prefix(3))),
                .init(unit: "石桥镇", articles: 4, rows: Array(rows.suffix(2))),
            ]).table(width: $0)
        },
        .init(name: "timeline") { TimelineCommand.table(try Answers.result("timeline"), .month, width: $0) },
        .init(name: "status") { StatusCommand.table(try Answers.result("status"), width: $0) },
        .init(name: "rejected") { RejectedCommand.table(try Answers.result("rejected"), width: $0) },
        .init(name: "watch") {
            WatchScreen(try watched()).lines(width: $0 ?? 80, height: 24)
        },
        .init(name: "follow") { width in
            try Answers.result("search", Search.Result.self).hits.map { hit in
                var article: JSONObject = ["id": .string(hit.id.description), "headline": .string(hit.headline ?? "")]
                article["published"] = .string(hit.published?.description ?? "")
                article["kicker"] = .string(hit.kicker ?? "")
                return FollowCommand.line("article.added", article: .object(article), width: width)
            } + [FollowCommand.line("article.removed", article: ["id": "77e2b0c4419ad6f3.1"], width: width)]
        },
    ]

    private static func watched() throws -> WatchedState {
        var state = WatchedState()
        var status: ServerStatus.Result = try Answers.result("status")
        for (second, articles) in [0, 3, 12, 40, 90, 91, 91, 95].enumerated() {
            status.counts.articles = 12_000 + articles
            state.take(status, at: .init(nanoseconds: Int64(second) * 1_000_000_000))
        }
        state.latest = try Answers.result("search", Search.Result.self).hits
        return state
    }
}
