package import BulletinModel

/// Numbers that articles report.
package enum Figures: Method {
    package static let name = "figures"
    package static let summary = "Numbers with what they count, and the sentences in which they stand, latest first."
    package static let errors: [RPCErrorKind] = [.query, .tookTooLong, .store]

    package struct Params: MethodParams, Hashable {
        package var query = ""
        package var noun: String?
        package var unit: String?
        package var min: Double?
        package var max: Double?
        package var limit = 100
        package var offset = 0

        package init() {}

        package static let fields: [ParamField<Params>] = [
            .optional("query", \.query, .text(), "Only figures of articles that match; blank takes all."),
            .optional("noun", \.noun, .text(.filled), "Only those whose noun holds this, or whose classifier is this."),
            .optional("unit", \.unit, .text(.filled), "Only those that are reported of this unit."),
            .optional("min", \.min, .number, "Only those of this value or more."),
            .optional("max", \.max, .number, "Only those of this value or less."),
            .optional("limit", \.limit, .limited(0...Search.mostHits), "The most rows to answer."),
            .optional("offset", \.offset, .integer(0...1_000_000_000), "How many rows to leave out at the beginning."),
        ]
    }

    package struct Row: Hashable, Sendable {
        package var article: ArticleID
        package var headline: String?
        package var published: CalendarDay?
        package var figure: Figure
        /// The sentence in which it stands.
        package var sentence: String

        package init(
            article: ArticleID, headline: String?, published: CalendarDay?, figure: Figure, sentence: String
        ) {
            self.article = article
            self.headline = headline
            self.published = published
            self.figure = figure
            self.sentence = sentence
        }
    }

    package struct Result: MethodResult, Hashable {
        package var total: Int
        package var rows: [Row]

        package init(total: Int, rows: [Row]) {
            self.total = total
            self.rows = rows
        }

        package static let schema = Schema.object([
            "total": .count,
            "rows": .array(
                of: .object([
                    "article": .string(.articleID), "headline": .nullable(.text), "published": .nullable(.string(.day)),
                    "text": .text, "value": .number, "valueTo": .nullable(.number),
                    "bound": .choice(FigureBound.allCases.map(\.rawValue)), "classifier": .nullable(.text),
                    "noun": .nullable(.text), "unit": .nullable(.text), "sentence": .text,
                    "paragraph": .integer(-1...Int.max), "offset": .count, "length": .count,
                ])),
        ])

        package func write(to writer: inout JSONWriter) {
            writer.object { writer in
                writer.member("total", total)
                writer.key("rows")
                writer.list(rows) { writer, row in
                    writer.object { writer in
                        writer.member("article", row.article.description)
                        writer.member("headline", row.headline)
                        writer.member("published", row.published?.description)
                        row.figure.writeMembers(to: &writer)
                        writer.member("sentence", row.sentence)
                    }
                }
            }
        }

        package init(json: JSONValue) throws(ShapeFailure) {
            let reader = JSONReader(json)
            total = try reader.integer("total")
            rows = try reader.member("rows").list { (row) throws(ShapeFailure) in
                Row(
                    article: try row.member("article").articleID(), headline: try row.optionalString("headline"),
                    published: try row.optional("published")?.day(), figure: try Figure(reader: row),
                    sentence: try row.string("sentence"))
            }
        }
    }

    package static let example = """
        → {"jsonrpc":"2.0","id":12,"method":"figures","params":{"noun":"农机","min":10}}
        ← {"jsonrpc":"2.0","id":12,"result":{"total":1,"rows":[{"article":"5f0c9a61d2b34e77.3",\
        "headline":"秋粮入仓 农机不歇","published":"2021-10-12","text":"12台农机","value":12,"valueTo":null,\
        "bound":"exact","classifier":"台","noun":"农机","unit":"柳湾镇","paragraph":0,"offset":5,"length":5,\
        "sentence":"柳湾镇已有12台农机下田。"}]}}
        """
}
