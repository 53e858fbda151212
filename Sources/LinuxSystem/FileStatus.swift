import CLinux
import Glibc

/// What makes a file this file in this state: any write, replacement or change of its attributes changes it.
package struct FileIdentity: Hashable, Sendable {
    package var device: UInt64
    package var inode: UInt64
    /// Bytes.
    package var size: Int
    /// mtime, nanoseconds since 1970.
    package var modified: Int64
    /// ctime, nanoseconds since 1970; no program can set it.
    package var changed: Int64

    package init(device: UInt64, inode: UInt64, size: Int, modified: Int64, changed: Int64) {
        self.device = device
        self.inode = inode
        self.size = size
        self.modified = modified
        self.changed = changed
    }

    package func isSameFile(as other: FileIdentity) -> Bool { device == other.device && inode == other.inode }
}

/// What `stat` tells of a name.
package struct FileStatus: Hashable, Sendable {
    package enum Kind: Hashable, Sendable { case file, folder, symbolicLink, socket, other }

    package var kind: Kind
    package var identity: FileIdentity
    /// The twelve permission bits.
    package var mode: UInt32
    package var owner: UInt32
    package var group: UInt32
    package var links: Int

    /// Of what a path leads to, symbolic links followed.
    package static func of(path: [UInt8]) throws(Errno) -> FileStatus {
        var answer = stat()
        try unsafe calling(path) { unsafe stat($0, &answer) }
        return FileStatus(answer)
    }

    package static func of(path: String) throws(Errno) -> FileStatus { try of(path: Array(path.utf8)) }

    /// Of the path itself: a symbolic link is one.
    package static func ofLink(path: String) throws(Errno) -> FileStatus {
        var answer = stat()
        try unsafe calling(Array(path.utf8)) { unsafe lstat($0, &answer) }
        return FileStatus(answer)
    }

    init(_ answer: stat) {
        kind =
            switch answer.st_mode & S_IFMT {
            case S_IFREG: .file
            case S_IFDIR: .folder
            case S_IFLNK: .symbolicLink
            case S_IFSOCK: .socket
            default: .other
            }
        identity = FileIdentity(
            device: UInt64(answer.st_dev), inode: UInt64(answer.st_ino), size: Int(answer.st_size),
            modified: nanoseconds(answer.st_mtim), changed: nanoseconds(answer.st_ctim))
        mode = UInt32(answer.st_mode) & 0o7777
        owner = UInt32(answer.st_uid)
        group = UInt32(answer.st_gid)
        links = Int(answer.st_nlink)
    }
}

/// Calls about names in a folder that a descriptor holds: no path is walked, so none can be swapped on the way.
extension OwnedDescriptor {
    package borrowing func status() throws(Errno) -> FileStatus {
        var answer = stat()
        let descriptor = rawValue
        try retrying { unsafe fstat(descriptor, &answer) }
        return FileStatus(answer)
    }

    /// Of a name in this folder, symbolic links not followed.
    package borrowing func status(of name: [UInt8]) throws(Errno) -> FileStatus {
        var answer = stat()
        let folder = rawValue
        try unsafe calling(name) { unsafe fstatat(folder, $0, &answer, AT_SYMLINK_NOFOLLOW) }
        return FileStatus(answer)
    }

    package borrowing func open(_ name: [UInt8], _ access: FileAccess) throws(Errno) -> OwnedDescriptor {
        let folder = rawValue
        let descriptor = try unsafe calling(name) { unsafe openat(folder, $0, access.flags | O_CLOEXEC, access.mode) }
        return OwnedDescriptor(adopting: descriptor)
    }

    /// A file without a name in this folder (O_TMPFILE); `link` gives it one.
    package borrowing func openUnnamedFile() throws(Errno) -> OwnedDescriptor {
        try open([0x2E], .unnamed)
    }

    /// Gives what `file` holds a name in this folder.
    package borrowing func link(_ file: borrowing OwnedDescriptor, as name: [UInt8]) throws(Errno) {
        let folder = rawValue
        let file = file.rawValue
        try unsafe calling(name) { unsafe clinux_link_descriptor(file, folder, $0) }
    }

    package borrowing func unlink(_ name: [UInt8]) throws(Errno) {
        let folder = rawValue
        try unsafe calling(name) { unsafe unlinkat(folder, $0, 0) }
    }

    package borrowing func makeFolder(_ name: [UInt8], mode: UInt32 = 0o777) throws(Errno) {
        let folder = rawValue
        try unsafe calling(name) { unsafe mkdirat(folder, $0, mode) }
    }

    /// Replaces what bears the new name.
    package borrowing func rename(
        _ name: [UInt8], to folder: borrowing OwnedDescriptor, as newName: [UInt8]
    ) throws(Errno) {
        let (from, to) = (rawValue, folder.rawValue)
        try unsafe calling(name, newName) { unsafe renameat(from, $0, to, $1) }
    }

    /// Fails with `.exists` where the new name is taken, with `.invalidArgument` where the file system cannot promise that.
    package borrowing func renameExclusively(
        _ name: [UInt8], to folder: borrowing OwnedDescriptor, as newName: [UInt8]
    ) throws(Errno) {
        let (from, to) = (rawValue, folder.rawValue)
        try unsafe calling(name, newName) { unsafe clinux_rename_exclusively(from, $0, to, $1) }
    }

