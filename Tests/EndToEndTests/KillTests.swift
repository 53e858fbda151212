import Foundation
import TestSupport
import Testing

@Suite("kill -9", .serialized)
struct KillTests {
    /// Bulletins of two articles are dropped in bursts; the daemon is killed in the middle of each burst and started again.
    @Test("nothing is lost and nothing is there twice after thirty kills", arguments: [UInt64(20_240_516)])
    func thirtyKills(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let daemon = try RunningDaemon()
        var dropped = 0
        for _ in 0..<30 {
            try daemon.start()
            for _ in 0..<12 {
                dropped += 1
                try daemon.drop(InventedPage.text(dropped), as: InventedPage.name(dropped))
            }
            // The moment is what the test is about: from before the first event to after the last commit.
            usleep(UInt32.random(in: 0...40_000, using: &random))
            daemon.killNow()
        }
        try daemon.start()
        try daemon.sync()
        try daemon.retryPoison()
        #expect(try daemon.namesInInbox() == [])
        #expect(try daemon.total("") == dropped * 2, "seed \(seed)")
        for number in 1...dropped {
            #expect(try daemon.total(InventedPage.mark(number)) == 1, "page \(number), seed \(seed)")
        }
        let counts = try #require(try daemon.object("server.status")["counts"] as? [String: Any])
        #expect(counts["bulletins"] as? Int == dropped)
        #expect(counts["rejected"] as? Int == 0)
        #expect(daemon.stop() == 0)
    }
}
