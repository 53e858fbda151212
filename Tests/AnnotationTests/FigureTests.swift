import BulletinModel
import TestSupport
import Testing

@testable import Annotation

@Suite("Figures")
struct FigureTests {
    private func read(_ paragraphs: [String], kicker: String? = nil) -> [Figure] {
        var article = Article(kind: .article, span: 0..<0)
        article.kicker = kicker
        article.paragraphs = paragraphs
        article.dates = dateMentions(in: article, published: CalendarDay("2022-11-03")!)
        return figures(in: article)
    }

    /// `text|value|classifier|noun`, the value with `+` for at least, `<` for at most, `~` for about; parted by blanks.
    private func line(_ text: String) -> String {
        read([text]).map { figure in
            let value = figure.valueTo.map { "\(figure.value)-\($0)" } ?? "\(figure.value)"
            let mark =
                switch figure.bound {
                case .exact: ""
                case .atLeast: "+"
                case .atMost: "<"
                case .about: "~"
                }
            return "\(figure.text)|\(value)\(mark)|\(figure.classifier ?? "")|\(figure.noun ?? "")"
        }.joined(separator: " ")
    }

    @Test(
        "reads what is counted",
        arguments: [
            ("甲街道25名网格员迅速到岗", "25名网格员|25|名|网格员"), ("设置12个集中核酸检测采样点。", "12个集中核酸检测采样点|12|个|集中核酸检测采样点"),
            ("小区30余名党员以及群众志愿者闻令而动", "30余名党员以及群众志愿者|30+|名|党员以及群众志愿者"),
            ("就有400余名党员和入党积极分子报名", "400余名党员和入党积极分子|400+|名|党员和入党积极分子"),
            ("有20000居民的大小区", "20000居民|20000||居民"), ("建立4个社区“早知道”党员群,由", "4个社区“早知道”党员群|4|个|社区“早知道”党员群"),
            ("一天能接百余个电话,", "百余个电话|100+|个|电话"), ("三百二十万人口", "三百二十万人口|3200000||人口"),
            ("两名工人", "两名工人|2|名|工人"), ("七八个孩子", "七八个孩子|7-8|个|孩子"), ("近千名群众参加", "近千名群众|1000~|名|群众"),
            ("3个偏远的山村", "3个|3|个|山村"), ("10位来自甲省的好记者", "10位|10|位|好记者"), ("第二批样本331人次已转运", "331人次|331|人次|样本"),
            ("造成50名儿童中毒", "50名儿童|50|名|儿童"),
            ("25辆消防车救援灭火", "25辆消防车|25|辆|消防车"), ("三次当选主席", "三次|3|次|"), ("送3家医院救治。", "3家医院|3|家|医院"),
            ("366台粮食烘干机", "366台粮食烘干机|366|台|粮食烘干机"), ("40余工人中毒", "40余工人|40+||工人"),
            ("8名孩子睡午觉时", "8名孩子|8|名|孩子"), ("15名被调查患者", "15名被调查患者|15|名|被调查患者"), ("事故造成24人受伤", "24人|24|人|"),
            ("选出14个人", "14个人|14|个|人"), ("半个多小时", "半个多小时|0.5+|小时|"), ("主队进了9球", "9球|9|球|"),
            ("1500余家规模以上企业复工复产", "1500余家规模以上企业|1500+|家|规模以上企业"), ("带动3000多户农户户均增收", "3000多户农户|3000+|户|农户"),
            ("组建12支队伍", "12支队伍|12|支|队伍"), ("中铁四局项目经理到场", ""), ("工人们三班倒", ""), ("每年6月上旬开花", ""),
            ("这一场打了四局", "四局|4|局|"),
            ("全年改造危桥37座", "37座|37|座|危桥"), ("暂扣机动车7辆", "7辆|7|辆|机动车"), ("8名工人就医", "8名工人|8|名|工人"),
        ])
    func counted(text: String, expected: String) {
        #expect(line(text) == expected)
    }

    @Test(
        "reads shares",
        arguments: [
            ("北夏村核酸检测已完成60%", "60%|60|%|核酸检测"), ("百分之八十的村民", "百分之八十|80|%|村民"), ("万分之三", "万分之三|0.03|%|"),
            ("八成五以上", "八成五以上|85+|%|"), ("10%至15%", "10%至15%|10-15|%|"), ("三分之二以上的代表", "三分之二以上|0.666667+||代表"),
            ("合格率达98.5%", "98.5%|98.5|%|合格率"), ("1/3的村民", "1/3|0.333333||村民"), ("近1/4,", "近1/4|0.25~||"),
            ("占2·96%,", "2·96%|2.96|%|"), ("提高2.4个百分点", "2.4个百分点|2.4|百分点|"),
            ("近八成", "近八成|80~|%|"),
            ("半成,", "半成|5|%|"), ("打85折", "85折|8.5|折|"),
        ])
    func shares(text: String, expected: String) {
        #expect(line(text) == expected)
    }

