import Corpus
import LinuxSystem
import Store
import Synchronization

/// What the store's log needs while nobody waits for it. Trouble here is trouble of a later commit, which tells it.
extension IngestService {
    /// The log grows while files come; it is brought into the database once none has come for a while.
    func settleWhenQuiet() {
        shared.withLock { shared in
            shared.lastCommit = .now
            guard shared.settling == nil else { return }
            shared.settling = Task(executorPreference: WorkerThreads.tasks) { await self.settleOnceQuiet() }
        }
    }

    private func settleOnceQuiet() async {
        while !Task.isCancelled {
            let left = shared.withLock { shared in
                let left = shared.lastCommit + bounds.quiet - .now
                if left <= .zero { shared.settling = nil }
                return left
            }
            if left <= .zero { return settleStore(logOver: BulletinStore.shortLog) }
            try? await Alarm.sleep(for: left)
        }
    }

    /// Commits wait for no more of it than the rest that came while it went on.
    func settleStore(logOver bytes: Int) {
        guard
            shared.withLock({ shared in
                defer { shared.isSettling = true }
                return !shared.isSettling
            })
        else { return }
        upkeep.perform { [self] in
            guard (try? corpus.store.settle(logOver: bytes)) ?? false else {
                return shared.withLock { $0.isSettling = false }
            }
            writer.perform { [self] in
                try? corpus.store.settleRest()
                shared.withLock { $0.isSettling = false }
            }
        }
    }

    /// Where files come one by one somebody may wait for each: their commits are to find the log laid out.
    func reserveLog() {
        guard
            shared.withLock({ shared in
                defer { shared.isReserving = true }
                return !shared.isReserving
            })
        else { return }
        upkeep.perform { [self] in
            try? corpus.store.reserveLog { [corpus] in corpus.rightOfWay.giveWay() }
            shared.withLock { $0.isReserving = false }
        }
    }
}
