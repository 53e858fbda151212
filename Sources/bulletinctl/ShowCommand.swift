import ArgumentParser
import BulletinClient
import BulletinModel
import BulletinRPC
import Formats
import TerminalLayout

struct ShowCommand: Subcommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: Phrase("Lay an article out to read, or tell what a bulletin holds.", "排好一篇文章供阅读，或显示版面内容。").text,
        discussion: HelpText.of(
            [
                ("bulletinctl show 5f0c9a61d2b34e77.3", nil),
                ("bulletinctl show 5f0c.3 --annotations", Phrase("with what was recognised marked", "标出识别到的内容")),
                ("bulletinctl show 5f0c", Phrase("the bulletin and its headlines", "版面及其标题")),
                (
                    "bulletinctl show 5f0c --format ninjs",
                    Phrase("its articles, an IPTC ninjs item a line", "其文章，每行一条 IPTC ninjs")
                ),
            ],
            remark: Phrase(
                "Four digits or more of a bulletin's id will do, where they fit one only.",
                "版面编号写前四位或更多即可，只要不与别的版面相同。")))

    @Argument(
        help: ArgumentHelp("An article's id, or a bulletin's.", "文章或版面的编号。", valueName: "id"),
        completion: Completions.ids)
    var id: String

    @Flag(
        help: ArgumentHelp(
            "Mark people, units, places, dates, figures and quotes, and list them.", "标出并列出人物、单位、地点、日期、数字和引语。"))
    var annotations = false

    @OptionGroup var output: FormatOptions
    @OptionGroup var common: CommonOptions

    func run(_ session: Session) throws {
        let format = try output.chosen(common)
        if id.contains(".") {
            let (record, answer) = try session.asked(ArticleGet.self, ArticleParam(id: id))
            var listing = Self.listing(of: [record], [answer])
            if format == .table {
                let id = BulletinParam(id: record.id.bulletin.description)
                let source = try session.asked(BulletinGet.self, id).result.source
                listing.table = { Self.table(record, source: source, annotations: annotations, width: $0) }
                session.screen.page()
            }
            try session.print(listing, as: format, bom: output.bom)
        } else {
            let (bulletin, answer) = try session.asked(BulletinGet.self, BulletinParam(id: id))
            try show(bulletin, answer, format, session)
        }
    }

    /// Without a screen: those of an article and of a bulletin are not alike.
    private static func listing(of records: [ArticleRecord], _ answers: [JSONValue]) -> Listing {
        Listing(
            answers: answers, sheet: { Sheet(records) },
            markdown: { records.map(Markdown.article).joined(separator: "\n") },
            articles: records.map(\.id), query: records.first?.id.description ?? "", table: { _ in [] })
    }

    static func table(
        _ record: ArticleRecord, source: String?, annotations: Bool, width: Int?
    ) -> [StyledText] {
        ArticleLayout(record: record, source: source, showsAnnotations: annotations, width: width).lines
    }

    private func show(
        _ bulletin: Bulletin, _ answer: JSONValue, _ format: OutputFormat, _ session: Session
    ) throws {
        guard format != .json else { return session.screen.json(answer) }
        var records: [ArticleRecord] = []
        try session.articles(bulletin.ids) { records.append($0) }
        var listing = Self.listing(of: records, [answer])
        listing.query = bulletin.name.description
        listing.table = { Self.table(bulletin, records, width: $0) }
        try session.print(listing, as: format, bom: output.bom)
    }

    static func table(_ bulletin: Bulletin, _ records: [ArticleRecord], width: Int?) -> [StyledText] {
        let facts: [(Phrase, String?)] = [
            (.bulletin, bulletin.id.description), (.publication, bulletin.publication), (.page, bulletin.page),
            (.date, "\(bulletin.published) (\(Phrase.basis(bulletin.publishedBasis.rawValue)))"),
            (.collection, bulletin.collection), (.received, bulletin.received.description),
            (.encoding, "\(bulletin.encoding.rawValue), \(bulletin.format.rawValue), \(Wording.size(bulletin.bytes))"),
            (.supersedes, bulletin.supersedes?.description), (.supersededBy, bulletin.supersededBy?.description),
        ]
        let table = Table(
            [.init("", weight: 3), .init("", least: 4), .init("", least: 8, weight: 2)], rows: records.map(row),
            showsHeadings: false)
        return StyledText(bulletin.name.description, .strong).wrapped(within: width)
            + FactList.lines(facts, width: width) + [StyledText()] + table.lines(width: width)
    }

    private static func row(_ record: ArticleRecord) -> [StyledText] {
        let article = record.article
        let headline = article.headline ?? article.paragraphs.first ?? Phrase.untitled.text
        return [
            StyledText(record.id.description, .identifier),
            StyledText(article.kicker ?? Phrase.kind(article.kind.rawValue), .kicker),
            StyledText(headline, .strong),
        ]
    }
}

extension Bulletin {
    /// The paper and its page, as far as known.
    var source: String? {
        let parts = [publication, page.map(Phrase.pageNumber)].compactMap { $0 }
        return parts.isEmpty ? nil : parts.joined(separator: " ")
    }

    /// Of its articles.
    var ids: [ArticleID] { (0..<articleCount).map { ArticleID(bulletin: id, ordinal: $0 + 1) } }
}

/// Labels and what they say, one below the other.
enum FactList {
    /// Narrower than this, a label has a line of its own.
    private static let narrow = 40

    /// - Parameter facts: those without a value are left out.
    static func lines(_ facts: [(Phrase, String?)], width: Int?) -> [StyledText] {
        let rows = facts.compactMap { fact in
            fact.1.map { [StyledText(fact.0.text, .faint), StyledText($0)] }
        }
        if let width, width < narrow {
            return rows.flatMap { row in
                (row[0].isEmpty ? [] : [row[0].cut(to: width)])
                    + row[1].wrapped(to: max(width - 2, 1)).map { ("  " + $0).cut(to: width) }
            }
        }
        return Table([.init("", weight: 1), .init("", least: 8, weight: 2)], rows: rows, showsHeadings: false).lines(
            width: width)
    }
}
