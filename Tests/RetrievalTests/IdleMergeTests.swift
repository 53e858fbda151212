import BulletinModel
import Retrieval
import TestSupport
import Testing

@testable import SearchIndex

@Suite("Segments are joined where nothing else is to be done")
struct IdleMergeTests {
    /// What each addition left, and how many articles were moved by all merges of idle times.
    private static func load(pieces: ClosedRange<Int>, count: Int, seed: UInt64) -> (writer: IndexWriter, moved: Int) {
        var random = SeededGenerator(seed: seed)
        var writer = IndexWriter()
        var (next, moved) = (0, 0)
        while next < count {
            let entries = InventedArticles.entries(Int.random(in: pieces, using: &random), from: next, using: &random)
            next += entries.count
            writer.add(entries)
            writer.merge()
            moved += rest(&writer)
        }
        return (writer, moved)
    }

    /// - Returns: how many articles were moved.
    private static func rest(_ writer: inout IndexWriter) -> Int {
        var moved = 0
        while var merge = writer.idleMerge() {
            #expect(merge.isForIdleTime)
            #expect(writer.idleMerge() == nil, "one at a time")
            let before = Set(writer.snapshot().parts.map { ObjectIdentifier($0.segment) })
            while !merge.step(budget: 1000) {}
            writer.install(merge)
            let made = writer.snapshot().parts.filter { !before.contains(ObjectIdentifier($0.segment)) }
            moved += made.reduce(0) { $0 + $1.segment.count }
        }
        return moved
    }

    @Test("until each is more than twice all smaller ones together", arguments: UInt64(0)..<4)
    func few(seed: UInt64) {
        var (writer, _) = Self.load(pieces: 1...60, count: 1500, seed: seed)
        let sizes = writer.snapshot().parts.map(\.segment.text.units.count).sorted()
        var sum = 0
        for size in sizes {
            #expect(size > 2 * sum, "seed \(seed): \(sizes)")
            sum += size
        }
    }

    @Test("and though one page comes at a time, each article is moved a few times only")
    func bounded() {
        let (_, moved) = Self.load(pieces: 1...3, count: 1500, seed: 7)
        // The logarithm of 1,500 to the base 1.5.
        #expect(moved < 1500 * 18)
        #expect(moved > 0)
    }
}
