package import LinuxSystem
import Synchronization

/// Reading a settled file, and taking it out of the inbox. From any thread; all of it blocks on the disk.
extension InboxWatcher {
    /// Its bytes, if it is still the file that was handed out and nobody has it open for writing: checked before and after,
    /// read once.
    package func read(_ file: SettledFile) throws(FileReadFailure) -> [UInt8] {
        let isTooLarge = file.bytes > settings.maxBytes
        let descriptor: OwnedDescriptor
        do throws(Errno) {
            descriptor = try tree().inFolder(of: file.relativePath) { (folder, name) throws(Errno) in
                try folder.open(name, .readOnly)
            }
        } catch {
            throw isTooLarge ? .tooLarge(bytes: file.bytes) : FileReadFailure(error)
        }
        // Where no event told that its writer was done, stillness alone spoke for it: a writer may pause for longer.
        guard !descriptor.isBeingWritten else { throw .beingWritten }
        if isTooLarge { throw .tooLarge(bytes: file.bytes) }
        let bytes = try descriptor.readWhole(expecting: file.identity, atMost: settings.maxBytes)
        rememberIfRecent(file, bytes)
        return bytes
    }

    /// Unlinks it, if it is still the file that was handed out, and syncs the folder. Empty folders stay.
    package func remove(_ file: SettledFile) throws(FileRemovalFailure) {
        try unlink(file)
        try sync(folderOf: [file])
    }

    /// The like for many with one sync for each folder.
    /// - Returns: what went wrong with which.
    package func remove(_ files: [SettledFile]) -> [(file: SettledFile, failure: FileRemovalFailure)] {
        var failures: [(file: SettledFile, failure: FileRemovalFailure)] = []
        var removed: [SettledFile] = []
        for file in files {
            do throws(FileRemovalFailure) {
                try unlink(file)
                removed.append(file)
            } catch {
                failures.append((file, error))
            }
        }
        do throws(FileRemovalFailure) {
            try sync(folderOf: removed)
        } catch {
            failures += removed.map { ($0, error) }
        }
        return failures
    }

    /// Renames it into another folder, or copies it where that is on another mount; both folders are synced. If it
    /// is no longer the file that was handed out, it stays. Fails with `.exists` where the new name is taken.
    package func moveToRejected(
        _ file: SettledFile, folder target: String, as newName: [UInt8]
    ) throws(FileRemovalFailure) {
        let tree = try presentTree()
        do throws(Errno) {
            let place = try OwnedDescriptor.folder(path: target)
            do throws(Errno) {
                try rename(file, in: tree, to: place, as: newName)
            } catch .crossDevice {
                try tree.inFolder(of: file.relativePath) { (source, name) throws(Errno) in
                    try DurableFile.copy(name, from: source, to: place, as: newName)
                }
                do throws(FileRemovalFailure) {
                    try unlink(file)
                } catch {
                    // It lies in the inbox still, as another file perhaps: one of both is enough.
                    try? place.unlink(newName)
                    throw error.errno
                }
                // The copy is durable: what a power cut brings back here is there twice, and lost nowhere.
                try? sync(folderOf: [file])
            }
        } catch {
            throw FileRemovalFailure(error)
        }
    }

    private func rename(
        _ file: SettledFile, in tree: InboxTree, to place: borrowing OwnedDescriptor, as newName: [UInt8]
    ) throws(Errno) {
        try tree.inFolder(of: file.relativePath) { (source, name) throws(Errno) in
            try check(file, named: name, in: source)
            try source.renameExclusively(name, to: place, as: newName)
            // A file that took its place in the instant between check and rename is not ours to reject.
            guard let moved = try? place.status(of: newName).identity, moved.isSameFile(as: file.identity),
                moved.size == file.identity.size, moved.modified == file.identity.modified
            else {
                try place.renameExclusively(newName, to: source, as: name)
                throw Self.otherFile
            }
            // It has been moved, whether or not that is on the disk yet: a power cut leaves it here or there.
            try? place.synchronize()
            try? source.open([UInt8(ascii: ".")], .folder).synchronize()
        }
    }

    /// While the inbox is missing its files are not: it may be the disk, and they lie there when it comes back.
    private func presentTree() throws(FileRemovalFailure) -> InboxTree {
        do throws(Errno) { return try tree() } catch { throw .failed(error) }
    }

