package import BulletinModel
import GRDB

extension BulletinStore {
    /// Removes a bulletin, its articles and its dropped bytes for good; the same file may be dropped again.
    ///
    /// What it superseded stays superseded: whoever removes a text does not want its earlier version back.
    /// - Returns: what left the index, without articles where it was superseded already; nil where there is no such
    ///   bulletin.
    package func remove(_ id: BulletinID) throws(StoreFailure) -> Removal? {
        try change { db, state in
            guard let bulletin = try Self.bulletin(id, in: db) else { return nil }
            let wasLive = bulletin.supersededBy == nil
            let numbers = Schema.articleNumbers(of: bulletin.sequence...bulletin.sequence)
            try db.execute(
                sql: "DELETE FROM article WHERE number BETWEEN ? AND ?",
                arguments: [numbers.lowerBound, numbers.upperBound])
            try db.execute(sql: "DELETE FROM bulletin WHERE sequence = ?", arguments: [bulletin.sequence])
            state.sequence += 1
            if wasLive {
                try Self.insertDeparture(of: bulletin, at: state.sequence, in: db)
                state.counts.bulletins -= 1
                state.counts.articles -= bulletin.articleCount
            } else {
                state.counts.superseded -= 1
            }
            return Removal(bulletin: bulletin, wasLive: wasLive)
        }
    }
}

/// A bulletin that was removed.
package struct Removal: Hashable, Sendable {
    package var bulletin: Bulletin
    package var wasLive: Bool

    /// In their order.
    package var articles: [ArticleID] { bulletin.articleIDs }
}

extension Bulletin {
    /// In their order.
    package var articleIDs: [ArticleID] {
        stride(from: 1, through: articleCount, by: 1).map { ArticleID(bulletin: id, ordinal: $0) }
    }
}
