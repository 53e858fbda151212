import Foundation
import TestSupport
import Testing

/// A page that ends whoever reads it: Tests/FaultShim does so once the C library converts a text with the mark in it.
@Suite("A page that kills its reader", .serialized, .timeLimit(.minutes(5)))
struct PoisonTests {
    private static let mark = "MARK-OF-DEATH"
    private static let pages = 12

    /// The fatal page among others, all there before the first start.
    private func inbox() throws -> (daemon: RunningDaemon, fatal: Data) {
        let daemon = try RunningDaemon()
        let (text, page) = (daemon.folder.file("text"), daemon.inbox.appendingPathComponent("2024-05-16 6版.txt"))
        try Data((InventedPage.text(99) + Self.mark + "\n").utf8).write(to: text)
        let converted = try run("/usr/bin/iconv", ["-f", "UTF-8", "-t", "GB18030", "-o", page.path, text.path])
        try #require(converted.status == 0, "\(converted.errors)")
        for number in 1...Self.pages { try daemon.drop(InventedPage.text(number), as: InventedPage.name(number)) }
        return (daemon, try Data(contentsOf: page))
    }

    /// Starts it as systemd does, until it lives with all that lies in the inbox.
    /// - Returns: how often it died.
    private func deaths(of daemon: RunningDaemon, how: String) throws -> Int {
        let environment = ["LD_PRELOAD": FaultPlan.shim, "FAULT_MARK": Self.mark, "FAULT_MARK_HOW": how]
        for deaths in 0..<10 {
            try daemon.launch(environment: environment)
            while daemon.process.isRunning {
                // The client must not be loaded with the shim.
                if try daemon.ctl("sync").status == 0 { return deaths }
                usleep(5000)
            }
            try #require(daemon.process.terminationReason == .uncaughtSignal, "\(daemon.log)")
        }
        return 10
    }

    @Test(
        "is set aside after two crashes, or at the third kill while it alone is read; all others are taken",
        // Where it was not the only one at the first kill, that one tells nothing of it.
        arguments: [("trap", 2...2), ("overflow", 2...2), ("kill", 3...4)])
    func setAside(how: String, expected: ClosedRange<Int>) throws {
        let (daemon, fatal) = try inbox()
        let deaths = try deaths(of: daemon, how: how)
        #expect(expected.contains(deaths), "\(deaths)")
        #expect(try daemon.namesInInbox() == [])
        for number in 1...Self.pages { #expect(try daemon.total(InventedPage.mark(number)) == 1, "page \(number)") }
        let rejected = try #require(try daemon.object("rejected.list", [:])["rejected"] as? [[String: Any]])
        #expect(rejected.map { $0["reason"] as? String } == ["poison"])
        let words = how == "kill" ? "killed 3 times" : "crashed 2 times"
        let detail = try #require(rejected.first?["detail"] as? String)
        #expect(detail.contains(words))
        let folder = daemon.state.appendingPathComponent("rejected")
        let kept = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix("版.txt") }
        #expect(try kept.map { try Data(contentsOf: folder.appendingPathComponent($0)) } == [fatal])
        #expect(daemon.log.contains("Reads a file alone that may end the daemon"))
        #expect(daemon.log.contains("Set a file aside"))
        #expect(daemon.stop() == 0)
        // A reader that can read it takes it when it is asked to.
        try daemon.start()
        _ = try daemon.call("rejected.retry", ["id": try #require(rejected.first?["id"] as? String)])
        #expect(try daemon.total(InventedPage.mark(99)) == 1)
        #expect(daemon.stop() == 0)
    }

    /// Each time a client hands it in, until the daemon lives. Another file is in the inbox all the while.
    private func deathsAtSubmitting(_ page: URL, to daemon: RunningDaemon, how: String) throws -> (Int, Outcome) {
        let environment = ["LD_PRELOAD": FaultPlan.shim, "FAULT_MARK": Self.mark, "FAULT_MARK_HOW": how]
        for deaths in 0..<10 {
            try daemon.start(environment: environment)
            let outcome = try daemon.ctl("submit", page.path)
            if blockUntil(within: .seconds(1), { !daemon.process.isRunning }) {
                try #require(daemon.process.terminationReason == .uncaughtSignal, "\(daemon.log)")
                continue
            }
            return (deaths, outcome)
        }
        throw Unexpected("the daemon dies of it for ever: \(daemon.log)")
    }

    @Test(
        "that came over the socket is refused after two crashes, or three kills, and no file takes the blame",
        arguments: [("trap", 2...2), ("overflow", 2...2), ("kill", 3...4)])
    func submitted(how: String, expected: ClosedRange<Int>) throws {
        let (daemon, fatal) = try inbox()
        let page = daemon.folder.file("2024-05-16 6版.txt")
        try FileManager.default.moveItem(at: daemon.inbox.appendingPathComponent(page.lastPathComponent), to: page)
        let (deaths, outcome) = try deathsAtSubmitting(page, to: daemon, how: how)
        #expect(expected.contains(deaths), "\(deaths)")
        #expect(outcome.status != 0)
        #expect(outcome.errors.contains("poison"), "\(outcome.errors)")
        try daemon.sync()
        #expect((try daemon.object("rejected.list", [:])["rejected"] as? [Any])?.count == 0)
        for number in 1...Self.pages { #expect(try daemon.total(InventedPage.mark(number)) == 1, "page \(number)") }
        #expect(try daemon.total("") == 2 * Self.pages)
        #expect(daemon.stop() == 0)
        // A reader that can read it takes it from the inbox.
        try daemon.start()
        try daemon.drop(Array(fatal), as: page.lastPathComponent)
        try daemon.sync()
        #expect(try daemon.total(InventedPage.mark(99)) == 1)
        #expect(daemon.stop() == 0)
    }
}
