/// Why the store could not do what it was asked. Each says in words what is wrong and what an operator can do.
package enum StoreFailure: Error, Hashable, Sendable {
    /// The disk, or the quota, has no room left. Nothing of the transaction was kept.
    case diskFull
    /// The file or its file system cannot be written.
    case readOnly
    /// The state folder or a file in it cannot be opened; the detail names it.
    case noPermission(String)
    /// Another process holds the store's lock.
    case busy
    /// The kernel reported an error while reading or writing.
    case io(String)
    /// A file of the store was removed while it was open, or another put in its place; the detail names it. Nothing of the
    /// transaction was kept.
    case replaced(String)
    /// What lies in the folder is not, or no longer, a whole store.
    case damaged(String)
    /// Made by a later version of this program; its schema is named.
    case newerSchema(String)
    /// A fault of ours.
    case fault(String)

    /// True for trouble that can end without anybody touching the store: try again later.
    package var passes: Bool {
        switch self {
        case .diskFull, .readOnly, .noPermission, .busy, .io, .replaced: true
        case .damaged, .newerSchema, .fault: false
        }
    }
}

extension StoreFailure: CustomStringConvertible {
    package var description: String {
        switch self {
        case .diskFull: "no room is left for the store: free some space, and it goes on by itself"
        case .readOnly: "the store cannot be written: its file or file system is read-only"
        case .noPermission(let detail): "the store cannot be opened: \(detail)"
        case .busy: "the store is locked by another process"
        case .io(let detail): "the disk failed under the store: \(detail)"
        case .replaced(let detail):
            "the store's files are not those that were opened: \(detail); put them back, or restart the daemon to go on with"
                + " what lies there"
        case .damaged(let detail): "the store is damaged: \(detail)"
        case .newerSchema(let name):
            "the store was made by a newer bulletind (its schema has “\(name)”): start that version instead"
        case .fault(let detail): "a fault in the store: \(detail)"
        }
    }
}
