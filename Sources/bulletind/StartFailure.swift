import Glibc
import LinuxSystem
import ServiceNotify
import Settings
import Store

/// Why the daemon cannot start, or go on: one line for people, and a status of sysexits(3).
struct StartFailure: Error {
    let status: Int32
    let text: String

    /// A setting is wrong.
    static func configuration(_ text: String) -> StartFailure { StartFailure(status: 78, text: text) }
    /// Another daemon is there; it may be gone later.
    static func inUse(_ text: String) -> StartFailure { StartFailure(status: 75, text: text) }
    /// A folder or a socket cannot be made.
    static func cannotCreate(_ text: String) -> StartFailure { StartFailure(status: 73, text: text) }
    /// A fault of ours; another start may do better.
    static func software(_ text: String) -> StartFailure { StartFailure(status: 70, text: text) }
    /// The store cannot be read or written.
    static func inputOutput(_ text: String) -> StartFailure { StartFailure(status: 74, text: text) }

    /// On standard error, and as the last status that systemd shows.
    func tell() {
        ServiceManager().failed(text)
        StandardError.write("bulletind: \(text)\n")
    }
}

extension StartFailure {
    init(_ failure: SettingFailure) {
        self = .configuration(failure.description)
    }

    init(_ failure: UnixSocketFailure) {
        switch failure {
        case .pathTooLong: self = .configuration("\(failure): choose a shorter one with --socket")
        case .inUse(let path):
            self = .inUse("another daemon answers on \(path): stop it, or choose another with --socket PATH")
        case .notASocket(let path):
            self = .configuration(
                "\(path) is there and is not a socket: remove it, or choose another with --socket PATH")
        case .failed: self = .cannotCreate("\(failure)")
        }
    }

    init(_ failure: StoreFailure, state: String) {
        let text = "\(state): \(failure)"
        self = failure.passes ? .cannotCreate(text) : .inputOutput(text)
    }
}

enum StandardError {
    static func write(_ text: String) {
        let bytes = Array(text.utf8)
        unsafe bytes.withUnsafeBytes { buffer in
            _ = unsafe Glibc.write(STDERR_FILENO, buffer.baseAddress, buffer.count)
        }
    }
}
