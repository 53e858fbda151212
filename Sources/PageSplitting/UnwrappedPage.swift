/// Undoes hard wrapping: pages whose every line was cut at the same width become pages of paragraphs.
///
/// A line that is as wide as its neighbours goes on in the next one; a narrower line, or an indented one below it, ends
/// the paragraph. What width counts is a `WrapMeasure`.
struct UnwrappedPage {
    let source: [UInt8]
    let lines: [PageLine]
    private var measure = WrapMeasure.columns
    /// As many as 255 columns of each line with the blanks ahead of it, and of those blanks.
    private var widths: [UInt8] = []
    private var indents: [UInt8] = []
    /// Whether line n goes on in line n + 1.
    var goesOn: [Bool]

    /// Columns that a full line may lack: a sign that may not open a line takes its neighbour along.
    private static let slack = 6
    /// Narrower and wider columns are no columns of text.
    private static let plausible = 16...120
    private static let fewestLines = 4
    /// Columns, of paragraphs.
    private static let deepestIndent = 8
    /// Lines of a headline, and the one below it.
    static let longestHeadline = 5

    /// The page as it is where nothing shows that it was wrapped.
    /// - Complexity: linear.
    static func page(of source: [UInt8]) -> Page {
        let lines = PlainTextPage.lines(of: source)
        var unwrapped = UnwrappedPage(source, lines)
        let isWrapped = unwrapped.findParagraphs()
        let isCut = unwrapped.findUprights() || isWrapped
        return SpacedLetters.undo(isCut ? unwrapped.joined() : Page(text: source, lines: lines))
    }

    private init(_ source: [UInt8], _ lines: [PageLine]) {
        self.source = source
        self.lines = lines
        goesOn = Array(repeating: false, count: lines.count)
        (widths, indents) = Self.measured(source, lines, by: .columns)
        defer { dropChanceBlanks() }
        let columns = (widths: widths, indents: indents)
        // No line has fewer columns where characters are counted: most pages are left after this look.
        let short = widths.count { $0 <= UInt8(Self.plausible.upperBound) }
        guard short >= Self.fewestLines, short * 4 >= lines.count else { return }
        let even = Self.usual(columns.widths, halves: true)
        let characters = Self.measured(source, lines, by: .characters)
        let evenest = Self.usual(characters.0, halves: false)
        let most = max(even.count, evenest.count)
        guard most >= Self.fewestLines, most * 4 >= lines.count else { return }
        // Lines with several half-width characters tell what was counted.
        var votes = (columns: 0, characters: 0)
        for (narrow, wide) in zip(columns.widths, characters.0) where Int(wide) >= Int(narrow) + Self.telling {
            if (even.width - Self.telling + 1...even.width + 1).contains(Int(narrow)) { votes.columns += 1 }
            if Int(wide) == evenest.width { votes.characters += 1 }
        }
        // Where more lines have as many characters than as many columns, characters were counted too; one or two by chance.
        guard votes.characters > votes.columns || evenest.count > even.count + 1 + even.count / 16 else { return }
        measure = .characters
        (widths, indents) = characters
    }

    /// Half-width characters, or the columns by which such a line is narrower where a program counted characters.
    private static let telling = 4

    /// The width that most lines have, of those that may be columns, and how many have it.
    /// - Parameter halves: behind one half-width character more than pairs, half of the last column stays empty.
    private static func usual(_ widths: [UInt8], halves: Bool) -> (width: Int, count: Int) {
        var counts = [Int](repeating: 0, count: WrapMeasure.most + 1)
        for width in widths { counts[Int(width)] += 1 }
        let best = plausible.max {
            counts[$0] + (halves ? counts[$0 - 1] : 0) < counts[$1] + (halves ? counts[$1 - 1] : 0)
        }!
        return (best, counts[best] + (halves ? counts[best - 1] : 0))
    }

    private static func measured(_ source: [UInt8], _ lines: [PageLine], by measure: WrapMeasure) -> ([UInt8], [UInt8])
    {
        var widths: [UInt8] = []
        var indents: [UInt8] = []
        widths.reserveCapacity(lines.count)
        indents.reserveCapacity(lines.count)
        for line in lines {
            let indent = measure.indent(source, line)
            indents.append(UInt8(indent))
            widths.append(UInt8(min(WrapMeasure.most, indent + measure.width(source, line.text))))
        }
        return (widths, indents)
    }

    /// One blank ahead of a few lines: it stood inside the text, and a line was cut there.
    private mutating func dropChanceBlanks() {
        let blanks = lines.indices.filter { indents[$0] > 0 && isOneBlank(ahead: $0) }
        guard blanks.count * 12 <= lines.count else { return }
        for index in blanks {
            widths[index] -= indents[index]
            indents[index] = 0
        }
    }

    func isOneBlank(ahead index: Int) -> Bool {
        let start = lines[index].text.lowerBound
        return start > 0 && source[start - 1] == 0x20
            && (start == 1 || source[start - 2] == 0x0A || source[start - 2] == 0x0D)
    }

    // MARK: Finding

