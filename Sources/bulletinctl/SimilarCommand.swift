import ArgumentParser
import BulletinModel
import BulletinRPC
import Formats
import TerminalLayout

struct SimilarCommand: Subcommand {
    static let configuration = CommandConfiguration(
        commandName: "similar",
        abstract: Phrase("Find articles like this one, nearest first.", "查找相似的文章，最相似的在前。").text,
        discussion: HelpText.of(
            [
                ("bulletinctl similar 5f0c.3 --limit 5", nil)
            ],
            remark: Phrase(
                "Exit status 1 where there is none.",
                "一篇也没有时，退出状态为 1。")))

    @Argument(help: ArgumentHelp("An article's id.", "文章编号。"), completion: Completions.ids)
    var id: String

    @Option(help: ArgumentHelp("The most to print.", "最多显示几条。", valueName: "n"))
    var limit = 10

    @OptionGroup var output: FormatOptions
    @OptionGroup var common: CommonOptions

    func run(_ session: Session) throws {
        let format = try output.chosen(common)
        var params = ArticleSimilar.Params(id: id)
        params.limit = limit
        let (result, answer) = try session.asked(ArticleSimilar.self, params)
        let listing = Listing(
            answers: [answer], sheet: { Sheet(result.hits) }, markdown: { Markdown.hits(result.hits.map(\.hit)) },
            articles: result.hits.map(\.hit.id), query: "similar \(id)", table: { Self.table(result, width: $0) })
        try session.print(listing, as: format, bom: output.bom)
        if result.hits.isEmpty { throw CommandFailure.nothing }
    }

    static func table(_ result: ArticleSimilar.Result, width: Int?) -> [StyledText] {
        guard !result.hits.isEmpty else { return [StyledText(Phrase.nothingFound.text, .faint)] }
        return result.hits.enumerated().flatMap { place, hit in
            let note = "\(Int((hit.similarity * 100).rounded())) % \(Phrase.similarity)"
            return (place > 0 ? [StyledText()] : []) + hit.hit.block(note: note).lines(width: width)
        }
    }
}
