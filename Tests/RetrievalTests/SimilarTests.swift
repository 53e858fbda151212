import BulletinModel
import Retrieval
import SearchIndex
import TestSupport
import Testing

@Suite("Articles like another")
struct SimilarTests {
    private static func similar(_ entry: IndexEntry, in entries: [IndexEntry], limit: Int = 10) throws -> [(
        id: ArticleID, similarity: Double
    )] {
        try Search.similar(to: entry.article, id: entry.id, limit: limit, in: snapshot(entries))
            .map { ($0.hit.id, $0.similarity) }
    }

    @Test(
        "the same text is 1, however it is printed",
        arguments: [
            ["柳湾镇的秋粮收购点已经开秤，镇上连日下田。"],
            ["柳湾镇的秋粮收购点", "已经开秤。镇上连日下田"],
            ["柳灣鎮的秋糧收購點已經開秤，鎮上連日下田！"],
        ])
    func same(_ paragraphs: [String]) throws {
        let original = entry(1, headline: "秋粮入仓", ["柳湾镇的秋粮收购点已经开秤，镇上连日下田。"])
        let copy = entry(2, headline: "别的标题", paragraphs)
        let found = try Self.similar(original, in: [original, copy, entry(3, ["青石桥昨日通车。"])])
        #expect(found.map(\.id) == [copy.id])
        #expect(found.first?.similarity == 1)
    }

    @Test("what is more alike comes first, and what has nothing in common does not come")
    func order() throws {
        let text = "柳湾镇的秋粮收购点已经开秤，镇里十二台农机连日下田，农户排队交粮，秩序很好。"
        let original = entry(1, [text])
        let near = entry(2, [text.replacing("农户排队交粮", with: "农户放心交粮")])
        let far = entry(3, ["别处的消息说，柳湾镇的秋粮收购点已经开秤。"])
        let none = entry(4, ["青石桥昨日通车，两岸往来方便。"])
        let found = try Self.similar(original, in: [none, far, near, original])
        #expect(found.map(\.id) == [near.id, far.id])
        #expect(found[0].similarity > 0.5 && found[0].similarity < 1)
        #expect(found[1].similarity < found[0].similarity)
        #expect(try Self.similar(original, in: [none, far, near, original], limit: 1).map(\.id) == [near.id])
        #expect(try Self.similar(original, in: [original], limit: 0).isEmpty)
    }

    @Test(
        "short and empty texts have their likes too",
        arguments: [(["开秤"], ["开秤。"], 1), ([], ["开秤"], 0), (["，。"], ["，。"], 0)] as [([String], [String], Int)])
    func short(_ one: [String], _ other: [String], _ expected: Int) throws {
        let found = try Self.similar(entry(1, one), in: [entry(1, one), entry(2, other)])
        #expect(found.count == expected)
        #expect(found.allSatisfy { $0.similarity == 1 })
    }

    @Test("copies among many are all found, and alikeness is what two sets of runs share", arguments: UInt64(0)..<5)
    func twin(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        var entries = InventedArticles.entries(300, using: &random)
        let originals = entries.filter { Self.runs($0.article).count > 20 }.prefix(20)
        for (number, original) in originals.enumerated() {
            var copy = original
            copy.id = ArticleID(bulletin: BulletinID(rawValue: UInt64(9_000_000 + number)), ordinal: 1)
            entries.append(copy)
        }
        let index = snapshot(entries)
        let byID = Dictionary(uniqueKeysWithValues: entries.map { ($0.id, $0) })
        for (number, original) in originals.enumerated() {
            let found = try Search.similar(to: original.article, id: original.id, limit: 20, in: index)
            let copy = ArticleID(bulletin: BulletinID(rawValue: UInt64(9_000_000 + number)), ordinal: 1)
            #expect(found.contains { $0.hit.id == copy && $0.similarity == 1 }, "seed \(seed)")
            #expect(!found.contains { $0.hit.id == original.id })
            for entry in found {
                let other = try #require(byID[entry.hit.id])
                let (mine, theirs) = (Self.runs(original.article), Self.runs(other.article))
                let wanted = Double(mine.intersection(theirs).count) / Double(mine.union(theirs).count)
                #expect(abs(entry.similarity - wanted) < 1e-12, "seed \(seed)")
            }
            #expect(found.map(\.similarity) == found.map(\.similarity).sorted(by: >))
        }
    }

    /// The naive way: strings of four characters in a set.
    private static func runs(_ article: Article) -> Set<[UInt16]> {
        let pieces = article.paragraphs.isEmpty ? [article.headline ?? ""] : article.paragraphs
        let units = pieces.flatMap { Folding.fold($0) }.filter { Folding.kind($0) != .other }
        guard units.count > 4 else { return units.isEmpty ? [] : [units] }
        return Set((0...units.count - 4).map { Array(units[$0..<$0 + 4]) })
    }
}
