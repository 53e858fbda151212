import Foundation
import TestSupport
import Testing

@Suite("What the daemon may not do", .serialized, .timeLimit(.minutes(2)))
struct PermissionTests {
    /// Root may do anything; the service is not root.
    private static let unprivileged =
        geteuid() == 0 ? ["/usr/bin/setpriv", "--bounding-set=-dac_override,-dac_read_search"] : []

    private let daemon: RunningDaemon

    init() throws {
        daemon = try RunningDaemon(options: ["--log-level", "info"], launcher: Self.unprivileged)
    }

    private func folder(_ name: String, mode: mode_t) throws {
        let path = daemon.inbox.appendingPathComponent(name).path
        if !FileManager.default.fileExists(atPath: path) {
            try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        }
        try #require(unsafe chmod(path, mode) == 0)
    }

    private func troubles() throws -> [String: String] {
        let inbox = try #require(try daemon.object("server.status")["inbox"] as? [String: Any])
        let troubles = try #require(inbox["troubles"] as? [[String: String]])
        return Dictionary(uniqueKeysWithValues: troubles.map { ($0["path"] ?? "", $0["reason"] ?? "") })
    }

    private func backend() throws -> String? {
        try #require(try daemon.object("server.status")["inbox"] as? [String: Any])["backend"] as? String
    }

    @Test("a folder that it may not look into is named, takes nobody else's events, and is taken once it may")
    func closedFolder() async throws {
        try folder("closed", mode: 0o700)
        try daemon.drop(InventedPage.text(1), as: "closed/a.txt")
        try folder("closed", mode: 0)
        try daemon.start()
        #expect(try await eventually { try troubles()["closed"]?.hasPrefix("cannot read the folder") == true })
        #expect(try backend() == "inotify")
        try daemon.drop(InventedPage.text(2), as: "b.txt")
        #expect(try await eventually { try daemon.total("") == 2 })
        try folder("closed", mode: 0o700)
        #expect(try await eventually { try daemon.total("") == 4 && troubles().isEmpty })
        // Closed while it is watched, and gone while it is closed.
        try folder("closed", mode: 0)
        _ = try daemon.ctl("sync", "--timeout", "1")
        #expect(try await eventually { try troubles()["closed"] != nil })
        try #require(unsafe rmdir(daemon.inbox.appendingPathComponent("closed").path) == 0)
        #expect(try await eventually { try troubles().isEmpty })
        #expect(!daemon.log.contains("Events do not tell everything here"), "\(daemon.log)")
        #expect(daemon.stop() == 0)
    }

    @Test("a file that it may not take out of its folder is taken once, counts once, and goes once it may")
    func sealedFolder() async throws {
        try folder("sealed", mode: 0o700)
        try daemon.drop(InventedPage.text(1), as: "sealed/a.txt")
        try folder("sealed", mode: 0o500)
        try daemon.start()
        #expect(await eventually { daemon.log.contains("Saw a file again that was taken in") })
        #expect(try troubles()["sealed/a.txt"]?.hasPrefix("was taken in, but cannot be removed") == true)
        let counts = try #require(try daemon.object("server.status")["counts"] as? [String: Int])
        #expect(counts["bulletins"] == 1 && counts["duplicates"] == 0)
        #expect(!daemon.log.contains("Left out a bulletin"), "\(daemon.log)")
        try folder("sealed", mode: 0o700)
        let path = daemon.inbox.appendingPathComponent("sealed/a.txt").path
        #expect(await eventually { !FileManager.default.fileExists(atPath: path) })
        #expect(try await eventually { try troubles().isEmpty })
        #expect(daemon.stop() == 0)
    }
}