    /// The whole page where all of it has one width, else each stretch between blank lines by itself.
    private mutating func findParagraphs() -> Bool {
        if let width = width(of: lines.indices) { return mark(lines.indices, width: width) }
        var found = false
        var start = 0
        for index in lines.indices.dropFirst() where lines[index].blanksAbove > 0 {
            if let width = width(of: start..<index) { found = mark(start..<index, width: width) || found }
            start = index
        }
        if let width = width(of: start..<lines.count) { found = mark(start..<lines.count, width: width) || found }
        return found
    }

    /// The width that most lines of text reach and hardly any passes, or nil.
    private func width(of range: Range<Int>) -> Int? {
        guard range.count >= Self.fewestLines else { return nil }
        var counts = [Int](repeating: 0, count: Self.plausible.upperBound + 1)
        for index in range where Self.plausible.contains(columns(index)) { counts[columns(index)] += 1 }
        var best: (width: Int, full: Int) = (0, 0)
        for width in Self.plausible {
            let full = counts[max(0, width - Self.slack + 1)...width].reduce(0, +)
            // No more than a headline or two is as wide as a width that few lines have.
            if full >= best.full, counts[width] * 25 >= full, full > 0 { best = (width, full) }
        }
        let wider = range.count { columns($0) > best.width && !fits($0, best.width) }
        guard best.full >= 3, best.full * 5 >= range.count * 2, wider * 8 <= range.count else { return nil }
        let full = range.filter { isFull($0, width: best.width) }
        let cut = full.count { !LineEnd.endsSentence(source, lines[$0].text) }
        guard cut >= 3, cut * 2 >= full.count, full.contains(where: { holdsStop($0) }) else { return nil }
        // Verse ends nearly every line with a sign; columns do so by chance.
        let unended = full.count { !endsWithSign($0) }
        guard unended * 2 >= full.count else { return nil }
        return best.width
    }

    /// , 、 : or the end of a sentence.
    private func endsWithSign(_ index: Int) -> Bool {
        let text = lines[index].text
        let last = text.upperBound - 1
        if source[last] < 0x80 { return !isWord(source[last]) && !(0x30...0x39).contains(source[last]) }
        guard text.count >= 3, case let first = source[last - 2] else { return false }
        // U+3001 and U+3002, U+FF0C, U+FF1A, U+FF1B, U+FF01, U+FF1F
        if first == 0xE3 { return source[last - 1] == 0x80 && (0x81...0x82).contains(source[last]) }
        return first == 0xEF && source[last - 1] == 0xBC
    }

    func isFull(_ index: Int, width: Int) -> Bool {
        fits(index, width) && columns(index) > width - Self.slack
    }

    /// Not wider, but for one or two signs that may not open the next line: …可能性。”
    private func fits(_ index: Int, _ width: Int) -> Bool {
        let over = columns(index) - width
        if over <= 0 { return true }
        guard over <= 4 else { return false }
        let line = lines[index].text
        let end = LineText(endOf: line, in: source, limit: 2).scalars
        return over <= 2 * end.reversed().prefix(while: WrapMeasure.mayNotOpen.contains).count
    }

    /// 。 or ， in the middle: text, not a table.
    func holdsStop(_ index: Int) -> Bool {
        let span = source.span
        var place = lines[index].text.lowerBound
        while place + 2 < lines[index].text.upperBound {
            if span[place] == 0xE3, span[place + 1] == 0x80, span[place + 2] == 0x82 { return true }
            if span[place] == 0xEF, span[place + 1] == 0xBC, span[place + 2] == 0x8C { return true }
            place += 1
        }
        return false
    }

    private mutating func mark(_ range: Range<Int>, width: Int) -> Bool {
        let margin = indents[range].min().map(Int.init) ?? 0
        // Names that sign a text stand further in than any paragraph begins.
        let isIndenting = range.contains { indent($0) > margin && indent($0) <= margin + Self.deepestIndent }
        let centred = usualIndent(range, margin: margin) + 2
        let gap = paragraphGap(range)
        let filled = isIndenting ? nil : strictWidth(range, width: width, margin: margin)
        var start = range.lowerBound
        for index in range.dropLast() {
            let next = index + 1
            guard
                isFull(index, width: width) || isIndenting && isShortOfFigure(index, margin)
                    || isShortOfWord(index, width: width)
            else { continue }
            if index == range.lowerBound || !goesOn[index - 1] { start = index }
            let isBeside = indent(next) == margin || indent(next) <= margin + 2 && leavesBracketOpen(index)
            guard lines[next].blanksAbove == 0, isBeside, fits(next, width) else { continue }
            if index < Self.top, isMasthead(index) { continue }
            // A headline set in the middle of the line.
            if index == start, indent(index) > centred, !LineEnd.endsSentence(source, lines[index].text) { continue }
            if index == start, indent(start) == margin, let gap, isSetOff(index, gap: gap) { continue }
            if isAboveSubtitle(next), mayEndText(index) { continue }
            if opensWithDateline(next) || isAboveDateline(next, in: range) && mayEndText(index) { continue }
            let opensHead =
                isIndenting
                ? isOverText(next, in: range, margin: margin) : isNarrowHead(next, width: width, filled: filled)
            if opensHead, closesText(index, from: start, margin: margin) { continue }
            if !LineEnd.endsSentence(source, lines[index].text) {
                if index - start < Self.longestHeadline, indent(start) == margin, !leavesOpen(index),
                    standsByItself(next) || index == start && opensAlone(index)
                {
                    continue
                }
            } else {
                if let filled, columns(index) + measure.firstToken(source, lines[next]) <= filled { continue }
                if !isIndenting, opensBracket(next) || isNarrowHead(next, width: width, filled: filled) { continue }
                if isIndenting, isHeadline(next, in: range, width: width, margin: margin) { continue }
            }
            goesOn[index] = true
        }
        return goesOn[range].contains(true)
    }

