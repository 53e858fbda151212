import BulletinModel
import BulletinReader
import Corpus
import Inbox
import LinuxSystem
import Store
import Synchronization
import TextDecoding

/// What reading a settled file came to.
enum PreparedFile: Sendable {
    case page(SettledFile, Intake, startedAt: MonotonicInstant)
    case rejected(SettledFile, Refusal, sha256: [UInt8])
    /// Nothing to take: it changed, vanished, or cannot be read for now.
    case returned(SettledFile, FileOutcome)
}

/// Files that were read together, in their order.
struct PreparedBatch: Sendable {
    var files: [PreparedFile]
    var pages: [ReadPage]
    /// What the pages will add to the index.
    var ahead: [IndexAhead]
    /// Until they are found.
    let passage: RightOfWay.Passage
    /// Until nothing of them can end the process any more.
    let underWay: FilesUnderWay

    /// - Parameters:
    ///   - files: in their order.
    ///   - passage: lasts until they are found.
    ///   - underWay: the note that they are in hand.
    ///   - parts: how many threads are to build what goes into the index: it is cut into as many parts of about as many
    ///     bytes each, or fewer.
    init(_ files: [PreparedFile], _ passage: RightOfWay.Passage, _ underWay: FilesUnderWay, parts: Int) {
        self.files = files
        self.passage = passage
        self.underWay = underWay
        pages = files.compactMap { file in
            if case .page(let file, let intake, let startedAt) = file {
                ReadPage(file: file, intake: intake, startedAt: startedAt)
            } else {
                nil
            }
        }
        let bytes = pages.reduce(0) { $0 + $1.intake.size }
        let part = max(bytes / max(1, parts), Self.smallestPart)
        var cut: [[Intake]] = []
        var size = part
        for page in pages {
            if size >= part {
                cut.append([])
                size = 0
            }
            cut[cut.count - 1].append(page.intake)
            size += page.intake.size
        }
        ahead = cut.map { IndexAhead($0) }
    }

    /// Small segments are merged soon, which would cost more than a thread saves. Bytes.
    private static let smallestPart = 1 << 18
}

/// A page that has been read and waits for the store.
struct ReadPage: Sendable {
    var file: SettledFile
    var intake: Intake
    var startedAt: MonotonicInstant
}

/// Why a page will not be taken, now or later.
struct Refusal: Error, Hashable, Sendable {
    var reason: RejectionReason
    var detail: String
}

/// Goes through the portions of one page on all cores.
@Sendable func onAllCores(_ count: Int, _ portion: @Sendable (Int) -> [ArticleMentions]) -> [[ArticleMentions]] {
    let done = Mutex([[ArticleMentions]?](repeating: nil, count: count))
    IngestService.cores.forEach(count) { index in
        let finished = portion(index)
        done.withLock { $0[index] = finished }
    }
    return done.withLock { $0.compactMap(\.self) }
}

extension FilesUnderWay {
    /// The like for the one file that is read, whose fault it is whichever thread has it.
    @Sendable func onAllCores(_ count: Int, _ portion: @Sendable (Int) -> [ArticleMentions]) -> [[ArticleMentions]] {
        Ingest.onAllCores(count) { index in
            IngestService.setManner(ofThreadAt: 1)
            return blaming(0) { portion(index) }
        }
    }
}

/// Reading: bytes in, what goes to the store out. No state, no file.
enum PageReading {
    /// Goes through the portions of a page.
    typealias Mapping = @Sendable (_ count: Int, _ portion: @Sendable (Int) -> [ArticleMentions]) -> [[ArticleMentions]]

    /// - Parameters:
    ///   - arrived: now, in seconds since 1970.
    ///   - mapping: where no other page is being read beside it, so that its articles may have all cores.
    static func intake(
        _ bytes: [UInt8], sha256: [UInt8], name: FileName, collection: String?, modified: Int, arrived: Int,
        origin: FileOrigin? = nil, mapping: Mapping? = nil
    ) throws(Refusal) -> Intake {
        guard !bytes.isEmpty else { throw Refusal(reason: .empty, detail: "the file has no bytes") }
        guard bytes.count <= LineBound.most || LineBound.count(bytes) <= LineBound.most else {
            let detail = "it has more than \(LineBound.most) lines; cut into several files it is read"
            throw Refusal(reason: .tooLarge, detail: detail)
        }
        let received = Timestamp(secondsSinceEpoch: modified <= arrived ? modified : arrived)
        let reading: Reading
        do throws(DecodingFailure) {
            reading =
                if let mapping {
                    try BulletinReader.read(bytes, name: name, received: received.day(), mapping: mapping)
                } else {
                    try BulletinReader.read(bytes, name: name, received: received.day())
                }
        } catch {
            throw Refusal(error)
        }
        guard !reading.articles.isEmpty else {
            throw Refusal(reason: .noArticle, detail: "no article was found in its \(bytes.count) bytes")
        }
        guard reading.articles.count <= Intake.mostArticles else {
            throw Refusal(reason: .tooLarge, detail: "it has more than \(Intake.mostArticles) articles")
        }
        return Intake(
            name: name, collection: collection, sha256: sha256, bytes: bytes, received: received, reading: reading,
            origin: origin)
    }
}

extension FileOrigin {
    init(_ file: SettledFile) {
        self.init(
            path: file.relativePath, device: file.identity.device, inode: file.identity.inode,
            modified: file.identity.modified)
    }
}

extension SettledFile {
    var fileName: FileName { FileName(bytes: name) }

    /// A folder's name that is no UTF-8 is shown as a file's would be.
    var collectionName: String? { collection.map { String(decoding: $0, as: UTF8.self) } }
}
