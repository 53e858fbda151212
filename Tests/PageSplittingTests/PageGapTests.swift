import BulletinModel
import TestSupport
import Testing

@testable import PageSplitting

/// Lines between two texts: whose they are.
@Suite("Gaps between texts")
struct PageGapTests {
    private static let story = "5月3日夜里，堤上的灯都亮了，老人们在灯下散步，说这条路走得踏实了。"
    private static let other = "渡口的新船一次能坐四十人，过河的人再也不用排长队了，集上的人多了。"

    private func split(_ text: String) -> SplitPage {
        PageSplitter.split(Array(text.utf8), format: .text, explaining: true)
    }

    @Test("the lines above, between and below the texts of a page are its gaps")
    func gaps() {
        let page = split("柳 河 晨 刊\n堤上的灯亮了\n\(Self.story)\n渡口添了新船\n\(Self.other)\n本版编辑 叶茂\n")
        #expect(page.lines.map(\.gap) == [1, 1, nil, 2, nil, 3])
        #expect(page.lines.allSatisfy { ($0.gap == nil) == $0.slots.isEmpty && ($0.gap == nil) == ($0.ruled == nil) })
    }

    @Test("no line of text stands in a gap, and each gap is in one place")
    func shape() {
        for count in 1...4 {
            let page = split((0..<count).map { "渡口的第\($0)件事\n\(Self.story)\n" }.joined())
            for line in page.lines where line.text.hasPrefix("5月3日") { #expect(line.gap == nil) }
            #expect(page.lines.compactMap(\.gap) == Array(1...count))
        }
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

    @Test("the likeliest way through a gap is that of all ways, tried one after the other", arguments: 0..<60)
    func likeliest(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let place = [PageGap.Place.top, .inner, .foot][Int(random.next() % 3)]
        let gap = PageGap(range: 3..<3 + Int(random.next() % 4 + 1), place: place)
        let signs = gap.range.map { _ in
            (0..<20).map { _ in UInt16(random.next() % UInt64(GapSigns.slots)) }
        }
        let barred = (Int(random.next() % 5), LineOwner.allCases.randomElement(using: &random))
        func may(_ index: Int, _ owner: LineOwner) -> Bool { index != barred.0 || owner != barred.1 }
        let found = try #require(GapModel.shared.owners(of: gap, signs: signs, where: may))
        let best = ways(gap, signs, may).map { GapModel.shared.points(of: $0, gap: gap, signs: signs) }.max()
        #expect(GapModel.shared.points(of: found, gap: gap, signs: signs) == best)
        #expect(zip(found, found.dropFirst()).allSatisfy { $0.mayPrecede($1) })
    }

    /// All ways through a gap that neighbours and ends allow.
    private func ways(_ gap: PageGap, _ signs: [[UInt16]], _ may: (Int, LineOwner) -> Bool) -> [[LineOwner]] {
        var ways: [[LineOwner]] = [[]]
        for index in gap.range {
            ways = ways.flatMap { way in
                LineOwner.allCases.filter { owner in
                    may(index, owner) && (way.last.map { $0.mayPrecede(owner) } ?? gap.mayBound(owner))
                }.map { way + [$0] }
            }
        }
        return ways.filter { $0.last.map(gap.mayBound) == true }
    }

    @Test("where no way leads through a gap rules stay")
    func noWay() {
        let gap = PageGap(range: 0..<2, place: .top)
        #expect(GapModel.shared.owners(of: gap, signs: [[1], [2]]) { $0 == 0 || $1 == .above } == nil)
    }

    @Test("weights are six bits for each slot and owner")
    func weights() {
        #expect(GapWeights.signs.utf8.count == GapSigns.slots * LineOwner.allCases.count)
        #expect([GapWeights.first, GapWeights.last].allSatisfy { $0.count == 3 && $0.allSatisfy { $0.count == 6 } })
        #expect(GapWeights.behind.count == 6 && GapWeights.behind.allSatisfy { $0.count == 6 })
    }

    @Test("a page of more lines than are kept is read by rules alone")
    func tooLong() {
        let stories = (0..<PrintedPage.mostLines / 2 + 1).map { "渡口的第\($0)件事\n本报讯 \(Self.story)\n" }
        let page = split(stories.joined())
        #expect(page.lines.allSatisfy { $0.gap == nil })
        #expect(page.articles.count == stories.count)
        #expect(split(stories.dropLast().joined()).lines.contains { $0.gap != nil })
    }

    @Test("a gap of thousands of lines is left to rules and read in linear time")
    func long() {
        let lines = (0..<3_000).map { "第\($0)号" }.joined(separator: "\n")
        let page = split("堤上的灯亮了\n\(Self.story)\n\(lines)\n渡口添了新船\n\(Self.other)\n")
        #expect(page.lines.filter { $0.text.hasPrefix("第") }.allSatisfy { $0.gap == nil })
    }
}
