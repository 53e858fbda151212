import BulletinModel
import Foundation
import GRDB
import TestSupport
import Testing

@testable import Store

@Suite("The store after misfortune")
struct DurabilityTests {
    let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
    }

    private var file: URL { folder.file("store.sqlite") }

    /// Forty bulletins in twenty transactions, and then whatever `body` does while the store is open.
    @discardableResult
    private func fill(_ body: (BulletinStore) throws -> Void = { _ in }) throws -> [ArticleID: Article] {
        let store = try BulletinStore(folder: folder.path)
        for group in 0..<20 {
            _ = try store.record((0..<2).map { intake("第\(group)组第\($0)页的文字", name: "\(group).\($0)") })
        }
        try body(store)
        let live = try BulletinStoreTests.live(store)
        try store.close()
        return live
    }

    /// What a start finds; nil where it refused by name.
    private func start() throws -> [ArticleID: Article]? {
        do {
            let store = try BulletinStore(folder: folder.path)
            defer { try? store.close() }
            return try BulletinStoreTests.live(store)
        } catch let failure as StoreFailure {
            #expect(!failure.description.isEmpty)
            guard case .fault = failure else { return nil }
            Issue.record("a fault, not damage: \(failure)")
            return nil
        }
    }

    /// A copy of the folder as it lies there while the store is open: what a kill leaves.
    private func copyWhileOpen(_ store: BulletinStore, to name: String) throws {
        try FileManager.default.createDirectory(at: folder.file(name), withIntermediateDirectories: true)
        for part in ["store.sqlite", "store.sqlite-wal", "store.mark"] {
            try FileManager.default.copyItem(at: folder.file(part), to: folder.file("\(name)/\(part)"))
        }
    }

    @Test(
        "takes nothing while a file of it is gone or another, and goes on once it is back",
        arguments: ["store.sqlite", "store.sqlite-wal"], [true, false])
    func replaced(name: String, byCopy: Bool) throws {
        let live = try fill { store in
            let before = store.counts
            let away = folder.file("away")
            try FileManager.default.moveItem(at: folder.file(name), to: away)
            if byCopy { try FileManager.default.copyItem(at: away, to: folder.file(name)) }
            let failure = StoreFailure.replaced(
                "\(folder.file(name).path) is \(byCopy ? "another file" : "gone")")
            #expect(throws: failure) { try store.record([intake("谁也不取的一页")]) }
            #expect(failure.passes && store.counts == before)
            if byCopy { try FileManager.default.removeItem(at: folder.file(name)) }
            try FileManager.default.moveItem(at: away, to: folder.file(name))
            _ = try store.record([intake("谁也不取的一页")])
            #expect(store.counts.bulletins == before.bulletins + 1)
        }
        #expect(try start() == live)
    }

    @Test("killed at any point of its log, opens to a prefix of whole transactions", arguments: UInt64(0)..<40)
    func killed(seed: UInt64) throws {
        try fill { try copyWhileOpen($0, to: "killed") }
        var random = SeededGenerator(seed: seed)
        let log = folder.file("killed/store.sqlite-wal")
        let bytes = try Data(contentsOf: log)
        let length = Int.random(in: 0...bytes.count, using: &random)
        try bytes.prefix(length).write(to: log)
        // A power cut may have taken the mark's last lines back too.
        try FileManager.default.removeItem(at: folder.file("killed/store.mark"))
        let store = try BulletinStore(folder: folder.file("killed").path)
        let live = try BulletinStoreTests.live(store)
        #expect(live.count.isMultiple(of: 2) && live.count == store.counts.articles && store.sequence == live.count)
        let sequences = try store.bulletins(limit: 99).bulletins.map(\.sequence)
        #expect(sequences == (0..<live.count).map { live.count - $0 })
        #expect(try store.check() == [])
    }

    @Test("refuses a log that lost what was committed, and says so", arguments: [0, 1, 5, 9])
    func lostLog(tenths: Int) throws {
        try fill { try copyWhileOpen($0, to: "killed") }
        let log = folder.file("killed/store.sqlite-wal")
        let bytes = try Data(contentsOf: log)
        try bytes.prefix(bytes.count * tenths / 10).write(to: log)
        let failure = #expect(throws: StoreFailure.self) { try BulletinStore(folder: folder.file("killed").path) }
        #expect(failure?.description.contains("40 had been made") == true)
    }

    @Test("flipped in some bytes, starts with all of it or refuses by name", arguments: UInt64(0)..<150)
    func flipped(seed: UInt64) throws {
        let expected = try fill()
        var random = SeededGenerator(seed: seed)
        var bytes = try Data(contentsOf: file)
        for _ in 0...Int.random(in: 0...3, using: &random) {
            // Every other seed hits the first pages: header, schema, roots.
            let end = seed.isMultiple(of: 2) ? min(bytes.count, 40_960) : bytes.count
            bytes[.random(in: 0..<end, using: &random)] ^= .random(in: 1...255, using: &random)
        }
        try bytes.write(to: file)
        if let live = try start() { #expect(live == expected, "seed \(seed)") }
    }

    @Test("cut short, refuses by name", arguments: UInt64(0)..<40)
    func truncated(seed: UInt64) throws {
        let expected = try fill()
        var random = SeededGenerator(seed: seed)
        let bytes = try Data(contentsOf: file)
        try bytes.prefix(seed == 0 ? 0 : .random(in: 0..<bytes.count, using: &random)).write(to: file)
        if let live = try start() { #expect(live == expected, "seed \(seed)") }
    }

    @Test("gone or empty, is not begun anew, unless its mark is moved away", arguments: [true, false])
    func gone(isRemoved: Bool) throws {
        try fill()
        try FileManager.default.removeItem(at: file)
        if !isRemoved { try Data().write(to: file) }
        let failure = #expect(throws: StoreFailure.self) { try BulletinStore(folder: folder.path) }
        #expect(failure?.description.contains(isRemoved ? "gone" : "empty") == true)
        try FileManager.default.removeItem(at: folder.file("store.mark"))
        #expect(try start() == [:])
    }

    @Test("made by a later version, is refused by the name of its schema")
    func newerSchema() throws {
        try fill { store in
            try store.pool.write { try $0.execute(sql: "INSERT INTO grdb_migrations VALUES ('7 moon phases')") }
        }
        for _ in 0..<2 {
            #expect(throws: StoreFailure.newerSchema("7 moon phases")) { try BulletinStore(folder: folder.path) }
        }
    }

    @Test("says that the disk is full, keeps what it had, and goes on when there is room")
    func diskFull() throws {
        let store = try BulletinStore(folder: folder.path)
        _ = try store.record([intake("早先的一页")])
        let before = (store.counts, store.sequence)
        let pages = try store.pool.writeWithoutTransaction { try Int.fetchOne($0, sql: "PRAGMA page_count")! }
        try store.limit(toPages: pages)
        let large = intake(String((0..<90_000).map { Character(Unicode.Scalar(0x4E00 + $0 % 7919)!) }), name: "large")
        #expect(throws: StoreFailure.diskFull) { try store.record([intake("后来的一页", name: "b"), large]) }
        #expect(store.counts == before.0 && store.sequence == before.1)
        try store.limit(toPages: 1 << 20)
        #expect(try store.record([intake("后来的一页", name: "b"), large]).compactMap(\.bulletin).count == 2)
        #expect(try store.check() == [])
    }

    @Test("keeps its file to its owner")
    func modes() throws {
        try fill { store in
            for name in ["store.sqlite", "store.sqlite-wal", "store.mark"] {
                let mode = try FileManager.default.attributesOfItem(atPath: folder.file(name).path)[.posixPermissions]
                #expect(mode as? Int == 0o600, "\(name)")
            }
            _ = store
        }
    }

    @Test("answers many askers while one writes", .timeLimit(.minutes(1)))
    func concurrent() async throws {
        let store = try BulletinStore(folder: folder.path)
        await withTaskGroup(of: Void.self) { group in
            group.addTask {
                for number in 0..<100 { _ = try? store.record([intake("第\(number)页", name: "\(number)")]) }
            }
            for _ in 0..<4 {
                group.addTask {
                    for _ in 0..<100 {
                        guard let list = try? store.bulletins(limit: 1000).bulletins else { continue }
                        #expect(list.map(\.sequence) == (0..<list.count).map { list.count - $0 })
                    }
                }
            }
        }
        #expect(store.counts.bulletins == 100)
    }
}
