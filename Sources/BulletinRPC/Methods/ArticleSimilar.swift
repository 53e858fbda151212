/// Articles like one, the same story in another paper among them.
package enum ArticleSimilar: Method {
    package static let name = "article.similar"
    package static let summary = "Articles whose text is most like this one's, nearest first."
    package static let errors: [RPCErrorKind] = [.notFound, .store, .tookTooLong]

    package struct Params: MethodParams, Hashable {
        package var id = ""
        package var limit = 10

        package init() {}
        package init(id: String) { self.id = id }

        package static let fields: [ParamField<Params>] = [
            .required(
                "id", \.id, .text(.articlePrefix), "The article's id; 4 digits or more of its bulletin's will do."),
            .optional("limit", \.limit, .limited(0...Search.mostHits), "The most articles to answer."),
        ]
    }

    package struct Hit: Hashable, Sendable {
        package var hit: Search.Hit
        /// From 0 to 1: the same text, whatever its punctuation, paragraphs and script.
        package var similarity: Double

        package init(hit: Search.Hit, similarity: Double) {
            self.hit = hit
            self.similarity = similarity
        }
    }

    package struct Result: MethodResult, Hashable {
        package var hits: [Hit]

        package init(hits: [Hit]) { self.hits = hits }

        package static let schema = Schema.object([
            "hits": .array(
                of: .object(
                    Search.Hit.members + [Schema.Property(name: "similarity", schema: .number, isOptional: false)]))
        ])

        package func write(to writer: inout JSONWriter) {
            writer.object { writer in
                writer.key("hits")
                writer.list(hits) { writer, hit in
                    writer.object { writer in
                        hit.hit.writeMembers(to: &writer)
                        writer.key("similarity")
                        writer.number(hit.similarity)
                    }
                }
            }
        }

        package init(json: JSONValue) throws(ShapeFailure) {
            hits = try JSONReader(json).member("hits").list { (hit) throws(ShapeFailure) in
                Hit(hit: try Search.Hit(reader: hit), similarity: try hit.member("similarity").number().double)
            }
        }
    }

    package static let example = """
        → {"jsonrpc":"2.0","id":25,"method":"article.similar","params":{"id":"5f0c.3","limit":1}}
        ← {"jsonrpc":"2.0","id":25,"result":{"hits":[{"id":"77e2b0c4419ad6f3.1","score":61.5,"kicker":null,\
        "headline":"柳湾镇秋粮开秤","published":"2021-10-13","section":null,"kind":"article","bylines":[],\
        "snippet":{"text":"柳湾镇的秋粮收购点已经开秤。","marks":[]},"similarity":0.875}]}}
        """
}
