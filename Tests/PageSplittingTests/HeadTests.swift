import BulletinModel
import Testing

@testable import PageSplitting

@Suite("Heads and subheads")
struct HeadTests {
    static let first = ["堤上的灯亮了", "柳河湾讯 5月3日晚,柳河湾镇的堤上亮起了灯。", "老人们说,这条堤修了又修,从前一到雨季就睡不安稳。"]

    private func headlines(_ lines: [String]) -> [String?] {
        let text = lines.joined(separator: "\n\n")
        return PageSplitter.split(Array(text.utf8), format: .text).articles.map(\.headline)
    }

    @Test(
        "the unit ahead of a headline is its kicker, in traditional characters too",
        arguments: [("柳河灣鎮", "堤上的燈亮了"), ("鳳嶺區", "渡口修好了石階"), ("荷风社区", "小巷里的灯亮了")])
    func kicker(unit: String, headline: String) {
        let text = "\(unit) \(headline)\n本報訊（記者 莫雲舟）5月3日晚,堤上亮起了燈,過河的人又多了起來。\n"
        let articles = PageSplitter.split(Array(text.utf8), format: .text).articles
        #expect(articles.map(\.kicker) == [unit])
        #expect(articles.map(\.headline) == [headline])
    }

    @Test(
        "an office is no kicker where others did it with it, and words that end as units do are none",
        arguments: [
            "县委宣传部 县农业农村局联合发布秋粮收购价", "柳河县作家协会 石桥镇作家协会 梅岭镇作家协会选出新班子", "中办 国办印发新规定",
            "梅岭渡口今日开市 三十家店铺迎客", "同升一面旗 共唱一支歌", "探访石桥新医院院区 各科室全部开诊",
        ])
    func noKicker(headline: String) {
        let text = "\(headline)\n\n本报讯（记者 莫云舟）5月3日晚,堤上亮起了灯,过河的人又多了起来。\n"
        let articles = PageSplitter.split(Array(text.utf8), format: .text).articles
        #expect(articles.map(\.kicker) == [nil])
        #expect(articles.map(\.headline) == [headline])
    }

    @Test(
        "a headline that ends in 台 as stations do, or holds two numbers, is neither a byline nor a telephone number",
        arguments: ["石桥镇 全县农机都上了服务平台", "柳河湾镇 渡口老站长宣布下台", "2023年全县水稻总产突破7800万公斤"])
    func plainHeadlines(line: String) {
        let page = Self.first + ["", line, "——梅岭镇见闻"] + Self.second
        #expect(headlines(page).last == line.split(separator: " ").last.map(String.init))
    }

    @Test("one dash opens a subtitle with 记 and its like, and joins two names else")
    func oneDash() {
        let read = PageSplitter.split(
            Array("渡口修好了石阶\n—记石桥村农机服务队\n\n\(Self.second[0])\n".utf8), format: .text
        ).articles
        #expect(read.map(\.headline) == ["渡口修好了石阶"])
        #expect(read.map(\.subheadline) == ["—记石桥村农机服务队"])
        #expect(headlines(["县长出席庆祝中国\n—巴西通航五十周年茶话会", Self.second[0]]) == ["县长出席庆祝中国 —巴西通航五十周年茶话会"])
    }

    @Test(
        "a short line opens an article where something shows it",
        arguments: [
            ["渡口修好了", "本报讯 5月4日,梅岭渡口的石阶修好了。"],
            ["渡口修好了", "本报记者 莫云舟", "梅岭渡口的石阶修好了,过河的人又多了起来。"],
            ["渡口修好了", "——梅岭镇见闻", "梅岭渡口的石阶修好了,过河的人又多了起来。", "过河的人说好。"],
            ["【一线】渡口修好了 过河不再难", "5月4日,梅岭渡口的石阶修好了。"],
            ["停电通知", "因检修线路,5月8日停电。"],
            ["\n渡口修好了", "梅岭渡口的石阶修好了,过河的人又多了起来。"],
        ])
    func opens(lines: [String]) {
        let read = headlines(Self.first + lines)
        #expect(read.count == 2)
        #expect(read.first == "堤上的灯亮了")
    }

