import ArgumentParser
import BulletinRPC
import TerminalLayout

struct SimilarCommand: Subcommand {
    static let configuration = CommandConfiguration(
        commandName: "similar",
        abstract: "Find articles like this one, nearest first.",
        discussion: """
            Example:
              bulletinctl similar 5f0c.3 --limit 5

            Exit status 1 where there is none.
            """)

    @Argument(help: "An article's id.")
    var id: String

    @Option(help: ArgumentHelp("The most to print.", valueName: "n"))
    var limit = 10

    @OptionGroup var common: CommonOptions

    func run(_ session: Session) throws {
        let result = try session.answer("article.similar", ["id": .string(id), "limit": .integer(limit)]) { result in
            for hit in result.list("hits") {
                session.screen.lines(block(hit).lines(width: session.screen.width))
                session.screen.line()
            }
            if result.list("hits").isEmpty { session.screen.line(StyledText(Phrase.nothingFound.text, .faint)) }
        }
        if result.list("hits").isEmpty { throw CommandFailure.nothing }
    }

    private func block(_ hit: JSONValue) -> HitBlock {
        let share = (Double(hit.shown("similarity")) ?? 0) * 100
        let headline = hit.shown("headline")
        return HitBlock(
            id: hit.shown("id"), kicker: hit.shown("kicker"),
            headline: headline.isEmpty ? Phrase.untitled.text : headline,
            facts: [
                hit.shown("published"), hit.shown("section"), Phrase.kind(hit.shown("kind")),
                "\(Int(share.rounded())) % \(Phrase.similarity)",
            ], snippet: hit["snippet"]?.shown("text"))
    }
}
