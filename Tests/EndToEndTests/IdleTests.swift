import Foundation
import TestSupport
import Testing

@Suite("A daemon with nothing to do")
struct IdleTests {
    /// How often each thread has gone to sleep so far, with its name.
    private func naps(of process: Int32) throws -> [String] {
        let tasks = "/proc/\(process)/task"
        return try FileManager.default.contentsOfDirectory(atPath: tasks).sorted().map { task in
            // A thread may end between the listing and the reading; then it has woken.
            let status = (try? String(contentsOfFile: "\(tasks)/\(task)/status", encoding: .utf8)) ?? "gone"
            let lines = status.split(separator: "\n").filter { $0.hasPrefix("Name") || $0.hasPrefix("voluntary") }
            return ([task] + lines.map(String.init)).joined(separator: " ")
        }
    }

    @Test("sleeps: after work, questions and a reload no thread wakes any more")
    func sleeps() throws {
        let daemon = try RunningDaemon()
        try daemon.start()
        try daemon.drop(InventedPage.text(1), as: InventedPage.name(1))
        try daemon.sync()
        #expect(try daemon.total(InventedPage.mark(1)) == 1)
        kill(daemon.process.processIdentifier, SIGHUP)
        let deadline = Date(timeIntervalSinceNow: 60)
        // What was done leaves some wake-ups behind: the store's log is settled, threads of the runtime end.
        var before = try naps(of: daemon.process.processIdentifier)
        while true {
            Thread.sleep(forTimeInterval: 3)
            let after = try naps(of: daemon.process.processIdentifier)
            if after == before { break }
            let woken = zip(before, after).filter { $0 != $1 }.map { $1 }
            try #require(Date() < deadline, "these wake though nothing is to be done: \(woken)")
            before = after
        }
        #expect(daemon.stop() == 0)
    }
}
