import Glibc

/// A connected Unix socket for a program that waits: calls block, with limits. One thread may send while another
/// receives.
package final class UnixStream: Sendable {
    private let socket: OwnedDescriptor

    package init(_ socket: consuming OwnedDescriptor) {
        self.socket = socket
    }

    package convenience init(connectingTo path: String, timeout: Duration? = nil) throws(UnixSocketFailure) {
        self.init(try UnixSocket.connect(path: path, timeout: timeout))
    }

    /// For `waitForInput`, where one thread waits for several.
    package var descriptor: CInt { socket.rawValue }

    package var peer: PeerCredentials {
        get throws(Errno) { try PeerCredentials(ofSocket: socket.rawValue) }
    }

    /// All of it. `.timedOut` where the other side takes nothing for so long; `.brokenPipe` where it has gone.
    package func send(_ bytes: [UInt8], within timeout: Duration? = nil) throws(Errno) {
        let descriptor = socket.rawValue
        var sent = 0
        while sent < bytes.count {
            if timeout != nil, try waitForOutput([descriptor], timeout: timeout) == [false] { throw .timedOut }
            let flags = CInt(MSG_NOSIGNAL) | (timeout == nil ? 0 : CInt(MSG_DONTWAIT))
            do throws(Errno) {
                sent += try retrying {
                    unsafe bytes.withUnsafeBytes { buffer in
                        unsafe Glibc.send(descriptor, buffer.baseAddress! + sent, buffer.count - sent, flags)
                    }
                }
            } catch .wouldBlock {
                continue
            }
        }
    }

    /// What has come, at least one byte; empty at the end of the stream. `.timedOut` where nothing comes for so long.
    package func receive(atMost limit: Int = 65_536, within timeout: Duration? = nil) throws(Errno) -> [UInt8] {
        let descriptor = socket.rawValue
        if let timeout, try waitForInput([descriptor], timeout: timeout) == [false] { throw .timedOut }
        var failure: Errno?
        let bytes = unsafe [UInt8](unsafeUninitializedCapacity: limit) { buffer, filled in
            do throws(Errno) {
                filled = try retrying { unsafe recv(descriptor, buffer.baseAddress, limit, 0) }
            } catch {
                failure = error
            }
        }
        if let failure { throw failure }
        return bytes
    }

    /// Tells the other side that no more will come; answers can still be received.
    package func finishSending() {
        _ = shutdown(socket.rawValue, CInt(SHUT_WR))
    }

    /// Ends every wait on this socket, from any thread.
    package func interrupt() {
        _ = shutdown(socket.rawValue, CInt(SHUT_RDWR))
    }
}
