package import BulletinModel
import Corpus
import Inbox
import LinuxSystem
import Logging
package import Store

extension IngestService {
    /// Moves files to the rejected folder: first their rows, then their reasons, then the files themselves. A crash in
    /// between leaves a file in the inbox, and a row and a reason without one, which the next start forgets.
    func setAside(_ refused: [(file: SettledFile, refusal: Refusal, sha256: [UInt8])]) {
        let arrived = Timestamp(secondsSinceEpoch: WallClock.secondsSinceEpoch)
        for (file, refusal, sha256) in refused {
            do throws(Errno) {
                let rejection = Rejection(
                    file: try rejected.freeName(for: file.fileName, at: arrived), name: file.fileName,
                    collection: file.collectionName, reason: refusal.reason, detail: refusal.detail,
                    received: Timestamp(
                        secondsSinceEpoch: min(file.modified, arrived.secondsSinceEpoch)), sha256: sha256,
                    bytes: file.bytes)
                try setAside(file, rejection)
            } catch {
                finished(file, .retry(reason: "cannot be moved to \(rejected.path): \(error)"))
            }
            beat()
        }
    }

    private func setAside(_ file: SettledFile, _ rejection: Rejection) throws(Errno) {
        do throws(StoreFailure) {
            _ = try corpus.take([], rejections: [rejection])
        } catch {
            return finished(file, .retry(reason: "cannot be set aside: \(error)"))
        }
        do throws(FileRemovalFailure) {
            do throws(Errno) { try rejected.writeReason(rejection) } catch { throw .failed(error) }
            try watcher.moveToRejected(file, folder: rejected.path, as: rejection.file.bytes)
        } catch {
            forget(rejection)
            switch error {
            case .changed: return finished(file, .changed)
            case .vanished: return finished(file, .gone)
            case .failed(let error): throw error
            }
        }
        journal.acquit(file)
        finished(file, .gone)
        log.warning(
            "Set a file aside",
            metadata: [
                "file": "\(file.shownPath)", "reason": "\(rejection.reason.rawValue)", "detail": "\(rejection.detail)",
                "bytes": "\(rejection.bytes)", "rejected": "\(rejection.file)",
            ])
    }

    private func forget(_ rejection: Rejection) {
        rejected.removeReason(of: rejection.file)
        // A row that stays is forgotten at the next start.
        guard let rows = try? corpus.store.rejected(limit: 16),
            let row = rows.first(where: { $0.rejection.file == rejection.file })
        else { return }
        try? corpus.forgetRejected([row.number])
    }

    /// Forgets rows whose files are not there: removed by hand, or never moved because of a crash.
    func forgetGoneRejections() {
        rejected.removeHalfWritten()
        var before = Int.max
        while let rows = try? corpus.store.rejected(limit: 1000, before: before), let last = rows.last {
            before = last.number
            let gone = rows.filter { !rejected.contains($0.rejection.file) }
            for row in gone { rejected.removeReason(of: row.rejection.file) }
            try? corpus.forgetRejected(gone.map(\.number))
        }
    }
}

/// Why a rejected file could not be retried or discarded.
package enum RejectedFileFailure: Error, Hashable, Sendable {
    case unknown
    /// It was read again, and refused again.
    case refused(RejectionReason, detail: String)
    case file(String)
    case store(StoreFailure)
}

extension IngestService {
    /// Reads a rejected file again, without regard to earlier crashes; if it is taken now, it leaves the folder.
    package func retryRejected(_ number: Int) async throws(RejectedFileFailure) -> SubmitOutcome {
        try await writer.run {
            Result { () throws(RejectedFileFailure) in try self.retry(number) }
        }.get()
    }

    /// Removes a rejected file, its reason and its row for good.
    package func discardRejected(_ number: Int) async throws(RejectedFileFailure) {
        try await writer.run {
            Result { () throws(RejectedFileFailure) in try self.leave(try self.row(number)) }
        }.get()
    }

    private func retry(_ number: Int) throws(RejectedFileFailure) -> SubmitOutcome {
        let row = try row(number)
        let bytes: [UInt8]
        do throws(FileReadFailure) {
            bytes = try rejected.bytes(of: row.rejection.file, atMost: bounds.submittedBytes)
        } catch .tooLarge(let size) {
            throw .refused(.tooLarge, detail: "it has \(size) bytes")
        } catch {
            throw .file("\(error)")
        }
        let outcome: SubmitOutcome
        do throws(SubmitFailure) {
            outcome = try take(
                bytes, name: row.rejection.name, collection: row.rejection.collection,
                modified: row.rejection.received.secondsSinceEpoch)
        } catch {
            switch error {
            case .refused(let reason, let detail): throw .refused(reason, detail: detail)
            case .store(let failure): throw .store(failure)
            }
        }
        try leave(row)
        return outcome
    }

    private func row(_ number: Int) throws(RejectedFileFailure) -> RejectedFile {
        let found: RejectedFile?
        do throws(StoreFailure) { found = try corpus.store.rejected(number) } catch { throw .store(error) }
        guard let found else { throw .unknown }
        return found
    }

    private func leave(_ row: RejectedFile) throws(RejectedFileFailure) {
        do throws(Errno) { try rejected.remove(row.rejection.file) } catch { throw .file("\(error)") }
        do throws(StoreFailure) { try corpus.forgetRejected([row.number]) } catch { throw .store(error) }
    }
}
