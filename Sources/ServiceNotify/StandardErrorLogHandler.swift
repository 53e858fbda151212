import Glibc
import Logging

/// One line a message on standard error: the sentence, then its fields in order of their names.
struct StandardErrorLogHandler: LogHandler {
    let isPrefixed: Bool
    var metadata: Logger.Metadata = [:]
    var logLevel: Logger.Level
    var metadataProvider: Logger.MetadataProvider?

    init(isPrefixed: Bool, logLevel: Logger.Level) {
        self.isPrefixed = isPrefixed
        self.logLevel = logLevel
    }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        let all = metadata.merging(metadataProvider?.get() ?? [:]) { $1 }.merging(event.metadata ?? [:]) { $1 }
        var line = isPrefixed ? "<\(event.level.priority)>" : "\(event.level): "
        line += "\(event.message)"
        for (key, value) in all.sorted(by: { $0.key < $1.key }) where key != "message_id" {
            line += " \(key)=\(quoted("\(value)"))"
        }
        write(Self.harmless(line))
    }

    /// Control characters of file names and texts must not reach a terminal.
    static func harmless(_ line: String) -> [UInt8] {
        var bytes = line.utf8.map { ($0 < 0x20 || $0 == 0x7F) ? UInt8(ascii: "?") : $0 }
        bytes.append(0x0A)
        return bytes
    }

    private func quoted(_ value: String) -> String {
        value.utf8.contains(0x20) || value.isEmpty ? "“\(value)”" : value
    }

    /// In one call, so that lines of several threads do not mix.
    private func write(_ bytes: [UInt8]) {
        unsafe bytes.withUnsafeBytes { buffer in
            _ = unsafe Glibc.write(STDERR_FILENO, buffer.baseAddress, buffer.count)
        }
    }
}
