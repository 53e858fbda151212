/// The people that articles name.
package enum People: Method {
    package static let name = "people"
    package static let summary = "People that articles name, most articles first, with their titles and organisations."
    package static let errors: [RPCErrorKind] = [.query, .tookTooLong, .store]

    package struct Params: MethodParams, Hashable {
        package var query = ""
        package var name: String?
        package var limit = 100

        package init() {}

        package static let fields: [ParamField<Params>] = [
            .optional("query", \.query, .text(), "Only people of articles that match; blank takes all."),
            .optional(
                "name", \.name, .text(.filled),
                "Only people of this name; where there are none, those whose names hold it."),
            .optional("limit", \.limit, .limited(0...Search.mostHits), "The most rows to answer."),
        ]
    }

    package struct Row: Hashable, Sendable {
        package var name: String
        /// Most frequent first.
        package var titles: [String]
        package var organisations: [String]
        package var articles: Int

        package init(name: String, titles: [String], organisations: [String], articles: Int) {
            self.name = name
            self.titles = titles
            self.organisations = organisations
            self.articles = articles
        }
    }

    package struct Result: MethodResult, Hashable {
        /// How many names there are, however many are shown.
        package var total: Int
        package var rows: [Row]

        package init(total: Int, rows: [Row]) {
            self.total = total
            self.rows = rows
        }

        package static let schema = Schema.object([
            "total": .count,
            "rows": .array(
                of: .object([
                    "name": .text, "titles": .array(of: .text), "organisations": .array(of: .text), "articles": .count,
                ])),
        ])

        package func write(to writer: inout JSONWriter) {
            writer.object { writer in
                writer.member("total", total)
                writer.key("rows")
                writer.list(rows) { writer, row in
                    writer.object { writer in
                        writer.member("name", row.name)
                        writer.key("titles")
                        writer.list(row.titles) { $0.string($1) }
                        writer.key("organisations")
                        writer.list(row.organisations) { $0.string($1) }
                        writer.member("articles", row.articles)
                    }
                }
            }
        }

        package init(json: JSONValue) throws(ShapeFailure) {
            let reader = JSONReader(json)
            total = try reader.integer("total")
            rows = try reader.member("rows").list { (row) throws(ShapeFailure) in
                Row(
                    name: try row.string("name"), titles: try row.strings("titles"),
                    organisations: try row.strings("organisations"), articles: try row.integer("articles"))
            }
        }
    }

    package static let example = """
        → {"jsonrpc":"2.0","id":14,"method":"people","params":{"query":"农机","limit":1}}
        ← {"jsonrpc":"2.0","id":14,"result":{"total":2,"rows":[{"name":"时雨","titles":["站长"],\
        "organisations":["柳湾镇粮站"],"articles":2}]}}
        """
}
