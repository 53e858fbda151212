/// What a query was taken for, and what its parts found: for people who wonder about a result.
package enum SearchExplain: Method {
    package static let name = "search.explain"
    package static let summary = "How a query is understood, and how many articles match each of its parts."
    package static let errors: [RPCErrorKind] = [.query, .tookTooLong]

    package struct Params: MethodParams, Hashable {
        package var query = ""
        package var match = Search.Match.all
        package var timeout: Double?

        package init() {}

        package static let fields: [ParamField<Params>] = [
            .optional("query", \.query, .text(), "What to look for; blank finds everything."),
            .optional("match", \.match, .choice, "Whether all words must be there, or any of them."),
            .optional("timeout", \.timeout, .seconds(atMost: 3600), "Seconds after which it is given up."),
        ]
    }

    /// One part of the query; those that it is made of follow it, one deeper, in the order of work.
    package struct Step: Hashable, Sendable {
        package var depth: Int
        package var step: String
        /// Articles, as thought before looking; what decides the order of work.
        package var estimated: Int
        /// Articles that match this part alone.
        package var found: Int

        package init(depth: Int, step: String, estimated: Int, found: Int) {
            self.depth = depth
            self.step = step
            self.estimated = estimated
            self.found = found
        }
    }

    package struct Result: MethodResult, Hashable {
        package var steps: [Step]

        package init(steps: [Step]) { self.steps = steps }

        package static let schema = Schema.object([
            "steps": .array(
                of: .object(["depth": .count, "step": .text, "estimated": .count, "found": .count]))
        ])

        package func write(to writer: inout JSONWriter) {
            writer.object { writer in
                writer.key("steps")
                writer.list(steps) { writer, step in
                    writer.object { writer in
                        writer.member("depth", step.depth)
                        writer.member("step", step.step)
                        writer.member("estimated", step.estimated)
                        writer.member("found", step.found)
                    }
                }
            }
        }

        package init(json: JSONValue) throws(ShapeFailure) {
            steps = try JSONReader(json).member("steps").list { (step) throws(ShapeFailure) in
                Step(
                    depth: try step.integer("depth"), step: try step.string("step"),
                    estimated: try step.integer("estimated"), found: try step.integer("found"))
            }
        }
    }

    package static let example = """
        → {"jsonrpc":"2.0","id":4,"method":"search.explain","params":{"query":"秋粮 kind:article"}}
        ← {"jsonrpc":"2.0","id":4,"result":{"steps":[{"depth":0,"step":"all of","estimated":2,"found":2},\
        {"depth":1,"step":"term 秋粮","estimated":2,"found":2},\
        {"depth":1,"step":"kind article","estimated":121,"found":119}]}}
        """
}
