import BulletinModel
import Foundation
import GRDB

/// A row of the rejected, under its number.
package struct RejectedFile: Hashable, Sendable {
    /// Never used twice.
    package var number: Int
    package var rejection: Rejection
}

extension BulletinStore {
    static func record(_ rejection: Rejection, in db: Database, _ state: inout State) throws {
        try db.cachedStatement(
            sql: """
                INSERT INTO rejected (file, name, collection, reason, detail, received, sha256, bytes)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                """
        ).execute(arguments: [
            Data(rejection.file.bytes), Data(rejection.name.bytes), rejection.collection, rejection.reason.rawValue,
            rejection.detail, rejection.received.secondsSinceEpoch, Data(rejection.sha256), rejection.bytes,
        ])
        state.counts.rejected += 1
    }

    /// The latest first.
    package func rejected(limit: Int, before number: Int = .max) throws(StoreFailure) -> [RejectedFile] {
        try translating {
            try pool.read { db in
                try Row.fetchAll(
                    db, sql: "SELECT * FROM rejected WHERE number < ? ORDER BY number DESC LIMIT ?",
                    arguments: [number, limit]
                ).map(RejectedFile.init(row:))
            }
        }
    }

    package func rejected(_ number: Int) throws(StoreFailure) -> RejectedFile? {
        try translating {
            try pool.read { db in
                try Row.fetchOne(db, sql: "SELECT * FROM rejected WHERE number = ?", arguments: [number])
                    .map(RejectedFile.init(row:))
            }
        }
    }

    /// Forgets rows whose files are gone: retried, discarded, or removed by hand.
    package func forgetRejected(_ numbers: [Int]) throws(StoreFailure) {
        guard !numbers.isEmpty else { return }
        try change { db, state in
            for number in numbers {
                try db.execute(sql: "DELETE FROM rejected WHERE number = ?", arguments: [number])
                state.counts.rejected -= db.changesCount
            }
        }
    }
}

extension RejectedFile {
    fileprivate init(row: Row) throws {
        let received: Int = try row.value("received")
        guard let reason = RejectionReason(rawValue: try row.value("reason")), abs(received / 2) < 1 << 36 else {
            throw StoreFailure.damaged("the row of a rejected file cannot be read; \(adviceForDamage)")
        }
        number = try row.value("number")
        rejection = Rejection(
            file: FileName(bytes: Array(try row.value("file") as Data)),
            name: FileName(bytes: Array(try row.value("name") as Data)),
            collection: String.fromDatabaseValue(row["collection"]), reason: reason, detail: try row.value("detail"),
            received: Timestamp(secondsSinceEpoch: received), sha256: Array(try row.value("sha256") as Data),
            bytes: try row.value("bytes"))
    }
}
