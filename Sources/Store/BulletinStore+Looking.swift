package import BulletinModel
import Foundation
import GRDB

extension BulletinStore {
    /// Nil where there is none, or it was removed. A superseded one is found.
    package func bulletin(_ id: BulletinID) throws(StoreFailure) -> Bulletin? {
        try translating { try pool.read { try Self.bulletin(id, in: $0) } }
    }

    package func article(_ id: ArticleID) throws(StoreFailure) -> Article? {
        try checkReadable(id.bulletin)
        return try translating {
            try pool.read { db in
                guard (1...Intake.mostArticles).contains(id.ordinal),
                    let bulletin = try Self.bulletin(id.bulletin, in: db)
                else { return nil }
                let number = Schema.articleNumber(sequence: bulletin.sequence, ordinal: id.ordinal)
                let statement = try db.cachedStatement(sql: "SELECT record FROM article WHERE number = ?")
                guard let row = try Row.fetchOne(statement, arguments: [number]) else { return nil }
                return try ArticleRecord.decode(Array(try row.value("record") as Data))
            }
        }
    }

    /// All articles of a bulletin, in their order; nil where there is no such bulletin.
    package func articles(of id: BulletinID) throws(StoreFailure) -> [Article]? {
        try checkReadable(id)
        return try translating {
            try pool.read { db in
                guard let bulletin = try Self.bulletin(id, in: db) else { return nil }
                return try Self.articles(of: bulletin, in: db)
            }
        }
    }

    /// The dropped file, byte for byte; nil where there is no such bulletin.
    package func droppedBytes(_ id: BulletinID) throws(StoreFailure) -> [UInt8]? {
        try translating {
            try pool.read { db in
                guard let bulletin = try Self.bulletin(id, in: db) else { return nil }
                return try Self.droppedBytes(of: bulletin, in: db)
            }
        }
    }

    /// The bulletins whose id begins with these hex digits, superseded ones among them: at most two, which is enough
    /// to know whether the prefix is unique. None for fewer than 4 digits, more than 16, or anything else.
    package func resolve(prefix: String) throws(StoreFailure) -> [BulletinID] {
        let digits = prefix.utf8.count
        guard (4...16).contains(digits), prefix.utf8.allSatisfy(isHexDigit), let start = UInt64(prefix, radix: 16)
        else {
            return []
        }
        let shift = UInt64(64 - 4 * digits)
        let low = BulletinID(rawValue: start << shift)
        let high = BulletinID(rawValue: start << shift | (shift == 0 ? 0 : (1 << shift) - 1))
        return try translating {
            try pool.read { db in
                let statement = try db.cachedStatement(
                    sql: "SELECT id FROM bulletin WHERE id BETWEEN ? AND ? ORDER BY id LIMIT 2")
                let rows = try Row.fetchAll(statement, arguments: [low.data, high.data])
                return try rows.map { try BulletinID(data: try $0.value("id")) }
            }
        }
    }

    /// Bulletins, the latest taken first.
    ///
    /// - Parameters:
    ///   - before: only those taken before this one; no such bulletin, no list.
    ///   - collection: only those of this one.
    ///   - includingSuperseded: not only the live ones.
    /// - Returns: `more` where others would follow.
    package func bulletins(
        limit: Int, before: BulletinID? = nil, collection: String? = nil, includingSuperseded: Bool = false
    ) throws(StoreFailure) -> (bulletins: [Bulletin], more: Bool) {
        try translating {
            try pool.read { db in
                var end = Int.max
                if let before {
                    guard let bulletin = try Self.bulletin(before, in: db) else { return ([], false) }
                    end = bulletin.sequence
                }
                let statement = try db.cachedStatement(
                    sql: """
                        SELECT * FROM bulletin
                        WHERE sequence < ? \(includingSuperseded ? "" : "AND superseded_by IS NULL")
                        \(collection == nil ? "" : "AND collection = ?")
                        ORDER BY sequence DESC LIMIT ?
                        """)
                let wanted = max(0, min(limit, 1 << 32))
                let arguments: StatementArguments =
                    collection.map { [end, $0, wanted + 1] } ?? [end, wanted + 1]
                let rows = try Row.fetchAll(statement, arguments: arguments)
                return (try rows.prefix(wanted).map(Bulletin.init(row:)), rows.count > wanted)
            }
        }
    }

