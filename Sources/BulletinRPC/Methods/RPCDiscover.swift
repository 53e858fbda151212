/// This contract, for programs.
package enum RPCDiscover: Method {
    package static let name = "rpc.discover"
    package static let summary = "The OpenRPC document of all methods."
    package typealias Params = NoParams

    package struct Result: MethodResult, Hashable {
        package static let schema = Schema.openObject(["openrpc": .text, "methods": .array(of: .any)])
        package var document: JSONValue

        package init(document: JSONValue) { self.document = document }

        package func write(to writer: inout JSONWriter) { writer.value(document) }

        package init(json: JSONValue) throws(ShapeFailure) { document = json }
    }

    package static let example = """
        → {"jsonrpc":"2.0","id":24,"method":"rpc.discover"}
        ← {"jsonrpc":"2.0","id":24,"result":{"openrpc":"1.3.2","info":{"title":"bulletind","version":"1"},"methods":[]}}
        """
}
