/// What a thread gives to a task that waits for it, once: a continuation whose value lies under a lock of ours.
///
/// The runtime hands a continuation's value over by atomics of its own, and is not built for the thread sanitizer: that would
/// see it written on one thread and read on another, with nothing in between, whenever it comes before the task has gone to
/// sleep.
package struct Handover<Value: Sendable>: Sendable {
    private let value: Awaited<Value?>
    private let continuation: CheckedContinuation<Void, Never>

    /// - Parameter begin: gets what is to be resumed, by any thread, and exactly once.
    package static func wait(_ begin: (Handover<Value>) -> Void) async -> Value {
        let value = Awaited<Value?>(nil)
        await withCheckedContinuation { begin(Handover(value: value, continuation: $0)) }
        return value.wait { $0 }
    }

    package func resume(returning value: Value) {
        self.value.withLock { $0 = value }
        continuation.resume()
    }
}
