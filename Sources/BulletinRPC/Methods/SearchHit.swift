package import BulletinModel

extension Search {
    /// What a list of hits shows of an article.
    package struct Hit: Hashable, Sendable {
        package var id: ArticleID
        package var score: Double
        package var kicker: String?
        package var headline: String?
        package var published: CalendarDay?
        package var section: String?
        package var kind: ArticleKind
        package var bylines: [Byline]
        /// Nil where none was asked for.
        package var snippet: Snippet?

        package init(
            id: ArticleID, score: Double, kicker: String?, headline: String?, published: CalendarDay?, section: String?,
            kind: ArticleKind, bylines: [Byline], snippet: Snippet?
        ) {
            self.id = id
            self.score = score
            self.kicker = kicker
            self.headline = headline
            self.published = published
            self.section = section
            self.kind = kind
            self.bylines = bylines
            self.snippet = snippet
        }

        package static let members: [Schema.Property] = [
            ("id", Schema.string(.articleID)), ("score", .number), ("kicker", .nullable(.text)),
            ("headline", .nullable(.text)), ("published", .nullable(.string(.day))), ("section", .nullable(.text)),
            ("kind", .choice(ArticleKind.allCases.map(\.rawValue))), ("bylines", .array(of: .named("Byline"))),
            ("snippet", .nullable(.named("Snippet"))),
        ].map { Schema.Property(name: $0.0, schema: $0.1, isOptional: false) }

        static var schema: Schema { .object(members) }

        func write(to writer: inout JSONWriter) {
            writer.object { writeMembers(to: &$0) }
        }

        func writeMembers(to writer: inout JSONWriter) {
            writer.member("id", id.description)
            writer.key("score")
            writer.number(score)
            writer.member("kicker", kicker)
            writer.member("headline", headline)
            writer.member("published", published?.description)
            writer.member("section", section)
            writer.member("kind", kind.rawValue)
            writer.key("bylines")
            writer.list(bylines) { $1.write(to: &$0) }
            writer.key("snippet")
            if let snippet { snippet.write(to: &writer) } else { writer.null() }
        }

        init(reader: JSONReader) throws(ShapeFailure) {
            id = try reader.member("id").articleID()
            score = try reader.member("score").number().double
            kicker = try reader.optionalString("kicker")
            headline = try reader.optionalString("headline")
            published = try reader.optional("published")?.day()
            section = try reader.optionalString("section")
            kind = try reader.member("kind").choice(ArticleKind.self)
            bylines = try reader.member("bylines").list(Byline.init(reader:))
            snippet = try reader.optional("snippet").map(Snippet.init(reader:))
        }
    }

    /// A piece of the text, and where in it the query's words stand.
    package struct Snippet: Hashable, Sendable {
        package var text: String
        package var marks: [Mark]

        package init(text: String, marks: [Mark]) {
            self.text = text
            self.marks = marks
        }

        fileprivate func write(to writer: inout JSONWriter) {
            writer.object { writer in
                writer.member("text", text)
                writer.key("marks")
                writer.list(marks) { writer, mark in
                    writer.beginArray()
                    writer.integer(mark.offset)
                    writer.integer(mark.length)
                    writer.endArray()
                }
            }
        }

        fileprivate init(reader: JSONReader) throws(ShapeFailure) {
            text = try reader.string("text")
            marks = try reader.member("marks").list { (pair) throws(ShapeFailure) in
                let numbers = try pair.list { (number) throws(ShapeFailure) in try number.integer() }
                guard numbers.count == 2 else { throw ShapeFailure("marks", expected: "pairs") }
                return Mark(offset: numbers[0], length: numbers[1])
            }
        }
    }

    /// In Unicode scalars.
    package struct Mark: Hashable, Sendable {
        package var offset: Int
        package var length: Int

        package init(offset: Int, length: Int) {
            self.offset = offset
            self.length = length
        }
    }
}
