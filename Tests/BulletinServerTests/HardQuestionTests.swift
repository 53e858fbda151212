import BulletinClient
import BulletinRPC
import BulletinServer
import LinuxSystem
import Testing

@Suite("The hardest that a client can ask", .serialized)
struct HardQuestionTests {
    private static let words = (0..<1000).map { String(Character(Unicode.Scalar(0x4E00 + 7 * UInt32($0)) ?? "一")) }

    /// Answered, or refused with this code.
    private static let hard: [(name: String, query: String, code: Int?)] = [
        ("the beginning of very many words", "镇* OR 一* OR 的*", nil),
        ("a thousand ORs", words.joined(separator: " OR "), nil),
        ("a thousand words", words.joined(separator: " "), nil),
        ("a thousand exclusions", words.map { "-" + $0 }.joined(separator: " "), nil),
        ("10,000 terms", Array(repeating: "镇", count: 10_000).joined(separator: " "), -32002),
        ("a run of 60,000 characters", String(repeating: "柳湾镇通告", count: 12_000), nil),
        ("more characters than a query may have", String(repeating: "柳", count: 70_000), -32002),
        ("64 brackets", String(repeating: "(", count: 64) + "镇" + String(repeating: ")", count: 64), nil),
        ("65 brackets", String(repeating: "(", count: 65) + "镇" + String(repeating: ")", count: 65), -32002),
        ("a phrase that is in every article but for its end", "\"柳湾镇发布第一千号通告\"", nil),
    ]

    @Test("is answered or refused, all facets and a thousand snippets with it, while others ask cheap things")
    func hardest() async throws {
        try await RunningServer.with { running in
            let cheap = try running.client()
            for number in 0..<150 {
                _ = try cheap.call(
                    BulletinSubmit.self, .init(name: "\(number).txt", text: InventedPages.notice(number)))
            }
            async let asked = onThread {
                try Self.hard.map { hard in
                    let client = try running.client()
                    do throws(ClientFailure) {
                        let result = try client.call("search", Self.params(hard.query))
                        return result["total"] == nil ? "\(hard.name): no total" : hard.code == nil ? "" : hard.name
                    } catch .refused(let error) {
                        // The position of the mistake is told, and the connection goes on.
                        _ = try client.call(ServerPing.self)
                        return error.code == hard.code ? "" : "\(hard.name): \(error)"
                    }
                }
            }
            for number in 0..<300 {
                var params = Search.Params()
                params.query = "第\(number % 150)号通告"
                #expect(try cheap.call(Search.self, params).total >= 1)
            }
            #expect(try await asked.filter { !$0.isEmpty } == [])
        }
    }

    private static func params(_ query: String) -> JSONObject {
        [
            "query": .string(query), "limit": 1000, "snippet": 1000,
            "facets": ["unit", "month", "byline", "section", "kind", "collection"],
        ]
    }

    /// A line of 1,000 requests that take seconds together, and nobody who waits for the answer.
    @Test("is given up in the middle when its client goes away", .timeLimit(.minutes(1)))
    func givenUp() async throws {
        try await RunningServer.with { running in
            let client = try running.client()
            for number in 0..<100 {
                _ = try client.call(
                    BulletinSubmit.self, .init(name: "\(number).txt", text: InventedPages.notice(number)))
            }
            let query = Self.words.prefix(100).joined(separator: " OR ")
            let request =
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"search\",\"params\":{\"query\":\"\(query)\",\"match\":\"any\"}}"
            let line = "[" + Array(repeating: request, count: 1000).joined(separator: ",") + "]\n"
            #expect(line.utf8.count < LineFramer.limit)
            // One line under work, others that wait behind it.
            let gone = try running.connect()
            try gone.send(line)
            for _ in 0..<5 { try gone.send("{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"search\"}\n") }
            gone.stream.interrupt()
            while try running.metric("bulletind_requests_abandoned_total", client) == 0 {}
            // What was begun ends; nothing more is begun.
            var (begun, before) = (-1, -2)
            while begun != before {
                for _ in 0..<100 { _ = try client.call(ServerPing.self) }
                before = begun
                begun = try running.metric("bulletind_request_duration_seconds_count{method=\"search\"}", client)
            }
            #expect(begun < 1005)
            #expect(try client.call(ServerStatus.self).connections == 1)
        }
    }
}

extension RunningServer {
    /// 0 where it is not there.
    func metric(_ name: String, _ client: DaemonClient) throws -> Int {
        let lines = try client.call(ServerMetrics.self).text.split(separator: "\n")
        return lines.first { $0.hasPrefix(name + " ") }.flatMap { Int($0.dropFirst(name.utf8.count + 1)) } ?? 0
    }
}

/// Runs what blocks on a thread of its own: the threads that tasks share are as few as the cores.
func onThread<Value: Sendable>(_ body: @escaping @Sendable () throws -> Value) async throws -> Value {
    try await withCheckedThrowingContinuation { continuation in
        do {
            try NamedThread.start("client") { continuation.resume(with: Result { try body() }) }
        } catch {
            continuation.resume(throwing: error)
        }
    }
}