    static let second = ["梅岭渡口的石阶修好了,过河的人又多了起来。", "渡船每天开十二趟,船票三元,学生过河不收钱。", "船工邹广田撑了二十年船,他说石阶宽了,挑担的人不怕滑。"]

    @Test(
        "without a dateline a headline is told by the author under it, and by words that are not of the text above",
        arguments: [
            ["渡口修好了", "莫云舟"], ["渡口修好了", "易安"], ["渡口修好了", "□柳下人"], ["渡口修好了", "莫云舟 白若溪"],
            ["梅岭渡口修好石阶 过河不再难"], ["梅岭渡口三十级石阶全部修好"],
        ])
    func opensWithoutDateline(head: [String]) {
        let read = PageSplitter.split(
            Array((Self.first + head + Self.second).joined(separator: "\n").utf8), format: .text
        ).articles
        #expect(read.map(\.headline) == ["堤上的灯亮了", head[0]])
        #expect(read.last?.paragraphs == Self.second)
    }

    @Test(
        "subheads of like build, and of words that the text above has, open nothing",
        arguments: [
            ["从没有灯到有了灯", "从不敢走到天天走"], ["堤上的灯谁来管", "堤上的灯谁来修"], ["一、先修堤上的路", "二、再装堤上的灯"],
        ])
    func subheads(heads: [String]) {
        let texts = ["镇里的电工傅明每天傍晚都要走一遍堤,看看堤上的灯。", "柳河湾镇的老人们如今晚上也到堤上走走,灯下有了棋摊。"]
        let lines = Self.first + [heads[0], texts[0], heads[1], texts[1]]
        let read = PageSplitter.split(Array(lines.joined(separator: "\n").utf8), format: .text).articles
        #expect(read.map(\.headline) == ["堤上的灯亮了"])
    }

    @Test(
        "what ends a letter or a speech is no part of the next headline, and the article is over",
        arguments: [
            ["谢谢大家！"], ["此致", "敬礼", "您的女儿 莫云舟"], ["祝您早日平安回家！", "读者 莫云舟", "5月6日"],
            ["同志们，让我们齐心协力，为修好这条堤而奋斗！"],
        ])
    func farewell(lines: [String]) throws {
        let read = PageSplitter.split(
            Array((Self.first + lines + ["渡口修好了"] + Self.second).joined(separator: "\n").utf8), format: .text
        ).articles
        #expect(read.map(\.headline) == ["堤上的灯亮了", "渡口修好了"])
        #expect(read.first?.paragraphs.suffix(lines.count) == lines[...])
    }

    @Test("a name alone behind an essay signs it", arguments: ["　　　　　　　　　　莫云舟", "　　　　　　　　　　王 平"])
    func signedByName(name: String) {
        let essay = ["堤上的灯", "每到傍晚,我总要到堤上走走,看灯一盏一盏亮起来。", "灯亮了,人就多了。"]
        for rest in [[], ["梅岭渡口三十级石阶全部修好"] + Self.second] {
            let read = PageSplitter.split(Array((essay + [name] + rest).joined(separator: "\n").utf8), format: .text)
            #expect(read.articles.first?.bylines.map(\.name) == [name.filter { $0 != " " && $0 != "　" }])
            #expect(read.articles.first?.paragraphs == Array(essay.dropFirst()))
            #expect(read.articles.count == (rest.isEmpty ? 1 : 2))
        }
    }

    @Test("who wrote it may be named with an office, by title, or above the chapter")
    func authors() {
        let heads = [["数学三要诀", "梅岭第一中学 孟 凡"], ["在堤上的讲话", "县长 高建业"], ["长河落日", "吴远帆 著", "第十二章"]]
        let read = heads.map { head in
            PageSplitter.split(Array((head + Self.second).joined(separator: "\n").utf8), format: .text).articles
        }
        #expect(read.map { $0.map(\.headline) } == [["数学三要诀"], ["在堤上的讲话"], ["长河落日 第十二章"]])
        #expect(read.map { $0[0].bylines.map(\.name) } == [["孟凡"], ["高建业"], ["吴远帆"]])
    }

