import BulletinModel
import Corpus
import Foundation
import Inbox
import LinuxSystem
import Store
import TestSupport
import Testing

@testable import Ingest

@Suite("The journal of files being read", .timeLimit(.minutes(1)))
struct ReadingJournalTests {
    let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
    }

    static func file(_ number: Int, modified: Int64 = 1) -> SettledFile {
        SettledFile(
            relativePath: Array("河湾/\(number).txt".utf8),
            identity: FileIdentity(device: 1, inode: UInt64(number), size: 9, modified: modified, changed: 2))
    }

    /// Leaves the journal as a process does that ends while these files are under way, by a fault at one of them or by
    /// something else.
    private func end(while files: [SettledFile], faultAt culprit: Int? = nil) throws {
        let journal = try ReadingJournal(folder: folder.path)
        let underWay = journal.begin(files)
        var bytes = Array(try Data(contentsOf: folder.file("reading")))
        if let culprit {
            // What the handler writes. The places that are free are taken in their order.
            bytes[Note.fault(of: culprit)] = 4
        }
        underWay.end()
        try Data(bytes).write(to: folder.file("reading"))
    }

    @Test("tells a crash at one file from a death with many, and with one alone")
    func suspicions() throws {
        let (first, second, third) = (Self.file(1), Self.file(2), Self.file(3))
        try end(while: [first, second], faultAt: 1)
        var journal = try ReadingJournal(folder: folder.path)
        #expect(journal.suspicion(of: first) == nil, "the fault was another's")
        #expect(journal.suspicion(of: second) == Suspicion(crashes: 1))
        try end(while: [first, third])
        try end(while: [third])
        journal = try ReadingJournal(folder: folder.path)
        #expect(journal.suspicion(of: first) == Suspicion())
        #expect(journal.suspicion(of: second) == Suspicion(crashes: 1))
        #expect(journal.suspicion(of: third) == Suspicion(deaths: 1))
        #expect(journal.suspicion(of: Self.file(3, modified: 5)) == nil, "a file that was replaced is another")
    }

    @Test(
        "calls it poison at two crashes, or three deaths",
        arguments: [(2, 0, true), (1, 2, true), (0, 3, true), (1, 1, false), (0, 2, false), (1, 0, false)])
    func poison(crashes: Int, deaths: Int, isPoison: Bool) {
        #expect(Suspicion(crashes: crashes, deaths: deaths).isPoison == isPoison)
    }

    @Test("is alone only where no other batch is in hand")
    func twoBatches() throws {
        let journal = try ReadingJournal(folder: folder.path)
        let batch = journal.begin([Self.file(1), Self.file(2)])
        let single = journal.begin([Self.file(3)])
        let bytes = try Data(contentsOf: folder.file("reading"))
        withExtendedLifetime(batch) { single.end() }
        try bytes.write(to: folder.file("reading"))
        #expect(try ReadingJournal(folder: folder.path).suspicion(of: Self.file(3)) == Suspicion())
    }

    @Test("forgets what was taken in the end, and what ended in peace")
    func acquittal() throws {
        let (first, second) = (Self.file(1), Self.file(2))
        try end(while: [first])
        let journal = try ReadingJournal(folder: folder.path)
        journal.begin([second]).end()
        _ = journal.begin([second])
        journal.acquit(first)
        let next = try ReadingJournal(folder: folder.path)
        #expect(next.suspicion(of: first) == nil && next.suspicion(of: second) == nil)
    }

    @Test("holds no more than it has places for, and forgets the oldest first")
    func bounded() throws {
        for start in 0..<3 { try end(while: (0..<200).map { Self.file(start * 200 + $0) }) }
        let journal = try ReadingJournal(folder: folder.path)
        let suspects = (0..<600).filter { journal.suspicion(of: Self.file($0)) != nil }
        #expect(suspects == Array(600 - ReadingJournal.places..<600))
        let batch = journal.begin((0..<ReadingJournal.places + 5).map { Self.file($0) })
        #expect(batch.blaming(ReadingJournal.places + 4) { 7 } == 7)
    }

    @Test("damaged in any byte opens all the same", arguments: UInt64(0)..<50)
    func damaged(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        try end(while: [Self.file(1)])
        var bytes = Array(try Data(contentsOf: folder.file("reading")))
        for _ in 0..<200 { bytes[.random(in: 0..<5000, using: &random)] = .random(in: 0...255, using: &random) }
        try Data(bytes).write(to: folder.file("reading"))
        _ = try ReadingJournal(folder: folder.path)
    }

    @Test("sets poison aside, and takes its neighbour")
    func poison() async throws {
        try FileManager.default.createDirectory(at: folder.file("inbox"), withIntermediateDirectories: true)
        for (name, number) in [("poison.txt", 1), ("good.txt", 2)] {
            try Data(page(number).utf8).write(to: folder.file("inbox/" + name))
        }
        func settled(_ name: String) throws -> SettledFile {
            SettledFile(
                relativePath: Array(name.utf8),
                identity: try FileStatus.of(path: folder.file("inbox/" + name).path).identity)
        }
        try end(while: [settled("poison.txt"), settled("good.txt")])
        try end(while: [settled("poison.txt")], faultAt: 0)
        try end(while: [settled("poison.txt")], faultAt: 0)
        let ingest = try RunningIngest(in: folder)
        try await ingest.settled()
        #expect(try ingest.store.bulletins(limit: 9).bulletins.map(\.name.description) == ["good.txt"])
        #expect(try ingest.store.rejected(limit: 9).map(\.rejection.reason) == [.poison])
        try await ingest.stop()
    }
}
