import BulletinModel
import Testing

@testable import PageSplitting

/// Letters, releases, digests, public accounts and headlines that stand upright.
@Suite("Forms of small texts")
struct SmallFormTests {
    private func articles(_ text: String) -> [Article] {
        PageSplitter.split(Array(text.utf8), format: .text).articles
    }

    private static let story = "5月3日，柳河湾镇的堤上亮起了灯，老人们在灯下散步。"

    @Test("a headline of a character a line is one line")
    func upright() {
        let read = articles("堤\n上\n的\n灯\n亮\n了\n\n\(Self.story)\n")
        #expect(read.map(\.headline) == ["堤上的灯亮了"])
        #expect(read.map(\.paragraphs) == [[Self.story]])
    }

    @Test("three lines of one character are none")
    func tooFew() {
        #expect(articles("堤\n上\n灯\n\(Self.story)\n").map(\.headline) == ["堤 上 灯"])
    }

    @Test("short headlines of short stories under each other")
    func shortStories() {
        let text = """
            堤上的灯亮了
            　　本报讯 \(Self.story)

            城区菜价平稳
            　　记者走访了三家市场，白菜每斤八毛，萝卜每斤五毛，菜价平稳。

            渡口添了新船
            　　渡口的新船一次能坐四十人，过河的人再也不用排长队了。
            """
        #expect(articles(text).map(\.headline) == ["堤上的灯亮了", "城区菜价平稳", "渡口添了新船"])
    }

    @Test(
        "news from a place opens a report",
        arguments: [
            ("羊城消息 昨日，堤上亮起了灯。", "羊城消息"), ("羊城消息（记者 莫云舟）堤上亮起了灯。", "羊城消息"), ("最新消息 昨日，堤上亮起了灯。", nil),
            ("羊城消息灵通的人都知道，堤上亮起了灯。", nil), ("好消息 昨日，堤上亮起了灯。", nil),
        ])
    func newsFromPlace(text: String, dateline: String?) {
        #expect(articles("堤上的灯又亮了\n\n\(text)\n").map(\.dateline?.text) == [dateline])
    }

    @Test("points below a headline are its subtitle")
    func points() {
        let read = articles("小船为何不减\n●过河的人多 ●渡口不收钱\n本报讯 \(Self.story)\n")
        #expect(read.map(\.headline) == ["小船为何不减"])
        #expect(read.map(\.subheadline) == ["●过河的人多 ●渡口不收钱"])
    }

    @Test("who writes a letter signs it, named or not")
    func letter() {
        let text = "读者来信\n堤上的灯为何灭了\n编辑同志：\n　　\(Self.story)\n　　　　　　　　　　湖州　一工人\n\n编者附言：来信反映的问题值得重视。\n"
        let read = articles(text)
        #expect(read.first?.bylines == [Byline(name: "湖州 一工人", role: .reporter)])
        #expect(read.first?.paragraphs.count == 3)
    }

    @Test(
        "in a bracket behind the text an office is no second name",
        arguments: ["（农科所　方芳）", "（县教育局　方芳）", "（农科所　方　芳）", "（方芳）"])
    func office(signature: String) {
        let names = articles("为什么要选种\n\(Self.story)\(signature)\n").map { $0.bylines.map(\.name) }
        #expect(names == [["方芳"]])
        let below = articles("为什么要选种\n\(Self.story)\n\(signature)\n").map { $0.bylines.map(\.name) }
        #expect(below == [["方芳"]])
    }

    @Test("a name of three characters may be padded as one of two", arguments: ["柳 青 山", "·柳 青 山·"])
    func padded(name: String) {
        let read = articles("母亲的纺车\n\(name)\n\(Self.story)\n")
        #expect(read.map(\.headline) == ["母亲的纺车"])
        #expect(read.map { $0.bylines.map(\.name) } == [["柳青山"]])
    }

    @Test("a chant above a headline is none of its lines")
    func chant() {
        let read = articles("抓革命　促生产　促工作　促战备\n堤上的灯亮了\n　　本报讯　\(Self.story)\n")
        #expect(read.map(\.headline) == ["堤上的灯亮了"])
        #expect(read.map(\.section) == ["抓革命　促生产　促工作　促战备"])
    }

    @Test("two padded names are two")
    func paddedPair() {
        #expect(articles("母亲的纺车\n记者 王 芳 李 军\n\(Self.story)\n").map { $0.bylines.map(\.name) } == [["王芳", "李军"]])
    }

    @Test("who wrote the story is told below its picture")
    func belowPicture() {
        let text = "長堤道外牆剝落\n\n【本報訊】\(Self.story)\n\n■石屎碎塊散落行人路。（黃志強攝）\n\n（記者何嘉敏報道）\n"
        let read = articles(text)
        #expect(read.map(\.kind) == [.article, .photo])
        #expect(read.map { $0.bylines.map(\.name) } == [["何嘉敏"], ["黃志強"]])
    }

