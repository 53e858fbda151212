import BulletinModel
import BulletinReader
import Inbox
import LinuxSystem
import Store
import Synchronization

extension IngestService {
    /// Reads files in parallel; the answers are in the order of the files.
    func prepare(_ files: [SettledFile]) -> [PreparedFile] {
        if files.count == 1 { return [prepare(files[0], isAlone: true)] }
        let prepared = Mutex([PreparedFile?](repeating: nil, count: files.count))
        Self.cores.forEach(files.count) { index in
            let file = self.prepare(files[index])
            prepared.withLock { $0[index] = file }
        }
        return prepared.withLock { $0.map { $0! } }
    }

    private func prepare(_ file: SettledFile, isAlone: Bool = false) -> PreparedFile {
        let start = MonotonicInstant.now
        defer { beat() }
        let bytes: [UInt8]
        do throws(FileReadFailure) {
            bytes = try watcher.read(file)
        } catch {
            return withoutBytes(file, error)
        }
        let sha256 = SHA256.digest(of: bytes)
        let crashes = journal.crashes(of: file)
        guard crashes < ReadingJournal.crashesOfPoison else {
            let detail = "the daemon ended \(crashes) times while it was being read"
            return .rejected(file, Refusal(reason: .poison, detail: detail), sha256: sha256)
        }
        let result = journal.noting(file) {
            Result { () throws(Refusal) in
                try PageReading.intake(
                    bytes, sha256: sha256, name: file.fileName, collection: file.collectionName,
                    modified: file.modified, arrived: WallClock.secondsSinceEpoch, origin: FileOrigin(file),
                    isAlone: isAlone)
            }
        }
        journal.acquit(file)
        switch result {
        case .success(let intake): return .page(file, intake, startedAt: start)
        case .failure(let refusal): return .rejected(file, refusal, sha256: sha256)
        }
    }

    /// Reads a page that is none, so that the tables of the reader are made before the first file comes.
    package func warmUp() async { await readers.run { Self.readNothing() } }

    private static func readNothing() {
        let page = """
            柳堤街道 防汛演练进小区

            澄湖讯 5月14日上午9:00,36名网格员到岗。“水位每小时报一次。”荷风社区网格长傅长明说。

            (记者 祁若川)
            """
        let epoch = Timestamp(secondsSinceEpoch: 0).day()
        _ = try? BulletinReader.read(Array(page.utf8), name: FileName(""), received: epoch)
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
