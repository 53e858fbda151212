import Foundation
import TestSupport
import Testing

@Suite("kill -9 while nothing but the index is worked at", .serialized, .timeLimit(.minutes(3)))
struct MergeKillTests {
    private static let kills = 8

    /// Nanoseconds of a core that those threads of the daemon have had which join segments and write the index's files.
    private func upkeep(of daemon: RunningDaemon) throws -> Int {
        let tasks = "/proc/\(daemon.process.processIdentifier)/task"
        return try FileManager.default.contentsOfDirectory(atPath: tasks).reduce(0) { sum, thread in
            // A thread may end meanwhile.
            guard let name = try? String(contentsOfFile: "\(tasks)/\(thread)/comm", encoding: .utf8),
                name == "merge\n" || name == "save\n",
                let times = try? String(contentsOfFile: "\(tasks)/\(thread)/schedstat", encoding: .utf8),
                let time = times.split(separator: " ").first.flatMap({ Int($0) })
            else { return sum }
            return sum + time
        }
    }

    private func drop(_ numbers: Range<Int>, into daemon: RunningDaemon) throws {
        for number in numbers { try daemon.drop(InventedPage.text(number), as: InventedPage.name(number)) }
        try daemon.sync()
    }

    /// More articles than lie in memory alone for long, so that the files of the index are written too, then some more
    /// before each kill. That comes while all segments are being joined, or their files written, as nothing has changed
    /// for two seconds.
    @Test("nothing is lost and nothing is there twice", arguments: [UInt64(20_241_126)])
    func killed(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let daemon = try RunningDaemon()
        try daemon.start()
        try drop(0..<2200, into: daemon)
        var (dropped, inTheAct) = (2200, 0)
        for _ in 0..<Self.kills {
            let before = try upkeep(of: daemon)
            let share = Int.random(in: 0..<30_000_000, using: &random)
            if try blockUntil(within: .seconds(6), { try upkeep(of: daemon) > before + share }) { inTheAct += 1 }
            daemon.killNow()
            try daemon.start()
            #expect(try daemon.total("") == dropped * 2, "seed \(seed)")
            try drop(dropped..<dropped + 20, into: daemon)
            dropped += 20
        }
        #expect(inTheAct > 0, "the kills come while the index is worked at")
        for number in stride(from: 0, to: dropped, by: 97) {
            #expect(try daemon.total(InventedPage.mark(number)) == 1, "page \(number), seed \(seed)")
        }
        #expect(try daemon.total("") == dropped * 2, "seed \(seed)")
        #expect(try daemon.ctl("verify").status == 0)
        #expect(daemon.stop() == 0)
        let check = try run("bulletind", ["--state", daemon.state.path, "--inbox", daemon.inbox.path, "--check-store"])
        #expect(check.status == 0, "\(check.errors)")
    }
}
