/// Numbers for a monitoring system.
package enum ServerMetrics: Method {
    package static let name = "server.metrics"
    package static let summary = "Counters and gauges as OpenMetrics text."
    package typealias Params = NoParams

    package struct Result: MethodResult, Hashable {
        package static let schema = Schema.text
        /// Ends with `# EOF` and a line feed.
        package var text: String

        package init(text: String) { self.text = text }

        package func write(to writer: inout JSONWriter) { writer.string(text) }

        package init(json: JSONValue) throws(ShapeFailure) {
            text = try JSONReader(json).string()
        }
    }

    package static let example = """
        → {"jsonrpc":"2.0","id":22,"method":"server.metrics"}
        ← {"jsonrpc":"2.0","id":22,"result":"# TYPE bulletind_articles gauge\\nbulletind_articles 121\\n# EOF\\n"}
        """
}
