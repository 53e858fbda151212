package import BulletinModel
import Foundation
import GRDB
import LinuxSystem
import Synchronization

/// How much the store holds.
package struct StoreCounts: Hashable, Sendable {
    /// Live ones: neither superseded nor removed.
    package var bulletins = 0
    /// Those of live bulletins.
    package var articles = 0
    package var superseded = 0
    /// Files that were dropped again, since the store was made.
    package var duplicates = 0
    /// Files that lie in the rejected folder.
    package var rejected = 0

    package init(bulletins: Int = 0, articles: Int = 0, superseded: Int = 0, duplicates: Int = 0, rejected: Int = 0) {
        self.bulletins = bulletins
        self.articles = articles
        self.superseded = superseded
        self.duplicates = duplicates
        self.rejected = rejected
    }
}

/// Bulletins, articles and the dropped bytes: SQLite in STATE/store.sqlite, written ahead to a log (WAL), forced to the
/// disk at each commit. Any thread may ask; one at a time writes, and others wait for it.
///
/// What returns without an error is durable. What throws has left nothing behind.
package final class BulletinStore: Sendable {
    /// 8 hex digits, made once: the first half of a clock.
    package let identity: String
    package let folder: String
    let pool: DatabasePool
    /// A connection of its own that brings the log into the database: commits go on meanwhile.
    let settler: DatabaseQueue
    let mark: StoreMarkFile
    private let files: OpenFiles
    let state: Mutex<State>
    private let leftAlone = Mutex<Set<BulletinID>>([])

    struct State {
        var sequence: Int
        var counts: StoreCounts
    }

    /// SQLite's file in the state folder; it has `-wal` and `-shm` beside it.
    package static let fileName = "store.sqlite"

    /// Opens the store in a folder, or makes both. Migrates an older schema.
    ///
    /// Refuses, as `StoreFailure` with a name and what to do, a newer schema, and a store that is damaged, gone or
    /// shorter than its mark says: never is one silently begun anew.
    package init(folder: String) throws(StoreFailure) {
        let mark = StoreMarkFile(folder: folder)
        let path = folder + "/" + Self.fileName
        let known = try translating { try Self.prepareFiles(folder: folder, path: path, mark: mark) }
        let (pool, settler, files, state, identity) = try translating {
            let pool = try DatabasePool(path: path, configuration: Self.configuration)
            try pool.writeWithoutTransaction(Self.forceEachCommit)
            let identity = try Self.open(pool, known: known)
            let settler = try DatabaseQueue(path: path, configuration: Self.configuration)
            try settler.writeWithoutTransaction(Self.forceEachCommit)
            let state = try pool.read(Self.readState)
            return (pool, settler, try OpenFiles(path: path), state, identity)
        }
        if let known, state.sequence < known.sequence {
            throw .damaged(
                "\(path) ends at change \(state.sequence), but \(known.sequence) had been made: its log was lost or is"
                    + " damaged; \(adviceForDamage). To go on with what is left, move \(folder)/store.mark away")
        }
        self.folder = folder
        self.pool = pool
        self.settler = settler
        self.mark = mark
        self.files = files
        self.identity = identity
        self.state = Mutex(state)
        mark.write(StoreMark(identity: identity, sequence: state.sequence))
    }

    package var counts: StoreCounts { state.withLock { $0.counts } }

    /// Grows by one with each change of what is live; the second half of a clock.
    package var sequence: Int { state.withLock { $0.sequence } }

    /// The articles of these are not read any more: doing so ended the process before. They count, and their dropped bytes
    /// are there.
    package func leaveAlone(_ bulletins: some Sequence<BulletinID>) {
        leftAlone.withLock { $0.formUnion(bulletins) }
    }

    package func isLeftAlone(_ bulletin: BulletinID) -> Bool { leftAlone.withLock { $0.contains(bulletin) } }

    func checkReadable(_ bulletin: BulletinID) throws(StoreFailure) {
        guard isLeftAlone(bulletin) else { return }
        throw .damaged("reading the articles of bulletin \(bulletin) has ended the daemon twice; they are left alone")
    }

    package func close() throws(StoreFailure) {
        try translating {
            try settler.close()
            try pool.close()
        }
    }
}

extension BulletinStore {
    private static var configuration: Configuration {
        var configuration = Configuration()
        configuration.foreignKeysEnabled = true
        configuration.busyMode = .timeout(5)
        configuration.label = "store"
        configuration.prepareDatabase { db in
            try db.execute(
                sql: """
                    PRAGMA cell_size_check = ON;
                    PRAGMA trusted_schema = OFF;
                    PRAGMA cache_size = -16384;
                    """)
        }
        return configuration
    }

