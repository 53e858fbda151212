/// Reads the configuration again.
package enum ServerReload: Method {
    package static let name = "server.reload"
    package static let summary = "Reads the configuration again, as SIGHUP does; a wrong one changes nothing."
    package static let isForAdmins = true
    package static let errors: [RPCErrorKind] = [.notPermitted]
    package typealias Params = NoParams

    /// Keys as `config.yaml` has them.
    package struct Result: MethodResult, Hashable {
        package static let schema = Schema.object([
            "applied": .array(of: .text), "needsRestart": .array(of: .text),
        ])
        /// Those that changed and hold from now on.
        package var applied: [String]
        /// Those that changed in the file and wait for a restart.
        package var needsRestart: [String]

        package init(applied: [String], needsRestart: [String]) {
            self.applied = applied
            self.needsRestart = needsRestart
        }

        package func write(to writer: inout JSONWriter) {
            writer.object { writer in
                writer.key("applied")
                writer.list(applied) { $0.string($1) }
                writer.key("needsRestart")
                writer.list(needsRestart) { $0.string($1) }
            }
        }

        package init(json: JSONValue) throws(ShapeFailure) {
            let reader = JSONReader(json)
            applied = try reader.strings("applied")
            needsRestart = try reader.strings("needsRestart")
        }
    }

    package static let example = """
        → {"jsonrpc":"2.0","id":23,"method":"server.reload"}
        ← {"jsonrpc":"2.0","id":23,"result":{"applied":["inbox.settle"],"needsRestart":["socket"]}}
        """
}
