package import BulletinModel

/// What stays the same while the daemon runs.
package enum ServerInfo: Method {
    package static let name = "server.info"
    package static let summary = "The daemon's name, version, process and limits."
    package typealias Params = NoParams

    package struct Result: MethodResult, Hashable {
        package static let schema = Schema.object([
            "name": .text, "version": .text, "protocol": .constant(1), "pid": .integer(1...Int.max),
            "started": .string(.timestamp), "limits": .object(Limits.schema),
        ])

        package var name: String
        package var version: String
        package var pid: Int
        package var started: Timestamp
        package var limits: Limits

        package init(name: String, version: String, pid: Int, started: Timestamp, limits: Limits) {
            self.name = name
            self.version = version
            self.pid = pid
            self.started = started
            self.limits = limits
        }

        package func write(to writer: inout JSONWriter) {
            writer.object { writer in
                writer.member("name", name)
                writer.member("version", version)
                writer.member("protocol", 1)
                writer.member("pid", pid)
                writer.member("started", started.description)
                writer.key("limits")
                limits.write(to: &writer)
            }
        }

        package init(json: JSONValue) throws(ShapeFailure) {
            let reader = JSONReader(json)
            name = try reader.string("name")
            version = try reader.string("version")
            pid = try reader.integer("pid")
            started = try reader.member("started").parsed("a time", Timestamp.init(iso8601:))
            limits = try Limits(reader: reader.member("limits"))
        }
    }

    package static let example = """
        → {"jsonrpc":"2.0","id":"a","method":"server.info"}
        ← {"jsonrpc":"2.0","id":"a","result":{"name":"bulletind","version":"1.0.0","protocol":1,"pid":4242,\
        "started":"2022-11-03T08:00:00Z","limits":{"lineBytes":1048576,"batchRequests":1000,"nesting":64,\
        "connections":256,"subscriptions":64,"hits":1000,"waitingBytes":8388608,"searchSeconds":10}}}
        """
}
