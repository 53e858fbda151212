package import BulletinModel

/// The bulletins that are kept, latest taken first.
package enum BulletinList: Method {
    package static let name = "bulletin.list"
    package static let summary =
        "Bulletins, latest taken first, without rejected ones; superseded ones only if asked for."
    package static let errors: [RPCErrorKind] = [.notFound, .store]

    package struct Params: MethodParams, Hashable {
        package var limit = 100
        package var before: String?
        package var collection: String?
        package var superseded = false

        package init() {}

        package static let fields: [ParamField<Params>] = [
            .optional("limit", \.limit, .limited(0...Search.mostHits), "The most bulletins to answer."),
            .optional("before", \.before, .text(.bulletinPrefix), "Only those taken before this bulletin."),
            .optional("collection", \.collection, .text(), "Only those of this collection."),
            .optional(
                "superseded", \.superseded, .flag, "Whether those that a revision has superseded are listed too."),
        ]
    }

    package struct Result: MethodResult, Hashable {
        package static let schema = Schema.object(["bulletins": .array(of: Bulletin.schema), "more": .boolean])
        package var bulletins: [Bulletin]
        /// Whether earlier ones are left: ask again with the last one's id as `before`.
        package var more: Bool

        package init(bulletins: [Bulletin], more: Bool) {
            self.bulletins = bulletins
            self.more = more
        }

        package func write(to writer: inout JSONWriter) {
            writer.object { writer in
                writer.key("bulletins")
                writer.list(bulletins) { $1.write(to: &$0) }
                writer.member("more", more)
            }
        }

        package init(json: JSONValue) throws(ShapeFailure) {
            let reader = JSONReader(json)
            bulletins = []
            for bulletin in json["bulletins"]?.array ?? [] { bulletins.append(try Bulletin(json: bulletin)) }
            more = try reader.member("more").bool()
        }
    }

    package static let example = """
        → {"jsonrpc":"2.0","id":7,"method":"bulletin.list","params":{"limit":1,"collection":"柳湾"}}
        ← {"jsonrpc":"2.0","id":7,"result":{"bulletins":[],"more":false}}
        """
}
