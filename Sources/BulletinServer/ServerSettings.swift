package import BulletinModel
package import BulletinRPC

/// What the server is told at its start, and again at a reload.
package struct ServerSettings: Sendable {
    package var version: String
    package var started: Timestamp
    /// Members may change things; nil: only root and the daemon's own user.
    package var adminGroup: UInt32?
    /// How long any question may take.
    package var timeout: Duration = .seconds(10)
    package var limits = Limits()
    /// Connections kept for root and the daemon's user when all others are taken.
    package var keptConnections = 8
    /// Whether each result is held against its method's schema before it is sent, and a fault of ours answered where it
    /// does not fit: for tests. Read at the start only.
    package var checksResults = false
    /// How long a stop waits for clients to take their answers.
    package var stopPatience: Duration = .seconds(5)

    package init(version: String, started: Timestamp) {
        self.version = version
        self.started = started
    }
}
