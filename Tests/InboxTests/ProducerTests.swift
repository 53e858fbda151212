import Foundation
import Inbox
import LinuxSystem
import TestSupport
import Testing

/// What programs do when they drop a file, each with the real system calls. The watcher settles after 60 ms.
@Suite("Producers", .serialized, .timeLimit(.minutes(5)))
struct ProducerTests {
    @Test("a file renamed into the inbox comes at once, however old it is")
    func moved() async throws {
        let inbox = try WatchedInbox { $0.settle = .seconds(3600) }
        let outside = inbox.folder.file("old.txt")
        try Data("old".utf8).write(to: outside)
        try FileManager.default.setAttributes(
            [.modificationDate: Date(timeIntervalSince1970: 86_400)], ofItemAtPath: outside.path)
        _ = await inbox.watcher.sync(timeout: .seconds(10))
        try FileManager.default.moveItem(at: outside, to: inbox.url("a.txt"))
        #expect(await inbox.take(1) == ["a.txt": "old"])
    }

    @Test("a hard link comes once it has stood still")
    func hardLink() async throws {
        let inbox = try WatchedInbox()
        let outside = inbox.folder.file("other.txt")
        try Data("linked".utf8).write(to: outside)
        _ = await inbox.watcher.sync(timeout: .seconds(10))
        try FileManager.default.linkItem(at: outside, to: inbox.url("a.txt"))
        #expect(await inbox.take(1) == ["a.txt": "linked"])
        #expect(try String(contentsOf: outside, encoding: .utf8) == "linked")
    }

    @Test("an unnamed file that is given a name comes once it has stood still")
    func unnamed() async throws {
        let inbox = try WatchedInbox()
        _ = await inbox.watcher.sync(timeout: .seconds(10))
        do {
            let root = try OwnedDescriptor.folder(path: inbox.root.path)
            let file = try root.openUnnamedFile()
            try file.write(Array("whole".utf8))
            try root.link(file, as: Array("a.txt".utf8))
        }
        #expect(await inbox.take(1) == ["a.txt": "whole"])
    }

    @Test("a slow writer is waited for, however long it pauses")
    func slowWriter() async throws {
        let inbox = try WatchedInbox()
        _ = await inbox.watcher.sync(timeout: .seconds(10))
        do {
            let file = try OwnedDescriptor.open(path: inbox.url("a.txt").path, .append(mode: 0o644))
            try file.write(Array("first half, ".utf8))
            // Ten times as long as a file takes to settle.
            #expect(await inbox.nextNames(within: .milliseconds(600)) == [])
            #expect(inbox.watcher.status.troubles.map(\.reason) == ["its writer has not closed it"])
            try file.write(Array("second half".utf8))
        }
        #expect(await inbox.take(1) == ["a.txt": "first half, second half"])
    }

    @Test("a mapped file comes with all that was stored into the map")
    func mapped() async throws {
        let inbox = try WatchedInbox()
        _ = await inbox.watcher.sync(timeout: .seconds(10))
        do {
            let map = try SystemCalls.Map(inbox.url("a.txt"), size: 8192)
            map.fill(with: 0x61)
            #expect(await inbox.nextNames(within: .milliseconds(300)) == [])
            map.fill(with: 0x62)
        }
        #expect(await inbox.take(1) == ["a.txt": String(repeating: "b", count: 8192)])
    }

    @Test("a file appended to twice loses nothing")
    func twice() async throws {
        let inbox = try WatchedInbox()
        _ = await inbox.watcher.sync(timeout: .seconds(10))
        for round in 0..<50 {
            let name = "\(round).txt"
            try inbox.write("one ", name)
            try inbox.write("two", name)
            var text = ""
            while !text.hasSuffix("two") {
                // Taken between the two: then the second makes a file of its own.
                let part = await inbox.take(1)
                try #require(part.count == 1)
                text += part[name] ?? ""
            }
            #expect(text == "one two")
        }
    }

    @Test("a touched file that is written to within its grace is never empty")
    func touched() async throws {
        let inbox = try WatchedInbox { $0.emptyGrace = .seconds(3600) }
        _ = await inbox.watcher.sync(timeout: .seconds(10))
        try inbox.write("", "a.txt")
        #expect(await inbox.watcher.sync(timeout: .seconds(10)) == [])
        #expect(inbox.watcher.status.pending == 1)
        #expect(inbox.watcher.status.troubles == [InboxTrouble(path: Array("a.txt".utf8), reason: "it is empty")])
        try inbox.write("now", "a.txt")
        #expect(await inbox.take(1) == ["a.txt": "now"])
    }

    @Test("a file that stays empty is handed out as empty after its grace")
    func empty() async throws {
        let inbox = try WatchedInbox()
        try inbox.write("", "a.txt")
        let files = await inbox.next(atMost: 9, before: .now + .seconds(20))
        #expect(files?.map(\.bytes) == [0])
    }

