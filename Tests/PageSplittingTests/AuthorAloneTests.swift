import Testing

@testable import PageSplitting

@Suite("Authors without a role")
struct AuthorAloneTests {
    @Test(
        "are names under a headline",
        arguments: [
            "莫云舟", "易安", "王　芳", "白若溪 柏长青", "潘跃王萍", "□柳下人", "莫云舟 著", "柳河镇第三小学四年级 易安", "易安（柳河县文化局）", "本报评论员",
        ])
    func names(line: String) {
        #expect(AuthorAlone.isAuthor(LineText(line)))
    }

    @Test(
        "are not what only begins like a name",
        arguments: ["安全", "文化", "高峰论坛", "江河湖海", "渡口修好了", "方法", "最难的一段", "", "一"])
    func noNames(line: String) {
        #expect(!AuthorAlone.isAuthor(LineText(line)))
    }
}
