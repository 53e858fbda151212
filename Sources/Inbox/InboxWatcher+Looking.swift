import LinuxSystem
import Synchronization

/// What the thread and the callers share.
extension InboxWatcher {
    var wantsScan: Bool { shared.withLock { $0.state.wantsScan } }

    /// Fails while the inbox is missing.
    func tree() throws(Errno) -> InboxTree {
        guard let tree = shared.withLock({ $0.tree }) else { throw .noEntry }
        return tree
    }

    /// Looks at a path and reports what is there: the one way by which the rules learn of a file's state.
    func look(at path: [UInt8], _ event: (FileIdentity) -> InboxEvent) {
        observe(found(at: path, event), of: path)
    }

    private func found(at path: [UInt8], _ event: (FileIdentity) -> InboxEvent) -> InboxEvent {
        // While the inbox is missing its files are not: it may be the disk, and they lie there when it comes back.
        guard let tree = shared.withLock({ $0.tree }) else { return .unreachable(reason: "the inbox is missing") }
        do throws(Errno) {
            let status = try tree.status(of: path)
            return status.kind == .file ? event(status.identity) : .vanished
        } catch {
            switch error {
            case .noEntry, .notFolder, .tooManyLinks: return .vanished
            default: return .unreachable(reason: "cannot be looked at: \(error)")
            }
        }
    }

    func observe(_ event: InboxEvent, of path: [UInt8]) {
        let delivery = shared.withLock { shared in
            shared.state.observe(event, of: path, at: .now)
            return shared.deliver()
        }
        if let delivery { delivery.waiter.handover.resume(returning: delivery.files) }
    }
}

extension InboxWatcher.Shared {
    /// Files for the first who waits, if there are any. To be resumed without the lock.
    mutating func deliver() -> (waiter: InboxWatcher.Waiter, files: [SettledFile])? {
        guard let waiter = waiters.first, state.hasReady else { return nil }
        let files = state.take(atMost: waiter.limit)
        guard !files.isEmpty else { return nil }
        waiters.removeFirst()
        return (waiter, files)
    }
}
