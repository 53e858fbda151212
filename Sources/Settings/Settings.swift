import Configuration

/// Every setting, checked, with where it came from.
package struct Settings: Sendable {
    package let inboxPath: String
    package let statePath: String
    package let socketPath: String
    package let logLevel: String
    package let settle: Duration
    package let emptyGrace: Duration
    package let rescan: Duration
    package let maxBytes: Int
    /// Nil where only root and the daemon's own user may change things.
    package let adminGroup: String?
    package let timeout: Duration
    /// In the order of `Setting.all`.
    package let effective: [EffectiveSetting]

    /// The longest path that fits a socket's address, in bytes (`man 7 unix`: 108 with the closing zero).
    package static let longestSocketPath = 107

    /// Command line over environment over file over default.
    /// - Parameters:
    ///   - arguments: what the command line says, by key.
    ///   - environment: all of it; only `BULLETIND_…` and the folders that systemd and XDG name are looked at.
    ///   - file: nil where there is none.
    ///   - isRoot: decides, with the environment, between a system service's folders and a user's.
    /// - Throws: one line naming where the value stands, its key, and what is allowed.
    package init(
        arguments: [String: String], environment: [String: String], file: ConfigurationFile?, isRoot: Bool
    ) throws(SettingFailure) {
        let places = DefaultPlaces(environment: environment, isRoot: isRoot)
        let reader = LayeredReader(arguments: arguments, environment: environment, file: file)

        let state = try reader.value(.state, default: places.state)
        let inbox = try reader.value(.inbox, default: state.text.map { $0 + "/inbox" })
        let socket = try reader.value(.socket, default: places.socket)
        let level = try reader.value(.logLevel, default: "notice")
        let settle = try reader.value(.settle, default: "2s")
        let emptyGrace = try reader.value(.emptyGrace, default: "60s")
        let rescan = try reader.value(.rescan, default: "300s")
        let maxBytes = try reader.value(.maxBytes, default: "64MiB")
        let adminGroup = try reader.value(.adminGroup, default: "")
        let timeout = try reader.value(.timeout, default: "10s")

        statePath = try Self.required(state, "set XDG_STATE_HOME or HOME, or say --state DIR")
        inboxPath = try Self.required(inbox, "say --inbox DIR")
        socketPath = try Self.required(socket, "set XDG_RUNTIME_DIR, or say --socket PATH")
        guard socketPath.utf8.count <= Self.longestSocketPath else {
            throw SettingFailure(
                description:
                    "\(socket.origin): socket: “\(socketPath)” has \(socketPath.utf8.count) bytes; a socket's path has at most \(Self.longestSocketPath): choose a shorter one"
            )
        }
        if let clash = FolderClash.reason(inbox: inboxPath, state: statePath) {
            throw SettingFailure(
                description:
                    "\(inbox.origin): inbox.path: “\(inboxPath)” \(clash): choose a folder of its own, such as \(statePath)/inbox"
            )
        }
        logLevel = level.text ?? "notice"
        self.settle = .milliseconds(settle.number)
        self.emptyGrace = .milliseconds(emptyGrace.number)
        self.rescan = .milliseconds(rescan.number)
        self.maxBytes = maxBytes.number
        self.adminGroup = adminGroup.text.flatMap { $0.isEmpty ? nil : $0 }
        self.timeout = .milliseconds(timeout.number)
        effective = [
            inbox, state, socket, level, settle, emptyGrace, rescan, maxBytes, adminGroup, timeout,
        ].map { EffectiveSetting(key: $0.key, value: $0.text ?? "", origin: $0.origin) }
    }

    private static func required(_ value: LayeredReader.Value, _ advice: String) throws(SettingFailure) -> String {
        guard let text = value.text else {
            throw SettingFailure(description: "\(value.key): there is no default here: \(advice)")
        }
        return text
    }
}

/// One line of `bulletind --check-config`.
package struct EffectiveSetting: Sendable, Hashable {
    package let key: String
    package let value: String
    /// `command line`, `BULLETIND_STATE`, `/etc/bulletind/config.yaml:3` or `default`.
    package let origin: String
}

/// Where things lie when nothing says otherwise.
package struct DefaultPlaces: Sendable, Hashable {
    package let state: String?
    package let socket: String?
    package let configurationFile: String?

    /// As a system service where systemd gave a folder below /var/lib, or where root runs without a session of its own;
    /// else as a user, by the XDG Base Directory Specification.
    package init(environment: [String: String], isRoot: Bool) {
        func folder(_ name: String) -> String? {
            environment[name].flatMap { $0.hasPrefix("/") ? $0 : nil }
        }
        let given = folder("STATE_DIRECTORY").map { String($0.prefix { $0 != ":" }) }
        let runtime = folder("XDG_RUNTIME_DIR")
        if given?.hasPrefix("/var/lib/") == true || (isRoot && given == nil && runtime == nil) {
            state = given ?? "/var/lib/bulletind"
            socket = "/run/bulletind/bulletind.sock"
            configurationFile = "/etc/bulletind/config.yaml"
            return
        }
        let home = folder("HOME")
        state =
            given
            ?? folder("XDG_STATE_HOME").map { $0 + "/bulletind" }
            ?? home.map { $0 + "/.local/state/bulletind" }
        socket = runtime.map { $0 + "/bulletind/bulletind.sock" }
        configurationFile =
            folder("XDG_CONFIG_HOME").map { $0 + "/bulletind/config.yaml" }
            ?? home.map { $0 + "/.config/bulletind/config.yaml" }
    }
}
