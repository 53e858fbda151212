import CLinux
import Glibc

/// Why a socket could not be listened on or connected to.
package enum UnixSocketFailure: Error, Hashable, Sendable, CustomStringConvertible {
    /// The kernel's limit is 107 bytes.
    case pathTooLong(path: String, bytes: Int)
    /// Another program answers there.
    case inUse(path: String)
    /// There is a file or a folder of that name; it is left as it is.
    case notASocket(path: String)
    case failed(operation: String, path: String, Errno)

    package var description: String {
        switch self {
        case .pathTooLong(let path, let bytes):
            "socket path \(path) has \(bytes) bytes; at most \(UnixSocket.longestPath) are possible"
        case .inUse(let path): "another program answers on \(path)"
        case .notASocket(let path): "\(path) is not a socket"
        case .failed(let operation, let path, let error): "cannot \(operation) \(path): \(error)"
        }
    }
}

package enum UnixSocket {
    /// `sun_path` has 108 bytes, the last for a NUL.
    package static let longestPath = 107

    /// Binds and listens. A dead socket of that name is replaced; a live one, or what is no socket, is refused. At no
    /// instant does the file admit more than `mode` says.
    package static func listen(
        path: String, mode: UInt32 = 0o660, backlog: Int = 1024
    ) throws(UnixSocketFailure) -> ListeningSocket {
        try clearWay(path)
        do throws(Errno) {
            let socket = try OwnedDescriptor { Glibc.socket(AF_UNIX, socketKind, 0) }
            let descriptor = socket.rawValue
            // bind(2) makes the file with the socket's own mode less the umask (unix_bind_bsd in af_unix.c): so
            // narrow it first, and widen what the umask took only once the file is there. The umask is everybody's.
            try retrying { fchmod(descriptor, mode) }
            try unsafe calling(address: path) { unsafe bind(descriptor, $0, $1) }
            try unsafe calling(Array(path.utf8)) { unsafe chmod($0, mode) }
            try retrying { Glibc.listen(descriptor, CInt(backlog)) }
            let file = SocketFile(path: path, identity: try FileStatus.ofLink(path: path).identity)
            return ListeningSocket(descriptor: socket, file: file)
        } catch {
            throw .failed(operation: "listen on", path: path, error)
        }
    }

    /// - Parameters:
    ///   - path: of the socket, at most 107 bytes.
    ///   - timeout: how long to wait while the other side's queue is full; nil is for ever.
    package static func connect(
        path: String, timeout: Duration? = nil
    ) throws(UnixSocketFailure) -> OwnedDescriptor {
        try checkLength(path)
        do throws(Errno) {
            let socket = try OwnedDescriptor { Glibc.socket(AF_UNIX, socketKind, 0) }
            let descriptor = socket.rawValue
            if let timeout { try setTimeout(timeout, SO_SNDTIMEO, on: descriptor) }
            try unsafe calling(address: path) { unsafe Glibc.connect(descriptor, $0, $1) }
            return socket
        } catch {
            throw .failed(operation: "connect to", path: path, error)
        }
    }

    private static func checkLength(_ path: String) throws(UnixSocketFailure) {
        let bytes = path.utf8.count
        guard bytes <= longestPath else { throw .pathTooLong(path: path, bytes: bytes) }
    }

    /// Removes a socket on which nobody answers.
    private static func clearWay(_ path: String) throws(UnixSocketFailure) {
        try checkLength(path)
        let kind: FileStatus.Kind
        do throws(Errno) {
            kind = try FileStatus.ofLink(path: path).kind
        } catch .noEntry {
            return
        } catch {
            throw .failed(operation: "look at", path: path, error)
        }
        guard kind == .socket else { throw .notASocket(path: path) }
        do throws(UnixSocketFailure) {
            // A short wait: a queue so full that connect waits is a program that lives.
            _ = try connect(path: path, timeout: .milliseconds(10))
        } catch .failed(_, _, .connectionRefused) {
            return try removeDead(path)
        } catch .failed(_, _, .noEntry) {
            return
        } catch .failed(_, _, .wouldBlock) {
            throw .inUse(path: path)
        }
        throw .inUse(path: path)
    }

    private static func removeDead(_ path: String) throws(UnixSocketFailure) {
        do throws(Errno) {
            try unsafe calling(Array(path.utf8)) { unsafe unlink($0) }
        } catch {
            throw .failed(operation: "remove the dead socket", path: path, error)
        }
    }

    private static var socketKind: CInt { CInt(SOCK_STREAM.rawValue) | CInt(SOCK_CLOEXEC.rawValue) }
}

/// A socket that listens, and the file that stands for it.
package struct ListeningSocket: ~Copyable, Sendable {
    package let descriptor: OwnedDescriptor
    package let file: SocketFile

    /// The descriptor for who accepts on it by other means, and then owns it.
    package consuming func release() -> CInt { descriptor.release() }

    /// Waits for the next connection.
    package borrowing func accept() throws(Errno) -> OwnedDescriptor {
        let listener = descriptor.rawValue
        return try OwnedDescriptor { clinux_accept(listener) }
    }
}

/// The name of a socket in the file system.
package struct SocketFile: Hashable, Sendable {
    package let path: String
    let identity: FileIdentity

    /// Removes the name, unless another program's socket bears it by now.
    package func removeIfOurs() {
        guard let now = try? FileStatus.ofLink(path: path), now.identity.isSameFile(as: identity) else { return }
        _ = try? unsafe calling(Array(path.utf8)) { unsafe unlink($0) }
    }
}

func setTimeout(_ timeout: Duration, _ option: CInt, on socket: CInt) throws(Errno) {
    // Zero would mean for ever.
    let microseconds = max(1, timeout.nanoseconds / 1000)
    var value = timeval(tv_sec: Int(microseconds / 1_000_000), tv_usec: Int(microseconds % 1_000_000))
    try retrying {
        unsafe setsockopt(socket, SOL_SOCKET, option, &value, socklen_t(MemoryLayout<timeval>.size))
    }
}

private func calling(address path: String, _ call: (UnsafePointer<sockaddr>, socklen_t) -> CInt) throws(Errno) {
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    unsafe withUnsafeMutableBytes(of: &address.sun_path) { room in
        unsafe room.copyBytes(from: path.utf8.prefix(room.count - 1))
    }
    let size = socklen_t(MemoryLayout<sockaddr_un>.size)
    try unsafe withUnsafePointer(to: &address) { (address) throws(Errno) in
        _ = try unsafe address.withMemoryRebound(to: sockaddr.self, capacity: 1) { (address) throws(Errno) in
            try retrying { unsafe call(address, size) }
        }
    }
}
