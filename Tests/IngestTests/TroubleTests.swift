import BulletinModel
import Corpus
import Foundation
import Inbox
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

    private func wait(until condition: () -> Bool) async throws {
        while !condition() { try await Task.sleep(for: .milliseconds(2)) }
    }

    @Test("on a full disk loses nothing, says why it waits, and goes on by itself")
    func diskFull() async throws {
        let ingest = try RunningIngest(bounds: Self.bounds)
        try ingest.drop(page(0), as: "0.txt")
        try await ingest.settled()
        try ingest.store.limit(toPages: 30)
        for number in 1..<30 { try ingest.drop(page(number, words: 400), as: "\(number).txt") }
        try await wait { ingest.service.state != .running }
        guard case .degraded(let reason) = ingest.service.state else { return }
        #expect(reason.contains("no room"))
        #expect(!ingest.inboxNames.isEmpty && ingest.rejectedNames.isEmpty)
        try ingest.store.limit(toPages: 1 << 20)
        try await ingest.settled()
        #expect(ingest.corpus.snapshot.counts == StoreCounts(bulletins: 30, articles: 30))
        try await wait { ingest.service.state == .running }
        #expect(ingest.inboxNames.isEmpty)
        try ingest.expectWhole()
        try await ingest.stop()
    }

    @Test("stops while it waits, and the next run takes what was left")
    func stopsWhileWaiting() async throws {
        let ingest = try RunningIngest(bounds: Self.bounds)
        try ingest.store.limit(toPages: 30)
        for number in 0..<30 { try ingest.drop(page(number, words: 400), as: "\(number).txt") }
        try await wait { ingest.service.state != .running }
        try await ingest.stop()
        let again = try RunningIngest(in: ingest.folder)
        try await again.settled()
        #expect(again.corpus.snapshot.counts == StoreCounts(bulletins: 30, articles: 30))
        try again.expectWhole()
        try await again.stop()
    }

    @Test("when files cannot be set aside, keeps them in the inbox with the reason told")
    func noRejectedFolder() async throws {
        let ingest = try RunningIngest(bounds: Self.bounds)
        try FileManager.default.removeItem(at: ingest.folder.file("rejected"))
        try ingest.drop([0, 1, 2, 3], as: Array("bad.txt".utf8))
        try await wait { !ingest.watcher.status.troubles.isEmpty }
        #expect(ingest.watcher.status.troubles.first?.reason.contains("cannot be moved") == true)
        #expect(ingest.inboxNames == ["bad.txt"])
        try FileManager.default.createDirectory(at: ingest.folder.file("rejected"), withIntermediateDirectories: true)
        try await ingest.settled()
        #expect(ingest.inboxNames == [] && ingest.rejectedNames.count == 2)
        #expect(ingest.corpus.snapshot.counts.rejected == 1)
        try await ingest.stop()
    }
}
