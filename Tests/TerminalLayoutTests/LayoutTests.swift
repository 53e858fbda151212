import TerminalLayout
import TestSupport
import Testing

@Suite struct TableTests {
    let table = Table(
        [.init("Name", least: 4), .init("Count", .right), .init("Place", least: 4, weight: 0)],
        rows: [["网格员防疫", "469", "古楼街道"], ["志愿者", "7", "新区街道文化社区"], ["abc"]])

    @Test("lines up wide characters, and cuts nothing where there is room")
    func natural() {
        let lines = [
            "Name        Count  Place", "网格员防疫    469  古楼街道", "志愿者          7  新区街道文化社区", "abc",
        ]
        #expect(table.lines().map(\.plain) == lines)
        #expect(table.lines(width: 80).map(\.plain) == lines)
    }

    @Test(
        "narrows the widest, then leaves out the lightest",
        arguments: [
            (30, "志愿者          7  新区街道文…"), (24, "志愿者       7  新区街…"), (20, "志愿…      7  新区…"),
            (16, "志愿者         7"), (11, "志…       7"), (9, "    7"), (3, "  7"),
        ])
    func narrow(width: Int, row: String) {
        let lines = table.lines(width: width)
        #expect(lines.allSatisfy { $0.width <= width })
        #expect(lines.map(\.plain).contains(row), "\(lines.map(\.plain))")
    }

    @Test("is never wider than the terminal while a column can give way", arguments: UInt64(0)..<200)
    func holds(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        func word() -> String {
            String(
                repeating: ["网", "a"].randomElement(using: &random) ?? "", count: Int.random(in: 0...30, using: &random)
            )
        }
        let columns = (0..<5).map { Table.Column(word(), .left, least: 3, weight: $0) }
        let rows = (0..<5).map { _ in (0..<Int.random(in: 0...5, using: &random)).map { _ in StyledText(word()) } }
        let width = Int.random(in: 1...100, using: &random)
        #expect(Table(columns, rows: rows).lines(width: width).allSatisfy { $0.width <= width }, "seed \(seed)")
    }
}

@Suite struct HitBlockTests {
    let hit = HitBlock(
        id: "0123456789abcdef.3", kicker: "柳林街道", headline: "小网格里的大学问 网格员走进千家万户",
        facts: ["2031-05-06", "社区一线", "记者 安知遥"],
        snippet: "网格员每天上门,把居民的事记在本子上,一件一件办好。", marks: [(offset: 0, length: 3)])

    @Test("gives each hit its title, its origin and its snippet, whole in a pipe")
    func whole() {
        #expect(
            hit.lines().map(\.plain) == [
                "柳林街道  小网格里的大学问 网格员走进千家万户", "  2031-05-06 · 社区一线 · 记者 安知遥  0123456789abcdef.3",
                "  网格员每天上门,把居民的事记在本子上,一件一件办好。",
            ])
    }

    @Test("fits a narrow terminal, and keeps the id")
    func narrow() {
        #expect(
            hit.lines(width: 30).map(\.plain) == [
                "柳林街道  小网格里的大学问 网…", "  2031-05-06 · 社区一线 · 记…", "  0123456789abcdef.3", "  网格员每天上门,把居民的事记",
                "  在本子上,一件一件办好。",
            ])
        for width in 1...60 {
            #expect(hit.lines(width: width).allSatisfy { $0.width <= max(width, 4) })
        }
    }

    @Test("marks what was hit")
    func marks() {
        #expect(hit.lines(width: 80)[2].rendered(.colours).hasPrefix("  \u{1B}[1;31m网格员\u{1B}[0m每天"))
    }
}

@Suite struct CaretTests {
    @Test(
        "points by columns, not by characters",
        arguments: [
            ("网格员 AND (", 9, nil, ["网格员 AND (", "            ^"]), ("a b", 1, nil, ["a b", " ^"]),
            ("", 0, nil, ["", "^"]),
            ("网", 9, nil, ["网", "  ^"]), ("网", -1, nil, ["网", "^"]), ("一二三四五六七八九十", 9, 12, ["…七八九十", "       ^"]),
            ("一二三四五六七八九十", 0, 12, ["一二三四五…", "^"]), ("\u{1B}(", 1, nil, ["␛(", " ^"]),
        ] as [(String, Int, Int?, [String])])
    func caretStandsUnderThePlace(text: String, position: Int, width: Int?, lines: [String]) {
        #expect(caret(under: position, of: text, width: width).map(\.plain) == lines)
    }
}

@Suite struct BarTests {
    @Test(
        "draws eighths",
        arguments: [(0, ""), (1, "████"), (0.5, "██"), (0.001, "▏"), (0.28125, "█▏"), (7, "████"), (-1, "")])
    func draws(share: Double, drawn: String) {
        #expect(bar(share: share, columns: 4).plain == drawn)
    }
}