    @Test(
        "some names are left alone",
        arguments: [
            ".hidden", "a.txt~", "a.tmp", "a.part", "a.partial", "a.crdownload", ".a.swp", "a.swp", "~$a.docx",
            ".~lock.a.odt#", ".bulletind-leaving.",
        ])
    func leftAlone(name: String) async throws {
        let inbox = try WatchedInbox(prepare: { try Data("x".utf8).write(to: $0.appendingPathComponent(name)) })
        try inbox.write("more", name)
        try inbox.write("yes", "real.txt")
        #expect(await inbox.take(1) == ["real.txt": "yes"])
        #expect(await inbox.watcher.sync(timeout: .seconds(10)) == [])
        #expect(inbox.watcher.status.pending == 0)
        try FileManager.default.moveItem(at: inbox.url(name), to: inbox.url("renamed.txt"))
        #expect(await inbox.take(1).keys.sorted() == ["renamed.txt"])
    }

    @Test(
        "names that only look like those are taken",
        arguments: ["a.tmp.txt", "apart", "tmp", "~a", "swp", "a~b", "$~a"])
    func taken(name: String) async throws {
        let inbox = try WatchedInbox()
        try inbox.write("yes", name)
        #expect(await inbox.take(1) == [name: "yes"])
    }

    @Test("what is no regular file is left alone and waited for by nobody")
    func irregular() async throws {
        let inbox = try WatchedInbox()
        _ = await inbox.watcher.sync(timeout: .seconds(10))
        let secret = inbox.folder.file("secret.txt")
        try Data("secret".utf8).write(to: secret)
        try FileManager.default.createSymbolicLink(at: inbox.url("link.txt"), withDestinationURL: secret)
        try FileManager.default.createSymbolicLink(at: inbox.url("folder"), withDestinationURL: inbox.folder.url)
        try SystemCalls.makePipe(inbox.url("pipe"))
        #expect(await inbox.watcher.sync(timeout: .seconds(10)) == [])
        #expect(await inbox.nextNames(within: .milliseconds(200)) == [])
        #expect(inbox.watcher.status.pending == 0)
        #expect(FileManager.default.fileExists(atPath: secret.path))
    }

    @Test("a name that is no text is taken as it is")
    func gbk() async throws {
        let inbox = try WatchedInbox()
        let name: [UInt8] = [0xB6, 0xAB, 0xB2, 0xFD, 0x2E, 0x74, 0x78, 0x74]
        try OwnedDescriptor.folder(path: inbox.root.path).open(name, .create()).write([0x61])
        let files = try #require(await inbox.next(atMost: 9, before: .now + .seconds(20)))
        #expect(files.map(\.name) == [name])
        #expect(files.map { inbox.takeOne($0) } == ["a"])
        #expect(await inbox.watcher.sync(timeout: .seconds(10)) == [])
    }

