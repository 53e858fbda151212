import BulletinModel
import Foundation
import LinuxSystem
import Retrieval
import SearchIndex
import Store
import TestSupport
import Testing

@testable import Corpus

/// The files of the index spare a start the work of building it; whatever is off about them, the index is what the store
/// says.
@Suite("A start with the index's files", .serialized, .timeLimit(.minutes(2)))
struct IndexFilesTests {
    /// - Parameter lines: paragraphs beyond the first.
    private static func page(_ number: Int, lines: Int = 0) -> Intake {
        let text = "第\(number)号桥的消息\n柳河湾讯 工人修好了\(number)号桥，桥长\(number)丈。"
        var article = Article(kind: .article, span: 0..<text.utf8.count)
        article.headline = "第\(number)号桥的消息"
        article.paragraphs = ["工人修好了\(number)号桥，桥长\(number)丈。"]
        article.paragraphs += (0..<lines).map { "第\(number * $0 % 977)根桩打在河的\(number % 2 == 0 ? "东" : "西")岸，深\($0)尺。" }
        article.published = CalendarDay(year: 2022, month: 11, day: 1 + number % 28)
        article.bylines = [Byline(name: "江小舟", role: .reporter, outlet: "柳河湾")]
        return Intake(
            name: FileName("\(number).txt"), collection: number % 2 == 0 ? "east" : nil,
            sha256: SHA256.digest(of: Array(text.utf8)), bytes: Array(text.utf8),
            received: Timestamp(secondsSinceEpoch: 1_667_260_800),
            reading: Reading(
                encoding: .utf8, format: .text, published: CalendarDay(year: 2022, month: 11, day: 1)!,
                publishedBasis: .filename, publication: "柳河湾", page: "02", articles: [article]))
    }

    /// Ten bulletins a change, and the files written now and then, so that there are several.
    private static func fill(_ corpus: LiveCorpus, _ numbers: Range<Int>) throws {
        for start in stride(from: numbers.lowerBound, to: numbers.upperBound, by: 10) {
            _ = try corpus.take((start..<min(numbers.upperBound, start + 10)).map { page($0) })
            if start % 50 == 0 { corpus.saveIndex() }
        }
    }

    private static func answers(_ corpus: LiveCorpus) throws -> [[String]] {
        try ["", "柳河湾", "\"号桥\"", "7号桥", "工人 桥长", "collection:east", "by:江小舟"].map { query in
            var request = SearchRequest(query: query)
            request.limit = 1000
            request.facets = FacetField.allCases
            let outcome = try Search.run(request, in: corpus.snapshot.index)
            return ["\(outcome.total)"]
                + outcome.hits.map { "\($0.id) \($0.headline ?? "") \($0.snippet?.text ?? "")" }
                .sorted() + outcome.facets.map { "\($0)" }
        }
    }

    private static func files(_ folder: TemporaryFolder) throws -> [URL] {
        try FileManager.default.contentsOfDirectory(at: folder.file("index"), includingPropertiesForKeys: nil)
            .sorted { $0.path < $1.path }
    }

    @Test("takes everything from them and nothing from the store")
    func fromFiles() throws {
        let folder = try TemporaryFolder()
        let store = try BulletinStore(folder: folder.path)
        let corpus = try LiveCorpus(store: store)
        try Self.fill(corpus, 0..<200)
        corpus.saveIndex()
        let again = try LiveCorpus(store: store)
        #expect(again.origin == IndexOrigin(fromFiles: 200, fromStore: 0))
        #expect(try Self.answers(again) == Self.answers(corpus))
        #expect(again.snapshot.counts.articles == 200)
        try store.close()
    }

    @Test("and what lies in a file is not kept in memory for that alone")
    func notHeld() throws {
        let folder = try TemporaryFolder()
        let files = IndexFolder(path: folder.file("index").path, identity: "0f0f0f0f")
        var index = IndexWriter()
        index.add(Self.page(1).indexEntries)
        try files.save(index.snapshot(), sequence: 1)
        #expect(files.unsavedArticles(of: index.snapshot()) == 0)
        weak let segment = index.snapshot().parts[0].segment
        #expect(segment != nil)
        index = IndexWriter()
        #expect(segment == nil)
        index.add(Self.page(1).indexEntries)
        #expect(files.unsavedArticles(of: index.snapshot()) == 1)
    }