    /// Hides it first, looks, and only then unlinks: so a file that took its name at the last instant is not lost.
    private func unlink(_ file: SettledFile) throws(FileRemovalFailure) {
        let tree = try presentTree()
        do throws(Errno) {
            let hidden = HiddenName.of(file.relativePath.pathParts.name)
            leaving.withLock { _ = $0.insert(file.relativePath.pathParts.folder.appending(component: hidden)) }
            defer {
                leaving.withLock { _ = $0.remove(file.relativePath.pathParts.folder.appending(component: hidden)) }
            }
            try tree.inFolder(of: file.relativePath) { (folder, name) throws(Errno) in
                try check(file, named: name, in: folder)
                do throws(Errno) {
                    try folder.renameExclusively(name, to: folder, as: hidden)
                } catch .exists {
                    // Left hidden by a power cut, and no scan has met it yet.
                    try bringBack(hidden, as: HiddenName.original(hidden), from: file, in: folder)
                    try folder.renameExclusively(name, to: folder, as: hidden)
                } catch .invalidArgument {
                    // A file system that cannot: what is left is an instant between check and unlink.
                    return try folder.unlink(name)
                }
                do throws(Errno) {
                    let found = try folder.status(of: hidden).identity
                    guard found.isSameFile(as: file.identity), found.size == file.identity.size,
                        found.modified == file.identity.modified
                    else { throw Self.otherFile }
                    try folder.unlink(hidden)
                } catch {
                    // Under a name it is tried again; hidden, it would lie there until the next scan.
                    try? bringBack(hidden, as: name, from: file, in: folder)
                    throw error
                }
            }
        } catch {
            throw FileRemovalFailure(error)
        }
    }

    /// Should it bear another name than the file's, it is known by that at once: who waits for all that lies here does not
    /// miss it.
    private func bringBack(
        _ hidden: [UInt8], as name: [UInt8], from file: SettledFile, in folder: borrowing OwnedDescriptor
    ) throws(Errno) {
        let now = try HiddenName.bringBack(hidden, as: name, in: folder)
        let path = file.relativePath.pathParts.folder.appending(component: now)
        if path != file.relativePath { look(at: path) { .seen($0) } }
    }

    /// Still as it was handed out and read, and nobody has come who will write to it.
    private func check(
        _ file: SettledFile, named name: [UInt8], in folder: borrowing OwnedDescriptor
    ) throws(Errno) {
        let recent = recent.withLock { $0.removeValue(forKey: file) }
        guard try folder.status(of: name).identity == file.identity else { throw Self.otherFile }
        let descriptor: OwnedDescriptor
        do throws(Errno) {
            descriptor = try folder.open(name, .readOnly)
        } catch {
            // One that is set aside unread may be one that cannot be read.
            if recent == nil { return }
            throw error
        }
        guard !descriptor.isBeingWritten else { throw Self.otherFile }
        guard let recent else { return }
        guard ReadContent(try descriptor.read(exactly: file.bytes)) == recent else { throw Self.otherFile }
    }

    private func sync(folderOf files: [SettledFile]) throws(FileRemovalFailure) {
        do throws(Errno) {
            let tree = try tree()
            for folder in Set(files.map(\.relativePath.pathParts.folder)) {
                do throws(Errno) {
                    try tree.openForReading(folder: folder).synchronize()
                } catch  where error == .noEntry || error == .notFolder {
                    continue
                }
            }
        } catch {
            throw .failed(error)
        }
    }

    /// Dates are only as fine as a tick of the kernel's clock (4 or 10 ms; finer from 6.13 on): a file that changed
    /// within the tick in which it was read would look unchanged. What was read of such a one is kept, to compare with.
    private func rememberIfRecent(_ file: SettledFile, _ bytes: [UInt8]) {
        let twoTicks: Int64 = 20_000_000
        guard WallClock.nanosecondsSinceEpoch - file.identity.changed < twoTicks else { return }
        recent.withLock { $0[file] = ReadContent(bytes) }
    }

    /// Stands for “changed” among error numbers; no call on a file of a local disk answers it.
    fileprivate static let otherFile = Errno.stale
}

/// What a reader was given of a file, to compare with: the bytes that it holds anyway, or of many their digest.
enum ReadContent: Equatable, Sendable {
    case bytes([UInt8])
    case digest([UInt8])

    init(_ bytes: [UInt8]) {
        self = bytes.count <= 1 << 20 ? .bytes(bytes) : .digest(SHA256.digest(of: bytes))
    }
}

extension FileReadFailure {
    /// What opening a name answers where something else bears it now, or nothing.
    init(_ error: Errno) {
        switch error {
        case .noEntry, .notFolder: self = .vanished
        case .tooManyLinks: self = .changed
        default: self = .failed(error)
        }
    }
}

extension FileRemovalFailure {
    fileprivate var errno: Errno {
        switch self {
        case .changed: InboxWatcher.otherFile
        case .vanished: .noEntry
        case .failed(let error): error
        }
    }

    init(_ error: Errno) {
        switch error {
        case .noEntry, .notFolder: self = .vanished
        case .tooManyLinks, .stale: self = .changed
        default: self = .failed(error)
        }
    }
}
