import BulletinClient
import BulletinRPC
import LinuxSystem
import TestSupport
import Testing

@Suite("The socket, whoever speaks to it", .serialized)
struct FramingTests {
    private static let parseError = #"{"jsonrpc":"2.0","id":null,"error":{"code":-32700,"message":"Parse error""#
    private static let invalid = #"{"jsonrpc":"2.0","id":null,"error":{"code":-32600,"message":"Invalid Request""#

    /// The examples of the JSON-RPC 2.0 Specification, section 7, with our methods; an answer is compared as far as given.
    @Test(
        "answers the specification's own examples",
        arguments: [
            (
                #"{"jsonrpc": "2.0", "method": "subtract", "params": [42, 23], "id": 1}"#,
                [#"{"jsonrpc":"2.0","id":1,"error":{"code":-32601,"message":"Method not found""#]
            ),
            (#"{"jsonrpc": "2.0", "method": "server.ping", "id": 3}"#, [#"{"jsonrpc":"2.0","id":3,"result":"pong"}"#]),
            (#"{"jsonrpc": "2.0", "method": "update", "params": [1,2,3,4,5]}"#, []),
            (#"{"jsonrpc": "2.0", "method": "foobar"}"#, []),
            (
                #"{"jsonrpc": "2.0", "method": "foobar", "id": "1"}"#,
                [#"{"jsonrpc":"2.0","id":"1","error":{"code":-32601,"message":"Method not found""#]
            ),
            (#"{"jsonrpc": "2.0", "method": "foobar, "params": "bar", "baz]"#, [parseError]),
            (#"{"jsonrpc": "2.0", "method": 1, "params": "bar"}"#, [invalid]),
            (
                #"[{"jsonrpc": "2.0", "method": "sum", "params": [1,2,4], "id": "1"},{"jsonrpc": "2.0", "method"]"#,
                [parseError]
            ),
            ("[]", [invalid]), ("[1]", ["[" + invalid]),
            ("[1,2,3]", ["[" + invalid]),
            (
                #"[{"jsonrpc": "2.0", "method": "notify_sum", "params": [1,2,4]},{"jsonrpc": "2.0", "method": "notify_hello", "params": [7]}]"#,
                []
            ),
        ])
    func specification(_ sent: String, expected: [String]) async throws {
        try await RunningServer.with { running in
            let got = try running.connect().exchange(sent + "\n")
            #expect(got.count == expected.count)
            for (line, start) in zip(got, expected) { #expect(line.hasPrefix(start), "\(line)") }
        }
    }

    @Test("answers a batch in one line, in order, without the notifications")
    func batch() async throws {
        try await RunningServer.with { running in
            let got = try running.connect().exchange(
                """
                [{"jsonrpc":"2.0","method":"server.ping","id":"1"},{"jsonrpc":"2.0","method":"server.ping"},\
                {"foo":"boo"},{"jsonrpc":"2.0","method":"foo.get","params":{"name":"myself"},"id":"5"},1,\
                {"jsonrpc":"2.0","method":"search","params":{"limit":0},"id":"9"}]

                """)
            let answers = try #require(JSONParser.parse(Array((got.first ?? "").utf8)).array)
            #expect(got.count == 1)
            #expect(answers.map { $0["id"] } == ["1", .null, "5", .null, "9"])
            #expect(answers.map { $0["error"]?["code"]?.integer } == [nil, -32600, -32601, -32600, nil])
        }
    }

    @Test("reads bytes that come one at a time, blank lines, \\r\\n, and a last line without end")
    func oneByteAtATime() async throws {
        try await RunningServer.with { running in
            let connection = try running.connect()
            let text =
                "\n\r\n{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"server.ping\"}\r\n  \n{\"jsonrpc\":\"2.0\",\"id\":\"柳\",\"method\":\"server.ping\"}"
            for byte in text.utf8 { try connection.stream.send([byte]) }
            connection.stream.finishSending()
            #expect(
                try connection.lines() == [
                    #"{"jsonrpc":"2.0","id":1,"result":"pong"}"#, #"{"jsonrpc":"2.0","id":"柳","result":"pong"}"#,
                ])
        }
    }

    @Test("10,000 requests in one write, cheap and dear by turns, are answered in their order")
    func manyInOneWrite() async throws {
        try await RunningServer.with { running in
            var text = ""
            for id in 0..<10_000 {
                let method =
                    id % 7 == 3 ? "search" : id % 11 == 5 ? "server.status" : id % 13 == 2 ? "nonsense" : "server.ping"
                text += "{\"jsonrpc\":\"2.0\",\"id\":\(id),\"method\":\"\(method)\"}\n"
            }
            let got = try running.connect().exchange(text)
            #expect(try got.map { try JSONParser.parse(Array($0.utf8))["id"]?.integer } == Array(0..<10_000))
        }
    }

    @Test("a line too long is answered and skipped, and the connection lives")
    func tooLong() async throws {
        try await RunningServer.with { running in
            let connection = try running.connect()
            try connection.send(String(repeating: "x", count: 1_500_000) + "\n")
            try connection.send("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"server.ping\"}\n")
            let answer = try JSONParser.parse(Array(try #require(try connection.line()).utf8))
            #expect(answer["error"]?["code"] == -32003)
            #expect(answer["error"]?["data"]?["limit"] == 1_048_576)
            #expect(answer["error"]?["data"]?["value"] == 1_500_000)
            #expect(try connection.line() == #"{"jsonrpc":"2.0","id":1,"result":"pong"}"#)
        }
    }

    @Test("what is broken does not end the connection")
    func broken() async throws {
        try await RunningServer.with { running in
            let connection = try running.connect()
            let deep = String(repeating: "[", count: 100)
            for (sent, code) in [
                ("{\"a\":1,\"a\":2}", -32700), (deep, -32700), ("\"\\ud800\"", -32700), ("nonsense", -32700),
                ("5", -32600),
            ] {
                try connection.send(sent + "\n")
                let answer = try JSONParser.parse(Array(try #require(try connection.line()).utf8))
                #expect(answer["error"]?["code"] == .integer(code), "\(sent)")
                #expect(answer["id"] == .null)
            }
            try connection.stream.send([0x22, 0xFF, 0x22, 0x0A])
            #expect(try connection.line()?.contains("broken UTF-8") == true)
            try connection.send("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"server.ping\"}\n")
            #expect(try connection.line() == #"{"jsonrpc":"2.0","id":1,"result":"pong"}"#)
        }
    }

    @Test("noise on one connection harms no other", arguments: UInt64(0)..<20)
    func noise(seed: UInt64) async throws {
        try await RunningServer.with { running in
            var random = SeededGenerator(seed: seed)
            let alphabet =
                Array("{}[]\",:\\u0e- \n\"jsonrpc\"\"2.0\"\"id\"\"method\"\"search\"".utf8) + [0, 0xFF, 0xC3, 0x0A]
            let noisy = try running.connect()
            let bytes = (0..<2000).map { _ in alphabet.randomElement(using: &random)! }
            try noisy.stream.send(bytes)
            noisy.stream.finishSending()
            for line in try noisy.lines() { _ = try JSONParser.parse(Array(line.utf8)) }
            #expect(try running.client().call(ServerPing.self) == ServerPing.Result())
        }
    }
}
