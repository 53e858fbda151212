import Glibc

/// Why the kernel refused: an error number with the words for it.
package struct Errno: Error, Hashable, Sendable, CustomStringConvertible {
    package let rawValue: CInt

    package init(rawValue: CInt) {
        self.rawValue = rawValue
    }

    /// What the last failed call of this thread left behind. To be taken before any other call.
    package static var last: Errno { Errno(rawValue: errno) }

    package static let noEntry = Errno(rawValue: ENOENT)
    package static let notPermitted = Errno(rawValue: EPERM)
    package static let accessDenied = Errno(rawValue: EACCES)
    package static let exists = Errno(rawValue: EEXIST)
    package static let notFolder = Errno(rawValue: ENOTDIR)
    package static let isFolder = Errno(rawValue: EISDIR)
    package static let tooManyLinks = Errno(rawValue: ELOOP)
    package static let nameTooLong = Errno(rawValue: ENAMETOOLONG)
    package static let crossDevice = Errno(rawValue: EXDEV)
    package static let noSpace = Errno(rawValue: ENOSPC)
    package static let quotaExceeded = Errno(rawValue: EDQUOT)
    package static let readOnlyFileSystem = Errno(rawValue: EROFS)
    package static let inputOutput = Errno(rawValue: EIO)
    package static let tooManyOpenFiles = Errno(rawValue: EMFILE)
    package static let tooManyOpenFilesInSystem = Errno(rawValue: ENFILE)
    package static let wouldBlock = Errno(rawValue: EAGAIN)
    package static let interrupted = Errno(rawValue: EINTR)
    package static let invalidArgument = Errno(rawValue: EINVAL)
    package static let notSupported = Errno(rawValue: ENOSYS)
    package static let stale = Errno(rawValue: ESTALE)
    package static let connectionRefused = Errno(rawValue: ECONNREFUSED)
    package static let brokenPipe = Errno(rawValue: EPIPE)
    package static let timedOut = Errno(rawValue: ETIMEDOUT)

    /// “No space left on device”, in the words of the C library.
    package var description: String {
        var text = [CChar](repeating: 0, count: 256)
        guard unsafe strerror_r(rawValue, &text, text.count) == 0 else { return "error \(rawValue)" }
        return String(decoding: text.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    }
}

/// Makes a system call again as long as a signal interrupts it; −1 becomes an error.
@discardableResult
func retrying<Answer: FixedWidthInteger & SignedInteger>(_ call: () -> Answer) throws(Errno) -> Answer {
    while true {
        let answer = call()
        if answer >= 0 { return answer }
        let failure = Errno.last
        if failure != .interrupted { throw failure }
    }
}
