import Retrieval
import TestSupport
import Testing

@testable import SearchIndex

/// Standing phrases are marked when segments are merged, so that they need no look at texts; what is marked has to be exact.
@Suite("Runs that many articles hold")
struct RunTableTests {
    private static let (snapshot, twin) = ExactnessTests.index(seed: 14, count: 900)

    /// The runs of all segments, as text; those with the ends of paragraphs in them left out.
    private static let runs = snapshot.parts.flatMap { part in
        let table = part.segment.runs
        return (0..<table.count).map { run in
            (Int(table.starts[run])..<Int(table.starts[run + 1])).map { table.units[$0] }
        }
    }.filter { $0.allSatisfy { $0 > 0x20 && !(0xD800..<0xF900).contains($0) } }.map {
        String(decoding: $0, as: UTF16.self)
    }

    @Test("are in the table, with all that begins them")
    func table() {
        #expect(Self.runs.contains("网格员"))
        #expect(Self.runs.contains { $0.count > 5 })
        let all = Set(Self.runs)
        for run in all where run.count > RunTable.shortest {
            #expect(all.contains(String(run.dropLast())), "\(run) without what begins it")
        }
    }

    @Test("are found where a scan finds them, alone, with a neighbour, two of them and cut at their ends")
    func found() throws {
        var random = SeededGenerator(seed: 15)
        for _ in 0..<300 {
            let (run, other) = (Self.runs.randomElement(using: &random)!, Self.runs.randomElement(using: &random)!)
            for text in [run, run + "，", "了" + run, run + other, String(run.dropFirst())] {
                try ExactnessTests.check(.phrase(text), Self.snapshot, Self.twin, seed: 14)
            }
        }
    }

    @Test("are few: no table for a small segment, and none of rare runs")
    func few() {
        #expect(RunTable.least(ofArticles: 255) == .max)
        #expect(RunTable.least(ofArticles: 256) == 64)
        #expect(RunTable.least(ofArticles: 192_000) == 1000)
        for part in Self.snapshot.parts where part.segment.runs.count > 0 {
            #expect(part.segment.count >= RunTable.leastArticles)
        }
    }
}
