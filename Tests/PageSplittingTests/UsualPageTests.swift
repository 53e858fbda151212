import BulletinModel
import Foundation
import Testing

@testable import PageSplitting

/// What whole pages of county, city and trade papers hold beside reports: rows of the page's head and foot, offices and pen
/// names as authors, programmes, verse, lists, and subheads beside short headlines.
@Suite("Forms of usual pages")
struct UsualPageTests {
    private func articles(_ text: String) -> [Article] {
        PageSplitter.split(Array(text.utf8), format: .text).articles
    }

    private static let story = "5月3日，柳河湾镇的堤上亮起了灯，老人们在灯下散步。"
    private static let other = "渡口的新船一次能坐四十人，过河的人再也不用排长队了。"
    private static let third = "粮站今年收的麦子又干又净，站长说这是十年来头一回。"

    @Test(
        "rows of numbers and days, releases and pages' names stand over the first headline",
        arguments: [
            "柳 河 广 播 电 视 报\n1987年第14期　　3月30日——4月5日　　　第4版", "柳河时讯\n2001-9-13 校园版 C2",
            "新闻通稿（2011年第9号）\n柳河市人民政府新闻办公室　　2011年8月30日", "柳河热线·社区\n2004.7.21 星期三",
            "柳河湾街道社区报《渡口》 2021年第4期（总第57期） 第2版·身边事", "渡口见闻简报（内部参考） 1996年第31期",
            "柳河湾晚报\n2004.7.21 星期三\n热线电话 全天候接听",
        ])
    func heads(top: String) {
        #expect(articles("\(top)\n堤上的灯又亮了起来\n本报讯 \(Self.story)\n").map(\.headline) == ["堤上的灯又亮了起来"])
    }

    @Test("a day and a page under each headline leave the headlines above them")
    func fieldsUnderHeadlines() {
        let day = "2019-07-11 第04版"
        let page = """
            04版：评论
            柳河湾日报
            2019-07-11
            把堤上的“小灯”当作大事
            \(day)
            \(Self.story)
            渡口的船该不该多
            \(day)
            \(Self.other)

            """
        #expect(articles(page).map(\.headline) == ["把堤上的“小灯”当作大事", "渡口的船该不该多"])
    }

    @Test(
        "an office, a pen name, a writer's town or calling under a headline is who wrote the text",
        arguments: [
            ("谢塘湾广播站　阮　百　泉", "阮百泉"), ("前进公社食堂管理员　邬 桂 香", "邬桂香"), ("山东淄博 任继善", "任继善"), ("骆冰", "骆冰"), ("老边", "老边"),
            ("柳河公社樟树大队第四生产队", "柳河公社樟树大队第四生产队"), ("柳河县人武部", "柳河县人武部"), ("柳河湾小学 五年级 许 佳 佳", "许佳佳"),
            ("口述：洪秀英（72岁） 整理：本报记者 辛蕾", "洪秀英"), ("特派记者 蒲松（柳河报道）", "蒲松"), ("本报特派记者 麦青 5月18日发自柳河", "麦青"),
        ])
    func authors(line: String, name: String) {
        let read = articles("堤上的灯又亮了起来\n\(line)\n\(Self.story)\n\(Self.other)\n")
        #expect(read.map(\.headline) == ["堤上的灯又亮了起来"])
        #expect(read.first?.bylines.first?.name == name)
    }

    @Test("two halves of a headline name no office", arguments: ["柳河县粮站\n收下十万斤新麦", "堤上的灯亮了\n柳河公社召开现场会"])
    func noOffice(lines: String) {
        let read = articles("\(lines)\n本报讯 \(Self.story)\n")
        #expect(read.map(\.headline) == [lines.replacingOccurrences(of: "\n", with: " ")])
        #expect(read.first?.bylines.isEmpty == true)
    }

    @Test(
        "small things open where their name says what they are",
        arguments: ["打油诗一首", "观灯三忌", "小知识：灯泡怎样省电", "今日央视直播", "夜班的船（诗）"])
    func boxes(name: String) {
        let page = "堤上的灯又亮了起来\n本报讯 \(Self.story)\n\(Self.other)\n\(name)\n灯泡别擦水，渡口别拥挤。\n渡口添了新船\n本报讯 \(Self.other)\n"
        #expect(articles(page).map(\.headline) == ["堤上的灯又亮了起来", name, "渡口添了新船"])
    }

