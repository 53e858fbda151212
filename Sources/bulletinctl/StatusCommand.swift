import ArgumentParser
import BulletinRPC
import TerminalLayout

struct StatusCommand: Subcommand {
    static let configuration = CommandConfiguration(
        commandName: "status",
        abstract: Phrase(
            "Tell what the daemon is doing, what it holds, and what it could not take.", "显示守护进程的状态、所存内容和未能收录的文件。"
        ).text,
        discussion: HelpText.of(
            [
                ("bulletinctl status", nil),
                ("bulletinctl --json status", nil),
            ]))

    @OptionGroup var common: CommonOptions

    func run(_ session: Session) throws {
        _ = try session.ask(ServerStatus.self, .init()) { status in
            session.screen.lines(Self.table(status, width: session.screen.width))
        }
    }

    static func table(_ status: ServerStatus.Result, width: Int?) -> [StyledText] {
        guard !status.inbox.troubles.isEmpty else { return facts(status, width: width) }
        let rows = status.inbox.troubles.map { [StyledText($0.path, .failure), StyledText($0.reason)] }
        let table = Table(
            [.init(Phrase.name.text, least: 8, weight: 2), .init(Phrase.reason.text, least: 8)], rows: rows)
        return facts(status, width: width) + [StyledText()] + table.lines(width: width)
    }

    static func facts(_ status: ServerStatus.Result, width: Int?) -> [StyledText] {
        let (inbox, counts, index) = (status.inbox, status.counts, status.index)
        return FactList.lines(
            [
                (.state, Phrase.state(status.state) + (status.reason.map { ": \($0)" } ?? "")), (.clock, status.clock),
                (.uptime, Wording.span(seconds: status.uptime)), (.inbox, inbox.path),
                (Phrase("", ""), Phrase.inboxState(pending: inbox.pending, backend: inbox.backend)),
                (.articles, Phrase.counts(articles: counts.articles, bulletins: counts.bulletins)),
                (
                    .setAside,
                    Phrase.aside(
                        rejected: counts.rejected, duplicates: counts.duplicates, superseded: counts.superseded)
                ),
                (.index, Phrase.indexSize(terms: index.terms, memory: Wording.size(index.memoryBytes))),
                (.connections, "\(status.connections)"),
            ], width: width)
    }
}
