import LinuxSystem

/// The database and its log as they were opened. SQLite goes on writing to a file that somebody has removed, or put another in
/// the place of: it would be gone with the process, and so would what it alone held.
struct OpenFiles: Sendable {
    private let path: String
    private let opened: [(suffix: String, identity: FileIdentity)]

    /// - Parameter path: of the database, which is open and has been read from, so that its log is there too.
    init(path: String) throws(Errno) {
        self.path = path
        var opened: [(suffix: String, identity: FileIdentity)] = []
        for suffix in ["", "-wal"] {
            opened.append((suffix, try FileStatus.of(path: path + suffix).identity))
        }
        self.opened = opened
    }

    /// Cost: a microsecond for each.
    func check() throws(StoreFailure) {
        for (suffix, identity) in opened {
            let now: FileIdentity?
            do throws(Errno) {
                now = try FileStatus.of(path: path + suffix).identity
            } catch .noEntry, .notFolder {
                now = nil
            } catch {
                throw StoreFailure(error)
            }
            guard now?.isSameFile(as: identity) == true else {
                throw .replaced("\(path)\(suffix) is \(now == nil ? "gone" : "another file")")
            }
        }
    }
}
