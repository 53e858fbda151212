import BulletinModel
import LinuxSystem
import SearchIndex
import Store

/// Loads the live articles batch after batch, always one ahead on another thread: decoding and indexing each have a core.
final class StoreLoading {
    let total: Int
    private let store: BulletinStore
    private var batches: ArraySlice<LiveBatch>
    private var ahead: LoadedBatch?
    private let thread = WorkerThreads("load", atMost: 1)

    /// - Parameter isKnown: is asked of each bulletin and how many articles it has; those that it knows are not loaded.
    init(_ store: BulletinStore, except isKnown: (BulletinID, Int) -> Bool) throws(StoreFailure) {
        self.store = store
        let all = try store.liveBatches(except: isKnown)
        total = all.reduce(0) { $0 + $1.articleCount }
        batches = all[...]
        ahead = begin()
    }

    /// Nil at the end.
    func next() throws(StoreFailure) -> [IndexEntry]? {
        guard let loaded = ahead else { return nil }
        // Waited for before the next begins: never more than two batches lie in memory.
        let result = loaded.wait()
        ahead = begin()
        return try result.get().map { IndexEntry(id: $0.id, article: $0.article, collection: $0.collection) }
    }

    private func begin() -> LoadedBatch? {
        batches.popFirst().map { LoadedBatch($0, of: store, on: thread) }
    }
}

/// One batch on its way.
private final class LoadedBatch: Sendable {
    private let result = Awaited<Result<[StoredArticle], StoreFailure>?>(nil)

    init(_ batch: LiveBatch, of store: BulletinStore, on thread: WorkerThreads) {
        thread.perform { [self] in
            let loaded = Result { () throws(StoreFailure) in try store.articles(of: batch) }
            result.withLock { $0 = loaded }
            result.wakeAll()
        }
    }

    func wait() -> Result<[StoredArticle], StoreFailure> { result.wait { $0 } }
}
