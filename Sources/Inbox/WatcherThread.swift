import LinuxSystem
import Synchronization

/// The watcher's thread: waits for the kernel, for deadlines and for callers, and does what each asks for. Nothing
/// of it is shared.
struct WatcherThread {
    let watcher: InboxWatcher
    var watches: FolderWatches?
    var scan = TreeScan()
    /// Counts full scans from 1.
    var scanNumber = 0
    var nextScan = MonotonicInstant(nanoseconds: 0)
    /// A full scan is to begin as soon as the one under way has ended.
    var mustScan = true
    /// The cookie of what was last moved from somewhere in the inbox.
    var movingCookie: UInt32?
    /// The wait before scanning again for what there was no room for, or what could not be read; doubles.
    var patience: Duration
    var isPolling = false
    var isMissing = false
    /// A mount on the inbox, or its end, is no event of the inbox. Nil where the kernel does not tell.
    private let mounts = try? MountTable()
    /// Why some folder could not be watched, found by the scan under way.
    var watchFailure: String?
    var scanTroubles: [[UInt8]: Errno] = [:]

    /// Names looked at between two looks at the events: half a millisecond's worth.
    static let slice = 256

    init(_ watcher: InboxWatcher) {
        self.watcher = watcher
        patience = watcher.settings.settle
    }

    mutating func run() {
        NamedThread.takeShortTurns(.page)
        establish()
        while true {
            watcher.beforeTurn()
            if watcher.shared.withLock({ $0.isStopped }) { return }
            handleEvents()
            takeCalls()
            for path in watcher.shared.withLock({ $0.state.takeDue(at: .now) }) {
                watcher.look(at: path) { .seen($0) }
            }
            runScan()
            settleSyncs()
            tellTrouble()
            wait()
        }
    }

    /// Until something is to be done.
    private mutating func wait() {
        var descriptors = [watcher.wakeUp.descriptor.rawValue]
        if let watches { descriptors.append(watches.descriptor) }
        let deadline = watcher.shared.withLock { shared in
            var deadline = min(nextScan, shared.state.nextDeadline ?? .distant)
            for sync in shared.syncs { deadline = min(deadline, sync.deadline) }
            return deadline
        }
        let isBusy = !isMissing && (scan.isRunning || mustScan || watcher.wantsScan)
        let timeout = isBusy ? .zero : deadline == .distant ? nil : max(.zero, deadline - .now)
        let changing = mounts.map { [$0.descriptor.rawValue] } ?? []
        guard let ready = try? waitForInput(descriptors, changing: changing, timeout: timeout) else { return }
        if ready[0] { watcher.wakeUp.clear() }
        if ready.dropFirst(descriptors.count).contains(true) { checkRoot() }
    }

    /// Calls of `sync` wait for a scan that begins after them; so do new settings.
    private mutating func takeCalls() {
        let next = scanNumber + 1
        let (hasCalls, turns) = watcher.shared.withLock { shared in
            var hasCalls = shared.mustJudgeAnew
            shared.mustJudgeAnew = false
            defer { shared.turns = [] }
            for index in shared.syncs.indices where shared.syncs[index].scan == nil {
                shared.syncs[index].scan = next
                hasCalls = true
            }
            return (hasCalls, shared.turns)
        }
        for turn in turns { turn.resume() }
        if hasCalls { mustScan = true }
    }

    // MARK: The scan

    private mutating func runScan() {
        let isDue = mustScan || MonotonicInstant.now >= nextScan
        if !scan.isFull, isDue || watcher.wantsScan { beginFullScan(isDue: isDue) }
        guard scan.isRunning, let tree = try? watcher.tree() else { return }
        var budget = Self.slice
        while budget > 0, scan.isRunning {
            let finds = scan.step(budget, in: tree)
            for find in finds { take(find) }
            budget -= max(1, finds.count)
        }
        guard scan.isFull, !scan.isRunning else { return }
        // What was renamed while the walk went on may lie where that had been already: the kernel has told it by now.
        handleEvents()
        if scan.isFull, !scan.isRunning { endFullScan() }
    }

