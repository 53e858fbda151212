/// Which of many like warnings are worth a line: the first, the tenth, the hundredth, and so on; after a quiet time the
/// next one is the first again.
struct RepeatedTrouble {
    enum Verdict: Hashable {
        /// - Parameter times: how often it has come by now, this one included.
        case tell(times: Int)
        case count
    }

    private struct Count {
        var times = 0
        var last: Int64 = 0
        /// The next number that is told.
        var next = 1
    }

    /// What has not come for so long is over. Longer than the longest wait between two tries (300 s). Microseconds.
    static let quietTime: Int64 = 600_000_000
    /// As many troubles are told apart; past it all are begun anew.
    static let most = 1000

    private var counts: [String: Count] = [:]

    /// Constant time.
    mutating func judge(_ trouble: String, at now: Int64) -> Verdict {
        if counts.count >= Self.most, counts[trouble] == nil { counts.removeAll(keepingCapacity: true) }
        var count = counts[trouble] ?? Count()
        if now - count.last > Self.quietTime { count = Count() }
        count.times += 1
        count.last = now
        defer { counts[trouble] = count }
        guard count.times == count.next else { return .count }
        count.next *= 10
        return .tell(times: count.times)
    }
}
