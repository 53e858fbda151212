package import BulletinModel

/// Takes a bulletin out for good.
package enum BulletinRemove: Method {
    package static let name = "bulletin.remove"
    package static let summary = "Removes a bulletin, its articles and its dropped bytes; it may be dropped again."
    package static let isForAdmins = true
    package static let errors: [RPCErrorKind] = [.notFound, .notPermitted, .store]
    package typealias Params = BulletinParam

    package struct Result: MethodResult, Hashable {
        package static let schema = Schema.object(["removed": .array(of: .string(.articleID))])
        /// In their order.
        package var removed: [ArticleID]

        package init(removed: [ArticleID]) { self.removed = removed }

        package func write(to writer: inout JSONWriter) {
            writer.object { writer in
                writer.key("removed")
                writer.list(removed) { $0.string($1.description) }
            }
        }

        package init(json: JSONValue) throws(ShapeFailure) {
            removed = try JSONReader(json).member("removed").list { (id) throws(ShapeFailure) in try id.articleID() }
        }
    }

    package static let example = """
        → {"jsonrpc":"2.0","id":18,"method":"bulletin.remove","params":{"id":"5f0c9a61d2b34e77"}}
        ← {"jsonrpc":"2.0","id":18,"result":{"removed":["5f0c9a61d2b34e77.1","5f0c9a61d2b34e77.2"]}}
        """
}
