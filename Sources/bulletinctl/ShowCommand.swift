import ArgumentParser
import BulletinClient
import BulletinModel
import BulletinRPC
import TerminalLayout

struct ShowCommand: Subcommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Lay an article out to read, or tell what a bulletin holds.",
        discussion: """
            Examples:
              bulletinctl show 5f0c9a61d2b34e77.3
              bulletinctl show 5f0c.3 --annotations    with what was recognised marked
              bulletinctl show 5f0c                    the bulletin and its headlines

            Four digits or more of a bulletin's id will do, where they fit one only.
            """)

    @Argument(help: ArgumentHelp("An article's id, or a bulletin's.", valueName: "id"))
    var id: String

    @Flag(help: "Mark people, units, places, dates, figures and quotes, and list them.")
    var annotations = false

    @OptionGroup var common: CommonOptions

    func run(_ session: Session) throws {
        if id.contains(".") {
            _ = try session.ask(ArticleGet.self, ArticleParam(id: id)) { article in
                session.screen.page()
                let layout = ArticleLayout(record: article, showsAnnotations: annotations, width: session.screen.width)
                session.screen.lines(layout.lines)
            }
        } else {
            _ = try session.ask(BulletinGet.self, BulletinParam(id: id)) { try show($0, session) }
        }
    }

    private func show(_ bulletin: Bulletin, _ session: Session) throws {
        let screen = session.screen
        screen.line(StyledText(bulletin.name.description, .strong))
        let facts: [(Phrase, String?)] = [
            (.bulletin, bulletin.id.description), (.publication, bulletin.publication), (.page, bulletin.page),
            (.date, "\(bulletin.published) (\(bulletin.publishedBasis.rawValue))"), (.collection, bulletin.collection),
            (.received, bulletin.received.description),
            (.encoding, "\(bulletin.encoding.rawValue), \(bulletin.format.rawValue), \(Wording.size(bulletin.bytes))"),
            (.supersedes, bulletin.supersedes?.description), (.supersededBy, bulletin.supersededBy?.description),
        ]
        screen.lines(FactList.lines(facts, width: screen.width))
        screen.line()
        let ids = (0..<bulletin.articleCount).map { "\(bulletin.id).\($0 + 1)" }
        var rows: [[StyledText]] = []
        var failure: CommandFailure?
        try session.pipeline(ids.map { (ArticleGet.name, ArticleParam(id: $0).json) }) { answer in
            do throws(ShapeFailure) {
                rows.append(Self.row(try ArticleRecord(json: answer)))
            } catch {
                failure = .client(.brokenReply("article.get: \(error)"))
            }
        }
        if let failure { throw failure }
        let table = Table(
            [.init("", weight: 3), .init("", least: 4), .init("", least: 8, weight: 2)], rows: rows,
            showsHeadings: false)
        screen.lines(table.lines(width: screen.width))
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

/// Labels and what they say, one below the other.
enum FactList {
    /// - Parameter facts: those without a value are left out.
    static func lines(_ facts: [(Phrase, String?)], width: Int?) -> [StyledText] {
        let rows = facts.compactMap { fact in
            fact.1.map { [StyledText(fact.0.text, .faint), StyledText($0)] }
        }
        return Table([.init("", weight: 1), .init("", least: 8, weight: 2)], rows: rows, showsHeadings: false).lines(
            width: width)
    }
}
