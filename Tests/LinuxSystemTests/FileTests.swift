import Foundation
import LinuxSystem
import TestSupport
import Testing

@Suite("Files")
struct FileTests {
    let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func write(_ text: String, _ name: String) throws {
        try Data(text.utf8).write(to: folder.file(name))
    }

    private func text(_ name: String) throws -> String {
        try String(contentsOf: folder.file(name), encoding: .utf8)
    }

    @Test("a second holder of a lock learns the first's process")
    func lock() throws {
        let path = folder.path + "/lock"
        do {
            let lock = try FileLock(path: path)
            #expect(throws: FileLockFailure.held(process: Process.identifier)) { try FileLock(path: path) }
            withExtendedLifetime(lock) {}
        }
        _ = try FileLock(path: path)
    }

    @Test(
        "a mapping is the file, large or small, fetched or not, and what the file has no more is not fetched",
        arguments: [0, 1, 5000, 5 << 20])
    func mapping(size: Int) throws {
        let bytes = (0..<size).map { UInt8(truncatingIfNeeded: $0 &* 2_654_435_761 >> 16) }
        try Data(bytes).write(to: folder.file("large"))
        let path = folder.path + "/large"
        let mapping = try FileMapping(path: path)
        let isFetched = unsafe mapping.fetch(UnsafeRawBufferPointer(rebasing: mapping.bytes[(size / 3)...]))
        #expect(isFetched)
        // What was mapped stays as it was.
        try FileManager.default.removeItem(atPath: path)
        let isSame = unsafe mapping.bytes.elementsEqual(bytes)
        #expect(isSame)
        guard size > 5000 else { return }
        try Data(bytes).write(to: folder.file("cut"))
        let cut = try FileMapping(path: folder.path + "/cut")
        try FileHandle(forWritingTo: folder.file("cut")).truncate(atOffset: 8192)
        let (isStillFetched, isCutFetched) = unsafe (
            cut.fetch(UnsafeRawBufferPointer(rebasing: cut.bytes[..<8192])), cut.fetch(cut.bytes)
        )
        #expect(isStillFetched && !isCutFetched)
    }

    @Test("a durable write replaces the older file and leaves nothing else behind")
    func durableWrite() throws {
        try write("old", "a")
        try DurableFile.write(Array("new".utf8), to: "a", inFolder: folder.path)
        #expect(try text("a") == "new")
        #expect(try names() == ["a"])
    }