    @Test(
        "reads measures, money and lengths of time",
        arguments: [
            ("总投资3.5亿元", "3.5亿元|350000000|元|总投资"), ("1,200万元", "1,200万元|12000000|元|"),
            ("3至5万元", "3至5万元|30000-50000|元|"),
            ("50万元资金", "50万元资金|500000|元|资金"), ("387万亩", "387万亩|3870000|亩|"), ("168cm", "168cm|168|cm|"),
            ("两米半", "两米半|2.5|米|"), ("身高一米零五,", "一米零五|1.05|米|身高"), ("身高1米75,", "1米75|1.75|米|身高"),
            ("卖到五块六,", "五块六|5.6|块|"), ("是去年的两倍半。", "两倍半|2.5|倍|"),
            ("半天时间", "半天时间|0.5|天|时间"), ("不到一个小时,", "不到一个小时|1<|小时|"), ("一小时左右,", "一小时左右|1~|小时|"),
            ("为期一个月的活动", "一个月|1|月|"), ("24小时轮流值守、", "24小时|24|小时|轮流值守"), ("一个半小时", "一个半小时|1.5|小时|"),
            ("过一两个月再说", "一两个月|1-2|月|"), ("提前3个月完成", "3个月|3|月|"), ("有11市的村庄", "11市|11|市|"),
            ("3000市民", "3000市民|3000||市民"), ("近3个赛季甲队", "近3个赛季|3~|赛季|"), ("17辆被称为", "17辆|17|辆|"),
            ("报升506.55点，", "506.55点|506.55|点|"), ("升至8200点，", "8200点|8200|点|"),
            ("在23人大名单中", "23人|23|人|"), ("近一年,", "近一年|1~|年|"),
            ("总数为80万至120万。", "80万至120万|800000-1200000||总数"),
            ("一位70多岁的老人", "70多岁|70+|岁|老人"), ("3个多月", "3个多月|3+|月|"), ("零下5℃", "零下5℃|-5|℃|"),
            ("30~90天", "30~90天|30-90|天|"),
            ("2.5千米", "2.5千米|2.5|千米|"), ("一百千瓦", "一百千瓦|100|千瓦|"),
        ])
    func measures(text: String, expected: String) {
        #expect(line(text) == expected)
    }

    @Test(
        "refuses what counts nothing",
        arguments: [
            "第一批", "第一次会员代表大会", "第3届", "41号楼", "光明路27号", "电话0635-8211234", "拨打12345热线", "保持一米线间隔", "一键报警", "第一时间",
            "逐一走访", "一竿子插到底", "一起工作", "一定要", "10月29日", "早上5:00", "2022年", "十分重视", "一个个电话", "几分钟", "一户一人", "百姓",
            "C919飞机",
            "两个确立", "比分3:2", "万一", "三农", "五一", "千万不要", "一位老人", "80后", "G105国道", "二级", "三里铺", "一天的工作",
            "身份证号372501199001011234", "十四届全国人大", "全国人大四次会议", "零部件卡住了", "立交三层发生事故", "108国道", "八通网", "5G手机", "世界红十字日",
            "大陆两端", "一元经济理论", "《三毛流浪记》", "6:30起床", "11/3号", "24/7服务", "2022/11/3",
        ])
    func refuses(text: String) {
        #expect(line(text) == "")
    }

    @Test("tells the unit that a figure is reported of")
    func units() {
        let found = read(["柳岸街道建成3个广场。", "红叶社区有20名网格员，青松社区有30名网格员。"], kicker: "柳岸街道")
        #expect(found.map(\.unit) == ["柳岸街道", "红叶社区", "青松社区"])
        #expect(read(["共有20名网格员。"], kicker: "柳岸街道").map(\.unit) == ["柳岸街道"])
        #expect(read(["共有20名网格员。"]).map(\.unit) == [nil])
    }

    @Test("slices back to its text, in order and apart", arguments: UInt64(0)..<300)
    func slices(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let parts = [
            "10", "3.5", "1,000", "万", "亿", "百", "千", "十", "几", "余", "多", "近", "约", "不到", "名", "个", "位", "网格员", "党员",
            "以及", "的", "、", "，",
            "。", "一", "两", "半", "小时", "年", "成", "%", "分之", "至", "-", "元", "亩", "第", "“", "”", "甲", "完成", "已", "𠮷", " ",
            "以上", "左右", "点", "：", "0",
        ]
        var paragraph = ""
        for _ in 0..<60 { paragraph += parts.randomElement(using: &random)! }
        let scalars = Array(paragraph.unicodeScalars)
        var end = 0
        for figure in read([paragraph]) {
            #expect(figure.place.offset >= end, "seed \(seed): \(figure)")
            end = figure.place.offset + figure.place.length
            var text = ""
            text.unicodeScalars.append(contentsOf: scalars[figure.place.offset..<end])
            #expect(text == figure.text, "seed \(seed)")
        }
    }

    @Test(
        "takes time in proportion to the text, whatever it is",
        arguments: [
            "9", "一", "十", "年", "1年2月3日", "百分之", "3个", "1-", "半", "一二", "第", "10%至", "近", "1,234,", "上", "“", "个", "今天",
            "5:00-", "三点", "甲1",
        ])
    func linear(unit: String) {
        func time(_ count: Int) -> Duration {
            let text = String(repeating: unit, count: count)
            return ContinuousClock().measure { _ = read([text]) }
        }
        _ = time(1000)
        let small = time(2_000)
        let large = time(16_000)
        // Eight times the text: sixteen times the time leaves room for a busy machine, sixty-four would be quadratic.
        #expect(large < small * 24 + .milliseconds(200), "\(small) → \(large)")
    }
}
