import BulletinClient
import BulletinRPC
import BulletinServer
import Foundation
import Glibc
import Logging
import Synchronization
import TestSupport
import Testing

@Suite("Who may", .serialized)
struct PermissionTests {
    /// Only root can become somebody else.
    @Test(
        "somebody else may ask, but change nothing, and the journal tells who tried what",
        .enabled(if: geteuid() == 0, "needs root"))
    func denials() async throws {
        let journal = Journal()
        let running = try await RunningServer(log: Logger(label: "test") { _ in JournalHandler(journal) })
        for path in [running.folder.path, running.socket] { unsafe chmod(path, path == running.socket ? 0o666 : 0o711) }
        let asked: [(method: String, params: String)] = [
            ("bulletin.remove", #"{"id":"abcd"}"#), ("bulletin.submit", #"{"name":"a","text":"b"}"#),
            ("rejected.list", "{}"), ("rejected.retry", #"{"id":"1"}"#), ("rejected.discard", #"{"id":"1"}"#),
            ("server.reload", "{}"),
        ]
        // Also what nobody may is denied before its params are looked at, in a batch as alone.
        var lines = asked.map { #"{"jsonrpc":"2.0","id":1,"method":"\#($0.method)","params":\#($0.params)}"# }
        lines.append(#"{"jsonrpc":"2.0","id":2,"method":"search"}"#)
        lines.append(#"[{"jsonrpc":"2.0","id":3,"method":"server.reload","params":{"x":1}}]"#)
        let answers = try Self.exchange(lines, with: running)
        for (answer, (method, _)) in zip(answers, asked) {
            #expect(answer["error"]?["code"] == -32004, "\(method)")
            #expect(answer["error"]?["data"] == ["method": .string(method)])
        }
        #expect(answers.count == asked.count + 2)
        #expect(answers[asked.count]["result"]?["total"] == 0)
        #expect(answers[asked.count + 1].array?.first?["error"]?["code"] == -32004)
        let denials = journal.entries.filter { $0.sentence == "Denied a method to a client" }
        #expect(denials.map(\.level) == Array(repeating: .warning, count: asked.count + 1))
        #expect(denials.map { $0.metadata["method"] } == asked.map { .string($0.method) } + ["server.reload"])
        #expect(denials.allSatisfy { $0.metadata["uid"] == "65534" && $0.metadata["pid"] != nil })
        let text = try running.client().call(ServerMetrics.self).text
        #expect(text.contains("\nbulletind_denials_total \(asked.count + 1)\n"))
        await running.stop()
    }

    /// By the kernel's word on the peer: no user database knows of these groups.
    @Test(
        "a member of the admin group may, be it the first group or one of the others",
        .enabled(if: geteuid() == 0, "needs root"))
    func adminGroup() async throws {
        let running = try await RunningServer({ $0.adminGroup = 64_321 })
        for path in [running.folder.path, running.socket] { unsafe chmod(path, path == running.socket ? 0o666 : 0o711) }
        let line = #"{"jsonrpc":"2.0","id":1,"method":"server.reload"}"#
        for (groups, isMember) in [
            (["--regid=64321", "--clear-groups"], true), (["--regid=65534", "--groups=64320,64321"], true),
            (["--regid=65534", "--groups=64320"], false), (["--regid=65534", "--clear-groups"], false),
        ] {
            let answer = try #require(try Self.exchange([line], groups: groups, with: running).first)
            #expect((answer["result"] != nil) == isMember, "\(groups)")
            #expect((answer["error"]?["code"] == -32004) == !isMember, "\(groups)")
        }
        await running.stop()
    }

    /// Lines to the server and its lines back, by a client of the user whom nobody is.
    private static func exchange(
        _ lines: [String], groups: [String] = ["--regid=65534", "--clear-groups"], with running: RunningServer
    ) throws -> [JSONValue] {
        let (input, output) = (running.folder.file("input"), running.folder.file("output"))
        try Data((lines.joined(separator: "\n") + "\n").utf8).write(to: input)
        try Data().write(to: output)
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/setpriv")
        process.arguments =
            ["--reuid=65534"] + groups + ["socat", "-t30", "-", "UNIX-CONNECT:\(running.socket)"]
        process.standardInput = try FileHandle(forReadingFrom: input)
        process.standardOutput = try FileHandle(forWritingTo: output)
        try process.run()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        return try Data(contentsOf: output).split(separator: 0x0A).map { try JSONParser.parse(Array($0)) }
    }
}

/// What was logged, in order.
private final class Journal: Sendable {
    struct Entry: Sendable {
        var level: Logger.Level
        var sentence: String
        var metadata: Logger.Metadata
    }

    private let kept = Mutex<[Entry]>([])

    var entries: [Entry] { kept.withLock { $0 } }

    func add(_ entry: Entry) { kept.withLock { $0.append(entry) } }
}

private struct JournalHandler: LogHandler {
    let journal: Journal
    var metadata: Logger.Metadata = [:]
    var logLevel = Logger.Level.notice

    init(_ journal: Journal) { self.journal = journal }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        journal.add(
            .init(level: event.level, sentence: "\(event.message)", metadata: event.metadata ?? [:]))
    }
}
