import Glibc

package enum FileLockFailure: Error, Hashable, Sendable {
    /// Someone has it; their process id where they wrote it.
    case held(process: Int?)
    case failed(Errno)
}

/// A lock on a file that goes with its holder, however that one ends (`flock`). The file stays; in it stands the
/// holder's process id.
package final class FileLock: Sendable {
    private let file: OwnedDescriptor

    /// Does not wait.
    package init(path: String) throws(FileLockFailure) {
        do throws(Errno) {
            file = try OwnedDescriptor.open(
                path: path, FileAccess(flags: O_RDWR | O_CREAT | O_NOFOLLOW, mode: 0o600))
        } catch {
            throw .failed(error)
        }
        let descriptor = file.rawValue
        do throws(Errno) {
            try retrying { flock(descriptor, LOCK_EX | LOCK_NB) }
        } catch .wouldBlock {
            throw .held(process: Self.holder(file))
        } catch {
            throw .failed(error)
        }
        do throws(Errno) {
            try retrying { ftruncate(descriptor, 0) }
            try file.write(Array("\(getpid())\n".utf8))
        } catch {
            throw .failed(error)
        }
    }

    private static func holder(_ file: borrowing OwnedDescriptor) -> Int? {
        guard let bytes = try? file.read(exactly: 20) else { return nil }
        return Int(String(decoding: bytes.prefix { (0x30...0x39).contains($0) }, as: UTF8.self))
    }
}
