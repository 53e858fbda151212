import BulletinModel
import Dispatch
import Retrieval
import SearchIndex
import Synchronization
import TestSupport
import Testing

/// Readers hold snapshots while one writer adds, removes and merges. Worth most under ThreadSanitizer.
@Suite("Readers beside a writer")
struct ReadersTests {
    /// Bulletins of three articles that share a word of their own.
    private static func bulletin(_ number: Int) -> [IndexEntry] {
        (1...3).map { ordinal in
            var article = Article(kind: .article, span: 0..<0)
            article.headline = "桥的消息"
            article.paragraphs = ["工人修好了第\(number)号桥，桥在bulletin\(number)旁。"]
            article.published = CalendarDay(year: 2022, month: 1 + number % 12, day: 1)
            return IndexEntry(
                id: ArticleID(bulletin: BulletinID(rawValue: UInt64(number)), ordinal: ordinal), article: article)
        }
    }

    private struct Shown: Sendable {
        var snapshot: IndexSnapshot
        var articles: Int
    }

    @Test("see every bulletin whole or not at all, and totals that fit their snapshot")
    func wholeBulletins() {
        let shown = Mutex(Shown(snapshot: .empty, articles: 0))
        let isOver = Mutex(false)
        let failures = Mutex<[String]>([])
        DispatchQueue.concurrentPerform(iterations: 4) { worker in
            if worker == 0 {
                Self.write(to: shown)
                isOver.withLock { $0 = true }
                return
            }
            var random = SeededGenerator(seed: UInt64(worker))
            var rounds = 0
            while rounds < 20 || !isOver.withLock({ $0 }) {
                rounds += 1
                if let failure = Self.read(shown.withLock { $0 }, using: &random) {
                    failures.withLock { $0.append(failure) }
                    return
                }
            }
        }
        #expect(failures.withLock { $0 } == [])
    }

    private static func write(to shown: borrowing Mutex<Shown>) {
        var random = SeededGenerator(seed: 90)
        var writer = IndexWriter()
        var live: [Int] = []
        var merges: [IndexMerge] = []
        for number in 0..<400 {
            writer.add(bulletin(number))
            live.append(number)
            if Int.random(in: 0..<4, using: &random) == 0, let gone = live.randomElement(using: &random) {
                writer.remove(bulletin(gone).map(\.id))
                live.removeAll { $0 == gone }
            }
            // A step of each merge between two additions, as a thread of its own would do them.
            merges += writer.dueMerges()
            if let merge = writer.idleMerge() { merges.append(merge) }
            for index in merges.indices.reversed() where merges[index].step(budget: 500) {
                writer.install(merges.remove(at: index))
            }
            let now = Shown(snapshot: writer.snapshot(), articles: live.count * 3)
            shown.withLock { $0 = now }
        }
    }

    /// - Returns: what does not hold.
    private static func read<G: RandomNumberGenerator>(_ shown: Shown, using random: inout G) -> String? {
        let number = Int.random(in: 0..<400, using: &random)
        func total(_ query: String) -> Int? { try? Search.run(SearchRequest(query: query), in: shown.snapshot).total }
        guard total("") == shown.articles, total("工人 桥") == shown.articles, total("\"号桥，桥在\"") == shown.articles
        else { return "a snapshot of \(shown.articles) articles finds \(total("") ?? -1) of them" }
        guard [0, 3].contains(total("bulletin\(number)")), [0, 3].contains(total("\"第\(number)号桥\"")) else {
            return "bulletin \(number) is there in part"
        }
        return nil
    }
}
