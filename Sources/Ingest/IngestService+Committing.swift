import BulletinModel
import Corpus
import Inbox
import LinuxSystem
import Logging
import Store
import Synchronization

/// A page that has been read and waits for the store.
struct ReadPage: Sendable {
    var file: SettledFile
    var intake: Intake
    var startedAt: MonotonicInstant
}

extension IngestService {
    /// Brings a batch to its end: in the store and the index, or set aside, or back to the watcher. Trouble with the
    /// store that passes holds the batch until it has passed.
    func commit(_ batch: [PreparedFile]) async {
        var pages: [ReadPage] = []
        for file in batch {
            switch file {
            case .page(let file, let intake, let startedAt):
                pages.append(ReadPage(file: file, intake: intake, startedAt: startedAt))
            case .returned(let file, let outcome): finished(file, outcome)
            case .rejected: continue
            }
        }
        await commit(pages)
        let refusals = batch.compactMap { file in
            if case .rejected(let file, let refusal, let sha256) = file { (file, refusal, sha256) } else { nil }
        }
        if !refusals.isEmpty { await writer.run { self.setAside(refusals) } }
        await writer.run { self.settleStore(logOver: self.bounds.longestLog) }
        if batch.count == 1 { reserveLog() }
        settleWhenQuiet()
    }

    private func commit(_ pages: [ReadPage]) async {
        guard !pages.isEmpty else { return }
        var wait = bounds.firstRetry
        while true {
            guard let failure = await writer.run({ self.take(pages) }) else { return recovered() }
            if !failure.passes, pages.count > 1 {
                // One of them may be what the store cannot hold.
                for page in pages { await commit([page]) }
                return
            }
            degraded(failure)
            beat(isWaiting: true)
            do {
                try await Alarm.sleep(for: wait)
            } catch {
                return
            }
            wait = min(wait * 2, bounds.longestRetry)
        }
    }

    /// - Returns: why none of them was taken; nil where all have been, and have left the inbox.
    private func take(_ pages: [ReadPage]) -> StoreFailure? {
        let outcomes: [IntakeOutcome]
        let removed = shared.withLock { $0.removed } + goneLeftovers()
        do throws(StoreFailure) {
            outcomes = try corpus.take(pages.map(\.intake), removed: removed)
        } catch {
            return error
        }
        shared.withLock { $0.removed.removeFirst(min(removed.count, $0.removed.count)) }
        beat()
        var done: [SettledFile] = []
        var colliding: [(SettledFile, Refusal, [UInt8])] = []
        for (page, outcome) in zip(pages, outcomes) {
            if case .collision(let id) = outcome {
                let detail = "its SHA-256 begins as that of bulletin \(id), whose name it would take"
                colliding.append((page.file, Refusal(reason: .unreadable, detail: detail), page.intake.sha256))
            } else {
                done.append(page.file)
                report(outcome, of: page)
            }
        }
        takeOut(done)
        if !colliding.isEmpty { setAside(colliding) }
        return nil
    }

    private func takeOut(_ files: [SettledFile]) {
        let failures = Dictionary(
            watcher.remove(files).map { ($0.file, $0.failure) }, uniquingKeysWith: { first, _ in first })
        var removed: [[UInt8]] = []
        for file in files {
            switch failures[file] {
            case nil, .vanished:
                removed.append(file.relativePath)
                finished(file, .gone)
            case .changed: finished(file, .changed)
            case .failed(let error):
                finished(file, .retry(reason: "was taken in, but cannot be removed: \(error)"))
            }
        }
        shared.withLock { $0.removed += removed }
    }

    func finished(_ file: SettledFile, _ outcome: FileOutcome) {
        if case .retry(let reason) = outcome {
            log.warning(
                "Left a file for later", metadata: ["file": "\(file.shownPath)", "reason": "\(reason)"])
        }
        watcher.finished(file, outcome)
    }

    /// Files that were taken in by an earlier process and are gone by now: their like may come again and count.
    private func goneLeftovers() -> [[UInt8]] {
        guard shared.withLock({ !$0.hasLookedAtLeftovers }), let paths = try? corpus.store.leftovers() else {
            return []
        }
        shared.withLock { $0.hasLookedAtLeftovers = true }
        let inbox = Array(watcher.status.path.utf8) + [UInt8(ascii: "/")]
        return paths.filter { path in
            do throws(Errno) {
                _ = try FileStatus.of(path: inbox + path)
                return false
            } catch {
                return error == .noEntry || error == .notFolder
            }
        }
    }

    /// The log grows while files come; it is brought into the database once none has come for a while, so that no
    /// dropped file waits for that.
    private func settleWhenQuiet() {
        let settling = Task(executorPreference: WorkerThreads.tasks) { [self] in
            try? await Alarm.sleep(for: bounds.quiet)
            guard !Task.isCancelled else { return }
            await writer.run { self.settleStore(logOver: BulletinStore.shortLog) }
        }
        let earlier = shared.withLock { shared in
            defer { shared.settling = settling }
            return shared.settling
        }
        earlier?.cancel()
    }

    /// Where files come one by one somebody may wait for each: their commits are to find the log laid out.
    private func reserveLog() {
        guard
            shared.withLock({ shared in
                defer { shared.isReserving = true }
                return !shared.isReserving
            })
        else { return }
        reserving.perform { [self] in
            // Trouble here is trouble of a later commit, which tells it.
            try? corpus.store.reserveLog()
            shared.withLock { $0.isReserving = false }
        }
    }

    private func settleStore(logOver bytes: Int) {
        // Trouble here is trouble of the next commit, which tells it.
        try? corpus.store.settle(logOver: bytes)
    }
}

extension SettledFile {
    var shownPath: String { String(decoding: relativePath, as: UTF8.self) }
}
