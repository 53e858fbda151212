import BulletinModel
import Foundation
import Testing

@testable import PageSplitting

/// What no rule knows of a page's top and foot is learned; a headline is never taken for it where nothing else heads a text.
@Suite("Learned edges of pages")
struct PageEdgeTests {
    private func articles(_ text: String) -> [Article] {
        PageSplitter.split(Array(text.utf8), format: .text).articles
    }

    private static let story = "5月3日，柳河湾镇的堤上亮起了灯，老人们在灯下散步。"
    private static let other = "渡口的新船一次能坐四十人，过河的人再也不用排长队了。"

    @Test(
        "a headline with the words of a page's head or foot keeps its text",
        arguments: [
            "热线电话开通第一天", "编辑部来了老读者", "第12期培训班开班", "本报读者联谊会成立", "零售价又降了两成", "5月3日堤上亮灯",
            "印刷厂里的年轻人", "总编辑讲课到渡口", "投稿须知",
        ])
    func headlines(headline: String) {
        let read = articles("\(headline)\n\(Self.story)\n\(Self.other)\n")
        #expect(read.map(\.headline) == [headline])
        #expect(read.first?.paragraphs.count == 2)
    }

    @Test(
        "a last article of one short line stays below its headline",
        arguments: ["营业时间：8时至17时", "先到先得，送完为止", "每只二角"])
    func shortTexts(line: String) {
        let read = articles("堤上的灯又亮了起来\n\(Self.story)\n\n渡口招领\n\(line)\n")
        #expect(read.map(\.paragraphs).joined().contains { $0.contains(line) })
    }

    @Test("no character of what is above and below is lost but what the page has of its own", arguments: [1, 2, 3])
    func several(count: Int) {
        let stories = (1...count).map { "渡口的第\($0)件事\n本报讯 \(Self.story)" }
        let top = ["柳 河 晨 刊", "2008年5月4日 星期日", "读者服务部 5550000 邮发 11—23", ""]
        let page = (top + stories + ["广告部 5550001 发行部 5550002"]).joined(separator: "\n")
        #expect(articles(page).map(\.headline) == (1...count).map { "渡口的第\($0)件事" })
    }

    @Test("weights are six bits for each slot")
    func weights() {
        for letters in [EdgeWeights.top, EdgeWeights.foot] {
            #expect(letters.utf8.count == 8_192)
        }
    }
}
