import ArgumentParser
import BulletinModel
import BulletinRPC
import Formats
import TerminalLayout

struct RejectedCommand: Subcommand {
    static let configuration = CommandConfiguration(
        commandName: "rejected",
        abstract: Phrase(
            "List the files that were set aside, with the reasons; try them again, or throw them away.",
            "列出被拒收的文件和原因；可重试或丢弃。"
        ).text,
        discussion: HelpText.of(
            [
                ("bulletinctl rejected", nil),
                ("bulletinctl rejected --retry 17", nil),
                ("bulletinctl rejected --discard 17", nil),
            ]))

    @Option(help: ArgumentHelp("Read this file again.", "重新读取此文件。", valueName: "id"))
    var retry: String?

    @Option(help: ArgumentHelp("Throw this file away.", "丢弃此文件。", valueName: "id"))
    var discard: String?

    @OptionGroup var output: FormatOptions
    @OptionGroup var common: CommonOptions

    func validate() throws {
        if retry != nil, discard != nil { throw ValidationError(Phrase.exclude(["--retry", "--discard"])) }
    }

    func run(_ session: Session) throws {
        if let id = retry ?? discard {
            let method = retry == nil ? "rejected.discard" : "rejected.retry"
            _ = try session.answer(method, ["id": .string(id)]) { _ in
                session.screen.line(StyledText(retry == nil ? "− " : "↻ ", .hint) + StyledText(id, .identifier))
            }
            return
        }
        let format = try output.chosen(common, of: OutputFormat.ofRows)
        let (result, answer) = try session.asked(RejectedList.self, .init())
        let listing = Listing(
            answers: [answer], sheet: { Sheet(result.rejected) }, table: { Self.table(result, width: $0) })
        try session.print(listing, as: format, bom: output.bom)
    }

    static func table(_ result: RejectedList.Result, width: Int?) -> [StyledText] {
        guard !result.rejected.isEmpty else { return [StyledText(Phrase.nothingRejected.text, .faint)] }
        let table = Table(
            [
                .init("ID", .right, weight: 5), .init(Phrase.name.text, least: 10, weight: 3),
                .init(Phrase.reason.text, weight: 4), .init(Phrase.detail.text, least: 10, weight: 2),
                .init(Phrase.received.text, weight: 1),
            ],
            rows: result.rejected.map { file in
                [
                    StyledText(file.id, .identifier), StyledText(file.name.description),
                    StyledText(Phrase.rejection(file.reason.rawValue), .failure), StyledText(file.detail),
                    StyledText(file.received.description, .faint),
                ]
            })
        return table.lines(width: width)
    }
}
