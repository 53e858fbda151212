import BulletinModel
import Foundation
import Testing

@testable import PageSplitting

/// What one line alone shows on pages of other decades, places and sites.
@Suite("Forms of other papers")
struct OtherPaperTests {
    private func articles(_ text: String) -> [Article] {
        PageSplitter.split(Array(text.utf8), format: .text).articles
    }

    private static let story = "5月3日，柳河湾镇的堤上亮起了灯，老人们在灯下散步。"

    @Test(
        "headlines end with words whose last character asks for more",
        arguments: [
            "大雪突袭 各部门全力应对", "柳河湾打造开放新高地", "莫云舟会见邻县特使", "全县用电客户达12.3万户", "小小豆腐串起致富方向", "全国新设立企业70392家", "一座大桥是怎样炼成的",
        ])
    func wholeWords(headline: String) {
        let read = articles("守堤人的灯亮了\n本报讯 \(Self.story)\n\n\(headline)\n本报讯 \(Self.story)\n")
        #expect(read.map(\.headline) == ["守堤人的灯亮了", headline])
    }

    @Test("between two dots stands a column, or who wrote the text")
    func dots() {
        let read = articles("·人间百味·\n母亲的棉袄\n·鲁 青·\n　　母亲有一件棉袄，穿了二十多年。\n")
        #expect(read.map(\.section) == ["人间百味"])
        #expect(read.map(\.headline) == ["母亲的棉袄"])
        #expect(read.first?.bylines.map(\.name) == ["鲁青"])
    }

    @Test(
        "a year of the Republic is one of a date",
        arguments: ["中華民國九十年八月三日", "民國90年8月3日", "中华民国九○年八月三日"])
    func republic(date: String) {
        let split = PageSplitter.split(Array("民聲時報 \(date) 星期五\n\n堤上的燈亮了\n\(Self.story)\n".utf8), format: .text)
        #expect(split.masthead?.published == CalendarDay("2001-08-03"))
        #expect(split.articles.map(\.headline) == ["堤上的燈亮了"])
    }

    @Test(
        "a stroke stands for the colon of a label",
        arguments: [
            ("文字 | 莫云舟", Byline(name: "莫云舟", role: .reporter)), ("图片｜莫云舟", Byline(name: "莫云舟", role: .photographer)),
            ("来源 | 县融媒体中心", Byline(name: "县融媒体中心", role: .source)),
        ])
    func stroke(line: String, byline: Byline) {
        let read = articles("堤上的灯亮了\n\(Self.story)\n\(line)\n")
        #expect(read.map(\.bylines) == [[byline]])
        #expect(read.first?.paragraphs == [Self.story])
    }

    @Test("a table of three columns is no headline of what stands below it")
    func table() {
        let text = "堤上的灯亮了\n\(Self.story)\n\n防汛物资一览表\n乡镇  物资  数量\n柳河镇  沙袋  1200\n梅岭镇  木桩  300\n\n渡口修好了\n\(Self.story)\n"
        let read = articles(text)
        #expect(read.map(\.headline) == ["堤上的灯亮了", "防汛物资一览表", "渡口修好了"])
        #expect(read.map(\.paragraphs.count) == [1, 3, 1])
    }

    @Test("small advertisements are notices under what they are called")
    func advertisements() {
        let read = articles(
            "房屋出租\n堤下路60平米两室一厅，月租800元，电话13900000000\n渡口边门面房20平米，位置好，电话2223334\n\n遗失声明\n莫云舟遗失身份证，声明作废。\n")
        #expect(read.map(\.kind) == [.notice, .notice])
        #expect(read.map(\.headline) == ["房屋出租", "遗失声明"])
        #expect(read.first?.paragraphs.count == 2)
    }

    @Test("what another page began is an article of its own")
    func continued() {
        let read = articles("堤上的灯亮了\n\(Self.story)\n（上接A01版）目前，该项目已完成投资1.2亿元。\n")
        #expect(read.map(\.paragraphs) == [[Self.story], ["目前，该项目已完成投资1.2亿元。"]])
    }

