import BulletinModel
import Testing

@testable import PageSplitting

/// Forms as papers print them; the people and papers are invented.
@Suite("Bylines")
struct BylineFormTests {
    /// `name/role/outlet …`, as short as a table needs it.
    static func read(_ line: String, bare: Bool = false) -> String? {
        let text = LineText(line)
        guard let reading = BylineReading(text, 0..<text.count, bare: bare) else { return nil }
        return reading.bylines.map { byline in
            let role = ["reporter": "r", "correspondent": "c", "photographer": "p", "editor": "e", "source": "s"]
            return byline.name + "/" + role[byline.role.rawValue]! + (byline.outlet.map { "/" + $0 } ?? "")
        }.joined(separator: " ")
    }

    @Test(
        "are read in all their forms",
        arguments: [
            ("柳河融媒记者 莫云舟", "莫云舟/r/柳河融媒"),
            ("柳河县融媒体中心 莫云舟 柏长青", "莫云舟/r/柳河县融媒体中心 柏长青/r/柳河县融媒体中心"),
            ("小记者 莫云舟 指导老师 白若溪", "莫云舟/r 白若溪/e"),
            ("文\\图 莫云舟", "莫云舟/r"),
            ("▇记者 莫云舟", "莫云舟/r"),
            ("融媒体 莫云舟 通讯员 柏长青", "莫云舟/r/融媒体 柏长青/c"),
            ("融媒体 莫云舟 通讯员 柏长青 摄", "莫云舟/r/融媒体 柏长青/c"),
            ("记者莫云舟", "莫云舟/r"),
            ("记者莫云舟实习生白若溪易安", "莫云舟/r 白若溪/r 易安/r"),
            ("□柳河日报全媒体记者莫云舟通讯员白若溪柏长青", "莫云舟/r/柳河日报全媒体 白若溪/c 柏长青/c"),
            ("晚报首席记者莫云舟 通讯员白若溪", "莫云舟/r/晚报 白若溪/c"),
            ("记者 王 芳 文/图", "王芳/r"),
            ("柳河晚报记者 莫云舟 文/摄", "莫云舟/r/柳河晚报"),
            ("记者 莫云舟 王芳 通讯员 柏长青 文/图", "莫云舟/r 王芳/r 柏长青/c"),
            ("融媒体记者 莫云舟", "莫云舟/r/融媒体"),
            ("本报记者 莫云舟 特约社区记者 白若溪", "莫云舟/r/本报 白若溪/r"),
            ("记者 莫云舟 通讯员 白若溪 摄影报道", "莫云舟/r 白若溪/c"),
            ("柳河日报通讯员 白若溪 摄", "白若溪/c/柳河日报"),
            ("白若溪 摄", "白若溪/p"),
            ("白若溪 柏长青 ?摄", "白若溪/p 柏长青/p"),
            ("通讯员:白若溪 王 芳 柏长青 文/图", "白若溪/c 王芳/c 柏长青/c"),
            ("驻京记者 莫云舟", "莫云舟/r"),
            ("责编:白若溪、柏长青", "白若溪/e 柏长青/e"),
            ("记者贺兰洲柳河电台莫云舟", "贺兰洲/r 莫云舟/r/柳河电台"),
            ("文/莫云舟 图/白若溪", "莫云舟/r 白若溪/p"),
            ("记者莫云舟、白若溪", "莫云舟/r 白若溪/r"),
            ("见习记者　莫云舟　摄影　白若溪", "莫云舟/r 白若溪/p"),
            ("本报记者莫云舟报道", "莫云舟/r/本报"),
            ("记者 阿依古丽·买买提", "阿依古丽·买买提/r"),
            ("视频编辑:白若溪 文字编辑:柏长青", "白若溪/e 柏长青/e"),
            ("本报记者莫云舟发自柳河", "莫云舟/r/本报"),
            ("本报记者 莫云舟 柏长青 通讯员 白若溪", "莫云舟/r/本报 柏长青/r/本报 白若溪/c"),
            ("本报记者 莫云舟 临港报道", "莫云舟/r/本报"),
            ("全媒体记者 白 溪 见习记者 莫云舟", "白溪/r/全媒体 莫云舟/r"),
            ("本報記者 陳若溪 攝影 黃偉", "陳若溪/r/本報 黃偉/p"),
            ("記者林若溪／臺北報導", "林若溪/r"),
            ("记者王通讯员柏长青", "王/r 柏长青/c"),
            ("《柳河周刊》记者 莫云舟 发自梅岭", "莫云舟/r/柳河周刊"),
            ("采写：柳都记者 莫云舟 实习生 白若溪", "莫云舟/r/柳都 白若溪/r"),
            ("文图/莫云舟", "莫云舟/r"),
            ("文 莫云舟 图 白若溪", "莫云舟/r 白若溪/p"),
            ("作者 莫云舟", "莫云舟/r"),
            ("讲述者：莫云舟 记录：柏长青", "莫云舟/r 柏长青/r"),
            ("记者 莫云舟 柳河报道", "莫云舟/r"),
            ("實習記者 莫云舟", "莫云舟/r"),
            ("莫云舟 柳河公安 供图", "莫云舟/p 柳河公安/p"),
        ])
    func reads(line: String, expected: String) {
        #expect(Self.read(line) == expected)
    }

    @Test(
        "are not seen where there are none",
        arguments: [
            "新闻联播", "记者", "图", "柳溪镇", "记者从县农业局了解到这一消息后赶到现场", "众志成城 抗击疫情", "文化惠民", "小网格大守护",
            "摄影展今日开幕", "编辑部的故事", "通讯员培训班开班", "记者：这项措施什么时候开始执行", "图为启航", "《边城》作者的故乡", "文 字 图 画", "来源 柳河",
        ])
    func refuses(line: String) {
        #expect(Self.read(line) == nil)
    }
}
