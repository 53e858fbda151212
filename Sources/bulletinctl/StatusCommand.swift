import ArgumentParser
import BulletinRPC
import TerminalLayout

struct StatusCommand: Subcommand {
    static let configuration = CommandConfiguration(
        commandName: "status",
        abstract: "Tell what the daemon is doing, what it holds, and what it could not take.",
        discussion: """
            Examples:
              bulletinctl status
              bulletinctl --json status
            """)

    @OptionGroup var common: CommonOptions

    func run(_ session: Session) throws {
        _ = try session.ask(ServerStatus.self, .init()) { show($0, on: session.screen) }
    }

    private func show(_ status: ServerStatus.Result, on screen: Screen) {
        let counts = status.counts
        screen.lines(
            FactList.lines(
                [
                    (.state, status.state + (status.reason.map { ": \($0)" } ?? "")), (.clock, status.clock),
                    (.uptime, Wording.span(seconds: status.uptime)), (.inbox, status.inbox.path),
                    (
                        Phrase("", ""),
                        Phrase.inboxState(pending: status.inbox.pending, backend: status.inbox.backend)
                    ),
                    (.articles, Phrase.counts(articles: counts.articles, bulletins: counts.bulletins)),
                    (
                        .setAside,
                        Phrase.aside(
                            rejected: counts.rejected, duplicates: counts.duplicates, superseded: counts.superseded)
                    ),
                    (
                        .index,
                        Phrase.indexSize(terms: status.index.terms, memory: Wording.size(status.index.memoryBytes))
                    ),
                    (.connections, "\(status.connections)"),
                ], width: screen.width))
        guard !status.inbox.troubles.isEmpty else { return }
        screen.line()
        let rows = status.inbox.troubles.map { [StyledText($0.path, .failure), StyledText($0.reason)] }
        let table = Table(
            [.init(Phrase.name.text, least: 8, weight: 2), .init(Phrase.reason.text, least: 8)], rows: rows)
        screen.lines(table.lines(width: screen.width))
    }
}
