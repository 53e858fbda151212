package import BulletinModel
import Foundation
import GRDB
import LinuxSystem

/// Live bulletins of a range of sequences: what one step of a start loads.
package struct LiveBatch: Sendable {
    struct Member {
        var sequence: Int
        var id: BulletinID
        var collection: String?
        var articleCount: Int
        /// One of those whose articles are not to be read.
        var isSuperseded = false
    }

    var members: [Member] = []
    package internal(set) var articleCount = 0
    /// It is not to be loaded: one bulletin, at which starts have crashed.
    package internal(set) var isLeftOut = false
    /// One that is left out, and is not live: nobody looks for it, but its articles are not to be read either.
    package internal(set) var isSuperseded = false

    package var bulletins: [BulletinID] { members.map(\.id) }

    /// From its first bulletin's to its last one's.
    package var sequences: ClosedRange<Int> {
        guard let first = members.first, let last = members.last else { return 0...0 }
        return first.sequence...last.sequence
    }
}

/// What a start is to do with bulletins at which earlier ones crashed.
package struct LoadingCare: Hashable, Sendable {
    /// By their sequence: not loaded at all.
    package var leftOut: Set<Int>
    /// Each bulletin of these is a batch by itself.
    package var alone: [ClosedRange<Int>]

    package init(leftOut: Set<Int> = [], alone: [ClosedRange<Int>] = []) {
        self.leftOut = leftOut
        self.alone = alone
    }
}

/// Cuts what is to be loaded into batches of some `size` articles, and smaller ones at the end: so those who load them, side
/// by side, have all done at about the same time.
private struct BatchCutter {
    let size: Int
    let care: LoadingCare
    /// Articles that are to come.
    private var left: Int
    private(set) var batches: [LiveBatch] = []
    private var batch = LiveBatch()

    /// The last batches are this part of one. Smaller ones would leave more segments than they save time.
    private static let smallest = 8

    init(size: Int, care: LoadingCare, articles: Int) {
        self.size = size
        self.care = care
        left = articles
    }

    mutating func append(_ member: LiveBatch.Member) {
        let isLeftOut = care.leftOut.contains(member.sequence)
        let isAlone = isLeftOut || care.alone.contains { $0.contains(member.sequence) }
        if isAlone { cut() }
        batch.members.append(member)
        batch.articleCount += member.articleCount
        batch.isLeftOut = isLeftOut
        left -= member.articleCount
        if isAlone || batch.articleCount >= presentSize { cut() }
    }

    /// What is left, this batch with it, is enough for two of its size for each who loads.
    private var presentSize: Int {
        min(size, max(size / Self.smallest, (batch.articleCount + left) / (2 * Process.coreCount)))
    }

    mutating func leaveOutSuperseded(_ member: LiveBatch.Member) {
        cut()
        batch.members = [member]
        batch.isLeftOut = true
        batch.isSuperseded = true
        cut()
    }

    mutating func cut() {
        if !batch.members.isEmpty { batches.append(batch) }
        batch = LiveBatch()
    }
}

/// An article as the index wants it.
package struct StoredArticle: Sendable {
    package let id: ArticleID
    package let article: Article
    package let collection: String?
}

