import Foundation
import TestSupport
import Testing

@Suite("SIGHUP")
struct ReloadTests {
    private func hangUp(_ daemon: RunningDaemon, until words: String) throws {
        kill(daemon.process.processIdentifier, SIGHUP)
        let deadline = Date(timeIntervalSinceNow: 60)
        while !daemon.log.contains(words) {
            try #require(Date() < deadline, "the log never says “\(words)”: \(daemon.log)")
            usleep(10_000)
        }
    }

    /// A daemon with a configuration file of its own, which goes with it.
    private final class Configured {
        let folder: TemporaryFolder
        let file: URL
        let daemon: RunningDaemon

        init() throws {
            folder = try TemporaryFolder()
            file = folder.file("config.yaml")
            try Data("logLevel: notice\n".utf8).write(to: file)
            daemon = try RunningDaemon(options: ["--config", file.path])
            try daemon.start()
        }

        func configure(_ text: String) throws { try Data(text.utf8).write(to: file) }
    }

    @Test("what changed is taken over at once, and told")
    func good() throws {
        let configured = try Configured()
        let daemon = configured.daemon
        try configured.configure("logLevel: debug\ninbox:\n  maxBytes: 1KiB\n")
        try hangUp(daemon, until: "Reloaded the configuration applied=“logLevel, inbox.maxBytes”")
        try daemon.drop([UInt8](repeating: 0x41, count: 2000), as: "large.txt")
        try daemon.sync()
        let counts = try #require(try daemon.object("server.status")["counts"] as? [String: Any])
        #expect(counts["rejected"] as? Int == 1, "the new limit does not hold: \(daemon.log)")
        #expect(daemon.log.contains("Answered a request"), "the new level does not hold")
        #expect(daemon.stop() == 0)
    }

    @Test("a wrong configuration is told with its place, and the daemon goes on with the old one")
    func bad() throws {
        let configured = try Configured()
        let daemon = configured.daemon
        try configured.configure("logLevel: debug\ninbox:\n  setle: 1s\n")
        try hangUp(daemon, until: "Refused the new configuration; the old one stays")
        #expect(daemon.log.contains("config.yaml:3: unknown key inbox.setle"))
        #expect(try daemon.ctl("status").status == 0)
        #expect(!daemon.log.contains("Answered a request"))
        #expect(daemon.stop() == 0)
    }

    @Test("many at once are done one after the other, and none ends the daemon")
    func storm() throws {
        let configured = try Configured()
        let daemon = configured.daemon
        for _ in 0..<50 { kill(daemon.process.processIdentifier, SIGHUP) }
        try daemon.drop(InventedPage.text(1), as: InventedPage.name(1))
        try daemon.sync()
        #expect(try daemon.total(InventedPage.mark(1)) == 1)
        #expect(daemon.stop() == 0)
    }
}

@Suite("bulletinctl doctor")
struct DoctorTests {
    private func findings(_ outcome: Outcome) throws -> [[String: Any]] {
        let json = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any]
        return try #require(json?["findings"] as? [[String: Any]])
    }

    @Test("finds nothing wrong with a daemon that runs")
    func well() throws {
        let daemon = try RunningDaemon()
        try daemon.start()
        let outcome = try daemon.ctl("doctor", "--json")
        let wrong = try findings(outcome).filter {
            $0["grade"] as? String == "wrong" && $0["subject"] as? String != "disk"
        }
        #expect(wrong.isEmpty, "\(outcome.output)")
        #expect(daemon.stop() == 0)
    }

    @Test("tells a missing socket, a stale one and what is none, each with advice")
    func noDaemon() throws {
        let daemon = try RunningDaemon()
        func expect(_ words: String) throws {
            let outcome = try daemon.ctl("doctor", "--json")
            #expect(outcome.status == 3)
            let socket = try #require(try findings(outcome).first { $0["subject"] as? String == "socket" })
            #expect(socket["text"] as? String == "\(daemon.socket) \(words)")
            #expect((socket["advice"] as? String ?? "").isEmpty == false)
        }
        try expect("is not there")
        try daemon.start()
        daemon.killNow()
        try expect("is stale: its daemon is gone")
        try FileManager.default.removeItem(atPath: daemon.socket)
        try Data().write(to: URL(fileURLWithPath: daemon.socket))
        try expect("is no socket")
    }
}
