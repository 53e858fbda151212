import ArgumentParser
import BulletinModel
import BulletinRPC
import TerminalLayout

extension Search.Sort: ExpressibleByArgument {}
extension Search.Facet: ExpressibleByArgument {}

struct SearchCommand: Subcommand {
    static let configuration = CommandConfiguration(
        commandName: "search",
        abstract: "Find articles by the query language.",
        discussion: """
            Examples:
              bulletinctl search 网格员 志愿者
              bulletinctl search '"全员核酸检测"'                  exactly these characters
              bulletinctl search '(网格员 OR 志愿者) unit:古楼街道 date:2022-10..'
              bulletinctl search 社区 -菜场 kind:photo              without a word
              bulletinctl search 'figure:网格员>=400' --sort newest
              bulletinctl --json search 社区 --facets unit --limit 0
              bulletinctl search --explain '(网格员 OR 志愿者) -菜场'   how it is understood, part by part

            Exit status 1 where nothing is found.
            """)

    @Argument(help: ArgumentHelp("What to look for; nothing finds everything.", valueName: "query"))
    var words: [String] = []

    @Flag(help: "Any of the words will do, ranked by how much they say.")
    var any = false

    @Option(help: ArgumentHelp("relevance, newest or oldest first.", valueName: "order"))
    var sort = Search.Sort.relevance

    @Option(help: ArgumentHelp("The most hits to print.", valueName: "n"))
    var limit = 10

    @Option(help: ArgumentHelp("How many to leave out at the beginning.", valueName: "n"))
    var offset = 0

    @Option(help: ArgumentHelp("Characters of text around what was found; 0 for none.", valueName: "n"))
    var snippet = 120

    @Option(
        parsing: .singleValue,
        help: ArgumentHelp("Count the matches by unit, month, byline, section, kind or collection.", valueName: "field")
    )
    var facets: [Search.Facet] = []

    @Option(help: ArgumentHelp("Give up after so long.", valueName: "seconds"))
    var timeout: Double?

    @Flag(help: "Print how the query is understood and what each part finds, and not the articles.")
    var explain = false

    @OptionGroup var common: CommonOptions

    func run(_ session: Session) throws {
        if explain { return try explain(session) }
        var params = Search.Params()
        params.query = CommandLineWords.query(words)
        params.match = any ? .any : .all
        params.sort = sort
        params.limit = limit
        params.offset = offset
        params.snippet = snippet
        params.facets = facets
        params.timeout = timeout
        let result = try session.ask(Search.self, params, query: params.query) { show($0, on: session.screen) }
        if result.total == 0 { throw CommandFailure.nothing }
    }

    private func explain(_ session: Session) throws {
        var params = SearchExplain.Params()
        params.query = CommandLineWords.query(words)
        params.match = any ? .any : .all
        params.timeout = timeout
        let result = try session.ask(SearchExplain.self, params, query: params.query) { result in
            let rows = result.steps.map { step in
                [
                    StyledText.spaces(2 * step.depth) + StyledText(step.step), StyledText("\(step.estimated)", .faint),
                    StyledText("\(step.found)"),
                ]
            }
            let table = Table(
                [
                    .init(Phrase.queryPart.text, least: 12, weight: 3), .init(Phrase.estimated.text, .right),
                    .init(Phrase.found.text, .right, weight: 2),
                ], rows: rows)
            session.screen.lines(table.lines(width: session.screen.width))
        }
        if result.steps.first?.found == 0 { throw CommandFailure.nothing }
    }

    private func show(_ result: Search.Result, on screen: Screen) {
        for hit in result.hits {
            screen.lines(hit.block().lines(width: screen.width))
            screen.line()
        }
        for facet in result.facets where !facet.counts.isEmpty {
            screen.lines(FacetChart.lines(facet, width: screen.width))
            screen.line()
        }
        guard result.total > 0 else {
            screen.line(StyledText(Phrase.nothingFound.text, .faint))
            return
        }
        screen.line(StyledText(Phrase.shown(result.hits.count, of: result.total, offset: offset), .faint))
    }
}

extension Search.Hit {
    /// - Parameter note: said after the other facts, such as how alike it is.
    func block(note: String = "") -> HitBlock {
        HitBlock(
            id: id.description, kicker: kicker, headline: headline ?? Phrase.untitled.text,
            facts: [
                published?.description ?? "", section ?? "", Phrase.kind(kind.rawValue), Wording.bylines(bylines), note,
            ],
            snippet: snippet?.text, marks: snippet?.marks.map { ($0.offset, $0.length) } ?? [])
    }
}

/// The counts of one facet, with bars.
enum FacetChart {
    static func lines(_ facet: Search.FacetCounts, width: Int?) -> [StyledText] {
        let most = facet.counts.map(\.count).max() ?? 1
        let rows = facet.counts.map { entry in
            [
                StyledText(entry.value), StyledText("\(entry.count)"),
                bar(share: Double(entry.count) / Double(max(most, 1)), columns: Wording.barWidth(width)),
            ]
        }
        let table = Table(
            [.init(facet.facet, least: 6, weight: 3), .init("", .right, weight: 2), .init("", weight: 0)], rows: rows)
        return table.lines(width: width)
    }
}
