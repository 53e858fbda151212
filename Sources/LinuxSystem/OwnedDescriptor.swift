import Glibc

/// A file descriptor with one owner: it is closed exactly once, when that owner goes.
package struct OwnedDescriptor: ~Copyable, Sendable {
    /// For the length of a call; who keeps it longer must keep the owner too.
    package let rawValue: CInt

    /// - Parameter call: a system call that answers a new descriptor, or −1.
    package init(_ call: () -> CInt) throws(Errno) {
        rawValue = try retrying(call)
    }

    /// Takes over a descriptor that someone else opened and will not close.
    package init(adopting rawValue: CInt) {
        self.rawValue = rawValue
    }

    deinit {
        _ = Glibc.close(rawValue)
    }

    /// Hands the duty to close to the caller.
    package consuming func release() -> CInt {
        let descriptor = rawValue
        discard self
        return descriptor
    }

    /// A second descriptor of the same open file.
    package borrowing func duplicated() throws(Errno) -> OwnedDescriptor {
        let original = rawValue
        return try OwnedDescriptor { fcntl(original, F_DUPFD_CLOEXEC, 0) }
    }
}

/// A descriptor that several share; it is closed when the last of them lets go.
package final class SharedDescriptor: Sendable {
    package let descriptor: OwnedDescriptor

    package init(_ descriptor: consuming OwnedDescriptor) {
        self.descriptor = descriptor
    }
}
