import BulletinModel
import Corpus
import Foundation
import GRDB
import Inbox
import Synchronization
import TestSupport
import Testing

@testable import Ingest
@testable import Store

@Suite("Ingest in trouble that passes", .timeLimit(.minutes(1)))
struct TroubleTests {
    static var bounds: IngestBounds {
        var bounds = IngestBounds()
        bounds.firstRetry = .milliseconds(5)
        bounds.longestRetry = .milliseconds(20)
        return bounds
    }

    @Test("on a full disk loses nothing, says why it waits, and goes on by itself")
    func diskFull() async throws {
        let ingest = try RunningIngest(bounds: Self.bounds)
        try ingest.drop(page(0), as: "0.txt")
        try await ingest.settled()
        try ingest.store.limit(toPages: 30)
        for number in 1..<30 { try ingest.drop(page(number, words: 400), as: "\(number).txt") }
        try #require(await eventually { ingest.service.state != .running })
        guard case .degraded(let reason) = ingest.service.state else { return }
        #expect(reason.contains("no room"))
        #expect(!ingest.inboxNames.isEmpty && ingest.rejectedNames.isEmpty)
        try ingest.store.limit(toPages: 1 << 20)
        try await ingest.settled()
        #expect(ingest.corpus.snapshot.counts == StoreCounts(bulletins: 30, articles: 30))
        try #require(await eventually { ingest.service.state == .running })
        #expect(ingest.inboxNames.isEmpty)
        try ingest.expectWhole()
        try await ingest.stop()
    }

    @Test("makes the folder of rejected files anew where somebody has removed it")
    func rejectedFolderGone() async throws {
        let ingest = try RunningIngest(bounds: Self.bounds)
        try ingest.drop([0, 0], as: Array("1.bin".utf8))
        try #require(await eventually { ingest.corpus.snapshot.counts.rejected == 1 && ingest.inboxNames.isEmpty })
        try FileManager.default.removeItem(at: ingest.folder.file("rejected"))
        try ingest.drop([0, 0, 0], as: Array("2.bin".utf8))
        try #require(await eventually { ingest.inboxNames.isEmpty && ingest.rejectedNames.count == 2 })
        #expect(ingest.service.state == .running)
        try await ingest.stop()
    }

    @Test("stops while it waits, and the next run takes what was left")
    func stopsWhileWaiting() async throws {
        let ingest = try RunningIngest(bounds: Self.bounds)
        try ingest.store.limit(toPages: 30)
        for number in 0..<30 { try ingest.drop(page(number, words: 400), as: "\(number).txt") }
        try #require(await eventually { ingest.service.state != .running })
        try await ingest.stop()
        let again = try RunningIngest(in: ingest.folder)
        try await again.settled()
        #expect(again.corpus.snapshot.counts == StoreCounts(bulletins: 30, articles: 30))
        try again.expectWhole()
        try await again.stop()
    }

    @Test("a page that the store refuses for good holds nobody up, says why it waits, and is set aside in the end")
    func unkeepable() async throws {
        let ingest = try RunningIngest(bounds: Self.bounds)
        try ingest.store.refuse(name: Array("bad.txt".utf8))
        for number in 0..<10 { try ingest.drop(page(number), as: number == 5 ? "bad.txt" : "\(number).txt") }
        try #require(await eventually { ingest.corpus.snapshot.counts.bulletins == 9 && ingest.inboxNames.count <= 1 })
        #expect(ingest.inboxNames == ["bad.txt"] || ingest.corpus.snapshot.counts.rejected == 1)
        try await ingest.settled()
        #expect(ingest.inboxNames == [])
        let rejected = try ingest.store.rejected(limit: 9)
        #expect(rejected.map(\.rejection.name.description) == ["bad.txt"])
        #expect(rejected.first?.rejection.detail.contains("the store cannot take it: ") == true)
        #expect(ingest.service.state == .running)
        try ingest.expectWhole()
        // Nothing is lost: once the store takes it, it is taken from where it was set aside.
        try ingest.store.refuse(name: nil)
        let number = try #require(rejected.first?.number)
        #expect(try await ingest.service.retryRejected(number).status == .added)
        #expect(ingest.corpus.snapshot.counts == StoreCounts(bulletins: 10, articles: 10))
        try await ingest.stop()
    }

