package import BulletinModel

/// The units that articles name, as a tree.
package enum Units: Method {
    package static let name = "units"
    package static let summary = "Administrative and grass-roots units as a tree, with how many articles name each."
    package static let errors: [RPCErrorKind] = [.query, .tookTooLong, .store]

    package struct Params: MethodParams, Hashable {
        package var query = ""
        package var under: String?
        package var depth: Int?

        package init() {}

        package static let fields: [ParamField<Params>] = [
            .optional("query", \.query, .text(), "Only units of articles that match; blank takes all."),
            .optional("under", \.under, .text(.filled), "Only this unit and what lies below it."),
            .optional("depth", \.depth, .integer(0...64), "How many levels below the root to show."),
        ]
    }

    /// The root has neither name nor level, unless one unit was asked for and there is one of that name.
    package struct Node: MethodResult, Hashable {
        package var name: String?
        package var level: UnitLevel?
        /// Those that name it or what lies below; each counts once.
        package var articles: Int
        /// Most articles first.
        package var children: [Node]

        package init(name: String?, level: UnitLevel?, articles: Int, children: [Node] = []) {
            self.name = name
            self.level = level
            self.articles = articles
            self.children = children
        }

        package static let schema = Schema.named("Unit")

        package func write(to writer: inout JSONWriter) {
            writer.object { writer in
                writer.member("name", name)
                writer.member("level", level?.rawValue)
                writer.member("articles", articles)
                writer.key("children")
                writer.list(children) { $1.write(to: &$0) }
            }
        }

        package init(json: JSONValue) throws(ShapeFailure) {
            try self.init(reader: JSONReader(json))
        }

        private init(reader: JSONReader) throws(ShapeFailure) {
            name = try reader.optionalString("name")
            level = try reader.optional("level")?.choice(UnitLevel.self)
            articles = try reader.integer("articles")
            children = try reader.member("children").list(Node.init(reader:))
        }
    }

    package typealias Result = Node

    package static let example = """
        → {"jsonrpc":"2.0","id":13,"method":"units","params":{"under":"云川县","depth":1}}
        ← {"jsonrpc":"2.0","id":13,"result":{"name":"云川县","level":"county","articles":3,"children":[\
        {"name":"柳湾镇","level":"township","articles":2,"children":[]}]}}
        """
}
