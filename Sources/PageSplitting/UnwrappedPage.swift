/// Undoes hard wrapping: pages whose every line was cut at the same width become pages of paragraphs.
///
/// A line that is as wide as its neighbours goes on in the next one; a narrower line, or an indented one below it, ends
/// the paragraph. Width counts columns: two for a full-width character, one for a half-width one.
struct UnwrappedPage {
    private let source: [UInt8]
    private let lines: [PageLine]
    /// As many as 255 columns of each line with the blanks ahead of it, and of those blanks.
    private var widths: [UInt8] = []
    private var indents: [UInt8] = []
    /// Whether line n goes on in line n + 1.
    private var goesOn: [Bool]

    /// Columns that a full line may lack: a sign that may not open a line takes its neighbour along.
    private static let slack = 6
    /// Narrower and wider columns are no columns of text.
    private static let plausible = 16...120
    private static let fewestLines = 4
    /// Lines of a headline, and the one below it.
    private static let longestHeadline = 5

    /// The page as it is where nothing shows that it was wrapped.
    /// - Complexity: linear.
    static func page(of source: [UInt8]) -> Page {
        let lines = PlainTextPage.lines(of: source)
        var unwrapped = UnwrappedPage(source, lines)
        let isWrapped = unwrapped.findParagraphs()
        return unwrapped.findUprights() || isWrapped ? unwrapped.joined() : Page(text: source, lines: lines)
    }

    private init(_ source: [UInt8], _ lines: [PageLine]) {
        self.source = source
        self.lines = lines
        goesOn = Array(repeating: false, count: lines.count)
        widths.reserveCapacity(lines.count)
        indents.reserveCapacity(lines.count)
        for line in lines {
            let indent = Self.indent(source, line)
            indents.append(UInt8(indent))
            widths.append(UInt8(min(Self.most, indent + Self.columns(source, line.text))))
        }
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
            if full >= best.full, counts[width] > 0 { best = (width, full) }
        }
        let wider = range.count { columns($0) > best.width }
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

    private func isFull(_ index: Int, width: Int) -> Bool {
        columns(index) <= width && columns(index) > width - Self.slack
    }

    /// 。 or ， in the middle: text, not a table.
    private func holdsStop(_ index: Int) -> Bool {
        let span = source.span
        var place = lines[index].text.lowerBound
        while place + 2 < lines[index].text.upperBound {
            if span[place] == 0xE3, span[place + 1] == 0x80, span[place + 2] == 0x82 { return true }
            if span[place] == 0xEF, span[place + 1] == 0xBC, span[place + 2] == 0x8C { return true }
            place += 1
        }
        return false
    }

    /// A headline that stands upright: a character a line, so many of them.
    private static let upright = 4...30
    /// In bytes: a character of Chinese.
    private static let character = 3

    /// - Returns: whether the page has one.
    private mutating func findUprights() -> Bool {
        var found = false
        var index = 0
        while index < lines.count {
            let start = index
            while index < lines.count, isCharacter(index),
                index == start
                    || lines[index].blanksAbove <= min(1, start + 1 < lines.count ? lines[start + 1].blanksAbove : 0)
            {
                index += 1
            }
            if Self.upright.contains(index - start), index < lines.count {
                for line in start..<index - 1 { goesOn[line] = true }
                found = true
            }
            if index == start { index += 1 }
        }
        return found
    }

    private func isCharacter(_ index: Int) -> Bool {
        let text = lines[index].text
        return text.count == Self.character && Scalars.isHan(LineText.scalar(source.span, at: text.lowerBound))
    }

    private mutating func mark(_ range: Range<Int>, width: Int) -> Bool {
        let margin = indents[range].min().map(Int.init) ?? 0
        let isIndenting = range.contains { indent($0) > margin }
        for index in range.dropLast() where isFull(index, width: width) || isIndenting && isShortOfFigure(index, margin)
        {
            let next = index + 1
            let isBeside = indent(next) == margin || indent(next) <= margin + 2 && leavesBracketOpen(index)
            guard lines[next].blanksAbove == 0, isBeside, columns(next) <= width else { continue }
            if index < Self.top, isMasthead(index) { continue }
            if opensWithDateline(next) || isAboveDateline(next, in: range) && mayEndText(index) { continue }
            if LineEnd.endsSentence(source, lines[index].text) {
                if !isIndenting, opensBracket(next) || isNarrowHead(next, width: width) { continue }
                if isIndenting, isHeadline(next, in: range, width: width, margin: margin) { continue }
            }
            goesOn[index] = true
        }
        return goesOn[range].contains(true)
    }

