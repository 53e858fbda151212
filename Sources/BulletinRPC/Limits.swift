/// The bounds that a client can meet, told by `server.info`. Past one: −32003, or what the comment says.
package struct Limits: Hashable, Sendable {
    /// Of one line, without its end. The line is answered and skipped.
    package var lineBytes = LineFramer.limit
    package var batchRequests = Message.batchLimit
    /// Of JSON: −32700 past it.
    package var nesting = JSONParser.deepest
    /// At once. One more is told so and closed.
    package var connections = 256
    /// On one connection.
    package var subscriptions = 64
    /// `limit` of a request.
    package var hits = Search.mostHits
    /// A client that lets so much wait is dropped.
    package var waitingBytes = 8 << 20
    /// The server's own `timeout` for what a client asks: −32005 past it.
    package var searchSeconds = 10

    package init() {}

    private static let members: [(name: String, place: any WritableKeyPath<Limits, Int> & Sendable)] = [
        ("lineBytes", \.lineBytes), ("batchRequests", \.batchRequests), ("nesting", \.nesting),
        ("connections", \.connections), ("subscriptions", \.subscriptions), ("hits", \.hits),
        ("waitingBytes", \.waitingBytes), ("searchSeconds", \.searchSeconds),
    ]

    static var schema: [Schema.Property] {
        members.map { Schema.Property(name: $0.name, schema: .count, isOptional: false) }
    }

    func write(to writer: inout JSONWriter) {
        writer.object { writer in
            for member in Self.members { writer.member(member.name, self[keyPath: member.place]) }
        }
    }

    init(reader: JSONReader) throws(ShapeFailure) {
        for member in Self.members { self[keyPath: member.place] = try reader.integer(member.name) }
    }
}