    /// On an open connection that writes: while it opens, GRDB sets `synchronous` to what suits a log that may lose
    /// its end, after `prepareDatabase` has run.
    private static func forceEachCommit(_ db: Database) throws {
        try db.execute(sql: "PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 0;")
    }

    /// Makes what is not there; tells what the mark says of what should be.
    private static func prepareFiles(folder: String, path: String, mark: StoreMarkFile) throws -> StoreMark? {
        let files = FileManager.default
        if !files.fileExists(atPath: folder) {
            try files.createDirectory(
                atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        }
        let known = try mark.read()
        let attributes = try? files.attributesOfItem(atPath: path)
        let size = attributes?[.size] as? Int ?? 0
        if let known, size == 0 {
            throw StoreFailure.damaged(
                "\(path) is \(attributes == nil ? "gone" : "empty"), but \(folder)/store.mark knows of"
                    + " \(known.sequence) changes in it; \(adviceForDamage)")
        }
        if attributes == nil {
            do throws(Errno) {
                _ = try OwnedDescriptor.open(path: path, .create(mode: 0o600))
            } catch {
                throw StoreFailure.noPermission("\(path) cannot be made: \(error)")
            }
        }
        return known
    }

    /// Checks, migrates, names. A store without its mark was put there by somebody: it gets a new identity, because
    /// clocks of the old one may know of more than it holds.
    private static func open(_ pool: DatabasePool, known: StoreMark?) throws -> String {
        let unknown = try pool.read { db in
            try Schema.migrator.appliedIdentifiers(db).subtracting(Schema.migrator.migrations)
        }
        if let name = unknown.sorted().last { throw StoreFailure.newerSchema(name) }
        try Schema.migrator.migrate(pool)
        let stored = try pool.read { try String.fetchOne($0, sql: "SELECT value FROM meta WHERE key = 'identity'") }
        if let known, let stored, stored == known.identity { return stored }
        if let known, let stored, !stored.isEmpty {
            throw StoreFailure.damaged(
                "\(pool.path) is store \(stored), but the mark beside it is of store \(known.identity):"
                    + " move store.mark away to go on with it")
        }
        let digits = String(UInt32.random(in: .min ... .max), radix: 16)
        let identity = String(repeating: "0", count: 8 - digits.utf8.count) + digits
        try pool.write { db in
            try db.execute(sql: "UPDATE meta SET value = ? WHERE key = 'identity'", arguments: [identity])
        }
        // The schema is in the file itself from the start, whatever happens to the log.
        try pool.writeWithoutTransaction { _ = try $0.checkpoint(.truncate) }
        return identity
    }

    private static func readState(_ db: Database) throws -> State {
        var state = State(sequence: 0, counts: StoreCounts())
        state.sequence = try meta(db, "sequence")
        state.counts.bulletins = try meta(db, "bulletins")
        state.counts.articles = try meta(db, "articles")
        state.counts.superseded = try meta(db, "superseded")
        state.counts.duplicates = try meta(db, "duplicates")
        state.counts.rejected = try Int.fetchOne(db, sql: "SELECT count(*) FROM rejected") ?? 0
        return state
    }

    private static func meta(_ db: Database, _ key: String) throws -> Int {
        guard let value = try Int.fetchOne(db, sql: "SELECT value FROM meta WHERE key = ?", arguments: [key]),
            value >= 0
        else { throw StoreFailure.damaged("its counter “\(key)” is gone; \(adviceForDamage)") }
        return value
    }

    /// Runs one transaction, then, once it is durable, publishes the counters and sets the mark.
    func change<T>(_ body: (Database, inout State) throws -> T) throws(StoreFailure) -> T {
        try translating {
            try pool.writeWithoutTransaction { db in
                var state = self.state.withLock { $0 }
                var result: T?
                try db.inTransaction(.immediate) {
                    result = try body(db, &state)
                    try Self.write(state, to: db)
                    try files.check()
                    return .commit
                }
                self.state.withLock { $0 = state }
                mark.write(StoreMark(identity: identity, sequence: state.sequence))
                return result!
            }
        }
    }

    private static func write(_ state: State, to db: Database) throws {
        let statement = try db.cachedStatement(sql: "UPDATE meta SET value = ? WHERE key = ?")
        for (key, value) in [
            ("sequence", state.sequence), ("bulletins", state.counts.bulletins), ("articles", state.counts.articles),
            ("superseded", state.counts.superseded), ("duplicates", state.counts.duplicates),
        ] {
            try statement.execute(arguments: [value, key])
        }
    }
}
