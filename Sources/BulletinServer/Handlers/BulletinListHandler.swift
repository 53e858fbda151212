import BulletinModel
import BulletinRPC
import Store

enum BulletinListHandler: Handler {
    typealias Called = BulletinList

    static func answer(_ params: BulletinList.Params, _ call: Call) throws(RPCError) -> BulletinList.Result {
        var before: BulletinID?
        if let given = params.before {
            let id = try call.bulletinID(given)
            let found = try call.asking { (store) throws(StoreFailure) in try store.bulletin(id) }
            guard found != nil else { throw .notFound(id: given) }
            before = id
        }
        let page = try call.asking { (store) throws(StoreFailure) in
            try store.bulletins(
                limit: params.limit, before: before, collection: params.collection,
                includingSuperseded: params.superseded)
        }
        return BulletinList.Result(bulletins: page.bulletins, more: page.more)
    }
}
