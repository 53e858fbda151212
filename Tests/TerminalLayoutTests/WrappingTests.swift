import TerminalLayout
import TestSupport
import Testing

@Suite struct WrappingTests {
    @Test(
        "breaks Chinese anywhere but ahead of closing and behind opening marks, and keeps words whole",
        arguments: [
            ("", 10, [""]), ("网格员在路上", 12, ["网格员在路上"]), ("网格员在路上", 6, ["网格员", "在路上"]), ("网格员在路上", 7, ["网格员", "在路上"]),
            ("网格员，在路上", 6, ["网格", "员，在", "路上"]), ("网格员,在路上", 6, ["网格", "员,在", "路上"]),
            ("他说“好的”", 5, ["他说", "“好", "的”"]),
            ("一二（三）四", 6, ["一二", "（三）", "四"]), ("one two three", 7, ["one two", "three"]),
            ("one  two", 4, ["one", "two"]),
            ("abcdefghij", 4, ["abcd", "efgh", "ij"]), ("共3.5亿元", 5, ["共3.5", "亿元"]),
            ("达80%以上", 6, ["达80%", "以上"]),
            ("，，，，", 4, ["，，", "，，"]), ("网", 1, ["网"]), ("网格", 0, ["网", "格"]), ("今天……明天", 6, ["今天……", "明天"]),
            ("e\u{301}e\u{301}", 1, ["e\u{301}", "e\u{301}"]),
        ])
    func wrap(text: String, columns: Int, lines: [String]) {
        #expect(StyledText(text).wrapped(to: columns).map(\.plain) == lines)
    }

    @Test("indents the first line within its width")
    func indent() {
        #expect(StyledText("网格员在路上").wrapped(to: 8, indent: 4).map(\.plain) == ["    网格", "员在路上"])
        #expect(StyledText("网格").wrapped(to: 4, indent: 9).map(\.plain) == ["  网", "格"])
    }

    @Test("keeps styles across lines")
    func styles() {
        let lines = StyledText("网格员在路上", marks: [(offset: 2, length: 2)]).wrapped(to: 6)
        #expect(lines.map { $0.rendered(.colours) } == ["网格\u{1B}[1;31m员\u{1B}[0m", "\u{1B}[1;31m在\u{1B}[0m路上"])
    }

    @Test("loses nothing, overflows nowhere, and starts no line with a closing mark", arguments: UInt64(0)..<200)
    func holds(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let pieces = ["网", "格员", "，", "。”", "“", "（", "）", "word", "3.5", "%", " ", "e\u{301}", "——", "🚒"]
        var text = ""
        var before = ""
        for _ in 0..<Int.random(in: 0...80, using: &random) {
            guard let piece = pieces.randomElement(using: &random) else { continue }
            // Runs of marks can be longer than a line, and then have to be broken somewhere; they have a case above.
            if "，。”（）“——% ".contains(piece.prefix(1)), "，。”（）“——% ".contains(before.prefix(1)) { continue }
            text += piece
            before = piece
        }
        let columns = Int.random(in: 12...40, using: &random)
        let lines = StyledText(text).wrapped(to: columns).map(\.plain)
        #expect(lines.allSatisfy { displayWidth($0) <= columns }, "seed \(seed)")
        #expect(lines.joined().filter { $0 != " " } == text.filter { $0 != " " }, "seed \(seed)")
        #expect(
            lines.dropFirst().allSatisfy { line in !"，。”）%".contains { line.hasPrefix(String($0)) } }, "seed \(seed)")
        #expect(lines.dropLast().allSatisfy { line in !"“（".contains { line.hasSuffix(String($0)) } }, "seed \(seed)")
    }
}
