package import BulletinRPC

/// Why a call has no result.
package enum ClientFailure: Error, Hashable, Sendable {
    /// Nobody answers: for each place that was tried, why.
    case noDaemon([SocketTrial])
    /// The daemon said no.
    case refused(RPCError)
    /// It said no with a code that this version does not know.
    case refusedOtherwise(code: Int, message: String)
    /// What came is no answer to what was asked.
    case brokenReply(String)
    /// The connection ended, or nothing came in time, before the answer did.
    case lost(String)
}

/// A socket that was tried in vain.
package struct SocketTrial: Hashable, Sendable {
    package var path: String
    package var reason: String

    package init(path: String, reason: String) {
        self.path = path
        self.reason = reason
    }
}

extension ClientFailure: CustomStringConvertible {
    /// One line for people.
    package var description: String {
        switch self {
        case .noDaemon(let trials):
            trials.isEmpty
                ? "no socket is known: say --socket PATH"
                : "no daemon answers: " + trials.map(\.reason).joined(separator: "; ")
        case .refused(let error): error.description
        case .refusedOtherwise(let code, let message): "\(message) (\(code))"
        case .brokenReply(let detail): "the daemon's answer cannot be read: \(detail)"
        case .lost(let detail): "the connection was lost: \(detail)"
        }
    }
}
