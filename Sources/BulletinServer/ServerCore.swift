import BulletinRPC
package import Corpus
package import Inbox
package import Ingest
import Logging
import Synchronization

/// What is served: it exists once the start is over.
package struct ServerServices: Sendable {
    package let corpus: LiveCorpus
    package let ingest: IngestService
    package let watcher: InboxWatcher
    /// Reads the configuration again, as SIGHUP does; calls that come together are done one after the other.
    package let reload: @Sendable () async -> ReloadOutcome

    /// - Parameter reload: where there is no configuration to read, nothing ever changes.
    package init(
        corpus: LiveCorpus, ingest: IngestService, watcher: InboxWatcher,
        reload: @escaping @Sendable () async -> ReloadOutcome = { ReloadOutcome() }
    ) {
        self.corpus = corpus
        self.ingest = ingest
        self.watcher = watcher
        self.reload = reload
    }
}

/// What all connections share.
final class ServerCore: Sendable {
    let log: Logger
    let lanes = WorkLanes()
    let hub: SubscriptionHub
    let keeper = AnswerKeeper()
    let loopGuard = LoopGuard()
    /// How many workers go through questions at the moment.
    let working = Atomic<Int>(0)
    let crowdedLoops = Mutex(CrowdedLoops())
    let checksResults: Bool
    let meter = RequestMeter(RouteTable.all.map(\.name))
    let beganAt = ContinuousClock.now
    private let shared: Mutex<Shared>

    private struct Shared {
        var settings: ServerSettings
        var phase = Phase.starting
        var connections = 0
        var lastNumber = 0
        var counts = ConnectionCounts()
    }

    private enum Phase {
        case starting
        case running(ServerServices)
        case stopping(ServerServices?)
    }

    init(settings: ServerSettings, log: Logger) {
        self.log = log
        checksResults = settings.checksResults
        hub = SubscriptionHub(lanes: lanes, log: log, waitingBytes: settings.limits.waitingBytes)
        shared = Mutex(Shared(settings: settings))
    }

    var settings: ServerSettings { shared.withLock { $0.settings } }

    /// Since the start.
    var connectionCounts: ConnectionCounts { shared.withLock { $0.counts } }

    func count(_ event: WritableKeyPath<ConnectionCounts, Int>, _ times: Int = 1) {
        if times > 0 { shared.withLock { $0.counts[keyPath: event] += times } }
    }

    var connectionCount: Int { shared.withLock { $0.connections } }

    func use(_ settings: ServerSettings) { shared.withLock { $0.settings = settings } }

    func serve(_ services: ServerServices) {
        hub.attach(services.corpus)
        shared.withLock { $0.phase = .running(services) }
    }

    /// What was asked before is still answered.
    func beginStop() {
        shared.withLock { shared in
            if case .running(let services) = shared.phase {
                shared.phase = .stopping(services)
            } else {
                shared.phase = .stopping(nil)
            }
        }
    }

    func services() throws(RPCError) -> ServerServices {
        let phase = shared.withLock { $0.phase }
        switch phase {
        case .running(let services), .stopping(let services?): return services
        case .starting: throw .notReady(state: "starting")
        case .stopping(nil): throw .notReady(state: "stopping")
        }
    }

    /// Whether what was found in the index since then can be relied on.
    func isIndexSound(since began: ContinuousClock.Instant) -> Bool {
        switch shared.withLock({ $0.phase }) {
        case .running(let services), .stopping(let services?): services.corpus.isSound(since: began)
        case .starting, .stopping(nil): true
        }
    }

    /// A number for a new connection; an error where there are too many.
    /// - Parameter isKept: it may have one of those that are kept.
    func enter(isKept: Bool) throws(RPCError) -> Int {
        let outcome = shared.withLock { shared -> (number: Int?, limit: Int, value: Int) in
            let limit = shared.settings.limits.connections
            let room = limit + (isKept ? shared.settings.keptConnections : 0)
            guard shared.connections < room else {
                shared.counts.turnedAway += 1
                return (nil, limit, shared.connections + 1)
            }
            shared.counts.accepted += 1
            shared.connections += 1
            shared.lastNumber += 1
            return (shared.lastNumber, limit, shared.connections)
        }
        guard let number = outcome.number else {
            throw .pastLimit(limit: outcome.limit, value: outcome.value, what: "connections")
        }
        return number
    }

    func left(_ connection: Connection) {
        shared.withLock { $0.connections -= 1 }
    }
}
