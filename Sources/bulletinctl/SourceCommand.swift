import ArgumentParser
import BulletinRPC

struct SourceCommand: Subcommand {
    static let configuration = CommandConfiguration(
        commandName: "source",
        abstract: Phrase("Print an article, or a bulletin, as it stood on its page.", "按版面原样显示文章或版面。").text,
        discussion: HelpText.of(
            [
                ("bulletinctl source 5f0c.3", nil),
                ("bulletinctl source 5f0c --raw > page.txt", Phrase("the dropped file, byte for byte", "原件，逐字节相同")),
            ]))

    @Argument(
        help: ArgumentHelp("An article's id, or a bulletin's.", "文章或版面的编号。", valueName: "id"),
        completion: Completions.ids)
    var id: String

    @Flag(help: ArgumentHelp("A bulletin's bytes as they were dropped, whatever their encoding.", "版面原件的字节，不论编码。"))
    var raw = false

    @OptionGroup var common: CommonOptions

    func validate() throws {
        if raw, id.contains(".") {
            throw ValidationError(Phrase.rawIsForBulletin(id))
        }
    }

    func run(_ session: Session) throws {
        if id.contains(".") {
            _ = try session.ask(ArticleSource.self, ArticleParam(id: id)) { session.screen.source($0.text) }
            return
        }
        _ = try session.ask(BulletinSource.self, .init(id: id, raw: raw)) { result in
            switch result {
            case .text(let text, _): session.screen.source(text)
            case .raw(let bytes): session.screen.write(bytes)
            }
        }
    }
}
