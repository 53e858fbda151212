import BulletinModel
import Foundation
import Testing

@testable import PageSplitting

/// What stands above the first article of a page, below the last one, and between two: of none of them, or the end of one.
@Suite("Edges of pages and articles")
struct PageEdgesTests {
    private func articles(_ text: String) -> [Article] {
        PageSplitter.split(Array(text.utf8), format: .text).articles
    }

    private func text(of article: Article?, in page: String) -> String {
        guard let article else { return "" }
        return String(decoding: Array(page.utf8)[article.span.lowerBound..<article.span.upperBound], as: UTF8.self)
    }

    private static let story = "5月3日，柳河湾镇的堤上亮起了灯，老人们在灯下散步。"
    private static let other = "渡口的新船一次能坐四十人，过河的人再也不用排长队了。"
    private static let third = "粮站今年收的麦子又干又净，站长说这是十年来头一回。"

    @Test(
        "what a paper, a bulletin, a site or an account says of itself stands over the first headline",
        arguments: [
            "柳河县要情\n第 86 期（总第 417 期）", "工 作 简 报\n第 18 期\n（总第 46 期）\n柳河县委办公室　2014年6月2日",
            "柳河村微信公众号 · 大喇叭", "柳河教育网\n首页 | 教育动态 | 通知公告", "工程快报\n（渡口项目部宣传组 编）\n2021年第14期",
            "06 时政 综合\n\n2009年2月19日 星期四", "柳河晨刊 2011年4月26日 星期二\n12 热线\n我们24小时在路上 报料电话 5550000",
            "03　乡镇新闻\n2023年10月27日　星期五\n编辑　余　音　版式　文　静", "柳河报\n2016年2月10日 星期二\n中共柳河县委主管主办 柳河县融媒体中心出版",
            "第04版:法治\n柳河日报 2017年11月15日 星期三\n标题导航\n· 堤上的灯又亮了起来\n· 渡口添了新船",
        ])
    func tops(top: String) {
        let page = "\(top)\n\n堤上的灯又亮了起来\n本报讯 \(Self.story)\n\n渡口添了新船\n本报讯 \(Self.other)\n"
        #expect(articles(page).map(\.headline) == ["堤上的灯又亮了起来", "渡口添了新船"])
    }

    @Test(
        "who made the page, how to reach it and what readers did stand below the last article",
        arguments: [
            "总值班:邓 坤 版式:李小雨 校对:何 畅", "读者提问可发至 a@example.com，或扫描二维码", "厂工会、团委合编 内部读物", "代号27—34 月价0.90元",
            "点赞 128　收藏 41　评论 17", "今日导读\nB4 渡船又添了两条\nC2 粮站换了站长", "以上稿件供各新闻单位采用。\n联系人：市府新闻办 电话：5550000",
            "相关链接：\n·公交卡丢失如何挂失（2003-06-30）\n·渡口何时开船（2003-06-12）",
        ])
    func feet(foot: String) {
        let page = "堤上的灯又亮了起来\n本报讯 \(Self.story)\n\n渡口添了新船\n本报讯 \(Self.other)\n\(foot)\n"
        let read = articles(page)
        #expect(read.map(\.headline) == ["堤上的灯又亮了起来", "渡口添了新船"])
        #expect(text(of: read.last, in: page).hasSuffix("排长队了。"))
    }

    @Test("editors below the last of several articles, and below no other, are the page's; below one alone its own")
    func editors() {
        let three = [Self.story, Self.other, Self.third].enumerated().map { "本报渡口的第\($0 + 1)件事\n本报讯 \($1)" }
        let page = three.joined(separator: "\n\n") + "\n编辑/熊辉 制作/甘露\n"
        #expect(articles(page).map(\.bylines.count) == [0, 0, 0])
        #expect(articles("\(three[0])\n编辑/熊辉 制作/甘露\n").map { $0.bylines.map(\.role) } == [[.editor, .editor]])
    }

    @Test(
        "editors and buttons in brackets below an article end it",
        arguments: ["【责任编辑：小 雨】　【关闭窗口】　【打印本页】", "[编辑：赵小蝶]　[收藏] [打印] [关闭]", "文章录入：weigq 　责任编辑：admin"])
    func buttons(line: String) {
        let story = { (headline: String, body: String) in
            "\(headline)\n柳河新闻网　2003-07-21 09:14　我要评论\n\(body)\n\(line)\n【发表评论】【加入收藏】【打印此文】"
        }
        let page = [story("堤上的灯又亮了起来", Self.story), story("渡口添了新船", Self.other)].joined(separator: "\n")
        #expect(articles(page).map(\.headline) == ["堤上的灯又亮了起来", "渡口添了新船"])
    }

