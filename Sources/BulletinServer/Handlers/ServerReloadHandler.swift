import BulletinRPC

enum ServerReloadHandler: WaitingHandler {
    typealias Called = ServerReload

    static func answer(_ params: NoParams, _ call: Call) async throws(RPCError) -> ServerReload.Result {
        let outcome = await (try call.services).reload()
        // There is no param to blame: it is the file that is wrong.
        if let refusal = outcome.refusal { throw .wrongParam(nil, reason: refusal) }
        return ServerReload.Result(applied: outcome.applied, needsRestart: outcome.needsRestart)
    }
}
