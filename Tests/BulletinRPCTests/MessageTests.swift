import BulletinRPC
import Testing

@Suite("JSON-RPC 2.0 messages")
struct MessageTests {
    private func message(_ text: String) -> Message { Message(line: Array(text.utf8).span) }

    private func id(_ text: String) throws -> RequestID? {
        guard case .one(.request(let request)) = message(text) else { throw Wrong() }
        return request.id
    }

    private struct Wrong: Error {}

    @Test(
        "ids of every kind come back exactly",
        arguments: [
            "1", "-7", "0", "1.0", "1.50", "1e2", "18446744073709551616", "123456789012345678901234567890", "null",
            "\"\"",
            "\"a\"", "\"\\\"\\\\\"", "\"柳湾\"",
        ])
    func ids(_ text: String) throws {
        let id = try #require(try id(#"{"jsonrpc":"2.0","method":"m","id":\#(text)}"#))
        var writer = JSONWriter()
        writer.response(id) { $0.null() }
        #expect(String(decoding: writer.bytes, as: UTF8.self) == #"{"jsonrpc":"2.0","id":\#(text),"result":null}"#)
    }

    @Test("without an id it is a notification")
    func notification() throws {
        #expect(try id(#"{"jsonrpc":"2.0","method":"m"}"#) == nil)
    }

    @Test(
        "what is no request is answered, under its id where that can be read",
        arguments: [
            ("1", .null), ("\"x\"", .null), ("null", .null), ("{}", .null), (#"{"foo":"boo"}"#, .null),
            (#"{"jsonrpc":"2.0","method":1,"params":"bar"}"#, .null),
            (#"{"jsonrpc":"2.0","method":"m","id":[1]}"#, .null),
            (#"{"jsonrpc":"2.0","method":"m","id":true}"#, .null), (#"{"jsonrpc":"2.0","method":"m","id":{}}"#, .null),
            (#"{"jsonrpc":"1.0","method":"m","id":5}"#, .number(JSONNumber(5))),
            (#"{"jsonrpc":2.0,"method":"m","id":5}"#, .number(JSONNumber(5))),
            (#"{"method":"m","id":"a"}"#, .string("a")), (#"{"jsonrpc":"2.0","id":"a"}"#, .string("a")),
            (#"{"jsonrpc":"2.0","id":"a","method":"m","params":"p"}"#, .string("a")),
            (#"{"jsonrpc":"2.0","id":"a","method":"m","params":null}"#, .string("a")),
            (#"{"jsonrpc":"2.0","id":"a","result":1}"#, .string("a")),
        ] as [(String, RequestID)])
    func invalid(_ text: String, expected: RequestID) {
        guard case .one(.invalid(let id, let error)) = message(text) else {
            Issue.record("taken for a request")
            return
        }
        #expect(id == expected)
        #expect(error.code == -32600)
    }

    @Test("a batch holds 1 to 1,000")
    func batches() {
        let ping = #"{"jsonrpc":"2.0","id":1,"method":"m"}"#
        func batch(_ count: Int) -> Message {
            message("[" + Array(repeating: ping, count: count).joined(separator: ",") + "]")
        }
        guard case .batch(let thousand) = batch(1000), case .refused(let empty) = batch(0),
            case .refused(let tooMany) = batch(1001)
        else {
            Issue.record("not as expected")
            return
        }
        #expect(thousand.count == 1000)
        #expect(empty.code == -32600)
        #expect(tooMany == .pastLimit(limit: 1000, value: 1001, what: "batchRequests"))
    }

    @Test("params by position are valid JSON-RPC, and none of our methods takes them; an empty list says nothing")
    func positional() throws {
        guard case .one(.request(let some)) = message(#"{"jsonrpc":"2.0","id":1,"method":"m","params":[1]}"#),
            case .one(.request(let none)) = message(#"{"jsonrpc":"2.0","id":1,"method":"m","params":[]}"#)
        else { throw Wrong() }
        #expect(throws: RPCError.self) { try some.namedParams() }
        #expect(try none.namedParams() == nil)
    }

    @Test("a request is written as it is read")
    func writing() {
        var writer = JSONWriter()
        writer.request(Request(id: .number(JSONNumber(3)), method: "search", params: .named(["query": "秋粮"])))
        #expect(
            String(decoding: writer.bytes, as: UTF8.self)
                == #"{"jsonrpc":"2.0","id":3,"method":"search","params":{"query":"秋粮"}}"#)
    }

    @Test(
        "every error comes back as it was sent, with the data that its kind promises",
        arguments: [
            .parse(JSONFailure(reason: .badUTF8, position: 7)), .invalidRequest(reason: "no"),
            .unknownMethod("serch", nearest: "search"), .unknownMethod("x", nearest: nil),
            .wrongParam("limit", reason: "must be", nearest: nil), .wrongParam(nil, reason: "no"),
            .ours(incident: "4f"),
            .notFound(id: "5f0c"), .query(position: 3, expected: "a word"),
            .pastLimit(limit: 1000, value: 5000, what: "limit"), .notPermitted(method: "bulletin.submit"),
            .tookTooLong(seconds: 0.5), .notReady(state: "starting"), .store(detail: "disk full"),
        ] as [RPCError])
    func errors(_ error: RPCError) throws {
        var writer = JSONWriter()
        error.write(to: &writer)
        let json = try JSONParser.parse(writer.bytes)
        #expect(RPCError(json) == error)
        let fault = error.kind.data.fault(in: try #require(json["data"]))
        #expect(fault == nil, "\(String(describing: fault))")
    }
}
