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

/// What came of filling an index from the store.
struct LoadedIndex {
    /// Articles that it had, and that the store has too.
    var kept = 0
    /// Articles that came from the store.
    var loaded = 0
    /// Bulletins that are not in it, because of them it crashed twice.
    var leftOut: [BulletinID] = []
}

extension LiveCorpus {
    /// Makes the index hold what the store does: loads what it has not, and takes out what the store has no more.
    ///
    /// - Parameter known: how many articles of each bulletin the index has.
    static func load(
        into index: inout IndexWriter, knowing known: [BulletinID: Int], from store: BulletinStore, program: String,
        _ progress: (LoadProgress) -> Void = { _ in }
    ) throws(StoreFailure) -> LoadedIndex {
        var outcome = LoadedIndex()
        var others = known
        let journal = LoadingJournal(folder: store.folder, store: store.identity, program: program)
        let loading = try StoreLoading(store, journal) { bulletin, articles in
            guard others[bulletin] == articles else { return false }
            others[bulletin] = nil
            outcome.kept += articles
            return true
        }
        // What is left are bulletins that the store has no more, or not so.
        index.remove(bulletins: Set(others.keys))
        while let (batch, draft) = try loading.next() {
            journal.blaming(batch.sequences) { index.add(draft, mostSegments: IndexWriter.mostSegmentsAnew) }
            outcome.loaded += batch.articleCount
            progress(LoadProgress(loaded: outcome.loaded, total: loading.total))
        }
        journal.loaded()
        store.leaveAlone(loading.leftOut)
        store.leaveAlone(loading.superseded)
        outcome.leftOut = loading.leftOut
        return outcome
    }
}
