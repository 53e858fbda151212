import Foundation
import Inbox
import LinuxSystem
import TestSupport
import Testing

@Suite("Folders, overflows and the inbox itself", .serialized, .timeLimit(.minutes(5)))
struct FolderTests {
    @Test("a folder made and filled at once is seen to its bottom")
    func madeAndFilled() async throws {
        let inbox = try WatchedInbox()
        _ = await inbox.watcher.sync(timeout: .seconds(10))
        for round in 0..<20 {
            try inbox.makeFolder("\(round)/b/c")
            try inbox.write("deep", "\(round)/b/c/f.txt")
            try inbox.write("top", "\(round)/f.txt")
            #expect(await inbox.take(2) == ["\(round)/b/c/f.txt": "deep", "\(round)/f.txt": "top"])
        }
    }

    @Test("a file that is out while the inbox goes away and comes back has not vanished")
    func outWhileMissing() async throws {
        let inbox = try WatchedInbox()
        try inbox.write("text", "a.txt")
        let file = try #require(await inbox.next(atMost: 1, before: .now + .seconds(20))?.first)
        let away = inbox.folder.file("away")
        try FileManager.default.moveItem(at: inbox.root, to: away)
        try #require(await eventually { inbox.told.contains(.inboxMissing(.noEntry)) })
        #expect(throws: FileRemovalFailure.failed(.noEntry)) { try inbox.watcher.remove(file) }
        #expect(throws: FileRemovalFailure.failed(.noEntry)) {
            try inbox.watcher.moveToRejected(file, folder: inbox.folder.path, as: Array("r".utf8))
        }
        try FileManager.default.moveItem(at: away, to: inbox.root)
        try #require(await eventually { inbox.told.contains(.inboxBack) })
        inbox.watcher.finished(file, .retry(reason: "cannot be removed"))
        #expect(await inbox.take(1) == ["a.txt": "text"])
    }

    @Test(
        "a file system that is mounted on the inbox, or taken off it, is noticed though no scan is due",
        .enabled(if: Mount.isPossible, "needs the right to mount: run as root"))
    func mounted() async throws {
        let inbox = try WatchedInbox { $0.rescan = .seconds(3600) }
        _ = await inbox.watcher.sync(timeout: .seconds(10))
        for round in 1...3 {
            do {
                let mount = try Mount(on: inbox.root)
                try inbox.write("above", "a\(round)")
                #expect(await inbox.take(1) == ["a\(round)": "above"])
                _ = consume mount
            }
            try #require(await eventually { inbox.told.filter { $0 == .inboxReplaced }.count == 2 * round })
            try inbox.write("below", "b\(round)")
            #expect(await inbox.take(1) == ["b\(round)": "below"])
        }
    }

    /// Its close is told, its opening was not: nothing but the kernel's count of writers says that it is not done.
    @Test("a file that was open before its folder was watched is waited for, however long its writer pauses")
    func openBeforeWatched() async throws {
        let outside = try TemporaryFolder()
        for isThereAtStart in [true, false] {
            let folder = outside.file("\(isThereAtStart)")
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            let path = folder.appendingPathComponent("a.txt").path
            let file = try OwnedDescriptor.open(path: path, .append(mode: 0o644))
            try file.write(Array("first half, ".utf8))
            let inbox = try WatchedInbox(prepare: { root in
                guard isThereAtStart else { return }
                try FileManager.default.moveItem(at: folder, to: root.appendingPathComponent("in"))
            })
            if !isThereAtStart {
                _ = await inbox.watcher.sync(timeout: .seconds(10))
                try FileManager.default.moveItem(at: folder, to: inbox.url("in"))
            }
            // Ten times as long as a file takes to settle.
            #expect(await inbox.take(1, within: .milliseconds(600)) == [:])
            #expect(inbox.watcher.status.troubles.map(\.reason) == ["its writer has not closed it"])
            try file.write(Array("second half".utf8))
            _ = consume file
            #expect(await inbox.take(1) == ["in/a.txt": "first half, second half"])
        }
    }

    @Test("a folder moved in full is emptied, old dates or not, and goes on being watched")
    func movedIn() async throws {
        let inbox = try WatchedInbox()
        _ = await inbox.watcher.sync(timeout: .seconds(10))
        let outside = inbox.folder.file("outside/sub")
        try FileManager.default.createDirectory(at: outside, withIntermediateDirectories: true)
        for number in 0..<100 {
            let file = outside.appendingPathComponent("\(number)")
            try Data("\(number)".utf8).write(to: file)
            try FileManager.default.setAttributes(
                [.modificationDate: Date(timeIntervalSince1970: 86_400)], ofItemAtPath: file.path)
        }
        try FileManager.default.moveItem(at: inbox.folder.file("outside"), to: inbox.url("in"))
        let taken = await inbox.take(100)
        #expect(taken == Dictionary(uniqueKeysWithValues: (0..<100).map { ("in/sub/\($0)", "\($0)") }))
        try inbox.write("later", "in/sub/later")
        #expect(await inbox.take(1) == ["in/sub/later": "later"])
    }

    @Test("a renamed folder is known under its new name, and one moved out no longer")
    func renamed() async throws {
        let inbox = try WatchedInbox()
        try inbox.makeFolder("a/sub")
        try inbox.write("0", "a/sub/0")
        #expect(await inbox.take(1) == ["a/sub/0": "0"])
        try FileManager.default.moveItem(at: inbox.url("a"), to: inbox.url("b"))
        try inbox.write("1", "b/sub/1")
        #expect(await inbox.take(1) == ["b/sub/1": "1"])
        try FileManager.default.moveItem(at: inbox.url("b"), to: inbox.folder.file("gone"))
        try Data("2".utf8).write(to: inbox.folder.file("gone/sub/2"))
        try inbox.makeFolder("b/sub")
        try inbox.write("3", "b/sub/3")
        #expect(await inbox.take(1) == ["b/sub/3": "3"])
        #expect(await inbox.watcher.sync(timeout: .seconds(10)) == [])
        #expect(FileManager.default.fileExists(atPath: inbox.folder.file("gone/sub/2").path))
    }

    @Test("what lies there at the start is taken, what is young only when it has settled")
    func atStart() async throws {
        let inbox = try WatchedInbox(prepare: { root in
            try FileManager.default.createDirectory(
                at: root.appendingPathComponent("sub"), withIntermediateDirectories: false)
            for name in ["a", "sub/b"] { try Data(name.utf8).write(to: root.appendingPathComponent(name)) }
        })
        #expect(await inbox.take(2) == ["a": "a", "sub/b": "sub/b"])
    }

    @Test("an inbox that is removed and made anew is watched again", arguments: [true, false])
    func madeAnew(byRename: Bool) async throws {
        let inbox = try WatchedInbox()
        for round in 0..<3 {
            try inbox.write("before", "a\(round)")
            #expect(await inbox.take(1) == ["a\(round)": "before"])
            if byRename {
                try FileManager.default.moveItem(at: inbox.root, to: inbox.folder.file("away\(round)"))
            } else {
                try FileManager.default.removeItem(at: inbox.root)
            }
            #expect(await eventually { inbox.told.filter { $0 == .inboxMissing(.noEntry) }.count == round + 1 })
            try FileManager.default.createDirectory(at: inbox.root, withIntermediateDirectories: false)
            try inbox.write("after", "b\(round)")
            #expect(await inbox.take(1) == ["b\(round)": "after"])
            #expect(inbox.watcher.status.troubles == [])
        }
        #expect(inbox.told.filter { $0 == .inboxBack }.count == 3)
    }

    @Test("an inbox whose place another folder takes is left for that one")
    func replaced() async throws {
        let inbox = try WatchedInbox()
        _ = await inbox.watcher.sync(timeout: .seconds(10))
        let other = inbox.folder.file("other")
        try FileManager.default.createDirectory(at: other, withIntermediateDirectories: false)
        try Data("new".utf8).write(to: other.appendingPathComponent("n"))
        try inbox.gate.whileClosed({ inbox.watcher.turn() }) {
            try SystemCalls.rename(inbox.root, over: inbox.folder.file("old"))
            try SystemCalls.rename(other, over: inbox.root)
        }
        #expect(await inbox.take(1) == ["n": "new"])
        try inbox.write("more", "m")
        #expect(await inbox.take(1) == ["m": "more"])
        #expect(inbox.told.contains(.inboxReplaced))
    }

    @Test("an overflow of the kernel's queue loses nothing")
    func overflow() async throws {
        let inbox = try WatchedInbox()
        _ = await inbox.watcher.sync(timeout: .seconds(10))
        let count = 20_000
        try inbox.gate.whileClosed({ inbox.watcher.turn() }) {
            for number in 0..<count { try inbox.write("x", "\(number)") }
        }
        let taken = await inbox.take(count, within: .seconds(120))
        #expect(taken.count == count)
        #expect(inbox.watcher.status.overflows >= 1)
        #expect(inbox.told.contains(.overflow))
        #expect(await inbox.watcher.sync(timeout: .seconds(20)) == [])
        #expect(inbox.watcher.status.pending == 0)
    }

    @Test("many more files than it may hold all come out, and it never holds more")
    func bounded() async throws {
        let inbox = try WatchedInbox {
            $0.bounds.ready = 50
            $0.bounds.waiting = 50
        }
        for number in 0..<1500 { try inbox.write("x", "\(number)") }
        let taken = await inbox.take(1500, within: .seconds(60))
        #expect(taken.count == 1500)
        #expect(await inbox.watcher.sync(timeout: .seconds(10)) == [])
    }

    @Test("files that are always in trouble do not keep others out")
    func crowd() async throws {
        let inbox = try WatchedInbox {
            $0.bounds.ready = 20
            $0.bounds.waiting = 20
            $0.firstRetry = .seconds(30)
        }
        for number in 0..<60 { try inbox.write("bad", "bad\(number)") }
        var taken: [String: String] = [:]
        let deadline = ContinuousClock.now + .seconds(30)
        var wasWritten = false
        while taken.isEmpty, let files = await inbox.next(atMost: 8, before: deadline) {
            for file in files {
                if file.name.starts(with: Array("bad".utf8)) {
                    inbox.watcher.finished(file, .retry(reason: "bad"))
                } else if let text = inbox.takeOne(file) {
                    taken[String(decoding: file.name, as: UTF8.self)] = text
                }
            }
            if !wasWritten, inbox.watcher.status.troubles.count >= 20 {
                wasWritten = true
                try inbox.write("good", "good")
            }
        }
        #expect(taken == ["good": "good"])
    }

    @Test("without inotify everything is found by polling")
    func polling() async throws {
        let inbox = try WatchedInbox { $0.backend = .poll }
        _ = await inbox.watcher.sync(timeout: .seconds(10))
        #expect(inbox.watcher.status.backend == "poll")
        try inbox.makeFolder("sub")
        try inbox.write("one", "a")
        try inbox.write("two", "sub/b")
        #expect(await inbox.take(2) == ["a": "one", "sub/b": "two"])
        #expect(inbox.told == [.polling(reason: "as configured")])
    }

    @Test("folders past the limit of watches are polled, and watched when there is room")
    func watchLimit() async throws {
        let inbox = try WatchedInbox { $0.bounds.watches = 2 }
        _ = await inbox.watcher.sync(timeout: .seconds(10))
        #expect(inbox.watcher.status.backend == "inotify")
        for name in ["a", "b", "c"] { try inbox.makeFolder(name) }
        for name in ["a", "b", "c"] { try inbox.write(name, name + "/f") }
        #expect(await inbox.take(3) == ["a/f": "a", "b/f": "b", "c/f": "c"])
        #expect(await eventually { inbox.watcher.status.backend == "poll" })
        for name in ["a", "b", "c"] { try FileManager.default.removeItem(at: inbox.url(name)) }
        #expect(await eventually { inbox.watcher.status.backend == "inotify" })
    }

    @Test("sync names what is still pending when time is up")
    func pending() async throws {
        let inbox = try WatchedInbox()
        try inbox.write("x", "a")
        #expect(await inbox.watcher.sync(timeout: .milliseconds(200)) == [Array("a".utf8)])
        let file = try #require(await inbox.next(atMost: 1, before: .now + .seconds(20))?.first)
        #expect(await inbox.watcher.sync(timeout: .milliseconds(50)) == [Array("a".utf8)])
        try inbox.watcher.remove(file)
        inbox.watcher.finished(file, .gone)
        #expect(await inbox.watcher.sync(timeout: .seconds(10)) == [])
    }

    @Test("who waits is let go when the watcher stops, or when they give up")
    func stopping() async throws {
        let inbox = try WatchedInbox()
        let watcher = inbox.watcher
        let givenUp = Task { await watcher.next(atMost: 1) }
        let sync = Task { await watcher.sync(timeout: .seconds(3600)) }
        givenUp.cancel()
        sync.cancel()
        #expect(await givenUp.value == [])
        #expect(await sync.value == [])
        let waiting = Task { await watcher.next(atMost: 1) }
        watcher.stop()
        #expect(await waiting.value == [])
        #expect(await watcher.next(atMost: 1) == [])
        #expect(await watcher.sync(timeout: .seconds(3600)) == [])
    }

    @Test("a watcher of a folder that is not there does not start")
    func missing() {
        #expect(throws: InboxFailure.failed(operation: "open the inbox", path: "/nowhere", .noEntry)) {
            _ = try InboxWatcher(root: "/nowhere")
        }
    }
}

/// A file system in memory over a folder; gone with its owner.
private final class Mount {
    private let place: URL

    init(on place: URL) throws {
        self.place = place
        guard Self.run("/usr/bin/mount", ["-t", "tmpfs", "-o", "size=1m", "bulletind-test", place.path]) else {
            throw Errno.notPermitted
        }
    }

    deinit { _ = Self.run("/usr/bin/umount", ["--lazy", place.path]) }

    static let isPossible: Bool = {
        guard let folder = try? TemporaryFolder() else { return false }
        return (try? Mount(on: folder.url)) != nil
    }()

    private static func run(_ program: String, _ arguments: [String]) -> Bool {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments = arguments
        process.standardError = FileHandle.nullDevice
        guard (try? process.run()) != nil else { return false }
        process.waitUntilExit()
        return process.terminationStatus == 0
    }
}
