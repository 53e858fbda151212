import BulletinModel
import Testing

@testable import PageSplitting

@Suite("Rows of items, numbered headlines, and stories on one line")
struct PageRowTests {
    private func read(_ lines: [String]) -> [Article] {
        PageSplitter.split(Array(lines.joined(separator: "\n").utf8), format: .text).articles
    }

    private static let report = [
        "堤上的灯亮了", "", "本报讯（记者 莫云舟）5月3日晚，柳河湾镇的堤上亮起了灯。", "老人们说，这条堤修了又修，从前一到雨季就睡不安稳。", "",
    ]
    private static let items = ["梅岭镇的渡口5月4日修好了石阶，过河的人又多了起来。", "临港镇5月5日在堤上种下三百棵柳树。"]

    @Test(
        "a label of short items heads them, whatever sign it has",
        arguments: ["简讯", "●短新闻", "■要闻速览", "【基层动态】", "◆工作动态", "综合消息"])
    func labels(label: String) {
        let articles = read(Self.report + [label, ""] + Self.items)
        #expect(articles.map(\.kind) == [.article, .brief, .brief])
        #expect(
            articles.dropFirst().map(\.section) == Array(repeating: label.filter { !"●■◆【】".contains($0) }, count: 2))
        #expect(articles.flatMap(\.bylines).map(\.name) == ["莫云舟"])
    }

    @Test("more room above an item without a headline ends no block")
    func unevenItems() {
        let articles = read(["【简讯】", Self.items[0], Self.items[1], "", "荷风社区5月6日给老人送去一百二十份早餐。"])
        #expect(articles.map(\.kind) == [.brief, .brief, .brief])
    }

    @Test("a label that whole reports may stand under makes no short items of them")
    func reportsUnderLabel() {
        let articles = read(["【基层动态】", ""] + Self.report + ["渡口修好了石阶", ""] + Self.report.dropFirst(2))
        #expect(articles.map(\.kind) == [.article, .article])
    }

    @Test("items have headlines with a sign ahead of each", arguments: ["▲", "△", "●", "■"])
    func signedHeadlines(sign: String) {
        let lines = ["\(sign)渡口修好了石阶", Self.items[0], "\(sign)堤上多了三百棵柳树", Self.items[1]]
        let articles = read(Self.report + ["【短新闻】", ""] + lines)
        #expect(articles.dropFirst().map(\.headline) == ["渡口修好了石阶", "堤上多了三百棵柳树"])
        #expect(articles.dropFirst().map(\.paragraphs) == Self.items.map { [$0] })
    }

    @Test(
        "the place of a headline in a row is no word of it, but a number that stands alone is",
        arguments: [
            (["1、", "2、"], true), (["1. ", "2. "], true), (["01 ", "02 "], true), (["（1）", "（2）"], true),
            (["①", "②"], true),
            (["一、", "二、"], true), (["1、", "5、"], false), (["3月", "4月"], false),
        ])
    func numbers(numbers: [String], isRow: Bool) {
        let headlines = ["渡口修好了新石阶", "堤上种下三百棵柳树"]
        let lines = zip(numbers, headlines).flatMap { number, headline in
            [number + headline, "", "本报讯（记者 莫云舟）" + Self.items[0], ""]
        }
        let expected = zip(numbers, headlines).map { isRow ? $1 : $0 + $1 }
        #expect(read(lines).map(\.headline) == expected)
    }

    @Test("2.4万 opens no row")
    func decimal() {
        let lines = ["2.4万户用上新水表", "", Self.report[2], "", "3.1万亩麦田浇完", "", Self.report[2]]
        #expect(read(lines).map(\.headline) == ["2.4万户用上新水表", "3.1万亩麦田浇完"])
    }

    @Test("a long name in brackets right above its text is its headline")
    func bracketed() {
        let articles = read(["【石桥镇三百户用上自来水】", ""] + Self.report.dropFirst(2))
        #expect(articles.map(\.headline) == ["石桥镇三百户用上自来水"])
        #expect(read(["【堤上灯火】", "渡口修好了石阶", ""] + Self.report.dropFirst(2)).map(\.headline) == ["渡口修好了石阶"])
    }

    @Test(
        "a paper's name alone above a headline is the page's",
        arguments: ["柳河晚报", "柳河报", "今日柳河"])
    func papers(name: String) {
        let page = PageSplitter.split(Array(([name, ""] + Self.report).joined(separator: "\n").utf8), format: .text)
        #expect(page.masthead?.publication == name)
        #expect(page.articles.map(\.headline) == ["堤上的灯亮了"])
    }

    @Test("a bulletin's issue and whose it is are of its head")
    func issue() {
        let head = ["柳河县委办公室信息", "2017年第57期", "柳河县人民政府办公室编  2017年11月8日", ""]
        let page = PageSplitter.split(Array((head + Self.report).joined(separator: "\n").utf8), format: .text)
        #expect(page.articles.map(\.headline) == ["堤上的灯亮了"])
        #expect(page.masthead?.published?.description == "2017-11-08")
    }

    @Test(
        "stories that stand on a line each are taken apart at their blanks",
        arguments: ["  ", "　　", "　", "\t\t"])
    func stories(blanks: String) {
        let first = ["渡口修好了石阶", "本报讯（记者 莫云舟）梅岭镇的渡口5月4日修好了石阶，过河的人又多了起来。", "石阶一共八十六级。"]
        let second = ["堤上多了三百棵柳树", "□本报记者 莫云舟", "临港镇5月5日在堤上种下三百棵柳树，种树的人有七十多个，最大的六十八岁。", "柳树要三年才成荫。"]
        let articles = read([first.joined(separator: blanks), second.joined(separator: blanks)])
        #expect(articles.map(\.headline) == [first[0], second[0]])
        #expect(articles.map(\.paragraphs.count) == [2, 2])
        #expect(articles.map { $0.bylines.map(\.name) } == [["莫云舟"], ["莫云舟"]])
    }

    @Test("one such line among others is left as it is")
    func oneOfMany() {
        let line = "渡口修好了石阶  梅岭镇的渡口5月4日修好了石阶，过河的人又多了起来，老人们都说这是几十年来头一回。"
        let paragraph = "老人们说，这条堤修了又修，从前一到雨季就睡不安稳，如今灯一亮，心里也亮了，走夜路再也不用打手电筒。"
        let articles = read(["堤上的灯亮了", "", paragraph, line, paragraph])
        #expect(articles.map(\.paragraphs) == [[paragraph, line, paragraph]])
    }

    @Test("a subtitle may go on below its first line, and nobody is named 佚名")
    func subtitle() {
        let lines = ["堤上的灯亮了", "——柳河湾镇三年修堤，让两岸的人", "走夜路不再害怕", "作者：佚名", ""] + Self.report.dropFirst(2)
        let articles = read(lines)
        #expect(read(["堤上的灯亮了", "作者：宋小小", ""] + Self.report.dropFirst(3)).flatMap(\.bylines).map(\.name) == ["宋小小"])
        #expect(articles.map(\.subheadline) == ["——柳河湾镇三年修堤，让两岸的人走夜路不再害怕"])
        #expect(articles.flatMap(\.bylines).map(\.name) == ["莫云舟"])
    }

    @Test("an office alone at the page's end says whose release it is")
    func issuer() {
        let articles = read(["即时发布", ""] + Self.report + ["柳河县卫生健康局"])
        #expect(articles.map(\.headline) == ["堤上的灯亮了"])
        #expect(articles.flatMap(\.bylines).last == Byline(name: "柳河县卫生健康局", role: .source))
        #expect(articles[0].paragraphs.count == 2)
    }

    @Test(
        "the number of a sheet and what a site shows are no text",
        arguments: ["— 3 —", "- 12 -", "第3页", "第 3 页 共 8 页", "【打印本页】【关闭窗口】", "扫一扫在手机打开当前页"])
    func furniture(line: String) {
        #expect(read(Self.report.dropLast() + [line]).map(\.paragraphs.count) == [2])
    }

    @Test("日报评论员文章 says of what rank an article is, and names nobody")
    func commentators() {
        let articles = read(["柳河日报评论员文章：转作风 正学风 改文风", ""] + Self.report.dropFirst(2))
        #expect(articles.map(\.headline) == ["柳河日报评论员文章：转作风 正学风 改文风"])
        #expect(articles.flatMap(\.bylines).map(\.name) == ["莫云舟"])
    }
}
