import BulletinModel
import Foundation
import GRDB
import TestSupport
import Testing

@testable import Store

@Suite("The store's log")
struct LogTests {
    private let folder: TemporaryFolder
    private var log: URL { folder.file("store.sqlite-wal") }

    init() throws { folder = try TemporaryFolder() }

    private func size() throws -> Int {
        try #require(FileManager.default.attributesOfItem(atPath: log.path)[.size] as? Int)
    }

    private func kept(in folder: URL) throws -> Int {
        let store = try BulletinStore(folder: folder.path)
        #expect(try store.check() == [])
        return store.counts.bulletins
    }

    /// As a kill leaves it.
    private func copy() throws -> URL {
        let copy = folder.file("copy\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: copy, withIntermediateDirectories: true)
        for part in ["store.sqlite", "store.sqlite-wal", "store.mark"] {
            try FileManager.default.copyItem(at: folder.file(part), to: copy.appendingPathComponent(part))
        }
        return copy
    }

    @Test("is laid out ahead once, is written over then, and is read back after a crash at any time")
    func reserve() throws {
        let store = try BulletinStore(folder: folder.path)
        _ = try store.record([intake("早先的一页", name: "0")])
        try store.reserveLog()
        let reserved = try size()
        #expect(reserved > 16 << 20)
        #expect(try kept(in: copy()) == 1)
        for number in 1...30 { _ = try store.record([intake("第\(number)页的文字", name: "\(number)")]) }
        try store.reserveLog()
        #expect(try size() == reserved, "there is room left, and commits made nothing longer")
        #expect(try kept(in: copy()) == 31)
    }

    @Test("goes into the database when it is long, and the next round begins at its start")
    func settle() throws {
        let store = try BulletinStore(folder: folder.path)
        try store.settle(logOver: 0)
        for number in 1...30 { _ = try store.record([intake("第\(number)页的文字", name: "\(number)")]) }
        let long = try size()
        try store.settle(logOver: 1 << 30)
        let before = try Data(contentsOf: folder.file("store.sqlite"))
        try store.settle(logOver: long / 2)
        #expect(try Data(contentsOf: folder.file("store.sqlite")) != before)
        _ = try store.record([intake("后来的一页", name: "31")])
        #expect(try size() == long)
        // Short again by what it holds, though the file is as long as before.
        let settled = try Data(contentsOf: folder.file("store.sqlite"))
        try store.settle(logOver: long / 2)
        #expect(try Data(contentsOf: folder.file("store.sqlite")) == settled)
        #expect(try kept(in: copy()) == 31)
    }
}

@Suite("The store's questions")
struct QueryPlanTests {
    @Test("what a page may revise is found by its name, however much lies in the collection", arguments: ["柳湾", nil])
    func namesakes(collection: String?) throws {
        let folder = try TemporaryFolder()
        let store = try BulletinStore(folder: folder.path)
        let plan = try store.pool.read { db in
            try Row.fetchAll(
                db, sql: "EXPLAIN QUERY PLAN " + BulletinStore.namesakes, arguments: [Data("页".utf8), collection]
            ).map { $0["detail"] as String }
        }
        #expect(plan == ["SEARCH bulletin USING INDEX bulletin_name (name=?)"])
    }
}
