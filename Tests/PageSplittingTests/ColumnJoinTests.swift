import BulletinModel
import Testing

@testable import PageSplitting

@Suite("Column breaks")
struct ColumnJoinTests {
    /// The paragraphs of the first article of a page with a headline, a first paragraph, and the lines.
    private func paragraphs(_ lines: [String]) -> [String] {
        let head = ["柳河湾镇", "堤上的灯亮了", "", "柳河讯 5月3日晚,柳河湾镇的堤上亮起了灯,来往的人都停下来看。"]
        let page = (head + lines).joined(separator: "\n\n")
        let articles = PageSplitter.split(Array(page.utf8), format: .text).articles
        #expect(articles.count == 1)
        return Array(articles.first?.paragraphs.dropFirst() ?? [])
    }

    @Test(
        "join what a column cut in mid-sentence, however short the upper part",
        arguments: [
            ["老人们说,这条堤修了又修,从前一到雨季就睡不安稳,如今巡堤的人一天走三趟,大家心里都踏", "实了。"],
            ["荷塘社区网格长傅明介绍,社区备有沙袋300条、水泵8台,低洼处的三个小", "区都有专人值守。"],
            ["该镇把农机手和农资店的电话印在一张", "纸上,送到了农户手里。"],
            ["灯是镇里的电工装的,他们一连干了七个", "晚上。"],
            ["镇里还打算在堤的南端再装上二十盏灯,让", "放学的孩子走得安心。"],
            ["灯的开关装了一个叫做SMART", "Light的程序,天黑就亮。"],
            ["镇里在一楼大厅设了一个叫做“便民", "服务角”的窗口,专门管灯的报修。"],
            ["管灯的三个人分别是开了二十年渡船的邹广田、守了一冬堤的莫老四、从县里回来的电工叶茂、在学", "校教了一辈子书的梅老师。"],
            ["装灯以后来堤上散步的人一天超过", "三百人,比去年多了一倍。"],
            ["装灯的钱由镇里和", "村里各出一半,年底前付清。"],
        ])
    func joined(lines: [String]) {
        let isWord = lines[1].first?.isASCII == true
        let expected = isWord ? [lines.joined(separator: " ")] : lines[0].count < 16 ? lines : [lines.joined()]
        #expect(paragraphs(lines) == expected)
    }

    @Test("a few words between two cuts are text, where columns cut other paragraphs too")
    func piece() {
        let cut = ["老人们说,这条堤修了又修,从前一到雨季就睡不安稳,如今巡堤的人一天走三趟,大家心里都踏", "实了。"]
        let pieces = ["梅岭渡口的石阶昨天修好了,一共三十级,全是青石,过", "河的人走在上面都说好", "看。渡船每天开十二趟。"]
        #expect(paragraphs(cut + pieces) == [cut.joined(), pieces.joined()])
    }

    @Test(
        "leave subheads, whole sentences and items of a list alone",
        arguments: [
            ["堤上的灯一共装了四十盏。", "夜里巡堤的人说,看得清楚多了。"],
            ["一盏灯,照亮一条回家的路", "镇里的电工傅明每天傍晚都要走一遍堤。"],
            ["抓重点,补短板,强弱项", "镇里先把最暗的一段补上了灯。"],
            ["从“没人管”到“抢着管”的转变", "镇里的电工傅明每天傍晚都要走一遍堤。"],
        ])
    func apart(lines: [String]) {
        #expect(paragraphs(lines) == lines)
    }
}
