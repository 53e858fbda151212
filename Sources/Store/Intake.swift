package import BulletinModel

/// One file that has been read, coded for the store by whoever read it: that is where the work is, and it goes in
/// parallel; the store's one writer only copies.
package struct Intake: Sendable {
    package let id: BulletinID
    /// 32 bytes.
    package let sha256: [UInt8]
    package let name: FileName
    package let collection: String?
    package let received: Timestamp
    package let reading: Reading
    /// Where the file lies until it is removed; nil where it came over the socket.
    package let origin: FileOrigin?
    let dropped: DroppedBytes
    let records: [[UInt8]]

    /// Cost: some 20 µs for a page of 20 kB, most of it compression.
    /// - Precondition: `sha256` is that of `bytes`; at most `Intake.mostArticles` articles.
    package init(
        name: FileName, collection: String?, sha256: [UInt8], bytes: [UInt8], received: Timestamp, reading: Reading,
        origin: FileOrigin? = nil
    ) {
        precondition(sha256.count == 32 && reading.articles.count <= Self.mostArticles)
        id = BulletinID(digest: sha256)
        self.sha256 = sha256
        self.name = name
        self.collection = collection
        self.received = received
        self.reading = reading
        self.origin = origin
        dropped = DroppedBytes(compressing: bytes)
        records = reading.articles.map(ArticleRecord.encode)
    }

    /// An article's row number is its bulletin's sequence and its ordinal in 24 bits.
    package static let mostArticles = 1 << 24 - 1

    package var size: Int { dropped.count }
}

/// A file in the inbox as the kernel tells it apart. Its ctime is no part of it: taking it out renames it first.
package struct FileOrigin: Hashable, Sendable {
    /// Under the inbox.
    package let path: [UInt8]
    package let device: UInt64
    package let inode: UInt64
    /// mtime in nanoseconds since 1970.
    package let modified: Int64

    package init(path: [UInt8], device: UInt64, inode: UInt64, modified: Int64) {
        self.path = path
        self.device = device
        self.inode = inode
        self.modified = modified
    }
}

/// What became of one `Intake`.
package enum IntakeOutcome: Hashable, Sendable {
    case added(Bulletin)
    /// These very bytes are there already, live or superseded.
    case duplicate(BulletinID)
    /// This very file was taken in before, and could not leave the inbox yet. It counts as no duplicate.
    case leftover(BulletinID)
    /// `superseded` as it was before.
    case revision(Bulletin, superseded: Bulletin)
    /// Other bytes whose digest begins with the same 64 bits: it would take the other's name. Nothing was kept.
    case collision(BulletinID)
}

/// A file that was set aside: its row in the store.
package struct Rejection: Hashable, Sendable {
    /// The file's name under STATE/rejected.
    package var file: FileName
    /// Its name in the inbox.
    package var name: FileName
    package var collection: String?
    package var reason: RejectionReason
    /// For people.
    package var detail: String
    package var received: Timestamp
    /// 32 bytes; empty where the file was never read whole.
    package var sha256: [UInt8]
    /// Size.
    package var bytes: Int

    package init(
        file: FileName, name: FileName, collection: String?, reason: RejectionReason, detail: String,
        received: Timestamp, sha256: [UInt8], bytes: Int
    ) {
        self.file = file
        self.name = name
        self.collection = collection
        self.reason = reason
        self.detail = detail
        self.received = received
        self.sha256 = sha256
        self.bytes = bytes
    }
}
