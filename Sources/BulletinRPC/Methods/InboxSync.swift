/// Waits for the inbox.
package enum InboxSync: Method {
    package static let name = "inbox.sync"
    package static let summary = "Answers when all that lay in the inbox at the call has been taken or rejected."

    package struct Params: MethodParams, Hashable {
        package var timeout = 60.0

        package init() {}
        package init(timeout: Double) { self.timeout = timeout }

        package static let fields: [ParamField<Params>] = [
            .optional(
                "timeout", \.timeout, .seconds(atMost: 3600), "Seconds after which what is still pending is answered.")
        ]
    }

    package struct Result: MethodResult, Hashable {
        package static let schema = Schema.object(["clock": .string(.clock), "pending": .array(of: .text)])
        package var clock: String
        /// Paths under the inbox.
        package var pending: [String]

        package init(clock: String, pending: [String]) {
            self.clock = clock
            self.pending = pending
        }

        package func write(to writer: inout JSONWriter) {
            writer.object { writer in
                writer.member("clock", clock)
                writer.key("pending")
                writer.list(pending) { $0.string($1) }
            }
        }

        package init(json: JSONValue) throws(ShapeFailure) {
            let reader = JSONReader(json)
            clock = try reader.string("clock")
            pending = try reader.strings("pending")
        }
    }

    package static let example = """
        → {"jsonrpc":"2.0","id":11,"method":"inbox.sync","params":{"timeout":5}}
        ← {"jsonrpc":"2.0","id":11,"result":{"clock":"9c2f0a61:18","pending":[]}}
        """
}
