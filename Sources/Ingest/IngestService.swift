package import Corpus
package import Inbox
package import LinuxSystem
package import Logging
import Store
import Synchronization

/// How many files and bytes are read, and then committed, together.
package struct IngestBounds: Hashable, Sendable {
    package var files = 256
    /// A larger file goes alone.
    package var bytes = 8 << 20
    /// What `submit` takes at most; files have the inbox's own limit.
    package var submittedBytes = 64 << 20
    /// How long no file has come when the store's log is brought into its database.
    package var quiet: Duration = .seconds(1)
    /// A longer log is brought in at once. Bytes.
    package var longestLog = 64 << 20
    /// The waits after trouble with the store.
    package var firstRetry: Duration = .milliseconds(500)
    package var longestRetry: Duration = .seconds(30)

    package init() {}
}

/// Whether files are being taken in.
package enum IngestState: Hashable, Sendable {
    case running
    /// Trouble that passes: it is tried again without end. The reason is for people.
    case degraded(reason: String)
}

/// A sign of life: either the number grows, or there is nothing to do.
package struct IngestPulse: Hashable, Sendable {
    package var turns = 0
    /// It waits for files, or for trouble to pass.
    package var isWaiting = false
}

/// The way of a file: settled → read → durable → searchable → gone from the inbox; or set aside with its reason.
///
/// Two batches are in hand at most: while one is committed, the next is read, on all cores. A single dropped file is a
/// batch of its own and is committed at once.
package final class IngestService: Sendable {
    let watcher: InboxWatcher
    let corpus: LiveCorpus
    let rejected: RejectedFolder
    let journal: ReadingJournal
    let bounds: IngestBounds
    let log: Logger
    /// Blocking work stays off the threads that tasks share.
    let readers = WorkerThreads("ingest.read", atMost: 1)
    let writer = WorkerThreads("ingest.write", atMost: 1)
    /// Takes files out of the inbox that are in the store, beside the next commit.
    let leaving = WorkerThreads("ingest.leave", atMost: 1)
    /// Lays out the store's log and brings it into the database, beside the commits.
    let upkeep = WorkerThreads("ingest.upkeep", atMost: 1, manner: .upkeep)
    /// Beside the thread that asks for their help.
    static let cores = WorkerThreads("ingest.cores", atMost: max(1, Process.coreCount - 1))
    let shared = Mutex(SharedState())

    struct SharedState {
        /// Of the store alone.
        var storeState = IngestState.running
        var pulse = IngestPulse()
        /// Paths that have left the inbox since the store was last written.
        var removed: [[UInt8]] = []
        var unkept = UnkeptPages()
        var hasLookedAtLeftovers = false
        var settling: Task<Void, Never>?
        var lastCommit = MonotonicInstant.now
        var committing: Task<Void, Never>?
        var suspecting: Task<Void, Never>?
        var isReserving = false
        var isSettling = false
        var isStopping = false
    }

    /// Who is told of the state, and what was told last. Held while it is told, so that the last that is told is what holds.
    let telling = Mutex<(observer: (@Sendable (IngestState) -> Void)?, told: IngestState)>((nil, .running))

    /// Makes the rejected folder if need be, and learns what was being read when the process last ended.
    package init(
        watcher: InboxWatcher, corpus: LiveCorpus, rejectedFolder: String, log: Logger, bounds: IngestBounds = .init()
    ) throws(Errno) {
        self.watcher = watcher
        self.corpus = corpus
        self.bounds = bounds
        self.log = log
        rejected = try RejectedFolder(path: rejectedFolder)
        journal = try ReadingJournal(folder: corpus.store.folder)
        watcher.observeTrouble { [weak self] in self?.inboxTroubleChanged() }
    }

    /// The store's trouble goes before that of files and folders.
    package var state: IngestState {
        let store = shared.withLock { $0.storeState }
        guard store == .running, let trouble = watcher.trouble else { return store }
        return .degraded(reason: trouble)
    }

    /// For the watchdog: a service that neither waits nor turns is stuck.
    package var pulse: IngestPulse { shared.withLock { $0.pulse } }

    /// Waits until the inbox's thread, the readers, the store's writer and who takes files out have each turned once more:
    /// for the watchdog.
    package func turned() async {
        await watcher.turned()
        await readers.run {}
        await writer.run {}
        await leaving.run {}
    }

    /// From now on `observer` is told of each change of `state`, and now of the last one. It must be quick, and not ask back.
    package func observe(_ observer: @escaping @Sendable (IngestState) -> Void) {
        telling.withLock { telling in
            telling.observer = observer
            observer(telling.told)
        }
    }

    /// Takes files in until `stop` or until the task is cancelled; finishes what is in hand.
    package func run() async {
        await writer.run { self.forgetGoneRejections() }
        while !Task.isCancelled, !isStopping {
            beat(isWaiting: true)
            let files = await watcher.next(atMost: bounds.files)
            if files.isEmpty { break }
            for group in groups(files) {
                // Nobody else's fault may end the process meanwhile, and no other's files be there to be suspected.
                if group.isSuspect { await committed() }
                let passage = corpus.rightOfWay.enter()
                let prepared = await readers.run { self.prepare(group.files, passage) }
                await committed()
                // What is not begun stays in the inbox.
                if isStopping { break }
                beginCommit(of: prepared)
            }
        }
        stop()
        await committed()
        await leaving.run {}
        shared.withLock { $0.settling }?.cancel()
        shared.withLock { $0.suspecting }?.cancel()
        await upkeep.run {}
    }

    /// No further file is begun. A commit under way ends as it would; one that waits for trouble to pass gives up, and its
    /// files stay in the inbox. `run` ends soon after.
    package func stop() {
        watcher.stop()
        let committing = shared.withLock { shared in
            shared.isStopping = true
            return shared.committing
        }
        committing?.cancel()
    }

    private var isStopping: Bool { shared.withLock { $0.isStopping } }

    private func committed() async { await shared.withLock { $0.committing }?.value }

    private func beginCommit(of batch: PreparedBatch) {
        shared.withLock { shared in
            let task = Task(executorPreference: WorkerThreads.tasks) { await self.commit(batch) }
            if shared.isStopping { task.cancel() }
            shared.committing = task
        }
    }

    func beat(isWaiting: Bool = false) {
        shared.withLock { shared in
            shared.pulse.turns += 1
            shared.pulse.isWaiting = isWaiting
        }
    }

    /// In their order, cut where a group would hold too many bytes. Suspects come last and alone, the least suspected first:
    /// one must not take the blame for another, nor give it, nor keep others from being taken.
    private func groups(_ files: [SettledFile]) -> [(files: [SettledFile], isSuspect: Bool)] {
        var groups: [(files: [SettledFile], isSuspect: Bool)] = []
        var suspects: [(file: SettledFile, suspicion: Suspicion)] = []
        var bytes = 0
        for file in files {
            if let suspicion = journal.suspicion(of: file) {
                suspects.append((file, suspicion))
                continue
            }
            if groups.isEmpty || bytes + file.bytes > bounds.bytes {
                groups.append(([], false))
                bytes = 0
            }
            groups[groups.count - 1].files.append(file)
            bytes += file.bytes
        }
        suspects.sort { ($0.suspicion.crashes, $0.suspicion.deaths) < ($1.suspicion.crashes, $1.suspicion.deaths) }
        return groups + suspects.map { ([$0.file], true) }
    }
}