    /// Columns of blanks ahead of most indented lines, four at least.
    private func usualIndent(_ range: Range<Int>, margin: Int) -> Int {
        var counts = [Int](repeating: 0, count: WrapMeasure.most + 1)
        for index in range where indent(index) > margin { counts[indent(index)] += 1 }
        let usual = counts.indices.max { counts[$0] < counts[$1] } ?? 0
        return max(margin + 4, counts[usual] > 1 ? usual : 0)
    }

    /// Blank lines between paragraphs, where other lines have more above them; else nil.
    private func paragraphGap(_ range: Range<Int>) -> Int? {
        let gaps = range.dropFirst().map { lines[$0].blanksAbove }.filter { $0 > 0 }
        guard let least = gaps.min(), let most = gaps.max(), most > least else { return nil }
        return least
    }

    /// The width that each line is filled to as far as its next word allows, or nil where lines are cut more loosely. A
    /// sentence that ends a line with room for the next word then ends its paragraph.
    private func strictWidth(_ range: Range<Int>, width: Int, margin: Int) -> Int? {
        var counts = [Int](repeating: 0, count: width + 5)
        for index in range where isFull(index, width: width) { counts[columns(index)] += 1 }
        guard let usual = counts.indices.max(by: { counts[$0] < counts[$1] }) else { return nil }
        var (cut, loose) = (0, 0)
        for index in range.dropLast() where isFull(index, width: width) {
            guard lines[index + 1].blanksAbove == 0, !LineEnd.endsSentence(source, lines[index].text),
                isFull(index + 1, width: width)
            else { continue }
            cut += 1
            if columns(index) + measure.firstToken(source, lines[index + 1]) <= usual { loose += 1 }
        }
        return cut >= Self.fewestLines && loose * 20 <= cut ? usual : nil
    }

    /// 本报讯 11月 above 15日至16日: a number that is never broken took the next line, and the first of its paragraph
    /// stayed narrower.
    private func isShortOfFigure(_ index: Int, _ margin: Int) -> Bool {
        let next = lines[index + 1].text
        guard indent(index) > margin, indent(index) <= margin + 4, (0x30...0x39).contains(source[next.lowerBound])
        else { return false }
        return columns(index) >= Self.plausible.lowerBound && !LineEnd.endsSentence(source, lines[index].text)
    }

    /// …通过铁路 above 12306网站: a number or a word of letters, never broken, that had no room.
    private func isShortOfWord(_ index: Int, width: Int) -> Bool {
        let first = source[lines[index + 1].text.lowerBound]
        guard isWord(first) || (0x30...0x39).contains(first), fits(index, width), columns(index) * 2 > width,
            !LineEnd.endsSentence(source, lines[index].text)
        else { return false }
        return columns(index) + measure.firstToken(source, lines[index + 1]) > width
    }

    /// Columns of a line with the blanks ahead of it.
    func columns(_ index: Int) -> Int { Int(widths[index]) }

    func indent(_ index: Int) -> Int { Int(indents[index]) }

    // MARK: Joining

    private func joined() -> Page {
        var page = Page(text: [], lines: [])
        page.text.reserveCapacity(source.count)
        var index = 0
        while index < lines.count {
            var line = lines[index]
            page.text += PageLine.margin(ahead: line.text.lowerBound, in: source)
            let start = page.text.count
            page.text += source[line.text]
            while goesOn[index] {
                index += 1
                let next = lines[index].text
                if isWord(page.text[page.text.count - 1]) && isWord(source[next.lowerBound]) || isBlankInBracket(index)
                {
                    page.text.append(0x20)
                }
                page.text += source[next]
                line.source = line.source.lowerBound..<lines[index].source.upperBound
            }
            line.text = start..<page.text.count
            page.lines.append(line)
            page.text.append(0x0A)
            index += 1
        }
        return page
    }

    /// (记者 王芳 above 李军): a blank keeps two names apart where the line ended behind one, or begins with one.
    private func isBlankInBracket(_ index: Int) -> Bool {
        let end = lines[index - 1].text.upperBound
        let isBlankBehind = end < source.count && (source[end] == 0x20 || source[end] == 0xE3)
        return (isBlankBehind || isOneBlank(ahead: index)) && leavesBracketOpen(index - 1)
    }

    private func isWord(_ byte: UInt8) -> Bool {
        (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
    }
}