    private mutating func beginFullScan(isDue: Bool) {
        mustScan = false
        watchFailure = nil
        scanTroubles = [:]
        checkRoot()
        guard !isMissing else { return }
        if watches == nil { startAnew() }
        scanNumber += 1
        watcher.shared.withLock { $0.state.beginScan(isDue: isDue) }
        scan.beginFull()
        mustScan = false
    }

    private mutating func endFullScan() {
        scan.end()
        let number = scanNumber
        for path in watcher.shared.withLock({ $0.state.unseen(bySince: number) }) {
            watcher.look(at: path) { .seen($0) }
        }
        setPolling()
        publishTroubles()
        let lacksRoom = watcher.shared.withLock { $0.state.refusedWaiting }
        let settings = watcher.settings
        nextScan = .now + (isPolling ? settings.poll : settings.rescan)
        if lacksRoom || !scanTroubles.isEmpty {
            nextScan = min(nextScan, .now + patience)
            patience = min(patience * 2, settings.longestRetry)
        } else {
            patience = settings.settle
        }
        watcher.shared.withLock { shared in
            shared.state.endScan()
            // What lies in a folder that could not be read is not known, nor what was renamed when the kernel lost events.
            let isComplete = !shared.state.refusedAny && scanTroubles.isEmpty && !mustScan
            for index in shared.syncs.indices where !shared.syncs[index].hasBarrier {
                guard let scan = shared.syncs[index].scan, scan <= number else { continue }
                if isComplete {
                    shared.state.setBarrier(shared.syncs[index].number)
                    shared.syncs[index].hasBarrier = true
                } else {
                    shared.syncs[index].scan = number + 1
                }
            }
        }
    }

    /// The watch comes before the listing: what is made in between is found by one of them.
    private mutating func enter(_ folder: [UInt8]) {
        do throws(Errno) {
            try watches?.watch(folder)
        } catch .noEntry {
            return
        } catch .accessDenied where !folder.isEmpty {
            // Nothing in it can be seen, however often one looks: that is its own trouble, and none of the others'.
            note(.accessDenied, of: folder)
            if !scan.isFull { mustScan = true }
        } catch {
            watchFailure = watchFailure ?? Self.reason(for: error)
            if !scan.isFull { mustScan = true }
        }
    }

    private static func reason(for error: Errno) -> String {
        error == .noSpace ? "too many folders for fs.inotify.max_user_watches" : "inotify: \(error)"
    }

    private mutating func take(_ find: TreeScan.Find) {
        switch find {
        case .file(let path):
            let number = scanNumber
            guard watcher.shared.withLock({ $0.state.wantsLook(at: path, scan: number) }) else { return }
            watcher.look(at: path) { .seen($0) }
        case .other(let path): watcher.observe(.vanished, of: path)
        case .folder(let path): enter(path)
        case .hidden(let path): bringBack(path)
        case .failure(let path, let error):
            if error == .noEntry || error == .notFolder { return }
            note(error, of: path)
        }
    }

    private mutating func note(_ error: Errno, of folder: [UInt8]) {
        if scanTroubles.count < watcher.settings.bounds.troubles { scanTroubles[folder] = error }
    }

    /// A file that was being taken out when the power went: what it holds is in the store, but nobody knows that here.
    private func bringBack(_ path: [UInt8]) {
        guard let tree = try? watcher.tree() else { return }
        // Under the lock, so that nobody hides another file under this name meanwhile.
        let name = watcher.leaving.withLock { leaving in
            leaving.contains(path)
                ? nil
                : try? tree.inFolder(of: path) { (folder, name) throws(Errno) in
                    try HiddenName.bringBack(name, as: HiddenName.original(name), in: folder)
                }
        }
        guard let name else { return }
        watcher.look(at: path.pathParts.folder.appending(component: name)) { .seen($0) }
    }

    /// That trouble came, or went.
    private func tellTrouble() {
        let observer = watcher.shared.withLock { shared in
            let isNews = shared.hasTrouble != shared.isTroubleTold
            shared.isTroubleTold = shared.hasTrouble
            return isNews ? shared.observer : nil
        }
        observer?()
    }
}