    @Test("a move takes a new name and never another's")
    func move() throws {
        try write("one", "a")
        try write("two", "b")
        let here = try OwnedDescriptor.folder(path: folder.path)
        #expect(throws: Errno.exists) {
            try DurableFile.move(Array("a".utf8), from: here, to: here, as: Array("b".utf8))
        }
        try DurableFile.move(Array("a".utf8), from: here, to: here, as: Array("c".utf8))
        #expect(try text("c") == "one")
        #expect(try names() == ["b", "c"])
    }

    @Test("a move to another file system copies, then removes")
    func moveAcross() throws {
        let memory = "/dev/shm/bulletind-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: memory, withIntermediateDirectories: false)
        defer { try? FileManager.default.removeItem(atPath: memory) }
        let here = try OwnedDescriptor.folder(path: folder.path)
        let there = try OwnedDescriptor.folder(path: memory)
        let long = String(repeating: "0123456789", count: 300_000)
        try write(long, "a")
        try DurableFile.move(Array("a".utf8), from: here, to: there, as: Array("b".utf8))
        #expect(try String(contentsOfFile: memory + "/b", encoding: .utf8) == long)
        #expect(try names().isEmpty)
        try write("second", "a")
        #expect(throws: Errno.exists) {
            try DurableFile.move(Array("a".utf8), from: here, to: there, as: Array("b".utf8))
        }
        #expect(try FileManager.default.contentsOfDirectory(atPath: memory) == ["b"])
        #expect(try text("a") == "second")
    }

    @Test("reads a file whole, and only in the state that was asked for")
    func read() throws {
        try write("some text", "a")
        let here = try OwnedDescriptor.folder(path: folder.path)
        let name = Array("a".utf8)
        let identity = try here.status(of: name).identity
        #expect(try here.open(name, .readOnly).readWhole(expecting: identity) == Array("some text".utf8))
        #expect(throws: FileReadFailure.tooLarge(bytes: 9)) {
            try here.open(name, .readOnly).readWhole(atMost: 8)
        }
        try write("some texts", "a")
        #expect(throws: FileReadFailure.changed) {
            try here.open(name, .readOnly).readWhole(expecting: identity)
        }
    }

    @Test("knows whether somebody has a file open for writing, by a descriptor or a map, but not who reads")
    func writers() throws {
        try write("some text", "a")
        let here = try OwnedDescriptor.folder(path: folder.path)
        let name = Array("a".utf8)
        let reader = try here.open(name, .readOnly)
        var told = [reader.isBeingWritten]
        let writer = try here.open(name, .append())
        told += [reader.isBeingWritten, reader.isBeingWritten]
        _ = consume writer
        told.append(reader.isBeingWritten)
        do {
            let map = try SystemCalls.Map(URL(fileURLWithPath: folder.path + "/a"), size: 9)
            map.fill(with: 0x61)
            told.append(reader.isBeingWritten)
        }
        let other = try here.open(name, .readOnly)
        told += [reader.isBeingWritten, other.isBeingWritten]
        #expect(told == [false, true, true, false, true, false, false])
        // The lease was given back: nobody who comes now waits for it.
        try here.open(name, .append()).write([0x62])
    }

    @Test("does not follow a symbolic link")
    func symbolicLink() throws {
        try write("secret", "a")
        try FileManager.default.createSymbolicLink(atPath: folder.path + "/b", withDestinationPath: "a")
        let here = try OwnedDescriptor.folder(path: folder.path)
        #expect(try here.status(of: Array("b".utf8)).kind == .symbolicLink)
        #expect(throws: Errno.tooManyLinks) { _ = try here.open(Array("b".utf8), .readOnly) }
    }

    private func names() throws -> [String] {
        var stream = try DirectoryStream(OwnedDescriptor.folder(path: folder.path))
        var names: [String] = []
        while let entry = try stream.next() { names.append(String(decoding: entry.name, as: UTF8.self)) }
        return names.sorted()
    }

    @Test("a name that is no text comes back as it was")
    func bytes() throws {
        let gbk: [UInt8] = [0xB6, 0xAB, 0xB2, 0xFD, 0x2E, 0x74, 0x78, 0x74]
        let here = try OwnedDescriptor.folder(path: folder.path)
        let inotify = try Inotify()
        _ = try inotify.watch(folder: Array(folder.path.utf8), for: [.closedAfterWriting])
        try here.open(gbk, .create()).write([1])
        #expect(try inotify.read().map(\.name) == [gbk])
        var stream = try DirectoryStream(here.duplicated())
        #expect(try stream.next()?.name == gbk)
        #expect(try stream.next() == nil)
    }

    @Test("a name with a NUL inside is refused")
    func nul() throws {
        let here = try OwnedDescriptor.folder(path: folder.path)
        #expect(throws: Errno.invalidArgument) { _ = try here.open([0x61, 0, 0x62], .create()) }
    }

    @Test("an unnamed file gets its name at once, with all that is in it")
    func unnamed() throws {
        let here = try OwnedDescriptor.folder(path: folder.path)
        let file = try here.openUnnamedFile()
        try file.write(Array("whole".utf8))
        #expect(try names().isEmpty)
        try here.link(file, as: Array("a".utf8))
        #expect(try text("a") == "whole")
    }

    @Test("an error number has words")
    func words() {
        #expect(Errno.noSpace.description == "No space left on device")
        #expect(Errno(rawValue: 9999).description.contains("9999"))
    }

    @Test("a file system is known by its number")
    func fileSystem() throws {
        let memory = try FileSystem(holding: "/dev/shm")
        #expect(memory.kind == 0x0102_1994)
        #expect(memory.tellsOfEveryChange)
        #expect(memory.totalBytes >= memory.availableBytes)
        #expect(throws: Errno.noEntry) { try FileSystem(holding: folder.path + "/none") }
    }

    @Test("a wake-up ends a wait, and many of them are one")
    func wakeUp() throws {
        let wakeUp = try WakeUp()
        #expect(try waitForInput([wakeUp.descriptor.rawValue], timeout: .zero) == [false])
        for _ in 0..<3 { wakeUp.signal() }
        #expect(try waitForInput([wakeUp.descriptor.rawValue], timeout: nil) == [true])
        wakeUp.clear()
        #expect(try waitForInput([wakeUp.descriptor.rawValue], timeout: .zero) == [false])
    }

    @Test("root is in the group of root, and a user whom nobody knows in none")
    func groups() {
        #expect(UserDatabase.groups(ofUser: 0).contains(0))
        #expect(UserDatabase.groups(ofUser: 4_000_000_000).isEmpty)
        #expect(UserDatabase.group(named: "root") == 0)
        #expect(UserDatabase.group(named: "no such group") == nil)
    }
}
