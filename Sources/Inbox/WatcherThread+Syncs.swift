import LinuxSystem
import Synchronization

/// Who waits for everything.
extension WatcherThread {
    mutating func settleSyncs() {
        let isPassed = watcher.shared.withLock { shared in
            shared.syncs.contains { shared.state.isPassed($0.number) }
        }
        // Of what seems to be gone the kernel may have told that it was renamed.
        if isPassed { handleEvents() }
        lookAgainWhereInDoubt()
        let over = watcher.shared.withLock { $0.takeSyncsOver(at: .now) }
        for (sync, pending) in over { sync.handover.resume(returning: pending) }
    }

    private mutating func lookAgainWhereInDoubt() {
        let next = scanNumber + 1
        let isInDoubt = watcher.shared.withLock { shared in
            var isInDoubt = false
            for index in shared.syncs.indices where shared.state.isDoubtful(shared.syncs[index].number) {
                _ = shared.state.dropBarrier(shared.syncs[index].number, names: 0)
                shared.syncs[index].hasBarrier = false
                shared.syncs[index].scan = next
                isInDoubt = true
            }
            return isInDoubt
        }
        if isInDoubt { mustScan = true }
    }
}

extension InboxWatcher.Shared {
    /// Those whose wait is over, with what is still pending for each.
    fileprivate mutating func takeSyncsOver(at now: MonotonicInstant) -> [(InboxWatcher.Sync, [[UInt8]])] {
        let names = state.settings.bounds.pendingNames
        var over: [(InboxWatcher.Sync, [[UInt8]])] = []
        var remaining: [InboxWatcher.Sync] = []
        for sync in syncs {
            if sync.hasBarrier && state.isPassed(sync.number) || now >= sync.deadline {
                let unread = sync.hasBarrier ? [] : folderTroubles.keys.map { $0.isEmpty ? [0x2E] : $0 }.prefix(names)
                over.append((sync, state.dropBarrier(sync.number, names: names - unread.count) + unread))
            } else {
                remaining.append(sync)
            }
        }
        syncs = remaining
        return over
    }
}
