import Glibc

/// A value behind a lock on which threads can wait: a mutex and a condition variable that counts by CLOCK_MONOTONIC.
///
/// Safe to share: the value is touched under the lock alone, and the two pointers live and die with the object.
@safe package final class Awaited<State>: @unchecked Sendable {
    private let mutex: UnsafeMutablePointer<pthread_mutex_t>
    private let condition: UnsafeMutablePointer<pthread_cond_t>
    private var state: State

    package init(_ state: State) {
        self.state = state
        unsafe mutex = .allocate(capacity: 1)
        unsafe pthread_mutex_init(mutex, nil)
        unsafe condition = .allocate(capacity: 1)
        var attributes = pthread_condattr_t()
        unsafe pthread_condattr_init(&attributes)
        unsafe pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC)
        unsafe pthread_cond_init(condition, &attributes)
        unsafe pthread_condattr_destroy(&attributes)
    }

    deinit {
        unsafe pthread_cond_destroy(condition)
        unsafe pthread_mutex_destroy(mutex)
        unsafe condition.deallocate()
        unsafe mutex.deallocate()
    }

    package func withLock<Result>(_ body: (inout State) -> Result) -> Result {
        unsafe pthread_mutex_lock(mutex)
        defer { unsafe pthread_mutex_unlock(mutex) }
        return body(&state)
    }

    /// Blocks until `body` gives a value; it is asked now and after each call of `wakeOne` or `wakeAll`.
    package func wait<Result>(_ body: (inout State) -> Result?) -> Result {
        unsafe pthread_mutex_lock(mutex)
        defer { unsafe pthread_mutex_unlock(mutex) }
        while true {
            if let result = body(&state) { return result }
            unsafe pthread_cond_wait(condition, mutex)
        }
    }

    /// Blocks until somebody wakes it, or until `deadline`; nil is never. May return early.
    /// - Parameter deadline: made under the same lock as the waiting begins, so that no call is missed in between.
    package func waitOnce(until deadline: (inout State) -> MonotonicInstant?) {
        unsafe pthread_mutex_lock(mutex)
        defer { unsafe pthread_mutex_unlock(mutex) }
        guard let instant = deadline(&state) else {
            unsafe pthread_cond_wait(condition, mutex)
            return
        }
        var time = timespec(
            tv_sec: Int(instant.nanoseconds / 1_000_000_000), tv_nsec: Int(instant.nanoseconds % 1_000_000_000))
        unsafe pthread_cond_timedwait(condition, mutex, &time)
    }

    package func wakeOne() { unsafe pthread_cond_signal(condition) }

    package func wakeAll() { unsafe pthread_cond_broadcast(condition) }
}
