import LinuxSystem
import SearchIndex
import Synchronization

/// What is under way on the thread that merges.
struct MergeState: Sendable {
    /// A merging is queued that has not begun.
    var isQueued = false
    var lastChange = MonotonicInstant.now
    /// An alarm is set for the time when nothing will have changed for a while.
    var isAlarmSet = false
    /// A merge that was begun because nothing was to be done, and stopped because something came.
    var heldMerge: IndexMerge?
}

/// Keeping the index in few segments, on a thread of its own: neither a writer nor a query waits for it.
extension LiveCorpus {
    /// So many articles are soon indexed again; fewer are not worth a file of their own until the stop.
    private static let worthSaving = 4096
    /// Postings: about 0.2 ms.
    private static let mergeStep = 20_000
    /// With more segments than these merges wait for no page that comes in: each search pays for every segment.
    private static let mostSegmentsWaiting = 32
    /// Where nothing has come or gone for so long, what is left of segments is joined.
    private static let quiet = Duration.seconds(2)

    /// Has what small additions left merged.
    func mergeLater() {
        let wasQueued = merges.withLock { state in
            defer { state.isQueued = true }
            return state.isQueued
        }
        guard !wasQueued else { return }
        merging.perform { [weak self] in
            guard let self else { return }
            self.journal.trying(.merging) { self.mergeNow() }
        }
    }

    /// Small merges first, also those that fall due while a large one goes on. One for which there is time only while
    /// nothing changes is held as soon as something does.
    private func mergeNow() {
        merges.withLock { $0.isQueued = false }
        var active: [IndexMerge] = []
        var hasJoinedAll = false
        while true {
            if hasJoinedAll {
                // Of the index there were two in memory for a while, until the merge went with what it was made of.
                Process.trimHeap()
                hasJoinedAll = false
            }
            if hasFewSegments { rightOfWay.giveWay() }
            // What comes in meanwhile is merged in one go.
            if mayBegin {
                // While a commit holds the lock there is enough to do.
                active +=
                    active.isEmpty
                    ? writer.withLock { $0.dueMerges() } : writer.withLockIfAvailable { $0.dueMerges() } ?? []
            }
            active.sort { $0.rank > $1.rank }
            if active.isEmpty, isQuiet, let merge = idleMerge() { active = [merge] }
            guard var merge = active.popLast() else {
                // While pages come in, what is written is soon merged and written anew.
                let fewest = rightOfWay.isFree ? Self.worthSaving : 8 * Self.worthSaving
                if folder.unsavedArticles(of: snapshot.index) >= fewest { saving.perform { self.saveNow() } }
                return mergeOnceQuiet()
            }
            if merge.isForIdleTime, !isQuiet {
                merges.withLock { $0.heldMerge = merge }
                continue
            }
            NamedThread.letOthersRun()
            if merge.step(budget: Self.mergeStep) {
                install(merge)
                hasJoinedAll = merge.isForIdleTime
            } else {
                active.append(merge)
            }
        }
    }

    private func install(_ merge: IndexMerge) {
        writer.withLock { index in
            index.install(merge)
            show(Self.snapshot(of: &index, store))
        }
    }

    private var mayBegin: Bool { rightOfWay.isFree || !hasFewSegments }

    private var hasFewSegments: Bool { snapshot.index.parts.count <= Self.mostSegmentsWaiting }

    private var isQuiet: Bool { .now - merges.withLock(\.lastChange) >= Self.quiet }

    private func idleMerge() -> IndexMerge? {
        if let held = merges.withLock({ $0.heldMerge.take() }) { return held }
        guard let merge = writer.withLock({ $0.idleMerge() }) else { return nil }
        // What reading left free in the heap would lie beside both indexes.
        Process.trimHeap()
        return merge
    }

    /// Has it looked again whether something is to be joined once nothing has changed for a while. Nothing is asked for
    /// where one look after the last change has found all in order.
    private func mergeOnceQuiet() {
        let wait = merges.withLock { state -> Duration? in
            let wait = Self.quiet - (.now - state.lastChange)
            guard wait > .zero, !state.isAlarmSet else { return nil }
            state.isAlarmSet = true
            return wait
        }
        guard let wait else { return }
        Task(executorPreference: WorkerThreads.tasks) { [weak self] in
            try? await Alarm.sleep(for: wait)
            guard let self else { return }
            self.merges.withLock { $0.isAlarmSet = false }
            self.mergeLater()
        }
    }
}
