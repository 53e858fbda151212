import Retrieval

/// One client's standing question, and how far it has been answered.
struct Subscription: Sendable {
    enum Phase: Sendable {
        /// The client has not been told yet that it exists.
        case unanswered
        /// It is told of each change as it happens.
        case live
        /// The client reads too slowly: what comes now is read from the store later.
        case behind
        /// What it has missed is being read from the store.
        case reading
    }

    let connection: Connection
    /// What the client calls it.
    let name: String
    let query: StandingQuery
    var phase = Phase.unanswered
    /// Everything up to this point of the clock has been told. Not kept up while it is live.
    var told: Int
    /// Bytes of what it has missed since it fell behind, and how many of them the connection has been told of.
    var owed = 0
    var owedTold = 0
}
