package import BulletinModel

/// An article under its id: the JSON of PROTOCOL section 2.
package struct ArticleRecord: Hashable, Sendable {
    package var id: ArticleID
    package var article: Article

    package init(id: ArticleID, article: Article) {
        self.id = id
        self.article = article
    }
}

extension ArticleRecord: MethodResult {
    package static let schema = Schema.named("Article")

    package func write(to writer: inout JSONWriter) {
        writer.object { writer in
            writer.member("id", id.description)
            writer.member("bulletin", id.bulletin.description)
            writer.member("ordinal", id.ordinal)
            article.writeText(to: &writer)
            article.writeNames(to: &writer)
            writer.key("dates")
            writer.list(article.dates) { $1.write(to: &$0) }
            writer.key("figures")
            writer.list(article.figures) { $1.write(to: &$0) }
            writer.key("quotes")
            writer.list(article.quotes) { $1.write(to: &$0) }
        }
    }
}

extension Article {
    fileprivate func writeText(to writer: inout JSONWriter) {
        writer.member("kind", kind.rawValue)
        writer.member("section", section)
        writer.member("kicker", kicker)
        writer.member("headline", headline)
        writer.member("subheadline", subheadline)
        writer.key("dateline")
        if let dateline { dateline.write(to: &writer) } else { writer.null() }
        writer.member("published", published?.description)
        writer.key("bylines")
        writer.list(bylines) { $1.write(to: &$0) }
        writer.key("paragraphs")
        writer.list(paragraphs) { $0.string($1) }
        writer.key("span")
        writer.object { writer in
            writer.member("start", span.lowerBound)
            writer.member("end", span.upperBound)
        }
    }

    fileprivate func writeNames(to writer: inout JSONWriter) {
        writer.key("units")
        writer.list(units) { $1.write(to: &$0) }
        writer.key("people")
        writer.list(people) { $1.write(to: &$0) }
        writer.key("organisations")
        writer.list(organisations) { writer, name in writer.object { $0.member("name", name) } }
        writer.key("places")
        writer.list(places) { writer, name in writer.object { $0.member("name", name) } }
    }
}

extension Dateline {
    fileprivate func write(to writer: inout JSONWriter) {
        writer.object { writer in
            writer.member("text", text)
            writer.member("place", place)
        }
    }
}

extension Byline {
    package func write(to writer: inout JSONWriter) {
        writer.object { writer in
            writer.member("name", name)
            writer.member("role", role.rawValue)
            writer.member("outlet", outlet)
        }
    }
}

extension UnitMention {
    fileprivate func write(to writer: inout JSONWriter) {
        writer.object { writer in
            writer.member("name", name)
            writer.member("level", level.rawValue)
            writer.key("path")
            writer.list(path) { $0.string($1) }
        }
    }
}

extension PersonMention {
    fileprivate func write(to writer: inout JSONWriter) {
        writer.object { writer in
            writer.member("name", name)
            writer.member("title", title)
            writer.member("organisation", organisation)
        }
    }
}

extension TextPlace {
    fileprivate func writeMembers(to writer: inout JSONWriter) {
        writer.member("paragraph", paragraph)
        writer.member("offset", offset)
        writer.member("length", length)
    }
}

extension DateMention {
    fileprivate func write(to writer: inout JSONWriter) {
        writer.object { writer in
            writer.member("text", text)
            writer.member("start", start.description)
            writer.member("end", end.description)
            writer.member("granularity", granularity.rawValue)
            place.writeMembers(to: &writer)
        }
    }
}

extension Figure {
    fileprivate func write(to writer: inout JSONWriter) {
        writer.object { writeMembers(to: &$0) }
    }

    /// `valueTo` is null unless it is a range.
    func writeMembers(to writer: inout JSONWriter) {
        writer.member("text", text)
        writer.member("value", value)
        writer.member("valueTo", valueTo)
        writer.member("bound", bound.rawValue)
        writer.member("classifier", classifier)
        writer.member("noun", noun)
        writer.member("unit", unit)
        place.writeMembers(to: &writer)
    }
}

extension Quote {
    fileprivate func write(to writer: inout JSONWriter) {
        writer.object { writer in
            writer.member("text", text)
            writer.member("speaker", speaker)
            place.writeMembers(to: &writer)
        }
    }
}

extension JSONWriter {
    /// Exactly the number as printed; null where there is none.
    mutating func member(_ name: String, _ value: ExactNumber?) {
        key(name)
        if let value { number(JSONNumber(checked: value.description)) } else { null() }
    }
}
