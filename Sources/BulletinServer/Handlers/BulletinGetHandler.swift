import BulletinModel
import BulletinRPC
import Store

enum BulletinGetHandler: Handler {
    typealias Called = BulletinGet

    static func answer(_ params: BulletinParam, _ call: Call) throws(RPCError) -> Bulletin {
        let id = try call.bulletinID(params.id)
        let found = try call.asking { (store) throws(StoreFailure) in try store.bulletin(id) }
        guard let bulletin = found else { throw .notFound(id: params.id) }
        return bulletin
    }
}
