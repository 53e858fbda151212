import BulletinRPC
import Corpus
import Logging
import Retrieval
import Store
import Synchronization

extension SubscriptionHub {
    /// The client has the answers to its `subscribe`s: now it may be told.
    func answered(_ connection: Connection) {
        connection.awaitsSubscriptions = false
        catchUp(connection) { $0 == .unanswered }
    }

    /// The client has read most of what waited for it.
    func resume(_ connection: Connection) {
        connection.isBehind = false
        catchUp(connection) { $0 == .behind }
    }

    /// The like, from a thread that holds the state.
    func resumeSoon(_ connection: Connection) {
        _ = Task(executorPreference: lanes.slow) { self.resume(connection) }
    }

    private func catchUp(_ connection: Connection, where fits: (Subscription.Phase) -> Bool) {
        let late = state.withLock { state in
            var late: [Int] = []
            for number in state.byConnection[connection.number] ?? [] {
                guard var subscription = state.subscriptions[number], fits(subscription.phase) else { continue }
                connection.owe(-subscription.owedTold)
                (subscription.owed, subscription.owedTold) = (0, 0)
                subscription.phase = subscription.told == state.sequence ? .live : .reading
                state.subscriptions[number] = subscription
                if subscription.phase == .reading { late.append(number) }
            }
            return late
        }
        guard !late.isEmpty else { return }
        _ = Task(executorPreference: lanes.slow) {
            for number in late { self.read(number) }
        }
    }

    private enum Step {
        case over
        case page(Subscription, CorpusHistory, end: Int)
    }

    /// Tells from the store what a subscription has missed, until it is live or the client has enough to read.
    private func read(_ number: Int) {
        var known: Int?
        while case .page(let subscription, let history, let end) = nextStep(number) {
            let start = known ?? subscription.told
            known = start
            do throws(StoreFailure) {
                let page = try history.page(after: subscription.told, upTo: end, knownUpTo: start)
                let lines = page.changes.flatMap { change in
                    ChangeLines.write(change) { article in
                        article.map(subscription.query.holds(of:)) ?? true ? [number] : []
                    } name: { _ in
                        subscription.name
                    }
                }
                state.withLock { state in
                    // It may have been ended meanwhile: then nothing more is told of it.
                    guard state.subscriptions[number] != nil else { return }
                    for lines in lines {
                        subscription.connection.tell(lines.bytes)
                        state.toldCount += lines.count
                    }
                    state.subscriptions[number]?.told = page.end
                }
            } catch {
                // It may come again, with the clock that it was told last.
                log.error(
                    "The store failed a subscription; closing its connection",
                    metadata: ["connection": "\(subscription.connection.number)", "reason": "\(error)"])
                subscription.connection.close()
                return
            }
        }
    }

    /// In one step with the changes that are told: no change falls between the store and the live stream.
    private func nextStep(_ number: Int) -> Step {
        state.withLock { state in
            guard let subscription = state.subscriptions[number], let corpus = state.corpus,
                subscription.phase == .reading, !subscription.connection.isGone
            else { return .over }
            if subscription.told >= state.sequence {
                state.subscriptions[number]?.phase = .live
                return .over
            }
            let connection = subscription.connection
            if connection.waitingNotices > mostWaiting {
                state.subscriptions[number]?.phase = .behind
                connection.isBehind = true
                // Whoever takes the last of it resumes; unless that has happened just now.
                if connection.waitingNotices > fewWaiting { return .over }
                state.subscriptions[number]?.phase = .reading
            }
            return .page(subscription, CorpusHistory(corpus.store), end: state.sequence)
        }
    }
}
