/// Asks to be told of each article that matches, as it comes.
package enum Subscribe: Method {
    package static let name = "subscribe"
    package static let summary =
        "From now on, or since a clock, tells of each article that matches and of each that leaves the index."
    package static let errors: [RPCErrorKind] = [.query, .pastLimit]

    package struct Params: MethodParams, Hashable {
        package var query = ""
        package var since: String?
        package var name: String?

        package init() {}

        package static let fields: [ParamField<Params>] = [
            .optional("query", \.query, .text(), "Which articles to tell of; blank tells of all."),
            .optional(
                "since", \.since, .text(.clock),
                "Also what came after this clock; it must be of the same store. Without it: what comes from now on."),
            .optional(
                "name", \.name, .text(.filled),
                "What notifications call the subscription; not in use on this connection. Without it, the server names it."
            ),
        ]
    }

    package struct Result: MethodResult, Hashable {
        package static let schema = Schema.object(["subscription": .text, "clock": .string(.clock)])
        package var subscription: String
        /// Now.
        package var clock: String

        package init(subscription: String, clock: String) {
            self.subscription = subscription
            self.clock = clock
        }

        package func write(to writer: inout JSONWriter) {
            writer.object { writer in
                writer.member("subscription", subscription)
                writer.member("clock", clock)
            }
        }

        package init(json: JSONValue) throws(ShapeFailure) {
            let reader = JSONReader(json)
            subscription = try reader.string("subscription")
            clock = try reader.string("clock")
        }
    }

    package static let example = """
        → {"jsonrpc":"2.0","id":26,"method":"subscribe","params":{"query":"unit:柳湾镇","since":"9c2f0a61:17"}}
        ← {"jsonrpc":"2.0","id":26,"result":{"subscription":"s1","clock":"9c2f0a61:18"}}
        ← {"jsonrpc":"2.0","method":"article.added","params":{"subscription":"s1","clock":"9c2f0a61:18",\
        "article":{"id":"5f0c9a61d2b34e77.3","kicker":"柳湾镇","headline":"秋粮入仓 农机不歇","published":"2021-10-12",\
        "section":null,"kind":"article","bylines":[{"name":"时雨","role":"correspondent","outlet":null}]}}}
        """
}

/// Ends a subscription of this connection.
package enum Unsubscribe: Method {
    package static let name = "unsubscribe"
    package static let summary = "Ends a subscription; nothing is told of it after the answer."
    package static let errors: [RPCErrorKind] = [.notFound]
    package typealias Result = EmptyResult

    package struct Params: MethodParams, Hashable {
        package var subscription = ""

        package init() {}
        package init(subscription: String) { self.subscription = subscription }

        package static let fields: [ParamField<Params>] = [
            .required("subscription", \.subscription, .text(.filled), "As subscribe answered.")
        ]
    }

    package static let example = """
        → {"jsonrpc":"2.0","id":27,"method":"unsubscribe","params":{"subscription":"s1"}}
        ← {"jsonrpc":"2.0","id":27,"result":{}}
        """
}
