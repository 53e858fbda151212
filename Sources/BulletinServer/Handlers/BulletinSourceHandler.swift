import BulletinModel
import BulletinRPC
import Store
import TextDecoding

enum BulletinSourceHandler: Handler {
    typealias Called = BulletinSource

    static func answer(_ params: BulletinSource.Params, _ call: Call) throws(RPCError) -> BulletinSource.Result {
        let id = try call.bulletinID(params.id)
        let found = try call.asking { (store) throws(StoreFailure) in try store.droppedBytes(id) }
        guard let bytes = found else { throw .notFound(id: params.id) }
        if params.raw { return .raw(bytes) }
        let text = try call.text(of: bytes, id)
        return .text(String(decoding: text.utf8, as: UTF8.self), text.encoding)
    }
}
