import ArgumentParser
import BulletinRPC
import TerminalLayout

struct RemoveCommand: Subcommand {
    static let configuration = CommandConfiguration(
        commandName: "remove",
        abstract: Phrase("Remove bulletins and their articles.", "移除版面及其文章。").text,
        discussion: HelpText.of(
            [
                ("bulletinctl remove 5f0c9a61d2b34e77", nil)
            ]))

    @Argument(help: ArgumentHelp("Bulletins' ids.", "版面编号。", valueName: "id"), completion: Completions.ids)
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