    @Test("a name set apart below a letter signs it, though a report without a headline comes next")
    func signature() {
        let text = "账目为什么没人管？\n　　我们社里的账目去年起就没有公布过。\n　　　　　　　　　　　　高庄乡社员　赵有田\n\n新华社北京十三日电　全国先进生产者代表会议筹备委员会今天开会。\n"
        let read = articles(text)
        #expect(read.map(\.headline) == ["账目为什么没人管？", nil])
        #expect(read.first?.bylines.map(\.name) == ["赵有田"])
    }

    @Test("the reporter before a stroke, the place behind it")
    func strokeOfPlace() {
        let read = articles("桃芝過境\n記者李佳穎／花蓮報導\n颱風帶來豪雨，村民連夜撤離，十七人死亡。\n")
        #expect(read.first?.bylines == [Byline(name: "李佳穎", role: .reporter)])
        #expect(read.first?.dateline == Dateline(text: "記者李佳穎／花蓮報導", place: "花蓮"))
    }

    @Test("lines without text above a label of short items are an article, and not lost")
    func loose() {
        let text = """
            堤上的灯亮了
            \(Self.story)

            昨日战报
            男篮联赛第9轮
            柳河队102比97胜梅岭队
            临港队88比91负西岭队

            体坛快讯
            ●县冬泳协会元旦举行畅游活动，200多人报名。

            """
        let read = articles(text)
        #expect(read.map(\.kind) == [.article, .article, .brief])
        #expect(read.map(\.headline) == ["堤上的灯亮了", "昨日战报", nil])
    }

    @Test("a headline without text of its own heads the parts of its story, on a site")
    func parts() {
        let html = """
            <h1>县城今年再建五所公办幼儿园</h1><h2>新增学位1500个</h2><p>记者获悉，今年县城将再建五所公办幼儿园。</p>
            <h2>明年秋季投用</h2><p>目前五所幼儿园均已开工，明年秋季投用。</p>
            """
        let read = PageSplitter.split(Array(html.utf8), format: .html).articles
        #expect(read.map(\.headline) == ["县城今年再建五所公办幼儿园"])
        #expect(read.first?.paragraphs.count == 4)
    }

    @Test(
        "a line may be any character alone",
        arguments: ["著", "译", "摄", "讯", "电", "-", "—", "·", "□", "(", "》", "著\n著\n著"])
    func lone(character: String) {
        let read = articles("堤上的灯亮了\n\(Self.story)\n\n\(character)\n\n渡口修好了\n\(Self.story)\n")
        #expect(read.first?.headline == "堤上的灯亮了")
        #expect(read.last?.paragraphs.last == Self.story)
    }

    @Test("a date between the lines of an article is that article's, and spans do not overlap")
    func dateInside() {
        let text = """
            堤上的灯亮了
            \(Self.story)

            本周预告
            周一
            2020年4月6日
            放映一
            放映二
            放映三

            ■短讯
            ●渡口修好了，五月三日通船。
            ●老街修好了，五月四日通车。

            """
        let read = articles(text)
        #expect(zip(read, read.dropFirst()).allSatisfy { $0.span.upperBound <= $1.span.lowerBound })
        #expect(read.map(\.headline).prefix(2) == ["堤上的灯亮了", "本周预告"])
        #expect(read.prefix(2).map(\.paragraphs.count) == [1, 3])
    }

