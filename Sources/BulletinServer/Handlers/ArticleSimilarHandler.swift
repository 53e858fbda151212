import BulletinRPC
import Corpus
import Retrieval
import Store

enum ArticleSimilarHandler: Handler {
    typealias Called = ArticleSimilar

    static func answer(_ params: ArticleSimilar.Params, _ call: Call) throws(RPCError) -> ArticleSimilar.Result {
        let snapshot = try call.services.corpus.snapshot
        let id = try call.articleID(params.id)
        let found = try call.asking { (store) throws(StoreFailure) in try store.article(id) }
        guard let article = found else { throw .notFound(id: params.id) }
        let deadline = call.deadline()
        do throws(SearchFailure) {
            let nearest = try Retrieval.Search.similar(
                to: article, id: id, limit: params.limit, in: snapshot.index
            ) { deadline.isOver }
            return ArticleSimilar.Result(
                hits: nearest.map { .init(hit: .init($0.hit), similarity: $0.similarity) })
        } catch {
            throw RPCError(error, deadline)
        }
    }
}
