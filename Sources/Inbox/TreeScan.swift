import BulletinModel
import LinuxSystem

/// A walk over folders, a few names at a time, so that events need not wait for its end. Owned by the watcher's
/// thread. Memory: the names of the folders still to be visited, not of files.
struct TreeScan {
    /// One name that may be a file of ours, or a folder about to be listed.
    enum Find {
        case file([UInt8])
        /// A name that is never taken: symbolic link, socket, device, FIFO.
        case other([UInt8])
        case folder([UInt8])
        case hidden([UInt8])
        case failure([UInt8], Errno)
    }

    private var folders: [[UInt8]] = []
    /// Announced, and to be opened by the next step.
    private var entering: [UInt8]?
    private var current: OpenFolder?
    /// Whether the walk began at the inbox itself.
    private(set) var isFull = false

    var isRunning: Bool { current != nil || entering != nil || !folders.isEmpty }

    /// Walks this folder too, after what is under way.
    mutating func add(_ path: [UInt8]) {
        folders.append(path)
    }

    mutating func beginFull() {
        end()
        folders = [[]]
        isFull = true
    }

    mutating func end() {
        current = nil
        entering = nil
        folders = []
        isFull = false
    }

    /// The next names, at most so many; empty at the end. A folder is announced before it is listed, alone, so that
    /// its watch can be there first.
    mutating func step(_ limit: Int, in tree: InboxTree) -> [Find] {
        var finds: [Find] = []
        if let path = entering {
            entering = nil
            do throws(Errno) {
                current = try OpenFolder(path: path, in: tree)
            } catch {
                return [.failure(path, error)]
            }
        }
        if current == nil, let path = folders.popLast() {
            entering = path
            return [.folder(path)]
        }
        while finds.count < limit, current != nil { advance(into: &finds) }
        return finds
    }

    private mutating func advance(into finds: inout [Find]) {
        guard let folder = current else { return }
        do throws(Errno) {
            guard let entry = try folder.next() else {
                current = nil
                return
            }
            let path = folder.path.appending(component: entry.name)
            if HiddenName.isOurs(entry.name) { finds.append(.hidden(path)) }
            guard !LeftAlone.contains(entry.name) else { return }
            let kind = if let kind = entry.kind { kind } else { try folder.kind(of: entry.name) }
            switch kind {
            case .file: finds.append(.file(path))
            case .folder: folders.append(path)
            case .symbolicLink, .socket, .other: finds.append(.other(path))
            }
        } catch .noEntry {
            return
        } catch {
            finds.append(.failure(folder.path, error))
            current = nil
        }
    }
}

/// A folder while it is listed.
private final class OpenFolder {
    let path: [UInt8]
    private let place: OwnedDescriptor
    private var stream: DirectoryStream

    init(path: [UInt8], in tree: InboxTree) throws(Errno) {
        self.path = path
        place = try tree.openForReading(folder: path)
        stream = try DirectoryStream(place.duplicated())
    }

    func next() throws(Errno) -> DirectoryStream.Entry? { try stream.next() }

    func kind(of name: [UInt8]) throws(Errno) -> FileStatus.Kind { try place.status(of: name).kind }
}