    /// Behind a last line that happens to be full: a narrower line that ends no sentence, or a few of any width and a
    /// dateline under them. The rest of a paragraph would end a sentence.
    private func isHeadline(_ start: Int, in range: Range<Int>, width: Int, margin: Int) -> Bool {
        for index in start..<min(range.upperBound, start + Self.longestHeadline) {
            if index > start, indent(index) > margin {
                return index == start + 1 && !isFull(start, width: width) || opensWithDateline(index)
            }
            if index > start, indent(index) < margin || lines[index].blanksAbove > 0 { return false }
            if LineEnd.endsSentence(source, lines[index].text) { return false }
        }
        return false
    }

    /// 本报讯 11月 above 15日至16日: a number that is never broken took the next line, and the first of its paragraph
    /// stayed narrower.
    private func isShortOfFigure(_ index: Int, _ margin: Int) -> Bool {
        let next = lines[index + 1].text
        guard indent(index) > margin, indent(index) <= margin + 4, (0x30...0x39).contains(source[next.lowerBound])
        else { return false }
        return columns(index) >= Self.plausible.lowerBound && !LineEnd.endsSentence(source, lines[index].text)
    }

    /// Where nothing is indented: a narrower line that ends no sentence, and something below it. The last line of a
    /// paragraph would end one.
    private func isNarrowHead(_ index: Int, width: Int) -> Bool {
        !isFull(index, width: width) && !LineEnd.endsSentence(source, lines[index].text) && index + 1 < lines.count
            && lines[index + 1].blanksAbove == 0
    }

    /// The first of a few lines without the end of a sentence, and a dateline below them.
    private func isAboveDateline(_ start: Int, in range: Range<Int>) -> Bool {
        for index in start..<min(range.upperBound, start + Self.longestHeadline) {
            if index > start, lines[index].blanksAbove > 0 { return false }
            if index > start, opensWithDateline(index) { return true }
            if LineEnd.endsSentence(source, lines[index].text) { return false }
        }
        return false
    }

    /// With the end of a sentence, or with a bracket that closes.
    private func mayEndText(_ index: Int) -> Bool {
        let line = lines[index].text
        let last = source[line.upperBound - 1]
        let isBracket = last == 0x29 || last == 0x89 && source[line.upperBound - 3] == 0xEF
        return isBracket || LineEnd.endsSentence(source, line)
    }

    /// …。 （记者 above 王芳）: the blank between them opens the next line.
    private func leavesBracketOpen(_ index: Int) -> Bool {
        let text = LineText(source, lines[index].text, limit: 80).scalars.suffix(12)
        guard let open = text.lastIndex(of: 0x28) else { return false }
        return !text[open...].contains(0x29)
    }

    /// Lines of a page that its masthead may take.
    private static let top = 3

    /// 某某日报 2023年5月6日 星期六 第3版: as wide as the columns by chance.
    private func isMasthead(_ index: Int) -> Bool {
        MetadataLine(LineText(source, lines[index].text, limit: 60))?.isMasthead == true
    }

    private func opensWithDateline(_ index: Int) -> Bool {
        DatelineReading.mayOpen(source, lines[index].text)
            && DatelineReading(LineText(source, lines[index].text, limit: 40))?.range.lowerBound == 0
    }

    private func opensBracket(_ index: Int) -> Bool {
        let scalar = LineText.folded(LineText.scalar(source.span, at: lines[index].text.lowerBound))
        return scalar == 0x28 || scalar == 0x3010 || scalar == 0x5B
    }

    /// Columns of a line with the blanks ahead of it.
    private func columns(_ index: Int) -> Int { Int(widths[index]) }

    private func indent(_ index: Int) -> Int { Int(indents[index]) }

    // MARK: Joining

    private func joined() -> Page {
        var page = Page(text: [], lines: [])
        page.text.reserveCapacity(source.count)
        var index = 0
        while index < lines.count {
            var line = lines[index]
            let start = page.text.count
            page.text += source[line.text]
            while goesOn[index] {
                index += 1
                let next = lines[index].text
                if isWord(page.text[page.text.count - 1]), isWord(source[next.lowerBound]) { page.text.append(0x20) }
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

    private func isWord(_ byte: UInt8) -> Bool {
        (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
    }

    // MARK: Columns

    /// No more are told apart.
    private static let most = 255

    private static func indent(_ source: [UInt8], _ line: PageLine) -> Int {
        guard line.isIndented else { return 0 }
        var start = line.text.lowerBound
        while start > 0, source[start - 1] != 0x0A, source[start - 1] != 0x0D, source[start - 1] != 0x0C { start -= 1 }
        return columns(source, start..<line.text.lowerBound)
    }

    private static func columns(_ source: [UInt8], _ range: Range<Int>) -> Int {
        var columns = 0
        let span = source.span
        for index in range where span[index] & 0xC0 != 0x80 {
            columns += span[index] < 0xC3 ? 1 : 2
            if columns > most { return most }
        }
        return columns
    }
}
