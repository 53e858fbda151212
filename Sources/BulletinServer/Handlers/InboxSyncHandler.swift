import BulletinRPC
import Corpus
import Inbox

enum InboxSyncHandler: WaitingHandler {
    typealias Called = InboxSync

    static func answer(_ params: InboxSync.Params, _ call: Call) async throws(RPCError) -> InboxSync.Result {
        let services = try call.services
        let pending = await services.watcher.sync(timeout: .seconds(params.timeout))
        return InboxSync.Result(
            clock: services.corpus.clock.description, pending: pending.map { String(decoding: $0, as: UTF8.self) })
    }
}