    @Test("a list of what the issue holds is no headline of its first article", arguments: ["【本期导读】", "导读", "本期导读"])
    func contents(head: String) {
        let entries = "●镇里办了培训班\n●柳河镇：渡口修好了\n●数据通报\n"
        let texts = """
            镇里办了培训班
            5月3日，柳河镇的网格员在镇政府听了一天课，老师讲了怎样登记。

            柳河镇：渡口修好了
            近日，两岸的人又能坐船过江了，船票还是两元一张。

            数据通报
            10月份，全县共上报事件128件，办结127件。

            """
        let headlines = ["镇里办了培训班", "渡口修好了", "数据通报"]
        #expect(articles("\(head)\n\(entries)\n\(texts)").map(\.headline) == headlines)
        let plain = entries.replacingOccurrences(of: "●", with: "")
        #expect(articles("\(head)\n\(plain)\n\(texts)").map(\.headline) == headlines)
    }

    @Test("a report of the police is no paper's name", arguments: ["警方通报", "情况通报", "重要天气预报", "山洪灾害警报", "工作年报"])
    func notPaper(headline: String) {
        #expect(articles("\(headline)\n\(Self.story)\n").map(\.headline) == [headline])
    }

    @Test("a unit with a colon on a line of its own heads another article, however short the one above")
    func unitAlone() {
        let read = articles("堤上的灯亮了\n\(Self.story)\n\n东关社区：\n小板凳会议解决停车难\n\(Self.story)\n")
        #expect(read.map(\.headline) == ["堤上的灯亮了", "小板凳会议解决停车难"])
        #expect(read.map(\.kicker) == [nil, "东关社区"])
    }

    @Test("a line further in than headline and text is a subhead")
    func furtherIn() {
        let text = "一盏灯的故事\n\(Self.story)\n\(Self.story)\n\n    从一盏灯到百盏灯\n2015年，镇里装了第一盏灯，如今有一百盏。\n"
        let read = articles(text)
        #expect(read.map(\.headline) == ["一盏灯的故事"])
        #expect(read.first?.paragraphs.contains("从一盏灯到百盏灯") == true)
    }

    @Test("dots may end a text, and what stands below it is a headline")
    func dotsAtEnd() {
        let read = articles("堤上的灯亮了\n\(Self.story)\n采访结束时，老人们又走上了大堤……\n\n渡口修好了\n近日，两岸的人又能坐船过江了。\n")
        #expect(read.map(\.headline) == ["堤上的灯亮了", "渡口修好了"])
        #expect(read.map(\.paragraphs.count) == [2, 1])
    }

    @Test("who signs a text may be told by a calling")
    func calling() {
        let read = articles("堤上的灯亮了\n\(Self.story)（社区网格员 赵磊）\n")
        #expect(read.first?.bylines.map(\.name) == ["赵磊"])
        #expect(read.first?.paragraphs == [Self.story])
    }

    @Test("a number alone may stand above each text", arguments: [("①", "②"), ("1、", "2、"), ("一、", "二、")])
    func numbersAlone(first: String, second: String) {
        let read = articles("\(first)\n\(Self.story)\n\n\(second)\n近日，两岸的人又能坐船过江了。\n")
        #expect(read.flatMap(\.paragraphs).contains(Self.story))
        #expect(read.last?.paragraphs.last == "近日，两岸的人又能坐船过江了。")
    }

    @Test("a report's own title is no part of its first sentence")
    func reportTitle() {
        let read = articles("外媒看江城\n【路透社东京6月4日电】题：游客又来到江边\n当地一家旅行社称，今年前5个月的游客人数翻了一番。\n")
        #expect(read.first?.paragraphs.last == "当地一家旅行社称，今年前5个月的游客人数翻了一番。")
    }

    @Test("图: opens the words of a picture, and a credit where it is short")
    func labelledPicture() {
        let read = articles("堤上的灯亮了\n\(Self.story)\n\n圖：柳河灣堤上的燈光吸引大批市民/大公報記者莫雲攝\n")
        #expect(read.map(\.kind) == [.article, .photo])
        #expect(read.last?.bylines.map(\.name) == ["莫雲"])
        #expect(articles("堤上的灯亮了\n\(Self.story)\n图：莫云舟\n").map(\.bylines.count) == [1])
    }
}