    @Test("a column or a row of reports heads one article", arguments: ["人民日报社论", "治堤系列报道之三", "名医访谈"])
    func column(name: String) {
        let lines = [name, "堤上的灯谁来修"] + Self.second + ["渡口修好了", "本报讯 5月4日,梅岭渡口的石阶修好了。"]
        let read = PageSplitter.split(Array(lines.joined(separator: "\n").utf8), format: .text).articles
        #expect(read.map(\.headline) == ["堤上的灯谁来修", "渡口修好了"])
        #expect(read.map(\.section) == [name, nil])
    }

    @Test(
        "a column's name above another headline, or above a picture, opens what it heads",
        arguments: ["短评", "读者来信", "社论"])
    func columnInside(name: String) {
        let lines = Self.first + [name, "过河的路要修"] + Self.second + ["图片新闻", "图为渡船在开。 莫云舟摄"]
        let read = PageSplitter.split(Array(lines.joined(separator: "\n").utf8), format: .text).articles
        #expect(read.map(\.headline) == ["堤上的灯亮了", "过河的路要修", nil])
        // Of one article alone a label may as well be told as its kicker.
        #expect(read.map { $0.section ?? $0.kicker } == [nil, name, "图片新闻"])
        #expect(read.map(\.kind) == [.article, .article, .photo])
    }

    @Test("where the writer of a letter lives, and the name, stand to the right below it")
    func sender() {
        let lines = Self.first.prefix(1) + Self.second + ["                        安徽 吕士元"]
        let read = PageSplitter.split(Array(lines.joined(separator: "\n").utf8), format: .text).articles
        #expect(read.map(\.paragraphs) == [Self.second])
        #expect(read.first?.bylines.map(\.name) == ["吕士元"])
    }

    @Test("no question of an interview is a byline")
    func interview() {
        let talk = ["记者:灯为什么不亮?", "镇长:线断了。", "记者:怎样修?", "镇长:换一根线。", "记者:请讲", "镇长:就这些。"]
        let lines = ["堤上的灯", "记者就堤上的灯采访了镇长,他说灯很快就会亮起来。"] + talk
        let read = PageSplitter.split(Array(lines.joined(separator: "\n").utf8), format: .text).articles
        #expect(read.map(\.paragraphs) == [Array(lines.dropFirst())])
        #expect(read.first?.bylines == [])
    }

    @Test("a byline that columns broke is one", arguments: ["（通讯员 莫云舟\n实习记者 白若溪）", "本报记者 莫云舟 通讯员\n白若溪"])
    func brokenByline(byline: String) {
        let text = (["渡口修好了", byline] + Self.second).joined(separator: "\n")
        let read = PageSplitter.split(Array(text.utf8), format: .text).articles
        #expect(read.map(\.headline) == ["渡口修好了"])
        #expect(read.first?.bylines.map(\.name) == ["莫云舟", "白若溪"])
        #expect(read.first?.paragraphs == Self.second)
    }

    @Test("tables one behind the other, each under its title with the row of its columns' names")
    func tables() {
        let first = ["甲级联赛积分榜", "名次 球队 胜 平 负 积分", "1 北河 10 3 2 33", "2 海山 9 4 2 31"]
        let second = ["射手榜", "名次 球员 球队 进球", "1 高山 北河 12", "2 罗洋 海山 10"]
        let read = PageSplitter.split(Array((first + second).joined(separator: "\n").utf8), format: .text).articles
        #expect(read.map(\.headline) == ["甲级联赛积分榜", "射手榜"])
        #expect(read.map(\.paragraphs) == [Array(first.dropFirst()), Array(second.dropFirst())])
    }

