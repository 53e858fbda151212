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
}
