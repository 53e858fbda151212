import ArgumentParser
import Glibc
import Settings

/// The command line of `bulletind`. What it says wins over the environment, the file and the defaults.
@main
struct BulletinDaemon: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bulletind",
        abstract: "Takes newspaper pages from an inbox folder, reads them, and answers searches on a Unix socket.",
        discussion: """
            Every setting may also stand in the environment (BULLETIND_INBOX, BULLETIND_STATE, BULLETIND_SOCKET, …) or \
            in the configuration file; the command line wins. --check-config prints what holds.
            """,
        version: Version.text)

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

    func run() async throws {
        let environment = Environment.all
        let settings: Settings
        do throws(StartFailure) {
            settings = try SettingsLoader.load(
                arguments: arguments, explicitFile: configurationFile, environment: environment)
        } catch {
            error.tell()
            throw ExitCode(error.status)
        }
        if checkConfiguration {
            for setting in settings.effective { print("\(setting.key): \(setting.value)    (\(setting.origin))") }
            return
        }
        do throws(StartFailure) {
            let daemon = try await Daemon.start(settings, environment: environment)
            await daemon.run()
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

enum Version {
    static let text = "0.1.0"
}
