import Foundation
import TestSupport
import Testing

/// What keeps the index crashes: Tests/FaultShim traps where its files are read, before a step of a merge, or where its files are
/// written.
@Suite("A crash in the index's upkeep", .serialized, .timeLimit(.minutes(5)))
struct UpkeepCrashTests {
    /// Each page by itself: each leaves a segment.
    private func take(_ numbers: ClosedRange<Int>, into daemon: RunningDaemon) throws {
        for number in numbers {
            try daemon.drop(InventedPage.text(number), as: InventedPage.name(number))
            try daemon.sync()
        }
    }

    /// Four of them are enough for a merge.
    private func dropUntilItDies(_ numbers: ClosedRange<Int>, _ daemon: RunningDaemon) throws {
        for number in numbers where daemon.process.isRunning {
            try daemon.drop(InventedPage.text(number), as: InventedPage.name(number))
            _ = try daemon.ctl("sync")
        }
    }

    private func launch(_ daemon: RunningDaemon, _ step: String) throws {
        try daemon.launch(environment: ["LD_PRELOAD": FaultPlan.shim, "FAULT_UPKEEP": step])
    }

    /// True where it comes to answer.
    private func answers(_ daemon: RunningDaemon) throws -> Bool {
        while daemon.process.isRunning {
            // The client must not be loaded with the shim.
            if try daemon.ctl("sync").status == 0 { return true }
            usleep(5000)
        }
        return false
    }

    private func diesByFault(_ daemon: RunningDaemon, within seconds: Int = 20) -> Bool {
        blockUntil(within: .seconds(seconds)) { !daemon.process.isRunning }
            && daemon.process.terminationReason == .uncaughtSignal
    }

    private func expectFound(_ numbers: ClosedRange<Int>, by daemon: RunningDaemon) throws {
        for number in numbers { #expect(try daemon.total(InventedPage.mark(number)) == 1, "page \(number)") }
    }

    @Test("in reading its files: the next start builds it from the store, and forgets it")
    func reading() throws {
        let daemon = try RunningDaemon()
        try daemon.start()
        try take(1...3, into: daemon)
        #expect(daemon.stop() == 0)
        try launch(daemon, "read")
        #expect(diesByFault(daemon))
        try launch(daemon, "read")
        #expect(try answers(daemon))
        #expect(daemon.log.contains("The index was built anew"))
        #expect(try daemon.object("server.status", [:])["state"] as? String == "running")
        try expectFound(1...3, by: daemon)
        #expect(daemon.stop() == 0)
        // What it wrote is read again.
        try daemon.start()
        #expect(daemon.log.components(separatedBy: "The index was built anew").count == 2)
        try expectFound(1...3, by: daemon)
        #expect(daemon.stop() == 0)
    }

    @Test("in a merge: first its files are left, then what is there stays as it is, and is told of")
    func merging() throws {
        let daemon = try RunningDaemon()
        for pages in [1...5, 6...10] {
            try launch(daemon, "merge")
            #expect(try answers(daemon))
            #expect(daemon.log.contains("The index was built anew") == (pages.lowerBound > 1))
            try dropUntilItDies(pages, daemon)
            #expect(diesByFault(daemon))
        }
        try daemon.start()
        let status = try daemon.object("server.status", [:])
        #expect(status["state"] as? String == "degraded")
        #expect((status["reason"] as? String)?.contains("merging the index") == true)
        #expect(daemon.log.contains("Left off a part of the index's upkeep"))
        try take(1...12, into: daemon)
        #expect(daemon.stop() == 0)
        // It would merge the last ones once nothing comes for two seconds.
        try launch(daemon, "merge")
        #expect(try answers(daemon))
        #expect(!diesByFault(daemon, within: 4))
        try expectFound(1...12, by: daemon)
        #expect(try daemon.ctl("verify").status == 0)
        #expect(daemon.stop() == 0)
        // Asked to try again, it does.
        try FileManager.default.removeItem(at: daemon.state.appendingPathComponent("upkeep"))
        try daemon.start()
        #expect(try daemon.object("server.status", [:])["state"] as? String == "running")
        try expectFound(1...12, by: daemon)
        #expect(daemon.stop() == 0)
    }

    @Test("in writing its files: after the second one they are left, and the next start comes from the store")
    func saving() throws {
        let daemon = try RunningDaemon()
        for number in 1...2 {
            try launch(daemon, "save")
            #expect(try answers(daemon))
            try take(number...number, into: daemon)
            _ = daemon.stop()
            #expect(diesByFault(daemon))
        }
        try launch(daemon, "save")
        #expect(try answers(daemon))
        let status = try daemon.object("server.status", [:])
        #expect(status["state"] as? String == "degraded")
        #expect((status["reason"] as? String)?.contains("saving the index") == true)
        try expectFound(1...2, by: daemon)
        #expect(daemon.stop() == 0)
    }
}
