import BulletinModel
import Foundation
import GRDB

extension Bulletin {
    /// Reads a row of `SELECT * FROM bulletin`. A value that cannot be is damage, never a trap.
    init(row: Row) throws {
        guard let sequence = Int.fromDatabaseValue(row["sequence"]), sequence > 0,
            let sha256 = Data.fromDatabaseValue(row["sha256"]), sha256.count == 32,
            let name = Data.fromDatabaseValue(row["name"]),
            let encoding = String.fromDatabaseValue(row["encoding"]).flatMap(TextEncoding.init(rawValue:)),
            let format = String.fromDatabaseValue(row["format"]).flatMap(BulletinFormat.init(rawValue:)),
            let bytes = Int.fromDatabaseValue(row["bytes"]), bytes >= 0,
            let received = Int.fromDatabaseValue(row["received"]), abs(received / 2) < 1 << 36,
            let published = String.fromDatabaseValue(row["published"]).flatMap({ CalendarDay($0) }),
            let basis = String.fromDatabaseValue(row["basis"]).flatMap(PublishedBasis.init(rawValue:)),
            let articles = Int.fromDatabaseValue(row["articles"]), (0...Intake.mostArticles).contains(articles)
        else { throw StoreFailure.damaged("a bulletin's row cannot be read; \(adviceForDamage)") }
        self.init(
            id: try BulletinID(data: try row.value("id")), sha256: hexDigits(Array(sha256)),
            name: FileName(bytes: Array(name)),
            collection: String.fromDatabaseValue(row["collection"]), encoding: encoding, format: format, bytes: bytes,
            received: Timestamp(secondsSinceEpoch: received), published: published, publishedBasis: basis,
            publication: String.fromDatabaseValue(row["publication"]), page: String.fromDatabaseValue(row["page"]),
            sequence: sequence,
            supersedes: try Data.fromDatabaseValue(row["supersedes"]).map(BulletinID.init(data:)),
            supersededBy: try Data.fromDatabaseValue(row["superseded_by"]).map(BulletinID.init(data:)),
            articleCount: articles)
    }
}

extension BulletinID {
    /// Eight bytes, the highest first: they sort as the ids do.
    var data: Data {
        Data(stride(from: 56, through: 0, by: -8).map { UInt8(truncatingIfNeeded: rawValue >> UInt64($0)) })
    }

    init(data: Data) throws {
        guard data.count == 8 else { throw StoreFailure.damaged("an id has \(data.count) bytes; \(adviceForDamage)") }
        self.init(digest: Array(data))
    }
}

func hexDigits(_ bytes: [UInt8]) -> String {
    let digits = Array("0123456789abcdef".utf8)
    return String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
}

func isHexDigit(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x41...0x46).contains(byte) || (0x61...0x66).contains(byte)
}

extension Row {
    /// A column that must be there. GRDB's own subscript traps where it is not; here that is damage.
    func value<Value: DatabaseValueConvertible>(_ column: String) throws -> Value {
        guard let value = Value.fromDatabaseValue(self[column]) else {
            throw StoreFailure.damaged("a row's “\(column)” cannot be read; \(adviceForDamage)")
        }
        return value
    }
}
