import LinuxSystem
import Synchronization

/// What the server tells of itself, for tasks: `for try await told in NotificationFeed(client)`.
///
/// It owns the connection, whose subscriptions were made before. One notification is read at a time, when it is asked
/// for: a slow task holds up nobody but itself. It ends when the server ends the connection, or with the task.
package final class NotificationFeed: AsyncSequence, Sendable {
    package typealias Element = ServerNotification

    private let client: Mutex<DaemonClient>
    private let interrupt: @Sendable () -> Void
    /// Reading blocks, and must not do so on the threads that tasks share.
    private let thread = WorkerThreads("notifications", atMost: 1)

    package init(_ client: sending DaemonClient) {
        client.patience = nil
        interrupt = client.interrupt
        self.client = Mutex(client)
    }

    package func makeAsyncIterator() -> Iterator { Iterator(feed: self) }

    package struct Iterator: AsyncIteratorProtocol {
        let feed: NotificationFeed

        /// - Throws: `ClientFailure`; nil where the connection or the task has ended.
        package mutating func next() async throws -> ServerNotification? { try await feed.next() }
    }

    private func next() async throws -> ServerNotification? {
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                thread.perform { [self] in
                    continuation.resume(
                        with: Result { try client.withLock { client in try client.nextNotification() } })
                }
            }
        } onCancel: {
            interrupt()
        }
    }
}
