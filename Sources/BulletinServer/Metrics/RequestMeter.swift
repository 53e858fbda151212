import BulletinRPC
import Synchronization

/// Counts requests by method and outcome, and how long they took. Any thread; some 50 ns each.
final class RequestMeter: Sendable {
    struct Counts: Sendable {
        /// By error code; 0 where there was a result.
        var outcomes: [Int: Int] = [:]
        /// By bucket, each without those below it; the last has no upper bound.
        var buckets = [Int](repeating: 0, count: bounds.count + 1)
        var total: Duration = .zero
    }

    /// Upper bounds of the buckets in microseconds: 3 for each power of ten.
    static let bounds = [10, 25, 50, 100, 250, 500, 1000, 2500, 5000, 10_000, 100_000, 1_000_000, 10_000_000]

    /// One lock for each method: requests for different ones do not meet. Unknown names share the last.
    private let meters: [String: Meter]
    private let unknown = Meter()

    private final class Meter: Sendable {
        let counts = Mutex(Counts())
    }

    init(_ methods: [String]) {
        meters = Dictionary(uniqueKeysWithValues: methods.map { ($0, Meter()) })
    }

    func count(_ method: String, _ error: RPCError?, took: Duration) {
        let meter = meters[method] ?? unknown
        let microseconds = Int(took / .microseconds(1))
        let bucket = Self.bounds.firstIndex { microseconds <= $0 } ?? Self.bounds.count
        meter.counts.withLock { counts in
            counts.outcomes[error?.kind.rawValue ?? 0, default: 0] += 1
            counts.buckets[bucket] += 1
            counts.total += took
        }
    }

    /// Those that were asked for at least once, by name; unknown methods as `unknown`.
    var counts: [(method: String, counts: Counts)] {
        let all =
            meters.map { ($0.key, $0.value.counts.withLock { $0 }) } + [("unknown", unknown.counts.withLock { $0 })]
        return all.filter { !$0.1.outcomes.isEmpty }.sorted { $0.0 < $1.0 }
    }
}

/// What happened to connections since the start.
struct ConnectionCounts: Sendable {
    var accepted = 0
    /// Told that there are too many.
    var turnedAway = 0
    /// They did not read.
    var dropped = 0
    /// They asked for what they may not do.
    var denied = 0
    /// Requests whose client went away before they were answered.
    var abandoned = 0
}
