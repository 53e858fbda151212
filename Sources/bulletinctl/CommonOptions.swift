import ArgumentParser

/// What every subcommand takes.
struct CommonOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The daemon's socket.", "守护进程的套接字。", valueName: "path"))
    var socket: String?

    @Flag(help: ArgumentHelp("Print exactly what the daemon answered, as one line of JSON.", "原样输出守护进程的应答，一行 JSON。"))
    var json = false

    @Flag(name: .customLong("no-color"), help: ArgumentHelp("No colours, not even on a terminal.", "不用颜色，终端上也不用。"))
    var noColor = false
}

/// A subcommand: it says what it asks, checks it, calls, prints.
protocol Subcommand: ParsableCommand {
    var common: CommonOptions { get }
    func run(_ session: Session) throws
}

extension Subcommand {
    func run() throws {
        let session = Session(common)
        defer { session.screen.finish() }
        try run(session)
    }
}

extension ArgumentHelp {
    /// In the user's language.
    init(_ english: String, _ chinese: String, valueName: String? = nil) {
        self.init(Phrase(english, chinese).text, valueName: valueName)
    }
}
