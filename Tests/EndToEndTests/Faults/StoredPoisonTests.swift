import Foundation
import TestSupport
import Testing

/// A stored bulletin that ends whoever makes it part of the index: Tests/FaultShim does so once a thread that loads asks for a
/// record with the mark in it.
@Suite("A stored bulletin that kills the start", .serialized, .timeLimit(.minutes(5)))
struct StoredPoisonTests {
    private static let mark = InventedPage.mark(99)
    private static let pages = 12

    private static func fatal(_ how: String) -> [String: String] {
        ["LD_PRELOAD": FaultPlan.shim, "FAULT_LOAD_MARK": mark, "FAULT_MARK_HOW": how]
    }

    /// All pages are in the store, and the index has no files.
    private func filled() throws -> RunningDaemon {
        let daemon = try RunningDaemon()
        for number in 1...Self.pages { try daemon.drop(InventedPage.text(number), as: InventedPage.name(number)) }
        try daemon.drop(InventedPage.text(99), as: InventedPage.name(99))
        try daemon.start()
        try daemon.sync()
        #expect(daemon.stop() == 0)
        try forgetIndex(of: daemon)
        return daemon
    }

    private func forgetIndex(of daemon: RunningDaemon) throws {
        try? FileManager.default.removeItem(at: daemon.state.appendingPathComponent("index"))
    }

    /// Starts it as systemd does, until it lives.
    /// - Returns: how often it died.
    private func deaths(of daemon: RunningDaemon, how: String) throws -> Int {
        for deaths in 0..<10 {
            try daemon.launch(environment: Self.fatal(how))
            while daemon.process.isRunning {
                // The client must not be loaded with the shim.
                if try daemon.ctl("sync").status == 0 { return deaths }
                usleep(5000)
            }
            try #require(daemon.process.terminationReason == .uncaughtSignal, "\(daemon.log)")
        }
        return 10
    }

    @Test("is left out after two crashes and told of; all others are found", arguments: ["trap", "overflow"])
    func leftOut(how: String) throws {
        let daemon = try filled()
        #expect(try deaths(of: daemon, how: how) == 2)
        for number in 1...Self.pages { #expect(try daemon.total(InventedPage.mark(number)) == 1, "page \(number)") }
        #expect(try daemon.total(InventedPage.mark(99)) == 0)
        let status = try daemon.object("server.status", [:])
        #expect(status["state"] as? String == "degraded")
        let list = try #require(try daemon.object("bulletin.list", [:])["bulletins"] as? [[String: Any]])
        let record = try #require(list.first { $0["name"] as? String == InventedPage.name(99) })
        let named = try #require(record["bulletin"] as? String)
        #expect((status["reason"] as? String)?.contains(named) == true)
        #expect(daemon.log.contains("Left a bulletin out of the index"))
        let verified = try daemon.ctl("verify")
        #expect(verified.status == 1)
        #expect(verified.output.contains(named))
        // Its articles are not read either; what was dropped is there.
        #expect(try daemon.ctl("show", named + ".1").status != 0)
        #expect(try daemon.ctl("source", named).output.contains(Self.mark))
        #expect(daemon.stop() == 0)
        // It stays out, without another crash, also where the others come from the index's files.
        #expect(try deaths(of: daemon, how: how) == 0)
        #expect(try daemon.total("") == 2 * Self.pages)
        // It can be removed; then nothing is wrong any more.
        #expect(try daemon.ctl("remove", named).status == 0)
        #expect(try daemon.object("server.status", [:])["state"] as? String == "running")
        #expect(try daemon.ctl("verify").status == 0)
        #expect(daemon.stop() == 0)
    }

    @Test("is not read at later starts either, once a revision has taken its place")
    func superseded() throws {
        let daemon = try filled()
        #expect(try deaths(of: daemon, how: "trap") == 2)
        let list = try #require(try daemon.object("bulletin.list", [:])["bulletins"] as? [[String: Any]])
        let record = try #require(list.first { $0["name"] as? String == InventedPage.name(99) })
        let named = try #require(record["bulletin"] as? String)
        let revision = InventedPage.text(99).replacingOccurrences(of: Self.mark, with: InventedPage.mark(98))
        try daemon.drop(revision, as: InventedPage.name(99))
        try daemon.sync()
        let status = try daemon.object("server.status", [:])
        #expect(status["state"] as? String == "running")
        #expect((status["counts"] as? [String: Any])?["superseded"] as? Int == 1)
        #expect(daemon.stop() == 0)
        #expect(try deaths(of: daemon, how: "trap") == 0)
        #expect(try daemon.ctl("show", named + ".1").status != 0)
        #expect(try daemon.total(InventedPage.mark(98)) == 1)
        #expect(daemon.stop() == 0)
    }

    @Test("that crashed once is loaded again by a daemon that can read it, and is then forgotten")
    func acquitted() throws {
        let daemon = try filled()
        try daemon.launch(environment: Self.fatal("trap"))
        try #require(blockUntil(within: .seconds(20), { !daemon.process.isRunning }))
        try daemon.start()
        #expect(try daemon.total("") == 2 * Self.pages + 2)
        #expect(try daemon.object("server.status", [:])["state"] as? String == "running")
        #expect(daemon.stop() == 0)
        try forgetIndex(of: daemon)
        // A crash later is the first again.
        try daemon.launch(environment: Self.fatal("trap"))
        try #require(blockUntil(within: .seconds(20), { !daemon.process.isRunning }))
        try daemon.start()
        #expect(try daemon.total("") == 2 * Self.pages + 2)
        #expect(daemon.stop() == 0)
    }

    @Test("takes no blame where the start is killed from outside")
    func killed() throws {
        let daemon = try filled()
        for _ in 1...4 {
            try daemon.launch(environment: Self.fatal("kill"))
            try #require(blockUntil(within: .seconds(20), { !daemon.process.isRunning }))
        }
        try daemon.start()
        #expect(try daemon.total("") == 2 * Self.pages + 2)
        #expect(daemon.stop() == 0)
    }
}
