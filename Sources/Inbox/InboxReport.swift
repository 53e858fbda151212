package import LinuxSystem

/// What a log should say of the inbox.
package enum InboxReport: Hashable, Sendable {
    /// Nothing can be taken until it is back.
    case inboxMissing(Errno)
    case inboxBack
    /// Another folder bears the inbox's name now; that one is watched.
    case inboxReplaced
    /// The kernel's queue ran over; a full scan finds what was missed.
    case overflow
    /// From now on a scan runs every `poll`.
    case polling(reason: String)
    /// inotify tells everything again.
    case watching
    case folderTrouble(path: [UInt8], Errno)
}
