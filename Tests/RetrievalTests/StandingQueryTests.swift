import BulletinModel
import Retrieval
import SearchIndex
import TestSupport
import Testing

@Suite("Queries that wait for articles")
struct StandingQueryTests {
    @Test("hold of exactly the articles that the index finds", arguments: UInt64(0)..<8)
    func twin(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let entries = InventedArticles.entries(150, using: &random)
        let index = snapshot(entries)
        var standing = StandingQueries()
        var wanted: [Int: Set<ArticleID>] = [:]
        for number in 0..<150 {
            let text = RandomQuery.tree(depth: number % 3, using: &random).description
            guard let query = try? StandingQuery(text) else { continue }
            wanted[number] = Set(try Search.articles(matching: text, in: index))
            standing.insert(query, number: number, rarityIn: number % 2 == 0 ? index : .empty)
        }
        try Self.check(standing, entries, wanted, seed)
        standing.adapt(to: index)
        try Self.check(standing, entries, wanted, seed)
        for number in wanted.keys where number % 3 != 0 {
            standing.remove(number: number)
            wanted[number] = nil
        }
        try Self.check(standing, entries, wanted, seed)
    }

    private static func check(
        _ standing: StandingQueries, _ entries: [IndexEntry], _ wanted: [Int: Set<ArticleID>], _ seed: UInt64
    ) throws {
        for entry in entries {
            let expected = wanted.filter { $0.value.contains(entry.id) }.keys.sorted()
            #expect(standing.numbers(holdingOf: LoneArticle(entry)) == expected, "seed \(seed)")
        }
    }

    @Test(
        "words, fields and figures hold as in a search",
        arguments: [
            ("", true), ("农机", true), ("kind:article -农机", false), ("headline:入仓", true), ("headline:农机", false),
            ("unit:云川县", true), ("unit:云川", false), ("unit:云川*", true), ("person:时", true), ("by:时雨", true),
            ("figure:台>=12", true), ("figure:台>12", false), ("figure:农机", true), ("date:2021-10", true),
            ("date:..2020", false), ("collection:柳湾", true), ("collection:柳", false), ("g20 OR 无此词", true),
            ("g2", false), ("g2*", true), ("\"g2\"", true), ("bulletin:00000000000000ab", true), ("section:田间", true),
        ])
    func cases(_ text: String, _ expected: Bool) throws {
        let entry = entry(0xAB, headline: "秋粮入仓", ["柳湾镇12台农机下田，G20要来。"]) { article in
            article.published = CalendarDay(year: 2021, month: 10, day: 12)
            article.section = "田间"
            article.units = [UnitMention(name: "柳湾镇", level: .township, path: ["云川县", "柳湾镇"])]
            article.people = [PersonMention(name: "时雨")]
            article.bylines = [Byline(name: "时雨", role: .correspondent)]
            article.figures = [
                Figure(
                    text: "12台农机", value: ExactNumber(12), bound: .exact, classifier: "台", noun: "农机",
                    place: TextPlace(paragraph: 0, offset: 3, length: 5))
            ]
        }
        var placed = entry
        placed.collection = "柳湾"
        var standing = StandingQueries()
        standing.insert(try StandingQuery(text), number: 7, rarityIn: .empty)
        #expect(standing.numbers(holdingOf: LoneArticle(placed)) == (expected ? [7] : []))
        #expect(try Search.articles(matching: text, in: snapshot([placed])).count == (expected ? 1 : 0))
    }

    @Test(
        "what stands around the term that finds a query decides, wherever it stands",
        arguments: [
            ("柳湾镇12台", true), ("镇12台农", true), ("湾镇13台", false), ("下田", true), ("田", true), ("\"下田再\"", false),
            ("机下田", true), ("再下田 OR 村下田", false), ("再下田 OR 机下田", true), ("\"田柳\"", false), ("农机下田 -无此词", true),
            ("headline:下田", false), ("2台", false), ("12台 OR kind:photo", true), ("𠮷", true), ("𠮷镇", true),
            ("𠮷村", false),
        ])
    func parts(_ text: String, _ expected: Bool) throws {
        let entry = entry(0xAC, headline: "入仓", ["下田", "柳湾镇12台农机下田", "再说𠮷镇"])
        var standing = StandingQueries()
        for number in 0..<3 {
            standing.insert(try StandingQuery(text), number: number, rarityIn: snapshot([entry, entry]))
        }
        standing.remove(number: 1)
        #expect(standing.numbers(holdingOf: LoneArticle(entry)) == (expected ? [0, 2] : []))
        #expect(try Search.articles(matching: text, in: snapshot([entry])).count == (expected ? 1 : 0))
    }
}
