import Synchronization

/// Whether the event loop may try a search by itself. The index lies in mapped files, and a page of it that is not in
/// memory costs a read of the disk: once a search has taken so long, workers do all of them for a while.
package final class LoopGuard: Sendable {
    /// Ten times what a search that is tried may cost.
    package static let long = Duration.milliseconds(2)
    private static let pause = Duration.seconds(1)

    private let closedUntil = Mutex<ContinuousClock.Instant?>(nil)

    package init() {}

    package func isOpen(at now: ContinuousClock.Instant) -> Bool {
        closedUntil.withLock { end in
            guard let until = end else { return true }
            if now < until { return false }
            end = nil
            return true
        }
    }

    /// - Parameters:
    ///   - began: when a search was begun on the loop.
    ///   - ended: when it had an answer, or was given up.
    package func tried(from began: ContinuousClock.Instant, to ended: ContinuousClock.Instant) {
        if ended - began > Self.long { closedUntil.withLock { $0 = ended + Self.pause } }
    }
}
