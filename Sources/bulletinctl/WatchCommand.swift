import ArgumentParser
import BulletinClient
import BulletinModel
import BulletinRPC
import LinuxSystem
import TerminalLayout

struct WatchCommand: Subcommand {
    static let configuration = CommandConfiguration(
        commandName: "watch",
        abstract: Phrase(
            "Show the daemon at work: its state, how fast it takes in, the latest articles.", "实时显示守护进程：状态、收录速度、最新文章。"
        ).text,
        discussion: HelpText.of(
            [
                ("bulletinctl watch", nil),
                ("bulletinctl watch --interval 5", nil),
                (
                    "bulletinctl --json watch | jq .counts.articles",
                    Phrase("a line of server.status each interval", "每次一行 server.status")
                ),
            ],
            remark: Phrase(
                "q or Ctrl-C ends it, and the terminal is as it was.",
                "按 q 或 Ctrl-C 结束，终端恢复原样。")))

    @Option(help: ArgumentHelp("How often to look.", "多久看一次。", valueName: "seconds"))
    var interval = 1.0

    @OptionGroup var common: CommonOptions

    func validate() throws {
        guard interval >= 0.1, interval <= 3600 else {
            throw ValidationError(Phrase.badInterval(interval))
        }
    }

    func run(_ session: Session) throws {
        if session.isJSON { return try lines(session) }
        // Asked once before the screen is taken: a wrong socket is told as by every other subcommand.
        var state = WatchedState()
        try look(session, &state)
        guard let screen = FullScreen() else { throw CommandFailure.usage(Phrase.needsTerminal.text, nil) }
        defer { screen.leave() }
        var isToLook = false
        while true {
            if isToLook {
                do throws(CommandFailure) {
                    try look(session, &state)
                } catch {
                    guard !error.isFinal else { throw error }
                    state.isLost = true
                    session.forgetConnection()
                }
            }
            let size = screen.size
            screen.show(
                WatchScreen(state).lines(width: size.columns, height: size.lines)
                    .map { $0.rendered(session.screen.palette) })
            switch screen.wait(.seconds(interval)) {
            case .ended, .key(UInt8(ascii: "q")), .key(3): return
            case .timeIsUp: isToLook = true
            case .resized, .key: isToLook = false
            }
        }
    }

    /// For programs: a line each time.
    private func lines(_ session: Session) throws {
        while true {
            session.screen.json(try session.ask(ServerStatus.name))
            session.screen.flush()
            _ = try? waitForInput([], timeout: .seconds(interval))
        }
    }

    private func look(_ session: Session, _ state: inout WatchedState) throws(CommandFailure) {
        let status = try session.asked(ServerStatus.self, .init()).result
        if status.clock != state.status?.clock { state.latest = try latest(session) }
        state.take(status, at: MonotonicInstant.now)
    }

    /// Of the bulletins that were taken last.
    private func latest(_ session: Session) throws(CommandFailure) -> [Search.Hit] {
        var list = BulletinList.Params()
        list.limit = WatchedState.bulletins
        var hits: [Search.Hit] = []
        for bulletin in try session.asked(BulletinList.self, list).result.bulletins {
            var search = Search.Params()
            search.query = "bulletin:\(bulletin.id)"
            search.snippet = 0
            search.limit = WatchedState.articles
            hits += try session.asked(Search.self, search).result.hits.sorted { $0.id.ordinal < $1.id.ordinal }
            if hits.count >= WatchedState.articles { break }
        }
        return hits
    }
}
