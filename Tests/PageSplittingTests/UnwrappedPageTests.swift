import Testing

@testable import PageSplitting

@Suite("Pages whose every line was cut at one width")
struct UnwrappedPageTests {
    private static let paragraphs = [
        "本报讯连日来，柳河湾各村抢抓农时，组织农户抢种秋粮。目前，全镇已完成夏种面积三万八千亩，占计划的九成，预计本周末全部结束，比去年早了四天。",
        "在石桥村的田间，种粮大户正驾驶着播种机来回作业，一天能播六七十亩，种子和化肥一次下地，省工又省力，合作社的社员们都说这样的机器好用。",
        "据了解，该镇今年投入各类农机四千二百多台，机播率达到九成五以上，并派出农技人员到田头指导，及时解决播种中遇到的墒情不足、土壤板结等问题。",
    ]

    /// Cut as a typesetter of plain text does, two blanks ahead of each paragraph.
    private func wrapped(_ width: Int, indent: String) -> String {
        Self.paragraphs.map { paragraph in
            var lines: [String] = []
            var rest = (indent + paragraph)[...]
            while !rest.isEmpty {
                lines.append(String(rest.prefix(width)))
                rest = rest.dropFirst(width)
            }
            return lines.joined(separator: "\n")
        }
        .joined(separator: "\n")
    }

    private func lines(_ text: String) -> [String] {
        let page = UnwrappedPage.page(of: Array(text.utf8))
        return page.lines.map { page.string($0.text) }
    }

    @Test("are the paragraphs again that they were", arguments: 10...40)
    func wholeAgain(width: Int) {
        #expect(lines(wrapped(width, indent: "　　")) == Self.paragraphs)
    }

    @Test(
        "without an indent, a headline of full width above a dateline stays apart, and a narrower one that ends no sentence"
    )
    func headlinesWithoutIndent() {
        // The last line of the text above is full.
        let above = "本报讯连日来柳河湾各村抢抓农\n时，组织农户抢种秋粮，全镇已\n完成夏种三万八千亩，占九成。\n"
        let below = "本报讯梅岭渡口的石阶修好了，\n过河的人又多了起来，船工说石\n阶宽了挑担的人走在上面不怕滑\n倒。"
        let other = "梅岭渡口的石阶昨天修好了，过\n河的人又多了起来，船工说石阶\n宽了挑担的人走在上面不怕滑倒\n了。"
        let (joined, last) = (below.filter { $0 != "\n" }, other.filter { $0 != "\n" })
        #expect(lines(above + "梅岭渡口三十级石阶修好通行了\n" + below).suffix(2) == ["梅岭渡口三十级石阶修好通行了", joined])
        #expect(lines(above + "渡口修好了\n" + other).suffix(2) == ["渡口修好了", last])
    }

    @Test("a masthead as wide as the columns stays apart, and a bracket that a column broke is closed behind its blank")
    func mastheadAndBracket() {
        let text = "梅岭渡口的石阶昨天修好了，过\n河的人又多了起来，船工说石阶\n宽了挑担的人走着不怕滑倒了。\n渡口的灯也亮了一夜。（记者\n 莫云舟）"
        let joined = "梅岭渡口的石阶昨天修好了，过河的人又多了起来，船工说石阶宽了挑担的人走着不怕滑倒了。"
        let found = lines("柳河报 2023年5月6日 第3版\n石阶修好了\n" + text)
        #expect(found.first == "柳河报 2023年5月6日 第3版")
        #expect(found.last?.hasSuffix("一夜。（记者莫云舟）") == true)
        #expect(found.contains { $0.hasPrefix(joined) })
    }

    @Test("keep where each paragraph stood in the source")
    func source() {
        let text = wrapped(16, indent: "　　")
        let page = UnwrappedPage.page(of: Array(text.utf8))
        for line in page.lines {
            let printed = String(decoding: Array(text.utf8)[line.source], as: UTF8.self)
            #expect(printed.filter { $0 != "\n" } == page.string(line.text))
        }
    }

    @Test(
        "leave other pages as they are",
        arguments: [
            paragraphs.joined(separator: "\n"), paragraphs.joined(separator: "\n\n"),
            "柳河湾镇秋粮抢种忙\n各村组织农户齐下地\n预计本周末全部结束\n比去年同期早了四天", "", "\n\n", "一", "柳河湾\n石桥村\n东风渠\n镜湖边",
        ])
    func others(text: String) {
        let plain = PlainTextPage.lines(of: Array(text.utf8)).map {
            String(decoding: Array(text.utf8)[$0.text], as: UTF8.self)
        }
        #expect(lines(text) == plain)
    }
}
