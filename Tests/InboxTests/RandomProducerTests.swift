import Foundation
import Inbox
import LinuxSystem
import TestSupport
import Testing

/// Producers that do anything in any order, against a model of what was dropped. Every drop has a text of its own, so
/// that what came out can be told apart.
@Suite("Random producers", .serialized, .timeLimit(.minutes(10)))
struct RandomProducerTests {
    /// `BULLETIND_SEEDS=40-400` tries others.
    private static var seeds: Range<UInt64> {
        let text = ProcessInfo.processInfo.environment["BULLETIND_SEEDS"] ?? ""
        let bounds = text.split(separator: "-").compactMap { UInt64($0) }
        guard bounds.count == 2, bounds[0] < bounds[1] else { return 0..<40 }
        return bounds[0]..<bounds[1]
    }

    @Test("whatever producers do, each file comes out whole, and none stays", arguments: seeds)
    func random(seed: UInt64) async throws {
        let inbox = try WatchedInbox {
            $0.settle = .milliseconds(20)
            $0.bounds.ready = seed.isMultiple(of: 3) ? 8 : 4096
            $0.bounds.waiting = seed.isMultiple(of: 3) ? 8 : 8192
            if seed.isMultiple(of: 5) {
                // Without events only stillness tells that a writer is done: longer than this process may be held up.
                $0.settle = .seconds(1)
                $0.backend = .poll
            }
        }
        let consumer = Task { await consume(inbox) }
        var producer = Producer(inbox: inbox, seed: seed)
        for _ in 0..<150 { try producer.act() }
        let pending = await inbox.watcher.sync(timeout: .seconds(120))
        #expect(pending == [], "seed \(seed)")
        inbox.watcher.stop()
        let taken = await consumer.value
        #expect(producer.mustCome.subtracting(taken) == [], "seed \(seed): lost")
        #expect(taken.subtracting(producer.mayCome) == [], "seed \(seed): never dropped so")
    }

    /// Every text that came out. A file may come twice where it was linked twice, so a set.
    private func consume(_ inbox: WatchedInbox) async -> Set<String> {
        var taken: Set<String> = []
        while true {
            let files = await inbox.watcher.next(atMost: 7)
            if files.isEmpty { return taken }
            taken.formUnion(inbox.takeAll(files).map(\.text))
        }
    }
}

private struct Producer {
    let inbox: WatchedInbox
    var random: SeededGenerator
    var number = 0
    /// Texts that must come out: nobody took them away again.
    var mustCome: Set<String> = []
    /// Every text that a closed file ever had.
    var mayCome: Set<String> = []

    init(inbox: WatchedInbox, seed: UInt64) {
        self.inbox = inbox
        random = SeededGenerator(seed: seed)
    }

    private mutating func newText() -> String {
        number += 1
        let text = "\(number):" + String(repeating: "x", count: Int.random(in: 0...5000, using: &random))
        mayCome.insert(text)
        return text
    }

    private mutating func newOutside() throws -> (URL, String) {
        let text = newText()
        let url = inbox.folder.file("out\(number)")
        try Data(text.utf8).write(to: url)
        return (url, text)
    }

    /// A name that no other drop has, in one of a few folders.
    private mutating func newPlace() throws -> URL {
        let folder = ["", "a", "b", "a/c"].randomElement(using: &random)!
        if !folder.isEmpty {
            try FileManager.default.createDirectory(at: inbox.url(folder), withIntermediateDirectories: true)
        }
        return inbox.url(folder).appendingPathComponent("f\(number)-\(Int.random(in: 0...999_999, using: &random))")
    }

    mutating func act() throws {
        switch Int.random(in: 0..<11, using: &random) {
        case 0, 1: try writeAtOnce()
        case 2: try writeInParts()
        case 3: try moveIn()
        case 4: try linkIn()
        case 5: try moveFolderIn()
        case 6: try renameOver()
        case 7: try viaHiddenName()
        case 8: try unnamed()
        case 9: try renameWithin()
        default: try map()
        }
    }