    @Test("a poem that ends the page is an article of its own")
    func verse() {
        let page = """
            堤上的灯又亮了起来
            本报讯 \(Self.story)
            夜班的船（诗）
            渡口　柳　笛
            　　水，两行长长的诗句
            　　我们用船桨押韵
            　　当第一声汽笛
            　　念出它的时候
            　　我们已在另一岸

            """
        #expect(articles(page).map(\.headline) == ["堤上的灯又亮了起来", "夜班的船（诗）"])
    }

    @Test(
        "a label over three items with one sign heads them, whatever the room above it",
        arguments: ["◇", "●", "·"])
    func items(sign: String) {
        let items = [Self.story, Self.other, Self.third].map { sign + $0 }.joined(separator: "\n")
        let read = articles("粮价平稳\n本报讯 昨天县城集市上白菜每斤八分。\n场外\n\(items)\n")
        #expect(read.map(\.kind) == [.article, .brief, .brief, .brief])
        #expect(read.last?.section == "场外")
    }

    @Test("small pieces of advice under a headline that counts them are one article")
    func counted() {
        let items = [Self.story, Self.other, Self.third].map { "◇" + $0 }.joined(separator: "\n")
        let read = articles("堤上的灯又亮了起来\n本报讯 \(Self.story)\n小经验四则\n\(items)\n")
        #expect(read.map(\.headline) == ["堤上的灯又亮了起来", "小经验四则"])
    }

    @Test("parts of one length below a longer headline are subheads, and numbers alone are")
    func subheads() {
        for names in [["书记下河", "人人点灯", "处处有船"], ["01", "02", "03"]] {
            let parts = zip(names, [Self.story, Self.other, Self.third]).map { "\($0)\n\($1)" }.joined(separator: "\n")
            let page = "柳河公社点灯记\n柳河公社三月份以来，堤上点了一万二千盏灯。\n\(parts)\n"
            #expect(articles(page).map(\.headline) == ["柳河公社点灯记"])
        }
    }

    @Test(
        "the foot of a list and lines of the whole page end no article",
        arguments: [
            "下一页　尾页　共 128 页", "（以上新华社稿，除署名外）", "（本版未署名图片由柳河区委宣传部提供）", "最高气温十六度　最低气温四度", "发行热线　88661111", "邮局订阅　每月五角",
        ])
    func feet(line: String) {
        let page = "堤上的灯又亮了起来\n本报讯 \(Self.story)\n渡口添了新船\n本报讯 \(Self.other)\n\(line)\n"
        #expect(articles(page).last?.paragraphs == [Self.other])
    }

    @Test("a slogan of three parts, and the watchword of its time, head the page and no article")
    func slogans() {
        for slogan in ["全党动手　大办农业　大办粮食", "农业学大寨"] {
            let read = articles("\(slogan)\n柳河大队三战乱石滩\n本报讯 \(Self.story)\n")
            #expect(read.map(\.headline) == ["柳河大队三战乱石滩"])
        }
    }

    @Test("signatures far to the right do not make columns of a page without indents")
    func wrappedWithoutIndents() {
        let page = """
            会议认为当前要突出抓好三件事：一是打顶，立秋以前要全部打
            完；二是治虫，特别是三代的棉铃虫；三是防涝，把田里的排水
            沟都挖通。
            老船工把儿子送到水库工地
            柳河大队老船工赵大水今年五十九岁，他听说公社要修跃进水库
            的二期工程，就把刚从中学毕业的独生子送到工地上，还教他撑
            船。
            渡口添了新船
            渡口的新船一次能坐四十人，过河的人再也不用排长队了，老人
            和孩子坐船不要钱，堤上的灯也一直亮到半夜，镇里的人都说真
            好。
            　　　　　　　　　　　　　　　　　　　　　　　（晓　耕）

            """
        #expect(articles(page).map(\.headline) == [nil, "老船工把儿子送到水库工地", "渡口添了新船"])
    }

    @Test("a line that was weighed is explained with its points and its signs, any other without")
    func weighed() throws {
        let page = "堤上的灯又亮了起来\n本报讯 \(Self.story)\n渡口添了新船\n本报讯 \(Self.other)\n"
        let lines = PageSplitter.split(Array(page.utf8), format: .text, explaining: true).lines
        #expect(lines.map { $0.points == nil } == [true, true, false, true])
        #expect(lines[2].signs.contains("datelineBelow"))
        #expect(try #require(lines[2].points) > 0)
        #expect(lines[0].signs.isEmpty)
    }

    @Test("a list that a contents' name heads is none where one report stands below")
    func contentsName() {
        let page = "堤上的灯又亮了起来\n本报讯 \(Self.story)\n今日看点\n渡口今天下水\n\(Self.other)\n"
        #expect(articles(page).map(\.headline) == ["堤上的灯又亮了起来", "渡口今天下水"])
    }
}
