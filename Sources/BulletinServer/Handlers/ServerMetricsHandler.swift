import BulletinModel
import BulletinRPC
import Corpus
import Inbox
import Ingest
import SearchIndex
import Store

enum ServerMetricsHandler: Handler {
    typealias Called = ServerMetrics

    /// What concerns the store and the index is in it once they are there. Cost: one look at each article of the index.
    static func answer(_ params: NoParams, _ call: Call) throws(RPCError) -> ServerMetrics.Result {
        var writer = OpenMetricsWriter()
        let settings = call.settings
        writer.family("bulletind_build", .info, "The version that runs.")
        writer.sample("_info", [("version", settings.version)], 1)
        writer.gauge(
            "bulletind_start_time_seconds", unit: "seconds", "When the daemon started, in Unix time.",
            settings.started.secondsSinceEpoch)
        let services = try? call.services
        writer.gauge("bulletind_ready", "1 once the index answers.", services == nil ? 0 : 1)
        if let services {
            write(services.corpus.snapshot, to: &writer)
            write(services, to: &writer)
        }
        write(call.server, to: &writer)
        writer.end()
        return ServerMetrics.Result(text: writer.text)
    }

    private static func write(_ snapshot: CorpusSnapshot, to writer: inout OpenMetricsWriter) {
        let (counts, statistics) = (snapshot.counts, snapshot.index.statistics)
        writer.gauge("bulletind_bulletins", "Bulletins in the index.", counts.bulletins)
        writer.gauge("bulletind_articles", "Articles in the index.", counts.articles)
        writer.gauge("bulletind_superseded_bulletins", "Bulletins that a revision replaced.", counts.superseded)
        writer.gauge("bulletind_rejected_files", "Files that lie in the rejected folder.", counts.rejected)
        writer.counter(
            "bulletind_duplicates", "Files dropped again, since the store was made.", counts.duplicates)
        writer.counter("bulletind_changes", "Changes of what is live: the clock.", snapshot.clock.sequence)
        writer.gauge("bulletind_index_terms", "Terms of the index, over its segments.", statistics.terms)
        writer.gauge("bulletind_index_postings", "Postings of the index.", statistics.postings)
        writer.gauge(
            "bulletind_index_text_bytes", unit: "bytes", "The indexed text as UTF-8.", statistics.textBytes)
        writer.gauge(
            "bulletind_index_memory_bytes", unit: "bytes", "The index in memory.", statistics.memoryBytes)
    }

    private static func write(_ services: ServerServices, to writer: inout OpenMetricsWriter) {
        let inbox = services.watcher.status
        writer.gauge("bulletind_inbox_pending", "Files that lie in the inbox and are to be taken.", inbox.pending)
        writer.gauge("bulletind_inbox_troubles", "Files and folders that cannot be taken now.", inbox.troubles.count)
        writer.counter("bulletind_inbox_overflows", "Times that the kernel's queue ran over.", inbox.overflows)
        let isDegraded = if case .degraded = services.ingest.state { 1 } else { 0 }
        writer.gauge(
            "bulletind_ingest_degraded", "1 while the store cannot be written or a file cannot be taken.", isDegraded)
        writer.gauge(
            "bulletind_index_left_out", "Bulletins that crashed the daemon at its start, and are not in the index.",
            services.corpus.leftOut.count)
    }

    private static func write(_ server: ServerCore, to writer: inout OpenMetricsWriter) {
        let connections = server.connectionCounts
        writer.gauge("bulletind_connections", "Open connections.", server.connectionCount)
        writer.gauge("bulletind_subscriptions", "Subscriptions of all connections.", server.hub.count)
        writer.counter("bulletind_connections_accepted", "Connections that were accepted.", connections.accepted)
        writer.counter(
            "bulletind_connections_turned_away", "Connections over the limit.", connections.turnedAway)
        writer.counter(
            "bulletind_connections_dropped", "Connections of clients that did not read.", connections.dropped)
        writer.counter("bulletind_denials", "Requests of clients that may not ask them.", connections.denied)
        writer.counter(
            "bulletind_requests_abandoned", "Requests whose client went away before the answer.", connections.abandoned)
        writer.counter("bulletind_notifications", "Notifications that were sent.", server.hub.toldCount)
        let methods = server.meter.counts
        writer.family("bulletind_requests", .counter, "Requests by method and error code, 0 for a result.")
        for (method, counts) in methods {
            for (code, count) in counts.outcomes.sorted(by: { $0.key < $1.key }) {
                writer.sample("_total", [("method", method), ("code", "\(code)")], count)
            }
        }
        writer.family(
            "bulletind_request_duration_seconds", .histogram, unit: "seconds", "From dispatch to the answer, by method."
        )
        for (method, counts) in methods { write(counts, of: method, to: &writer) }
    }

    private static func write(
        _ counts: RequestMeter.Counts, of method: String, to writer: inout OpenMetricsWriter
    ) {
        var sum = 0
        for (index, count) in counts.buckets.enumerated() {
            sum += count
            let bound = index < RequestMeter.bounds.count ? "\(Double(RequestMeter.bounds[index]) / 1e6)" : "+Inf"
            writer.sample("_bucket", [("method", method), ("le", bound)], sum)
        }
        writer.sample("_count", [("method", method)], sum)
        writer.sample("_sum", [("method", method)], counts.total / .seconds(1))
    }
}
