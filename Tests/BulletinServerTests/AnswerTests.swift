import BulletinClient
import BulletinModel
import BulletinRPC
import BulletinServer
import Testing

/// Answers are written from where articles lie in the index, and given again while nothing changes: nobody may see either.
@Suite("Answers to searches", .serialized)
struct AnswerTests {
    /// With everything in it that JSON wants escaped, and scalars that are folded to others or lie beyond the first plane.
    private static let page = """
        2021年10月12日 星期二
        柳湾镇
        “农机”\\不歇 "秋粮"入仓 ＡＢＣ
        柳湾讯（通讯员 时雨）柳湾镇說"開秤"就開秤，\u{1}\u{1F}路徑是C:\\糧站\t𠮷祥號農機１２台連日下田，😀都說好。

        """

    @Test(
        "are byte for byte what the method's own result would write",
        arguments: [
            ["query": "農機"], ["query": "农机 秋粮", "match": "any", "facets": ["unit", "kind", "month"]],
            ["query": "𠮷祥号", "snippet": 7], ["query": "", "snippet": 0, "sort": "oldest"], ["query": "没有的"],
            ["query": "开秤", "limit": 0], ["query": "\"c:\\\\粮站\""],
        ] as [JSONObject])
    func bytes(_ params: JSONObject) async throws {
        try await RunningServer.with { running in
            let client = try running.client()
            for (number, text) in [Self.page, InventedPages.autumn, InventedPages.notice(3)].enumerated() {
                _ = try client.call(BulletinSubmit.self, .init(name: "\(number).txt", text: text))
            }
            let connection = try running.connect()
            var writer = JSONWriter()
            writer.request(Request(id: .string("a"), method: "search", params: .named(params)))
            // The second is one that was kept.
            for _ in 0..<2 {
                try connection.send(String(decoding: writer.bytes, as: UTF8.self) + "\n")
                let line = try #require(try connection.line())
                let result = try #require(try JSONParser.parse(Array(line.utf8))["result"])
                var again = JSONWriter()
                let own = try Search.Result(json: result)
                again.response(.string("a")) { own.write(to: &$0) }
                #expect(String(decoding: again.bytes, as: UTF8.self) == line)
            }
        }
    }

    @Test("show what is printed, whatever the index has folded")
    func printed() async throws {
        try await RunningServer.with { running in
            let client = try running.client()
            _ = try client.call(BulletinSubmit.self, .init(name: "1.txt", text: Self.page))
            let hit = try #require(try client.call(Search.self, .with { $0.query = "𠮷祥号" }).hits.first)
            let snippet = try #require(hit.snippet)
            #expect(snippet.text.contains("𠮷祥號農機１２台連日下田，😀都說好。"))
            #expect(!snippet.marks.isEmpty)
            let scalars = Array(snippet.text.unicodeScalars)
            for mark in snippet.marks {
                var marked = String.UnicodeScalarView()
                marked.append(contentsOf: scalars[mark.offset..<mark.offset + mark.length])
                #expect(String(marked) == "𠮷祥號")
            }
        }
    }

    @Test("are new as soon as anything has changed")
    func changes() async throws {
        try await RunningServer.with { running in
            let (client, writer) = (try running.client(), try running.client())
            var totals: [Int] = []
            var ids: [BulletinID] = []
            for number in 1...5 {
                ids.append(
                    try writer.call(
                        BulletinSubmit.self, .init(name: "\(number).txt", text: InventedPages.notice(number))
                    ).bulletin)
                for _ in 0..<3 { totals.append(try client.call(Search.self, .with { $0.query = "青石桥" }).total) }
            }
            _ = try writer.call(BulletinRemove.self, .init(id: "\(ids[0])"))
            totals.append(try client.call(Search.self, .with { $0.query = "青石桥" }).total)
            #expect(totals == (1...5).flatMap { [$0, $0, $0] } + [4])
        }
    }

    @Test("are kept within a bound, and what was forgotten is answered anew")
    func bound() async throws {
        try await RunningServer.with({ $0.checksResults = false }) { running in
            let client = try running.client()
            for number in 1...50 {
                _ = try client.call(
                    BulletinSubmit.self, .init(name: "\(number).txt", text: InventedPages.notice(number)))
            }
            // 40 kB each, more than four times what is kept.
            for round in 0..<2 {
                for length in 1...1000 {
                    let result = try client.call(
                        Search.self,
                        .with {
                            $0.query = "青石桥"
                            $0.limit = 100
                            $0.snippet = length
                        })
                    guard result.total == 50, result.hits.count == 50 else {
                        Issue.record("round \(round), length \(length): \(result.total)")
                        return
                    }
                }
            }
        }
    }
}
