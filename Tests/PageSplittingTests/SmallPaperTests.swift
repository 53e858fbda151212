import BulletinModel
import Foundation
import Testing

@testable import PageSplitting

/// Pages of small and of old papers: letters set wide, labels over headlines, boxes between reports, no blank lines.
@Suite("Forms of small papers")
struct SmallPaperTests {
    private func articles(_ text: String) -> [Article] {
        PageSplitter.split(Array(text.utf8), format: .text).articles
    }

    private static let story = "5月3日，柳河湾镇的堤上亮起了灯，老人们在灯下散步。"
    private static let other = "渡口的新船一次能坐四十人，过河的人再也不用排长队了。"

    @Test(
        "words set wide are read as they are written elsewhere",
        arguments: [
            ("堤 上 的 灯 亮 了", "堤上的灯亮了"), ("堤　上　的　灯　亮　了", "堤上的灯亮了"), ("渡 口：新 船 下 水 了", "渡口：新船下水了"),
            ("甲 乙 丙 丁 四 队 夺 冠", "甲乙丙丁四队夺冠"),
        ])
    func wideLetters(printed: String, headline: String) {
        #expect(articles("\(printed)\n\(Self.story)\n").map(\.headline) == [headline])
    }

    @Test(
        "rows of a table, days of a calendar and padded names stay as they are",
        arguments: ["日 一 二 三 四 五 六", "王 芳", "1 2 3 4 5", "胜 平 负"])
    func notWide(line: String) {
        let page = Page(
            text: Array(line.utf8),
            lines: [
                PageLine(
                    text: 0..<line.utf8.count, source: 0..<line.utf8.count, number: 1, blanksAbove: 0, isIndented: false
                )
            ])
        #expect(SpacedLetters.undo(page).text == Array(line.utf8))
    }

    @Test(
        "a paper's name, its number and its day stand over the first headline, set wide or not",
        arguments: [
            "柳 河 湾 日 报 1988.8.17", "柳河湾镇社区报\n2015年9月号\n主办：柳河湾镇文化站", "1958年9月30日\n柳 河 湾 公 社 社 报\n第六期 油印",
            "第 三 版   柳 乡 周 报   1976.8.28", "柳河湾晚报\n2014.08.19 周二\n灯会特刊", "1990年12月 （双月刊）\n柳河湾小学校报",
            "柳河湾报\n一九六五年八月廿一日\n第二版", "柳 河 湾 报   试刊第8期   一九八五年元月十五日", "柳河湾镇融媒工作站快报 ｜ 2026年第9期",
            "柳河湾村村务公开（2012年第2期）", "柳 河 大 众\n一九六五年八月廿一日", "1960年6月\n柳河湾街道食堂工作简报",
        ])
    func heads(top: String) {
        #expect(articles("\(top)\n堤上的灯又亮了起来\n本报讯 \(Self.story)\n").map(\.headline) == ["堤上的灯又亮了起来"])
    }

    @Test("a day that a headline begins with is no day of the paper")
    func dayInHeadline() {
        let headline = "2023年1月8日起渡口免费"
        #expect(articles("柳河湾日报\n\(headline)\n本报讯 \(Self.story)\n").map(\.headline) == [headline])
    }

    @Test(
        "a label of a few characters, one between two signs, and a line that leads on are kickers",
        arguments: [
            ("侃灯", "堤上的灯亮了几盏才算亮"), ("灯下问答", "堤上的灯要亮到几点钟"), ("★职工信箱★", "堤上的灯为什么不亮"), ("柳河湾撑船人昨日上岸——", "这条河我走了四十年"),
            ("记者走访渡口发现：", "新船一次能坐四十人"),
        ])
    func kickers(kicker: String, headline: String) {
        let read = articles("\(kicker)\n\(headline)\n本报讯 \(Self.story)\n")
        #expect(read.map(\.headline) == [headline])
        #expect(read.map(\.kicker) == [kicker])
    }

    @Test(
        "two halves of a headline are no kicker",
        arguments: ["堤上没灯\n老人们自己点了几盏", "县委县政府\n召开三届二次全体会议", "堤上的灯\n亮了"])
    func halves(lines: String) {
        let read = articles("\(lines)\n本报讯 \(Self.story)\n")
        #expect(read.map(\.headline) == [lines.replacingOccurrences(of: "\n", with: " ")])
        #expect(read.map(\.kicker) == [nil])
    }

