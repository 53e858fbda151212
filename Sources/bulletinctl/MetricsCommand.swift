import ArgumentParser
import BulletinRPC

struct MetricsCommand: Subcommand {
    static let configuration = CommandConfiguration(
        commandName: "metrics",
        abstract: Phrase("Print what the daemon counts, as OpenMetrics text.", "以 OpenMetrics 文本输出各项计数。").text,
        discussion: HelpText.of(
            [
                ("bulletinctl metrics | grep -v '^#'", nil)
            ]))

    @OptionGroup var common: CommonOptions

    func run(_ session: Session) throws {
        _ = try session.answer("server.metrics", [:]) { session.screen.source($0.string ?? "") }
    }
}
