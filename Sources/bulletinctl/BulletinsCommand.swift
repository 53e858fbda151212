import ArgumentParser
import BulletinModel
import BulletinRPC
import TerminalLayout

struct BulletinsCommand: Subcommand {
    static let configuration = CommandConfiguration(
        commandName: "bulletins",
        abstract: "List the bulletins in the index, latest taken first.",
        discussion: """
            Examples:
              bulletinctl bulletins --limit 20
              bulletinctl bulletins --collection dongchangfu
            """)

    @Option(help: ArgumentHelp("The most to print.", valueName: "n"))
    var limit = 100

    @Option(help: ArgumentHelp("Only those taken before this one.", valueName: "id"))
    var before: String?

    @Option(help: ArgumentHelp("Only those of this collection.", valueName: "name"))
    var collection: String?

    @OptionGroup var common: CommonOptions

    func run(_ session: Session) throws {
        var params = BulletinList.Params()
        params.limit = limit
        params.before = before
        params.collection = collection
        _ = try session.ask(BulletinList.self, params) { show($0, on: session.screen) }
    }

    private func show(_ result: BulletinList.Result, on screen: Screen) {
        guard !result.bulletins.isEmpty else {
            screen.line(StyledText(Phrase.noBulletins.text, .faint))
            return
        }
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
        screen.lines(table.lines(width: screen.width))
        if result.more, let last = result.bulletins.last {
            screen.line(StyledText(Phrase.older(last.id.description), .faint))
        }
    }
}
