import ArgumentParser
import BulletinRPC
import BulletinServer
import Settings

/// The command line of `bulletind`. What it says wins over the environment, the file and the defaults.
@main
struct BulletinDaemon: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bulletind",
        abstract: "Takes newspaper pages from an inbox folder, reads them, and answers searches on a Unix socket.",
        discussion: """
            Every setting may also stand in the environment (BULLETIND_INBOX, BULLETIND_STATE, BULLETIND_SOCKET, …) or \
            in the configuration file; the command line wins. --check-config prints what holds.
            """,
        version: ProgramVersion.text)

    @Option(name: .customLong("config"), help: "The configuration file.")
    var configurationFile: String?
    @Option(help: "The folder that is watched.")
    var inbox: String?
    @Option(help: "The folder of the store and of the rejected files.")
    var state: String?
    @Option(help: "The socket on which clients are answered.")
    var socket: String?
    @Option(help: "trace, debug, info, notice, warning, error or critical.")
    var logLevel: String?
    @Flag(name: .customLong("check-config"), help: "Print each setting, its value and where it comes from, and end.")
    var checkConfiguration = false
    @Flag(name: .customLong("check-store"), help: "Look at all that the store holds, print what is wrong, and end.")
    var checkStore = false

    func run() throws {
        let (environment, arguments, file) = (Environment.all, arguments, configurationFile)
        let load: @Sendable () throws(StartFailure) -> Settings = { () throws(StartFailure) in
            try SettingsLoader.load(arguments: arguments, explicitFile: file, environment: environment)
        }
        do throws(StartFailure) {
            if checkConfiguration {
                let settings = try load()
                _ = try ServerSettings(settings)
                return EffectiveTable.print(settings)
            }
            if checkStore { return try StoreCheck.run(load()) }
            try Daemon.runToItsEnd(environment: environment, load: load)
        } catch {
            error.tell()
            throw ExitCode(error.status)
        }
    }

    private var arguments: [String: String] {
        var said: [String: String] = [:]
        said[Setting.inbox.key] = inbox
        said[Setting.state.key] = state
        said[Setting.socket.key] = socket
        said[Setting.logLevel.key] = logLevel
        return said
    }
}

/// What `--check-config` prints: columns that line up.
private enum EffectiveTable {
    static func print(_ settings: Settings) {
        let settings = settings.effective
        let key = settings.map { $0.key.count + 1 }.max() ?? 0
        let value = settings.map(\.value.count).max() ?? 0
        for setting in settings {
            Swift.print(padded(setting.key + ":", key), padded(setting.value, value), setting.origin, separator: "  ")
        }
    }

    private static func padded(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - text.count))
    }
}
