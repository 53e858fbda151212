import ArgumentParser
import BulletinClient
import BulletinRPC
import Glibc
import LinuxSystem
import TerminalLayout

struct FollowCommand: Subcommand {
    static let configuration = CommandConfiguration(
        commandName: "follow",
        abstract: Phrase("Print each new article that matches, as it arrives.", "匹配的新文章到达时逐条显示。").text,
        discussion: HelpText.of(
            [
                ("bulletinctl follow 'unit:古楼街道'", nil),
                ("bulletinctl follow 核酸 --since 9c2f0a61:18", Phrase("also those after that clock", "也包括该时钟之后的")),
                (
                    "bulletinctl follow 防汛 --name flood --bell",
                    Phrase("goes on where it stopped, also days later", "从上次停下处继续，隔几天也行")
                ),
                ("bulletinctl follow 防汛 --name flood --exec 'jq -r .params.article.headline | mail -s 防汛 duty'", nil),
                ("bulletinctl --json follow | while read -r line; do …; done", nil),
            ],
            remark: Phrase(
                """
                It goes on when the daemon is started anew, and misses and repeats nothing. Ctrl-C ends it. \
                With --name it keeps how far it has come in $XDG_STATE_HOME/bulletinctl \
                (~/.local/state/bulletinctl), and begins there the next time. --exec runs its command for one \
                article after the other, with what --json prints of it on its standard input; one that fails \
                is told on standard error, and the next goes on.
                """,
                """
                守护进程重新启动后接着输出，不漏也不重复。按 Ctrl-C 结束。有 --name 时，进度保存在 \
                $XDG_STATE_HOME/bulletinctl（~/.local/state/bulletinctl），下次从那里继续。\
                --exec 对每篇文章依次运行命令，标准输入是 --json 会输出的内容；命令失败时在标准错误说明，接着处理下一篇。
                """)))

    @Argument(
        help: ArgumentHelp("What the articles must match; nothing takes all.", "文章须匹配什么；不写则为全部。", valueName: "query"),
        completion: Completions.queries)
    var words: [String] = []

    @Option(
        help: ArgumentHelp(
            "Also what came after this clock, while nobody was listening.", "也包括此时钟之后、无人在听时到达的。", valueName: "clock"))
    var since: String?

    @Option(
        help: ArgumentHelp(
            "Keep under this name how far it has come. Notifications call the subscription so.", "以此名称保存进度；通知中的订阅也用此名。")
    )
    var name: String?

    @Option(
        help: ArgumentHelp(
            "Run this for each article, with its JSON on standard input.", "每篇文章运行一次此命令，标准输入为其 JSON。",
            valueName: "command"))
    var exec: String?

    @Flag(help: ArgumentHelp("Ring the terminal's bell for each article.", "每篇文章响一次终端铃。"))
    var bell = false

    @OptionGroup var common: CommonOptions

    func run(_ session: Session) throws {
        let cursor = try name.map { (name) throws(CommandFailure) in try FollowCursor(name: name) }
        let kept = try since == nil ? cursor?.read() : nil
        do throws(CommandFailure) {
            try follow(session, from: kept ?? FollowedClock(since: since), cursor)
        } catch {
            throw kept == nil ? error : cursor?.explained(error) ?? error
        }
    }

    private func follow(_ session: Session, from start: FollowedClock, _ cursor: FollowCursor?) throws(CommandFailure) {
        var followed = start
        try subscribe(session, &followed)
        try cursor?.write(followed)
        while true {
            guard let told = next(session) else {
                try comeBack(session, &followed)
                continue
            }
            // What a later daemon may tell besides is shown as it comes.
            let known = try? ArticleNotification(method: told.method, params: told.params)
            guard known.map({ followed.take($0) }) ?? true else { continue }
            show(told, session)
            if told.method == ArticleNotification.added { alert(told) }
            try cursor?.write(followed)
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
        if session.isJSON {
            session.screen.json(told.json)
        } else {
            let article = told.params["article"] ?? .null
            session.screen.line(Self.line(told.method, article: article, width: session.screen.width))
        }
        session.screen.flush()
    }

    private func alert(_ told: ServerNotification) {
        if bell { try? StandardStream.errors.write([0x07]) }
        guard let exec else { return }
        let status = ShellCommand.run(exec, input: Array((told.json.text + "\n").utf8))
        if status != 0 { Screen.complain(StyledText(Phrase.commandFailed(exec, status: status))) }
    }

    static func line(_ method: String, article: JSONValue, width: Int?) -> StyledText {
        let id = StyledText(article.shown("id"), .identifier)
        guard method == ArticleNotification.added else {
            return (StyledText("− ", .failure) + id).cut(to: width ?? .max)
        }
        let headline = article.shown("headline")
        let kicker = article.shown("kicker")
        var line = id + "  " + StyledText(article.shown("published"))
        if !kicker.isEmpty { line.append(StyledText("  " + kicker, .kicker)) }
        line.append(StyledText("  " + (headline.isEmpty ? Phrase.untitled.text : headline), .strong))
        return line.cut(to: width ?? .max)
    }
}

extension ServerNotification {
    /// The line as the daemon wrote it.
    var json: JSONValue { ["jsonrpc": "2.0", "method": .string(method), "params": params] }
}
