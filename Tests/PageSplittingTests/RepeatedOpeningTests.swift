import BulletinModel
import Testing

@testable import PageSplitting

@Suite("What article after article opens with")
struct RepeatedOpeningTests {
    private static let opening = "梅岭网消息（晚间新闻）："

    private static func articles(_ paragraphs: [String]) -> [Article] {
        let page = paragraphs.enumerated().map { "# 河堤修好了第\($0)段\n\n\($1)\n\n后面还有一段话。\n" }.joined(separator: "\n")
        return PageSplitter.split(Array(page.utf8), format: .markdown).articles
    }

    @Test(
        "is read as on a page of its own, whatever stands behind it",
        arguments: [
            "昨天河堤修好了。", "“河堤”修好了。", "3月5日，河堤修好了。", "《河堤》印出来了。", "A站修好了。", "　　昨天河堤修好了。", "：昨天河堤修好了。",
            ".昨天河堤修好了。", "/昨天河堤修好了。", "昨天河堤修好了", "记者王芳", "王芳、莫云舟", "记者王芳 通讯员莫云舟报道：昨天河堤修好了。",
            "记者王芳报道 昨天河堤修好了。", "記者王芳報道 昨天河堤修好了。", "王芳报道：河堤修好了。", "据早报报道，河堤修好了。", "梅岭3月5日电", "", "。", "他说：“河堤修好了。”",
            "（记者王芳）昨天河堤修好了。", "[图库]昨天河堤修好了。",
        ])
    func readAsAlone(_ rest: String) throws {
        let known = "昨天堤上亮起了灯。"
        let alone = try #require(Self.articles([Self.opening + rest]).first)
        let page = Self.articles([Self.opening + known, Self.opening + rest, Self.opening + known, Self.opening + rest])
        #expect(page.count == 4)
        for article in [page[1], page[3]] {
            #expect(article.dateline == alone.dateline)
            #expect(article.bylines == alone.bylines)
            #expect(article.paragraphs == alone.paragraphs)
        }
        for article in [page[0], page[2]] {
            #expect(article.dateline?.text == "梅岭网消息（晚间新闻）")
            #expect(article.paragraphs.first == known)
        }
    }

    @Test("is another one where a word of it is")
    func another() {
        let page = Self.articles(["梅岭网消息（晚间新闻）：河堤修好了。", "梅岭网消息（早间新闻）：桥修好了。", "梅岭报消息（早间新闻）：路修好了。", "梅岭网消息：渡口修好了。"])
        #expect(
            page.map { $0.dateline?.text } == [
                "梅岭网消息（晚间新闻）", "梅岭网消息（早间新闻）", "梅岭报消息（早间新闻）", "梅岭网消息：",
            ])
    }
}
