import BulletinModel
import Corpus
import Foundation
import Ingest
import LinuxSystem
import SearchIndex
import Store
import TestSupport
import Testing

@Suite("Ingest", .timeLimit(.minutes(2)))
struct IngestServiceTests {
    @Test("takes what is dropped: durable, searchable, and gone from the inbox")
    func takes() async throws {
        let ingest = try RunningIngest()
        for number in 0..<40 { try ingest.drop(page(number), as: "\(number).txt", in: number < 20 ? "河湾" : nil) }
        try await ingest.settled()
        #expect(ingest.corpus.snapshot.counts == StoreCounts(bulletins: 40, articles: 40))
        #expect(ingest.inboxNames == ["河湾"])
        #expect(try ingest.store.bulletins(limit: 100, collection: "河湾").bulletins.count == 20)
        try ingest.expectWhole()
        let id = BulletinID(digest: SHA256.digest(of: Array(page(7).utf8)))
        #expect(try ingest.store.droppedBytes(id) == Array(page(7).utf8))
        try await ingest.stop()
    }

    @Test("keeps names that are no UTF-8 as the bytes that they are")
    func names() async throws {
        let ingest = try RunningIngest()
        let name: [UInt8] = [0xBA, 0xD3, 0xCD, 0xE5, 0x2E, 0x74, 0x78, 0x74]
        try ingest.drop(Array(page(1).utf8), as: name)
        try ingest.drop(
            [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 1], as: [0xBA, 0x2E, 0x74, 0x78, 0x74])
        try await ingest.settled()
        #expect(try ingest.store.bulletins(limit: 9).bulletins.map(\.name.bytes) == [name])
        let row = try #require(try ingest.store.rejected(limit: 9).first)
        #expect(row.rejection.name.bytes == [0xBA, 0x2E, 0x74, 0x78, 0x74])
        #expect(row.rejection.file.bytes.suffix(5) == [0xBA, 0x2E, 0x74, 0x78, 0x74])
        try await ingest.stop()
    }

