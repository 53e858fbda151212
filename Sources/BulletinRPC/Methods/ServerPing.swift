/// Tells that the daemon answers, and how fast.
///
///     → {"jsonrpc":"2.0","id":1,"method":"server.ping"}
///     ← {"jsonrpc":"2.0","id":1,"result":"pong"}
package enum ServerPing: Method {
    package static let name = "server.ping"
    package static let summary = "Answers pong."
    package typealias Params = NoParams

    package struct Result: MethodResult, Hashable {
        package static let schema = Schema.constant("pong")

        package init() {}

        package func write(to writer: inout JSONWriter) { writer.string("pong") }

        package init(json: JSONValue) throws(ShapeFailure) {
            guard json == "pong" else { throw ShapeFailure("result", expected: "\"pong\"") }
        }
    }

    package static let example = """
        → {"jsonrpc":"2.0","id":1,"method":"server.ping"}
        ← {"jsonrpc":"2.0","id":1,"result":"pong"}
        """
}
