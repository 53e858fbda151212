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
        discussion: """
            Examples:
              bulletinctl search 网格员 志愿者          both words
              bulletinctl search 'unit:古楼街道 -商会'   below a unit, without a word
              bulletinctl show 5f0c.3                  one article to read
              bulletinctl parse PAGE.txt               what a page holds, without a daemon

            The socket is --socket, else BULLETIND_SOCKET, else the user's, else the system's.
            --socket, --json and --no-color may stand before or after the subcommand.
            Exit status: 0 done, 1 nothing found, 2 wrong use, 3 no daemon answers, 4 the daemon said no.
            """,
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
            if !text.isEmpty { screen.write(Array((text + "\n").utf8)) }
            screen.flush()
            Process.end(status: 0)
        }
        guard code == 64 else { Process.end(status: code) }
        // The parser says what is wrong, on one line or two; then its usage, and where to find help.
        let lines = text.split(separator: "\n").map(String.init)
        let usage = lines.first { $0.hasPrefix("Usage: ") }
        let wrong = lines.prefix { !$0.hasPrefix("Usage: ") && !$0.hasPrefix("Help: ") }
            .map { $0.hasPrefix("Error: ") ? String($0.dropFirst(7)) : $0 }.joined(separator: " ")
        CommandFailure.usage(wrong, usage).report()
        Process.end(status: 2)
    }
}
