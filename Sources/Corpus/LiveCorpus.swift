package import BulletinModel
import LinuxSystem
import SearchIndex
package import Store
import Synchronization

/// What is true now: one writer, immutable snapshots. First the store is durable, then the index is changed, then a
/// snapshot shows it: nobody finds what a power cut could take back.
package final class LiveCorpus: Sendable {
    package let store: BulletinStore
    private let current: Mutex<CorpusSnapshot>
    /// Held for the whole of a change, the forcing to the disk included: store and index change in one order.
    let writer: Mutex<IndexWriter>
    let merging = WorkerThreads("merge", atMost: 1, manner: .upkeep)
    let saving = WorkerThreads("save", atMost: 1, manner: .upkeep)
    let checking = WorkerThreads("check", atMost: 1, manner: .upkeep)
    let folder: IndexFolder
    let journal: IndexJournal
    let damage = IndexDamage()
    /// The version of this program.
    let program: String
    /// Merges, and the writing of the index's files, stop for whoever has entered here.
    package let rightOfWay = RightOfWay()
    /// Where the index came from.
    package let origin: IndexOrigin
    let merges = Mutex(MergeState())
    let leftOutBulletins: Mutex<Set<BulletinID>>
    let damageObserver = Mutex<@Sendable (IndexDamageNews) -> Void>({ _ in })
    private let observers = Mutex<[@Sendable ([CorpusChange]) -> Void]>([])

    /// Takes the index from its files, and from the store what those do not hold; no page is read again. Cost: of the
    /// files a pass over a part of their bytes, the rest is checked when it is used, and soon (`checkFiles`); of the store what
    /// decoding and indexing its text costs, by all cores.
    /// - Parameters:
    ///   - program: the version of this program: what made another version crash is tried again.
    ///   - progress: is told after each few thousand articles that come from the store.
    package init(
        store: BulletinStore, program: String = "", progress: (LoadProgress) -> Void = { _ in }
    ) throws(StoreFailure) {
        folder = IndexFolder(path: store.folder + "/index", identity: store.identity)
        journal = IndexJournal(folder: store.folder, store: store.identity, program: program)
        var (index, fault) = Self.restored(from: folder, upTo: store.sequence, journal, damage)
        let known = journal.trying(.reading) { index.bulletins }
        let loaded = try Self.load(into: &index, knowing: known, from: store, program: program, progress)
        if journal.trials.isGivenUp(.merging) { index.leaveAllAlone() }
        leftOutBulletins = Mutex(Set(loaded.leftOut))
        self.store = store
        self.program = program
        origin = IndexOrigin(fromFiles: loaded.kept, fromStore: loaded.loaded, fault: fault?.description)
        fault = nil
        current = Mutex(Self.snapshot(of: &index, store))
        writer = Mutex(index)
        checkFiles()
        mergeLater()
    }

    private static func restored(
        from folder: IndexFolder, upTo sequence: Int, _ journal: IndexJournal, _ damage: IndexDamage
    ) -> (IndexWriter, ImageFault?) {
        if journal.trials.distrustsFiles {
            folder.forget()
            return (IndexWriter(), ImageFault("reading or merging them has crashed the daemon"))
        }
        do throws(ImageFault) {
            return try journal.trying(.reading) { () throws(ImageFault) in
                let parts = try folder.load(upTo: sequence, whenDamaged: damage.found)
                return (parts.map { IndexWriter(restoring: $0) } ?? IndexWriter(), nil)
            }
        } catch {
            // Nothing of them is used.
            damage.mended(damage.toMend)
            return (IndexWriter(), error)
        }
    }

    /// Writes to files what of the index is in none yet, and waits for that. For the stop; what fails costs the next
    /// start time, nothing else.
    package func saveIndex() { saving.runAndWait { self.saveNow(piece: 1 << 24) } }

    /// - Parameter piece: how much is forced to the disk at once. Bytes.
    func saveNow(piece: Int = IndexFolder.piece) {
        let snapshot = snapshot
        guard !journal.trials.isGivenUp(.saving), folder.unsavedArticles(of: snapshot.index) > 0 else { return }
        try? journal.trying(.saving) { () throws(Errno) in
            try folder.save(snapshot.index, sequence: snapshot.clock.sequence, piece: piece) { [rightOfWay] in
                rightOfWay.giveWay()
            }
        }
        journal.passed(.saving)
    }

    package var snapshot: CorpusSnapshot { current.withLock { $0 } }

    package var clock: Clock { snapshot.clock }

    /// What is live in the store, and not in the index: making it part of that has crashed the daemon twice.
    package var leftOut: [BulletinID] { leftOutBulletins.withLock { $0.sorted { $0.rawValue < $1.rawValue } } }

    /// What is not done any more to keep the index quick, because it has crashed the daemon twice; all is found nonetheless.
    package var upkeepGivenUp: IndexUpkeepGivenUp? { IndexUpkeepGivenUp(journal.trials) }

    /// Takes files in, all or none: when it returns they are durable, indexed, and in `snapshot`.
    ///
    /// Blocks for the length of a forced write, and waits for another caller to finish.
    ///
    /// - Parameter ahead: what the intakes add to the index, all of them in their order; empty where nobody has begun to
    ///   build that.
    package func take(
        _ intakes: [Intake], ahead: [IndexAhead] = [], rejections: [Rejection] = [], removed: [[UInt8]] = []
    ) throws(StoreFailure) -> [IntakeOutcome] {
        try writer.withLock { (index) throws(StoreFailure) in
            let outcomes = try store.record(intakes, rejections: rejections, removed: removed)
            index.add(ahead.isEmpty ? [IndexAhead(intakes)] : ahead, as: outcomes)
            publish(zip(intakes, outcomes).compactMap(change), in: &index)
            return outcomes
        }
    }

    /// Goes through the motions of taking a file, and leaves nothing behind: the first that comes finds all of it at work.
    package func rehearse(_ intake: Intake) throws(StoreFailure) {
        try store.rehearse(intake)
        var index = IndexWriter()
        index.add(intake.indexEntries)
        _ = index.snapshot()
    }

    /// Removes a bulletin for good; nil where there is none.
    package func remove(_ id: BulletinID) throws(StoreFailure) -> Removal? {
        try writer.withLock { (index) throws(StoreFailure) in
            let before = try store.bulletin(id)
            let departed = before.map(departed) ?? []
            guard let removal = try store.remove(id) else { return nil }
            publish([CorpusChange(clock: storeClock, added: [], removed: removal.wasLive ? departed : [])], in: &index)
            return removal
        }
    }

    /// Forgets rows of rejected files whose files are gone.
    package func forgetRejected(_ numbers: [Int]) throws(StoreFailure) {
        try writer.withLock { (index) throws(StoreFailure) in
            try store.forgetRejected(numbers)
            publish([], in: &index)
        }
    }

    /// The one before may be the last to hold what has left the index: it is freed while nobody waits for the lock.
    func show(_ next: CorpusSnapshot) {
        var last = next
        current.withLock { swap(&$0, &last) }
        withExtendedLifetime(last) {}
    }

    /// From now on `observer` is told of each change, in their order, after a snapshot shows it. It must be quick: the
    /// writer waits for it.
    package func observe(_ observer: @escaping @Sendable ([CorpusChange]) -> Void) {
        observers.withLock { $0.append(observer) }
    }

    private var storeClock: Clock { Clock(store: store.identity, sequence: store.sequence) }

    private func change(_ intake: Intake, _ outcome: IntakeOutcome) -> CorpusChange? {
        switch outcome {
        case .duplicate, .leftover, .collision: return nil
        case .added(let bulletin):
            return CorpusChange(clock: clock(of: bulletin), added: intake.indexEntries, removed: [])
        case .revision(let bulletin, let superseded):
            return CorpusChange(
                clock: clock(of: bulletin), added: intake.indexEntries, removed: departed(superseded))
        }
    }

    /// The articles of a bulletin on its way out, or out but kept. Read only where somebody is told of them.
    private func departed(_ bulletin: Bulletin) -> [DepartedArticle] {
        // Trouble with the store is told by whoever needs it; here it makes the articles unknown.
        let articles = observers.withLock(\.isEmpty) ? nil : try? store.articles(of: bulletin.id)
        return bulletin.articleIDs.enumerated().map { index, id in
            let entry = articles.flatMap { articles -> IndexEntry? in
                guard articles.indices.contains(index) else { return nil }
                return IndexEntry(id: id, article: articles[index], collection: bulletin.collection)
            }
            return DepartedArticle(id: id, entry: entry)
        }
    }

    private func clock(of bulletin: Bulletin) -> Clock {
        Clock(store: store.identity, sequence: bulletin.sequence)
    }

    /// What is added is in the index already; what one batch adds and supersedes is removed again.
    private func publish(_ changes: [CorpusChange], in index: inout IndexWriter) {
        let removed = changes.flatMap(\.removed).map(\.id)
        index.remove(removed)
        leftOutBulletins.withLock { $0.subtract(removed.map(\.bulletin)) }
        show(Self.snapshot(of: &index, store))
        guard !changes.isEmpty else { return }
        merges.withLock { $0.lastChange = .now }
        mergeLater()
        for observer in observers.withLock({ $0 }) { observer(changes) }
    }

    static func snapshot(of index: inout IndexWriter, _ store: BulletinStore) -> CorpusSnapshot {
        CorpusSnapshot(
            index: index.snapshot(), clock: Clock(store: store.identity, sequence: store.sequence),
            counts: store.counts)
    }
}