    @Test("a file that is replaced by a rename after it was read stays")
    func replaced() async throws {
        let inbox = try WatchedInbox()
        try inbox.write("first", "a.txt")
        let file = try #require(await inbox.next(atMost: 1, before: .now + .seconds(20))?.first)
        #expect(try inbox.watcher.read(file) == Array("first".utf8))
        try Data("other".utf8).write(to: inbox.folder.file("b"))
        try SystemCalls.rename(inbox.folder.file("b"), over: inbox.url("a.txt"))
        #expect(throws: FileRemovalFailure.changed) { try inbox.watcher.remove(file) }
        #expect(throws: FileRemovalFailure.changed) {
            try inbox.watcher.moveToRejected(file, folder: inbox.folder.path, as: Array("r".utf8))
        }
        inbox.watcher.finished(file, .changed)
        #expect(await inbox.take(1) == ["a.txt": "other"])
    }

    @Test("a file that is opened for writing after it was read stays, and so does what is then written")
    func openedAgain() async throws {
        let inbox = try WatchedInbox()
        try inbox.write("first, ", "a.txt")
        let file = try #require(await inbox.next(atMost: 1, before: .now + .seconds(20))?.first)
        #expect(try inbox.watcher.read(file) == Array("first, ".utf8))
        do {
            let writer = try OwnedDescriptor.open(path: inbox.url("a.txt").path, .append(mode: 0o644))
            #expect(throws: FileRemovalFailure.changed) { try inbox.watcher.remove(file) }
            inbox.watcher.finished(file, .changed)
            #expect(await inbox.take(1, within: .milliseconds(300)) == [:])
            try writer.write(Array("second".utf8))
        }
        #expect(await inbox.take(1) == ["a.txt": "first, second"])
    }

    @Test("a file rewritten with as many bytes within one tick of the clock is not taken for the one that was read")
    func sameTick() async throws {
        let inbox = try WatchedInbox()
        for round in 0..<200 {
            try inbox.write("first", "\(round)")
            let file = try #require(await inbox.next(atMost: 1, before: .now + .seconds(20))?.first)
            let bytes = try inbox.watcher.read(file)
            try SystemCalls.overwrite(inbox.url("\(round)"), with: "other")
            #expect(bytes == Array("first".utf8))
            #expect(throws: FileRemovalFailure.changed) { try inbox.watcher.remove(file) }
            inbox.watcher.finished(file, .changed)
            #expect(await inbox.take(1) == ["\(round)": "other"])
        }
    }

    @Test("who waits for all that lies there waits for what is renamed meanwhile", arguments: 0..<20)
    func renamedWhileAwaited(round: Int) async throws {
        let inbox = try WatchedInbox()
        try inbox.makeFolder("b")
        #expect(await inbox.watcher.sync(timeout: .seconds(10)) == [])
        let page = inbox.folder.file("page")
        try Data("text".utf8).write(to: page)
        try FileManager.default.linkItem(at: page, to: inbox.url("a"))
        async let pending = inbox.watcher.sync(timeout: .seconds(20))
        usleep(UInt32(round) * 500)
        try SystemCalls.rename(inbox.url("a"), over: inbox.url("b/c"))
        async let taken = inbox.take(1)
        #expect(await pending == [])
        #expect(!FileManager.default.fileExists(atPath: inbox.url("b/c").path))
        #expect(await taken == ["b/c": "text"])
    }

    @Test("who waits while the inbox is missing is told so")
    func missingInbox() async throws {
        let inbox = try WatchedInbox { $0.settle = .seconds(60) }
        try FileManager.default.moveItem(at: inbox.root, to: inbox.folder.file("away"))
        #expect(await inbox.watcher.sync(timeout: .milliseconds(200)) == [Array(".".utf8)])
    }

    @Test("a file left hidden under the name that another leaves by comes back, and both are taken once")
    func hiddenNameIsTaken() async throws {
        let inbox = try WatchedInbox()
        try inbox.write("first", "a")
        let file = try #require(await inbox.next(atMost: 1, before: .now + .seconds(20))?.first)
        _ = try inbox.watcher.read(file)
        try inbox.write("left hidden", ".bulletind-leaving.a")
        try inbox.watcher.remove(file)
        inbox.watcher.finished(file, .gone)
        #expect(await Array(inbox.take(1).values) == ["left hidden"])
        #expect(await inbox.watcher.sync(timeout: .seconds(10)) == [])
        #expect(try FileManager.default.contentsOfDirectory(atPath: inbox.root.path) == [])
    }

    @Test("a rejected file is moved as it is, also to another file system")
    func rejected() async throws {
        let inbox = try WatchedInbox()
        let memory = "/dev/shm/bulletind-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: memory, withIntermediateDirectories: false)
        defer { try? FileManager.default.removeItem(atPath: memory) }
        for target in [inbox.folder.path, memory] {
            try inbox.makeFolder("sub")
            try inbox.write("bad", "sub/a.txt")
            let file = try #require(await inbox.next(atMost: 1, before: .now + .seconds(20))?.first)
            #expect(file.collection == Array("sub".utf8))
            try inbox.watcher.moveToRejected(file, folder: target, as: Array("t-a.txt".utf8))
            inbox.watcher.finished(file, .gone)
            #expect(try String(contentsOfFile: target + "/t-a.txt", encoding: .utf8) == "bad")
            #expect(await inbox.watcher.sync(timeout: .seconds(10)) == [])
            #expect(inbox.watcher.status.pending == 0)
        }
    }

    @Test("a file left hidden by a power cut comes back under its name")
    func hidden() async throws {
        let inbox = try WatchedInbox(prepare: { root in
            try Data("x".utf8).write(to: root.appendingPathComponent(".bulletind-leaving.a.txt"))
        })
        #expect(await inbox.take(1) == ["a.txt": "x"])
    }

    @Test("a file larger than the limit is refused unread")
    func large() async throws {
        let inbox = try WatchedInbox { $0.maxBytes = 4 }
        try inbox.write("12345", "a.txt")
        let file = try #require(await inbox.next(atMost: 1, before: .now + .seconds(20))?.first)
        #expect(throws: FileReadFailure.tooLarge(bytes: 5)) { try inbox.watcher.read(file) }
    }

    @Test("trouble that passes is tried again by itself")
    func retried() async throws {
        let inbox = try WatchedInbox()
        try inbox.write("text", "a.txt")
        for _ in 0..<4 {
            let file = try #require(await inbox.next(atMost: 1, before: .now + .seconds(20))?.first)
            inbox.watcher.finished(file, .retry(reason: "disk full"))
            #expect(inbox.watcher.status.troubles == [InboxTrouble(path: Array("a.txt".utf8), reason: "disk full")])
        }
        #expect(await inbox.take(1) == ["a.txt": "text"])
        #expect(inbox.watcher.status.troubles == [])
    }
}
