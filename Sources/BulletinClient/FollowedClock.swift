package import BulletinRPC

/// How far a follower of one subscription has come, so that a new connection goes on where the old one broke off.
///
/// A clock is that of a whole bulletin, and a connection may break between two of its articles. So it goes on from the
/// bulletin before, and passes over what has been told already: each article comes once.
package struct FollowedClock: Hashable, Sendable {
    /// To subscribe with: everything up to here has been told whole.
    package private(set) var since: String?
    /// Of the last notification.
    private var last: String?
    private var toldAtLast: Set<String> = []

    /// - Parameter since: the clock to begin at; nil to begin with what comes from now on.
    package init(since: String?) { self.since = since }

    /// The server says where a subscription begins that named no clock.
    package mutating func begins(at clock: String) {
        if since == nil { since = clock }
    }

    /// - Returns: whether it is new.
    package mutating func take(_ notification: ArticleNotification) -> Bool {
        if notification.clock != last {
            if let last { since = last }
            last = notification.clock
            toldAtLast = []
        }
        return toldAtLast.insert("\(notification.method) \(notification.article)").inserted
    }
}

extension FollowedClock {
    /// To be kept between two runs of a program.
    package var json: JSONValue {
        .object(
            JSONObject(
                dictionaryLiteral: ("since", since.map(JSONValue.string) ?? .null),
                ("last", last.map(JSONValue.string) ?? .null),
                ("told", .array(toldAtLast.sorted().map(JSONValue.string)))))
    }

    /// Nil where it is none.
    package init?(_ json: JSONValue) {
        guard json.object != nil, let told = json["told"]?.array else { return nil }
        self.init(since: json["since"]?.string)
        last = json["last"]?.string
        toldAtLast = Set(told.compactMap(\.string))
    }
}