    @Test("which are forced to the disk piece by piece, however large one of their arrays is")
    func pieces() throws {
        let folder = try TemporaryFolder()
        let files = IndexFolder(path: folder.file("index").path, identity: "0f0f0f0f")
        var index = IndexWriter()
        index.add((0..<500).flatMap { Self.page($0).indexEntries })
        var pauses = 0
        try files.save(index.snapshot(), sequence: 1, piece: 1000) { pauses += 1 }
        let size = try Data(contentsOf: folder.file("index/segment-1")).count
        #expect(size > 50_000)
        #expect(pauses == size / 1000)
    }

    @Test("builds all of it from the store, once each, however many batches are under way at once")
    func manyBatches() throws {
        let folder = try TemporaryFolder()
        let store = try BulletinStore(folder: folder.path)
        // Batches are of 4,096 articles.
        for start in stride(from: 0, to: 20_000, by: 500) {
            _ = try store.record((start..<start + 500).map { Self.page($0) })
        }
        for number in [3, 5000, 19_999] { _ = try store.remove(Self.page(number).id) }
        let corpus = try LiveCorpus(store: store)
        #expect(corpus.origin == IndexOrigin(fromFiles: 0, fromStore: 19_997))
        let wanted = (0..<20_000).filter { ![3, 5000, 19_999].contains($0) }.map { Self.page($0).id }
        #expect(try Self.ids(corpus) == wanted.sorted { $0.rawValue < $1.rawValue })
        try store.close()
    }

    /// Of all articles.
    private static func ids(_ corpus: LiveCorpus) throws -> [BulletinID] {
        try Search.articles(matching: "", in: corpus.snapshot.index).map(\.bulletin)
            .sorted { $0.rawValue < $1.rawValue }
    }

    @Test("takes from the store what came after them, and drops what was removed")
    func changes() throws {
        let folder = try TemporaryFolder()
        let store = try BulletinStore(folder: folder.path)
        let corpus = try LiveCorpus(store: store)
        try Self.fill(corpus, 0..<100)
        corpus.saveIndex()
        _ = try corpus.take((100..<120).map { Self.page($0) })
        for number in [3, 50, 110] { _ = try corpus.remove(Self.page(number).id) }
        let again = try LiveCorpus(store: store)
        #expect(again.origin == IndexOrigin(fromFiles: 98, fromStore: 19))
        #expect(try Self.answers(again) == Self.answers(corpus))
        again.saveIndex()
        #expect(try LiveCorpus(store: store).origin == IndexOrigin(fromFiles: 117, fromStore: 0))
        try store.close()
    }

