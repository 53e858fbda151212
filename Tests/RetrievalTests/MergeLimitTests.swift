import BulletinModel
import Retrieval
import TestSupport
import Testing

@testable import SearchIndex

@Suite("What is merged never outgrows a segment")
struct MergeLimitTests {
    private static let entries: [IndexEntry] = {
        var random = SeededGenerator(seed: 51)
        return InventedArticles.entries(1200, using: &random)
    }()

    /// Small additions with the merges that are due, then those of idle times, then all that can be merged.
    private static func load(_ limits: MergeLimits) -> IndexWriter {
        var writer = IndexWriter(fewestForRuns: 0, limits: limits)
        for start in stride(from: 0, to: entries.count, by: 30) {
            writer.add(Array(entries[start..<start + 30]))
            writer.merge()
        }
        var idle = 0
        while var merge = writer.idleMerge() {
            idle += 1
            guard idle < 1000 else { break }
            while !merge.step(budget: 500) {}
            writer.install(merge)
        }
        #expect(idle < 1000, "a merge that gave up is tried again and again")
        writer.compact()
        return writer
    }

    private static func limits(_ change: (inout MergeLimits) -> Void) -> MergeLimits {
        var limits = MergeLimits()
        change(&limits)
        return limits
    }

    @Test("where its plan says so, in bytes of postings", arguments: [20_000, 60_000])
    func planned(bytes: Int) throws {
        var writer = Self.load(Self.limits { $0.plannedPostingBytes = bytes })
        let snapshot = writer.snapshot()
        for part in snapshot.parts where part.segment.count > 30 {
            // Of what is planned an eighth may be missing.
            #expect(part.segment.grams.postings.count < bytes / 7 * 8)
        }
        #expect(snapshot.parts.count > 1)
        try Self.checkAll(snapshot)
    }

    @Test("a merge that outgrows its plan gives up, and its inputs stay", arguments: [5_000, 20_000, 60_000])
    func unplanned(bytes: Int) throws {
        var writer = Self.load(Self.limits { $0.postingBytes = bytes })
        let snapshot = writer.snapshot()
        for part in snapshot.parts where part.segment.count > 30 {
            #expect(part.segment.grams.postings.count < bytes)
        }
        #expect(snapshot.parts.count > 1)
        try Self.checkAll(snapshot)
    }

    @Test("nor in articles or text", arguments: [100, 500])
    func others(articles: Int) throws {
        var writer = Self.load(Self.limits { $0.articles = articles })
        #expect(writer.snapshot().parts.allSatisfy { $0.segment.count <= articles })
        try Self.checkAll(writer.snapshot())
        writer = Self.load(Self.limits { $0.units = articles * 100 })
        #expect(writer.snapshot().parts.allSatisfy { $0.segment.text.units.count <= articles * 100 })
        try Self.checkAll(writer.snapshot())
    }

    @Test("and leaves no more than a quarter of a large index: it lies beside that meanwhile", arguments: [500, 4000])
    func afforded(units: Int) throws {
        var writer = IndexWriter(limits: Self.limits { $0.unitsAfforded = units })
        for start in stride(from: 0, to: Self.entries.count, by: 10) {
            writer.add(Array(Self.entries[start..<start + 10]))
        }
        let all = writer.snapshot().parts.reduce(0) { $0 + $1.segment.text.units.count }
        // Held: another must not come to lie where one of these lay.
        let before = writer.snapshot().parts.map(\.segment)
        writer.merge()
        while var merge = writer.idleMerge() {
            while !merge.step(budget: 500) {}
            writer.install(merge)
        }
        let made = writer.snapshot().parts.filter { part in !before.contains { $0 === part.segment } }
        #expect(made.allSatisfy { $0.segment.text.units.count <= max(units, all / 4) })
        #expect(made.count > 1)
        try Self.checkAll(writer.snapshot())
    }

    @Test("what fits becomes one segment")
    func one() throws {
        var writer = Self.load(MergeLimits())
        #expect(writer.snapshot().parts.count == 1)
        try Self.checkAll(writer.snapshot())
    }

    private static func checkAll(_ snapshot: IndexSnapshot) throws {
        #expect(snapshot.articleCount == entries.count)
        let twin = NaiveTwin(entries: entries)
        for text in ["网格员", "柳庄街道 核酸检测", "\"员走访\"", "covid", "g2*"] {
            try ExactnessTests.check(QueryParser.parse(text), snapshot, twin, seed: 51)
        }
    }
}
