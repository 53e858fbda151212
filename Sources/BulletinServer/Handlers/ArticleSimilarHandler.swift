import BulletinRPC
import Corpus
import Retrieval
import Store

enum ArticleSimilarHandler: IndexHandler {
    typealias Called = ArticleSimilar

    static func answer(_ params: ArticleSimilar.Params, _ call: Call) throws(RPCError) -> SimilarAnswer {
        let snapshot = try call.services.corpus.snapshot
        let id = try call.articleID(params.id)
        let found = try call.asking { (store) throws(StoreFailure) in try store.article(id) }
        guard let article = found else { throw .notFound(id: params.id) }
        let deadline = call.deadline()
        do throws(SearchFailure) {
            return SimilarAnswer(
                articles: try Retrieval.Search.similar(
                    to: article, id: id, limit: params.limit, in: snapshot.index
                ) { deadline.isOver })
        } catch {
            throw RPCError(error, deadline)
        }
    }
}

/// `ArticleSimilar.Result` as the server has it.
struct SimilarAnswer: WritableResult {
    let articles: [SimilarArticle]

    func write(to writer: inout JSONWriter) {
        writer.object { writer in
            writer.key("hits")
            writer.list(articles) { writer, article in
                writer.object { writer in
                    article.hit.writeMembers(to: &writer)
                    writer.key("similarity")
                    writer.number(article.similarity)
                }
            }
        }
    }
}
