import BulletinServer
import Glibc
import Inbox
import Logging
import ServiceNotify
import Settings

/// Reads the configuration again and takes over what can change while the daemon runs. A wrong one changes nothing.
///
/// An actor for the order: of calls that come together, each sees what the one before has set. Nothing is awaited inside.
actor Reloader {
    private let load: @Sendable () throws(StartFailure) -> Settings
    private let start: Settings
    private var current: Settings
    private let parts: Parts

    /// What a reload changes.
    struct Parts: Sendable {
        let server: RPCServer
        let watcher: InboxWatcher
        let output: LogOutput
        let status: DaemonStatus
        let log: Logger
    }

    /// - Parameter load: reads all layers anew, with the command line and the environment of the start.
    init(settings: Settings, parts: Parts, load: @escaping @Sendable () throws(StartFailure) -> Settings) {
        start = settings
        current = settings
        self.parts = parts
        self.load = load
    }

    /// systemd is told of the beginning and, whatever comes of it, of the end.
    func reload() -> ReloadOutcome {
        parts.status.reloadBegins()
        let outcome: ReloadOutcome
        do throws(StartFailure) {
            outcome = try takeOver(try load())
        } catch {
            outcome = ReloadOutcome(refusal: error.text)
        }
        tell(outcome)
        parts.status.reloadEnded(outcome)
        return outcome
    }

    private func takeOver(_ new: Settings) throws(StartFailure) -> ReloadOutcome {
        let server = try ServerSettings(new, keeping: parts.server.settings)
        let change = SettingsChange(from: start, current: current, to: new)
        if !change.applied.isEmpty {
            parts.server.use(server)
            parts.watcher.use(InboxSettings(new))
            parts.output.level = Logger.Level(rawValue: new.logLevel) ?? .notice
        }
        current = new
        return ReloadOutcome(applied: change.applied, needsRestart: change.needsRestart)
    }

    private func tell(_ outcome: ReloadOutcome) {
        if let refusal = outcome.refusal {
            parts.log.error("Refused the new configuration; the old one stays", metadata: ["reason": "\(refusal)"])
            return
        }
        parts.log.notice(
            "Reloaded the configuration",
            metadata: [
                "applied": "\(Self.list(outcome.applied))", "needs_restart": "\(Self.list(outcome.needsRestart))",
            ])
    }

    private static func list(_ keys: [String]) -> String {
        keys.isEmpty ? "nothing" : keys.joined(separator: ", ")
    }
}
