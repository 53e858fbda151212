/// What a word that is being typed may become.
package enum Suggest: Method {
    package static let name = "suggest"
    package static let summary = "Names in the corpus that begin so, most articles first."

    package enum Kind: String, Hashable, Sendable, CaseIterable {
        case unit, person, place, organisation, byline, section, collection
    }

    package struct Params: MethodParams, Hashable {
        package var prefix = ""
        package var limit = 10

        package init() {}
        package init(prefix: String) { self.prefix = prefix }

        package static let fields: [ParamField<Params>] = [
            .required("prefix", \.prefix, .text(.filled), "How the name begins, whatever its case, width or script."),
            .optional("limit", \.limit, .limited(0...Search.mostHits), "The most suggestions to answer."),
        ]
    }

    package struct Suggestion: Hashable, Sendable {
        package var text: String
        package var kind: Kind
        package var articles: Int

        package init(text: String, kind: Kind, articles: Int) {
            self.text = text
            self.kind = kind
            self.articles = articles
        }
    }

    package struct Result: MethodResult, Hashable {
        package var suggestions: [Suggestion]

        package init(suggestions: [Suggestion]) { self.suggestions = suggestions }

        package static let schema = Schema.object([
            "suggestions": .array(
                of: .object([
                    "text": .text, "kind": .choice(Kind.allCases.map(\.rawValue)), "articles": .count,
                ]))
        ])

        package func write(to writer: inout JSONWriter) {
            writer.object { writer in
                writer.key("suggestions")
                writer.list(suggestions) { writer, suggestion in
                    writer.object { writer in
                        writer.member("text", suggestion.text)
                        writer.member("kind", suggestion.kind.rawValue)
                        writer.member("articles", suggestion.articles)
                    }
                }
            }
        }

        package init(json: JSONValue) throws(ShapeFailure) {
            suggestions = try JSONReader(json).member("suggestions").list { (entry) throws(ShapeFailure) in
                Suggestion(
                    text: try entry.string("text"), kind: try entry.member("kind").choice(Kind.self),
                    articles: try entry.integer("articles"))
            }
        }
    }

    package static let example = """
        → {"jsonrpc":"2.0","id":17,"method":"suggest","params":{"prefix":"柳","limit":2}}
        ← {"jsonrpc":"2.0","id":17,"result":{"suggestions":[{"text":"柳湾镇","kind":"unit","articles":9},\
        {"text":"柳湾","kind":"place","articles":4}]}}
        """
}