    @Test("items of a block of short ones need no end of a sentence")
    func bulletedItems() {
        let lines = ["国内简讯", "■北京:首条磁浮线开通", "■云南:鲜花出口增两成", "体坛快讯", "●围棋名人战第二局黑中盘胜。"]
        let read = PageSplitter.split(Array(lines.joined(separator: "\n").utf8), format: .text).articles
        #expect(read.map(\.kind) == [.brief, .brief, .brief])
        #expect(read.map(\.section) == ["国内简讯", "国内简讯", "体坛快讯"])
    }

    @Test("a headline that its text was glued to by two wide blanks needs no dateline")
    func gluedHeadline() {
        let line = "梅岭渡口三十级石阶修好　　梅岭渡口的石阶修好了,过河的人又多了起来,渡船每天开十二趟。"
        let read = PageSplitter.split(Array((Self.first + [line]).joined(separator: "\n\n").utf8), format: .text)
            .articles
        #expect(read.map(\.headline) == ["堤上的灯亮了", "梅岭渡口三十级石阶修好"])
    }

    @Test("a signature ends an article", arguments: ["（莫云舟）", "(记者 莫云舟)", "（县水利局）"])
    func signed(signature: String) {
        let lines = ["堤上的灯亮了", "柳河湾镇的堤上亮起了灯。\(signature)", "渡口修好了", "石阶修好了,过河的人又多了起来。"]
        #expect(headlines(lines) == ["堤上的灯亮了", "渡口修好了"])
    }

    @Test(
        "a short line is a part of the story where nothing does",
        arguments: [
            ["一、先修堤", "镇里先把最暗的一段补上了灯。"], ["相关链接", "柳河湾镇有堤三条,长九公里。"], ["最难的一段", "镇里先把最暗的一段补上了灯。"],
            ["记者:灯是谁装的?", "镇长:是镇里的电工。"],
        ])
    func stays(lines: [String]) {
        #expect(headlines(Self.first + lines) == ["堤上的灯亮了"])
    }

    @Test("verse is a body under its title, with a name below")
    func verse() throws {
        let lines = ["窗外", "郑远山", "窗外的树", "又绿了一遍", "像谁说过的话", "又被风说了一遍", "我在窗内", "数着叶子"]
        let articles = PageSplitter.split(Array(lines.joined(separator: "\n").utf8), format: .text).articles
        #expect(articles.map(\.headline) == ["窗外"])
        #expect(articles.first?.bylines.map(\.name) == ["郑远山"])
        #expect(articles.first?.paragraphs == Array(lines.dropFirst(2)))
    }

    @Test("continued-on lines part articles and are no text")
    func continued() {
        let lines = [
            "堤上的灯亮了", "柳河湾镇的堤上亮起了灯。（下转第3版）", "（上接第1版）渡口的石阶修好了。", "过河的人又多了起来。",
        ]
        let articles = PageSplitter.split(Array(lines.joined(separator: "\n\n").utf8), format: .text).articles
        #expect(articles.map(\.paragraphs) == [["柳河湾镇的堤上亮起了灯。"], ["渡口的石阶修好了。", "过河的人又多了起来。"]])
    }

    @Test("captions ahead of a story, inside it and behind it")
    func captions() {
        let lines = [
            "5月3日,灯下的孩子。新华社发", "上图为堤上的灯。", "本报讯 (记者 莫云舟)柳河湾镇的堤上亮起了灯。", "居民在堤上散步。白若溪 摄", "老人们说好。",
            "图为装灯的电工。白若溪 摄",
        ]
        let articles = PageSplitter.split(Array(lines.joined(separator: "\n\n").utf8), format: .text).articles
        #expect(articles.map(\.kind) == [.photo, .photo, .article, .photo])
        #expect(articles[2].paragraphs == ["柳河湾镇的堤上亮起了灯。", "居民在堤上散步。", "老人们说好。"])
        #expect(articles[2].bylines.map(\.name) == ["莫云舟", "白若溪"])
        #expect(articles[3].bylines == [Byline(name: "白若溪", role: .photographer)])
    }

