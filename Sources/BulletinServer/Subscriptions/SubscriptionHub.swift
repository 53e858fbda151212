import BulletinRPC
import Corpus
import Logging
import Retrieval
import Store
import Synchronization

/// All subscriptions of all connections. The corpus tells it of each change; it tells those who asked.
///
/// What a slow client misses is not kept: it is read from the store again once the client reads on. So a subscription
/// costs no more memory than what waits for its connection, and nothing is ever lost or told twice.
final class SubscriptionHub: Sendable {
    struct State {
        /// Of the last change that was told.
        var sequence = 0
        var standing = StandingQueries()
        var subscriptions: [Int: Subscription] = [:]
        var byConnection: [Int: [Int]] = [:]
        var lastNumber = 0
        var toldCount = 0
        var corpus: LiveCorpus?
    }

    /// Bytes of notifications that may wait for a connection before its subscriptions fall behind.
    let mostWaiting: Int
    /// What must be left of them before they catch up.
    var fewWaiting: Int { mostWaiting / 4 }

    /// In such steps a connection is told of what its client has missed. Bytes.
    private var owedStep: Int { mostWaiting / 64 }

    let state = Mutex(State())
    let lanes: WorkLanes
    let log: Logger

    /// - Parameter waitingBytes: for which a client is dropped. What is missed counts, and costs no memory.
    init(lanes: WorkLanes, log: Logger, waitingBytes: Int) {
        mostWaiting = waitingBytes / 32
        self.lanes = lanes
        self.log = log
    }

    var count: Int { state.withLock { $0.subscriptions.count } }

    /// Notifications that were sent since the start.
    var toldCount: Int { state.withLock { $0.toldCount } }

    /// From now on the corpus's changes are told.
    func attach(_ corpus: LiveCorpus) {
        corpus.observe { [weak self] changes in self?.changed(changes) }
        state.withLock { state in
            state.corpus = corpus
            state.sequence = max(state.sequence, corpus.clock.sequence)
        }
    }

    /// - Parameters:
    ///   - since: a sequence of the store's clock; nil for now.
    ///   - limit: of subscriptions on one connection.
    func subscribe(
        _ query: StandingQuery, since: Int?, name: String?, for connection: Connection, limit: Int
    ) throws(RPCError) -> Subscribe.Result {
        try state.withLock { (state) throws(RPCError) in
            guard let corpus = state.corpus else { throw .notReady(state: "starting") }
            let own = state.byConnection[connection.number] ?? []
            guard own.count < limit else {
                throw .pastLimit(limit: limit, value: own.count + 1, what: "subscriptions")
            }
            if let since, since > state.sequence {
                throw .wrongParam("since", reason: "must not be later than the clock, \(Self.clock(corpus, state))")
            }
            let names = own.compactMap { state.subscriptions[$0]?.name }
            if let name, names.contains(name) {
                throw .wrongParam("name", reason: "is in use on this connection")
            }
            state.lastNumber += 1
            let number = state.lastNumber
            let subscription = Subscription(
                connection: connection, name: name ?? Self.freeName(names), query: query,
                told: since ?? state.sequence)
            state.subscriptions[number] = subscription
            state.byConnection[connection.number] = own + [number]
            state.standing.insert(query, number: number, rarityIn: corpus.snapshot.index)
            connection.awaitsSubscriptions = true
            return Subscribe.Result(subscription: subscription.name, clock: Self.clock(corpus, state))
        }
    }

    func unsubscribe(_ name: String, for connection: Connection) throws(RPCError) {
        try state.withLock { (state) throws(RPCError) in
            let own = state.byConnection[connection.number] ?? []
            guard let number = own.first(where: { state.subscriptions[$0]?.name == name }) else {
                throw .notFound(id: name)
            }
            Self.remove(number, from: &state)
            state.byConnection[connection.number] = own.filter { $0 != number }
        }
    }

