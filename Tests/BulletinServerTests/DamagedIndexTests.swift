import BulletinClient
import BulletinRPC
import BulletinServer
import LinuxSystem
import Testing

@testable import Corpus

/// A file of the index may prove damaged in the midst of a question. What comes of that is never told.
@Suite("A damaged index")
struct DamagedIndexTests {
    private static let page = """
        柳湾镇
        秋粮入仓 农机不歇
        柳湾讯（通讯员 时雨）柳湾镇的秋粮收购点已经开秤，镇里12台农机连日下田。
        """

    private static let fromIndex: [(method: String, params: String)] = [
        ("search", #"{"query":"秋粮"}"#), ("search", #"{"query":"秋粮","limit":100,"facets":["unit"]}"#),
        ("search", #"{"query":"(秋粮"}"#), ("search.explain", #"{"query":"秋粮"}"#), ("suggest", #"{"prefix":"柳"}"#),
        ("timeline", #"{"interval":"month"}"#), ("figures", #"{"noun":"农机"}"#), ("units", "{}"), ("people", "{}"),
        ("contributors", "{}"),
    ]

    @Test("is asked nothing until it is mended, alone, in a batch or again, while all else is answered")
    func refuses() async throws {
        try await RunningServer.with { running in
            let corpus = running.services.corpus
            let id = try running.client().call(BulletinSubmit.self, .init(name: "柳湾.txt", text: Self.page)).bulletin
            let calls = Self.fromIndex + [("article.similar", #"{"id":"\#(id).1"}"#)]
            let others = [("server.ping", "{}"), ("article.get", #"{"id":"\#(id).1"}"#), ("bulletin.list", "{}")]
            func line(_ call: (method: String, params: String)) -> String {
                #"{"jsonrpc":"2.0","id":1,"method":"\#(call.method)","params":\#(call.params)}"#
            }
            func answers(_ calls: [(method: String, params: String)]) throws -> [String] {
                try calls.map { try running.connect().exchange(line($0) + "\n").joined() }
            }
            let before = try answers(calls)
            #expect(!before.contains { $0.contains("-32006") })

            // Nothing is mended before this lets it.
            let gate = Awaited(false)
            corpus.merging.perform { _ = gate.wait { $0 ? true : nil } }
            corpus.damage.found()
            for (call, answer) in zip(calls, try answers(calls)) {
                #expect(answer.contains(#""code":-32006"#) && answer.contains("reloading"), "\(call): \(answer)")
                #expect(!answer.contains(#""result""#), "\(call): \(answer)")
            }
            let batch = try running.connect().exchange("[\(line(calls[0])),\(line(others[0]))]\n").joined()
            #expect(batch.contains("-32006") && batch.contains(#""result""#), "\(batch)")
            #expect(try answers(others).allSatisfy { $0.contains(#""result""#) })
            #expect(try running.client().call(ServerStatus.self).state == "degraded")

            gate.withLock { $0 = true }
            gate.wakeAll()
            corpus.merging.runAndWait {}
            func total(_ answer: String) -> Substring? { answer.firstMatch(of: /"total":\d+/)?.output }
            let after = try answers(calls)
            #expect(!after.contains { $0.contains("-32006") })
            #expect(after.map(total) == before.map(total))
            #expect(try running.client().call(ServerStatus.self).state == "running")
        }
    }
}
