import BulletinRPC

enum ServerPingHandler: Handler {
    typealias Called = ServerPing

    static func answer(_ params: NoParams, _ call: Call) throws(RPCError) -> ServerPing.Result { ServerPing.Result() }
}
