import BulletinRPC
import Corpus
import Retrieval
import SearchIndex

/// One client's standing question, and how far it has been answered.
struct Subscription: Sendable {
    enum Phase: Sendable {
        /// The client has not been told yet that it exists.
        case unanswered
        /// It is told of each change as it happens.
        case live
        /// The client reads too slowly: what comes now is read from the store later.
        case behind
        /// What it has missed is being read from the store.
        case reading
    }

    let connection: Connection
    /// What the client calls it.
    let name: String
    let query: StandingQuery
    var phase = Phase.unanswered
    /// Everything up to this point of the clock has been told. Not kept up while it is live.
    var told: Int
    /// Bytes of what it has missed since it fell behind.
    var owed = 0
}

/// What several subscriptions are told of one change, each article written once.
struct ChangeLines {
    private let change: CorpusChange
    private var writers: [Int: (writer: JSONWriter, count: Int)] = [:]

    /// What one subscription is told.
    struct Lines {
        let number: Int
        let bytes: [UInt8]
        let count: Int
    }

    init(_ change: CorpusChange) { self.change = change }

    /// Asks who is concerned, article by article: first what left, then what came, both in their order.
    /// - Parameters:
    ///   - numbers: of the subscriptions whose query holds of an article; of all, where nobody can tell any more.
    ///   - name: of a subscription.
    /// - Returns: the lines, by subscription.
    static func write(
        _ change: CorpusChange, numbers: (LoneArticle?) -> [Int], name: (Int) -> String
    ) -> [Lines] {
        var lines = ChangeLines(change)
        for departed in change.removed {
            let concerned = numbers(departed.entry.map(LoneArticle.init))
            if !concerned.isEmpty { lines.append(.removed(departed.id), concerned, name) }
        }
        for entry in change.added {
            let concerned = numbers(LoneArticle(entry))
            if !concerned.isEmpty { lines.append(.added(.init(id: entry.id, entry.article)), concerned, name) }
        }
        return lines.writers.map { Lines(number: $0.key, bytes: $0.value.writer.bytes, count: $0.value.count) }
            .sorted { $0.number < $1.number }
    }

    private mutating func append(
        _ event: ArticleNotification.Event, _ numbers: [Int], _ name: (Int) -> String
    ) {
        let method =
            switch event {
            case .added: ArticleNotification.added
            case .removed: ArticleNotification.removed
            }
        let article = ArticleNotification.json(of: event)
        let clock = change.clock.description
        for number in numbers {
            let fresh = (writer: JSONWriter(capacity: article.count + 128), count: 0)
            ArticleNotification.writeLine(
                method, subscription: name(number), clock: clock, article: article,
                to: &writers[number, default: fresh].writer)
            writers[number]?.count += 1
        }
    }
}
