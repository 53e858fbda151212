import Foundation
import TestSupport

/// An inbox with five files, each of which takes another way: a page, the same page again, a page in a collection, a
/// revision of that one, and noise. Whatever happens meanwhile, in the end all five have gone their way.
final class FiveFiles {
    let daemon: RunningDaemon
    private static let folders = ["柳湾", "柳湾/旧"]
    private var runs = 0

    init() throws {
        daemon = try RunningDaemon()
        for (path, text) in [
            ("2024-05-16 1版.txt", InventedPage.text(1)), ("2024-05-16 2版.txt", InventedPage.text(1)),
            ("柳湾/2024-05-16 3版.txt", InventedPage.text(3)),
            (
                "柳湾/旧/2024-05-16 3版.txt",
                InventedPage.text(3).replacingOccurrences(of: "阮一鸣", with: "阮一鸣 田小禾")
            ),
        ] {
            let file = daemon.inbox.appendingPathComponent(path)
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(text.utf8).write(to: file)
        }
        try daemon.drop([0, 1, 2, 3, 0, 0xff, 0xfe, 0, 0, 0, 7], as: "noise.txt")
    }

    /// The last line of the last trace: where it was killed.
    var lastCall: String {
        let text = (try? String(contentsOf: trace, encoding: .utf8)) ?? ""
        return text.split(separator: "\n").last.map(String.init) ?? "no call"
    }

    /// The calls that counted in the last run, by name and file.
    func calls() throws -> [(name: String, file: String)] {
        try String(contentsOf: trace, encoding: .utf8).split(separator: "\n").map { line in
            let parts = line.split(separator: " ", maxSplits: 2)
            return (String(parts[1]), String(parts[2]))
        }
    }

    /// The numbers of the last run's calls, from 1: of a row of the same calls on one file the first and then each
    /// `step`-th, unless BULLETIND_ALL_FAULTS is 1. BULLETIND_FAULT_PART=2/5 is the second fifth of them.
    func places(each step: Int) throws -> [Int] {
        let all = ProcessInfo.processInfo.environment["BULLETIND_ALL_FAULTS"] == "1"
        var chosen: [Int] = []
        var row: (call: (name: String, file: String), length: Int)?
        for (index, call) in try calls().enumerated() {
            let length = row.map { $0.call == call ? $0.length + 1 : 0 } ?? 0
            row = (call, length)
            if all || length % step == 0 { chosen.append(index + 1) }
        }
        return Self.part(of: chosen)
    }

    private static func part(of places: [Int]) -> [Int] {
        let text = ProcessInfo.processInfo.environment["BULLETIND_FAULT_PART"] ?? "1/1"
        let part = text.split(separator: "/").compactMap { Int($0) }
        guard part.count == 2, part[0] >= 1, part[0] <= part[1] else { return places }
        return places.enumerated().filter { $0.offset % part[1] == part[0] - 1 }.map(\.element)
    }

    private var trace: URL { daemon.folder.file("trace\(runs)") }

    func launch(_ plan: FaultPlan?) throws {
        runs += 1
        var environment = FaultPlan.environment(plan, roots: [daemon.inbox, daemon.state], trace: trace)
        environment["BULLETIND_INBOX_SETTLE"] = "10ms"
        try daemon.launch(environment: environment)
    }

    var filesInInbox: [String] {
        let paths = (try? FileManager.default.subpathsOfDirectory(atPath: daemon.inbox.path)) ?? ["?"]
        return paths.filter { !Self.folders.contains($0) }
    }

    /// Runs until the plan kills it; where it never comes to that, until all is done.
    func runUntilKilled(_ plan: FaultPlan) throws {
        try launch(plan)
        var calm = 0
        while daemon.process.isRunning {
            calm = filesInInbox.isEmpty ? calm + 1 : 0
            if calm > 100 { kill(daemon.process.processIdentifier, SIGTERM) }
            usleep(2000)
        }
        let reason = daemon.process.terminationReason
        try require(
            reason == .uncaughtSignal || daemon.process.terminationStatus == 0,
            "ended with \(daemon.process.terminationStatus): \(daemon.log)")
    }

    /// Waits until it answers.
    /// - Returns: false where it ended instead.
    func answers() throws -> Bool {
        let deadline = Date(timeIntervalSinceNow: 60)
        while try daemon.ctl("status").status != 0 {
            guard daemon.process.isRunning else { return false }
            try require(Date() < deadline, "it does not answer: \(daemon.log)")
            usleep(5000)
        }
        return true
    }

    /// Waits until all five have gone their way, then looks at everything that they left.
    func expectAllDone() throws {
        let synced = try daemon.ctl("sync")
        try require(synced.status == 0, "sync: \(synced.errors)\(synced.output)\(daemon.log)")
        let status = try object("server.status")
        let expected = ["bulletins": 2, "articles": 4, "superseded": 1, "duplicates": 1, "rejected": 1]
        let counts = status["counts"] as? [String: Int] ?? [:]
        try require(counts == expected, "counts \(counts): \(daemon.log)")
        try require(status["state"] as? String == "running", "state \(status["state"] ?? "none")")
        try require(filesInInbox == [], "in the inbox: \(filesInInbox)")
        let rejected = try FileManager.default.contentsOfDirectory(atPath: daemon.state.path + "/rejected").sorted()
        try require(
            rejected.count == 2 && rejected[0].hasSuffix("-noise.txt") && rejected[1] == rejected[0] + ".reason.json",
            "rejected: \(rejected)")
        let verified = try daemon.ctl("verify")
        try require(verified.status == 0, "verify: \(verified.output)\(verified.errors)")
    }

    private func object(_ method: String, _ params: [String: Any] = [:]) throws -> [String: Any] {
        let text = String(decoding: try JSONSerialization.data(withJSONObject: params), as: UTF8.self)
        let outcome = try daemon.ctl("call", method, text)
        try require(outcome.status == 0, "\(method): \(outcome.errors)")
        return try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any] ?? [:]
    }

    /// Ends it in peace, and looks into what it left behind.
    func stopAndCheck() throws {
        let status = daemon.stop()
        try require(status == 0, "stopped with \(status): \(daemon.log)")
        let checked = try run(
            "bulletind", ["--state", daemon.state.path, "--inbox", daemon.inbox.path, "--check-store"])
        try require(checked.status == 0, "--check-store: \(checked.errors)")
    }
}
