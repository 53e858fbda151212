import Foundation

/// A datagram socket where systemd's would be: what a service tells is read here.
package final class NotifyListener {
    private let folder: TemporaryFolder
    private let descriptor: Int32

    /// What `NOTIFY_SOCKET` has to be.
    package var path: String { folder.file("notify").path }

    package init() throws {
        folder = try TemporaryFolder()
        let listener = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue), 0)
        descriptor = listener
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        let path = folder.file("notify").path
        unsafe withUnsafeMutableBytes(of: &address.sun_path) { bytes in
            unsafe bytes.copyBytes(from: path.utf8)
        }
        let bound = unsafe withUnsafePointer(to: &address) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { plain in
                unsafe bind(listener, plain, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
        guard bound == 0 else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
    }

    deinit { close(descriptor) }

    /// One datagram, or nil where none waits.
    package func next() -> String? {
        var bytes = [UInt8](repeating: 0, count: 4096)
        let count = unsafe recv(descriptor, &bytes, bytes.count, Int32(MSG_DONTWAIT))
        return count > 0 ? String(decoding: bytes.prefix(count), as: UTF8.self) : nil
    }
}
