import Settings
import Testing

@Suite("What a reload changes")
struct SettingsChangeTests {
    private func settings(_ yaml: String) throws -> Settings {
        try Settings(
            arguments: [:], environment: ["STATE_DIRECTORY": "/var/lib/bulletind"],
            file: ConfigurationFile(path: "config.yaml", text: yaml), isRoot: false)
    }

    @Test("nothing, where nothing changed, however it is written")
    func nothing() throws {
        let start = try settings("")
        #expect(SettingsChange(from: start, current: start, to: try settings("logLevel: notice")).isEmpty)
    }

    @Test("what was opened at the start waits for a restart, the rest holds at once")
    func both() throws {
        let start = try settings("")
        let new = try settings("inbox:\n  path: /srv/in\n  settle: 5s\nrpc:\n  timeout: 1s\nsocket: /run/x.sock\n")
        let change = SettingsChange(from: start, current: start, to: new)
        #expect(change.applied == ["inbox.settle", "rpc.timeout"])
        #expect(change.needsRestart == ["inbox.path", "socket"])
    }

    @Test("what holds already is not told again; what waits is, until it is taken back")
    func twice() throws {
        let start = try settings("")
        let new = try settings("inbox:\n  path: /srv/in\n  settle: 5s\n")
        let again = SettingsChange(from: start, current: new, to: new)
        #expect(again.applied == [])
        #expect(again.needsRestart == ["inbox.path"])
        #expect(SettingsChange(from: start, current: new, to: start).applied == ["inbox.settle"])
        #expect(SettingsChange(from: start, current: new, to: start).needsRestart == [])
    }

    @Test("each setting says what holds when nothing is said, and how it may be written")
    func words() {
        for setting in Setting.all {
            #expect(!setting.usual.isEmpty && !setting.allowed.isEmpty && !setting.summary.isEmpty)
        }
    }
}
