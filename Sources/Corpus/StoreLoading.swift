import BulletinModel
import LinuxSystem
import SearchIndex
import Store

/// Loads the live articles batch after batch: each is decoded and made a draft of the index on one thread, article by article, as
/// many batches at once as there are cores. They are given in their order.
final class StoreLoading {
    let total: Int
    /// Those at which earlier starts have crashed twice.
    let leftOut: [BulletinID]
    /// The like of those that are superseded since.
    let superseded: [BulletinID]
    private let store: BulletinStore
    private var batches: ArraySlice<LiveBatch>
    /// Under way, the first of them at the front.
    private var ahead: [LoadedBatch] = []
    private let journal: LoadingJournal
    private let threads = WorkerThreads("load", atMost: Process.coreCount)

    /// Batches that lie in memory at most: one for each core, and one that is done for whoever takes them.
    private static let mostAhead = Process.coreCount + 1

    /// - Parameter isKnown: is asked of each bulletin and how many articles it has; those that it knows are not loaded.
    init(
        _ store: BulletinStore, _ journal: LoadingJournal, except isKnown: (BulletinID, Int) -> Bool
    ) throws(StoreFailure) {
        self.store = store
        self.journal = journal
        let found = try store.liveBatches(care: journal.care, except: isKnown)
        leftOut = found.filter { $0.isLeftOut && !$0.isSuperseded }.flatMap(\.bulletins)
        superseded = found.filter(\.isSuperseded).flatMap(\.bulletins)
        let all = found.filter { !$0.isLeftOut }
        total = all.reduce(0) { $0 + $1.articleCount }
        batches = all[...]
        beginMore()
    }

    /// The next batch, and its draft; nil at the end.
    func next() throws(StoreFailure) -> (batch: LiveBatch, draft: IndexDraft)? {
        guard !ahead.isEmpty else { return nil }
        let loaded = ahead.removeFirst()
        // Waited for before the next begins: never more of them lie in memory.
        let result = loaded.wait()
        beginMore()
        return (loaded.batch, try result.get())
    }

    private func beginMore() {
        while ahead.count < Self.mostAhead, let batch = batches.popFirst() {
            ahead.append(LoadedBatch(batch, of: store, journal, on: threads))
        }
    }
}

/// One batch on its way.
private final class LoadedBatch: Sendable {
    let batch: LiveBatch
    private let result = Awaited<Result<IndexDraft, StoreFailure>?>(nil)

    init(_ batch: LiveBatch, of store: BulletinStore, _ journal: LoadingJournal, on threads: WorkerThreads) {
        self.batch = batch
        threads.perform { [self] in
            let loaded = Result { () throws(StoreFailure) in
                try journal.blaming(batch.sequences) { () throws(StoreFailure) in
                    var draft = IndexDraft.Builder()
                    try store.forEachArticle(of: batch) { stored in
                        draft.append(IndexEntry(id: stored.id, article: stored.article, collection: stored.collection))
                    }
                    return draft.finish()
                }
            }
            result.withLock { $0 = loaded }
            result.wakeAll()
        }
    }

    func wait() -> Result<IndexDraft, StoreFailure> { result.wait { $0 } }
}
