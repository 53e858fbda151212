import ArgumentParser
import BulletinModel
import BulletinRPC
import Formats
import TerminalLayout

extension Search.Sort: ExpressibleByArgument {}
extension Search.Facet: ExpressibleByArgument {}

struct SearchCommand: Subcommand {
    static let configuration = CommandConfiguration(
        commandName: "search",
        abstract: Phrase("Find articles by the query language.", "按查询语言查找文章。").text,
        discussion: HelpText.of(
            [
                ("bulletinctl search 网格员 志愿者", nil),
                ("bulletinctl search '\"全员核酸检测\"'", Phrase("exactly these characters", "恰好这些字")),
                ("bulletinctl search '(网格员 OR 志愿者) unit:古楼街道 date:2022-10..'", nil),
                ("bulletinctl search 社区 -菜场 kind:photo", Phrase("without a word", "不含某词")),
                ("bulletinctl search 'figure:网格员>=400' --sort newest", nil),
                ("bulletinctl --json search 社区 --facets unit --limit 0", nil),
                (
                    "bulletinctl search --explain '(网格员 OR 志愿者) -菜场'",
                    Phrase("how it is understood, part by part", "逐部分说明如何理解")
                ),
                ("bulletinctl search unit:古楼街道 --sort newest --limit 50 --format atom > feed.xml", nil),
                (
                    "bulletinctl search --all --format bulk > articles.ndjson",
                    Phrase("for OpenSearch or Elasticsearch", "供 OpenSearch 或 Elasticsearch")
                ),
            ],
            remark: Phrase(
                "Exit status 1 where nothing is found.",
                "什么也没有找到时，退出状态为 1。")))

    @Argument(
        help: ArgumentHelp("What to look for; nothing finds everything.", "要找什么；不写则为全部。", valueName: "query"),
        completion: Completions.queries)
    var words: [String] = []

    @Flag(help: ArgumentHelp("Any of the words will do, ranked by how much they say.", "只需有其中一些词，按其分量排序。"))
    var any = false

    @Option(
        help: ArgumentHelp(
            "relevance, newest or oldest first.", "relevance 相关、newest 最新或 oldest 最早在前。", valueName: "order"))
    var sort = Search.Sort.relevance

    @Option(help: ArgumentHelp("The most hits to print.", "最多显示几条。", valueName: "n"))
    var limit = 10

    @Option(help: ArgumentHelp("How many to leave out at the beginning.", "跳过开头几条。", valueName: "n"))
    var offset = 0

    @Flag(
        help: ArgumentHelp("Print all there are, whatever the limit; asked for by the thousand.", "不受条数限制，全部输出；每次取一千条。")
    )
    var all = false

    @Option(
        help: ArgumentHelp(
            "Characters of text around what was found; 0 for none.", "命中处前后显示几个字；0 为不显示。", valueName: "n"))
    var snippet = 120

    @Option(
        parsing: .singleValue,
        help: ArgumentHelp(
            "Count the matches by unit, month, byline, section, kind or collection.",
            "按 unit 单位、month 月、byline 署名、section 栏目、kind 体裁或 collection 集合计数。", valueName: "field")
    )
    var facets: [Search.Facet] = []

    @Option(help: ArgumentHelp("Give up after so long.", "多久后放弃。", valueName: "seconds"))
    var timeout: Double?

    @Flag(
        help: ArgumentHelp(
            "Print how the query is understood and what each part finds, and not the articles.",
            "不列文章，而显示查询如何理解、各部分找到多少。"))
    var explain = false

    @OptionGroup var output: FormatOptions
    @OptionGroup var common: CommonOptions

    func run(_ session: Session) throws {
        if explain { return try explain(session) }
        let format = try output.chosen(common)
        let params = self.params(format)
        let pages = try all ? allPages(params, session) : [session.asked(Search.self, params, query: params.query)]
        let result = Self.joined(pages.map(\.result))
        let listing = Listing(
            answers: pages.map(\.answer), sheet: { sheet(result) }, markdown: { markdown(result) },
            articles: result.hits.map(\.id), query: params.query,
            table: { Self.table(result, offset: offset, width: $0) })
        try session.print(listing, as: format, bom: output.bom)
        if result.total == 0 { throw CommandFailure.nothing }
    }

    private func params(_ format: OutputFormat) -> Search.Params {
        var params = Search.Params()
        params.query = CommandLineWords.query(words)
        params.match = any ? .any : .all
        params.sort = sort
        params.limit = all ? Search.mostHits : limit
        params.offset = offset
        params.snippet = format.needsArticles ? 0 : snippet
        params.facets = facets
        params.timeout = timeout
        return params
    }

    /// Page after page. What comes in meanwhile can move hits from one page to the next, but out of none.
    private func allPages(
        _ params: Search.Params, _ session: Session
    ) throws(CommandFailure) -> [(result: Search.Result, answer: JSONValue)] {
        var params = params
        var pages: [(result: Search.Result, answer: JSONValue)] = []
        repeat {
            pages.append(try session.asked(Search.self, params, query: params.query))
            params.offset += Search.mostHits
            params.facets = []
        } while params.offset < pages.last?.result.total ?? 0
        return pages
    }

    /// - Precondition: there is a page.
    private static func joined(_ pages: [Search.Result]) -> Search.Result {
        guard pages.count > 1, var whole = pages.first else { return pages[0] }
        var seen: Set<ArticleID> = []
        whole.hits = pages.flatMap(\.hits).filter { seen.insert($0.id).inserted }
        return whole
    }

    /// Where only facets are asked for, those are the rows.
    private func sheet(_ result: Search.Result) -> Sheet {
        limit == 0 && !facets.isEmpty && !all ? Sheet(result.facets) : Sheet(result.hits)
    }

    private func markdown(_ result: Search.Result) -> String {
        limit == 0 && !facets.isEmpty && !all ? Markdown.table(Sheet(result.facets)) : Markdown.hits(result.hits)
    }

    private func explain(_ session: Session) throws {
        var params = SearchExplain.Params()
        params.query = CommandLineWords.query(words)
        params.match = any ? .any : .all
        params.timeout = timeout
        let result = try session.ask(SearchExplain.self, params, query: params.query) { result in
            session.screen.lines(Self.explanation(result, width: session.screen.width))
        }
        if result.steps.first?.found == 0 { throw CommandFailure.nothing }
    }
}

extension SearchCommand {
    static func table(_ result: Search.Result, offset: Int, width: Int?) -> [StyledText] {
        var lines: [StyledText] = []
        for hit in result.hits { lines += hit.block().lines(width: width) + [StyledText()] }
        for facet in result.facets where !facet.counts.isEmpty {
            lines += FacetChart.lines(facet, width: width) + [StyledText()]
        }
        let summary =
            result.total == 0
            ? Phrase.nothingFound.text : Phrase.shown(result.hits.count, of: result.total, offset: offset)
        return lines + StyledText(summary, .faint).wrapped(within: width)
    }

    static func explanation(_ result: SearchExplain.Result, width: Int?) -> [StyledText] {
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
        return table.lines(width: width)
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
            [
                .init(Phrase.facet(facet.facet), least: 6, weight: 3), .init("", .right, weight: 2),
                .init("", weight: 0),
            ], rows: rows)
        return table.lines(width: width)
    }
}
