import Foundation
import TestSupport
import Testing

/// A file system in memory of a few megabytes; gone with its owner.
private final class SmallFileSystem {
    let place: URL

    init(at place: URL, mebibytes: Int) throws {
        self.place = place
        try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
        let mounted = try run(
            "/usr/bin/mount", ["-t", "tmpfs", "-o", "size=\(mebibytes)m", "bulletind-test", place.path])
        try require(mounted.status == 0, mounted.errors)
    }

    deinit { _ = try? run("/usr/bin/umount", ["--lazy", place.path]) }

    /// Whether this process may mount at all.
    static let isPossible: Bool = {
        guard let folder = try? TemporaryFolder() else { return false }
        return (try? SmallFileSystem(at: folder.file("probe"), mebibytes: 1)) != nil
    }()
}

@Suite(
    "A full disk", .serialized,
    .enabled(if: SmallFileSystem.isPossible, "needs the right to mount a small tmpfs: run as root"))
struct DiskFullTests {
    /// The inbox lies on a disk with room: what fills is the state folder's.
    @Test("is told while it lasts; with room again it goes on by itself, and all is in", .timeLimit(.minutes(2)))
    func fullAndFree() throws {
        let daemon = try RunningDaemon()
        let disk = try SmallFileSystem(at: daemon.state, mebibytes: 3)
        try daemon.start()
        try daemon.drop(InventedPage.text(1), as: InventedPage.name(1))
        try daemon.sync()
        // All but some hundred kilobytes are taken by somebody else.
        let ballast = disk.place.appendingPathComponent("ballast")
        let free = try FileManager.default.attributesOfFileSystem(forPath: disk.place.path)[.systemFreeSize] as? Int
        try Data(count: try #require(free) - 400_000).write(to: ballast)
        let pages = 400
        for number in 2...pages { try daemon.drop(InventedPage.text(number), as: InventedPage.name(number)) }
        var state: [String: Any] = [:]
        repeat {
            usleep(20_000)
            state = try daemon.object("server.status")
        } while state["state"] as? String == "running"
        #expect(state["state"] as? String == "degraded")
        #expect("\(state["reason"] ?? "")".contains("no room"), "\(state)")
        #expect(daemon.log.contains("Cannot take anything in"))
        // What was taken before is answered meanwhile.
        #expect(try daemon.total(InventedPage.mark(1)) == 1)
        #expect(try !daemon.namesInInbox().isEmpty)

        try FileManager.default.removeItem(at: ballast)
        let room = try run("/usr/bin/mount", ["-o", "remount,size=64m", disk.place.path])
        #expect(room.status == 0, "\(room.errors)")
        try daemon.sync()
        #expect(try daemon.namesInInbox() == [])
        #expect(try daemon.total("") == 2 * pages)
        #expect(try daemon.object("server.status")["state"] as? String == "running")
        #expect(daemon.log.contains("Takes files in again"))
        #expect(try daemon.ctl("verify").status == 0)
        #expect(daemon.stop() == 0)
    }
}
