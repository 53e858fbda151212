import ArgumentParser
import BulletinRPC
import TerminalLayout

struct UnitsCommand: Subcommand {
    static let configuration = CommandConfiguration(
        commandName: "units",
        abstract: "Show the units that articles name, as a tree with counts.",
        discussion: """
            Examples:
              bulletinctl units
              bulletinctl units --under 东昌府区 --depth 2
              bulletinctl units 核酸检测                  only articles that match
            """)

    @Argument(help: ArgumentHelp("Only units of articles that match.", valueName: "query"))
    var words: [String] = []

    @Option(help: ArgumentHelp("Only what lies below this unit.", valueName: "unit"))
    var under: String?

    @Option(help: ArgumentHelp("How many levels down.", valueName: "n"))
    var depth: Int?

    @OptionGroup var common: CommonOptions

    func run(_ session: Session) throws {
        let query = CommandLineWords.query(words)
        let params = JSONObject(
            given: ("query", query.isEmpty ? nil : .string(query)), ("under", under.map(JSONValue.string)),
            ("depth", depth.map(JSONValue.integer)))
        _ = try session.answer("units", params, query: query) { show($0, on: session.screen) }
    }

    /// The root itself is shown where it has a name; else its children stand side by side.
    private func show(_ root: JSONValue, on screen: Screen) {
        let tops = root.array ?? (root.shown("name").isEmpty ? root.list("children") : [root])
        let most = Swift.max(tops.map { $0.count("articles") }.max() ?? 1, 1)
        var rows: [[StyledText]] = []
        for top in tops { add(top, lead: "", isTop: true, isLast: true, most: most, width: screen.width, to: &rows) }
        guard !rows.isEmpty else {
            screen.line(StyledText(Phrase.nothingFound.text, .faint))
            return
        }
        let table = Table(
            [.init("", least: 8, weight: 3), .init("", .right, weight: 2), .init("", weight: 0)], rows: rows,
            showsHeadings: false)
        screen.lines(table.lines(width: screen.width))
    }

    private func add(
        _ node: JSONValue, lead: String, isTop: Bool, isLast: Bool, most: Int, width: Int?,
        to rows: inout [[StyledText]]
    ) {
        let branch = isTop ? "" : isLast ? "└─ " : "├─ "
        rows.append([
            StyledText(lead + branch, .faint) + StyledText(node.shown("name"), .unit),
            StyledText("\(node.count("articles"))"),
            bar(share: Double(node.count("articles")) / Double(most), columns: Wording.barWidth(width)),
        ])
        let children = node.list("children")
        let deeper = lead + (isTop ? "" : isLast ? "   " : "│  ")
        for (place, child) in children.enumerated() {
            add(
                child, lead: deeper, isTop: false, isLast: place == children.count - 1, most: most, width: width,
                to: &rows)
        }
    }
}
