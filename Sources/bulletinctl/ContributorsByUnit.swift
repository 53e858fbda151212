import BulletinModel
import BulletinRPC
import Formats
import TerminalLayout

/// Who wrote about which unit: one question for each of the units that most articles name.
struct ContributorsByUnit {
    struct Part {
        var unit: String
        /// Articles that name it, by whomever.
        var articles: Int
        var rows: [Contributors.Row]
    }

    private let parts: [Part]
    private var answers: [JSONValue] = []
    private static let mostUnits = 100

    init(parts: [Part]) { self.parts = parts }

    init(_ params: Contributors.Params, _ session: Session) throws(CommandFailure) {
        var search = Search.Params()
        search.query = params.query
        search.limit = 0
        search.facets = [.unit]
        let units = try session.asked(Search.self, search, query: params.query).result.facets.first?.counts ?? []
        var parts: [Part] = []
        for unit in units.prefix(Self.mostUnits) {
            var asked = params
            let field = "unit:\"\(unit.value)\""
            asked.query = params.query.isEmpty ? field : "(\(params.query)) \(field)"
            let (part, answer) = try session.asked(Contributors.self, asked, query: params.query)
            guard !part.rows.isEmpty else { continue }
            parts.append(Part(unit: unit.value, articles: unit.count, rows: part.rows))
            answers.append(["unit": .string(unit.value), "rows": answer["rows"] ?? []])
        }
        self.parts = parts
    }

    var listing: Listing {
        Listing(answers: answers, sheet: { sheet }, table: { table(width: $0) })
    }

    var sheet: Sheet {
        Sheet(
            columns: ["unit", "name", "role", "outlet", "articles", "first", "last"],
            rows: parts.flatMap { part in
                part.rows.map { row in
                    [
                        .text(part.unit), .text(row.byline.name), .text(row.byline.role.rawValue),
                        .text(row.byline.outlet), .count(row.articles), .text(row.first?.description),
                        .text(row.last?.description),
                    ]
                }
            })
    }

    func table(width: Int?) -> [StyledText] {
        guard !parts.isEmpty else { return [StyledText(Phrase.nothingFound.text, .faint)] }
        let most = max(parts.flatMap { $0.rows.map(\.articles) }.max() ?? 1, 1)
        let rows = parts.flatMap { part in
            part.rows.enumerated().map { place, row in
                [
                    StyledText(place == 0 ? part.unit : "", .unit), StyledText(row.byline.name, .person),
                    StyledText(Phrase.role(row.byline.role.rawValue)), StyledText("\(row.articles)"),
                    bar(share: Double(row.articles) / Double(most), columns: Wording.barWidth(width) / 2),
                ]
            }
        }
        let table = Table(
            [
                .init(Phrase.unit.text, least: 8, weight: 4), .init(Phrase.person.text, least: 6, weight: 5),
                .init(Phrase.role.text, weight: 1), .init(Phrase.articles.text, .right, weight: 3),
                .init("", weight: 0),
            ], rows: rows)
        return table.lines(width: width)
    }
}
