import GRDB
import TestSupport
import Testing

@testable import Store

@Suite("A commit is on the disk when it returns")
struct ForcedCommitTests {
    @Test("the writer forces each commit, and leaves moving the log to when nobody waits")
    func settings() throws {
        let folder = try TemporaryFolder()
        let store = try BulletinStore(folder: folder.path)
        let (synchronous, checkpoint, journal) = try store.pool.writeWithoutTransaction { db in
            (
                try Int.fetchOne(db, sql: "PRAGMA synchronous"), try Int.fetchOne(db, sql: "PRAGMA wal_autocheckpoint"),
                try String.fetchOne(db, sql: "PRAGMA journal_mode")
            )
        }
        #expect(synchronous == 2, "2 is FULL")
        #expect(checkpoint == 0)
        #expect(journal == "wal")
    }
}
