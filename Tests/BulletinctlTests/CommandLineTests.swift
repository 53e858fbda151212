import Testing

@testable import bulletinctl

@Suite("A command line")
struct CommandLineTests {
    @Test(
        "has the options for all subcommands behind the subcommand, and queries kept from being taken for options",
        arguments: [
            (["--json", "search", "社区"], ["search", "--json", "社区"]),
            (["--format", "csv", "--bom", "figures"], ["figures", "--format", "csv", "--bom"]),
            (["--socket=/s", "--no-color", "status"], ["status", "--socket=/s", "--no-color"]),
            (["search", "社区", "-菜场"], ["search", "社区", " -菜场"]),
            (["search", "-kind:photo", "-h"], ["search", " -kind:photo", "-h"]),
            (["search", "--", "-菜场", "--json"], ["search", "--", "-菜场", "--json"]), (["--help"], ["--help"]), ([], []),
            (["--socket", "/s"], []), (["--socket", "/s", "help", "search"], ["help", "search"]),
            (["--no-color", "--version"], ["--version"]), (["--json", "-h"], ["-h"]),
        ])
    func arranged(given: [String], expected: [String]) {
        #expect(CommandLineWords.arranged(given) == expected)
    }

    @Test(
        "whose subcommand is misspelt is told the nearest name",
        arguments: [("serach", "search"), ("figure", "figures"), ("contributers", "contributors"), ("wacth", "watch")])
    func nearest(given: String, meant: String) {
        guard case .unknownSubcommand(given, let nearest)? = CommandLineWords.missingSubcommand(in: [given]) else {
            Issue.record("\(given) is taken for a subcommand")
            return
        }
        #expect(nearest == meant)
    }
}
