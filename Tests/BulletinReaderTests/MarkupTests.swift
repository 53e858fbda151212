import BulletinModel
import BulletinReader
import Testing

/// HTML and Markdown at the seams between their signs.
@Suite("Signs of markup")
struct MarkupTests {
    private func articles(_ page: String, name: String) throws -> [Article] {
        try BulletinReader.read(Array(page.utf8), name: FileName(name), received: CalendarDay("2026-11-23")!).articles
    }

    @Test(
        "a bracket inside of a tag, an entity or emphasis opens no link",
        arguments: [
            ("河堤<b title=[x]>修好</b>了。", "河堤修好了。"),
            ("河堤<b [x](y)>修好</b>了,[镇里](https://example.org)说。", "河堤修好了,镇里说。"),
            ("[河堤<i[<b><u>修好了。", "[河堤修好了。"),
            ("**河堤[**修好](https://example.org)了。", "河堤修好了。"),
        ])
    func bracketInTag(markdown: String, printed: String) throws {
        let articles = try articles("# 柳河湾的堤\n\n\(markdown)\n", name: "a.md")
        #expect(articles.flatMap(\.paragraphs) == [printed])
    }

    @Test("the kicker of the first headline is not text of what stands above it")
    func kickerBelowText() throws {
        let page = """
            <p>柳河湾镇的老人们在堤上站了一夜,天亮时水位退到了警戒线以下,镇里的广播站把消息报给了两岸的村庄。</p>
            <p>这一夜没有一户人家搬走。</p>
            <h3>防汛一线</h3>
            <h1>堤上的灯亮了一夜</h1>
            <p>柳河湾讯 5月3日晚,柳河湾镇的堤上亮起了灯。老人们说,这是三十年来的第一次。</p>
            <h1>渡口又通了船</h1>
            <p>柳河湾讯 5月4日,渡口通了船。</p>
            """
        let articles = try articles(page, name: "a.html")
        #expect(articles.map(\.headline) == [nil, "堤上的灯亮了一夜", "渡口又通了船"])
        #expect(articles.map(\.kicker) == [nil, "防汛一线", nil])
        #expect(zip(articles, articles.dropFirst()).allSatisfy { $0.span.upperBound <= $1.span.lowerBound })
    }

    @Test("a small heading above links to other stories is the kicker of nothing, and its line is explained")
    func kickerOfLinks() throws {
        let page = """
            <h1>堤上的灯亮了一夜</h1>
            <p>柳河湾讯 5月3日晚,柳河湾镇的堤上亮起了灯。老人们说,这是三十年来的第一次。</p>
            <h6>民生观察</h6>
            <h3>相关新闻</h3>
            <ul><li>渡口又通了船</li><li>老街修好了</li></ul>
            """
        #expect(try articles(page, name: "a.html").map(\.headline) == ["堤上的灯亮了一夜"])
        let lines = try BulletinReader.explain(Array(page.utf8), name: FileName("a.html"))
        #expect(lines.map(\.number) == lines.map(\.number).sorted())
        #expect(!lines.contains { $0.role == "headline" && $0.article == nil })
    }

    @Test("the lines of a front matter are explained in their order")
    func frontMatter() throws {
        let page = "---\ntitle: 堤上的灯\ndate: 2021-09-18\n---\n\n5月3日,柳河湾镇的堤上亮起了灯。\n"
        let lines = try BulletinReader.explain(Array(page.utf8), name: FileName("a.md"))
        #expect(lines.map(\.number) == [2, 3, 6])
    }
}