    @Test("a box opens where its usual name stands alone", arguments: ["防火须知", "小 常 识", "招领", "积分榜", "你问我答"])
    func boxes(name: String) {
        let read = articles("堤上的灯亮了\n\(Self.story)\n\(Self.other)\n\(name)\n\(Self.other)\n")
        #expect(read.count == 2)
        #expect(read.last?.headline?.filter { $0 != " " } == name.filter { $0 != " " })
    }

    @Test(
        "a square and a name of whatever surname are who wrote it",
        arguments: [("□ 白 鹭", "白鹭"), ("□支遥", "支遥"), ("□ 师北", "师北")])
    func squares(line: String, name: String) {
        let read = articles("渡口人家\n\(line)\n\(Self.story)\n\(Self.other)\n")
        #expect(read.map(\.headline) == ["渡口人家"])
        #expect(read.flatMap(\.bylines).map(\.name) == [name])
    }

    @Test("who signs a paragraph of a cut page ends it, and a line further out heads the next")
    func signedColumns() {
        let page = """
            堤上的灯亮了
                昨晚七时，柳河湾镇
            的堤上亮起了三百盏灯，老
            人们在灯下散步，孩子们在
            灯下做作业，一直到十点钟
            也没有人回家。（温如玉）
            渡口添了一条四十座新船
                渡口的新船昨天下水
            ，一次能坐四十人，过河的
            人再也不用排长队了，镇里
            的干部也来试了一回，都说
            比旧船稳当得多。
            """
        #expect(articles(page).map(\.headline) == ["堤上的灯亮了", "渡口添了一条四十座新船"])
    }

    @Test(
        "whoever signs a letter far to the right ends it, and a line further out heads the next",
        arguments: [("柳河湾乡 社员 温如玉", ["温如玉"]), ("渡口管理站", []), ("一群撑船的人", [])])
    func signedFar(signer: String, names: [String]) {
        let page = """
            堤上的灯该修了
            　　\(Self.story)
            　　　　　　　　　　\(signer)
            渡口添了新船
            　　\(Self.other)
            """
        let read = articles(page)
        #expect(read.map(\.headline) == ["堤上的灯该修了", "渡口添了新船"])
        #expect(read[0].bylines.map(\.name).filter { $0 != signer } == names)
    }

    @Test("labels set off from what stands below them are parts of a story")
    func partsOfStory() {
        let page = """
            新船票价引起议论

            \(Self.story)

            船家说法

            新船每天要烧三十元的油

            \(Self.other)撑船人温如玉说，票价还是两角。
            """
        #expect(articles(page).map(\.headline) == ["新船票价引起议论"])
    }

    @Test(
        "what stands under the last article is of none",
        arguments: [
            "下期预告：堤上的灯谁来修", "本版编辑 温如玉", "股市有风险 入市须谨慎", "投稿信箱：本报副刊部", "院内资料 仅供交流\n欢迎投稿：交到居委会温如玉处即可",
        ])
    func foot(lines: String) {
        let read = articles("堤上的灯亮了\n\(Self.story)\n\(Self.other)\n\(lines)\n")
        #expect(read.map(\.paragraphs) == [[Self.story, Self.other]])
    }

    @Test("a last line that is of the article stays in it", arguments: ["他说：“本版没有灯。”", "堤上的灯，谁来修？"])
    func noFoot(line: String) {
        #expect(articles("堤上的灯亮了\n\(Self.story)\n\(line)\n").map(\.paragraphs) == [[Self.story, line]])
    }

    @Test(
        "a class, a company or a calling and a name below a headline are who wrote it",
        arguments: [("四（2）班 蒋大光", "蒋大光"), ("中文系八四级 习 远", "习远"), ("市教研室 步青云", "步青云")])
    func groups(line: String, name: String) {
        let read = articles("渡口人家\n\(line)\n\(Self.story)\n\(Self.other)\n")
        #expect(read.map(\.headline) == ["渡口人家"])
        #expect(read.flatMap(\.bylines).map(\.name) == [name])
    }
}