    private mutating func writeAtOnce() throws {
        let text = newText()
        let file = try OwnedDescriptor.open(path: newPlace().path, .append(mode: 0o644))
        try file.write(Array(text.utf8))
        mustCome.insert(text)
    }

    private mutating func writeInParts() throws {
        let text = Array(newText().utf8)
        let file = try OwnedDescriptor.open(path: newPlace().path, .append(mode: 0o644))
        let cut = Int.random(in: 0...text.count, using: &random)
        try file.write(Array(text[..<cut]))
        usleep(UInt32.random(in: 0...30_000, using: &random))
        try file.write(Array(text[cut...]))
        mustCome.insert(String(decoding: text, as: UTF8.self))
    }

    private mutating func moveIn() throws {
        let (url, text) = try newOutside()
        try SystemCalls.rename(url, over: newPlace())
        mustCome.insert(text)
    }

    private mutating func linkIn() throws {
        let (url, text) = try newOutside()
        try FileManager.default.linkItem(at: url, to: newPlace())
        if Bool.random(using: &random) { try FileManager.default.removeItem(at: url) }
        mustCome.insert(text)
    }

    private mutating func moveFolderIn() throws {
        let folder = inbox.folder.file("outside")
        try FileManager.default.createDirectory(
            at: folder.appendingPathComponent("sub"), withIntermediateDirectories: true)
        for place in ["x", "sub/y", "sub/z"] {
            let text = newText()
            try Data(text.utf8).write(to: folder.appendingPathComponent(place))
            mustCome.insert(text)
        }
        let name = "folder\(number)"
        try SystemCalls.rename(folder, over: inbox.url(name))
        guard Bool.random(using: &random) else { return }
        try SystemCalls.rename(inbox.url(name), over: inbox.url("renamed\(number)"))
    }

    /// The first may be overwritten before it is taken; the second must come.
    private mutating func renameOver() throws {
        let place = try newPlace()
        let (first, _) = try newOutside()
        let (second, text) = try newOutside()
        try SystemCalls.rename(first, over: place)
        usleep(UInt32.random(in: 0...2000, using: &random))
        try SystemCalls.rename(second, over: place)
        mustCome.insert(text)
    }

    /// It lies in the inbox all the time, if nobody has taken it: under one name or the other.
    private mutating func renameWithin() throws {
        let (url, text) = try newOutside()
        let (first, second) = (try newPlace(), try newPlace())
        try FileManager.default.linkItem(at: url, to: first)
        usleep(UInt32.random(in: 0...30_000, using: &random))
        try? SystemCalls.rename(first, over: second)
        mustCome.insert(text)
    }

    private mutating func viaHiddenName() throws {
        let text = newText()
        let place = try newPlace()
        let hidden = place.deletingLastPathComponent().appendingPathComponent(".hidden\(number)")
        try Data(text.utf8).write(to: hidden)
        try SystemCalls.rename(hidden, over: place)
        mustCome.insert(text)
    }

    private mutating func unnamed() throws {
        let text = newText()
        let place = try newPlace()
        let folder = try OwnedDescriptor.folder(path: place.deletingLastPathComponent().path)
        let file = try folder.openUnnamedFile()
        try file.write(Array(text.utf8))
        try folder.link(file, as: Array(place.lastPathComponent.utf8))
        mustCome.insert(text)
    }

    private mutating func map() throws {
        number += 1
        let letter = UInt8.random(in: 0x61...0x7A, using: &random)
        let size = 4096 * (number + 1)
        let text = String(repeating: String(decoding: [letter], as: UTF8.self), count: size)
        let map = try SystemCalls.Map(newPlace(), size: size)
        map.fill(with: letter)
        mayCome.insert(text)
        mustCome.insert(text)
    }
}