    @Test("two wide blanks behind a sentence open a paragraph; elsewhere they do not")
    func runIn() {
        let line = "柳河湾讯 5月3日晚,柳河湾镇的堤上亮起了灯。　　老人们说:“睡得　　安稳了。”　　镇里还要装二十盏灯。　　（莫云舟）"
        let articles = PageSplitter.split(Array(("堤上的灯亮了\n" + line).utf8), format: .text).articles
        #expect(
            articles.first?.paragraphs == ["5月3日晚,柳河湾镇的堤上亮起了灯。", "老人们说:“睡得　　安稳了。”", "镇里还要装二十盏灯。"])
        #expect(articles.first?.bylines.map(\.name) == ["莫云舟"])
    }

    private func articles(_ text: String) -> [Article] {
        PageSplitter.split(Array(text.utf8), format: .text).articles
    }

    @Test("a head of six lines above a report is no verse, and a slogan set off from it heads the page")
    func longHead() {
        let text = """
            深入学习治堤精神
            众志成城　抗击洪水

            莫云舟在柳河湾镇检查时强调
            坚持防汛优先　筑牢堤防安全
            奋力夺取抗洪胜利
            白若溪陪同
            　　本报讯（记者 柏长青）6月17日，莫云舟到柳河湾镇检查防汛工作。
            """
        let read = articles(text)
        #expect(read.map(\.headline) == ["莫云舟在柳河湾镇检查时强调 坚持防汛优先　筑牢堤防安全 奋力夺取抗洪胜利 白若溪陪同"])
        #expect(read.map(\.section) == ["众志成城　抗击洪水"])
    }

    @Test("who says it stands behind a dash, and is no subtitle")
    func sayings() {
        let text = "声音\n“让过河的人少等一班船。”\n——渡口管理站站长 莫云舟\n“修堤也要懂科技。”\n——种粮大户 白若溪\n"
        #expect(articles(text).map(\.headline) == ["声音"])
        #expect(articles(text).first?.paragraphs.count == 4)
    }

    @Test("a few words above items that open with one sign head a block of short items")
    func items() {
        let text = """
            堤上的灯亮了
            本报讯 5月3日，柳河湾镇的堤上亮起了灯。（莫云舟）

            县区动态
            ▲5月4日，梅岭镇的渡口修好了石阶，过河的人又多了起来。
            ▲5月5日，临港镇的堤上种下了三百棵柳树，绿化面积五亩。（白若溪）
            """
        let read = articles(text)
        #expect(read.map(\.kind) == [.article, .brief, .brief])
        #expect(read.map(\.section) == [nil, "县区动态", "县区动态"])
    }

    @Test("below a byline a short line heads the first part of the text")
    func subheadBelowByline() {
        let read = articles("守堤人\n本报记者 莫云舟\n一盏灯\n莫家三代人都守着这条堤，灯是从爷爷那一辈亮起来的。\n")
        #expect(read.map(\.headline) == ["守堤人"])
        #expect(read.first?.paragraphs.first == "一盏灯")
    }

    @Test(
        "words about the story above belong to it though somebody signed it",
        arguments: ["新闻链接", "名词解释", "相关链接"])
    func appendix(name: String) {
        let text = "堤上的灯亮了\n本报讯 5月3日，柳河湾镇的堤上亮起了灯。\n本报记者 莫云舟\n\n\(name)\n这条堤修于上世纪五十年代。\n"
        #expect(articles(text).map(\.headline) == ["堤上的灯亮了"])
        #expect(articles(text).first?.paragraphs == ["5月3日，柳河湾镇的堤上亮起了灯。", name, "这条堤修于上世纪五十年代。"])
    }

    @Test("nothing of a line that opens with >> is lost")
    func arrows() {
        let read = articles("堤上的灯亮了\n本报讯 5月3日，堤上亮起了灯。\n>>现场\n老人们在灯下散步，孩子们在灯下读书。\n")
        #expect(read.first?.paragraphs == ["5月3日，堤上亮起了灯。", ">>现场", "老人们在灯下散步，孩子们在灯下读书。"])
    }

    @Test("who signs below the text is told once, with the outlet")
    func signedTwice() {
        let read = articles("堤上的灯亮了\n本报讯（记者 莫云舟）5月3日，堤上亮起了灯。\n本报记者 莫云舟\n")
        #expect(read.map(\.bylines) == [[Byline(name: "莫云舟", role: .reporter, outlet: "本报")]])
    }

    @Test(
        "where a text is from stands on a line of its own",
        arguments: [
            ("据新华社电", "新华社"), ("综合新华社、柳河网报道", "新华社、柳河网"), ("摘自《柳河文艺》", "柳河文艺"), ("供稿：柳河县委宣传部", "柳河县委宣传部"),
        ])
    func sources(line: String, name: String) {
        let read = articles("堤上的灯亮了\n5月3日，堤上亮起了灯，老人们在灯下散步。\n\(line)\n")
        #expect(read.map(\.bylines) == [[Byline(name: name, role: .source)]])
        #expect(read.first?.paragraphs.count == 1)
    }

    @Test(
        "a long headline has no comma of its own, and heads an article though the one above speaks of the same things",
        arguments: [
            "柳河县人民政府办公室印发《关于加强乡镇敬老院管理,提升服务质量的若干措施》和《乡镇敬老院星级评定办法》",
            "县政协召开协商会 围绕“提高粮食产量,稳住粮食生产,让种粮的人不吃亏”议政 县长莫云舟到会听取大家的意见",
            "守堤三代人——记柳河湾镇石桥村莫家祖孙三代六十年守护青石大堤和两岸上万亩良田、八千多位乡亲的故事",
        ])
    func longHeadline(headline: String) {
        let below = "柳河县柳河湾镇石桥村的莫云舟说,敬老院的饭菜好了,种粮的人多了,大堤也稳了。"
        let first = ["堤上的灯亮了", "柳河湾镇的莫云舟说,堤上的灯亮了,夜里过河的人多了。", "他又说,这些事都记在账上,一件一件办。"]
        #expect(headline.count > 46)
        #expect(headlines(first + [headline, below]) == ["堤上的灯亮了", headline])
        let text = headline.replacing("》和", with: "》,和").replacing("议政", with: ",议政").replacing("田、", with: "田,")
        #expect(headlines(first + [text, below]) == ["堤上的灯亮了"])
    }

    @Test("a unit alone above the headline is the kicker")
    func unitAbove() {
        let read = articles("县供电公司\n迎峰度夏保供电\n“注意防暑。”5月3日，员工在巡线。\n")
        #expect(read.map(\.kicker) == ["县供电公司"])
        #expect(read.map(\.headline) == ["迎峰度夏保供电"])
    }

    @Test("short heads with one paragraph each are articles of their own")
    func alternating() {
        let heads = ["买菜便宜了", "坐车方便了", "看病省心了", "办证提速了"]
        let texts = [
            "昨日，南门市场的白菜每斤八角，比节前便宜了四角。", "从本月起，十二路公交车延长运营到晚上十点。", "市二医院推出预约挂号，打一个电话就能挂上专家号。",
            "身份证补办时间由六十天缩短为二十天。",
        ]
        let read = articles(zip(heads, texts).map { $0 + "\n" + $1 }.joined(separator: "\n"))
        #expect(read.map(\.headline) == heads)
        let feature = ["守堤人", "莫家三代人都守着这条堤。", "从爷爷那一辈起，灯就没有灭过。"]
        #expect(articles((feature + zip(heads, texts).flatMap { [$0, $1] }).joined(separator: "\n")).count == 1)
    }

    @Test("words that end with who took the picture are a photo of their own behind a signed story")
    func captionWithoutMark() {
        let read = articles("堤上的灯亮了\n本报讯 5月3日，堤上亮起了灯。\n（莫云舟）\n俯瞰新堤　　白若溪 航拍\n")
        #expect(read.map(\.kind) == [.article, .photo])
        #expect(read.last?.bylines == [Byline(name: "白若溪", role: .photographer)])
    }
}
