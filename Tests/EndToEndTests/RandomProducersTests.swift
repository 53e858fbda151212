import Foundation
import LinuxSystem
import TestSupport
import Testing

/// Real programs and raw calls that bring pages into the inbox of a real daemon, in any order, against a model of what
/// must come and what may.
@Suite("Random producers and the real daemon", .serialized, .timeLimit(.minutes(5)))
struct RandomProducersTests {
    private static let seeds = UInt64(0)..<200
    private static let settle = ["BULLETIND_INBOX_SETTLE": "20ms"]

    /// The daemon is killed now and then; each seed has a collection of its own.
    @Test("all that was dropped is kept once, nothing else is, and verify finds no difference")
    func all() throws {
        let daemon = try RunningDaemon(options: ["--log-level", "warning"])
        try daemon.start(environment: Self.settle)
        var model = ProducedPages()
        for seed in Self.seeds {
            var producer = try PageProducer(daemon: daemon, seed: seed, model: model)
            for action in 0..<10 {
                try producer.act()
                if seed % 20 == 7, action == 5 {
                    daemon.killNow()
                    try daemon.start(environment: Self.settle)
                    try daemon.sync()
                }
            }
            model = producer.model
            let pending = try daemon.object("inbox.sync", ["timeout": 60])["pending"] as? [String]
            #expect(pending == [], "seed \(seed)")
        }
        let kept = try keptBytes(daemon)
        #expect(model.mustCome.count > 1500)
        for (sum, seed) in model.mustCome where !kept.contains(sum) { Issue.record("seed \(seed): \(sum) is lost") }
        for sum in kept where model.mustCome[sum] == nil && !model.mayCome.contains(sum) {
            Issue.record("\(sum) was never dropped so")
        }
        let counts = try #require(try daemon.object("server.status")["counts"] as? [String: Int])
        #expect(counts["rejected"] == 0)
        let verified = try daemon.ctl("verify")
        #expect(verified.status == 0, "\(verified.output)")
        #expect(daemon.stop() == 0)
    }

    /// SHA-256 of each bulletin; one that is there twice is an issue.
    private func keptBytes(_ daemon: RunningDaemon) throws -> Set<String> {
        var sums: Set<String> = []
        var params: [String: Any] = ["limit": 1000, "superseded": true]
        while true {
            let answer = try daemon.object("bulletin.list", params)
            for bulletin in try #require(answer["bulletins"] as? [[String: Any]]) {
                let isNew = sums.insert(try #require(bulletin["sha256"] as? String)).inserted
                #expect(isNew, "\(bulletin) is there twice")
                params["before"] = bulletin["bulletin"]
            }
            if answer["more"] as? Bool != true { return sums }
        }
    }
}

/// What producers did, by SHA-256.
private struct ProducedPages {
    var number = 0
    /// With the seed that dropped it.
    var mustCome: [String: UInt64] = [:]
    var mayCome: Set<String> = []
}

private struct PageProducer {
    let daemon: RunningDaemon
    let seed: UInt64
    let inbox: URL
    let outside: URL
    var random: SeededGenerator
    var model: ProducedPages

    init(daemon: RunningDaemon, seed: UInt64, model: ProducedPages) throws {
        self.daemon = daemon
        self.seed = seed
        self.model = model
        random = SeededGenerator(seed: seed)
        inbox = daemon.inbox.appendingPathComponent("s\(seed)")
        outside = daemon.folder.file("outside")
        try FileManager.default.createDirectory(at: inbox, withIntermediateDirectories: true)
        try FileManager.default.createDirectory(at: outside, withIntermediateDirectories: true)
    }

    mutating func act() throws {
        switch Int.random(in: 0..<13, using: &random) {
        case 0: try write()
        case 1: try tool("/usr/bin/cp", ["--archive"])
        case 2: try tool("/usr/bin/mv", [])
        case 3: try tool("/usr/bin/ln", [])
        case 4: try symbolicLink()
        case 5: try map()
        case 6: try untar()
        case 7: try synchronize()
        case 8: try moveFolder()
        case 9: try renameOver()
        case 10: try removeWhileSettling()
        case 11: try touchThenWrite()
        default: try unnamed()
        }
    }

    private mutating func newPage(mustCome: Bool = true) -> [UInt8] {
        model.number += 1
        let page = Array(InventedPage.text(model.number).utf8)
        let sum = SHA256.hexadecimal(SHA256.digest(of: page))
        if mustCome { model.mustCome[sum] = seed } else { model.mayCome.insert(sum) }
        return page
    }

    private mutating func newOutside(mustCome: Bool = true) throws -> URL {
        let page = newPage(mustCome: mustCome)
        let file = outside.appendingPathComponent("p\(model.number).txt")
        try Data(page).write(to: file)
        return file
    }

