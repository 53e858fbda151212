import CSystemd
import Glibc
import LinuxSystem
import Synchronization

/// What systemd is told of the daemon, and what it handed over. Outside systemd all of it does nothing.
/// - Source: sd_notify(3), sd_listen_fds(3), sd_watchdog_enabled(3).
package final class ServiceManager: Sendable {
    /// One descriptor of a socket unit.
    package struct PassedSocket: Sendable, Hashable {
        package let name: String
        package let descriptor: CInt
    }

    private struct StatusLine {
        var said: String?
        var saidAt: Int64 = .min / 2
        /// The newest of those that came too soon; a task is on its way to say it.
        var waiting: String?
    }

    /// Between two statuses. Microseconds.
    private static let pause: Int64 = 1_000_000

    private let status = Mutex(StatusLine())

    package init() {}

    /// The daemon answers from now on.
    package func ready(status text: String) {
        note(text)
        say("READY=1\nSTATUS=\(oneLine(text))")
    }

    /// What it is doing, in words, at most once a second: of what comes sooner, the last is told when the second is over.
    /// - Parameters:
    ///   - text: one sentence.
    ///   - atOnce: for what must be seen whatever came before.
    package func tell(_ text: String, atOnce: Bool = false) {
        let now = monotonicMicroseconds()
        let wait: Int64? = status.withLock { line in
            guard text != line.waiting ?? line.said else { return nil }
            let wait = atOnce ? 0 : max(0, Self.pause - (now - line.saidAt))
            if wait == 0 {
                line = StatusLine(said: text, saidAt: now)
                return 0
            }
            defer { line.waiting = text }
            return line.waiting == nil ? wait : nil
        }
        guard let wait else { return }
        if wait == 0 { return say("STATUS=\(oneLine(text))") }
        _ = Task(executorPreference: WorkerThreads.tasks) {
            try? await Alarm.sleep(for: .microseconds(wait))
            self.sayWaiting()
        }
    }

    /// Nothing, where something was said at once meanwhile.
    private func sayWaiting() {
        let text = status.withLock { line in
            guard let text = line.waiting else { return nil as String? }
            line = StatusLine(said: text, saidAt: monotonicMicroseconds())
            return text
        }
        if let text { say("STATUS=\(oneLine(text))") }
    }

    /// A status that goes with another message.
    private func note(_ text: String) {
        status.withLock { $0 = StatusLine(said: text, saidAt: monotonicMicroseconds()) }
    }

    /// In one datagram with the clock that `Type=notify-reload` compares; `ready` ends it, also where it failed.
    package func reloading() {
        note("")
        say("RELOADING=1\nMONOTONIC_USEC=\(monotonicMicroseconds())\nSTATUS=Reloading the configuration")
    }

    package func stopping(status text: String) {
        note(text)
        say("STOPPING=1\nSTATUS=\(oneLine(text))")
    }

    /// The last word of a start that failed.
    package func failed(_ text: String, errno code: CInt? = nil) {
        say("STATUS=\(oneLine(text))" + (code.map { "\nERRNO=\($0)" } ?? ""))
    }

    /// A long start or stop goes on: do not give it up for another `microseconds`.
    package func extendTimeout(microseconds: Int) {
        say("EXTEND_TIMEOUT_USEC=\(microseconds)")
    }

    /// How often a beat is expected; nil where none is.
    package var watchdogInterval: Duration? {
        var microseconds: UInt64 = 0
        guard unsafe sd_watchdog_enabled(0, &microseconds) > 0 else { return nil }
        return .microseconds(Int64(microseconds))
    }

    package func beat() {
        say("WATCHDOG=1")
    }

    /// The sockets of `LISTEN_FDS` with the names of `LISTEN_FDNAMES`. Once: the variables are gone afterwards.
    package func passedSockets() -> [PassedSocket] {
        var names: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?
        let count = unsafe sd_listen_fds_with_names(1, &names)
        guard count > 0, let list = unsafe names else { return [] }
        defer { unsafe free(list) }
        return (0..<Int(count)).map { index in
            let name = unsafe list[index]
            defer { unsafe free(name) }
            return PassedSocket(
                name: unsafe name.map { unsafe String(cString: $0) } ?? "unknown", descriptor: CInt(3 + index))
        }
    }

    private func say(_ text: String) {
        // A manager that does not listen is no reason to stop working.
        _ = unsafe sd_notify(0, text)
    }

    private func oneLine(_ text: String) -> String {
        String(decoding: text.utf8.map { $0 == 0x0A || $0 == 0x0D ? 0x20 : $0 }, as: UTF8.self)
    }
}

func monotonicMicroseconds() -> Int64 { MonotonicInstant.now.nanoseconds / 1000 }
