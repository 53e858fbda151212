import ArgumentParser
import BulletinRPC
import TerminalLayout

struct SyncCommand: Subcommand {
    static let configuration = CommandConfiguration(
        commandName: "sync",
        abstract: Phrase("Wait until all that lies in the inbox has been taken.", "等待收件夹处理完毕。").text,
        discussion: HelpText.of(
            [
                ("cp pages/*.txt /var/lib/bulletind/inbox/ && bulletinctl sync && bulletinctl bulletins", nil),
                ("bulletinctl sync --timeout 5", nil),
            ],
            remark: Phrase(
                "Exit status 1 where something is still in the inbox at the timeout; it is then named.",
                "超时时收件夹中还有文件，则退出状态为 1，并列出这些文件。")))

    @Option(help: ArgumentHelp("Wait no longer.", "最多等多久。", valueName: "seconds"))
    var timeout = 60.0

    @OptionGroup var common: CommonOptions

    func run(_ session: Session) throws {
        let patience = Duration.seconds(min(max(timeout, 0), 3600) + 60)
        let result = try session.ask(InboxSync.self, .init(timeout: timeout), patience: patience) { result in
            if result.pending.isEmpty {
                session.screen.line(StyledText(Phrase.synced(result.clock), .faint))
            } else {
                session.screen.line(StyledText(Phrase.stillPending(result.pending.count), .failure))
                session.screen.lines(result.pending.map { StyledText("  " + $0) })
            }
        }
        if !result.pending.isEmpty { throw CommandFailure.nothing }
    }
}
