import BulletinModel
import Corpus
import Inbox
import LinuxSystem
import Logging
import Store
import Synchronization

extension IngestService {
    /// Brings a batch to its end: in the store and the index, or set aside, or back to the watcher. Trouble with the
    /// store as a whole holds the batch until it has passed.
    func commit(_ batch: PreparedBatch) async {
        for case .returned(let file, let outcome) in batch.files { finished(file, outcome) }
        await commit(batch.pages, batch.ahead, batch)
        let refusals = batch.files.compactMap { file in
            if case .rejected(let file, let refusal, let sha256) = file { (file, refusal, sha256) } else { nil }
        }
        if !refusals.isEmpty { await writer.run { self.setAside(refusals) } }
        batch.underWay.end()
        settleStore(logOver: bounds.longestLog)
        if batch.files.count == 1 { reserveLog() }
        settleWhenQuiet()
    }

    private func commit(
        _ pages: [ReadPage], _ ahead: [IndexAhead], _ batch: PreparedBatch
    ) async {
        defer { batch.passage.end() }
        guard !pages.isEmpty else { return }
        var wait = bounds.firstRetry
        while true {
            let failure: StoreFailure
            let taken = await writer.run {
                Self.setManner(ofThreadAt: pages.count)
                return batch.underWay.blamingOnly { self.take(pages, ahead) }
            }
            batch.passage.end()
            switch taken {
            case .success(let taken):
                recovered()
                return await leave(taken)
            case .failure(let error): failure = error
            }
            if !failure.passes, pages.count > 1 {
                // One of them may be what the store cannot hold.
                for page in pages { await commit([page], [], batch) }
                return
            }
            if !failure.passes, await writer.run({ self.leftForLater(pages[0], failure) }) { return }
            // It may last, and whatever ends the process meanwhile is none of theirs.
            batch.underWay.end()
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

    /// A page that the store refuses, and why it will not help to wait: where the store takes an empty change, it is given
    /// back to be tried again by itself, and is set aside in the end. Others do not wait for it.
    /// - Returns: false where the store takes nothing at all.
    private func leftForLater(_ page: ReadPage, _ failure: StoreFailure) -> Bool {
        guard (try? corpus.take([])) != nil else { return false }
        let reason = "the store cannot take it: \(failure)"
        switch shared.withLock({ $0.unkept.refused(page.file.relativePath) }) {
        case .setAside:
            let refusal = Refusal(reason: .unreadable, detail: reason)
            setAside([(page.file, refusal, page.intake.sha256)])
        case .tryAgain: finished(page.file, .retry(reason: reason))
        case .suspectStore:
            degraded(failure)
            finished(page.file, .retry(reason: reason))
            watchSuspects()
        }
        beat()
        return true
    }

    /// - Returns: those that may leave the inbox now; or why none of them was taken.
    private func take(_ pages: [ReadPage], _ ahead: [IndexAhead]) -> Result<[SettledFile], StoreFailure> {
        let outcomes: [IntakeOutcome]
        let removed = shared.withLock { $0.removed }
        do throws(StoreFailure) {
            outcomes = try corpus.take(pages.map(\.intake), ahead: ahead, removed: removed + goneLeftovers())
        } catch {
            return .failure(error)
        }
        shared.withLock { shared in
            // Others may have left the inbox meanwhile: they stand behind these.
            shared.removed.removeFirst(removed.count)
            shared.unkept.took(pages.map(\.file.relativePath))
        }
        beat()
        var done: [SettledFile] = []
        var colliding: [(SettledFile, Refusal, [UInt8])] = []
        for (page, outcome) in zip(pages, outcomes) {
            if case .collision(let id) = outcome {
                let detail = "its SHA-256 begins as that of bulletin \(id), whose name it would take"
                colliding.append((page.file, Refusal(reason: .unreadable, detail: detail), page.intake.sha256))
            } else {
                done.append(page.file)
                journal.acquit(page.file)
                report(outcome, of: page)
            }
        }
        if !colliding.isEmpty { setAside(colliding) }
        return .success(done)
    }

    /// The next commit does not wait for files to leave, but the files of two commits are never on their way at once.
    private func leave(_ files: [SettledFile]) async {
        await leaving.run {}
        leaving.perform { self.takeOut(files) }
    }

    private func takeOut(_ files: [SettledFile]) {
        let failures = Dictionary(
            watcher.remove(files).map { ($0.file, $0.failure) }, uniquingKeysWith: { first, _ in first })
        // Said before the watcher may hand out another of that name.
        let removed = files.filter { failures[$0] == nil || failures[$0] == .vanished }.map(\.relativePath)
        shared.withLock { $0.removed += removed }
        finished(
            files.map { file in
                switch failures[file] {
                case nil, .vanished: (file, .gone)
                case .changed: (file, .changed)
                case .failed(let error):
                    (file, .retry(reason: "was taken in, but cannot be removed: \(error)"))
                }
            })
    }

    func finished(_ file: SettledFile, _ outcome: FileOutcome) { finished([(file, outcome)]) }

    private func finished(_ files: [(file: SettledFile, outcome: FileOutcome)]) {
        for case (let file, .retry(let reason)) in files {
            log.warning(
                "Left a file for later", metadata: ["file": "\(file.shownPath)", "reason": "\(reason)"])
        }
        watcher.finished(files)
    }
}

extension SettledFile {
    var shownPath: String { String(decoding: relativePath, as: UTF8.self) }
}
