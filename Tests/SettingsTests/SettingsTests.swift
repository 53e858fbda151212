import Settings
import Testing

@Suite("Settings")
struct SettingsTests {
    private static let home = ["HOME": "/home/lin", "XDG_RUNTIME_DIR": "/run/user/1000"]

    private func settings(
        _ arguments: [String: String] = [:], environment: [String: String] = [:], yaml: String? = nil
    ) throws -> Settings {
        try Settings(
            arguments: arguments, environment: Self.home.merging(environment) { $1 },
            file: try yaml.map { try ConfigurationFile(path: "c.yaml", text: $0) }, isRoot: false)
    }

    @Test("the command line wins over the environment, that over the file, that over the default")
    func precedence() throws {
        let yaml = "state: /file\nsocket: /file.sock\ninbox:\n  path: /file/in\n"
        let all = try settings(
            ["state": "/line"], environment: ["BULLETIND_STATE": "/env", "BULLETIND_SOCKET": "/env.sock"], yaml: yaml)
        #expect(all.statePath == "/line")
        #expect(all.socketPath == "/env.sock")
        #expect(all.inboxPath == "/file/in")
        #expect(all.settle == .seconds(2))
        #expect(
            all.effective.prefix(5).map(\.origin) == [
                "c.yaml:4", "command line", "BULLETIND_SOCKET", "default", "default",
            ])
    }

    @Test("inbox may be a folder's name alone")
    func shortInbox() throws {
        #expect(try settings(yaml: "inbox: /srv/in\n").inboxPath == "/srv/in")
    }

    @Test("an empty file, and one of comments alone, say nothing", arguments: ["", "# nothing\n", "\n\n"])
    func empty(_ yaml: String) throws {
        #expect(try settings(yaml: yaml).statePath == "/home/lin/.local/state/bulletind")
    }

    @Test(
        "times and sizes are as people write them",
        arguments: [("2", 2000), ("2s", 2000), ("250ms", 250), ("0.5", 500), ("5min", 300_000), ("1h", 3_600_000)])
    func times(_ text: String, milliseconds: Int) throws {
        #expect(try settings(yaml: "inbox: {settle: \(text)}").settle == .milliseconds(milliseconds))
    }

    @Test(
        "what is wrong is told with its place, its key and what is allowed",
        arguments: [
            ("inbox:\n  setle: 2\n", "c.yaml:2: unknown key inbox.setle: did you mean inbox.settle?"),
            ("inbox: {settle: soon}", "c.yaml:1: inbox.settle: “soon” is not a time from 0s to 1h"),
            ("inbox: {settle: 2h}", "is not a time from 0s to 1h"),
            ("inbox: {maxBytes: 12}", "c.yaml:1: inbox.maxBytes: “12” is not a size"),
            ("logLevel: loud", "one of trace, debug"),
            ("state: [a, b]", "c.yaml:1: state: a list is not a folder"),
            ("color: {a: 1}", "c.yaml:1: unknown key color"),
            ("state: /a\nstate: /b", "c.yaml"),
            ("- a\n- b\n", "c.yaml: expected lines"),
            ("a: [", "c.yaml: not valid YAML"),
            ("socket: /\(String(repeating: "s", count: 107))", "has 108 bytes"),
        ])
    func wrong(_ yaml: String, message: String) {
        let failure = #expect(throws: SettingFailure.self) { try settings(yaml: yaml) }
        #expect(failure?.description.contains(message) == true, "\(failure?.description ?? "")")
        #expect(failure?.description.contains("\n") == false)
    }

    @Test(
        "an inbox that would feed on the daemon's own files is refused, with its origin",
        arguments: [
            ("/srv/b", "/srv/b", "is the state folder itself"), ("/srv/b/", "/srv//./b", "is the state folder itself"),
            ("/srv", "/srv/b", "holds the state folder"), ("/", "/srv/b", "holds the state folder"),
            ("/srv/b/rejected", "/srv/b", "lies in the state folder's rejected"),
            ("/srv/b/index/new", "/srv/b", "lies in the state folder's index"),
        ])
    func clashes(_ inbox: String, state: String, message: String) {
        let failure = #expect(throws: SettingFailure.self) { try settings(["inbox.path": inbox, "state": state]) }
        #expect(failure?.description.hasPrefix("command line: inbox.path: “\(inbox)” \(message)") == true)
    }

    @Test(
        "an inbox below the state folder or beside it, and a state folder hidden in the inbox, are right",
        arguments: [
            ("/srv/b/inbox", "/srv/b"), ("/srv/bb", "/srv/b"), ("/srv/b/rejected2", "/srv/b"),
            ("/srv/in", "/srv/in/.b"), ("in", "/in"),
        ])
    func apart(_ inbox: String, state: String) throws {
        #expect(try settings(["inbox.path": inbox, "state": state]).inboxPath == inbox)
    }

    @Test("a wrong value in the environment or on the command line is told with its origin")
    func origins() {
        let environment = #expect(throws: SettingFailure.self) {
            try settings(environment: ["BULLETIND_INBOX_SETTLE": "x"])
        }
        #expect(environment?.description.hasPrefix("BULLETIND_INBOX_SETTLE: inbox.settle: “x”") == true)
        let line = #expect(throws: SettingFailure.self) { try settings(["logLevel": "x"]) }
        #expect(line?.description.hasPrefix("command line: logLevel") == true)
    }

    @Test("a system service has the system's folders, a person his own")
    func places() {
        let system = DefaultPlaces(environment: ["STATE_DIRECTORY": "/var/lib/bulletind"], isRoot: false)
        #expect(system.state == "/var/lib/bulletind")
        #expect(system.socket == "/run/bulletind/bulletind.sock")
        #expect(
            DefaultPlaces(environment: ["HOME": "/root"], isRoot: true).configurationFile
                == "/etc/bulletind/config.yaml")
        let person = DefaultPlaces(environment: Self.home, isRoot: true)
        #expect(person.socket == "/run/user/1000/bulletind/bulletind.sock")
        #expect(DefaultPlaces(environment: ["HOME": "/home/lin"], isRoot: false).socket == nil)
    }
}
