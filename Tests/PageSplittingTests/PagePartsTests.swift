import BulletinModel
import TestSupport
import Testing

@testable import PageSplitting

/// Lines of a page: what each is of an article.
@Suite("What the lines of a page are")
struct PagePartsTests {
    private static let story = "5月3日夜里，堤上的灯都亮了，老人们在灯下散步，说这条路走得踏实了。"
    private static let other = "渡口的新船一次能坐四十人，过河的人再也不用排长队了，集上的人多了。"

    private func split(_ text: String) -> SplitPage {
        PageSplitter.split(Array(text.utf8), format: .text, explaining: true)
    }

    @Test("the lines of a page stand in stretches, but for lines that go on with a paragraph above")
    func stretches() {
        let cut = "渡口的新船一次能坐四十人，过河的人再也不用排长队了，集上的人多了，连山那边"
        let page = split(
            "柳 河 晨 刊\n堤上的灯亮了\n\(Self.story)\n\(cut)\n村里的人也常常来看一看，说这条路走得踏实了。\n渡口添了新船\n\(Self.other)\n本版编辑 叶茂\n")
        #expect(page.lines.map(\.gap) == [1, 1, 1, 1, nil, 2, 2, 2])
        #expect(page.lines.allSatisfy { ($0.gap == nil) == $0.slots.isEmpty && $0.ruled != nil })
    }

    @Test("the page's contents, address and editors at its foot are of no article")
    func foot() {
        let foot = ["导读", "▶我市高考成绩今日公布", "▶夏粮收购今日开秤", "", "本报地址：柳河市人民路18号 邮编：300000", "本版编辑：叶茂　美编：何川"]
        let text = "堤上的灯亮了\n本报讯 \(Self.story)\n\n渡口添了新船\n本报讯 \(Self.other)\n\n" + foot.joined(separator: "\n")
        let page = split(text + "\n")
        #expect(page.articles.map(\.headline) == ["堤上的灯亮了", "渡口添了新船"])
        #expect(page.articles.map(\.paragraphs.count) == [1, 1])
        #expect(page.articles.last?.bylines == [])
    }

    @Test("a notice's office and its day are its own")
    func notice() {
        let notice = "公　告\n因堤上施工，即日起渡口停航三天，请过往行人绕行。\n特此公告。\n柳河县渡口管理所\n二〇〇三年九月十日\n"
        let page = split("堤上的灯亮了\n本报讯 \(Self.story)\n\n\(notice)\n致读者\n本报九月十一日休刊一天，十二日照常出版，请读者留意。\n")
        #expect(page.articles.count == 3)
        #expect(page.articles[1].bylines.map(\.name) == ["柳河县渡口管理所"])
        #expect(page.articles[1].published == CalendarDay("2003-09-10"))
        #expect(page.articles[2].published == nil)
    }

    @Test("the likeliest way through a stretch is that of all ways, tried one after the other", arguments: 0..<60)
    func likeliest(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let stretch = LineStretch(
            range: 3..<3 + Int(random.next() % 4 + 1), isTop: random.next() % 2 == 0, isFoot: random.next() % 2 == 0)
        let signs = stretch.range.map { _ in
            (0..<20).map { _ in UInt16(random.next() % UInt64(PartSigns.slots)) }
        }
        let barred = (3 + Int(random.next() % 3), LinePart.allCases.randomElement(using: &random))
        func may(_ index: Int, _ part: LinePart) -> Bool { index != barred.0 || part != barred.1 }
        let found = try #require(PartModel.shared.parts(of: stretch, signs: signs, where: may))
        let best = ways(stretch, may).map { PartModel.shared.points(of: $0, stretch: stretch, signs: signs) }.max()
        #expect(PartModel.shared.points(of: found, stretch: stretch, signs: signs) == best)
        #expect(zip(found, found.dropFirst()).allSatisfy { $0.mayPrecede($1) })
        #expect(!stretch.isTop || found[0].mayOpen)
        #expect(!stretch.isFoot || found[found.count - 1].mayEnd)
    }

    /// All ways through a stretch that neighbours and ends allow.
    private func ways(_ stretch: LineStretch, _ may: (Int, LinePart) -> Bool) -> [[LinePart]] {
        var ways: [[LinePart]] = [[]]
        for index in stretch.range {
            ways = ways.flatMap { way in
                LinePart.allCases.filter { part in
                    may(index, part)
                        && (way.last.map { $0.mayPrecede(part) }
                            ?? (stretch.isTop ? part.mayOpen : LinePart.text.mayPrecede(part)))
                }.map { way + [$0] }
            }
        }
        return ways.filter { $0.last.map { stretch.isFoot ? $0.mayEnd : $0.mayPrecede(.text) } == true }
    }

    @Test("where no way leads through a stretch rules stay")
    func noWay() {
        let stretch = LineStretch(range: 0..<2, isTop: true, isFoot: true)
        #expect(PartModel.shared.parts(of: stretch, signs: [[1], [2]]) { $0 == 0 || $1 == .text } != nil)
        #expect(PartModel.shared.parts(of: stretch, signs: [[1], [2]]) { $0 == 0 || $1 == .headline } == nil)
    }

    @Test("what may stand below what")
    func successors() {
        for part in LinePart.allCases {
            #expect(LinePart.text.mayPrecede(part) && LinePart.opening.mayPrecede(part))
            #expect(part.mayPrecede(part) || part == .opening)
        }
        #expect(!LinePart.headline.mayPrecede(.opening) && !LinePart.headline.mayPrecede(.kicker))
        #expect(!LinePart.nobody.mayPrecede(.text) && !LinePart.ending.mayPrecede(.text))
        #expect(LinePart.nobodyWithin.mayPrecede(.text) && !LinePart.nobodyWithin.mayPrecede(.headline))
    }

    @Test("weights are six bits for each slot and part")
    func weights() {
        #expect(PartWeights.signs.utf8.count == PartSigns.slots * LinePart.allCases.count)
        #expect([PartWeights.first, PartWeights.last].allSatisfy { $0.count == 8 })
        #expect(PartWeights.behind.count == 8 && PartWeights.behind.allSatisfy { $0.count == 8 })
    }

    @Test("a page of more lines than are kept is read by rules alone")
    func tooLong() {
        let stories = (0..<PrintedPage.mostLines / 2 + 1).map { "渡口的第\($0)件事\n本报讯 \(Self.story)\n" }
        let page = split(stories.joined())
        #expect(page.lines.allSatisfy { $0.gap == nil })
        #expect(page.articles.count == stories.count)
        #expect(split(stories.dropLast().joined()).lines.contains { $0.gap != nil })
    }

    @Test("thousands of short lines between two texts take no story from its headline")
    func long() {
        let lines = (0..<3_000).map { "第\($0)号" }.joined(separator: "\n")
        let page = split("堤上的灯亮了\n\(Self.story)\n\(lines)\n渡口添了新船\n本报讯 \(Self.other)\n")
        #expect(page.articles.first?.headline == "堤上的灯亮了")
        #expect(page.articles.last?.paragraphs.last == Self.other)
    }
}
