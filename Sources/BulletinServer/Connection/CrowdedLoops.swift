/// Which event loops have lately had questions of several clients in one turn, decided without a clock.
///
/// Lately, and not now: one that has just answered all of its own waits for those clients, whose core it may have had. Who
/// gave it some of another loop's questions meanwhile would have a third thread on two cores, and every one of the three, the
/// clients among them, would wait for turns of the others.
struct CrowdedLoops {
    private static let lately = Duration.milliseconds(20)
    /// By the loop's number: when it was last.
    private var last: [Int: ContinuousClock.Instant] = [:]

    mutating func crowded(_ loop: Int, at now: ContinuousClock.Instant) { last[loop] = now }

    func count(at now: ContinuousClock.Instant) -> Int {
        last.values.reduce(0) { $0 + (now - $1 < Self.lately ? 1 : 0) }
    }
}
