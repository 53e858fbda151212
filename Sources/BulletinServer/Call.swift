import BulletinRPC
import LinuxSystem
import Logging

/// One question on its way to its answer: what a handler has at hand.
struct Call: Sendable {
    let server: ServerCore
    let connection: Connection
    let began: ContinuousClock.Instant
    /// It is one of several that an event loop answers in this turn.
    var isCrowded = false

    var settings: ServerSettings { server.settings }

    /// What is served, once the start is over.
    var services: ServerServices {
        get throws(RPCError) { try server.services() }
    }

    /// Whether what was found in the index since the call began can be relied on.
    var isSound: Bool { server.isIndexSound(since: began) }

    /// A time by which the answer must be there.
    /// - Parameter timeout: the client's own, in seconds; the server's counts if it is shorter.
    func deadline(_ timeout: Double? = nil) -> Deadline {
        let own = settings.timeout
        let length = timeout.map { min(Duration.seconds($0), own) } ?? own
        return Deadline(end: began + length, length: length, connection: connection)
    }
}

/// When to give up.
struct Deadline: Sendable {
    let end: ContinuousClock.Instant
    let length: Duration
    let connection: Connection

    /// Whether the time is over or nobody waits any more. Some 50 ns.
    var isOver: Bool { connection.isGone || ContinuousClock.now >= end }

    var error: RPCError { .tookTooLong(seconds: length / .seconds(1)) }
}
