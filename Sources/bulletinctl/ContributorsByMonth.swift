import BulletinModel
import BulletinRPC
import Formats
import TerminalLayout

/// The league table of correspondents with a column a month: one question a month.
struct ContributorsByMonth {
    private let result: Contributors.Result
    /// `2022-10`, in their order, none left out in between.
    private let months: [String]
    /// By month, then by who.
    private let counts: [[Byline: Int]]
    private let answers: [JSONValue]

    /// - Parameter result: of the whole time; it says who is in the table, and in which order.
    init(_ result: Contributors.Result, _ params: Contributors.Params, _ session: Session) throws(CommandFailure) {
        self.result = result
        let first = result.rows.compactMap(\.first).min()
        let last = result.rows.compactMap(\.last).max()
        months = Self.months(from: first, to: last)
        var counts: [[Byline: Int]] = []
        var answers: [JSONValue] = []
        for month in months {
            var asked = params
            asked.query = params.query.isEmpty ? "date:\(month)" : "(\(params.query)) date:\(month)"
            asked.limit = Search.mostHits
            let (part, answer) = try session.asked(Contributors.self, asked, query: params.query)
            counts.append(Dictionary(part.rows.map { ($0.byline, $0.articles) }) { $0 + $1 })
            answers.append(["month": .string(month), "rows": answer["rows"] ?? []])
        }
        self.counts = counts
        self.answers = answers
    }

    init(_ result: Contributors.Result, months: [String], counts: [[Byline: Int]]) {
        self.result = result
        self.months = months
        self.counts = counts
        answers = []
    }

    static func months(from first: CalendarDay?, to last: CalendarDay?) -> [String] {
        guard let first, let last else { return [] }
        return (first.year * 12 + first.month - 1...last.year * 12 + last.month - 1).compactMap {
            CalendarDay(year: $0 / 12, month: $0 % 12 + 1, day: 1).map { String($0.description.prefix(7)) }
        }
    }

    var listing: Listing {
        Listing(answers: answers, sheet: { sheet }, table: { table(width: $0) })
    }

    var sheet: Sheet {
        Sheet(
            columns: ["name", "role", "outlet", "articles"] + months,
            rows: result.rows.map { row in
                [
                    .text(row.byline.name), .text(row.byline.role.rawValue), .text(row.byline.outlet),
                    .count(row.articles),
                ] + months.indices.map { .count(counts[$0][row.byline] ?? 0) }
            })
    }

    /// The latest months are the last to go where the terminal is narrow; a month without any is a dot.
    func table(width: Int?) -> [StyledText] {
        guard !result.rows.isEmpty else { return [StyledText(Phrase.nothingFound.text, .faint)] }
        let named = Table.Column(Phrase.person.text, least: 6, weight: 1000)
        let total = Table.Column(Phrase.articles.text, .right, weight: 999)
        let columns = months.enumerated().map {
            Table.Column(Self.short($1, after: $0 > 0 ? months[$0 - 1] : nil), .right, weight: $0)
        }
        let rows = zip(ContributorsCommand.ranks(result.rows.map(\.articles)), result.rows).map { rank, row in
            [
                StyledText(rank, .faint), StyledText(row.byline.name, .person),
                StyledText(Phrase.role(row.byline.role.rawValue)), StyledText("\(row.articles)", .strong),
            ]
                + months.indices.map { index in
                    counts[index][row.byline].map { StyledText("\($0)") } ?? StyledText("·", .faint)
                }
        }
        let table = Table(
            [.init("", .right, weight: -1), named, .init(Phrase.role.text, weight: -2), total] + columns, rows: rows)
        return table.lines(width: width)
    }

    /// `2022-10`, and `11` where the year is as in the column before.
    private static func short(_ month: String, after earlier: String?) -> String {
        earlier?.prefix(4) == month.prefix(4) ? String(month.suffix(2)) : month
    }
}
