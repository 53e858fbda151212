import ArgumentParser
import BulletinRPC
import Formats
import TerminalLayout

struct UnitsCommand: Subcommand {
    static let configuration = CommandConfiguration(
        commandName: "units",
        abstract: Phrase("Show the units that articles name, as a tree with counts.", "以树状显示文章提到的单位和篇数。").text,
        discussion: HelpText.of(
            [
                ("bulletinctl units", nil),
                ("bulletinctl units --under 东昌府区 --depth 2", nil),
                ("bulletinctl units 核酸检测", Phrase("only articles that match", "只算符合的文章")),
                ("bulletinctl units --csv", Phrase("a row a unit, with its path", "每个单位一行，带路径")),
            ]))

    @Argument(
        help: ArgumentHelp("Only units of articles that match.", "只看匹配文章的单位。", valueName: "query"),
        completion: Completions.queries)
    var words: [String] = []

    @Option(
        help: ArgumentHelp("Only what lies below this unit.", "只看此单位及其下级。", valueName: "unit"),
        completion: Completions.units)
    var under: String?

    @Option(help: ArgumentHelp("How many levels down.", "往下几级。", valueName: "n"))
    var depth: Int?

    @OptionGroup var output: FormatOptions
    @OptionGroup var common: CommonOptions

    func run(_ session: Session) throws {
        let format = try output.chosen(common, of: OutputFormat.ofRows)
        var params = Units.Params()
        params.query = CommandLineWords.query(words)
        params.under = under
        params.depth = depth
        let (root, answer) = try session.asked(Units.self, params, query: params.query)
        let listing = Listing(answers: [answer], sheet: { Sheet(root) }, table: { Self.table(root, width: $0) })
        try session.print(listing, as: format, bom: output.bom)
        if root.name == nil, root.children.isEmpty, depth != 0 { throw CommandFailure.nothing }
    }

    /// The root itself is shown where it has a name; else its children stand side by side.
    static func table(_ root: Units.Node, width: Int?) -> [StyledText] {
        let tops = root.name == nil ? root.children : [root]
        guard !tops.isEmpty else { return [StyledText(Phrase.nothingFound.text, .faint)] }
        var tree = UnitTree(most: tops.map(\.articles).max() ?? 1, width: width)
        for top in tops { tree.add(top, lead: "", branch: "") }
        let table = Table(
            [.init("", least: 8, weight: 3), .init("", .right, weight: 2), .init("", weight: 0)], rows: tree.rows,
            showsHeadings: false)
        return table.lines(width: width)
    }
}

/// The rows of a tree: branches and name, count, bar.
private struct UnitTree {
    let most: Int
    let width: Int?
    var rows: [[StyledText]] = []

    /// - Parameters:
    ///   - lead: what stands ahead of the branch.
    ///   - branch: empty at the top.
    mutating func add(_ node: Units.Node, lead: String, branch: String) {
        rows.append([
            StyledText(lead + branch, .faint) + StyledText(node.name ?? "", .unit), StyledText("\(node.articles)"),
            bar(share: Double(node.articles) / Double(max(most, 1)), columns: Wording.barWidth(width)),
        ])
        let deeper = lead + (branch.isEmpty ? "" : branch.hasPrefix("└") ? "   " : "│  ")
        for (place, child) in node.children.enumerated() {
            add(child, lead: deeper, branch: place == node.children.count - 1 ? "└─ " : "├─ ")
        }
    }
}
