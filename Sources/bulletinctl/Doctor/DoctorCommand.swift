import ArgumentParser
import BulletinClient
import BulletinRPC
import LinuxSystem
import TerminalLayout

struct DoctorCommand: Subcommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor",
        abstract: Phrase(
            "Tell what is wrong with the daemon, its socket, inbox and machine, and what to do about it.",
            "检查守护进程、套接字、收件夹和机器，说明问题和办法。"
        ).text,
        discussion: HelpText.of(
            [
                ("bulletinctl doctor", nil),
                ("bulletinctl --json doctor", nil),
            ],
            remark: Phrase(
                """
                Looks at the socket, the versions, the inbox, the disk, the limits of inotify and the clock. \
                Exit status: 0 nothing wrong, 1 something to do, 3 no daemon answers.
                """,
                """
                检查套接字、版本、收件夹、磁盘、inotify 的限额和时钟。退出状态：0 一切正常，1 有事要做，\
                3 没有守护进程应答。
                """)))

    @OptionGroup var common: CommonOptions

    func run(_ session: Session) throws {
        var facts = DoctorFacts.ofThisMachine()
        facts.look(for: SocketPlace.candidates(option: common.socket))
        if facts.sockets.contains(where: { $0.outcome == .answers }) { facts.daemon = try Self.ask(session) }
        let findings = Diagnosis.findings(facts)
        if common.json { session.screen.json(Self.json(findings)) } else { Self.show(findings, on: session.screen) }
        guard findings.contains(where: { $0.grade == .wrong }) else { return }
        throw CommandFailure.silent(facts.daemon == nil ? 3 : 1)
    }

    private static func ask(_ session: Session) throws -> DoctorFacts.DaemonFact {
        let info = try session.ask(ServerInfo.name)
        let status = try session.ask(ServerStatus.name)
        let inbox = status["inbox"] ?? .null
        let path = inbox.shown("path")
        let first = inbox.list("troubles").first
        return DoctorFacts.DaemonFact(
            version: info.shown("version"), state: status.shown("state"), reason: status["reason"]?.string,
            inbox: path, backend: inbox.shown("backend"), troubles: inbox.list("troubles").count,
            firstTrouble: first.map { trouble in
                // The inbox itself has no path under the inbox.
                let (path, reason) = (trouble.shown("path"), trouble.shown("reason"))
                return path.isEmpty ? reason : "\(path): \(reason)"
            },
            isInboxThere: isThere(path), isInboxWritable: FileSystem.mayWrite(folder: path),
            disk: (try? FileSystem(holding: path)).map {
                .init(availableBytes: $0.availableBytes, totalBytes: $0.totalBytes)
            })
    }

    /// Also where the caller may not see.
    private static func isThere(_ path: String) -> Bool {
        do throws(Errno) {
            _ = try FileStatus.of(path: path)
            return true
        } catch {
            return error != .noEntry
        }
    }

    private static func show(_ findings: [Finding], on screen: Screen) {
        for finding in findings {
            let (mark, style): (String, Style) =
                switch finding.grade {
                case .ok: ("ok     ", .faint)
                case .warning: ("warning", .strong)
                case .wrong: ("WRONG  ", .failure)
                }
            screen.line(StyledText(mark, style) + StyledText("  \(finding.subject): \(finding.text)"))
            if let advice = finding.advice { screen.line(StyledText("         → \(advice)", .hint)) }
        }
    }

    private static func json(_ findings: [Finding]) -> JSONValue {
        let list = findings.map { finding in
            JSONValue.object([
                "grade": .string(finding.grade.rawValue), "subject": .string(finding.subject),
                "text": .string(finding.text), "advice": finding.advice.map(JSONValue.string) ?? .null,
            ])
        }
        return .object(["findings": .array(list)])
    }
}
