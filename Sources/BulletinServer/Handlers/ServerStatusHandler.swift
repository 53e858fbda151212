import BulletinModel
import BulletinRPC
import Corpus
import Inbox
import Ingest
import SearchIndex
import Store

enum ServerStatusHandler: Handler {
    typealias Called = ServerStatus

    /// Cost: one look at each article of the index.
    static func answer(_ params: NoParams, _ call: Call) throws(RPCError) -> ServerStatus.Result {
        let services = try call.services
        let snapshot = services.corpus.snapshot
        var result = ServerStatus.Result()
        if case .degraded(let reason) = services.ingest.state {
            result.state = "degraded"
            result.reason = reason
        } else if let reason = leftOut(services.corpus.leftOut) {
            result.state = "degraded"
            result.reason = reason
        } else if services.corpus.isBeingMended {
            result.state = "degraded"
            result.reason = "a file of the index is damaged: searches are refused until it is mended from the store"
        } else if let givenUp = services.corpus.upkeepGivenUp {
            result.state = "degraded"
            result.reason = givenUp.reason
        }
        result.clock = snapshot.clock.description
        result.inbox = inbox(services.watcher.status)
        result.counts.bulletins = snapshot.counts.bulletins
        result.counts.articles = snapshot.counts.articles
        result.counts.rejected = snapshot.counts.rejected
        result.counts.duplicates = snapshot.counts.duplicates
        result.counts.superseded = snapshot.counts.superseded
        let statistics = snapshot.index.statistics
        result.index.terms = statistics.terms
        result.index.postings = statistics.postings
        result.index.textBytes = statistics.textBytes
        result.index.memoryBytes = statistics.memoryBytes
        result.connections = call.server.connectionCount
        result.subscriptions = call.server.hub.count
        result.uptime = Int((ContinuousClock.now - call.server.beganAt).components.seconds)
        return result
    }

    /// Why not all that is stored is found.
    private static func leftOut(_ bulletins: [BulletinID]) -> String? {
        guard let first = bulletins.first else { return nil }
        let others = bulletins.count > 1 ? " and \(bulletins.count - 1) more" : ""
        return "bulletin \(first)\(others) crashed the daemon twice at its start: it is left out of the index, and its"
            + " articles are not found"
    }

    private static func inbox(_ status: InboxStatus) -> ServerStatus.Inbox {
        var inbox = ServerStatus.Inbox()
        inbox.path = status.path
        inbox.pending = status.pending
        inbox.backend = status.backend
        inbox.overflows = status.overflows
        inbox.troubles = status.troubles.map {
            ServerStatus.Trouble(path: String(decoding: $0.path, as: UTF8.self), reason: $0.reason)
        }
        return inbox
    }
}