    @Test("where the store refuses one page after the other, none is set aside: it is the store that is in trouble")
    func refusesAll() async throws {
        let ingest = try RunningIngest(bounds: Self.bounds)
        try ingest.store.refuse(name: [])
        for number in 0..<3 { try ingest.drop(page(number), as: "\(number).txt") }
        try #require(await eventually { ingest.service.state != .running })
        try #require(await eventually { ingest.watcher.status.troubles.count == 3 })
        #expect(ingest.inboxNames.count == 3 && ingest.rejectedNames.isEmpty)
        try ingest.store.refuse(name: nil)
        try await ingest.settled()
        #expect(ingest.corpus.snapshot.counts == StoreCounts(bulletins: 3, articles: 3))
        #expect(ingest.service.state == .running)
        try await ingest.stop()
    }

    @Test("when all pages that the store refuses are taken away by hand, there is no trouble any more")
    func suspectsTakenAway() async throws {
        let ingest = try RunningIngest(bounds: Self.bounds)
        try ingest.store.refuse(name: [])
        for number in 0..<3 { try ingest.drop(page(number), as: "\(number).txt") }
        try #require(await eventually { ingest.service.state != .running })
        for name in ingest.inboxNames {
            try FileManager.default.removeItem(at: ingest.folder.file("inbox/\(name)"))
        }
        #expect(await eventually { ingest.service.state == .running })
        try await ingest.stop()
    }

    @Test("when files cannot be set aside, keeps them in the inbox with the reason told")
    func noRejectedFolder() async throws {
        let ingest = try RunningIngest(bounds: Self.bounds)
        try FileManager.default.removeItem(at: ingest.folder.file("rejected"))
        try Data("no folder".utf8).write(to: ingest.folder.file("rejected"))
        try ingest.drop([0, 1, 2, 3], as: Array("bad.txt".utf8))
        try #require(await eventually { !ingest.watcher.status.troubles.isEmpty })
        #expect(ingest.watcher.status.troubles.first?.reason.contains("cannot be moved") == true)
        let told = StateBox()
        ingest.service.observe { told.add($0) }
        #expect(
            await eventually {
                guard case .degraded(let reason)? = told.all.last else { return false }
                return reason.hasPrefix("bad.txt: cannot be moved")
            })
        #expect(ingest.inboxNames == ["bad.txt"])
        try FileManager.default.removeItem(at: ingest.folder.file("rejected"))
        try await ingest.settled()
        #expect(ingest.inboxNames == [] && ingest.rejectedNames.count == 2)
        #expect(ingest.corpus.snapshot.counts.rejected == 1)
        #expect(await eventually { told.all.last == .running })
        try await ingest.stop()
    }

    @Test("while the inbox is missing the state tells it, and when it is back no more")
    func missingInbox() async throws {
        let ingest = try RunningIngest(bounds: Self.bounds)
        let told = StateBox()
        ingest.service.observe { told.add($0) }
        let (inbox, away) = (ingest.folder.file("inbox"), ingest.folder.file("away"))
        try FileManager.default.moveItem(at: inbox, to: away)
        let missing = IngestState.degraded(reason: "the inbox is missing: No such file or directory")
        #expect(await eventually { told.all.last == missing && ingest.service.state == missing })
        try Data(page(1).utf8).write(to: away.appendingPathComponent("1.txt"))
        try FileManager.default.moveItem(at: away, to: inbox)
        #expect(await eventually { told.all.last == .running && ingest.service.state == .running })
        try await ingest.settled()
        #expect(ingest.corpus.snapshot.counts.bulletins == 1)
        try await ingest.stop()
    }
}

private final class StateBox: Sendable {
    private let states = Mutex<[IngestState]>([])
    var all: [IngestState] { states.withLock { $0 } }
    func add(_ state: IngestState) { states.withLock { $0.append(state) } }
}

extension BulletinStore {
    /// Refuses bulletins of a name for good, of any name where it is empty; nil takes all again.
    fileprivate func refuse(name: [UInt8]?) throws {
        try pool.write { db in
            try db.execute(sql: "DROP TRIGGER IF EXISTS refusal")
            guard let name else { return }
            let digits = name.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
            try db.execute(
                sql: """
                    CREATE TRIGGER refusal BEFORE INSERT ON bulletin WHEN x'\(digits)' IN (x'', NEW.name)
                    BEGIN SELECT RAISE(ABORT, 'refused'); END
                    """)
        }
    }
}
