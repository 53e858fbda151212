import LinuxSystem
import Synchronization

/// Watches the inbox on a thread of its own and hands out files whose writers are done.
///
/// The rules are in `InboxState`, a value behind a lock that is only held to move values; the thread turns what the
/// kernel says into events for it, and looks at files when it says that they are due.
package final class InboxWatcher: Sendable {
    package let path: String
    let wakeUp: WakeUp
    let report: @Sendable (InboxReport) -> Void
    /// Runs at the start of each turn of the thread. For tests, which hold it there.
    let beforeTurn: @Sendable () -> Void
    let shared: Mutex<Shared>
    /// Files being taken out, under their hidden names: a scan must not bring those back.
    let leaving = Mutex<Set<[UInt8]>>([])
    /// What was read of files so young that their dates cannot show the next change.
    let recent = Mutex<[SettledFile: ReadContent]>([:])

    struct Shared {
        var state: InboxState
        var tree: InboxTree?
        var waiters: [Waiter] = []
        var syncs: [Sync] = []
        var nextNumber = 0
        var isStopped = false
        /// What is known was judged by other settings.
        var mustJudgeAnew = false
        /// Those who wait for the thread to look around.
        var turns: [CheckedContinuation<Void, Never>] = []
        var backend = "inotify"
        var overflows = 0
        var folderTroubles: [[UInt8]: String] = [:]
        /// Whether the observer has been told that something is in trouble.
        var isTroubleTold = false
        var observer: (@Sendable () -> Void)?
    }

    /// Someone in `next`.
    struct Waiter {
        var number: Int
        var limit: Int
        var handover: Handover<[SettledFile]>
    }

    /// Someone in `sync`.
    struct Sync {
        var number: Int
        var deadline: MonotonicInstant
        /// The first scan that began after the call; nil until the thread has seen the call.
        var scan: Int?
        /// Set once a scan found everything.
        var hasBarrier = false
        var handover: Handover<[[UInt8]]>
    }

    /// - Parameter root: must be there; should it vanish later, its return is waited for.
    /// - Parameter report: is told of what a log should say, on the watcher's thread. Must not wait.
    package init(
        root: String, settings: InboxSettings = InboxSettings(),
        report: @escaping @Sendable (InboxReport) -> Void = { _ in },
        beforeTurn: @escaping @Sendable () -> Void = {}
    ) throws(InboxFailure) {
        path = root
        self.report = report
        self.beforeTurn = beforeTurn
        do throws(Errno) {
            wakeUp = try WakeUp()
            let tree = try InboxTree(path: root)
            shared = Mutex(Shared(state: InboxState(settings: settings), tree: tree))
        } catch {
            throw .failed(operation: "open the inbox", path: root, error)
        }
    }

    /// Starts the thread. Once.
    package func start() throws(InboxFailure) {
        do throws(Errno) {
            try NamedThread.start("inbox") { [self] in
                var thread = WatcherThread(self)
                thread.run()
            }
        } catch {
            throw .failed(operation: "start a thread for", path: path, error)
        }
    }

    /// Ends the thread and every wait. What was handed out may still be read, removed and finished.
    package func stop() {
        let (waiters, syncs, turns) = shared.withLock { shared in
            shared.isStopped = true
            defer { (shared.waiters, shared.syncs, shared.turns) = ([], [], []) }
            return (shared.waiters, shared.syncs, shared.turns)
        }
        wakeUp.signal()
        for turn in turns { turn.resume() }
        for waiter in waiters { waiter.handover.resume(returning: []) }
        for sync in syncs { sync.handover.resume(returning: []) }
    }

    /// Makes the thread look around once, though nothing asks for it.
    package func turn() { wakeUp.signal() }

    /// Waits until the thread has looked around once more: for the watchdog. At once where it has been stopped.
    package func turned() async {
        await withCheckedContinuation { continuation in
            let isOver = shared.withLock { shared in
                if !shared.isStopped { shared.turns.append(continuation) }
                return shared.isStopped
            }
            if isOver { continuation.resume() } else { wakeUp.signal() }
        }
    }

    /// Waits until the inbox's own folder is watched, or cannot be: from then on a file is taken when its writer is done.
    package func watching() async {
        // The first look around may have begun before the folder was entered; after another it has been.
        await turned()
        await turned()
    }

    package var settings: InboxSettings { shared.withLock { $0.state.settings } }

    /// From now on these hold, also for what lies in the inbox already: it is looked through anew.
    package func use(_ settings: InboxSettings) {
        shared.withLock { shared in
            shared.state.settings = settings
            shared.mustJudgeAnew = true
        }
        wakeUp.signal()
    }

    /// Settled files, at least one and at most `limit`, in the order in which they settled; empty once stopped, or
    /// when the task is cancelled. Each is out until `finished` is called for it.
    package func next(atMost limit: Int) async -> [SettledFile] {
        let number = shared.withLock { $0.makeNumber() }
        return await withTaskCancellationHandler {
            await Handover.wait { handover in
                let files: [SettledFile]? = shared.withLock { shared in
                    if shared.isStopped || Task.isCancelled { return [] }
                    let files = shared.state.take(atMost: limit)
                    if files.isEmpty {
                        shared.waiters.append(Waiter(number: number, limit: limit, handover: handover))
                        return nil
                    }
                    return files
                }
                guard let files else { return }
                if wantsScan { wakeUp.signal() }
                handover.resume(returning: files)
            }
        } onCancel: {
            let waiter = shared.withLock { shared in
                shared.waiters.firstIndex { $0.number == number }.map { shared.waiters.remove(at: $0) }
            }
            waiter?.handover.resume(returning: [])
        }
    }

    /// Scans now, and waits until all that lies there has been finished; empty files and those left alone are not
    /// waited for.
    /// - Returns: what is still there at the timeout, as relative paths, at most `bounds.pendingNames`; `.` for an inbox
    ///   that is missing or cannot be read.
    package func sync(timeout: Duration) async -> [[UInt8]] {
        let number = shared.withLock { $0.makeNumber() }
        return await withTaskCancellationHandler {
            await Handover.wait { handover in
                let isOver = shared.withLock { shared in
                    if shared.isStopped || Task.isCancelled { return true }
                    shared.syncs.append(
                        Sync(number: number, deadline: .now + timeout, handover: handover))
                    return false
                }
                if isOver { handover.resume(returning: []) }
                wakeUp.signal()
            }
        } onCancel: {
            let sync = shared.withLock { shared in
                shared.syncs.firstIndex { $0.number == number }.map { shared.syncs.remove(at: $0) }
            }
            guard let sync else { return }
            _ = shared.withLock { $0.state.dropBarrier(number, names: 0) }
            sync.handover.resume(returning: [])
        }
    }

    /// Why something that lies there cannot be taken now; nil where nothing is in the way. Linear in what is known,
    /// where something is.
    package var trouble: String? { shared.withLock { $0.trouble } }

    /// From now on `observer` is called on the watcher's thread when `trouble` comes or goes. Must not wait.
    package func observeTrouble(_ observer: @escaping @Sendable () -> Void) {
        shared.withLock { $0.observer = observer }
    }

    package var status: InboxStatus {
        shared.withLock { shared in
            let limit = shared.state.settings.bounds.troubles
            var troubles = shared.folderTroubles.map { InboxTrouble(path: $0.key, reason: $0.value) }
            troubles += shared.state.troubles(atMost: max(0, limit - troubles.count), at: .now)
            return InboxStatus(
                path: path, pending: shared.state.pendingCount, backend: shared.backend, overflows: shared.overflows,
                troubles: troubles)
        }
    }
}

extension InboxWatcher.Shared {
    mutating func makeNumber() -> Int {
        nextNumber += 1
        return nextNumber
    }

    var hasTrouble: Bool { state.troubledCount > 0 || !folderTroubles.isEmpty }

    var trouble: String? {
        if let reason = folderTroubles[[]] { return reason }
        let folder = folderTroubles.min { $0.key.lexicographicallyPrecedes($1.key) }
        guard let first = folder.map({ InboxTrouble(path: $0.key, reason: $0.value) }) ?? state.firstTroubled else {
            return nil
        }
        let others = folderTroubles.count + state.troubledCount - 1
        let more = others > 0 ? ", and \(others) more" : ""
        return "\(String(decoding: first.path, as: UTF8.self)): \(first.reason)\(more)"
    }
}

extension MonotonicInstant {
    static let distant = MonotonicInstant(nanoseconds: .max)
}
