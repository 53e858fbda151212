import BulletinModel
import Corpus
import LinuxSystem
import SearchIndex
import Store
import TestSupport
import Testing

@testable import Ingest

@Suite("What goes into the index, built before the store has answered")
struct IndexAheadTests {
    private func intake(_ text: String, _ name: String) throws -> Intake {
        let bytes = Array(text.utf8)
        return try PageReading.intake(
            bytes, sha256: SHA256.digest(of: bytes), name: FileName(name), collection: nil, modified: 0, arrived: 0)
    }

    /// Cut after so many.
    private func ahead(_ intakes: [Intake], each length: Int) -> [IndexAhead] {
        stride(from: 0, to: intakes.count, by: length).map { start in
            IndexAhead(Array(intakes[start..<min(start + length, intakes.count)]))
        }
    }

    @Test("what one batch adds, adds again and revises is found once, however it was cut", arguments: 1...7)
    func once(length: Int) async throws {
        let ingest = try RunningIngest()
        let old = try intake(page(1, words: 60), "1")
        let revised = try intake(page(1, words: 60).replacing("座石桥完工", with: "座石桥昨天完工"), "1")
        let batch = try [
            old, intake(page(2), "2"), intake(page(1, words: 60), "again"), intake(page(3), "3"), revised,
            intake(page(2), "2 again"),
        ]
        let built = ahead(batch, each: length)
        // Some by another, some by the writer.
        for part in built.prefix(built.count / 2) { part.build() }
        let outcomes = try ingest.corpus.take(batch, ahead: built)
        let kinds = outcomes.map { outcome in
            switch outcome {
            case .added: "added"
            case .duplicate: "duplicate"
            case .leftover: "leftover"
            case .revision: "revision"
            case .collision: "collision"
            }
        }
        #expect(kinds == ["added", "added", "duplicate", "added", "revision", "duplicate"])
        #expect(ingest.corpus.snapshot.index.articleCount == 3)
        try ingest.expectWhole()
        // All of it once more adds nothing.
        _ = try ingest.corpus.take(batch, ahead: ahead(batch, each: length))
        #expect(ingest.corpus.snapshot.index.articleCount == 3)
        try ingest.expectWhole()
        try await ingest.stop()
    }
}
