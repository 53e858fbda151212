/// For tasks that wait for a time. `Task.sleep` would wake Swift's shared pool (see `WorkerThreads`).
package enum Alarm {
    private static let clock = AlarmClock()

    /// - Throws: `CancellationError`, at once, where the task is cancelled.
    package static func sleep(for duration: Duration) async throws {
        let number = clock.makeNumber()
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                // Registered first: a cancellation that comes now finds it.
                clock.set(number, at: .now + duration, continuation)
                if Task.isCancelled { clock.cancel(number) }
            }
        } onCancel: {
            clock.cancel(number)
        }
    }
}

/// Who waits for when, and the one thread that wakes them. It waits without end while nobody does.
private final class AlarmClock: Sendable {
    private struct Sleeper {
        let deadline: MonotonicInstant
        let continuation: CheckedContinuation<Void, any Error>
    }

    private struct State {
        var sleepers: [Int: Sleeper] = [:]
        var lastNumber = 0
        var hasThread = false
    }

    private let state = Awaited(State())

    func makeNumber() -> Int {
        state.withLock { state in
            state.lastNumber += 1
            return state.lastNumber
        }
    }

    func set(_ number: Int, at deadline: MonotonicInstant, _ continuation: CheckedContinuation<Void, any Error>) {
        let needsThread = state.withLock { state in
            state.sleepers[number] = Sleeper(deadline: deadline, continuation: continuation)
            defer { state.hasThread = true }
            return !state.hasThread
        }
        if needsThread { startThread() } else { state.wakeOne() }
    }

    func cancel(_ number: Int) {
        let sleeper = state.withLock { $0.sleepers.removeValue(forKey: number) }
        sleeper?.continuation.resume(throwing: CancellationError())
    }

    private func startThread() {
        do throws(Errno) {
            try NamedThread.start("alarm") { [self] in
                while true {
                    ring()
                    state.waitOnce { $0.sleepers.values.map(\.deadline).min() }
                }
            }
        } catch {
            fatalError("the kernel gives no thread for the alarm: \(error)")
        }
    }

    private func ring() {
        let now = MonotonicInstant.now
        let due = state.withLock { state in
            let due = state.sleepers.filter { $0.value.deadline <= now }
            for number in due.keys { state.sleepers[number] = nil }
            return due.values
        }
        for sleeper in due { sleeper.continuation.resume() }
    }
}
