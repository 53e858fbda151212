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

    /// Leaves the journal as a process does that ends while it reads these files.
    private func crash(reading files: [SettledFile]) throws {
        let journal = try ReadingJournal(folder: folder.path)
        let copy = folder.file("copy")
        func read(_ rest: ArraySlice<SettledFile>) throws {
            guard let file = rest.first else {
                try FileManager.default.copyItem(at: folder.file("reading"), to: copy)
                return
            }
            try journal.noting(file) { Result { try read(rest.dropFirst()) } }.get()
        }
        try read(files[...])
        try FileManager.default.removeItem(at: folder.file("reading"))
        try FileManager.default.moveItem(at: copy, to: folder.file("reading"))
    }

    @Test("knows how often a file was under way at a crash")
    func crashes() throws {
        let (first, second) = (Self.file(1), Self.file(2))
        try crash(reading: [first, second])
        try crash(reading: [first])
        let journal = try ReadingJournal(folder: folder.path)
        #expect(journal.crashes(of: first) == 2 && journal.crashes(of: second) == 1)
        #expect(journal.crashes(of: Self.file(1, modified: 5)) == 0, "a file that was replaced is another")
    }

    @Test("forgets what was read in the end, and what ended in peace")
    func acquittal() throws {
        let (first, second) = (Self.file(1), Self.file(2))
        try crash(reading: [first])
        let journal = try ReadingJournal(folder: folder.path)
        journal.noting(second) {}
        journal.acquit(first)
        let next = try ReadingJournal(folder: folder.path)
        #expect(next.crashes(of: first) == 0 && next.crashes(of: second) == 0)
    }

    @Test("holds no more than it has places for")
    func bounded() throws {
        for start in 0..<3 { try crash(reading: (0..<14).map { Self.file(start * 14 + $0) }) }
        let journal = try ReadingJournal(folder: folder.path)
        #expect((0..<42).filter { journal.crashes(of: Self.file($0)) > 0 }.count == ReadingJournal.places)
    }

    @Test("damaged in any byte opens all the same", arguments: UInt64(0)..<50)
    func damaged(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        try crash(reading: [Self.file(1)])
        var bytes = Array(try Data(contentsOf: folder.file("reading")))
        for _ in 0..<200 { bytes[.random(in: 0..<5000, using: &random)] = .random(in: 0...255, using: &random) }
        try Data(bytes).write(to: folder.file("reading"))
        _ = try ReadingJournal(folder: folder.path)
    }

    @Test("sets poison aside at the third start, and takes its neighbour")
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
        try crash(reading: [settled("poison.txt"), settled("good.txt")])
        try crash(reading: [settled("poison.txt")])
        let ingest = try RunningIngest(in: folder)
        try await ingest.settled()
        #expect(try ingest.store.bulletins(limit: 9).bulletins.map(\.name.description) == ["good.txt"])
        #expect(try ingest.store.rejected(limit: 9).map(\.rejection.reason) == [.poison])
        try await ingest.stop()
    }
}
