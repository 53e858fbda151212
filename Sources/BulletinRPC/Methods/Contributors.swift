package import BulletinModel

/// Whose names stand under articles.
package enum Contributors: Method {
    package static let name = "contributors"
    package static let summary = "Names of bylines with their roles, most articles first."
    package static let errors: [RPCErrorKind] = [.query, .tookTooLong]

    package struct Params: MethodParams, Hashable {
        package var query = ""
        package var role: BylineRole?
        package var limit = 100

        package init() {}

        package static let fields: [ParamField<Params>] = [
            .optional("query", \.query, .text(), "Only articles that match; blank takes all."),
            .optional("role", \.role, .choice, "Only names that stand in this role."),
            .optional("limit", \.limit, .limited(0...Search.mostHits), "The most rows to answer."),
        ]
    }

    package struct Row: Hashable, Sendable {
        package var byline: Byline
        package var articles: Int
        /// The days of the earliest and the latest.
        package var first: CalendarDay?
        package var last: CalendarDay?

        package init(byline: Byline, articles: Int, first: CalendarDay?, last: CalendarDay?) {
            self.byline = byline
            self.articles = articles
            self.first = first
            self.last = last
        }
    }

    package struct Result: MethodResult, Hashable {
        package var rows: [Row]

        package init(rows: [Row]) { self.rows = rows }

        package static let schema = Schema.object([
            "rows": .array(
                of: .object([
                    "name": .text, "role": .choice(BylineRole.allCases.map(\.rawValue)), "outlet": .nullable(.text),
                    "articles": .count, "first": .nullable(.string(.day)), "last": .nullable(.string(.day)),
                ]))
        ])

        package func write(to writer: inout JSONWriter) {
            writer.object { writer in
                writer.key("rows")
                writer.list(rows) { writer, row in
                    writer.object { writer in
                        writer.member("name", row.byline.name)
                        writer.member("role", row.byline.role.rawValue)
                        writer.member("outlet", row.byline.outlet)
                        writer.member("articles", row.articles)
                        writer.member("first", row.first?.description)
                        writer.member("last", row.last?.description)
                    }
                }
            }
        }

        package init(json: JSONValue) throws(ShapeFailure) {
            rows = try JSONReader(json).member("rows").list { (row) throws(ShapeFailure) in
                Row(
                    byline: try Byline(reader: row), articles: try row.integer("articles"),
                    first: try row.optional("first")?.day(), last: try row.optional("last")?.day())
            }
        }
    }

    package static let example = """
        → {"jsonrpc":"2.0","id":15,"method":"contributors","params":{"role":"correspondent","limit":1}}
        ← {"jsonrpc":"2.0","id":15,"result":{"rows":[{"name":"时雨","role":"correspondent","outlet":null,\
        "articles":7,"first":"2021-03-02","last":"2021-10-12"}]}}
        """
}
