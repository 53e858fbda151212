import BulletinModel
import Foundation
import GRDB
import Synchronization

extension BulletinStore {
    /// Records files in one transaction, each whole: all are durable on return, or none was kept.
    ///
    /// - Parameters:
    ///   - rejections: rows for files about to be moved to the rejected folder.
    ///   - removed: paths of files taken in an earlier transaction that have left the inbox since.
    /// - Returns: what became of each intake, in their order.
    ///
    /// The bytes of a file that was taken but not yet removed when the daemon was killed come again at the next start;
    /// where the kernel shows it to be the very same file (`FileOrigin`), it is not counted as a duplicate.
    package func record(
        _ intakes: [Intake], rejections: [Rejection] = [], removed: [[UInt8]] = []
    ) throws(StoreFailure) -> [IntakeOutcome] {
        try change { db, state in
            let forget = try db.cachedStatement(sql: "DELETE FROM leftover WHERE path = ?")
            for path in removed { try forget.execute(arguments: [Data(path)]) }
            let outcomes = try intakes.map { try Self.record($0, in: db, &state) }
            for rejection in rejections { try Self.record(rejection, in: db, &state) }
            return outcomes
        }
    }

    /// Goes through the motions of recording a file and takes it all back: the first that comes finds the statements
    /// prepared and the database's pages in memory.
    package func rehearse(_ intake: Intake) throws(StoreFailure) {
        try translating {
            try pool.writeWithoutTransaction { db in
                var state = self.state.withLock { $0 }
                try db.inTransaction(.immediate) {
                    _ = try Self.record(intake, in: db, &state)
                    return .rollback
                }
            }
        }
    }

    private static func record(_ intake: Intake, in db: Database, _ state: inout State) throws -> IntakeOutcome {
        if let outcome = try outcomeOfKnownBytes(intake, in: db, &state) { return outcome }
        state.sequence += 1
        let earlier = try bulletinRevised(by: intake, in: db)
        let bulletin = Bulletin(intake, sequence: state.sequence, supersedes: earlier?.id)
        try insert(bulletin, intake, in: db)
        state.counts.bulletins += 1
        state.counts.articles += bulletin.articleCount
        if let origin = intake.origin { try insert(origin, in: db) }
        guard let earlier else { return .added(bulletin) }
        try db.cachedStatement(sql: "UPDATE bulletin SET superseded_by = ? WHERE sequence = ?")
            .execute(arguments: [bulletin.id.data, earlier.sequence])
        try insertDeparture(of: earlier, at: state.sequence, in: db)
        state.counts.bulletins -= 1
        state.counts.articles -= earlier.articleCount
        state.counts.superseded += 1
        return .revision(bulletin, superseded: earlier)
    }

    private static func outcomeOfKnownBytes(
        _ intake: Intake, in db: Database, _ state: inout State
    ) throws -> IntakeOutcome? {
        let statement = try db.cachedStatement(sql: "SELECT sha256 FROM bulletin WHERE id = ?")
        guard let row = try Row.fetchOne(statement, arguments: [intake.id.data]) else { return nil }
        guard try row.value("sha256") == Data(intake.sha256) else { return .collision(intake.id) }
        if try isLeftover(intake.origin, in: db) { return .leftover(intake.id) }
        state.counts.duplicates += 1
        // Whatever happens next, this file has been counted.
        if let origin = intake.origin { try insert(origin, in: db) }
        return .duplicate(intake.id)
    }

    private static func isLeftover(_ origin: FileOrigin?, in db: Database) throws -> Bool {
        guard let origin else { return false }
        let statement = try db.cachedStatement(
            sql: """
                SELECT 1 FROM leftover
                WHERE path = ? AND device = ? AND inode = ? AND modified = ?
                """)
        return try Int.fetchOne(statement, arguments: origin.arguments) != nil
    }

    private static func insert(_ origin: FileOrigin, in db: Database) throws {
        try db.cachedStatement(sql: "INSERT OR REPLACE INTO leftover VALUES (?, ?, ?, ?)")
            .execute(arguments: origin.arguments)
    }