    @Test("strokes stand for the colons of several labels")
    func strokes() {
        let read = articles("堤上的灯亮了\n\(Self.story)\n记者丨叶茂　通讯员丨方芳\n一审丨周舟 二审丨何川\n")
        #expect(
            read.first?.bylines == [
                Byline(name: "叶茂", role: .reporter), Byline(name: "方芳", role: .correspondent),
                Byline(name: "周舟", role: .editor), Byline(name: "何川", role: .editor),
            ])
        #expect(read.count == 1)
    }

    @Test("a public account tells its day under the headline")
    func account() {
        let read = articles("堤上的灯亮了\n原创 青溪融媒 青溪发布 2022-08-17 17:20 发表于浙江\n\n点击上方蓝字关注我们\n\n\(Self.story)\n")
        #expect(read.map(\.published) == [CalendarDay("2022-08-17")])
        #expect(read.map(\.paragraphs) == [[Self.story]])
    }

    @Test("each numbered item below a label of a digest is one")
    func digest() {
        let text =
            "【早安，青岭】7月2日 星期二\n\n【本地】\n1、我县召开防汛工作会议，部署防汛工作。\n2、县医院新院区昨日启用，设床位600张。\n\n【国内】\n1、全国铁路今日发送旅客1080万人次。\n"
        let read = articles(text)
        #expect(read.map(\.kind) == [.brief, .brief, .brief])
        #expect(read.map(\.section) == ["本地", "本地", "国内"])
    }

    @Test("a release says by whom and when it is sent")
    func release() {
        let split = PageSplitter.split(
            Array("【新闻发布稿】\n青岭市税务局\n2021年9月28日\n\n青岭市税务局：\n四项举措助企纾困\n\n\(Self.story)\n".utf8), format: .text)
        #expect(split.masthead?.published == CalendarDay("2021-09-28"))
        #expect(split.articles.map(\.headline) == ["四项举措助企纾困"])
        #expect(split.articles.map(\.kicker) == ["青岭市税务局"])
    }

    @Test("what is quoted above the paper's name is of no article")
    func quotation() {
        let read = articles("毛主席语录\n　　要关心群众生活。\n\n北 岭 报\n1974年6月20日\n\n堤上的灯亮了\n　　本报讯　\(Self.story)\n")
        #expect(read.map(\.headline) == ["堤上的灯亮了"])
    }

    @Test("lines of verse that end with signs are not joined")
    func verse() {
        let text = "炼钢工人之歌\n第一炼钢厂　柏　钢\n炉火熊熊映天红，\n钢花飞溅贯长虹。\n工人挥汗炼钢忙，\n多快好省立新功。\n"
        #expect(articles(text).first?.paragraphs.count == 4)
    }

    @Test("a byline in brackets ahead of the first sentence opens a report")
    func bylineAhead() {
        let text = "萬眾一心\n\n【中新社海灣十二月二十日電】\(Self.story)\n\n街頭巷尾話明天\n市民通宵達旦慶祝\n〔本報記者歐陽慧〕昨晚十時許，堤上已是人山人海。\n"
        let read = articles(text)
        #expect(read.map(\.headline) == ["萬眾一心", "街頭巷尾話明天 市民通宵達旦慶祝"])
        #expect(read.last?.bylines == [Byline(name: "歐陽慧", role: .reporter, outlet: "本報")])
        #expect(read.last?.paragraphs == ["昨晚十時許，堤上已是人山人海。"])
    }

    @Test("a page of many short stories is read without keeping all of them open", arguments: [3, 40])
    func many(count: Int) {
        let text = (1...count).map { "堤上的灯亮了\($0)盏\n本报讯（记者 莫云舟）\(Self.story)\n\n" }.joined()
        let split = PageSplitter.split(Array(text.utf8), format: .text, explaining: true)
        #expect(split.articles.map(\.headline) == (1...count).map { "堤上的灯亮了\($0)盏" })
        #expect(split.lines.filter { $0.role == .headline }.map(\.article) == (1...count).map { $0 })
    }

    @Test("a programme on a line of its own above short items is the headline of none")
    func programme() {
        let text = """
            国内联播快讯

            央视网消息（新闻联播）：

            堤上的灯亮了

            \(Self.story)

            渡口添了新船

            渡口的新船一次能坐四十人，过河的人再也不用排长队了。
            """
        #expect(articles(text).map(\.headline) == ["堤上的灯亮了", "渡口添了新船"])
        let lines = PageSplitter.split(Array(text.utf8), format: .text, explaining: true).lines
        #expect(lines.filter { $0.role == .aside }.count == 1)
    }

    @Test("相关新闻 above a headline and a report of its own heads an article, and above mere text a part of the story")
    func relatedNews() {
        let story = "本报讯（记者 莫云舟）\(Self.story)\n\n灯是去年冬天装的，一共三百盏，用的都是太阳能。\n\n"
        let own = "【相关新闻】\n\n渡口添了新船\n\n本报讯（记者 白若溪）渡口的新船一次能坐四十人。\n"
        #expect(articles("堤上的灯亮了\n\n" + story + own).map(\.headline) == ["堤上的灯亮了", "渡口添了新船"])
        let part = "【相关新闻】\n\n渡口的灯也会在秋天装好，一共要装四十盏。\n"
        #expect(articles("堤上的灯亮了\n\n" + story + part).count == 1)
    }
}