extension BulletinStore {
    /// All that is live, in the order of its sequence, cut into batches of some `size` articles; the last are smaller.
    ///
    /// Counts what is there and compares it with what was recorded: a store that lost rows is refused as damaged.
    ///
    /// - Parameters:
    ///   - care: for those at which starts have crashed; one that is left out is a batch that says so.
    ///   - isKnown: is asked of each bulletin and how many articles it has; those that it knows are in no batch.
    package func liveBatches(
        size: Int = 3072, care: LoadingCare = LoadingCare(),
        except isKnown: (BulletinID, Int) -> Bool = { _, _ in false }
    ) throws(StoreFailure) -> [LiveBatch] {
        let recorded = counts
        return try translating {
            var members: [LiveBatch.Member] = []
            var found = StoreCounts()
            try pool.read { db in
                let rows = try Row.fetchCursor(
                    db,
                    sql: """
                        SELECT sequence, id, sha256, collection, articles, superseded_by IS NULL AS live FROM bulletin
                        ORDER BY sequence
                        """)
                while let row = try rows.next() {
                    guard try row.value("live") else {
                        found.superseded += 1
                        if care.leftOut.contains(try row.value("sequence")) {
                            var member = try LiveBatch.Member(row)
                            member.isSuperseded = true
                            members.append(member)
                        }
                        continue
                    }
                    let member = try LiveBatch.Member(row)
                    found.bulletins += 1
                    found.articles += member.articleCount
                    if isKnown(member.id, member.articleCount) { continue }
                    members.append(member)
                }
            }
            guard found.bulletins == recorded.bulletins, found.articles == recorded.articles,
                found.superseded == recorded.superseded
            else {
                throw StoreFailure.damaged(
                    "\(pool.path) holds \(found.bulletins) bulletins with \(found.articles) articles, but"
                        + " \(recorded.bulletins) with \(recorded.articles) were recorded; \(adviceForDamage)")
            }
            let all = members.reduce(0) { $0 + ($1.isSuperseded ? 0 : $1.articleCount) }
            var cutter = BatchCutter(size: size, care: care, articles: all)
            for member in members {
                if member.isSuperseded { cutter.leaveOutSuperseded(member) } else { cutter.append(member) }
            }
            cutter.cut()
            return cutter.batches
        }
    }

    /// Calls `body` with each article of a batch in their order, and of each what the index asks for (`RecordPart.indexed`).
    /// One at a time: each is gone again while what it was made of is near the core, and never do all of them lie in memory.
    /// Any thread, any order. Cost: some 6 µs an article.
    package func forEachArticle(
        of batch: LiveBatch, _ body: (consuming StoredArticle) -> Void
    ) throws(StoreFailure) {
        guard let first = batch.members.first, let last = batch.members.last else { return }
        try translating {
            try pool.read { db in
                let numbers = Schema.articleNumbers(of: first.sequence...last.sequence)
                let rows = try Row.fetchCursor(
                    db, sql: "SELECT number, record FROM article WHERE number BETWEEN ? AND ? ORDER BY number",
                    arguments: [numbers.lowerBound, numbers.upperBound])
                var next = try rows.next()
                for member in batch.members {
                    for ordinal in stride(from: 1, through: member.articleCount, by: 1) {
                        let wanted = Schema.articleNumber(sequence: member.sequence, ordinal: ordinal)
                        // Superseded bulletins lie in between.
                        while let row = next, Self.number(row) < wanted { next = try rows.next() }
                        guard let row = next, Self.number(row) == wanted else {
                            throw StoreFailure.damaged("article \(member.id).\(ordinal) is gone; \(adviceForDamage)")
                        }
                        body(
                            StoredArticle(
                                id: ArticleID(bulletin: member.id, ordinal: ordinal),
                                article: try Self.indexedArticle(in: row), collection: member.collection))
                        next = try rows.next()
                    }
                }
            }
        }
    }

    /// By its place in the row, not by its name: each article's is asked for twice. 0 where it is no number.
    private static func number(_ row: Row) -> Int64 { Int64.fromDatabaseValue(row[0] as DatabaseValue) ?? 0 }

    private static func indexedArticle(in row: Row) throws -> Article {
        let record = try row.withUnsafeData(atIndex: 1) { data in data.map { Array($0) } ?? [] }
        return try ArticleRecord.decode(record, .indexed)
    }
}

extension LiveBatch.Member {
    fileprivate init(_ row: Row) throws {
        sequence = try row.value("sequence")
        id = try BulletinID(data: try row.value("id"))
        collection = String.fromDatabaseValue(row["collection"])
        articleCount = try row.value("articles")
        let sha256: Data = try row.value("sha256")
        guard sha256.count == 32, id.data == sha256.prefix(8), (0...Intake.mostArticles).contains(articleCount),
            (1..<1 << 38).contains(sequence)
        else {
            throw StoreFailure.damaged("a bulletin's row cannot be read; \(adviceForDamage)")
        }
    }
}
