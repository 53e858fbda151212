import BulletinModel
import BulletinReader
import Corpus
import Inbox
import LinuxSystem
import Logging
import Store
import Synchronization

extension IngestService {
    /// Reads files in parallel, and builds what they will add to the index; the answers are in the order of the files.
    func prepare(_ files: [SettledFile], _ passage: RightOfWay.Passage) -> PreparedBatch {
        Self.setManner(ofThreadAt: files.count)
        let underWay = journal.begin(files)
        if files.count == 1 {
            let file = underWay.blaming(0) { prepare(files[0], mapping: underWay.onAllCores) }
            let batch = PreparedBatch([file], passage, underWay, parts: 1)
            // While the store is written.
            for part in batch.ahead {
                Self.cores.perform {
                    Self.setManner(ofThreadAt: 1)
                    underWay.blaming(0) { part.build() }
                }
            }
            return batch
        }
        let prepared = Mutex([PreparedFile?](repeating: nil, count: files.count))
        Self.cores.forEach(files.count) { index in
            Self.setManner(ofThreadAt: files.count)
            let file = underWay.blaming(index) { self.prepare(files[index]) }
            prepared.withLock { $0[index] = file }
        }
        let batch = PreparedBatch(
            prepared.withLock { $0.map { $0! } }, passage, underWay, parts: Process.coreCount)
        Self.cores.forEach(batch.ahead.count) { batch.ahead[$0].build() }
        return batch
    }

    /// Somebody may wait for a page that comes alone: its threads go before who computes. Where many come, no question is
    /// cut in two for each of them.
    static func setManner(ofThreadAt files: Int) {
        if files > 1 { NamedThread.interruptNobody() } else { NamedThread.takeShortTurns(.page) }
    }

    /// - Parameter mapping: for a file that is read while no other is.
    private func prepare(_ file: SettledFile, mapping: PageReading.Mapping? = nil) -> PreparedFile {
        let start = MonotonicInstant.now
        defer { beat() }
        let bytes: [UInt8]
        do throws(FileReadFailure) {
            bytes = try watcher.read(file)
        } catch {
            return withoutBytes(file, error)
        }
        let sha256 = SHA256.digest(of: bytes)
        if let suspicion = journal.suspicion(of: file) {
            if suspicion.isPoison {
                return .rejected(file, Refusal(reason: .poison, detail: suspicion.description), sha256: sha256)
            }
            tell(of: file, suspicion)
        }
        do throws(Refusal) {
            let intake = try PageReading.intake(
                bytes, sha256: sha256, name: file.fileName, collection: file.collectionName, modified: file.modified,
                arrived: WallClock.secondsSinceEpoch, origin: FileOrigin(file), mapping: mapping)
            return .page(file, intake, startedAt: start)
        } catch {
            return .rejected(file, error, sha256: sha256)
        }
    }

    private func tell(of file: SettledFile, _ suspicion: Suspicion) {
        let metadata: Logger.Metadata = ["file": "\(file.shownPath)", "reason": "\(suspicion.description)"]
        if suspicion == Suspicion() {
            log.info("Reads a file again that was under way at the end of the last process", metadata: metadata)
        } else {
            log.warning("Reads a file alone that may end the daemon", metadata: metadata)
        }
    }

    /// Before the first file comes: room in the store's log for some pages, and a page that is none taken through all but the
    /// disk, so that tables, threads and statements are there. Cost: some 10 ms.
    package func warmUp() async {
        await writer.run {
            // Trouble here is trouble of the first commit, which tells it.
            try? self.corpus.store.reserveLogAtStart()
        }
        await readers.run { self.rehearse() }
    }

    /// Reads a page that is none: the tables that reading looks things up in are there afterwards. Any thread may, beside
    /// the rest of a start; before `Process.releaseCode`, since this touches most of the program.
    package static func rehearseReading() { _ = RehearsedPage.read(whole: true) }

    private func rehearse() {
        if let intake = RehearsedPage.read(whole: false) { try? corpus.rehearse(intake) }
    }

    private func withoutBytes(_ file: SettledFile, _ failure: FileReadFailure) -> PreparedFile {
        switch failure {
        case .changed: return .returned(file, .changed)
        case .beingWritten: return .returned(file, .beingWritten)
        case .vanished: return .returned(file, .gone)
        case .tooLarge(let bytes):
            let detail = "it has \(bytes) bytes, more than the inbox may take (inbox.maxBytes)"
            return .rejected(file, Refusal(reason: .tooLarge, detail: detail), sha256: [])
        case .failed(let error): return .returned(file, .retry(reason: "cannot be read: \(error)"))
        }
    }
}
