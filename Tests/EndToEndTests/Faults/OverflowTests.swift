import Foundation
import TestSupport
import Testing

@Suite("More events than the kernel keeps", .serialized)
struct OverflowTests {
    /// One article each, as short as they come.
    private func page(_ number: Int) -> String {
        """
        河湾镇第\(number)座石桥完工

        河湾报讯 今天,河湾镇第\(number)座石桥完工,编号为桥字\(100_000 + number),村民出行方便了许多。
        """
    }

    @Test("a stopped daemon misses most of 20,000 files, and takes every one when it goes on", .timeLimit(.minutes(4)))
    func stopped() throws {
        let daemon = try RunningDaemon(options: ["--log-level", "warning"])
        try daemon.start()
        try daemon.sync()
        kill(daemon.process.processIdentifier, SIGSTOP)
        let count = 20_000
        for number in 0..<count {
            try Data(page(number).utf8).write(to: daemon.inbox.appendingPathComponent("\(number).txt"))
        }
        kill(daemon.process.processIdentifier, SIGCONT)
        try daemon.sync()
        let status = try daemon.object("server.status")
        let inbox = try #require(status["inbox"] as? [String: Any])
        #expect(try #require(inbox["overflows"] as? Int) >= 1)
        #expect(inbox["pending"] as? Int == 0)
        #expect(try daemon.namesInInbox() == [])
        let counts = try #require(status["counts"] as? [String: Int])
        #expect(counts == ["bulletins": count, "articles": count, "rejected": 0, "duplicates": 0, "superseded": 0])
        for number in stride(from: 0, to: count, by: 997) {
            #expect(try daemon.total("桥字\(100_000 + number)") == 1, "page \(number)")
        }
        #expect(daemon.stop() == 0)
    }
}
