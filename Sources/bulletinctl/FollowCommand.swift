import ArgumentParser
import BulletinClient
import BulletinRPC
import Glibc
import TerminalLayout

struct FollowCommand: Subcommand {
    static let configuration = CommandConfiguration(
        commandName: "follow",
        abstract: "Print each new article that matches, as it arrives.",
        discussion: """
            Examples:
              bulletinctl follow 'unit:古楼街道'
              bulletinctl follow 核酸 --since 9c2f0a61:18     also those after that clock
              bulletinctl --json follow | while read -r line; do …; done

            It goes on when the daemon is started anew, and misses and repeats nothing. Ctrl-C ends it.
            """)

    @Argument(help: ArgumentHelp("What the articles must match; nothing takes all.", valueName: "query"))
    var words: [String] = []

    @Option(help: ArgumentHelp("Also what came after this clock, while nobody was listening.", valueName: "clock"))
    var since: String?

    @Option(help: "What notifications call this subscription.")
    var name: String?

    @OptionGroup var common: CommonOptions

    func run(_ session: Session) throws {
        var followed = FollowedClock(since: since)
        try subscribe(session, &followed)
        while true {
            guard let told = next(session) else {
                try comeBack(session, &followed)
                continue
            }
            // What a later daemon may tell besides is shown as it comes.
            let known = try? ArticleNotification(method: told.method, params: told.params)
            if known.map({ followed.take($0) }) ?? true { show(told, session) }
        }
    }

    /// - Returns: nil where the connection is gone.
    private func next(_ session: Session) -> ServerNotification? {
        guard let client = try? session.client() else { return nil }
        client.patience = nil
        return (try? client.nextNotification()) ?? nil
    }

    private func subscribe(_ session: Session, _ followed: inout FollowedClock) throws(CommandFailure) {
        let query = CommandLineWords.query(words)
        let params = JSONObject(
            given: ("query", query.isEmpty ? nil : .string(query)), ("since", followed.since.map(JSONValue.string)),
            ("name", name.map(JSONValue.string)))
        let answer = try session.ask("subscribe", params, query: query)
        if let clock = answer["clock"]?.string { followed.begins(at: clock) }
    }

    /// Until a daemon answers again: it is asked every second, for nothing tells when a socket appears. One that says no
    /// will say no again: its store may be another one.
    private func comeBack(_ session: Session, _ followed: inout FollowedClock) throws(CommandFailure) {
        session.screen.flush()
        Screen.complain(StyledText(Phrase.connectionLost.text, .hint))
        while true {
            session.forgetConnection()
            do throws(CommandFailure) {
                try subscribe(session, &followed)
                return
            } catch {
                if error.isFinal { throw error }
                sleep(1)
            }
        }
    }

    private func show(_ told: ServerNotification, _ session: Session) {
        defer { session.screen.flush() }
        if session.isJSON {
            session.screen.json(["jsonrpc": "2.0", "method": .string(told.method), "params": told.params])
            return
        }
        let article = told.params["article"] ?? .null
        let id = StyledText(article.shown("id"), .identifier)
        guard told.method == "article.added" else {
            session.screen.line(StyledText("− ", .failure) + id)
            return
        }
        let headline = article.shown("headline")
        let kicker = article.shown("kicker")
        var line = id + "  " + StyledText(article.shown("published"))
        if !kicker.isEmpty { line.append(StyledText("  " + kicker, .kicker)) }
        line.append(StyledText("  " + (headline.isEmpty ? Phrase.untitled.text : headline), .strong))
        session.screen.line(line.cut(to: session.screen.width ?? .max))
    }
}