    @Test("counts the same bytes again, and takes a changed page of the same name as a revision")
    func duplicatesAndRevisions() async throws {
        let ingest = try RunningIngest()
        try ingest.drop(page(1), as: "a.txt")
        try await ingest.settled()
        try ingest.drop(page(1), as: "b.txt")
        try await ingest.settled()
        #expect(ingest.corpus.snapshot.counts == StoreCounts(bulletins: 1, articles: 1, duplicates: 1))
        try ingest.drop(page(1) + "\n更正：桥长九十丈。", as: "a.txt")
        try await ingest.settled()
        #expect(
            ingest.corpus.snapshot.counts == StoreCounts(bulletins: 1, articles: 1, superseded: 1, duplicates: 1))
        #expect(ingest.corpus.snapshot.index.articleCount == 1)
        try ingest.drop(page(2), as: "a.txt")
        try await ingest.settled()
        #expect(ingest.corpus.snapshot.counts.bulletins == 2)
        try ingest.expectWhole()
        try await ingest.stop()
    }

    static let refused: [([UInt8], RejectionReason)] = [
        ([], .empty), ([0xEF, 0xBB, 0xBF], .empty), ([0x89, 0x50, 0x4E, 0x47, 0, 0, 0, 13, 0, 0, 1], .notText),
        (Array(repeating: 0x0A, count: 30), .noArticle), (Array(repeating: 0x61, count: 20_001), .tooLarge),
    ]

    @Test("sets aside what cannot be read, with the reason beside it", arguments: refused)
    func rejects(bytes: [UInt8], reason: RejectionReason) async throws {
        let ingest = try RunningIngest(maxBytes: 20_000)
        try ingest.drop(bytes, as: Array("bad \"page\".txt".utf8))
        // sync does not wait for empty files: the neighbour comes after it.
        try #require(
            await eventually { ingest.corpus.snapshot.counts.rejected == 1 && ingest.inboxNames.isEmpty })
        try await ingest.settled()
        let names = ingest.rejectedNames
        #expect(names.count == 2 && names[0].hasSuffix("-bad \"page\".txt") && names[1] == names[0] + ".reason.json")
        #expect(try Array(Data(contentsOf: ingest.folder.file("rejected/" + names[0]))) == bytes)
        let json = try Data(contentsOf: ingest.folder.file("rejected/" + names[1]))
        let fields = try #require(try JSONSerialization.jsonObject(with: json) as? [String: Any])
        #expect(fields["name"] as? String == "bad \"page\".txt" && fields["reason"] as? String == reason.rawValue)
        #expect((fields["sha256"] is NSNull) == (reason == .tooLarge) && fields["detail"] is String)
        #expect(try ingest.store.rejected(limit: 9).map(\.rejection.file.description) == [names[0]])
        try await ingest.stop()
    }

    @Test("takes nothing twice when it ended between the commit and the removal")
    func leftover() async throws {
        let first = try RunningIngest()
        try first.drop(page(1), as: "a.txt")
        try await first.settled()
        try await first.stop()
        let again = try RunningIngest(in: first.folder) { corpus, folder in
            // As if the file had been committed and then the process killed: it lies there, and the store knows it.
            let path = folder.file("inbox/b.txt").path
            try Data(page(2).utf8).write(to: URL(fileURLWithPath: path))
            let identity = try FileStatus.of(path: path).identity
            let origin = FileOrigin(
                path: Array("b.txt".utf8), device: identity.device, inode: identity.inode, modified: identity.modified)
            _ = try corpus.take([intake(page(2), name: "b.txt", origin: origin)])
        }
        try await again.settled()
        #expect(again.inboxNames == [])
        #expect(again.corpus.snapshot.counts == StoreCounts(bulletins: 2, articles: 2))
        try again.drop(page(2), as: "b.txt")
        try await again.settled()
        #expect(again.corpus.snapshot.counts.duplicates == 1, "a file dropped by somebody counts")
        try again.expectWhole()
        try await again.stop()
    }

    @Test("takes a page over the socket as if it had been dropped")
    func submits() async throws {
        let ingest = try RunningIngest()
        let bytes = Array(page(3).utf8)
        let added = try await ingest.service.submit(name: FileName("x.txt"), bytes: bytes, collection: "甲")
        #expect(added.status == .added && ingest.corpus.snapshot.index.articleCount == 1)
        #expect(try ingest.store.bulletin(added.bulletin)?.collection == "甲")
        let again = try await ingest.service.submit(name: FileName("y.txt"), bytes: bytes)
        #expect(again == SubmitOutcome(bulletin: added.bulletin, status: .duplicate))
        let revised = try await ingest.service.submit(
            name: FileName("x.txt"), bytes: bytes + Array("更正。".utf8), collection: "甲")
        #expect(revised.status == .revision && ingest.corpus.snapshot.index.articleCount == 1)
        await #expect(throws: SubmitFailure.self) {
            try await ingest.service.submit(name: FileName("z.txt"), bytes: [0, 1, 2, 3])
        }
        try ingest.expectWhole()
        try await ingest.stop()
    }

    @Test("lets go of a rejected file when it is discarded, and takes it when it can be read after all")
    func rejectedFiles() async throws {
        let ingest = try RunningIngest(maxBytes: 100)
        try ingest.drop(page(1), as: "large.txt")
        try ingest.drop([0, 1, 2, 3], as: Array("bad.txt".utf8))
        try await ingest.settled()
        let rows = try ingest.store.rejected(limit: 9)
        let large = try #require(rows.first { $0.rejection.reason == .tooLarge })
        let bad = try #require(rows.first { $0.rejection.reason == .notText })
        await #expect(throws: RejectedFileFailure.self) { try await ingest.service.retryRejected(bad.number) }
        #expect(try await ingest.service.retryRejected(large.number).status == .added)
        try await ingest.service.discardRejected(bad.number)
        #expect(ingest.rejectedNames == [] && ingest.corpus.snapshot.counts.rejected == 0)
        await #expect(throws: RejectedFileFailure.unknown) { try await ingest.service.discardRejected(bad.number) }
        try ingest.expectWhole()
        try await ingest.stop()
    }

    @Test("forgets rejected files that were removed by hand")
    func goneRejections() async throws {
        let first = try RunningIngest()
        for name in ["a.txt", "b.txt"] { try first.drop([0, 1, UInt8(ascii: name.first!)], as: Array(name.utf8)) }
        try await first.settled()
        try await first.stop()
        let gone = try #require(first.rejectedNames.first { $0.hasSuffix("-a.txt") })
        try FileManager.default.removeItem(at: first.folder.file("rejected/" + gone))
        let again = try RunningIngest(in: first.folder)
        try again.drop(page(1), as: "c.txt")
        try await again.settled()
        #expect(again.corpus.snapshot.counts.rejected == 1 && again.rejectedNames.count == 2)
        try await again.stop()
    }
}

/// A page read as ingest reads it.
func intake(_ text: String, name: String, origin: FileOrigin? = nil) throws -> Intake {
    let bytes = Array(text.utf8)
    var article = Article(kind: .article, span: 0..<bytes.count)
    article.paragraphs = [text]
    return Intake(
        name: FileName(name), collection: nil, sha256: SHA256.digest(of: bytes), bytes: bytes,
        received: Timestamp(secondsSinceEpoch: 1_930_000_000),
        reading: Reading(
            encoding: .utf8, format: .text, published: CalendarDay("2031-03-05")!, publishedBasis: .received,
            publication: nil, page: nil, articles: [article]), origin: origin)
}

private extension UInt8 {
    init(ascii character: Character) {
        self = character.asciiValue!
    }
}
