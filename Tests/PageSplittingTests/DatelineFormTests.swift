import BulletinModel
import Testing

@testable import PageSplitting

@Suite("Datelines")
struct DatelineFormTests {
    /// `dateline|place|byline|rest`
    static func read(_ line: String) -> String {
        let text = LineText(line)
        var opening = BodyOpening(text)
        opening.read()
        let dateline = opening.dateline.map { text.string($0.range) } ?? "-"
        let place = opening.dateline?.place.map { text.string($0) } ?? "-"
        let names = opening.bylines.map(\.name).joined(separator: ",")
        return "\(dateline)|\(place)|\(names)|\(text.string(opening.end..<text.count))"
    }

    @Test(
        "are read in all their forms",
        arguments: [
            ("柳河湾讯 连日来,天气转暖。", "柳河湾讯|柳河湾||连日来,天气转暖。"),
            ("本报讯8月9日下午,", "本报讯|-||8月9日下午,"),
            ("本报讯(记者莫云舟)昨天,", "本报讯|-|莫云舟|昨天,"),
            ("本报讯 (记者 莫云舟 通讯员 白若溪) 昨天,", "本报讯|-|莫云舟,白若溪|昨天,"),
            ("本报柳河讯(记者莫云舟、白若溪)昨日", "本报柳河讯|柳河|莫云舟,白若溪|昨日"),
            ("新华社北京11月23日电 国务院", "新华社北京11月23日电|北京||国务院"),
            ("新华社北京11月23日电(记者莫云舟)国务院", "新华社北京11月23日电|北京|莫云舟|国务院"),
            ("据新华社电 昨日", "据新华社电|-||昨日"),
            ("柳河晚报梅岭信息:昨日", "柳河晚报梅岭信息:|梅岭||昨日"),
            ("柳河网4月18日讯 昨日", "柳河网4月18日讯|-||昨日"),
            ("柳河网消息(记者莫云舟):昨日", "柳河网消息|-|莫云舟|昨日"),
            ("柳广网银滩11月29日消息(记者莫云舟通讯员王鹏)银滩受", "柳广网银滩11月29日消息|银滩|莫云舟,王鹏|银滩受"),
            ("柳方网记者王歆4月9日报道:据", "柳方网记者王歆4月9日报道:|-|王歆|据"),
            ("【柳河商报报道】 (通讯员　王中　记者　赵文)据统计", "【柳河商报报道】|-|王中,赵文|据统计"),
            ("柳河晚报、柳河网讯(记者莫云舟)今年", "柳河晚报、柳河网讯|-|莫云舟|今年"),
            ("本报5月8日讯(记者莫云舟)今日,", "本报5月8日讯|-|莫云舟|今日,"),
            ("柳河融媒5月8日讯(通讯员 白若溪)近日,", "柳河融媒5月8日讯|-|白若溪|近日,"),
            ("央视网消息(新闻联播):今天,", "央视网消息(新闻联播)|-||今天,"),
        ])
    func reads(line: String, expected: String) {
        #expect(Self.read(line) == expected)
    }

    @Test(
        "are not seen where there are none",
        arguments: [
            "公安机关连夜审讯,嫌疑人供认不讳。", "据新华社消息,昨日", "他在通讯中写道", "这家网站的消息让人吃惊", "据本报消息人士称", "停电通知已经发出", "由县电视台出品的电视剧开播",
            "昨日上午,记者从县里获悉", "",
        ])
    func refuses(line: String) {
        #expect(Self.read(line) == "-|-||\(line)")
    }
}
