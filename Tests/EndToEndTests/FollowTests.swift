import Foundation
import TestSupport
import Testing

@Suite("bulletinctl follow", .serialized)
struct FollowTests {
    @Test("tells each article once, in order, though the daemon is killed again and again", arguments: [UInt64(7), 8])
    func kills(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let daemon = try RunningDaemon()
        try daemon.start()
        let output = daemon.folder.file("followed")
        let follower = try Self.follow(daemon, into: output)
        defer { follower.terminate() }
        try #require(try blockUntil { try daemon.object("server.status")["subscriptions"] as? Int == 1 })
        var dropped = 0
        for _ in 0..<6 {
            for _ in 0..<8 {
                dropped += 1
                try daemon.drop(InventedPage.text(dropped), as: InventedPage.name(dropped))
            }
            // The moment is what the test is about.
            usleep(UInt32.random(in: 0...40_000, using: &random))
            daemon.killNow()
            try daemon.start()
        }
        try daemon.sync()
        // The follower looks for the daemon every second.
        try #require(try blockUntil { try Self.lines(output).count >= dropped * 2 })
        let told = try Self.lines(output)
        #expect(told.count == dropped * 2, "seed \(seed)")
        #expect(Set(told.map(\.id)).count == dropped * 2, "seed \(seed)")
        #expect(told.map(\.sequence) == told.map(\.sequence).sorted(), "seed \(seed)")
        #expect(daemon.stop() == 0)
    }

    private static func follow(_ daemon: RunningDaemon, into output: URL) throws -> Process {
        let process = Process()
        process.executableURL = Programs.url("bulletinctl")
        process.arguments = ["--socket", daemon.socket, "follow", "--json"]
        try Data().write(to: output)
        process.standardOutput = try FileHandle(forWritingTo: output)
        process.standardError = FileHandle.nullDevice
        process.standardInput = FileHandle.nullDevice
        try process.run()
        return process
    }

    /// What a line of output says.
    private struct Told {
        let id: String
        let sequence: Int
    }

    /// Whole lines alone.
    private static func lines(_ output: URL) throws -> [Told] {
        let text = String(decoding: try Data(contentsOf: output), as: UTF8.self)
        return try text.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map { line in
            let message = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
            let params = try #require(message?["params"] as? [String: Any])
            let clock = try #require(params["clock"] as? String)
            return Told(
                id: try #require((params["article"] as? [String: Any])?["id"] as? String),
                sequence: try #require(clock.split(separator: ":").last.flatMap { Int($0) }))
        }
    }
}
