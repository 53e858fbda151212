import BulletinModel
package import BulletinRPC

/// An article as newsrooms exchange it.
/// - Source: IPTC, ninjs 2.1: names of members in lower case, one object an item.
package enum NinJS {
    package static func write(_ record: ArticleRecord, to writer: inout JSONWriter) {
        let article = record.article
        writer.object { writer in
            writer.key("standard")
            writer.object { writer in
                writer.member("name", "ninjs")
                writer.member("version", "2.1")
                writer.member("schema", "http://www.iptc.org/std/ninjs/ninjs-schema_2.1.json")
            }
            writer.member("uri", ResourceNames.article(record.id))
            writer.member("type", "text")
            writer.member("representationtype", "full")
            writer.member("language", "zh")
            writer.given("contentcreated", article.published.map(ResourceNames.instant))
            writer.member("title", Titles.headline(article))
            headlines(article, to: &writer)
            writer.given("by", article.bylines.isEmpty ? nil : Credits.line(article.bylines))
            writer.given("located", article.dateline?.place)
            body(article, to: &writer)
            names(article, to: &writer)
            writer.key("genres")
            writer.list([article.kind.rawValue]) { writer, kind in writer.object { $0.member("name", kind) } }
            writer.key("altids")
            writer.list([("bulletind", record.id.description), ("bulletin", record.id.bulletin.description)]) {
                writer, id in
                writer.object { writer in
                    writer.member("role", id.0)
                    writer.member("value", id.1)
                }
            }
        }
    }

    private static func headlines(_ article: Article, to writer: inout JSONWriter) {
        let headlines = [
            ("section", article.section), ("kicker", article.kicker), ("main", article.headline),
            ("sub", article.subheadline),
        ]
        writer.key("headlines")
        writer.list(headlines.filter { $0.1 != nil }) { writer, headline in
            writer.object { writer in
                writer.member("role", headline.0)
                writer.member("contenttype", "text/plain")
                writer.member("value", headline.1 ?? "")
            }
        }
    }

    private static func body(_ article: Article, to writer: inout JSONWriter) {
        let text = article.paragraphs.joined(separator: "\n")
        writer.key("bodies")
        writer.list([text]) { writer, text in
            writer.object { writer in
                writer.member("role", "main")
                writer.member("contenttype", "text/plain")
                writer.member("charcount", text.unicodeScalars.count)
                writer.member("value", text)
            }
        }
    }

    /// Units are subjects, since a community is neither quite a place nor quite an organisation; their path is the identifier.
    private static func names(_ article: Article, to writer: inout JSONWriter) {
        let people = article.people.map { person in
            (person.name, [person.organisation, person.title].compactMap { $0 }.joined(separator: " "))
        }
        list("people", people, to: &writer)
        list("organisations", article.organisations.map { ($0, "") }, to: &writer)
        list("places", article.places.map { ($0, "") }, to: &writer)
        list("subjects", article.units.map { ($0.name, $0.path.joined(separator: "/")) }, to: &writer)
        let outlets = article.bylines.compactMap(\.outlet).reduce(into: [String]()) {
            if !$0.contains($1) { $0.append($1) }
        }
        list("infosources", outlets.map { ($0, "") }, to: &writer)
    }

    private static func list(_ key: String, _ entries: [(name: String, literal: String)], to writer: inout JSONWriter) {
        guard !entries.isEmpty else { return }
        writer.key(key)
        writer.list(entries) { writer, entry in
            writer.object { writer in
                writer.member("name", entry.name)
                writer.given("literal", entry.literal.isEmpty ? nil : entry.literal)
            }
        }
    }
}

extension JSONWriter {
    /// Nothing at all for nil: ninjs has no null.
    fileprivate mutating func given(_ name: String, _ text: String?) {
        if let text { member(name, text) }
    }
}
