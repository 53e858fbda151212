/// Stories that stand on one line each, headline, names and text with nothing but blanks between them, as some exports of
/// papers have them: 渡口通了船  本报讯（记者 王芳）昨天，…。  据介绍，…
struct RunInStories {
    /// In bytes: a shorter line holds no story.
    private static let shortest = 150
    /// In bytes, of a headline and the blanks behind it.
    private static let longestHead = 130
    private static let headline = 4...40
    /// In scalars, where nothing but blanks tells it.
    private static let shortestBare = 6
    /// In bytes, of the text behind a headline.
    private static let shortestText = 90

    /// A line with a headline ahead of its text, and which lines were made of it so far.
    private struct Story {
        let line: PageLine
        let head: Range<Int>
        let rest: Range<Int>
        let parts: Range<Int>
    }

    private let text: [UInt8]
    private var stories: [Story] = []
    /// Lines with more than a few words.
    private var others = 0

    init(of text: [UInt8]) {
        self.text = text
    }

    /// - Parameter parts: which lines of the page were made of the line.
    /// - Complexity: linear in the beginning of the line.
    mutating func look(at line: PageLine, parts: Range<Int>) {
        guard line.text.count > Self.shortest, let (head, rest) = headline(of: line) else {
            if line.text.count > Self.headline.lowerBound * 3 { others += 1 }
            return
        }
        stories.append(Story(line: line, head: head, rest: rest, parts: parts))
    }

    /// Takes the stories apart where at least half of the page's lines are such.
    /// - Complexity: linear; a page without them is left as it is.
    func split(_ lines: inout [PageLine]) {
        guard !stories.isEmpty, stories.count >= others else { return }
        var split: [PageLine] = []
        split.reserveCapacity(lines.count + 4 * stories.count)
        var next = 0
        for story in stories {
            split += lines[next..<story.parts.lowerBound]
            next = story.parts.upperBound
            append(story, to: &split)
        }
        lines = split + lines[next...]
    }

    // MARK: Headlines

    private func headline(of line: PageLine) -> (head: Range<Int>, rest: Range<Int>)? {
        let bytes = text.span
        let (start, end) = (line.text.lowerBound, line.text.upperBound)
        var index = start
        while index < start + Self.longestHead {
            guard let gap = gap(bytes, from: &index, before: min(end, start + Self.longestHead)) else { return nil }
            let (head, rest) = (start..<gap.start, gap.end..<end)
            if opensStory(head, rest, gap.width) { return (head, rest) }
            // Single blanks part the halves of a headline, wider ones end it.
            if gap.width > 2 { return nil }
        }
        return nil
    }

    /// - Parameter index: the next byte to look at.
    /// - Returns: the next blanks, and how wide they are in columns.
    private func gap(_ bytes: Span<UInt8>, from index: inout Int, before end: Int) -> (
        start: Int, end: Int, width: Int
    )? {
        while index < end, Blanks.lengthOfBlank(bytes, at: index, before: end) == 0 {
            index += bytes[index] < 0xE0 ? 1 : min(3, end - index)
        }
        let start = index
        var width = 0
        while index < end, case let length = Blanks.lengthOfBlank(bytes, at: index, before: end), length > 0 {
            width += length == 3 ? 2 : 1
            index += length
        }
        return start < end && index < end ? (start, index, width) : nil
    }

    private func opensStory(_ head: Range<Int>, _ rest: Range<Int>, _ width: Int) -> Bool {
        guard rest.count >= Self.shortestText, ByteScan.holdsFullStop(text.span, rest) else { return false }
        let words = LineText(text, head)
        guard Self.headline.contains(words.count), let last = words.scalars.last,
            words.scalars.contains(where: Scalars.isHan), !words.contains(0x3002), !Self.openEnds.contains(last),
            !Caption.opens(words), DatelineReading(words) == nil, LineClassifier.wholeByline(words) == nil
        else { return false }
        let opening = LineText(text, rest, limit: 60)
        if let dateline = DatelineReading(opening), dateline.range.lowerBound == 0 {
            return width > 1 || dateline.isSure(in: opening)
        }
        if byline(rest) != nil { return true }
        // Nothing but the blanks tells: no comma stands in most headlines, and text begins with one soon.
        return width > 1 && words.count >= Self.shortestBare && !words.contains(0x2C) && !Numbering.opens(words)
    }

    private static let openEnds = ScalarSet(":,、;(（—")

    /// □本报记者 王芳 between two gaps: where it ends.
    private func byline(_ rest: Range<Int>) -> Range<Int>? {
        let bytes = text.span
        var index = rest.lowerBound
        let limit = min(rest.upperBound, rest.lowerBound + Self.longestHead)
        while let gap = gap(bytes, from: &index, before: limit) {
            let words = LineText(text, rest.lowerBound..<gap.start)
            if gap.width > 1, LineClassifier.wholeByline(words) != nil { return rest.lowerBound..<gap.start }
        }
        return nil
    }

    // MARK: Parts

    private func append(_ story: Story, to lines: inout [PageLine]) {
        var head = story.line.part(story.head)
        head.markup = .titled
        lines.append(head)
        var rest = story.rest
        if let byline = byline(rest) {
            lines.append(below(story.line, byline))
            rest = Blanks.trim(text.span, byline.upperBound..<rest.upperBound)
        }
        let bytes = text.span
        var start = rest.lowerBound
        var index = start
        while let gap = gap(bytes, from: &index, before: rest.upperBound) {
            guard gap.width > 1, LineEnd.endsSentence(text, start..<gap.start) else { continue }
            lines.append(below(story.line, start..<gap.start))
            start = gap.end
        }
        if start < rest.upperBound { lines.append(below(story.line, start..<rest.upperBound)) }
    }

    private func below(_ line: PageLine, _ range: Range<Int>) -> PageLine {
        var part = line.part(range)
        part.blanksAbove = 0
        part.isIndented = true
        return part
    }
}

extension PageLine {
    /// A piece of the line as a line of its own, in a page whose text is the source.
    func part(_ range: Range<Int>) -> PageLine {
        var part = self
        part.text = range
        part.source = range
        return part
    }
}
