import BulletinModel
import Retrieval
import SearchIndex
import TestSupport
import Testing

/// Over enough articles that lists have blocks, bits and champions: the first hits are found without a look at most
/// articles, and have to be the first of all hits put in order.
@Suite("The first hits of many articles", .serialized)
struct BestHitsTests {
    private static let entries: [IndexEntry] = {
        var random = SeededGenerator(seed: 31)
        return InventedArticles.entries(6000, using: &random)
    }()

    static let (whole, gone) = index(removing: [])
    static let (holed, removed) = index(
        removing: entries.indices.filter { $0 % 7 == 3 }.map { entries[$0].id })

    private static func index(removing gone: [ArticleID]) -> (IndexSnapshot, Set<ArticleID>) {
        var writer = IndexWriter(fewestForRuns: 0)
        writer.add(Array(entries[..<4500]))
        writer.add(Array(entries[4500...]))
        writer.remove(gone)
        return (writer.snapshot(), Set(gone))
    }

    static let queries = [
        "网格员", "柳庄街道", "核酸检测", "\"街道\"", "小", "会", "网格员 核酸检测", "排查 OR 走访", "柳庄街道 OR 志愿者 OR 商会",
        "老党员 走访 小区", "g20峰会", "12日的会议", "检测 -小区", "(排查 OR 慰问) 网格员培训", "\"，\" 走访", "网格员 OR 核酸检测",
        "排查 date:2022-03..2022-06",
        "走访 kind:photo", "kind:photo OR 走访", "headline:核酸检测", "\"走访核酸检测\"", "\"志愿者慰问\" OR \"网格员排查\"", "",
    ]

    @Test("are the first of all of them", arguments: queries)
    func first(query: String) throws {
        for snapshot in [Self.whole, Self.holed] {
            for matchAny in [false, true] {
                var request = SearchRequest(query: query)
                request.matchAny = matchAny
                request.limit = 10_000
                request.snippetLength = 0
                let all = try Search.run(request, in: snapshot)
                #expect(all.hits.count == all.total)
                let order = all.hits.map { ($0.score, $0.published!, $0.id) }
                for (left, right) in zip(order, order.dropFirst()) {
                    #expect(
                        left.0 > right.0
                            || (left.0 == right.0 && (left.1 > right.1 || (left.1 == right.1 && left.2 < right.2))))
                }
                for limit in [1, 3, 10, 16, 17, 100] {
                    request.limit = limit
                    let few = try Search.run(request, in: snapshot)
                    #expect(few.total == all.total, "\(query), first \(limit)")
                    #expect(few.hits.map(\.id) == all.hits.prefix(limit).map(\.id), "\(query), first \(limit)")
                    #expect(few.hits.map(\.score) == all.hits.prefix(limit).map(\.score), "\(query), first \(limit)")
                }
            }
        }
    }

    @Test("match what a scan finds, deleted ones left out", arguments: ["网格员", "排查 OR 走访", "网格员 走访", "小 -走访"])
    func totals(text: String) throws {
        let query = try QueryParser.parse(text)
        for (snapshot, gone) in [(Self.whole, Self.gone), (Self.holed, Self.removed)] {
            let twin = NaiveTwin(entries: Self.entries.filter { !gone.contains($0.id) })
            try ExactnessTests.check(query, snapshot, twin, seed: 31)
        }
    }

    @Test("by month add up to all hits, and each month is the days of it", arguments: queries)
    func months(query: String) throws {
        var request = SearchRequest(query: query)
        request.limit = 0
        request.facets = FacetField.allCases
        for snapshot in [Self.whole, Self.holed] {
            let outcome = try Search.run(request, in: snapshot)
            let months = try #require(outcome.facets.first { $0.0 == .month }).1
            #expect(months.reduce(0) { $0 + $1.count } == outcome.total)
            var days: [String: Int] = [:]
            for (day, count) in try Search.countsByDay(matching: query, in: snapshot) {
                days[String(day.description.prefix(7)), default: 0] += count
            }
            #expect(Dictionary(uniqueKeysWithValues: months.map { ($0.value, $0.count) }) == days)
        }
    }
}
