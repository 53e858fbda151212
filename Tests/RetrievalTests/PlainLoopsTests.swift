import Retrieval
import TestSupport
import Testing

@testable import SearchIndex

/// Processors without AVX2 do in Swift what others do in vectors. Here all of it runs, wherever the tests do.
@Suite("Without vector instructions")
struct PlainLoopsTests {
    @Test("whatever is asked finds what a scan finds", arguments: UInt64(40)..<43)
    func exactness(seed: UInt64) throws {
        try PlainLoops.run {
            let (snapshot, twin) = ExactnessTests.index(seed: seed, count: 300)
            var random = SeededGenerator(seed: seed + 1000)
            for _ in 0..<200 {
                let substring = ExactnessTests.substring(of: twin, using: &random)
                try ExactnessTests.check(.phrase(substring), snapshot, twin, seed: seed)
                try ExactnessTests.check(RandomQuery.tree(depth: 3, using: &random), snapshot, twin, seed: seed)
            }
        }
    }

    @Test("the first hits are the same, with the same scores", arguments: BestHitsTests.queries)
    func hits(query: String) throws {
        for snapshot in [BestHitsTests.whole, BestHitsTests.holed] {
            for matchAny in [false, true] {
                var request = SearchRequest(query: query)
                request.matchAny = matchAny
                let usual = try Search.run(request, in: snapshot)
                let plain = try PlainLoops.run { try Search.run(request, in: snapshot) }
                #expect(plain.total == usual.total)
                #expect(plain.hits.map(\.id) == usual.hits.map(\.id))
                #expect(plain.hits.map(\.score) == usual.hits.map(\.score))
                #expect(plain.hits.map(\.snippet) == usual.hits.map(\.snippet))
            }
        }
    }

    @Test("are done without only where it was asked for")
    func scope() {
        let usual = PostingBlock.isFast
        PlainLoops.run { #expect(!PostingBlock.isFast) }
        #expect(PostingBlock.isFast == usual)
    }
}
