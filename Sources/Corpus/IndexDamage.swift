package import Store
import Synchronization

/// What becomes of an index with a damaged file.
package enum IndexDamageNews: Hashable, Sendable {
    /// A file is not as it was written: what it held is being loaded from the store.
    case found
    /// The index is whole again, with so many articles loaded.
    case mended(articles: Int)
    /// The store could not be read; that is tried again.
    case failed(StoreFailure)
}

/// Whether what the index answers can be relied on: a file of it may turn out damaged when something in it is first used,
/// in the midst of a question. What was asked from then on, and up to the moment from which no snapshot has anything of that file,
/// may be wrong, and is no answer.
final class IndexDamage: Sendable {
    private struct State {
        /// Files that were found damaged, and those of them that nobody is shown any more.
        var found = 0
        var mended = 0
        var lastMended: ContinuousClock.Instant?
        var whenFound: @Sendable () -> Void = {}
    }

    private let state = Mutex(State())
    private let wasFound = Atomic(false)

    /// Has `act` called at each file that is found damaged, and now if one was before; on any thread.
    func whenFound(_ act: @escaping @Sendable () -> Void) {
        state.withLock { $0.whenFound = act }
        if !isMended { act() }
    }

    /// A file is not as it was written. Returns before anything of it is read.
    func found() {
        wasFound.store(true, ordering: .sequentiallyConsistent)
        let act = state.withLock { state in
            state.found += 1
            return state.whenFound
        }
        act()
    }

    /// How many files are to be mended.
    var toMend: Int { state.withLock { $0.found } }

    /// - Parameter count: what `toMend` said before the segments of these files were taken out of what is shown.
    func mended(_ count: Int) {
        state.withLock { state in
            state.mended = count
            state.lastMended = .now
        }
    }

    var isMended: Bool { state.withLock { $0.found == $0.mended } }

    /// Whether the answer to a question that came at `began`, and took its snapshot after that, is right. A load, mostly.
    func spares(questionFrom began: ContinuousClock.Instant) -> Bool {
        guard wasFound.load(ordering: .sequentiallyConsistent) else { return true }
        return state.withLock { $0.found == $0.mended && $0.lastMended.map { began > $0 } ?? true }
    }
}
