import BulletinModel
import GRDB

extension BulletinStore {
    /// Looks at everything: SQLite's own check of the file, each row, each record, each dropped file, the counters.
    ///
    /// - Returns: what is wrong, for people; empty where nothing is.
    /// - Cost: reads the whole store, some 100 MB/s.
    package func check() throws(StoreFailure) -> [String] {
        var findings = try translating {
            try pool.read { db in
                try String.fetchAll(db, sql: "PRAGMA integrity_check").filter { $0 != "ok" }
                    + String.fetchAll(
                        db,
                        sql: """
                            SELECT 'articles without a bulletin: ' || count(*) FROM article
                            WHERE number >> 24 NOT IN (SELECT sequence FROM bulletin) HAVING count(*) > 0
                            """)
            }
        }
        guard findings.isEmpty else { return findings }
        do throws(StoreFailure) { _ = try liveBatches() } catch { findings.append(error.description) }
        var after = 0
        while let bulletin = try translating({ try pool.read { try Self.bulletin(after: after, in: $0) } }) {
            after = bulletin.sequence
            do throws(StoreFailure) {
                try translating {
                    try pool.read { db in
                        _ = try Self.articles(of: bulletin, in: db)
                        _ = try Self.droppedBytes(of: bulletin, in: db)
                    }
                }
            } catch {
                findings.append("bulletin \(bulletin.id): \(error)")
            }
        }
        return findings
    }

    private static func bulletin(after sequence: Int, in db: Database) throws -> Bulletin? {
        let statement = try db.cachedStatement(
            sql: "SELECT * FROM bulletin WHERE sequence > ? ORDER BY sequence LIMIT 1")
        return try Row.fetchOne(statement, arguments: [sequence]).map(Bulletin.init(row:))
    }
}

extension BulletinStore {
    /// Lets the database grow no further than this many pages of 4 KiB: beyond it every change fails as `diskFull`.
    func limit(toPages pages: Int) throws(StoreFailure) {
        try translating { try pool.writeWithoutTransaction { try $0.execute(sql: "PRAGMA max_page_count = \(pages)") } }
    }
}
