import BulletinModel
import Foundation
import Retrieval
import SearchIndex
import TestSupport
import Testing

/// Over every tenth of the real articles, 7,541 of them; in debug builds every thirtieth. With BULLETIND_ALL_ARTICLES=1 over all
/// 75,403, which takes minutes.
@Suite("The index finds what a scan of real articles finds", .enabled(if: SharedData.isThere, "\(SharedData.comment)"))
struct RealPagesTests {
    private static let opened = Result { try open() }

    private static func open() throws -> (RealPages, IndexSnapshot) {
        #if DEBUG
        let pages = try RealPages.everyArticle(in: 30)
        #else
        let isOfAll = ProcessInfo.processInfo.environment["BULLETIND_ALL_ARTICLES"] == "1"
        let pages = try RealPages.everyArticle(in: isOfAll ? 1 : 10)
        #endif
        var writer = IndexWriter(fewestForRuns: 0)
        // Two pieces: a large one, and some that came later.
        writer.add(Array(pages.entries.dropLast(500)))
        writer.add(Array(pages.entries.suffix(500)))
        return (pages, writer.snapshot())
    }

    private static func check(_ query: Query, _ wanted: Set<Int>, _ snapshot: IndexSnapshot, seed: UInt64) throws {
        let text = query.description
        #expect(try QueryParser.parse(text) == query, "seed \(seed): \(text)")
        let found = try Search.articles(matching: text, in: snapshot).map { Int($0.bulletin.rawValue) }
        #expect(found.count == wanted.count && Set(found) == wanted, "seed \(seed): \(text)")
        var request = SearchRequest(query: text)
        request.limit = 5
        request.snippetLength = 0
        let outcome = try Search.run(request, in: snapshot)
        #expect(outcome.total == wanted.count, "seed \(seed): \(text)")
        #expect(outcome.hits.count == min(5, wanted.count), "seed \(seed): \(text)")
        #expect(outcome.hits.allSatisfy { wanted.contains(Int($0.id.bulletin.rawValue)) }, "seed \(seed): \(text)")
    }

    @Test("for 5,000 random substrings of 1 to 20 characters", arguments: UInt64(0)..<5)
    func substrings(seed: UInt64) throws {
        let (pages, snapshot) = try Self.opened.get()
        var random = SeededGenerator(seed: seed + 3000)
        var asked = 0
        while asked < 1000 {
            guard let text = pages.cutting(longest: 20, using: &random) else { continue }
            try Self.check(.phrase(text), pages.articles(holding: text), snapshot, seed: seed)
            asked += 1
        }
    }

    @Test("for 500 random trees", arguments: UInt64(0)..<5)
    func trees(seed: UInt64) throws {
        let (pages, snapshot) = try Self.opened.get()
        var random = SeededGenerator(seed: seed + 4000)
        for _ in 0..<100 {
            let (query, wanted) = Self.tree(depth: 3, of: pages, using: &random)
            try Self.check(query, wanted, snapshot, seed: seed)
        }
    }

    private static func tree<G: RandomNumberGenerator>(
        depth: Int, of pages: RealPages, using random: inout G
    ) -> (Query, Set<Int>) {
        let kind = depth == 0 ? 0 : Int.random(in: 0..<7, using: &random)
        if kind < 2 { return leaf(of: pages, using: &random) }
        if kind == 6 {
            let (query, found) = tree(depth: depth - 1, of: pages, using: &random)
            return (.not(query), Set(pages.entries.indices).subtracting(found))
        }
        let parts = (0..<Int.random(in: 2...3, using: &random)).map { _ in
            tree(depth: depth - 1, of: pages, using: &random)
        }
        let found = parts.dropFirst().reduce(parts[0].1) { kind < 4 ? $0.intersection($1.1) : $0.union($1.1) }
        let queries = parts.flatMap { part in
            switch part.0 {
            case .all(let inner) where kind < 4: inner
            case .any(let inner) where kind >= 4: inner
            default: [part.0]
            }
        }
        return (kind < 4 ? .all(queries) : .any(queries), found)
    }

    private static func leaf<G: RandomNumberGenerator>(
        of pages: RealPages, using random: inout G
    ) -> (Query, Set<Int>) {
        var text: String?
        while text == nil { text = pages.cutting(longest: 3, using: &random) }
        let phrase = text ?? ""
        let word = pages.words.randomElement(using: &random)!
        switch Int.random(in: 0..<8, using: &random) {
        case 0: return (.words(word), pages.articles(holdingRun: word))
        case 1:
            let start = String(word.prefix(2))
            return (.prefix(start), pages.articles(holdingRunBeginning: start))
        case 2: return (.field(.headline, .phrase(phrase)), pages.articles(holding: phrase, inHeadline: true))
        case 3:
            let year = Int.random(in: 2008...2022, using: &random)
            let bounds = DateBounds(from: DatePoint(year: year), through: DatePoint(year: year + 2, month: 6))
            let days = bounds.days!
            return (
                .published(bounds),
                pages.articles { $0.article.published.map { days.contains(Int32($0.daysSinceEpoch)) } ?? false }
            )
        case 4:
            let collection = pages.entries.randomElement(using: &random)?.collection ?? ""
            return (.field(.collection, .words(collection)), pages.articles { $0.collection == collection })
        default: return (.phrase(phrase), pages.articles(holding: phrase))
        }
    }
}
