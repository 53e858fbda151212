import BulletinModel
import Testing

@testable import PageSplitting

@Suite("Ends of paragraphs")
struct EndingFormTests {
    /// `rest|name/role …`
    private func read(_ line: String) -> String? {
        let text = LineText(line)
        guard let ending = BodyEnding(text) else { return nil }
        let names = ending.bylines.map { "\($0.name)/\($0.role.rawValue.prefix(1))" }.joined(separator: " ")
        return text.string(0..<ending.end) + "|" + names
    }

    @Test(
        "give up bylines, credits and sources",
        arguments: [
            ("灯亮了。(记者 莫云舟)", "灯亮了。|莫云舟/r"),
            ("灯亮了。 (莫云舟 白若溪)", "灯亮了。|莫云舟/r 白若溪/r"),
            ("灯亮了。(王 平)", "灯亮了。|王平/r"),
            ("灯亮了。(王平陈若溪李长青)", "灯亮了。|王平/r 陈若溪/r 李长青/r"),
            ("灯亮了。(建国 秀兰)", "灯亮了。|建国/r 秀兰/r"),
            ("灯亮了。(县人社局)", "灯亮了。|县人社局/s"),
            ("灯亮了。(综合新华社、央视报道)", "灯亮了。|新华社、央视/s"),
            ("灯亮了。(县教育局 王芳)", "灯亮了。|王芳/r"), ("灯亮了。  (心内科 毕晓楠)", "灯亮了。|毕晓楠/r"),
            ("灯亮了。(县住建局供稿)", "灯亮了。|县住建局/s"), ("灯亮了。(镇宣)", "灯亮了。|镇宣/s"),
            ("灯亮了。(本报记者 申建军 谭冰 柳河2月1日电)", "灯亮了。|申建军/r 谭冰/r"),
            ("灯亮了。莫云舟 摄影报道", "灯亮了。|莫云舟/r"),
            ("灯亮了。(据新华社)", "灯亮了。|新华社/s"),
            ("灯亮了。莫云舟 摄", "灯亮了。|莫云舟/p"),
            ("灯亮了。新华社发", "灯亮了。|新华社/s"),
            ("▲居民在堤上散步 记者 莫云舟 摄", "▲居民在堤上散步|莫云舟/r"),
            ("居民在堤上散步 陈 溪 摄", "居民在堤上散步|陈溪/p"),
            ("灯亮了。 通讯员 白若溪 摄影报道", "灯亮了。|白若溪/c"),
        ])
    func reads(line: String, expected: String) {
        #expect(read(line) == expected)
    }

    @Test(
        "keep what is the text's own",
        arguments: [
            "灯亮了。", "灯亮了。(未完 待续)", "他说:“灯亮了。”", "镇里有三条堤(东堤、西堤、南堤)", "灯亮了。(文中人物均为化名)", "灯亮了(见右图)",
            "堤上的灯会持续到十月三日(星期三)",
            "一位老人在堤上拍摄", "灯由县发展改革局(筹)安装", "他爱好摄影",
        ])
    func refuses(line: String) {
        #expect(read(line) == nil)
    }
}