    @Test("builds the index anew, and equal, where a file is damaged in any stretch of 1024 bytes, cut off, or gone")
    func damage() throws {
        let folder = try TemporaryFolder()
        let store = try BulletinStore(folder: folder.path)
        let corpus = try LiveCorpus(store: store)
        try Self.fill(corpus, 0..<120)
        corpus.saveIndex()
        let wanted = try Self.answers(corpus)
        var random = SeededGenerator(seed: 5)
        for file in try Self.files(folder) {
            let whole = try Data(contentsOf: file)
            func expectRebuilt(_ what: String) throws {
                let again = try LiveCorpus(store: store)
                #expect(again.origin.fault != nil, "\(file.lastPathComponent) \(what)")
                #expect(again.origin.fromStore == 120, "\(file.lastPathComponent) \(what)")
                #expect(try Self.answers(again) == wanted, "\(file.lastPathComponent) \(what)")
            }
            for start in stride(from: 0, to: whole.count, by: 1024) {
                var damaged = whole
                let place = Int.random(in: start..<min(whole.count, start + 1024), using: &random)
                damaged[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
                try damaged.write(to: file)
                try expectRebuilt("with byte \(place) changed")
                if start % 8192 == 0 {
                    try whole[..<start].write(to: file)
                    try expectRebuilt("cut off at \(start)")
                }
            }
            if file.lastPathComponent != "manifest" {
                try FileManager.default.removeItem(at: file)
                try expectRebuilt("gone")
            }
            try whole.write(to: file)
        }
        #expect(try LiveCorpus(store: store).origin.fault == nil)
        try store.close()
    }

    @Test("finds damage soon where nobody uses it, gives no wrong answer, and loads again what was in the file")
    func mending() throws {
        let folder = try TemporaryFolder()
        let store = try BulletinStore(folder: folder.path)
        // One batch, and so one segment, of several blocks.
        for start in stride(from: 0, to: 2000, by: 500) {
            _ = try store.record((start..<start + 500).map { Self.page($0, lines: 12) })
        }
        let corpus = try LiveCorpus(store: store)
        corpus.saveIndex()
        let wanted = try Self.answers(corpus)
        let file = folder.file("index/segment-1")
        let whole = try Data(contentsOf: file)
        var (refused, mended) = (0, 0)
        for start in stride(from: 0, to: whole.count, by: SegmentImage.blockLength) {
            var damaged = whole
            let place = min(start + SegmentImage.blockLength / 2, whole.count - 1)
            damaged[place] ^= 4
            try damaged.write(to: file)
            let manifest = try Data(contentsOf: folder.file("index/manifest"))
            let began = ContinuousClock.now
            let again = try LiveCorpus(store: store)
            let early = try Self.answers(again)
            if again.isSound(since: began) { #expect(early == wanted, "byte \(place)") }
            again.checking.runAndWait {}
            again.merging.runAndWait {}
            if again.origin.fault != nil { refused += 1 } else { mended += 1 }
            let later = ContinuousClock.now
            #expect(!again.isBeingMended)
            #expect(try Self.answers(again) == wanted, "byte \(place)")
            #expect(again.isSound(since: later))
            #expect(again.snapshot.counts.articles == 2000)
            // Another start of the same files.
            try manifest.write(to: folder.file("index/manifest"))
            try whole.write(to: file)
        }
        #expect(mended > 0, "\(refused) refused")
        #expect(try LiveCorpus(store: store).origin == IndexOrigin(fromFiles: 2000, fromStore: 0))
        try store.close()
    }

    @Test("builds the index anew where the files are of another store, or know of more than the store has")
    func otherStore() throws {
        let (one, two) = (try TemporaryFolder(), try TemporaryFolder())
        let first = try BulletinStore(folder: one.path)
        let corpus = try LiveCorpus(store: first)
        try Self.fill(corpus, 0..<20)
        corpus.saveIndex()
        let second = try BulletinStore(folder: two.path)
        let other = try LiveCorpus(store: second)
        try Self.fill(other, 10..<30)
        try? FileManager.default.removeItem(at: two.file("index"))
        try FileManager.default.copyItem(at: one.file("index"), to: two.file("index"))
        let again = try LiveCorpus(store: second)
        #expect(again.origin.fault == "it is of another store")
        #expect(try Self.answers(again) == Self.answers(other))
        // The same store, with files of a later life of it.
        let manifest = try Data(contentsOf: one.file("index/manifest"))
        var later = try IndexManifest(Array(manifest))
        later.sequence += 1
        try Data(later.bytes).write(to: one.file("index/manifest"))
        let stale = try LiveCorpus(store: first)
        #expect(stale.origin.fault == "it is ahead of the store")
        #expect(try Self.answers(stale) == Self.answers(corpus))
        try first.close()
        try second.close()
    }

    @Test("leaves no file behind that is not used any more")
    func sweeping() throws {
        let folder = try TemporaryFolder()
        let store = try BulletinStore(folder: folder.path)
        let corpus = try LiveCorpus(store: store)
        try Self.fill(corpus, 0..<300)
        corpus.saveIndex()
        let manifest = try IndexManifest(Array(Data(contentsOf: folder.file("index/manifest"))))
        let names = Set(manifest.segments.map { "segment-\($0.number)" } + ["manifest"])
        #expect(Set(try Self.files(folder).map(\.lastPathComponent)) == names)
        try store.close()
    }
}
