/// What a daemon does no more to keep its index quick.
package struct IndexUpkeepGivenUp: Hashable, Sendable {
    /// What was in the index at the start stays in as many segments as it was; what comes later is merged.
    package let merging: Bool
    /// Nothing is written to the index's files: the next start builds it from the store.
    package let saving: Bool

    init?(_ trials: IndexTrials) {
        merging = trials.isGivenUp(.merging)
        saving = trials.isGivenUp(.saving)
        if !merging && !saving { return nil }
    }

    /// For an operator: what is so, since when, and what to do.
    package var reason: String {
        let step = merging ? saving ? "merging and saving" : "merging" : "saving"
        let effect =
            merging
            ? "what was in it at the start stays in many segments, and searches take longer"
            : "the next start takes longer"
        return "\(step) the index has crashed the daemon twice, and is left: \(effect); please report it,"
            + " another version tries again"
    }
}
