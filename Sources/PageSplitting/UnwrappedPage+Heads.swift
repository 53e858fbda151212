/// Lines that happen to be as wide as the columns and go on in no other.
extension UnwrappedPage {
    /// A headline of full width above text without a dateline: more room above it than between paragraphs, the end of a
    /// text above that, and no stop in it.
    func isSetOff(_ index: Int, gap: Int) -> Bool {
        index > 0 && lines[index].blanksAbove > gap && mayEndText(index - 1) && !holdsStop(index)
            && !LineEnd.endsSentence(source, lines[index].text)
    }

    /// Above, below or between headlines that happen to be full: a line of dates, of names, or with a dash ahead of it.
    func standsByItself(_ index: Int) -> Bool {
        let first = LineText.folded(LineText.scalar(source.span, at: lines[index].text.lowerBound))
        guard Self.mayOpenLine.contains(first) else { return false }
        let line = LineClassifier.classify(lines[index], of: Page(text: source, lines: lines))
        switch line.kind {
        // …骨干工程 and ——柳河运河，今天通航 below it: text.
        case .subtitle: return !holdsStop(index) && (index == 0 || !holdsStop(index - 1))
        // 3时24分，神舟: a sentence.
        case .metadata: return line.text.map { !$0.contains(0x2C) && !$0.contains(0x3001) } ?? false
        case .byline(let byline):
            return (byline.hasRole || first == 0x25A1) && !byline.bylines.isEmpty && !opensBracket(index)
        default: return false
        }
    }

    /// The same as the first line of its paragraph, and the words of a picture with who took it.
    func opensAlone(_ index: Int) -> Bool {
        let text = LineText(source, lines[index].text, limit: 90)
        if opensWithDateline(index) { return false }
        // 本台记者王芳：在我身后 goes on.
        if text.contains(0x3A), MetadataLine(text) == nil { return false }
        return standsByItself(index) || text.scalars.last == 0x6444 && Caption.opens(text)
    }

    /// What dates, marks, dashes and the words of bylines begin with.
    private static let mayOpenLine = ScalarSet("0123456789□■◎●○◇◆★☆·—-记本见融全通特首实文图摄作来编责晚日早时")

    /// Behind a last line that happens to be full: a narrower line that ends no sentence, or a few of any width and a
    /// dateline under them. The rest of a paragraph would end a sentence.
    func isHeadline(_ start: Int, in range: Range<Int>, width: Int, margin: Int) -> Bool {
        for index in start..<min(range.upperBound, start + Self.longestHeadline) {
            if index > start, indent(index) > margin {
                // Of a paragraph's rest all lines but the last are full.
                return !(start..<index).contains { isFull($0, width: width) } || opensWithDateline(index)
            }
            if index > start, indent(index) < margin || lines[index].blanksAbove > 0 { return false }
            if LineEnd.endsSentence(source, lines[index].text) { return false }
        }
        return false
    }

    /// …。 （王芳） at the end of a paragraph, or who wrote the text on a line of its own.
    func closesText(_ index: Int, from start: Int, margin: Int) -> Bool {
        if index == start, indent(index) > margin, standsByItself(index) { return true }
        let page = Page(text: source, lines: lines)
        // Most lines end with no bracket, and what they are is asked again where their paragraph is whole.
        guard Signature.mayEnd(lines[index].text, of: page) else { return false }
        return Signature.ends(LineClassifier.classify(lines[index], of: page), of: page)
    }

    /// One or two lines that end no sentence, and an indented one below them.
    func isOverText(_ start: Int, in range: Range<Int>, margin: Int) -> Bool {
        for index in start..<min(range.upperBound, start + 3) {
            if index > start, indent(index) > margin { return true }
            if lines[index].blanksAbove > 0 || LineEnd.endsSentence(source, lines[index].text) { return false }
        }
        return false
    }

    /// Where nothing is indented: a narrower line that ends no sentence, and something below it. The last line of a
    /// paragraph would end one.
    func isNarrowHead(_ index: Int, width: Int, filled: Int?) -> Bool {
        guard index + 1 < lines.count, !LineEnd.endsSentence(source, lines[index].text) else { return false }
        if let filled { return columns(index) + 2 <= filled }
        return !isFull(index, width: width) && lines[index + 1].blanksAbove == 0
    }

    /// The first of a few lines without the end of a sentence, and a dateline below them.
    func isAboveDateline(_ start: Int, in range: Range<Int>) -> Bool {
        for index in start..<min(range.upperBound, start + Self.longestHeadline) {
            if index > start, lines[index].blanksAbove > 0 { return false }
            if index > start, opensWithDateline(index) { return true }
            if LineEnd.endsSentence(source, lines[index].text) { return false }
        }
        return false
    }

    /// “我们段长是个硬汉子” above ——隧道三段工人侧记.
    func isAboveSubtitle(_ index: Int) -> Bool {
        guard index + 1 < lines.count, lines[index + 1].blanksAbove == 0,
            !LineEnd.endsSentence(source, lines[index].text), !holdsStop(index)
        else { return false }
        let next = LineText(source, lines[index + 1].text, limit: 60)
        return next.starts(with: Self.dashes) && standsByItself(index + 1)
    }
    private static let dashes: Phrase = "——"

    /// With the end of a sentence, or with a bracket that closes.
    func mayEndText(_ index: Int) -> Bool {
        let line = lines[index].text
        let last = source[line.upperBound - 1]
        let isBracket = last == 0x29 || last == 0x89 && source[line.upperBound - 3] == 0xEF
        return isBracket || LineEnd.endsSentence(source, line)
    }

    /// …。 （记者 above 王芳）: the blank between them opens the next line.
    func leavesBracketOpen(_ index: Int) -> Bool { leavesOpen(index, [0x28: 0x29]) }

    func leavesOpen(_ index: Int, _ pairs: [UInt32: UInt32] = Brackets.ofSentences) -> Bool {
        Brackets.unclosed(LineText(source, lines[index].text, limit: 80).scalars.suffix(30), of: pairs) != nil
    }

    /// Lines of a page that its masthead may take.
    static let top = 3

    /// 某某日报 2023年5月6日 星期六 第3版: as wide as the columns by chance.
    func isMasthead(_ index: Int) -> Bool {
        MetadataLine(LineText(source, lines[index].text, limit: 60))?.isMasthead == true
    }

    func opensWithDateline(_ index: Int) -> Bool {
        DatelineReading.mayOpen(source, lines[index].text)
            && DatelineReading(LineText(source, lines[index].text, limit: 40))?.range.lowerBound == 0
    }

    func opensBracket(_ index: Int) -> Bool {
        let scalar = LineText.folded(LineText.scalar(source.span, at: lines[index].text.lowerBound))
        return scalar == 0x28 || scalar == 0x3010 || scalar == 0x5B
    }
}
