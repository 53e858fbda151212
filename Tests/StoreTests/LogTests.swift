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
        try store.reserveLog(room: 1 << 20, piece: 1 << 20)
        #expect(try kept(in: copy()) == 0)
        _ = try store.record([intake("早先的一页", name: "0")])
        #expect(try size() == 1 << 20)
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
        #expect(try !store.settle(logOver: 0))
        for number in 1...30 { _ = try store.record([intake("第\(number)页的文字", name: "\(number)")]) }
        let long = try size()
        #expect(try !store.settle(logOver: 1 << 30))
        let before = try Data(contentsOf: folder.file("store.sqlite"))
        #expect(try store.settle(logOver: long / 2))
        #expect(try Data(contentsOf: folder.file("store.sqlite")) != before)
        _ = try store.record([intake("后来的一页", name: "31")])
        #expect(try size() == long)
        // Short again by what it holds, though the file is as long as before.
        let settled = try Data(contentsOf: folder.file("store.sqlite"))
        #expect(try !store.settle(logOver: long / 2))
        #expect(try Data(contentsOf: folder.file("store.sqlite")) == settled)
        #expect(try kept(in: copy()) == 31)
    }

    @Test("goes into the database beside commits, and the rest of it between two: then it begins anew")
    func settleBeside() throws {
        let store = try BulletinStore(folder: folder.path)
        try store.reserveLog()
        let reserved = try size()
        for round in 0..<20 {
            let done = DispatchSemaphore(value: 0)
            Thread.detachNewThread {
                _ = try? store.settle(logOver: 0)
                done.signal()
            }
            for number in 0..<20 {
                let page = round * 20 + number
                _ = try store.record([intake("第\(page)页的文字", name: "\(page)")])
            }
            done.wait()
            try store.settleRest()
        }
        #expect(try size() == reserved, "four hundred bulletins went through the room of twenty")
        #expect(try kept(in: copy()) == 400)
    }

    @Test("a rehearsal leaves nothing behind")
    func rehearsal() throws {
        let store = try BulletinStore(folder: folder.path)
        _ = try store.record([intake("早先的一页", name: "0")])
        let (before, counts) = (try Data(contentsOf: log), store.counts)
        try store.rehearse(intake("预演的一页", name: "1"))
        #expect(try Data(contentsOf: log) == before && store.counts == counts && store.sequence == 1)
        #expect(try store.record([intake("预演的一页", name: "1")]).count == 1)
        #expect(try kept(in: copy()) == 2)
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
