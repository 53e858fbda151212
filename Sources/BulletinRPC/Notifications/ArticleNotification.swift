package import BulletinModel

/// What a subscription is told: an article came, or one left the index.
package struct ArticleNotification: Hashable, Sendable {
    package enum Event: Hashable, Sendable {
        case added(Heading)
        case removed(ArticleID)
    }

    package var subscription: String
    /// When it happened. All articles of one bulletin have the same.
    package var clock: String
    package var event: Event

    package init(subscription: String, clock: String, event: Event) {
        self.subscription = subscription
        self.clock = clock
        self.event = event
    }

    package static let added = "article.added"
    package static let removed = "article.removed"

    package var method: String {
        switch event {
        case .added: Self.added
        case .removed: Self.removed
        }
    }

    package var article: ArticleID {
        switch event {
        case .added(let heading): heading.id
        case .removed(let id): id
        }
    }

    /// What is told of a new article.
    package struct Heading: Hashable, Sendable {
        package var id: ArticleID
        package var kicker: String?
        package var headline: String?
        package var published: CalendarDay?
        package var section: String?
        package var kind: ArticleKind
        package var bylines: [Byline]

        package init(id: ArticleID, _ article: Article) {
            self.id = id
            kicker = article.kicker
            headline = article.headline
            published = article.published
            section = article.section
            kind = article.kind
            bylines = article.bylines
        }
    }

    /// By method: what `params` looks like.
    package static let schemas: [(method: String, params: Schema)] = [
        (added, params(Heading.schema)), (removed, params(.object(["id": .string(.articleID)]))),
    ]

    private static func params(_ article: Schema) -> Schema {
        .object(["subscription": .text, "clock": .string(.clock), "article": article])
    }
}

extension ArticleNotification.Heading {
    static let schema = Schema.object([
        "id": .string(.articleID), "kicker": .nullable(.text), "headline": .nullable(.text),
        "published": .nullable(.string(.day)), "section": .nullable(.text),
        "kind": .choice(ArticleKind.allCases.map(\.rawValue)), "bylines": .array(of: .named("Byline")),
    ])

    fileprivate func write(to writer: inout JSONWriter) {
        writer.object { writer in
            writer.member("id", id.description)
            writer.member("kicker", kicker)
            writer.member("headline", headline)
            writer.member("published", published?.description)
            writer.member("section", section)
            writer.member("kind", kind.rawValue)
            writer.key("bylines")
            writer.list(bylines) { $1.write(to: &$0) }
        }
    }

    fileprivate init(reader: JSONReader) throws(ShapeFailure) {
        id = try reader.member("id").articleID()
        kicker = try reader.optionalString("kicker")
        headline = try reader.optionalString("headline")
        published = try reader.optional("published")?.day()
        section = try reader.optionalString("section")
        kind = try reader.member("kind").choice(ArticleKind.self)
        bylines = try reader.member("bylines").list(Byline.init(reader:))
    }
}

extension ArticleNotification {
    /// The event's `article` alone: made once, however many subscriptions are told of it.
    package static func json(of event: Event) -> [UInt8] {
        var writer = JSONWriter()
        switch event {
        case .added(let heading): heading.write(to: &writer)
        case .removed(let id): writer.object { $0.member("id", id.description) }
        }
        return writer.bytes
    }

    /// Appends one line, with the article as `json(of:)` made it.
    package static func writeLine(
        _ method: String, subscription: String, clock: String, article: [UInt8], to writer: inout JSONWriter
    ) {
        writer.object { writer in
            writer.member("jsonrpc", "2.0")
            writer.member("method", method)
            writer.key("params")
            writer.object { writer in
                writer.member("subscription", subscription)
                writer.member("clock", clock)
                writer.key("article")
                writer.raw(article)
            }
        }
        writer.endLine()
    }

    /// - Returns: nil for notifications of another kind.
    package init?(method: String, params: JSONValue) throws(ShapeFailure) {
        guard method == Self.added || method == Self.removed else { return nil }
        let reader = JSONReader(params, method)
        let article = try reader.member("article")
        self.init(
            subscription: try reader.string("subscription"), clock: try reader.string("clock"),
            event: method == Self.added
                ? .added(try Heading(reader: article)) : .removed(try article.member("id").articleID()))
    }
}
