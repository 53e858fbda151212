import BulletinRPC
import Corpus
import Retrieval
import SearchIndex

/// What subscriptions are told of one change: each article is written once, however many are told of it.
struct ChangeLines {
    /// What one subscription is told.
    struct Lines {
        let number: Int
        /// Empty for one that is not told now.
        let bytes: [UInt8]
        let count: Int
        /// Of the lines, also where they were not made; then without names and clock.
        let size: Int
    }

    private struct Draft {
        var writer = JSONWriter(capacity: 512)
        var count = 0
        var size = 0
    }

    private let clock: String
    private var drafts: [Int: Draft] = [:]

    /// Asks who is concerned, article by article: first what left, then what came, both in their order.
    /// - Parameters:
    ///   - numbers: of the subscriptions whose query holds of an article; of all, where nobody can tell any more.
    ///   - name: of a subscription; nil for one that is not told now.
    static func write(
        _ change: CorpusChange, numbers: (LoneArticle?) -> [Int], name: (Int) -> String?
    ) -> [Lines] {
        var lines = ChangeLines(clock: change.clock.description)
        for departed in change.removed {
            let concerned = numbers(departed.entry.map(LoneArticle.init))
            if !concerned.isEmpty { lines.append(.removed(departed.id), concerned, name) }
        }
        for entry in change.added {
            let concerned = numbers(LoneArticle(entry))
            if !concerned.isEmpty { lines.append(.added(.init(id: entry.id, entry.article)), concerned, name) }
        }
        return lines.drafts.map { number, draft in
            Lines(number: number, bytes: draft.writer.bytes, count: draft.count, size: draft.size)
        }.sorted { $0.number < $1.number }
    }

    private init(clock: String) { self.clock = clock }

    private mutating func append(
        _ event: ArticleNotification.Event, _ numbers: [Int], _ name: (Int) -> String?
    ) {
        let method =
            switch event {
            case .added: ArticleNotification.added
            case .removed: ArticleNotification.removed
            }
        let article = ArticleNotification.json(of: event)
        for number in numbers {
            drafts[number, default: Draft()].count += 1
            drafts[number]?.size += article.count
            guard let name = name(number) else { continue }
            ArticleNotification.writeLine(
                method, subscription: name, clock: clock, article: article, to: &drafts[number, default: Draft()].writer
            )
        }
    }
}
