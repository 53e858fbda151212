import Foundation
import TestSupport
import Testing

@Suite("kill -9 while years of digests come in", .serialized, .enabled(if: SharedData.isThere, "\(SharedData.comment)"))
struct DigestKillTests {
    private static let kills = 25

    /// The digests, copied beside the inbox, then moved into it at once.
    private func drop(_ digests: [URL], into daemon: RunningDaemon) throws {
        let ready = daemon.folder.file("ready")
        try FileManager.default.createDirectory(at: ready, withIntermediateDirectories: true)
        for digest in digests {
            try FileManager.default.copyItem(at: digest, to: ready.appendingPathComponent(digest.lastPathComponent))
        }
        try FileManager.default.moveItem(at: ready, to: daemon.inbox.appendingPathComponent("news"))
    }

    /// Id and number of articles of each bulletin.
    private func bulletins(of daemon: RunningDaemon) throws -> [String: Int] {
        var counts: [String: Int] = [:]
        var last: String?
        while true {
            var params: [String: Any] = ["limit": 500]
            params["before"] = last
            let answer = try daemon.object("bulletin.list", params)
            for bulletin in try #require(answer["bulletins"] as? [[String: Any]]) {
                let id = try #require(bulletin["bulletin"] as? String)
                #expect(counts[id] == nil, "\(id) is there twice")
                counts[id] = (bulletin["articles"] as? [String])?.count
                last = id
            }
            if answer["more"] as? Bool != true { return counts }
        }
    }

    @Test("nothing is lost and nothing is there twice", arguments: [UInt64(20_240_517)])
    func killed(seed: UInt64) throws {
        let digests = try FileManager.default.contentsOfDirectory(
            at: SharedData.url("corpus/news"), includingPropertiesForKeys: nil
        ).filter { $0.pathExtension == "md" }
        let calm = try RunningDaemon()
        try drop(digests, into: calm)
        try calm.start()
        try calm.sync()
        let expected = try bulletins(of: calm)
        #expect(expected.count == digests.count)
        #expect(calm.stop() == 0)

        var random = SeededGenerator(seed: seed)
        let daemon = try RunningDaemon()
        try drop(digests, into: daemon)
        var interrupted = 0
        for _ in 0..<Self.kills {
            try daemon.launch()
            // From before it has opened its store to the middle of a batch.
            usleep(UInt32.random(in: 5_000...500_000, using: &random))
            if !(try FileManager.default.contentsOfDirectory(atPath: daemon.inbox.path + "/news")).isEmpty {
                interrupted += 1
            }
            daemon.killNow()
        }
        #expect(interrupted >= 20, "seed \(seed)")
        try daemon.start()
        try daemon.sync()
        try daemon.retryPoison()
        try daemon.sync()
        let counts = try bulletins(of: daemon)
        #expect(counts == expected, "seed \(seed)")
        #expect(try daemon.total("") == expected.values.reduce(0, +), "seed \(seed)")
        for id in expected.keys.sorted().prefix(100) {
            #expect(try daemon.total("bulletin:\(id)") == expected[id], "\(id), seed \(seed)")
        }
        #expect(try FileManager.default.contentsOfDirectory(atPath: daemon.inbox.path + "/news") == [])
        #expect(daemon.stop() == 0)
    }
}
