import Foundation
import TestSupport
import Testing

@Suite("Export, import and verify, with the real programs")
struct ArchiveTests {
    /// Two collections, revisions in one and in none, and a name that no file in the inbox may bear.
    private func fill(_ daemon: RunningDaemon) throws {
        for (folder, number) in [("柳湾", 1), ("柳湾/旧", 2), ("石桥", 3), ("", 4)] {
            let folder = daemon.inbox.appendingPathComponent(folder)
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            try Data(InventedPage.text(number).utf8).write(to: folder.appendingPathComponent("2024-05-16 1版.txt"))
        }
        try daemon.sync()
        let revised = InventedPage.text(4).replacingOccurrences(of: "阮一鸣", with: "阮一鸣 田小禾")
        try daemon.drop(revised, as: "2024-05-16 1版.txt")
        try daemon.sync()
        _ = try daemon.call("bulletin.submit", ["name": "页.tmp", "text": InventedPage.text(5), "collection": "柳湾"])
    }

    private func ids(of daemon: RunningDaemon) throws -> Set<String> {
        let list = try daemon.object("bulletin.list", ["superseded": true])["bulletins"] as? [[String: Any]]
        return Set(try #require(list).compactMap { $0["bulletin"] as? String })
    }

    @Test("what is exported is what was dropped, and another daemon takes it all in again")
    func roundTrip() throws {
        let daemon = try RunningDaemon()
        try daemon.start()
        try fill(daemon)
        let counts = try #require(try daemon.object("server.status")["counts"] as? [String: Int])
        #expect(counts == ["bulletins": 4, "articles": 8, "rejected": 0, "duplicates": 0, "superseded": 2])
        let target = daemon.folder.file("export")
        let first = try daemon.ctl("export", target.path, "--json")
        #expect(first.status == 0, "\(first.errors)")
        #expect(first.output.hasPrefix(#"{"written":6,"present":0,"failed":0,"#), "\(first.output)")

        let manifest = try String(contentsOf: target.appendingPathComponent("manifest.jsonl"), encoding: .utf8)
        var paths: Set<String> = []
        for line in manifest.split(separator: "\n") {
            let entry = try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
            let path = try #require(entry["path"] as? String)
            let sum = try run("/usr/bin/sha256sum", ["--", path], folder: target).output
            #expect(sum.hasPrefix(try #require(entry["sha256"] as? String)), "\(path)")
            #expect(paths.insert(path).inserted)
        }
        #expect(paths.count == 6)

        try FileManager.default.removeItem(at: target.appendingPathComponent("石桥/2024-05-16 1版.txt"))
        try Data("other".utf8).write(to: target.appendingPathComponent("柳湾/2024-05-16 1版.txt"))
        #expect(try daemon.ctl("export", target.path, "--json").output.hasPrefix(#"{"written":2,"present":4,"#))

        let second = try RunningDaemon()
        try second.start()
        let taken = try second.ctl("import", target.path, "--json")
        #expect(taken.status == 0, "\(taken.errors)")
        #expect(taken.output.hasPrefix(#"{"files":6,"taken":6,"present":0,"#), "\(taken.output)")
        #expect(try ids(of: second) == ids(of: daemon))
        #expect(try second.object("server.status")["counts"] as? [String: Int] == counts)
        #expect(try second.total("collection:柳湾") == 4)
        #expect(try second.ctl("import", target.path, "--json").output.hasPrefix(#"{"files":6,"taken":0,"present":6,"#))
        let verified = try second.ctl("verify")
        #expect(verified.status == 0)
        #expect(verified.output.contains("4 bulletins with 8 articles"), "\(verified.output)")
        #expect(second.stop() == 0)
        #expect(daemon.stop() == 0)
    }

    @Test("what cannot be taken in is named with its reason, and all else is taken")
    func rejects() throws {
        let daemon = try RunningDaemon()
        try daemon.start()
        let tree = daemon.folder.file("tree")
        try FileManager.default.createDirectory(at: tree, withIntermediateDirectories: true)
        for number in 1...3 {
            try Data(InventedPage.text(number).utf8).write(to: tree.appendingPathComponent("\(number).txt"))
        }
        try Data([0, 1, 2, 3, 0, 0xff, 0xfe, 0, 0, 0, 7]).write(to: tree.appendingPathComponent("noise.txt"))
        try Data("left alone".utf8).write(to: tree.appendingPathComponent("page.tmp"))
        let outcome = try daemon.ctl("import", tree.path)
        #expect(outcome.status == 4)
        #expect(outcome.output.contains("3 taken in, 0 there already"), "\(outcome.output)")
        #expect(outcome.output.contains("noise.txt: not-text"), "\(outcome.output)")
        #expect(!outcome.output.contains("page.tmp"))
        #expect(try daemon.ctl("import", daemon.folder.file("none").path).status == 2)
        #expect(daemon.stop() == 0)
    }

    @Test("a dropped file that was changed behind the daemon's back is named by verify and by --check-store")
    func damage() throws {
        let daemon = try RunningDaemon()
        try daemon.start()
        try daemon.drop(InventedPage.text(1), as: "a.txt")
        try daemon.drop(InventedPage.text(2), as: "b.txt")
        try daemon.sync()
        let id = try #require(try ids(of: daemon).min())
        let busy = try run("bulletind", ["--state", daemon.state.path, "--inbox", daemon.inbox.path, "--check-store"])
        #expect(busy.status == 75, "\(busy.errors)")
        #expect(daemon.stop() == 0)
        let whole = try run("bulletind", ["--state", daemon.state.path, "--inbox", daemon.inbox.path, "--check-store"])
        #expect(whole.status == 0, "\(whole.errors)")
        #expect(whole.output.contains("2 bulletins with 4 articles: nothing is wrong"), "\(whole.output)")

        let store = daemon.state.appendingPathComponent("store.sqlite").path
        let change = try run(
            "/usr/bin/python3",
            [
                "-c",
                """
                import sqlite3, sys
                db = sqlite3.connect(sys.argv[1])
                db.execute("UPDATE dropped SET content = x'00112233' WHERE sequence = "
                           "(SELECT sequence FROM bulletin WHERE id = ?)", (bytes.fromhex(sys.argv[2]),))
                db.commit()
                """, store, id,
            ])
        #expect(change.status == 0, "\(change.errors)")
        let broken = try run(
            "bulletind", ["--state", daemon.state.path, "--inbox", daemon.inbox.path, "--check-store"])
        #expect(broken.status == 74, "\(broken.output)")
        #expect(broken.errors.contains(id), "\(broken.errors)")
        try daemon.start()
        let verified = try daemon.ctl("verify")
        #expect(verified.status == 1)
        #expect(verified.output.contains(id), "\(verified.output)")
        #expect(try daemon.ctl("export", daemon.folder.file("out").path).status == 4)
        #expect(daemon.stop() == 0)
    }
}
