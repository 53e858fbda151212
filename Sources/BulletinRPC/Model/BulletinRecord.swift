package import BulletinModel

extension Bulletin: MethodResult {
    package static let schema = Schema.named("Bulletin")

    /// `nameBase64` stands behind `name` only where the name is no UTF-8.
    package func write(to writer: inout JSONWriter) {
        writer.object { writer in
            writer.member("bulletin", id.description)
            writer.member("sha256", sha256)
            writer.member("name", name.description)
            if !name.isValidText { writer.member("nameBase64", Base64.encode(name.bytes)) }
            writer.member("collection", collection)
            writer.member("encoding", encoding.rawValue)
            writer.member("format", format.rawValue)
            writer.member("bytes", bytes)
            writer.member("received", received.description)
            writer.member("published", published.description)
            writer.member("publishedBasis", publishedBasis.rawValue)
            writer.member("publication", publication)
            writer.member("page", page)
            writer.member("sequence", sequence)
            writer.member("supersedes", supersedes?.description)
            writer.member("supersededBy", supersededBy?.description)
            writer.key("articles")
            writer.list(stride(from: 1, through: articleCount, by: 1)) { writer, ordinal in
                writer.string(ArticleID(bulletin: id, ordinal: ordinal).description)
            }
        }
    }

    package init(json: JSONValue) throws(ShapeFailure) {
        let reader = JSONReader(json, "bulletin")
        self.init(
            id: try reader.member("bulletin").bulletinID(), sha256: try reader.string("sha256"),
            name: try reader.fileName(),
            collection: try reader.optionalString("collection"),
            encoding: try reader.member("encoding").choice(TextEncoding.self),
            format: try reader.member("format").choice(BulletinFormat.self), bytes: try reader.integer("bytes"),
            received: try reader.member("received").parsed("a time", Timestamp.init(iso8601:)),
            published: try reader.member("published").day(),
            publishedBasis: try reader.member("publishedBasis").choice(PublishedBasis.self),
            publication: try reader.optionalString("publication"), page: try reader.optionalString("page"),
            sequence: try reader.integer("sequence"), supersedes: try reader.optional("supersedes")?.bulletinID(),
            supersededBy: try reader.optional("supersededBy")?.bulletinID(),
            articleCount: try reader.strings("articles").count)
    }
}

extension JSONReader {
    /// Of the members `name` and, where that is no UTF-8, `nameBase64`.
    func fileName() throws(ShapeFailure) -> FileName {
        guard has("nameBase64") else { return FileName(try string("name")) }
        return FileName(bytes: try member("nameBase64").parsed("base64", Base64.decode))
    }

    func bulletinID() throws(ShapeFailure) -> BulletinID { try parsed("a bulletin's id") { BulletinID($0) } }
    func articleID() throws(ShapeFailure) -> ArticleID { try parsed("an article's id", ArticleID.init) }
}

extension Timestamp {
    /// - Parameter iso8601: `2022-11-03T08:12:44Z`.
    package init?(iso8601 text: String) {
        guard TextForm.timestamp.fits(text), let day = CalendarDay(text.prefix(10)) else { return nil }
        let parts = text.dropFirst(11).dropLast().split(separator: ":").compactMap { Int($0) }
        guard parts.count == 3, parts[0] < 24, parts[1] < 60, parts[2] < 60 else { return nil }
        self.init(secondsSinceEpoch: day.daysSinceEpoch * 86_400 + parts[0] * 3600 + parts[1] * 60 + parts[2])
    }
}
