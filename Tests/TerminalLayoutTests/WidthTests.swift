import TerminalLayout
import Testing

@Suite struct DisplayWidthTests {
    @Test(
        "counts the columns that a terminal takes",
        arguments: [
            ("", 0), ("abc", 3), ("网格员", 6), ("，。", 4), ("“疫”线", 6), ("——", 2), ("……", 2), ("ＡＢ１", 6), ("ﾊﾝ", 2),
            ("e\u{301}", 1), ("が", 2), ("か\u{3099}", 2), ("한국", 4), ("\u{1112}\u{1161}\u{11AB}", 2), ("𠀀𰻞", 4),
            ("🚒", 2),
            ("a\u{200B}b", 2), ("\u{FEFF}", 0), ("\u{AD}", 1), ("é", 1), ("\u{2026}", 1), ("々〇", 4), ("㎡㎏", 4),
            ("℃", 1),
            ("\u{1B}[0m", 3), ("\u{E000}", 1), ("\u{2FFFD}", 2), ("\u{10FFFF}", 1), ("①", 1), ("█▏", 2),
            ("\u{FE0F}", 0),
        ])
    func width(text: String, columns: Int) {
        #expect(displayWidth(text) == columns)
    }
}

@Suite struct HarmlessTests {
    @Test(
        "shows what a terminal would obey",
        arguments: [
            ("网格员", "网格员"), ("\u{1B}[2J", "␛[2J"), ("\u{1B}]0;title\u{7}", "␛]0;title␇"), ("\u{9B}31m", "\u{FFFD}31m"),
            ("a\u{8}b", "a␈b"), ("\u{7F}", "␡"), ("\u{0}", "␀"), ("a\r\nb\tc", "a  b c"),
            ("\u{202E}exe.txt", "\u{FFFD}exe.txt"),
            ("\u{2066}\u{2069}", "\u{FFFD}\u{FFFD}"), ("\u{2028}x\u{85}", " x "), ("e\u{301}", "e\u{301}"),
            ("👩\u{200D}🚒", "👩\u{200D}🚒"),
        ])
    func line(text: String, shown: String) {
        #expect(Harmless.line(text) == shown)
        #expect(StyledText(text).plain == shown)
        #expect(text.unicodeScalars.count == shown.unicodeScalars.count)
    }

    @Test("keeps lines and tabs of a whole text, and nothing else")
    func lines() {
        #expect(Harmless.lines("一\t二\r\n\u{1B}三\n") == "一\t二 \n␛三\n")
    }

    @Test("lets no escape through, whatever was written, but its own")
    func everyControl() {
        for value in UInt32(0)...0xFFFF {
            guard let scalar = Unicode.Scalar(value) else { continue }
            let shown = StyledText(String(scalar), .mark).rendered(.colours)
            #expect(shown.unicodeScalars.count { $0.value < 0x20 || (0x7F..<0xA0).contains($0.value) } == 2)
        }
    }
}

@Suite struct CuttingTests {
    @Test(
        "cuts to a width with an ellipsis",
        arguments: [
            ("网格员", 6, "网格员"), ("网格员", 5, "网格…"), ("网格员", 4, "网…"), ("网格员", 3, "网…"), ("网格员", 2, "…"), ("网格员", 1, "…"),
            ("网格员", 0, ""), ("", 3, ""), ("abc", 3, "abc"), ("abcd", 3, "ab…"), ("a网b", 3, "a…"),
            ("e\u{301}e\u{301}e\u{301}", 2, "e\u{301}…"),
            ("网\u{301}格", 4, "网\u{301}格"), ("ab\u{301}", 2, "ab\u{301}"),
        ])
    func cut(text: String, columns: Int, result: String) {
        #expect(StyledText(text).cut(to: columns).plain == result)
    }

    @Test(
        "pads on either side, by columns",
        arguments: [("网", 4, Alignment.left, "网  "), ("网", 4, .right, "  网"), ("网格", 3, .left, "网格")])
    func pad(text: String, columns: Int, alignment: Alignment, result: String) {
        #expect(StyledText(text).padded(to: columns, alignment).plain == result)
    }
}

@Suite struct StyledTextTests {
    @Test("joins stretches of one style, and keeps the others apart")
    func runs() {
        let text = StyledText("一") + StyledText("二") + StyledText("三", .mark) + StyledText("") + StyledText("四", .mark)
        #expect(text.runs.map(\.text) == ["一二", "三四"])
        #expect(text.rendered(.colours) == "一二\u{1B}[1;31m三四\u{1B}[0m")
        #expect(text.rendered(.none) == "一二三四")
        #expect(text.width == 8)
    }

    @Test(
        "marks by scalars, and ignores what lies outside",
        arguments: [
            ([(0, 1)], "[网]格员"), ([(1, 2)], "网[格员]"), ([(2, 9)], "网格[员]"), ([(2, .max)], "网格[员]"), ([(3, 1)], "网格员"),
            ([(-1, 2)], "网格员"),
            ([(0, 1), (1, 1)], "[网格]员"), ([(2, 1), (0, 1)], "[网]格[员]"), ([(0, 0)], "网格员"),
        ] as [([(Int, Int)], String)])
    func marks(marks: [(Int, Int)], result: String) {
        let text = StyledText("网格员", marks: marks.map { (offset: $0.0, length: $0.1) })
        #expect(text.runs.map { $0.style == .mark ? "[\($0.text)]" : $0.text }.joined() == result)
    }

    @Test(
        "colours only a terminal, and never against a wish",
        arguments: [
            (true, false, nil, "xterm-256color", true), (true, false, "", "xterm", true),
            (true, false, "1", "xterm", false),
            (true, true, nil, "xterm", false), (false, false, nil, "xterm", false), (true, false, nil, "dumb", false),
            (true, false, nil, nil, false),
        ] as [(Bool, Bool, String?, String?, Bool)])
    func palette(isTerminal: Bool, refused: Bool, noColour: String?, terminal: String?, colours: Bool) {
        let palette = Palette.choose(
            isTerminal: isTerminal, refused: refused, noColour: noColour, terminalType: terminal)
        #expect((palette.parameters(of: .mark) != nil) == colours)
    }
}
