/// Paragraphs that stand on one line, each opened by two full-width blanks as on paper: …完成。　　据介绍，…
enum RunInParagraphs {
    /// A shorter line, in bytes, holds one paragraph.
    private static let shortest = 60

    /// - Complexity: linear.
    static func append(_ line: PageLine, of text: [UInt8], to lines: inout [PageLine]) {
        guard line.text.count > shortest else {
            lines.append(line)
            return
        }
        let bytes = text.span
        var rest = line
        var index = line.text.lowerBound
        let end = line.text.upperBound
        while index + 5 < end {
            index = ByteScan.firstIndex(of: 0xE3, in: bytes, from: index, before: end)
            guard index + 5 < end, isWideBlank(bytes, at: index), isWideBlank(bytes, at: index + 3) else {
                index += 1
                continue
            }
            let gap = index
            repeat { index += 3 } while index + 2 < end && isWideBlank(bytes, at: index)
            guard
                opensParagraph(text, rest.text.lowerBound..<gap, index..<end)
                    || rest.text.lowerBound == line.text.lowerBound
                        && isHeadline(text, rest.text.lowerBound..<gap, above: index..<end)
            else { continue }
            let above = Blanks.trim(bytes, rest.text.lowerBound..<gap)
            if !above.isEmpty { lines.append(rest.part(above)) }
            rest = rest.part(Blanks.trimPrivate(bytes, Blanks.trim(bytes, index..<end)))
            rest.isIndented = true
            rest.blanksAbove = 0
        }
        lines.append(rest)
    }

    private static func isWideBlank(_ bytes: Span<UInt8>, at index: Int) -> Bool {
        bytes[index] == 0xE3 && bytes[index + 1] == 0x80 && bytes[index + 2] == 0x80
    }

    /// Behind the end of a sentence, or ahead of 本报讯: a headline that its body was glued to.
    private static func opensParagraph(_ text: [UInt8], _ above: Range<Int>, _ below: Range<Int>) -> Bool {
        guard !above.isEmpty else { return false }
        if LineEnd.endsSentence(text, above) { return !endsWithByline(text, below) && !isSpeaker(text, below) }
        let opening = LineText(text, below, limit: 60)
        return DatelineReading(opening)?.range.lowerBound == 0
    }

    /// Scalars of a headline that its text was glued to.
    private static let headline = 8...36
    /// In bytes: what stands behind it is a paragraph.
    private static let shortestText = 60

    /// 渡口修好了石阶　　昨天,…。: words without the end of a sentence, then sentences.
    private static func isHeadline(_ text: [UInt8], _ above: Range<Int>, above below: Range<Int>) -> Bool {
        guard below.count >= shortestText, above.count <= headline.upperBound * 3,
            ByteScan.holdsFullStop(text.span, below), LineEnd.endsSentence(text, below)
        else { return false }
        let words = LineText(text, above)
        guard headline.contains(words.count), let last = words.scalars.last,
            words.scalars.contains(where: Scalars.isHan), !Caption.opens(words),
            last != 0x3A, last != 0x2C, last != 0x3001, last != 0x29, !words.contains(0x3002), !words.contains(0x3A)
        else { return false }
        return DatelineReading(words) == nil && LineClassifier.wholeByline(words) == nil
            && !DatelineReading.lastSigns.contains(last)
    }

    /// …的路。　　——网友“老树”: who said it.
    private static func isSpeaker(_ text: [UInt8], _ below: Range<Int>) -> Bool {
        guard below.count < 90, below.count > 6, !LineEnd.isPlain(text, below) else { return false }
        return LineText(text, below, limit: 2).scalars == [0x2014, 0x2014]
    }

    /// …完成。　　（记者 王芳）: what stands behind the last gap is no paragraph.
    private static func endsWithByline(_ text: [UInt8], _ below: Range<Int>) -> Bool {
        guard below.count < 120 else { return false }
        return LineClassifier.wholeByline(LineText(text, below)) != nil
    }
}
