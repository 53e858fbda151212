import ArgumentParser
import Testing

@testable import bulletinctl

@Suite("What the argument parser finds wrong")
struct ParserComplaintTests {
    @Test(
        "is told in Chinese, with what was typed and what there is",
        arguments: [
            (["search", "--limmit", "3"], "没有选项 --limmit；是否指 --limit？"),
            (["search", "--zzzzzzzzzz"], "没有选项 --zzzzzzzzzz"),
            (["search", "--limit"], "选项 --limit <n> 缺少值"), (["status", "--json=yes"], "选项 --json 不带值，却给了“yes”"),
            (["status", "社区"], "多余的参数：社区"), (["status", "社区", "菜场"], "2 个多余的参数：社区、菜场"),
            (["show"], "缺少参数 <id>"), (["search", "--limit", "many"], "“many”不能用于 --limit <n>"),
            (
                ["search", "--sort", "best"],
                "“best”不能用于 --sort <order>；可用：relevance、newest、oldest"
            ),
            (
                ["search", "--format", "xml"],
                "“xml”不能用于 --format <form>；可用：table、json、csv、tsv、ninjs、atom、markdown、bulk"
            ),
        ])
    func chinese(arguments: [String], expected: String) {
        let english = complaint(about: arguments)
        #expect(Phrase.$language.withValue(.chinese) { ParserComplaint.words(english) } == expected, "\(english)")
        #expect(Phrase.$language.withValue(.english) { ParserComplaint.words(english) } == english)
    }

    @Test(
        "of another form stays as it is", arguments: ["", "Something else is wrong", "Missing value for nothing", "'"])
    func unknown(english: String) {
        #expect(Phrase.$language.withValue(.chinese) { ParserComplaint.words(english) } == english)
    }

    /// On one line, as the program joins it.
    private func complaint(about arguments: [String]) -> String {
        do {
            _ = try Bulletinctl.parseAsRoot(arguments)
            Issue.record("\(arguments) is understood")
            return ""
        } catch {
            return Bulletinctl.complaint(Bulletinctl.fullMessage(for: error)).words
        }
    }
}
