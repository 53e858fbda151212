import BulletinModel
import Testing

@testable import PageSplitting

/// Exports of papers, agencies' copy and briefs of one paragraph.
@Suite("Forms of exports and agencies")
struct ExportFormTests {
    private func articles(_ text: String) -> [Article] {
        PageSplitter.split(Array(text.utf8), format: .text).articles
    }

    private static let story = "5月3日，柳河湾镇的堤上亮起了灯，老人们在灯下散步。"

    @Test("a label ahead of a headline is none of its words")
    func titled() {
        let read = articles("标题：堤上的灯亮了\n\(Self.story)\n\(Self.story)\n标题：渡口添船\n\(Self.story)\n")
        #expect(read.map(\.headline) == ["堤上的灯亮了", "渡口添船"])
    }

    @Test("headlines are numbered where the first is")
    func numbered() {
        let read = articles("1、堤上的灯亮了\n【本报讯】\(Self.story)\n\n2、渡口添了新船\n\(Self.story)\n\n3、菜价平稳\n\(Self.story)\n")
        #expect(read.map(\.headline) == ["堤上的灯亮了", "渡口添了新船", "菜价平稳"])
    }

    @Test("numbered lines below a headline without a number are its parts")
    func parts() {
        #expect(articles("堤上的灯为何亮了\n本报讯 \(Self.story)\n1、渡口添了新船\n\(Self.story)\n2、菜价平稳\n\(Self.story)\n").count == 1)
    }

    @Test("an agency sets the headline behind its dateline")
    func agency() {
        let read = articles("新华社柳河6月3日电题：让堤上的灯真正“亮”起来\n新华社记者莫云舟、柏长青\n　　\(Self.story)\n")
        #expect(read.map(\.headline) == ["让堤上的灯真正“亮”起来"])
        #expect(read.map(\.dateline?.text) == ["新华社柳河6月3日电"])
        #expect(read.map(\.paragraphs) == [[Self.story]])
        #expect(read.first?.bylines.map(\.name) == ["莫云舟", "柏长青"])
    }

    @Test("below a report of an agency another one opens, with a colon behind its dateline too")
    func reports() {
        let read = articles("中新社柳河6月3日电（记者 方芳）\(Self.story)（完）\n\n法新社巴黎6月3日电：\(Self.story)\n")
        #expect(read.map(\.dateline?.text) == ["中新社柳河6月3日电", "法新社巴黎6月3日电"])
    }

    @Test("a dateline on a line of its own keeps the headline, whatever dateline stands below it")
    func datelineAlone() {
        let read = articles("堤上的灯亮了\n央视网消息（新闻联播）：\n本台消息：\(Self.story)\n")
        #expect(read.map(\.headline) == ["堤上的灯亮了"])
        #expect(read.map(\.dateline?.text) == ["央视网消息（新闻联播）"])
    }

    @Test(
        "a name behind a blank ends a report",
        arguments: [
            ("水情雨情。 何川", ["何川"]), ("水情雨情。 何川 柏长青", ["何川", "柏长青"]), ("水情雨情。 时间", []), ("水情雨情。何川", []), ("水情雨情。 再说", []),
        ])
    func nameBehind(end: String, names: [String]) {
        let read = articles("堤上的灯亮了\n5月3日，堤上每天三次播报\(end)\n")
        #expect(read.map { $0.bylines.map(\.name) } == [names])
        #expect(read.first?.paragraphs.first?.hasSuffix(names.isEmpty ? String(end.suffix(2)) : "水情雨情。") == true)
    }

    @Test(
        "the name of a column of pictures heads one and is its headline in no case",
        arguments: ["◆图片新闻◆", "图片新闻", "■摄影报道"])
    func pictures(column: String) {
        let read = articles("堤上的灯亮了\n本报讯 \(Self.story)\n\n\(column)\n\n6月5日，农机手正在抢收小麦。 柏青 摄\n")
        #expect(read.map(\.headline) == ["堤上的灯亮了", nil])
        #expect(read.map(\.kind) == [.article, .photo])
    }
}
