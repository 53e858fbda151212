import Glibc

/// A point on the clock that never jumps (CLOCK_MONOTONIC), in nanoseconds since some moment before the start.
package struct MonotonicInstant: Hashable, Sendable, Comparable {
    package let nanoseconds: Int64

    package init(nanoseconds: Int64) {
        self.nanoseconds = nanoseconds
    }

    package static var now: MonotonicInstant {
        MonotonicInstant(nanoseconds: read(CLOCK_MONOTONIC))
    }

    package static func < (left: Self, right: Self) -> Bool { left.nanoseconds < right.nanoseconds }

    package static func + (instant: Self, duration: Duration) -> Self {
        let (sum, overflow) = instant.nanoseconds.addingReportingOverflow(duration.nanoseconds)
        return MonotonicInstant(nanoseconds: overflow ? .max : sum)
    }

    package static func - (left: Self, right: Self) -> Duration {
        .nanoseconds(left.nanoseconds - right.nanoseconds)
    }
}

/// The time of day as files bear it (CLOCK_REALTIME); it may jump.
package enum WallClock {
    /// Nanoseconds since 1970-01-01 UTC.
    package static var nanosecondsSinceEpoch: Int64 { read(CLOCK_REALTIME) }

    package static var secondsSinceEpoch: Int { Int(nanosecondsSinceEpoch / 1_000_000_000) }
}

extension Duration {
    /// Cut to what an `Int64` holds: 292 years.
    package var nanoseconds: Int64 {
        let (seconds, attoseconds) = components
        let (scaled, overflow) = seconds.multipliedReportingOverflow(by: 1_000_000_000)
        if overflow { return seconds < 0 ? .min : .max }
        let (sum, carried) = scaled.addingReportingOverflow(attoseconds / 1_000_000_000)
        return carried ? (seconds < 0 ? .min : .max) : sum
    }
}

private func read(_ clock: clockid_t) -> Int64 {
    var time = timespec()
    _ = unsafe clock_gettime(clock, &time)
    return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
}
