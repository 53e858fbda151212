import BulletinModel
import Corpus
import Foundation
import Inbox
import Ingest
import Logging
import SearchIndex
import Store
import TestSupport
import Testing

/// A state folder, its inbox, and the daemon's inner half running over them.
final class RunningIngest: Sendable {
    let folder: TemporaryFolder
    let store: BulletinStore
    let corpus: LiveCorpus
    let watcher: InboxWatcher
    let service: IngestService
    private let running: Task<Void, Never>

    /// - Parameter folder: an earlier run's, to start over it again.
    init(
        in folder: TemporaryFolder? = nil, maxBytes: Int = 1 << 20, bounds: IngestBounds = .init(),
        before: (LiveCorpus, TemporaryFolder) throws -> Void = { _, _ in }
    ) throws {
        self.folder = try folder ?? TemporaryFolder()
        let inbox = self.folder.file("inbox")
        try FileManager.default.createDirectory(at: inbox, withIntermediateDirectories: true)
        store = try BulletinStore(folder: self.folder.path)
        corpus = try LiveCorpus(store: store)
        try before(corpus, self.folder)
        var settings = InboxSettings()
        settings.settle = .milliseconds(20)
        settings.emptyGrace = .milliseconds(20)
        settings.firstRetry = .milliseconds(10)
        settings.maxBytes = maxBytes
        watcher = try InboxWatcher(root: inbox.path, settings: settings)
        let service = try IngestService(
            watcher: watcher, corpus: corpus, rejectedFolder: self.folder.file("rejected").path,
            log: Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() }), bounds: bounds)
        self.service = service
        try watcher.start()
        running = Task { await service.run() }
    }

    /// Ends it as a stop of the daemon would.
    func stop() async throws {
        service.stop()
        await running.value
        try store.close()
    }

    /// Puts a file there whole: written beside the inbox, then renamed into it.
    func drop(_ bytes: [UInt8], as name: [UInt8], in collection: String? = nil) throws {
        var target = Array(folder.file("inbox").path.utf8) + [0x2F]
        if let collection {
            try FileManager.default.createDirectory(
                at: folder.file("inbox/\(collection)"), withIntermediateDirectories: true)
            target += Array(collection.utf8) + [0x2F]
        }
        let source = folder.file("dropping-\(UUID().uuidString)")
        try Data(bytes).write(to: source)
        let path = (target + name).map { CChar(bitPattern: $0) } + [0]
        try #require(unsafe rename(source.path, path) == 0)
    }

    func drop(_ text: String, as name: String, in collection: String? = nil) throws {
        try drop(Array(text.utf8), as: Array(name.utf8), in: collection)
    }

    /// Waits until all that lies in the inbox has been taken or set aside.
    func settled() async throws {
        #expect(await watcher.sync(timeout: .seconds(30)) == [])
    }

    var inboxNames: [String] {
        (try? FileManager.default.subpathsOfDirectory(atPath: folder.file("inbox").path)) ?? ["?"]
    }

    var rejectedNames: [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: folder.file("rejected").path)) ?? ["?"]).sorted()
    }

    /// Store, index and counters agree.
    func expectWhole(sourceLocation: SourceLocation = #_sourceLocation) throws {
        let snapshot = corpus.snapshot
        #expect(try store.check() == [], sourceLocation: sourceLocation)
        #expect(snapshot.index.articleCount == snapshot.counts.articles, sourceLocation: sourceLocation)
        #expect(snapshot.counts == store.counts, sourceLocation: sourceLocation)
        #expect(
            snapshot.clock == Clock(store: store.identity, sequence: store.sequence), sourceLocation: sourceLocation)
    }
}

/// A page of an invented paper with one article, unlike that of any other number.
func page(_ number: Int, words: Int = 40) -> String {
    var random = SeededGenerator(seed: UInt64(number))
    let letters = Array("河湾镇春天里的早晨老人们在桥边说起从前修路种树的事情孩子都听得入了神")
    let body = (0..<words).map { _ in String((0..<9).map { _ in letters.randomElement(using: &random)! }) }
    return """
        河湾镇第\(number)座石桥完工

        河湾报讯（记者 \(["欧阳山雨", "司马听泉", "诸葛望云"][number % 3])）\(body.joined(separator: "，"))。
        """
}
