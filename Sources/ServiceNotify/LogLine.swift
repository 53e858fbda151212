import Logging

/// One line of the log on its way to where it is read: a fixed sentence, and fields.
struct LogLine: Hashable, Sendable {
    var level: Logger.Level
    var sentence: String
    /// In the order of their names.
    var fields: [Field]

    struct Field: Hashable, Sendable {
        var key: String
        var value: String
    }

    init(level: Logger.Level, sentence: String, fields: [String: String]) {
        self.level = level
        self.sentence = sentence
        self.fields = fields.sorted { $0.key < $1.key }.map { Field(key: $0.key, value: $0.value) }
    }

    /// What makes two lines tell the same trouble. Numbers of connections and processes do not count.
    var trouble: String {
        let told: Set<String> = ["file", "inbox_name", "reason", "error", "detail", "method", "uid"]
        return ([sentence] + fields.filter { told.contains($0.key) }.map(\.value)).joined(separator: "\u{0}")
    }
}

extension Logger.Level {
    /// Of syslog(3).
    var priority: Int {
        switch self {
        case .trace, .debug: 7
        case .info: 6
        case .notice: 5
        case .warning: 4
        case .error: 3
        case .critical: 2
        }
    }
}
