/// How long the inbox waits, and how much it holds. Times are those of the contract, section 1.
package struct InboxSettings: Hashable, Sendable {
    /// How long size, mtime and ctime must have stood still where no event tells that the writer is done.
    package var settle: Duration = .seconds(2)
    /// How long an empty file may stay so before it counts as finished.
    package var emptyGrace: Duration = .seconds(60)
    /// How long a writer that was seen at work may neither write nor close before it counts as gone.
    package var writerPatience: Duration = .seconds(60)
    /// A full scan runs this often whatever happens.
    package var rescan: Duration = .seconds(300)
    /// A full scan runs this often where inotify cannot tell everything.
    package var poll: Duration = .seconds(1)
    /// Larger files are never read. Bytes.
    package var maxBytes = 64 << 20
    package var backend = Backend.automatic
    /// The first wait after trouble that may pass; it doubles with each further one.
    package var firstRetry: Duration = .seconds(1)
    package var longestRetry: Duration = .seconds(300)
    package var bounds = Bounds()

    package init() {}

    package enum Backend: Hashable, Sendable {
        /// inotify, and polling beside it where inotify cannot tell everything.
        case automatic
        /// Never inotify.
        case poll
    }

    /// What is held in memory at most; a scan finds the rest when there is room.
    package struct Bounds: Hashable, Sendable {
        /// Files that have settled and were not asked for yet.
        package var ready = 4096
        /// Files that settle, are being written, or wait after trouble.
        package var waiting = 8192
        /// Folders with a watch; the others are polled.
        package var watches = 65_536
        /// Troubles that the status names.
        package var troubles = 100
        /// Names that `sync` gives for what is still pending.
        package var pendingNames = 1000

        package init() {}
    }
}
