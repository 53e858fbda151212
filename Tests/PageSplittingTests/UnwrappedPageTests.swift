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

    private static let counted = [
        "本报讯截至5月26日，柳河湾镇共出动收割机186台，抢收小麦38260亩，占全镇麦田的97.4%，比2021年同期快了3个百分点。",
        "石桥村今年种了1240亩优质小麦，亩产达到1126斤，比上一年多收86斤，按每斤1.52元算，全村能多收入16万元以上。",
        "镇农技站派出23名农技员，分12个组包片到村，从5月12日起连续15天在田头指导，解决农机故障和晾晒场地等问题340多件。",
        "目前，全镇已播种玉米19800亩、大豆6150亩，预计6月8日前全部种完，2600多户农民的夏种用肥也已备足。",
    ]

    @Test("characters were counted where lines with digits are as long as the others", arguments: 20...34)
    func digits(width: Int) {
        let text = Self.counted.map { paragraph in
            var lines: [String] = []
            var rest = paragraph[...]
            while !rest.isEmpty {
                lines.append(String(rest.prefix(width)))
                rest = rest.dropFirst(width)
            }
            return lines.joined(separator: "\n")
        }
        .joined(separator: "\n")
        let read = lines(text)
        // Last lines that happen to be full go on.
        #expect(read.joined() == Self.counted.joined())
        #expect(read.count <= Self.counted.count && read.count >= Self.counted.count - 2)
    }

    @Test("a line wider than any column among narrow ones is left as it is", arguments: 120...130)
    func wideLine(width: Int) {
        let wide = String(repeating: "堤", count: width)
        let page = Self.counted.map { String($0.prefix(20)) } + [wide + "a", wide + "2022", "\(wide)灯。"]
        #expect(lines(page.joined(separator: "\n")) == page)
    }

    @Test("a headline set in the middle stays apart from the names below it")
    func centred() {
        let text = "\(wrapped(18, indent: "　　"))\n                    渡口添了新船\n□记者 莫云舟\n\(wrapped(18, indent: "　　"))"
        #expect(lines(text) == Self.paragraphs + ["渡口添了新船", "□记者 莫云舟"] + Self.paragraphs)
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
        #expect(found.last?.hasSuffix("一夜。（记者 莫云舟）") == true)
        #expect(found.contains { $0.hasPrefix(joined) })
    }

    /// Cut by columns or by characters, numbers kept whole where asked.
    private func cut(_ paragraphs: [String], to width: Int, by measure: WrapMeasure, keepingNumbers: Bool = false)
        -> String
    {
        func size(_ text: Substring) -> Int {
            text.unicodeScalars.reduce(0) { $0 + ($1.isASCII && measure == .columns ? 1 : 2) }
        }
        return paragraphs.flatMap { paragraph in
            var lines: [String] = []
            var line = ""
            var rest = paragraph[...]
            while let first = rest.first {
                var token = rest.prefix(1)
                if keepingNumbers, first.isNumber { token = rest.prefix { $0.isNumber || $0 == "." || $0 == "%" } }
                if size(line[...]) + size(token) > width { (lines, line) = (lines + [line], "") }
                line += token
                rest = rest.dropFirst(token.count)
            }
            return lines + [line]
        }
        .joined(separator: "\n")
    }

    private static let figures = [
        "柳河湾镇今年种植水稻12860亩，比去年增加8.5%，其中优质稻9300亩，覆盖17个行政村、4216户农家，预计总产突破7800吨，带动农户户均增收3200多元。",
        "石桥村投入46万元购置插秧机12台，组建了25人的农机服务队，每天作业280亩以上，较人工提高15倍，节省用工费用约38.6万元，村民都说划算。",
        "据了解，全镇共建成高标准农田2.3万亩，修复沟渠118公里，新打机井64眼，灌溉保证率达到96.4%，秋粮单产有望超过620公斤，创下历年新高。",
    ]

    @Test("with numbers, by columns and by characters, numbers broken and kept whole", arguments: 10...23)
    func figures(width: Int) {
        let paragraphs = Self.figures + Self.figures + Self.figures
        let indented = paragraphs.map { "　　" + $0 }
        // A program that counts characters knows nothing of numbers.
        for (measure, keeps) in [(WrapMeasure.columns, false), (.columns, true), (.characters, false)] {
            let found = lines(cut(indented, to: 2 * width, by: measure, keepingNumbers: keeps))
            let wrong = found.first { !paragraphs.contains($0) }
            #expect(wrong == nil, "cut by \(measure), numbers kept: \(keeps)")
            #expect(found.count == paragraphs.count)
        }
    }

    @Test("without an indent, a sentence that ends a line with room for the next word ends its paragraph")
    func roomBehindSentence() {
        let first = "柳河湾镇的渡口昨天修好了，过河的人又多了起来，船工说石阶宽了，挑担的人走着不怕滑，孩子上学也不用绕道石桥村，路近了三里多。"
        let second = "渡口的灯也亮了一夜，守灯的老人说，往后天黑了也能过河，镇上还要在对岸修一条路，通到梅岭脚下，年底就能走车，大家都盼着。"
        for width in 12...24 where (first.count % width) < width - 1 && first.count % width > 0 {
            #expect(lines(cut([first, second, first], to: 2 * width, by: .columns)) == [first, second, first])
        }
    }

    @Test(
        "a full headline stays apart from the date, the names or the subtitle below it",
        arguments: [
            "2019年04月12日", "2019-04-12 08:30  来源:柳河报", "本报记者 莫云舟 通讯员 叶小满", "——记石桥村农机服务队",
            "□本报记者 莫云舟",
        ])
    func fullHeadline(below: String) {
        let body = cut(Self.paragraphs, to: 28, by: .columns)
        let found = lines("石桥村渡口石阶昨日全部修好通车\n\(below)\n\(body)\n\n梅岭渡口石阶昨日修好通行\n\(below)\n\(body)")
        #expect(found.contains("梅岭渡口石阶昨日修好通行"))
        #expect(found.filter { $0 == below }.count == 2)
    }

    @Test("signs that may not open a line hang over its end, and more room above a paragraph cuts none of its lines")
    func hangingSigns() {
        let body = cut(Self.paragraphs.map { "　　" + $0 }, to: 34, by: .columns)
        let hanging = "　　船工说：“尽管石阶还没有修好，\n但不能说往后挑担的人还要绕道走。”\n老人听了直点头，说这就放心了。"
        let apart = "　　梅岭渡口的灯昨天夜里亮了大半\n个晚上，守灯的老人说天黑了也能过\n河，大家都盼着对岸早日修好路。"
        let found = lines("\(body)\n\(body)\n\(hanging)\n\n\n\(apart)\n\n\(body)")
        for text in [hanging, apart] {
            #expect(found.contains(text.filter { $0 != "\n" && $0 != "　" }))
        }
    }

    @Test("a sentence that opens with a time or with who speaks goes on in the next line")
    func sentences() {
        let text = "3时24分，渡船靠了岸，乘客陆续走下跳板，没有一个人受伤，船工清点了人数，又去查看缆绳。"
        let speech = "本台记者叶茂：在我身后的就是刚修好的石阶，两边新装了栏杆，过河的人比前些天多了一倍还不止。"
        for text in [text, speech] {
            #expect(lines(cut(Self.paragraphs + [text], to: 24, by: .columns)).last == text)
        }
    }

    @Test("a blank at which a line was cut is no indent, and keeps two names in a bracket apart")
    func blanks() {
        let body = cut(Self.paragraphs, to: 32, by: .columns)
        let found = lines("\(body)\n柳河讯（全媒体记者 莫云舟 通讯员\n 叶小满）渡口的石阶昨天修好了，过\n河的人又多了起来，船工说不怕滑。")
        #expect(found.last == "柳河讯（全媒体记者 莫云舟 通讯员 叶小满）渡口的石阶昨天修好了，过河的人又多了起来，船工说不怕滑。")
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
