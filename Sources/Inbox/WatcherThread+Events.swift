import BulletinModel
import LinuxSystem
import Synchronization

/// What the kernel says, and what it means for the rules, the watches and the scan.
extension WatcherThread {
    mutating func handleEvents() {
        // A flood must not keep the rest of the turn from running.
        for _ in 0..<16 {
            guard let watches else { return }
            let events: [Inotify.Event]
            do throws(Errno) {
                events = try watches.read()
            } catch {
                startAnew()
                return
            }
            for event in events where !handle(event, from: watches) { return }
            if events.isEmpty { return }
        }
    }

    /// False where the watches themselves were made anew, so that the events after this one mean nothing.
    private mutating func handle(_ event: Inotify.Event, from watches: FolderWatches) -> Bool {
        if event.mask.contains(.queueOverflow) {
            watcher.shared.withLock { shared in
                shared.overflows += 1
                shared.state.trustNothing(at: .now)
            }
            watcher.report(.overflow)
            mustScan = true
            return true
        }
        if watches.meansNewRoot(event) { return checkRoot() }
        guard let folder = watches.folder(of: event) else { return true }
        if event.mask.contains(.ignored) || event.mask.contains(.unmounted) {
            watches.forget(event.watch)
            if folder.isEmpty { return checkRoot(evenIfSame: true) }
            if event.mask.contains(.unmounted) { mustScan = true }
            return true
        }
        if event.name.isEmpty {
            let isRootLeaving = folder.isEmpty && !event.mask.isDisjoint(with: [.selfMoved, .selfDeleted])
            if event.mask.contains(.attributes), watcher.shared.withLock({ $0.folderTroubles[folder] != nil }) {
                mustScan = true
            }
            return isRootLeaving ? checkRoot(evenIfSame: event.mask.contains(.selfDeleted)) : true
        }
        guard !LeftAlone.contains(event.name) else { return true }
        noteRename(event)
        let path = folder.appending(component: event.name)
        if event.mask.contains(.isFolder) { handleFolder(path, event.mask) } else { handleFile(path, event.mask) }
        return true
    }

    /// A file or folder that left one name in the inbox for another. The kernel tells the two sides one after the other.
    private mutating func noteRename(_ event: Inotify.Event) {
        if event.mask.contains(.movedTo), event.cookie == movingCookie {
            watcher.shared.withLock { $0.state.doubtBarriers() }
        }
        movingCookie = event.mask.contains(.movedFrom) ? event.cookie : nil
    }

    private mutating func handleFolder(_ path: [UInt8], _ mask: Inotify.Mask) {
        if mask.contains(.movedFrom) { watches?.unwatch(tree: path) }
        if !mask.isDisjoint(with: [.created, .movedTo, .attributes]) { scan.add(path) }
        if watcher.shared.withLock({ $0.folderTroubles[path] != nil }) { mustScan = true }
    }

    private func handleFile(_ path: [UInt8], _ mask: Inotify.Mask) {
        if !mask.isDisjoint(with: [.closedAfterWriting, .movedTo]) {
            watcher.look(at: path) { .finished($0) }
        } else if mask.contains(.created) {
            watcher.observe(.created, of: path)
        } else if mask.contains(.modified) {
            watcher.observe(.written, of: path)
        } else if !mask.isDisjoint(with: [.deleted, .movedFrom]) {
            // Another may bear the name by now: the event may be older than what is known of the path.
            if watcher.shared.withLock({ $0.state.isAwaited(path) }) { watcher.look(at: path) { .seen($0) } }
        } else if mask.contains(.attributes), watcher.shared.withLock({ $0.state.isInTrouble(path) }) {
            watcher.look(at: path) { .seen($0) }
        }
    }

    // MARK: The inbox itself

    /// Begins from nothing: new watches, and a full scan.
    mutating func establish() {
        startAnew()
        if (try? watcher.tree()) == nil { miss(.noEntry) }
    }

    mutating func startAnew() {
        watches = nil
        scan.end()
        mustScan = true
        let settings = watcher.settings
        guard settings.backend == .automatic else {
            isPolling = true
            return
        }
        do throws(Errno) {
            watches = try FolderWatches(root: Array(watcher.path.utf8), limit: settings.bounds.watches)
        } catch {
            watchFailure = Self.noInstance(error)
        }
    }

    private static func noInstance(_ error: Errno) -> String {
        error == .tooManyOpenFiles ? "too many instances for fs.inotify.max_user_instances" : "inotify: \(error)"
    }

    /// Compares the folder that bears the inbox's name with the one that is open.
    /// - Returns: whether it is still the same, and watched.
    @discardableResult
    mutating func checkRoot(evenIfSame: Bool = false) -> Bool {
        let tree = try? watcher.tree()
        do throws(Errno) {
            let now = try InboxTree(path: watcher.path)
            if let tree, tree.identity.isSameFile(as: now.identity), !evenIfSame { return true }
            watcher.shared.withLock { $0.tree = now }
            watcher.shared.withLock { $0.state.trustNothing(at: .now) }
            if isMissing {
                isMissing = false
                patience = watcher.settings.settle
                watcher.report(.inboxBack)
                watcher.shared.withLock { $0.folderTroubles[[]] = nil }
            } else {
                watcher.report(.inboxReplaced)
            }
            startAnew()
        } catch {
            miss(error)
        }
        return false
    }

    private mutating func miss(_ error: Errno) {
        scan.end()
        watcher.shared.withLock { shared in
            shared.tree = nil
            shared.folderTroubles = [[]: "the inbox is missing: \(error)"]
        }
        if !isMissing {
            isMissing = true
            patience = watcher.settings.firstRetry
            watcher.report(.inboxMissing(error))
            // The folder above may be another as well when it comes back.
            watches = nil
            if watcher.settings.backend == .automatic {
                watches = try? FolderWatches(
                    root: Array(watcher.path.utf8), limit: watcher.settings.bounds.watches)
            }
        }
        nextScan = .now + patience
        patience = min(patience * 2, .seconds(30))
    }

    // MARK: What the status says

    /// Polls while inotify cannot tell everything, and no longer.
    mutating func setPolling() {
        var reason = watchFailure
        if watcher.settings.backend == .poll { reason = "as configured" }
        if reason == nil, let system = try? FileSystem(holding: watcher.path), !system.tellsOfEveryChange {
            reason = "a file system that others may change"
        }
        let before = watcher.shared.withLock { shared in
            defer { shared.backend = reason == nil ? "inotify" : "poll" }
            return shared.backend
        }
        isPolling = reason != nil
        if let reason, before != "poll" { watcher.report(.polling(reason: reason)) }
        if reason == nil, before == "poll" { watcher.report(.watching) }
    }

    mutating func publishTroubles() {
        let troubles = scanTroubles
        let new = watcher.shared.withLock { shared in
            let new = troubles.filter { shared.folderTroubles[$0.key] == nil }
            shared.folderTroubles = troubles.mapValues { "cannot read the folder: \($0)" }
            return new
        }
        for (path, error) in new { watcher.report(.folderTrouble(path: path, error)) }
    }
}
