import BulletinRPC

enum RPCDiscoverHandler: Handler {
    typealias Called = RPCDiscover

    static func answer(_ params: NoParams, _ call: Call) throws(RPCError) -> RPCDiscover.Result {
        RPCDiscover.Result(document: MethodCatalog.document)
    }
}
