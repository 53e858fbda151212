import ArgumentParser
import BulletinModel
import BulletinRPC
import Formats
import TerminalLayout

struct BulletinsCommand: Subcommand {
    static let configuration = CommandConfiguration(
        commandName: "bulletins",
        abstract: Phrase("List the bulletins in the index, latest taken first.", "列出索引中的版面，最近收录的在前。").text,
        discussion: HelpText.of(
            [
                ("bulletinctl bulletins --limit 20", nil),
                ("bulletinctl bulletins --collection dongchangfu", nil),
                ("bulletinctl bulletins --limit 1000 --format tsv | cut -f 1,7", nil),
            ]))

    @Option(help: ArgumentHelp("The most to print.", "最多显示几条。", valueName: "n"))
    var limit = 100

    @Option(
        help: ArgumentHelp("Only those taken before this one.", "只列在此之前收录的。", valueName: "id"),
        completion: Completions.ids)
    var before: String?

    @Option(
        help: ArgumentHelp("Only those of this collection.", "只列此集合的。", valueName: "name"),
        completion: Completions.collections)
    var collection: String?

    @OptionGroup var output: FormatOptions
    @OptionGroup var common: CommonOptions

    func run(_ session: Session) throws {
        let format = try output.chosen(common, of: OutputFormat.ofRows)
        var params = BulletinList.Params()
        params.limit = limit
        params.before = before
        params.collection = collection
        let (result, answer) = try session.asked(BulletinList.self, params)
        let listing = Listing(
            answers: [answer], sheet: { Sheet(result.bulletins) }, table: { Self.table(result, width: $0) })
        try session.print(listing, as: format, bom: output.bom)
    }

    static func table(_ result: BulletinList.Result, width: Int?) -> [StyledText] {
        guard let last = result.bulletins.last else { return [StyledText(Phrase.noBulletins.text, .faint)] }
        let table = Table(
            [
                .init(Phrase.bulletin.text, weight: 5), .init(Phrase.date.text, weight: 3),
                .init(Phrase.articles.text, .right, weight: 2), .init(Phrase.size.text, .right, weight: 0),
                .init(Phrase.collection.text, least: 6, weight: 1), .init(Phrase.name.text, least: 10, weight: 4),
            ],
            rows: result.bulletins.map { bulletin in
                [
                    StyledText(bulletin.id.description, .identifier), StyledText(bulletin.published.description),
                    StyledText("\(bulletin.articleCount)"), StyledText(Wording.size(bulletin.bytes), .faint),
                    StyledText(bulletin.collection ?? ""), StyledText(bulletin.name.description),
                ]
            })
        guard result.more else { return table.lines(width: width) }
        return table.lines(width: width)
            + StyledText(Phrase.older(last.id.description), .faint).wrapped(within: width)
    }
}
