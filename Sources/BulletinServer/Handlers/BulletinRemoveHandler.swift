import BulletinModel
import BulletinRPC
import Corpus
import LinuxSystem
import Logging
import Store

enum BulletinRemoveHandler: Handler {
    typealias Called = BulletinRemove

    static func answer(_ params: BulletinParam, _ call: Call) throws(RPCError) -> BulletinRemove.Result {
        let id = try call.bulletinID(params.id)
        let corpus = try call.services.corpus
        let removal: Removal?
        do throws(StoreFailure) { removal = try corpus.remove(id) } catch { throw call.error(error) }
        guard let removal else { throw .notFound(id: params.id) }
        call.server.log.notice(
            "Removed a bulletin",
            metadata: [
                "bulletin": "\(id)", "articles": "\(removal.articles.count)", "uid": "\(call.connection.peer.user)",
            ])
        return BulletinRemove.Result(removed: removal.articles)
    }
}
