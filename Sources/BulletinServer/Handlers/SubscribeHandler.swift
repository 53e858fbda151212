import BulletinRPC
import Corpus
import Retrieval
import Store

enum SubscribeHandler: Handler {
    typealias Called = Subscribe

    static func answer(_ params: Subscribe.Params, _ call: Call) throws(RPCError) -> Subscribe.Result {
        let store = try call.services.corpus.store
        let query: StandingQuery
        do throws(SearchFailure) {
            query = try StandingQuery(params.query)
        } catch {
            throw RPCError(error, call.deadline())
        }
        let since = try params.since.map { (text) throws(RPCError) in
            guard let clock = Clock(text), clock.store == store.identity else {
                throw .wrongParam("since", reason: "is of another store than this one, \(store.identity)")
            }
            return clock.sequence
        }
        return try call.server.hub.subscribe(
            query, since: since, name: params.name, for: call.connection, limit: call.settings.limits.subscriptions)
    }
}

enum UnsubscribeHandler: Handler {
    typealias Called = Unsubscribe

    static func answer(_ params: Unsubscribe.Params, _ call: Call) throws(RPCError) -> EmptyResult {
        try call.server.hub.unsubscribe(params.subscription, for: call.connection)
        return EmptyResult()
    }
}
