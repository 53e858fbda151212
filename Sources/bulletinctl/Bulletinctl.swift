import ArgumentParser
import BulletinRPC
import LinuxSystem
import TerminalLayout

@main
struct Bulletinctl: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bulletinctl",
        abstract: Phrase(
            "Ask bulletind, which reads newspaper pages, what stands in them.", "向 bulletind 询问它读过的报纸版面中有什么。"
        ).text,
        usage: "bulletinctl [--socket PATH] [--json] [--no-color] SUBCOMMAND …",
        discussion: HelpText.of(
            [
                ("bulletinctl search 网格员 志愿者", Phrase("both words", "两个词都有")),
                ("bulletinctl search 'unit:古楼街道 -商会'", Phrase("below a unit, without a word", "某单位之下，不含某词")),
                ("bulletinctl show 5f0c.3", Phrase("one article to read", "阅读一篇文章")),
                ("bulletinctl parse PAGE.txt", Phrase("what a page holds, without a daemon", "版面中有什么，不需守护进程")),
            ],
            remark: Phrase(
                """
                The socket is --socket, else BULLETIND_SOCKET, else the user's, else the system's. --socket, \
                --json and --no-color may stand before or after the subcommand. Exit status: 0 done, 1 nothing \
                found, 2 wrong use, 3 no daemon answers, 4 the daemon said no.
                """,
                """
                套接字依次取 --socket、BULLETIND_SOCKET、用户的、系统的。--socket、\
                --json 和 --no-color 写在子命令之前或之后均可。退出状态：0 完成，1 没有找到，\
                2 用法有误，3 没有守护进程应答，4 守护进程拒绝。
                """)),
        version: "bulletinctl \(ProgramVersion.text)",
        groupedSubcommands: [
            CommandGroup(
                name: Phrase("Reading", "阅读").text,
                subcommands: [
                    SearchCommand.self, ShowCommand.self, SourceCommand.self, SimilarCommand.self,
                    BulletinsCommand.self,
                ]),
            CommandGroup(
                name: Phrase("Counting", "统计").text,
                subcommands: [
                    FiguresCommand.self, UnitsCommand.self, PeopleCommand.self, ContributorsCommand.self,
                    TimelineCommand.self,
                ]),
            CommandGroup(
                name: Phrase("Taking in", "收录").text,
                subcommands: [
                    SubmitCommand.self, ImportCommand.self, SyncCommand.self, ParseCommand.self, FollowCommand.self,
                    WatchCommand.self,
                ]),
            CommandGroup(
                name: Phrase("Keeping house", "维护").text,
                subcommands: [
                    RejectedCommand.self, RemoveCommand.self, ExportCommand.self, VerifyCommand.self,
                    StatusCommand.self, DoctorCommand.self, MetricsCommand.self, CallCommand.self,
                ]),
        ])

    static func main() {
        Process.unblockSignals()
        Process.ignoreBrokenPipes()
        let arguments = CommandLineWords.arranged(ArgumentBytes.arguments)
        do {
            if let wrong = CommandLineWords.missingSubcommand(in: arguments) { throw wrong }
            var command = try parseAsRoot(arguments)
            try command.run()
            Process.end(status: 0)
        } catch let failure as CommandFailure {
            failure.report()
            Process.end(status: failure.status)
        } catch {
            leave(error)
        }
    }

    /// Help, a version, or a mistake in the arguments: the parser's own errors.
    private static func leave(_ error: any Error) -> Never {
        let code = exitCode(for: error).rawValue
        let text = fullMessage(for: error)
        guard code != 0 else {
            let screen = Screen(isColourRefused: true)
            if !text.isEmpty { screen.text(HelpPage.shown(text, width: screen.width) + "\n") }
            screen.flush()
            Process.end(status: 0)
        }
        guard code == 64 else { Process.end(status: code) }
        let complaint = complaint(text)
        CommandFailure.usage(
            ParserComplaint.words(complaint.words), complaint.usage.map(ParserComplaint.usage)
        ).report()
        Process.end(status: 2)
    }

    /// What the parser says is wrong, on one line or more; then its usage, and where to find help.
    static func complaint(_ text: String) -> (words: String, usage: String?) {
        let lines = text.split(separator: "\n").map(String.init)
        let usage = lines.first { $0.hasPrefix("Usage: ") }
        let words = lines.prefix { !$0.hasPrefix("Usage: ") && !$0.hasPrefix("Help: ") }
            .map { $0.hasPrefix("Error: ") ? $0.dropFirst(7) : $0.drop { $0 == " " } }
        return (words.joined(separator: " "), usage)
    }
}
