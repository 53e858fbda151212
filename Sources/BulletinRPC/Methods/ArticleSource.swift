/// An article as it stood on its page.
package enum ArticleSource: Method {
    package static let name = "article.source"
    package static let summary = "Exactly the text of an article's span."
    package static let errors: [RPCErrorKind] = [.notFound, .store]
    package typealias Params = ArticleParam

    package struct Result: MethodResult, Hashable {
        package static let schema = Schema.object(["text": .text])
        package var text: String

        package init(text: String) { self.text = text }

        package func write(to writer: inout JSONWriter) {
            writer.object { $0.member("text", text) }
        }

        package init(json: JSONValue) throws(ShapeFailure) {
            text = try JSONReader(json).string("text")
        }
    }

    package static let example = """
        → {"jsonrpc":"2.0","id":5,"method":"article.source","params":{"id":"5f0c9a61d2b34e77.3"}}
        ← {"jsonrpc":"2.0","id":5,"result":{"text":"柳湾镇\\n秋粮入仓 农机不歇\\n"}}
        """
}
