import LinuxSystem

/// The inbox as it was opened: whatever is renamed or swapped, paths are walked from this very folder, one component
/// at a time, and no symbolic link is followed.
final class InboxTree: Sendable {
    private let root: OwnedDescriptor
    let identity: FileIdentity

    /// - Parameter path: may itself be a symbolic link.
    init(path: String) throws(Errno) {
        root = try OwnedDescriptor.place(path: path)
        identity = try root.status().identity
    }

    /// - Parameter path: under the inbox.
    /// - Parameter body: is given the folder that holds it, and its last component.
    func inFolder<Answer: ~Copyable>(
        of path: [UInt8], _ body: (borrowing OwnedDescriptor, [UInt8]) throws(Errno) -> Answer
    ) throws(Errno) -> Answer {
        let (folder, name) = path.pathParts
        if folder.isEmpty { return try body(root, name) }
        return try body(open(folder: folder), name)
    }

    func status(of path: [UInt8]) throws(Errno) -> FileStatus {
        try inFolder(of: path) { (folder, name) throws(Errno) in try folder.status(of: name) }
    }

    /// To name things from. Empty for the inbox itself.
    func open(folder path: [UInt8]) throws(Errno) -> OwnedDescriptor {
        let components = path.split(separator: slash)
        guard let first = components.first else { return try root.duplicated() }
        var place = try root.open(Array(first), .place)
        for component in components.dropFirst() { place = try place.open(Array(component), .place) }
        return place
    }

    /// To list or to sync.
    func openForReading(folder path: [UInt8]) throws(Errno) -> OwnedDescriptor {
        let here = [UInt8(ascii: ".")]
        return path.isEmpty ? try root.open(here, .folder) : try open(folder: path).open(here, .folder)
    }
}