    /// Live bulletins taken after a point of the clock, in the order in which they came.
    package func bulletins(after sequence: Int, limit: Int) throws(StoreFailure) -> [Bulletin] {
        try translating {
            try pool.read { db in
                let statement = try db.cachedStatement(
                    sql: """
                        SELECT * FROM bulletin WHERE superseded_by IS NULL AND sequence > ?
                        ORDER BY sequence LIMIT ?
                        """)
                return try Row.fetchAll(statement, arguments: [sequence, limit]).map(Bulletin.init(row:))
            }
        }
    }

    /// What left the index after a point of the clock, by being superseded or removed, in that order.
    package func departures(after sequence: Int, limit: Int) throws(StoreFailure) -> [Departure] {
        try translating {
            try pool.read { db in
                let statement = try db.cachedStatement(
                    sql: """
                        SELECT sequence, bulletin, articles FROM departure WHERE sequence > ?
                        ORDER BY sequence, number LIMIT ?
                        """)
                return try Row.fetchAll(statement, arguments: [sequence, limit]).map { row in
                    Departure(
                        sequence: try row.value("sequence"), bulletin: try BulletinID(data: try row.value("bulletin")),
                        articleCount: try row.value("articles"))
                }
            }
        }
    }
}

/// A bulletin that left the index, and when by the clock.
package struct Departure: Hashable, Sendable {
    package var sequence: Int
    package var bulletin: BulletinID
    package var articleCount: Int

    package var articles: [ArticleID] {
        articleCount == 0 ? [] : (1...articleCount).map { ArticleID(bulletin: bulletin, ordinal: $0) }
    }
}

extension BulletinStore {
    static func bulletin(_ id: BulletinID, in db: Database) throws -> Bulletin? {
        let statement = try db.cachedStatement(sql: "SELECT * FROM bulletin WHERE id = ?")
        return try Row.fetchOne(statement, arguments: [id.data]).map(Bulletin.init(row:))
    }

    static func articles(of bulletin: Bulletin, in db: Database) throws -> [Article] {
        let numbers = Schema.articleNumbers(of: bulletin.sequence...bulletin.sequence)
        let statement = try db.cachedStatement(
            sql: "SELECT record FROM article WHERE number BETWEEN ? AND ? ORDER BY number")
        let records = try Row.fetchAll(statement, arguments: [numbers.lowerBound, numbers.upperBound])
        guard records.count == bulletin.articleCount else {
            throw StoreFailure.damaged(
                "bulletin \(bulletin.id) has \(records.count) of its \(bulletin.articleCount) articles; \(adviceForDamage)"
            )
        }
        return try records.map { try ArticleRecord.decode(Array(try $0.value("record") as Data)) }
    }

    static func droppedBytes(of bulletin: Bulletin, in db: Database) throws -> [UInt8] {
        let statement = try db.cachedStatement(sql: "SELECT codec, content FROM dropped WHERE sequence = ?")
        let row = try Row.fetchOne(statement, arguments: [bulletin.sequence])
        guard let row, let codec = DroppedBytes.Codec(rawValue: try row.value("codec")),
            let content = Data.fromDatabaseValue(row["content"]),
            let bytes = DroppedBytes(codec: codec, count: bulletin.bytes, content: Array(content)).restored()
        else { throw StoreFailure.damaged("the dropped file of bulletin \(bulletin.id) is broken; \(adviceForDamage)") }
        return bytes
    }
}