    @Test(
        "who signed a text stands between it and the next headline",
        arguments: [
            ("柳河县南留乡 高玉堂", "高玉堂"), ("何 伟 东", "何伟东"), ("柳河沱水小学 小记者 邓 可", "邓可"), ("渡口街居民 二十六户", "渡口街居民二十六户"),
        ])
    func signers(line: String, name: String) {
        let page = "堤上的灯又亮了起来\n\(Self.story)\n\(line)\n渡口添了三条新船\n\(Self.other)\n"
        let read = articles(page)
        #expect(read.map(\.headline) == ["堤上的灯又亮了起来", "渡口添了三条新船"])
        #expect(read.first?.bylines.map(\.name) == [name])
    }

    @Test(
        "a unit of three characters above the next headline is its kicker, and nobody's name",
        arguments: ["云川县", "高新区", "石桥镇"])
    func unitsAreNoSigners(unit: String) {
        let page = "柳湾镇\n渡口添了新船\n柳湾讯 \(Self.other)\n\n\(unit)\n青石桥昨日通车\n云川讯 \(Self.story)\n"
        #expect(articles(page).map(\.bylines.count) == [0, 0])
    }

    @Test(
        "an office signs the notice above it, with a day or without",
        arguments: ["国网柳河县供电公司", "柳河县人民政府　2019年8月16日", "公司人事处"])
    func offices(line: String) {
        let page = "停电公告\n\n因线路检修，渡口街5月6日停电。\n\(line)\n\n渡口添了三条新船\n\n本报讯 \(Self.other)\n"
        #expect(articles(page).map(\.headline) == ["停电公告", "渡口添了三条新船"])
    }

    @Test("who signed the last text of a page stands above what is the page's own")
    func lastSigner() {
        let read = articles("堤上的灯又亮了起来\n\(Self.story)\n北沟大队 会计 赵永祥\n（下转第四版）\n")
        #expect(read.map(\.headline) == ["堤上的灯又亮了起来"])
        #expect(read.first?.bylines.map(\.name) == ["赵永祥"])
    }

    @Test("numbered labels of a digest are sections, and numbers run through them")
    func numberedSections() {
        let page = """
            每日要闻摘编
            2015年4月9日（星期四）
            一、国内要闻
            1. 堤上的灯又亮了起来
            \(Self.story)
            2. 渡口添了新船
            \(Self.other)
            二、柳河市场
            3. 粮站收了新麦
            \(Self.third)

            """
        let read = articles(page)
        #expect(read.map(\.headline) == ["堤上的灯又亮了起来", "渡口添了新船", "粮站收了新麦"])
        #expect(read.map(\.section) == ["国内要闻", "国内要闻", "柳河市场"])
    }

    @Test("a number alone above each headline counts them")
    func numbersAlone() {
        let page = "一\n堤上的灯又亮了起来\n\n\(Self.story)\n\n二\n渡口添了三条新船\n\n\(Self.other)\n"
        #expect(articles(page).count == 2)
    }

    @Test("briefs so many are items under a label, and each of three is one")
    func countedBriefs() {
        let page = "堤上的灯又亮了起来\n\(Self.story)\n简讯三则\n■\(Self.story)\n■\(Self.other)\n■\(Self.third)\n"
        #expect(articles(page).map(\.kind) == [.article, .brief, .brief, .brief])
    }

    @Test(
        "a list of fields, and verse under its author, are articles of their own at a page's end",
        arguments: [
            "今日节目\n人民电影院：《渡口》 九时、一时\n工人剧场：《灯》（县剧团） 夜七时\n五一剧场：杂技晚会 夜七时半",
            "口罩上的眼睛\n方 舟\n我看不见你的脸\n只看见一双眼睛\n在五月的长廊尽头\n像两盏没有熄灭的灯\n你说 别怕",
        ])
    func lists(list: String) {
        let read = articles("堤上的灯又亮了起来\n\n\(Self.story)\(Self.other)\n\n\(list)\n")
        #expect(read.map(\.headline) == ["堤上的灯又亮了起来", list.components(separatedBy: "\n")[0]])
        #expect((read.last?.paragraphs.count ?? 0) >= 3)
    }

    @Test("text that opens as the text above does has a headline of its own above it")
    func letters() {
        let headlines = ["渡口的灯该修修了", "船票为何又涨了钱", "谁来管管粮站的秤"]
        let letters = zip(headlines, [Self.story, Self.other, Self.third]).map { "\($0)\n编辑同志：\n\($1)\n" }
        #expect(articles(letters.joined()).map(\.headline) == headlines)
    }

    @Test("where columns cut the page, two narrow lines behind a full last line are a headline")
    func wrapped() {
        let page = """
            　　△向阳公社供销社设立收购点十四处，
            收购榛子、五味子等土特产品五万多斤。
            小评论
            堵缺口的启示
            　　堤坝被冲了三十丈，等上级拨款来修，
            还是自己动手来修？石桥大队的回答是七
            天七夜把它堵上。这就是自力更生的精神
            ，各个大队都可以学，公社也要帮一把。

            """
        #expect(articles(page).contains { $0.headline == "堵缺口的启示" || $0.headline == "小评论 堵缺口的启示" })
    }
}
