import CLinux
import Glibc

/// Ends another thread's wait from any thread (`eventfd`). Many calls before it wakes are one.
package final class WakeUp: Sendable {
    package let descriptor: OwnedDescriptor

    package init() throws(Errno) {
        descriptor = try OwnedDescriptor { clinux_eventfd() }
    }

    package func signal() {
        // Full means that it will wake anyway.
        _ = try? descriptor.writeOnce([1, 0, 0, 0, 0, 0, 0, 0])
    }

    /// To be called by who was woken, before looking at what for.
    package func clear() {
        _ = try? descriptor.read(exactly: 8)
    }
}

/// Waits until one of the descriptors can be read, or for `timeout`; nil is for ever. A signal ends it early.
/// - Parameters:
///   - descriptors: of what is read.
///   - changing: of what is not read, and tells by an exceptional condition that it has changed since the last wait: a
///     `MountTable`.
///   - timeout: nil is for ever.
/// - Returns: which are ready (or broken: reading then tells), in the order given, then which have changed.
package func waitForInput(
    _ descriptors: [CInt], changing: [CInt] = [], timeout: Duration?
) throws(Errno) -> [Bool] {
    try wait(for: descriptors.map { ($0, POLLIN) } + changing.map { ($0, POLLPRI) }, timeout: timeout)
}

/// The like for writing.
package func waitForOutput(_ descriptors: [CInt], timeout: Duration?) throws(Errno) -> [Bool] {
    try wait(for: descriptors.map { ($0, POLLOUT) }, timeout: timeout)
}

private func wait(for events: [(descriptor: CInt, event: CInt)], timeout: Duration?) throws(Errno) -> [Bool] {
    var entries = events.map { pollfd(fd: $0.descriptor, events: Int16($0.event), revents: 0) }
    let milliseconds = timeout.map { duration -> CInt in
        // Rounded up: to wake before the deadline would only be to wait again.
        let exact = max(0, duration.nanoseconds)
        return CInt(min(exact / 1_000_000 + (exact % 1_000_000 > 0 ? 1 : 0), Int64(CInt.max)))
    }
    if unsafe poll(&entries, nfds_t(entries.count), milliseconds ?? -1) < 0 {
        let failure = Errno.last
        guard failure == .interrupted else { throw failure }
        return events.map { _ in false }
    }
    return entries.map { $0.revents != 0 }
}
