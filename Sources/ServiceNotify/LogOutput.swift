package import Logging
import Synchronization

/// Where the daemon's lines go, and which of them: all loggers share one, so that a reload changes them all.
package final class LogOutput: Sendable {
    private let destination: LogDestination
    private let threshold: Mutex<Logger.Level>
    private let repeated = Mutex(RepeatedTrouble())

    package init(_ destination: LogDestination, level: Logger.Level) {
        self.destination = destination
        threshold = Mutex(level)
    }

    /// Lines below are dropped, by every logger that has no level of its own.
    package var level: Logger.Level {
        get { threshold.withLock { $0 } }
        set { threshold.withLock { $0 = newValue } }
    }

    /// For `LoggingSystem.bootstrap`.
    package func handler() -> any LogHandler { OutputLogHandler(output: self) }

    /// The same trouble is told once, and then counted.
    func write(_ line: LogLine) {
        var line = line
        if line.level >= .warning {
            let (trouble, now) = (line.trouble, monotonicMicroseconds())
            let verdict = repeated.withLock { $0.judge(trouble, at: now) }
            guard case .tell(let times) = verdict else { return }
            if times > 1 { line.fields.append(.init(key: "times", value: "\(times)")) }
        }
        switch destination {
        case .journal: JournalField.send(JournalField.all(of: line))
        case .prefixedStandardError: StandardErrorLine.write(line, isPrefixed: true)
        case .standardError: StandardErrorLine.write(line, isPrefixed: false)
        }
    }
}

private struct OutputLogHandler: LogHandler {
    let output: LogOutput
    var metadata: Logger.Metadata = [:]
    var metadataProvider: Logger.MetadataProvider?
    private var ownLevel: Logger.Level?

    init(output: LogOutput) {
        self.output = output
    }

    var logLevel: Logger.Level {
        get { ownLevel ?? output.level }
        set { ownLevel = newValue }
    }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        let all = metadata.merging(metadataProvider?.get() ?? [:]) { $1 }.merging(event.metadata ?? [:]) { $1 }
        output.write(LogLine(level: event.level, sentence: "\(event.message)", fields: all.mapValues { "\($0)" }))
    }
}