    private mutating func place() throws -> URL {
        let folder = ["", "a", "a/b"].randomElement(using: &random)!
        let place = inbox.appendingPathComponent(folder)
        try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
        return place.appendingPathComponent("p\(model.number) \(Int.random(in: 0...999, using: &random)).txt")
    }

    /// In parts, with pauses longer than a file takes to settle, often in a folder as new as the file.
    private mutating func write() throws {
        let page = newPage()
        let file = try OwnedDescriptor.open(path: place().path, .append(mode: 0o644))
        let cut = Int.random(in: 0...page.count, using: &random)
        try file.write(Array(page[..<cut]))
        usleep(UInt32.random(in: 0...60_000, using: &random))
        try file.write(Array(page[cut...]))
    }

    private mutating func tool(_ program: String, _ options: [String]) throws {
        let page = try newOutside()
        let outcome = try run(program, options + [page.path, try place().path])
        try require(outcome.status == 0, "\(program): \(outcome.errors)")
    }

    /// Left alone, and so is what it shows.
    private mutating func symbolicLink() throws {
        model.number += 1
        let page = outside.appendingPathComponent("linked\(model.number).txt")
        try Data("不该收进来的一页\(model.number)".utf8).write(to: page)
        try FileManager.default.createSymbolicLink(at: place(), withDestinationURL: page)
    }

    /// Written through memory: as many bytes as the page has.
    private mutating func map() throws {
        let page = newPage()
        let map = try SystemCalls.Map(place(), size: page.count)
        map.write(page)
    }

    private mutating func untar() throws {
        let pages = [try newOutside(), try newOutside()]
        let archive = outside.appendingPathComponent("archive.tar")
        for (program, arguments) in [
            ("/usr/bin/tar", ["-C", outside.path, "-cf", archive.path] + pages.map(\.lastPathComponent)),
            ("/usr/bin/tar", ["-C", inbox.path, "-xf", archive.path]),
        ] {
            let outcome = try run(program, arguments)
            try require(outcome.status == 0, "\(program): \(outcome.errors)")
        }
    }

    /// As rsync does, and with rsync itself where that is installed: a hidden name first, then a rename.
    private mutating func synchronize() throws {
        let page = try newOutside()
        let rsync = "/usr/bin/rsync"
        if FileManager.default.isExecutableFile(atPath: rsync) {
            let outcome = try run(rsync, ["--times", page.path, inbox.path + "/"])
            try require(outcome.status == 0, outcome.errors)
            return
        }
        let place = try place()
        let hidden = place.deletingLastPathComponent().appendingPathComponent(".\(place.lastPathComponent).Xa81q")
        try FileManager.default.copyItem(at: page, to: hidden)
        try SystemCalls.rename(hidden, over: place)
    }

    private mutating func moveFolder() throws {
        model.number += 1
        let folder = outside.appendingPathComponent("folder\(model.number)")
        try FileManager.default.createDirectory(
            at: folder.appendingPathComponent("sub"), withIntermediateDirectories: true)
        for name in ["x.txt", "sub/y.txt", "sub/z.md"] {
            try Data(newPage()).write(to: folder.appendingPathComponent(name))
        }
        let target = inbox.appendingPathComponent(folder.lastPathComponent)
        try SystemCalls.rename(folder, over: target)
        guard Bool.random(using: &random) else { return }
        try SystemCalls.rename(target, over: inbox.appendingPathComponent("renamed\(model.number)"))
    }

    private mutating func renameOver() throws {
        let place = try place()
        try SystemCalls.rename(newOutside(mustCome: false), over: place)
        usleep(UInt32.random(in: 0...2000, using: &random))
        try SystemCalls.rename(newOutside(), over: place)
    }

    private mutating func removeWhileSettling() throws {
        let place = try place()
        try FileManager.default.linkItem(at: newOutside(mustCome: false), to: place)
        usleep(UInt32.random(in: 0...30_000, using: &random))
        try? FileManager.default.removeItem(at: place)
    }

    private mutating func touchThenWrite() throws {
        let page = newPage()
        let place = try place()
        try Data().write(to: place)
        usleep(UInt32.random(in: 0...10_000, using: &random))
        try OwnedDescriptor.open(path: place.path, .append(mode: 0o644)).write(page)
    }

    private mutating func unnamed() throws {
        let page = newPage()
        let place = try place()
        let folder = try OwnedDescriptor.folder(path: place.deletingLastPathComponent().path)
        let file = try folder.openUnnamedFile()
        try file.write(page)
        try folder.link(file, as: Array(place.lastPathComponent.utf8))
    }
}
