import ArgumentParser
import BulletinRPC
import TerminalLayout

struct RejectedCommand: Subcommand {
    static let configuration = CommandConfiguration(
        commandName: "rejected",
        abstract: "List the files that were set aside, with the reasons; try them again, or throw them away.",
        discussion: """
            Examples:
              bulletinctl rejected
              bulletinctl rejected --retry ID
              bulletinctl rejected --discard ID
            """)

    @Option(help: ArgumentHelp("Put this file into the inbox again.", valueName: "id"))
    var retry: String?

    @Option(help: ArgumentHelp("Throw this file away.", valueName: "id"))
    var discard: String?

    @OptionGroup var common: CommonOptions

    func validate() throws {
        if retry != nil, discard != nil { throw ValidationError("--retry and --discard exclude each other") }
    }

    func run(_ session: Session) throws {
        if let id = retry ?? discard {
            let method = retry == nil ? "rejected.discard" : "rejected.retry"
            _ = try session.answer(method, ["id": .string(id)]) { _ in
                session.screen.line(StyledText(retry == nil ? "− " : "↻ ", .hint) + StyledText(id, .identifier))
            }
            return
        }
        _ = try session.answer("rejected.list", [:]) { show($0, on: session.screen) }
    }

    private func show(_ result: JSONValue, on screen: Screen) {
        let files = result.array ?? result.list("rejected")
        guard !files.isEmpty else {
            screen.line(StyledText(Phrase.nothingRejected.text, .faint))
            return
        }
        let table = Table(
            [
                .init("ID", least: 12, weight: 5), .init(Phrase.name.text, least: 10, weight: 2),
                .init(Phrase.reason.text, weight: 4), .init(Phrase.detail.text, least: 10, weight: 3),
                .init(Phrase.received.text, weight: 1),
            ],
            rows: files.map { file in
                [
                    StyledText(file.shown("id"), .identifier), StyledText(file.shown("name")),
                    StyledText(file.shown("reason"), .failure), StyledText(file.shown("detail")),
                    StyledText(file.shown("received"), .faint),
                ]
            })
        screen.lines(table.lines(width: screen.width))
    }
}
