import ArgumentParser
import BulletinRPC
import TerminalLayout

struct RemoveCommand: Subcommand {
    static let configuration = CommandConfiguration(
        commandName: "remove",
        abstract: "Remove bulletins and their articles.",
        discussion: """
            Example:
              bulletinctl remove 5f0c9a61d2b34e77
            """)

    @Argument(help: ArgumentHelp("Bulletins' ids.", valueName: "id"))
    var ids: [String]

    @OptionGroup var common: CommonOptions

    func run(_ session: Session) throws {
        for id in ids {
            _ = try session.answer("bulletin.remove", ["id": .string(id)]) { result in
                let count = Phrase.removed(result.list("removed").count)
                session.screen.line(StyledText(id, .identifier) + "  " + StyledText(count))
            }
        }
    }
}
