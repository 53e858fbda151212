import GRDB
import LinuxSystem

/// The log that SQLite writes ahead: when it goes into the database, and room for it on the disk.
extension BulletinStore {
    /// A log up to this size is not worth bringing in. Bytes.
    package static let shortLog = 4 << 20

    /// With less room than this at the log's end, more is laid out. Bytes.
    private static let leastRoom = 1 << 20

    /// What is written in one call the kernel keeps as one piece of memory, and of such a piece it looks at every block at each
    /// write into it: the 44 small ones of a page's commit took 0.37 ms in pieces of 4 MB, and 0.07 ms in these (Linux 6.18,
    /// ext4). Bytes.
    private static let zerosAtOnce = 256 << 10

    /// Laid out at once before the first page comes: while pages come one after the other, each would wait for a piece of it.
    /// Whoever calls it last returns when all is there. Cost: some 50 ms of the disk's time.
    package func reserveLogAtStart() throws(StoreFailure) { try reserveLog(piece: 4 << 20) }

    /// Brings what the log holds into the database file, if that is more than `bytes`. Cost: some 10 ms for each 4 MB.
    /// Commits go on meanwhile; what they add stays in the log, and the log goes on growing until `settleRest`.
    /// - Returns: whether it was more.
    package func settle(logOver bytes: Int = shortLog) throws(StoreFailure) -> Bool {
        try translating {
            guard try LogFile(of: pool).used() > bytes else { return false }
            try settler.writeWithoutTransaction { _ = try $0.checkpoint(.passive) }
            return true
        }
    }

    /// Brings in what has come since `settle` began, between two commits, so that the next begins the log anew.
    package func settleRest() throws(StoreFailure) {
        try translating { try pool.writeWithoutTransaction { _ = try $0.checkpoint(.passive) } }
    }

    /// Lays out room at the log's end where little is left, in zeros, which SQLite passes over. A commit that writes
    /// over what is there forces its data alone to the disk; one that makes the file longer waits for the journal of
    /// the file system too, and for whatever others have in it (ext4, beside a build: p99 of the two 7 and 14 ms).
    ///
    /// A commit also waits for all of the file that is on its way to the disk: so each piece is forced before the next is
    /// written. Never takes more than the hundredth part of what the disk has to spare.
    /// - Parameters:
    ///   - room: how much there is to be at the end. Bytes.
    ///   - piece: how much is written before it is forced to the disk. Bytes; up to 256 KB, or a multiple of that.
    ///   - pause: is called before each piece, and may wait.
    package func reserveLog(
        room: Int = 16 << 20, piece: Int = 256 << 10, pause: () -> Void = {}
    ) throws(StoreFailure) {
        try translating {
            let log = try LogFile(of: pool)
            let used = try log.used()
            guard try log.size() < used + min(room, Self.leastRoom) else { return }
            let spare = Int(clamping: try FileSystem(holding: folder).availableBytes / 100)
            let room = min(room, spare / piece * piece)
            guard room > 0 else { return }
            let zeros = [UInt8](repeating: 0, count: min(piece, Self.zerosAtOnce))
            while try log.size() < used + room {
                pause()
                // While no commit runs: nothing else may come to stand at the end of the log then.
                try pool.writeWithoutTransaction { _ in
                    for _ in 0..<piece / zeros.count { try log.file.descriptor.write(zeros) }
                }
                try log.file.descriptor.synchronize()
            }
        }
    }
}

/// SQLite's log as a file. Opening it beside SQLite does no harm: its locks lie on the other two files.
///
/// - Source: “WAL-mode File Format”, sqlite.org/walformat.html: a header of 32 bytes, then frames of 24 bytes and a page;
///   the header and each frame of the present round bear the same two salts, those of earlier rounds others.
private struct LogFile {
    let file: SharedDescriptor

    init(of pool: DatabasePool) throws(Errno) {
        file = SharedDescriptor(try OwnedDescriptor.open(path: pool.path + "-wal", .extend))
    }

    func size() throws(Errno) -> Int { try file.descriptor.status().identity.size }

    /// Bytes up to the end of the last frame of the present round. Cost: some twenty small reads.
    func used() throws(Errno) -> Int {
        let header = try file.descriptor.read(exactly: 32, at: 0)
        guard header.count == 32 else { return 0 }
        let salts = header[16..<24]
        let frame = 24 + header[8..<12].reduce(0) { $0 << 8 | Int($1) }
        // The frames of this round come first: a binary search finds where they end.
        var (known, beyond) = (0, try (size() - 32) / frame + 1)
        while known + 1 < beyond {
            let middle = (known + beyond) / 2
            let start = 32 + (middle - 1) * frame
            if try file.descriptor.read(exactly: 8, at: start + 8).elementsEqual(salts) {
                known = middle
            } else {
                beyond = middle
            }
        }
        return 32 + known * frame
    }
}
