import ArgumentParser

/// What every subcommand takes.
struct CommonOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The daemon's socket.", valueName: "path"))
    var socket: String?

    @Flag(help: "Print exactly what the daemon answered, as one line of JSON.")
    var json = false

    @Flag(name: .customLong("no-color"), help: "No colours, not even on a terminal.")
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
