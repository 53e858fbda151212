import Foundation
import Inbox
import LinuxSystem
import TestSupport
import Testing

@Suite("The inbox watcher", .timeLimit(.minutes(5)))
struct WatcherTests {
    @Test("a file that was written and closed comes at once, long before it could have settled")
    func closeWrite() async throws {
        let inbox = try WatchedInbox { $0.settle = .seconds(3600) }
        #expect(await inbox.watcher.sync(timeout: .seconds(10)) == [])
        try inbox.write("text", "a.txt")
        #expect(await inbox.take(1) == ["a.txt": "text"])
        #expect(!FileManager.default.fileExists(atPath: inbox.url("a.txt").path))
        #expect(inbox.watcher.status.pending == 0)
    }

    @Test("once the inbox is said to be watched, a file that was written and closed comes at once")
    func watching() async throws {
        for _ in 0..<50 {
            let inbox = try WatchedInbox { $0.settle = .seconds(3600) }
            await inbox.watcher.watching()
            try inbox.write("text", "a.txt")
            try #require(await inbox.take(1) == ["a.txt": "text"])
        }
    }

    @Test("of files that are finished together each comes to what it would come to alone")
    func finishedTogether() async throws {
        let inbox = try WatchedInbox()
        let names = ["gone.txt", "changed.txt", "again.txt", "held.txt", "sub/replaced.txt"]
        try inbox.makeFolder("sub")
        for name in names { try inbox.write("early", name) }
        var files: [String: SettledFile] = [:]
        while files.count < names.count {
            let next = try #require(await inbox.next(atMost: 64, before: .now + .seconds(20)))
            for file in next { files[String(decoding: file.relativePath, as: UTF8.self)] = file }
        }
        let out = try names.map { try #require(files[$0]) }
        #expect(inbox.watcher.remove([out[0], out[4]]).isEmpty)
        try inbox.write(" and late", "changed.txt")
        try inbox.write("late", "sub/replaced.txt")
        inbox.watcher.finished(
            Array(zip(out, [.gone, .changed, .retry(reason: "disk full"), .beingWritten, .gone])))
        let pending = await inbox.watcher.sync(timeout: .milliseconds(1))
        #expect(!pending.contains(Array("gone.txt".utf8)))
        #expect(
            await inbox.take(4) == [
                "changed.txt": "early and late", "again.txt": "early", "held.txt": "early", "sub/replaced.txt": "late",
            ])
        #expect(await inbox.watcher.sync(timeout: .seconds(10)) == [])
        #expect(inbox.watcher.status.pending == 0)
    }
}
