import BulletinModel
import Testing

@testable import PageSplitting

@Suite("The top of a page")
struct PageTopTests {
    private func split(_ top: String) -> SplitPage {
        let text = top + "\n\n堤上的灯亮了\n\n柳河湾讯 5月3日晚,柳河湾镇的堤上亮起了灯。\n"
        return PageSplitter.split(Array(text.utf8), format: .text)
    }

    @Test(
        "is read and kept out of the first headline",
        arguments: [
            ("柳河日报 2012年10月26日 第3版 综合新闻", "2012-10-26", "柳河日报", "3"),
            ("第7B版:社区 上一版 下一版\n2022年11月4日 星期五\n责编 孙晓岚 美编 何涛 校对 龚小燕", "2022-11-04", nil, "7B"),
            ("柳河日报\nLIUHE RIBAO\n1986年5月17日 星期六 农历丙寅年四月初九\n第12018号 代号51—9\n今日四版", "1986-05-17", "柳河日报", nil),
            ("A06 柳河·民生\n2009.7.14 星期二 编辑/谭小林 版式/邓颖 校对/熊武", "2009-07-14", nil, "A06"),
            ("15 体育新闻 柳河商报 2010年8月18日 星期三 责编:詹辉 版式:阎丽", "2010-08-18", "柳河商报", "15"),
            ("2023年9月1日　星期五　　编辑：贺琳　　美编：张驰　　　　　　05教育", "2023-09-01", nil, "05"),
            ("柳河新报 2006-11-30 B2 都市", "2006-11-30", "柳河新报", "B2"),
            ("第A02版：要闻\n日 一 二 三 四 五 六\n1 2 3 4 5 6 7\n8 9 10 11 12 13 14", nil, nil, "A02"),
        ] as [(String, String?, String?, String?)])
    func reads(top: String, day: String?, publication: String?, page: String?) {
        let split = split(top)
        #expect(
            split.masthead == Masthead(published: day.flatMap { CalendarDay($0) }, publication: publication, page: page)
        )
        #expect(split.articles.map(\.headline) == ["堤上的灯亮了"])
    }

    @Test(
        "is no masthead where a headline stands there",
        arguments: [
            "7月20日新增耕地", "石桥村渡口修好今天(11号)",
            "2008年 我们在一起", "3 人获奖", "10版图书将再版", "柳河日报社迁新址",
        ])
    func refuses(top: String) {
        let split = split(top)
        #expect(split.masthead == nil)
        #expect(split.articles.first?.headline == top + " 堤上的灯亮了")
    }

    @Test("a headline that ends as offices do above a day names no issuer")
    func meeting() {
        let text = "柳河县今天召开春耕现场会\n\n2012年05月20日\n\n本报讯 柳河县昨天在石桥村开会,各村都来了人。\n"
        let split = PageSplitter.split(Array(text.utf8), format: .text)
        #expect(split.articles.map(\.headline) == ["柳河县今天召开春耕现场会"])
    }
}