    /// Sets a file's mtime, nanoseconds since 1970; its atime stays.
    package borrowing func setModified(_ modified: Int64) throws(Errno) {
        let descriptor = rawValue
        let (seconds, rest) = modified.quotientAndRemainder(dividingBy: 1_000_000_000)
        // UTIME_OMIT of <linux/stat.h>, a macro that Swift does not see.
        let times = [timespec(tv_sec: 0, tv_nsec: (1 << 30) - 2), timespec(tv_sec: Int(seconds), tv_nsec: Int(rest))]
        try retrying { unsafe futimens(descriptor, times) }
    }

    /// On disk when this returns: a file's bytes, or a folder's names.
    package borrowing func synchronize() throws(Errno) {
        let descriptor = rawValue
        try retrying { fsync(descriptor) }
    }
}

/// What a file is opened for; all close on exec.
package struct FileAccess: Sendable {
    let flags: CInt
    let mode: mode_t

    /// A symbolic link is not followed (`.tooManyLinks`), a FIFO does not block.
    package static let readOnly = FileAccess(flags: O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY, mode: 0)
    /// For a path that the user typed: links are followed.
    package static let readOnlyFollowingLinks = FileAccess(flags: O_RDONLY | O_NONBLOCK | O_NOCTTY, mode: 0)
    package static let folder = FileAccess(flags: O_RDONLY | O_DIRECTORY | O_NOFOLLOW, mode: 0)
    /// A place to name things from; opening it needs no permission to read and is no event for inotify.
    package static let place = FileAccess(flags: clinux_o_path | O_DIRECTORY | O_NOFOLLOW, mode: 0)
    static let unnamed = FileAccess(flags: O_WRONLY | clinux_o_tmpfile, mode: 0o666)

    /// Fails with `.exists` where the name is taken.
    package static func create(mode: UInt32 = 0o600) -> FileAccess {
        FileAccess(flags: O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, mode: mode)
    }

    /// For a path that the user typed: what stands there is written over, links are followed.
    package static let overwrite = FileAccess(flags: O_WRONLY | O_CREAT | O_TRUNC | O_NOCTTY, mode: 0o666)

    /// What is there is written over, nothing is cut off.
    package static let update = FileAccess(flags: O_WRONLY | O_NOFOLLOW, mode: 0)

    /// Read, and written at its end; not made where it is not there.
    package static let extend = FileAccess(flags: O_RDWR | O_APPEND | O_NOFOLLOW, mode: 0)

    package static func append(mode: UInt32 = 0o600) -> FileAccess {
        FileAccess(flags: O_WRONLY | O_CREAT | O_APPEND | O_NOFOLLOW, mode: mode)
    }
}

extension OwnedDescriptor {
    /// A folder by its path, symbolic links followed.
    package static func folder(path: String) throws(Errno) -> OwnedDescriptor {
        try open(path: path, FileAccess(flags: O_RDONLY | O_DIRECTORY, mode: 0))
    }

    package static func place(path: String) throws(Errno) -> OwnedDescriptor {
        try open(path: path, FileAccess(flags: clinux_o_path | O_DIRECTORY, mode: 0))
    }

    package static func open(path: String, _ access: FileAccess) throws(Errno) -> OwnedDescriptor {
        try open(path: Array(path.utf8), access)
    }

    /// A path is bytes to the kernel, in whatever encoding.
    package static func open(path: [UInt8], _ access: FileAccess) throws(Errno) -> OwnedDescriptor {
        let descriptor = try unsafe calling(path) {
            unsafe Glibc.open($0, access.flags | O_CLOEXEC, access.mode)
        }
        return OwnedDescriptor(adopting: descriptor)
    }
}

private func nanoseconds(_ time: timespec) -> Int64 {
    Int64(time.tv_sec) &* 1_000_000_000 &+ Int64(time.tv_nsec)
}

/// Makes a system call that takes a name; one with a NUL inside is no name (`.invalidArgument`).
@discardableResult
func calling(_ name: [UInt8], _ call: (UnsafePointer<CChar>) -> CInt) throws(Errno) -> CInt {
    guard !name.contains(0) else { throw .invalidArgument }
    let terminated = name.map { CChar(bitPattern: $0) } + [0]
    return try unsafe terminated.withUnsafeBufferPointer { (buffer) throws(Errno) -> CInt in
        try retrying { unsafe call(buffer.baseAddress!) }
    }
}

/// The like with two names.
private func calling(
    _ name: [UInt8], _ other: [UInt8], _ call: (UnsafePointer<CChar>, UnsafePointer<CChar>) -> CInt
) throws(Errno) {
    guard !other.contains(0) else { throw .invalidArgument }
    let terminated = other.map { CChar(bitPattern: $0) } + [0]
    try unsafe terminated.withUnsafeBufferPointer { (buffer) throws(Errno) in
        _ = try unsafe calling(name) { unsafe call($0, buffer.baseAddress!) }
    }
}
