import BulletinModel
import BulletinRPC
import Store

enum ArticleGetHandler: Handler {
    typealias Called = ArticleGet

    static func answer(_ params: ArticleParam, _ call: Call) throws(RPCError) -> BulletinRPC.ArticleRecord {
        let id = try call.articleID(params.id)
        let found = try call.asking { (store) throws(StoreFailure) in try store.article(id) }
        guard let article = found else { throw .notFound(id: params.id) }
        return BulletinRPC.ArticleRecord(id: id, article: article)
    }
}
