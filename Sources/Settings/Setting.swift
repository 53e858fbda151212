/// One line of the table of settings: its key in the file, its name in the environment, and what it may be.
package struct Setting: Sendable {
    /// `inbox.settle`: the path of the key in `config.yaml`.
    package let key: String
    /// `BULLETIND_INBOX_SETTLE`.
    package let environmentName: String
    /// For people: “a time from 0s to 1h, such as 2s”.
    package let allowed: String
    package let summary: String
    /// What holds when nothing says otherwise, in words.
    package let usual: String
    /// A reload leaves it as it is: what hangs on it was opened at the start.
    package let needsRestart: Bool
    let kind: Kind

    private init(
        key: String, environmentName: String, allowed: String, summary: String, usual: String,
        needsRestart: Bool = false, kind: Kind
    ) {
        self.key = key
        self.environmentName = environmentName
        self.allowed = allowed
        self.summary = summary
        self.usual = usual
        self.needsRestart = needsRestart
        self.kind = kind
    }

    enum Kind: Sendable {
        case path
        case duration(ClosedRange<Int>)
        case size(ClosedRange<Int>)
        case word([String])
        case name
    }
}

extension Setting {
    package static let inbox = Setting(
        key: "inbox.path", environmentName: "BULLETIND_INBOX", allowed: "a folder",
        summary: "the folder that is watched",
        usual: "`STATE/inbox`", needsRestart: true, kind: .path)
    package static let state = Setting(
        key: "state", environmentName: "BULLETIND_STATE", allowed: "a folder",
        summary: "the folder of the store, the index and the rejected files",
        usual: "`/var/lib/bulletind`, or `$XDG_STATE_HOME/bulletind`", needsRestart: true, kind: .path)
    package static let socket = Setting(
        key: "socket", environmentName: "BULLETIND_SOCKET", allowed: "a path of at most 107 bytes",
        summary: "where clients connect",
        usual: "`/run/bulletind/bulletind.sock`, or `$XDG_RUNTIME_DIR/bulletind/bulletind.sock`", needsRestart: true,
        kind: .path)
    package static let logLevel = Setting(
        key: "logLevel", environmentName: "BULLETIND_LOG_LEVEL",
        allowed: "one of trace, debug, info, notice, warning, error, critical", summary: "what is worth a log line",
        usual: "`notice`", kind: .word(["trace", "debug", "info", "notice", "warning", "error", "critical"]))
    package static let settle = Setting(
        key: "inbox.settle", environmentName: "BULLETIND_INBOX_SETTLE", allowed: "a time from 0s to 1h, such as 2s",
        summary: "how long a file stands still before it is taken where no event tells that its writer is done",
        usual: "`2s`", kind: .duration(0...3_600_000))
    package static let emptyGrace = Setting(
        key: "inbox.emptyGrace", environmentName: "BULLETIND_INBOX_EMPTY_GRACE",
        allowed: "a time from 0s to 24h, such as 60s", summary: "how long an empty file may wait to be written",
        usual: "`60s`", kind: .duration(0...86_400_000))
    package static let rescan = Setting(
        key: "inbox.rescan", environmentName: "BULLETIND_INBOX_RESCAN", allowed: "a time from 1s to 24h, such as 300s",
        summary: "how often the whole inbox is looked through, whatever the events told",
        usual: "`300s`", kind: .duration(1000...86_400_000))
    package static let maxBytes = Setting(
        key: "inbox.maxBytes", environmentName: "BULLETIND_INBOX_MAX_BYTES",
        allowed: "a size from 1KiB to 1GiB, such as 64MiB", summary: "the largest file that is read",
        usual: "`64MiB`", kind: .size(1024...1_073_741_824))
    package static let adminGroup = Setting(
        key: "rpc.adminGroup", environmentName: "BULLETIND_RPC_ADMIN_GROUP", allowed: "the name of a group",
        summary: "whose members may submit, remove and reload, beside root and the daemon's own user", usual: "none",
        kind: .name)
    package static let timeout = Setting(
        key: "rpc.timeout", environmentName: "BULLETIND_RPC_TIMEOUT", allowed: "a time from 10ms to 1h, such as 10s",
        summary: "how long one request may work", usual: "`10s`", kind: .duration(10...3_600_000))

    /// In the order in which they are printed and documented.
    package static let all = [
        inbox, state, socket, logLevel, settle, emptyGrace, rescan, maxBytes, adminGroup, timeout,
    ]
}

/// What is wrong with a setting, in one line that names where it stands, its key and what is allowed.
package struct SettingFailure: Error, Hashable, CustomStringConvertible {
    package let description: String

    package init(description: String) {
        self.description = description
    }
}
