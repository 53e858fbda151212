import BulletinClient
import BulletinModel
import BulletinRPC
import BulletinServer
import LinuxSystem
import Testing

private let page = """
    柳湾镇
    秋粮入仓 农机不歇
    柳湾讯（通讯员 时雨）柳湾镇的秋粮收购点已经开秤，镇里12台农机连日下田。

    云川县
    新桥通车 行人称便
    云川讯（通讯员 白露）云川县的青石桥昨日通车，两岸居民往来方便。

    """

@Suite("Methods on a real socket", .serialized)
struct ServingTests {
    @Test("every method of the contract is answered, and no other")
    func routes() {
        #expect(Set(RPCServer.methodNames) == Set(MethodCatalog.names))
    }

    @Test("a submitted bulletin can be found, shown and read back as it was")
    func submitAndRead() async throws {
        try await RunningServer.with { running in
            let client = try running.client()
            let added = try client.call(BulletinSubmit.self, .init(name: "2021-10-12 柳湾.txt", text: page))
            #expect(added.status == .added)
            #expect(
                try client.call(BulletinSubmit.self, .init(name: "2021-10-12 柳湾.txt", text: page)).status == .duplicate)

            var query = Search.Params()
            query.query = "秋粮"
            query.facets = [.unit, .kind]
            let found = try client.call(Search.self, query)
            let hit = try #require(found.hits.first)
            #expect(hit.id.bulletin == added.bulletin)
            #expect(found.total == found.hits.count)

            let article = try client.call(ArticleGet.self, .init(id: "\(hit.id)"))
            #expect(article.id == hit.id)
            #expect(article.article.headline == hit.headline)
            let source = try client.call(ArticleSource.self, .init(id: "\(hit.id)")).text
            #expect(page.contains(source))
            #expect(source.contains("秋粮"))

            let bulletin = try client.call(BulletinGet.self, .init(id: String(added.bulletin.description.prefix(5))))
            #expect(bulletin.id == added.bulletin)
            #expect(try client.call(BulletinList.self).bulletins == [bulletin])
            #expect(try client.call(BulletinSource.self, .init(id: "\(bulletin.id)")) == .text(page, .utf8))
            #expect(
                try client.call(BulletinSource.self, .init(id: "\(bulletin.id)", raw: true)) == .raw(Array(page.utf8)))
            let status = try client.call(ServerStatus.self)
            #expect(status.counts.bulletins == 1)
            #expect(status.counts.duplicates == 1)
            #expect(status.connections == 1)
        }
    }

    @Test("every answer is as its method promises")
    func answersFitTheirSchemas() async throws {
        try await RunningServer.with { running in
            let client = try running.client()
            let id = try client.call(BulletinSubmit.self, .init(name: "柳湾.txt", text: page)).bulletin.description
            for (method, params) in [
                ("server.ping", [:]), ("server.info", [:]), ("server.status", [:]), ("server.metrics", [:]),
                ("search", ["query": "农机", "facets": ["unit", "month", "byline", "section", "kind", "collection"]]),
                ("search", ["query": "农机 OR 青石桥", "match": "any", "sort": "newest", "snippet": 0]),
                ("article.get", ["id": .string(id + ".1")]), ("article.source", ["id": .string(id + ".1")]),
                ("article.similar", ["id": .string(id + ".1"), "limit": 3]),
                ("bulletin.get", ["id": .string(id)]), ("bulletin.list", ["before": .string(id), "limit": 3]),
                ("bulletin.source", ["id": .string(id)]), ("bulletin.source", ["id": .string(id), "raw": true]),
                ("bulletin.submit", ["name": "x.txt", "base64": .string(Base64.encode(Array(page.utf8)))]),
                ("inbox.sync", ["timeout": 5]), ("figures", [:]), ("figures", ["noun": "农机", "min": 2, "limit": 1]),
                ("units", [:]), ("units", ["under": "柳湾镇", "depth": 1]), ("people", [:]), ("contributors", [:]),
                ("timeline", ["interval": "week"]), ("suggest", ["prefix": "柳"]), ("rejected.list", [:]),
                ("rpc.discover", [:]), ("bulletin.remove", ["id": .string(id)]),
            ] as [(String, JSONObject)] {
                let result = try client.call(method, params)
                let schema = try #require(MethodCatalog.all.first { $0.name == method }).resultSchema
                let fault = schema.fault(in: result)
                #expect(fault == nil, "\(method): \(String(describing: fault))")
            }
        }
    }

    @Test(
        "what cannot be answered is refused with its code and its data",
        arguments: [
            ("article.get", ["id": "00000000000000aa.1"], .notFound(id: "00000000000000aa.1")),
            ("article.get", ["id": "abcd.1"], .notFound(id: "abcd.1")),
            (
                "article.get", ["id": "abc.1"],
                .wrongParam("id", reason: "must be an article's id, such as 5f0c9a61d2b34e77.3 or 5f0c.3")
            ),
            ("article.get", [:], .wrongParam("id", reason: "is missing")),
            ("bulletin.get", ["id": "abcd"], .notFound(id: "abcd")),
            ("bulletin.list", ["before": "abcdef"], .notFound(id: "abcdef")),
            ("bulletin.lsit", [:], .unknownMethod("bulletin.lsit", nearest: "bulletin.list")),
            ("search", ["limit": 1001], .pastLimit(limit: 1000, value: 1001, what: "limit")),
            ("search", ["serch": "x"], .wrongParam("serch", reason: "is not known", nearest: nil)),
            (
                "bulletin.submit", ["name": "a/b", "text": "x"],
                .wrongParam("name", reason: "must be a name and no path, at most 255 bytes")
            ),
            ("bulletin.submit", ["name": "a"], .wrongParam("text", reason: "is missing: give text or base64")),
        ] as [(String, JSONObject, RPCError)])
    func refusals(_ method: String, _ params: JSONObject, _ expected: RPCError) async throws {
        try await RunningServer.with { running in
            let client = try running.client()
            #expect(throws: ClientFailure.refused(expected)) { try client.call(method, params) }
            #expect(try client.call(ServerPing.self) == ServerPing.Result())
        }
    }

    @Test("a mistake in a query tells its position")
    func queryMistake() async throws {
        try await RunningServer.with { running in
            let client = try running.client()
            do throws(ClientFailure) {
                _ = try client.call("search", ["query": "秋粮 (农机"])
                Issue.record("taken")
            } catch {
                guard case .refused(.query(let position, let expected)) = error else { throw error }
                #expect(position >= 0 && !expected.isEmpty)
            }
        }
    }

    @Test("before the start is over, only what needs no corpus is answered")
    func starting() async throws {
        try await RunningServer.with(serving: false) { running in
            let client = try running.client()
            #expect(try client.call(ServerPing.self) == ServerPing.Result())
            #expect(try client.call(ServerInfo.self).name == "bulletind")
            #expect(throws: ClientFailure.refused(.notReady(state: "starting"))) { try client.call(Search.self) }
            running.server.serve(running.services)
            #expect(try client.call(Search.self).total == 0)
        }
    }

    @Test("a reload tells what it changed, and what is wrong where it changes nothing")
    func reload() async throws {
        for refusal in [nil, "/etc/bulletind/config.yaml:3: inbox.settle: a time from 0s to 1h, such as 2s"] {
            let running = try await RunningServer(reload: {
                ReloadOutcome(applied: ["inbox.settle"], needsRestart: ["socket"], refusal: refusal)
            })
            let client = try running.client()
            if let refusal {
                #expect(throws: ClientFailure.refused(.wrongParam(nil, reason: refusal))) {
                    try client.call(ServerReload.self)
                }
            } else {
                #expect(
                    try client.call(ServerReload.self) == .init(applied: ["inbox.settle"], needsRestart: ["socket"]))
            }
            await running.stop()
        }
    }

    @Test("over the limit of connections one is told so, and the others go on")
    func tooManyConnections() async throws {
        try await RunningServer.with({
            $0.limits.connections = 3
            $0.keptConnections = 0
        }) { running in
            let clients = try (0..<3).map { _ in try running.client() }
            for client in clients { _ = try client.call(ServerPing.self) }
            #expect(throws: ClientFailure.refused(.pastLimit(limit: 3, value: 4, what: "connections"))) {
                try running.client().call(ServerPing.self)
            }
            for client in clients { _ = try client.call(ServerPing.self) }
        }
    }

    @Test("a client that does not read is dropped, and the others never notice")
    func slowReader() async throws {
        try await RunningServer.with { running in
            let bad = try running.connect()
            let line = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"server.info\"}\n"
            let lines = Array(String(repeating: line, count: 1000).utf8)
            var sent = 0
            do {
                while sent < 2000 {
                    try bad.stream.send(lines, within: .seconds(20))
                    sent += 1
                }
                Issue.record("never dropped")
            } catch {}
            #expect(try running.client().call(ServerPing.self) == ServerPing.Result())
        }
    }

    @Test("a stop answers what was asked, and then ends")
    func stopping() async throws {
        let running = try await RunningServer()
        let connection = try running.connect()
        try connection.send(
            String(repeating: "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"search\"}\n", count: 500))
        let first = try connection.line()
        #expect(first != nil)
        async let stopped: Void = running.stop()
        let rest = try connection.lines()
        await stopped
        for line in rest {
            let answer = try JSONParser.parse(Array(line.utf8))
            #expect(answer["result"] != nil || answer["error"]?["code"] == -32006)
        }
        #expect(throws: ClientFailure.self) { try running.client() }
    }

    @Test("a pipeline gets its answers in turn")
    func pipeline() async throws {
        try await RunningServer.with { running in
            let client = try running.client()
            var answers: [JSONValue?] = []
            try client.pipeline(
                (0..<1000).map { ("search", $0 % 3 == 0 ? ["limt": 1] : ["limit": 0]) }, window: 100
            ) { answers.append(try? $0.get()) }
            #expect(answers.count == 1000)
            #expect(answers.enumerated().allSatisfy { ($1 == nil) == ($0 % 3 == 0) })
        }
    }
}
