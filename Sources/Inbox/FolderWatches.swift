import LinuxSystem

/// One inotify instance, and which folder each of its watches means. Owned by the watcher's thread.
final class FolderWatches {
    private let inotify: Inotify
    private let root: [UInt8]
    private let limit: Int
    private var pathOf: [CInt: [UInt8]] = [:]
    private var watchOf: [[UInt8]: CInt] = [:]
    private var parentWatch: CInt?
    private let rootName: [UInt8]

    /// Watches the folder that holds the inbox, so far as it can, to learn when another takes its place. The inbox
    /// itself does not tell: as long as it is held open, a removed folder sends no `IN_DELETE_SELF`.
    init(root: [UInt8], limit: Int) throws(Errno) {
        inotify = try Inotify()
        self.root = root
        self.limit = limit
        var trimmed = root[...]
        while trimmed.count > 1, trimmed.last == slash { trimmed.removeLast() }
        let (folder, name) = Array(trimmed).pathParts
        rootName = name
        let parent = folder.isEmpty ? [root.first == slash ? slash : UInt8(ascii: ".")] : folder
        parentWatch = try? inotify.watch(folder: parent, for: [.created, .deleted, .movedFrom, .movedTo])
    }

    var descriptor: CInt { inotify.descriptor.rawValue }

    func read() throws(Errno) -> [Inotify.Event] { try inotify.read() }

    /// Watching a folder again is cheap, and right after it was renamed.
    func watch(_ path: [UInt8]) throws(Errno) {
        guard watchOf.count < limit || watchOf[path] != nil else { throw .noSpace }
        let full = path.isEmpty ? root : root + [slash] + path
        let follow: Inotify.Mask = path.isEmpty ? [] : .dontFollow
        let watch = try inotify.watch(folder: full, for: Self.mask.union(follow))
        if let older = pathOf[watch], older != path, watchOf[older] == watch { watchOf[older] = nil }
        pathOf[watch] = path
        watchOf[path] = watch
    }

    /// A folder was moved away: what is told of it and of what lies in it bears a wrong path from now on. Linear in
    /// the number of watches.
    func unwatch(tree path: [UInt8]) {
        for (watched, watch) in watchOf where watched.isInside(folder: path) {
            inotify.unwatch(watch)
            pathOf[watch] = nil
            watchOf[watched] = nil
        }
    }

    /// The kernel ended a watch.
    func forget(_ watch: CInt) {
        guard let path = pathOf.removeValue(forKey: watch), watchOf[path] == watch else { return }
        watchOf[path] = nil
    }

    /// Nil for a watch that is gone, or that never was of the inbox.
    func folder(of event: Inotify.Event) -> [UInt8]? { pathOf[event.watch] }

    /// Another folder bears the inbox's name, or none.
    func meansNewRoot(_ event: Inotify.Event) -> Bool {
        event.watch == parentWatch && event.name == rootName
    }

    private static let mask: Inotify.Mask = [
        .closedAfterWriting, .created, .modified, .attributes, .movedTo, .movedFrom, .deleted, .selfDeleted,
        .selfMoved, .excludeUnlinked,
    ]
}