    func left(_ connection: Connection) {
        state.withLock { state in
            for number in state.byConnection.removeValue(forKey: connection.number) ?? [] {
                Self.remove(number, from: &state)
            }
        }
    }

    private static func remove(_ number: Int, from state: inout State) {
        if let gone = state.subscriptions.removeValue(forKey: number) { gone.connection.owe(-gone.owedTold) }
        state.standing.remove(number: number)
    }

    private static func clock(_ corpus: LiveCorpus, _ state: State) -> String {
        Clock(store: corpus.store.identity, sequence: state.sequence).description
    }

    private static func freeName(_ names: [String]) -> String {
        var number = names.count + 1
        while names.contains("s\(number)") { number += 1 }
        return "s\(number)"
    }
}

extension SubscriptionHub {
    /// The writer of the corpus waits for this, and calls come one after the other. What is told of one bulletin goes
    /// out in one piece.
    private func changed(_ changes: [CorpusChange]) {
        guard let last = changes.last else { return }
        // Whoever subscribes from here on has not been told of these changes, and reads them from the store.
        let asked = state.withLock { state in
            if state.subscriptions.isEmpty {
                state.sequence = max(state.sequence, last.clock.sequence)
            } else if let corpus = state.corpus {
                state.standing.adapt(to: corpus.snapshot.index)
            }
            return (standing: state.standing, subscriptions: state.subscriptions, lastNumber: state.lastNumber)
        }
        if asked.subscriptions.isEmpty { return }
        for change in changes {
            let lines = ChangeLines.write(change) { article in
                article.map(asked.standing.numbers(holdingOf:)) ?? asked.subscriptions.keys.sorted()
            } name: { number in
                guard let subscription = asked.subscriptions[number] else { return nil }
                // Whoever falls behind does so for good until it reads on, and then reads from the store.
                return subscription.phase == .behind ? nil : subscription.name
            }
            state.withLock { state in
                state.sequence = max(state.sequence, change.clock.sequence)
                for lines in lines { tell(lines, of: change, &state) }
                // Whoever has come since, and caught up with the change before this one, has no line of it.
                if state.lastNumber > asked.lastNumber {
                    for number in asked.lastNumber + 1...state.lastNumber { passedOver(number, by: change, &state) }
                }
            }
        }
    }

    private func passedOver(_ number: Int, by change: CorpusChange, _ state: inout State) {
        guard let subscription = state.subscriptions[number], subscription.phase == .live else { return }
        readSoon(subscription, number, from: change, &state)
    }

    /// The change was written without it: it reads that, and what follows, from the store.
    private func readSoon(_ subscription: Subscription, _ number: Int, from change: CorpusChange, _ state: inout State)
    {
        var subscription = subscription
        subscription.phase = .behind
        subscription.told = change.clock.sequence - 1
        state.subscriptions[number] = subscription
        subscription.connection.isBehind = true
        resumeSoon(subscription.connection)
    }

    private func tell(_ lines: ChangeLines.Lines, of change: CorpusChange, _ state: inout State) {
        guard var subscription = state.subscriptions[lines.number] else { return }
        let connection = subscription.connection
        switch subscription.phase {
        case .unanswered, .reading: return
        case .live where lines.bytes.isEmpty:
            // It was behind when the lines were made, and has caught up since up to the change before this one.
            readSoon(subscription, lines.number, from: change, &state)
            return
        case .live where connection.waitingNotices <= mostWaiting:
            connection.tell(lines.bytes)
            state.toldCount += lines.count
            return
        case .live:
            subscription.phase = .behind
            subscription.told = change.clock.sequence - 1
            connection.isBehind = true
            // The client may have taken the last of it just now: then nobody else would resume.
            if connection.waitingNotices <= fewWaiting { resumeSoon(connection) }
        case .behind: break
        }
        subscription.owed += lines.size
        if subscription.owed - subscription.owedTold > owedStep {
            connection.owe(subscription.owed - subscription.owedTold)
            subscription.owedTold = subscription.owed
        }
        state.subscriptions[lines.number] = subscription
    }
}
