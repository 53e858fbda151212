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

    /// Says what became of a file that was handed out. Each is to be finished once.
    package func finished(_ file: SettledFile, _ outcome: FileOutcome) { finished([(file, outcome)]) }

    /// The like of many, for which the thread is woken once.
    package func finished(_ files: [(file: SettledFile, outcome: FileOutcome)]) {
        recent.withLock { recent in
            for (file, _) in files { recent.removeValue(forKey: file) }
        }
        let (after, before) = shared.withLock { shared in
            let before = shared.state.nextDeadline
            return (files.map { shared.state.close($0.file.relativePath, $0.outcome, at: .now) }, before)
        }
        for ((file, _), after) in zip(files, after) {
            switch after {
            case .nothing: break
            case .look: look(at: file.relativePath) { .seen($0) }
            case .lookAsFinished: look(at: file.relativePath) { .finished($0) }
            }
        }
        let mustWake = shared.withLock { shared in
            let next = shared.state.nextDeadline
            return !shared.syncs.isEmpty || shared.state.wantsScan || shared.hasTrouble != shared.isTroubleTold
                || next != before && next ?? .distant < before ?? .distant
        }
        if mustWake { wakeUp.signal() }
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