    private static func insert(_ bulletin: Bulletin, _ intake: Intake, in db: Database) throws {
        try db.cachedStatement(
            sql: "INSERT INTO bulletin VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, NULL, ?)"
        ).execute(arguments: [
            bulletin.sequence, bulletin.id.data, Data(intake.sha256), Data(bulletin.name.bytes), bulletin.collection,
            bulletin.encoding.rawValue, bulletin.format.rawValue, bulletin.bytes, bulletin.received.secondsSinceEpoch,
            bulletin.published.description, bulletin.publishedBasis.rawValue, bulletin.publication, bulletin.page,
            bulletin.supersedes?.data, bulletin.articleCount,
        ])
        try db.cachedStatement(sql: "INSERT INTO dropped VALUES (?, ?, ?)")
            .execute(arguments: [bulletin.sequence, intake.dropped.codec.rawValue, Data(intake.dropped.content)])
        let article = try db.cachedStatement(sql: "INSERT INTO article VALUES (?, ?)")
        for (index, record) in intake.records.enumerated() {
            try article.execute(arguments: [
                Schema.articleNumber(sequence: bulletin.sequence, ordinal: index + 1), Data(record),
            ])
        }
    }

    static func insertDeparture(of bulletin: Bulletin, at sequence: Int, in db: Database) throws {
        try db.cachedStatement(sql: "INSERT INTO departure (sequence, bulletin, articles) VALUES (?, ?, ?)")
            .execute(arguments: [sequence, bulletin.id.data, bulletin.articleCount])
    }
}

extension BulletinStore {
    /// Paths of files that were taken in and not known to have left the inbox when the store was last written.
    package func leftovers() throws(StoreFailure) -> [[UInt8]] {
        try translating {
            try pool.read { db in
                try Row.fetchAll(db, sql: "SELECT path FROM leftover").map { Array(try $0.value("path") as Data) }
            }
        }
    }

    /// From this share of the same text on, a file of the same name is a revision.
    static let revisionLikeness = 0.8
    /// How many live bulletins of one name and collection are compared, the latest first: a paper that gives each
    /// day's page the same name must not make each day slower than the one before.
    static let revisionCandidates = 16

    /// The plus keeps SQLite from the index of collections: it would go through all that lies in this one.
    static let namesakes = """
        SELECT * FROM bulletin WHERE name = ? AND +collection IS ? AND superseded_by IS NULL
        ORDER BY sequence DESC LIMIT \(revisionCandidates)
        """

    /// The latest live bulletin of the same name and collection with nearly the same text.
    private static func bulletinRevised(by intake: Intake, in db: Database) throws -> Bulletin? {
        let statement = try db.cachedStatement(sql: namesakes)
        let arguments: StatementArguments = [Data(intake.name.bytes), intake.collection]
        let candidates = try Row.fetchAll(statement, arguments: arguments).map(Bulletin.init(row:))
        if candidates.isEmpty { return nil }
        let text = intake.reading.articles.flatMap(\.printedText)
        return try candidates.first { candidate in
            let earlier = try articles(of: candidate, in: db).flatMap(\.printedText)
            return TextLikeness.of(earlier, text) >= revisionLikeness
        }
    }
}

extension Article {
    /// Headlines and paragraphs, in the order of print.
    fileprivate var printedText: [String] {
        [section, kicker, headline, subheadline].compactMap { $0 } + paragraphs
    }
}

extension Bulletin {
    fileprivate init(_ intake: Intake, sequence: Int, supersedes: BulletinID?) {
        let reading = intake.reading
        self.init(
            id: intake.id, sha256: hexDigits(intake.sha256), name: intake.name, collection: intake.collection,
            encoding: reading.encoding, format: reading.format, bytes: intake.size, received: intake.received,
            published: reading.published, publishedBasis: reading.publishedBasis, publication: reading.publication,
            page: reading.page, sequence: sequence, supersedes: supersedes, articleCount: reading.articles.count)
    }
}

extension FileOrigin {
    fileprivate var arguments: StatementArguments {
        [Data(path), Int64(bitPattern: device), Int64(bitPattern: inode), modified]
    }
}
