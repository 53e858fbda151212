import BulletinModel

/// The schemas that have a name: `components.schemas` of `rpc.discover`.
package enum SchemaCatalog {
    package static let all: [(name: String, schema: Schema)] = [
        ("Article", article), ("Bulletin", bulletin), ("Byline", byline), ("Snippet", snippet), ("Unit", unit),
    ]

    /// - Precondition: `name` is one of `all`.
    package static func schema(_ name: String) -> Schema {
        guard let found = all.first(where: { $0.name == name }) else { preconditionFailure("no schema \(name)") }
        return found.schema
    }

    private static func words<Word: RawRepresentable<String> & CaseIterable>(_ type: Word.Type) -> Schema {
        .choice(Word.allCases.map(\.rawValue))
    }

    private static let optionalText = Schema.nullable(.text)
    private static let named = Schema.object(["name": .text])

    private static let bulletin = Schema.object(
        [
            ("bulletin", .string(.bulletinID)), ("sha256", .text), ("name", .text), ("nameBase64", .string(.base64)),
            ("collection", optionalText), ("encoding", words(TextEncoding.self)),
            ("format", words(BulletinFormat.self)),
            ("bytes", .count), ("received", .string(.timestamp)), ("published", .string(.day)),
            ("publishedBasis", words(PublishedBasis.self)), ("publication", optionalText), ("page", optionalText),
            ("sequence", .count), ("supersedes", .nullable(.string(.bulletinID))),
            ("supersededBy", .nullable(.string(.bulletinID))), ("articles", .array(of: .string(.articleID))),
        ].map { .init(name: $0.0, schema: $0.1, isOptional: $0.0 == "nameBase64") })

    private static let byline = Schema.object([
        "name": .text, "role": words(BylineRole.self), "outlet": optionalText,
    ])

    /// `marks` holds pairs of offset and length in Unicode scalars.
    private static let snippet = Schema.object([
        "text": .text, "marks": .array(of: .array(of: .count, count: 2...2)),
    ])

    private static let article = Schema.object([
        "id": .string(.articleID), "bulletin": .string(.bulletinID), "ordinal": .integer(1...Int.max),
        "kind": words(ArticleKind.self), "section": optionalText, "kicker": optionalText, "headline": optionalText,
        "subheadline": optionalText, "dateline": .nullable(.object(["text": .text, "place": optionalText])),
        "published": .nullable(.string(.day)), "bylines": .array(of: .named("Byline")), "paragraphs": .array(of: .text),
        "span": .object(["start": .count, "end": .count]),
        "units": .array(of: .object(["name": .text, "level": words(UnitLevel.self), "path": .array(of: .text)])),
        "people": .array(of: .object(["name": .text, "title": optionalText, "organisation": optionalText])),
        "organisations": .array(of: named), "places": .array(of: named), "dates": .array(of: date),
        "figures": .array(of: figure), "quotes": .array(of: quote),
    ])

    private static let date = Schema.object([
        "text": .text, "start": .text, "end": .text, "granularity": words(DateGranularity.self),
        "paragraph": .integer(-1...Int.max), "offset": .count, "length": .count,
    ])

    private static let figure = Schema.object([
        "text": .text, "value": .number, "valueTo": .nullable(.number), "bound": words(FigureBound.self),
        "classifier": optionalText, "noun": optionalText, "unit": optionalText, "paragraph": .integer(-1...Int.max),
        "offset": .count, "length": .count,
    ])

    private static let quote = Schema.object([
        "text": .text, "speaker": optionalText, "paragraph": .integer(-1...Int.max), "offset": .count, "length": .count,
    ])

    /// A unit with what lies below it.
    private static let unit = Schema.object([
        "name": optionalText, "level": .nullable(words(UnitLevel.self)), "articles": .count,
        "children": .array(of: .named("Unit")),
    ])
}
