/// 江 城 晚 报, 案 例 分 析: words that were set wide, with a blank between all their characters.
enum SpacedLetters {
    /// Characters that make a word of them; 王 芳 and 短 评 are fewer.
    private static let fewest = 4
    /// In bytes: no longer line is set wide.
    private static let longest = 200

    /// The page with such lines as their words are written; the page as it is where there are none.
    /// - Complexity: linear.
    static func undo(_ page: consuming Page) -> Page {
        for index in page.lines.indices where page.lines[index].text.count <= longest {
            guard let words = words(page.text, page.lines[index].text) else { continue }
            let margin = Array(PageLine.margin(ahead: page.lines[index].text.lowerBound, in: page.text))
            page.text.append(0x0A)
            page.text += margin
            let place = page.text.count
            page.text += words
            page.lines[index].text = place..<page.text.count
        }
        return page
    }

    /// Nil where the line has no such words.
    private static func words(_ bytes: [UInt8], _ range: Range<Int>) -> [UInt8]? {
        guard mayHold(bytes, range) else { return nil }
        let text = LineText(bytes, range)
        var tokens: [Range<Int>] = []
        for index in 0..<text.count where !Scalars.isBlank(text.scalars[index]) {
            if let last = tokens.last, last.upperBound == index {
                tokens[tokens.count - 1] = last.lowerBound..<index + 1
            } else {
                tokens.append(index..<index + 1)
            }
        }
        var dropped: Set<Int> = []
        var first = 0
        while first < tokens.count {
            var end = first
            while end < tokens.count, isLetter(text, tokens[end]),
                end == first || tokens[end].lowerBound == tokens[end - 1].upperBound + 1
            {
                end += 1
            }
            if end - first >= fewest, isWord(text, tokens[first..<end]) {
                for token in tokens[first..<end - 1] { dropped.insert(token.upperBound) }
            }
            first = max(end, first + 1)
        }
        guard !dropped.isEmpty else { return nil }
        return (0..<text.count).flatMap { dropped.contains($0) ? [] : Array(bytes[text.bytes($0..<$0 + 1)]) }
    }

    /// A cheap look: a blank behind the first character or two, or behind a character that has a blank ahead of it.
    private static func mayHold(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
        let span = bytes.span
        var index = range.lowerBound
        var sinceBlank = 0
        while index < range.upperBound {
            let length = Blanks.lengthOfBlank(span, at: index, before: range.upperBound)
            if length > 0 {
                if sinceBlank == 1 { return true }
                sinceBlank = 0
                index += length
            } else {
                sinceBlank += 1
                index += span[index] < 0x80 ? 1 : span[index] < 0xE0 ? 2 : span[index] < 0xF0 ? 3 : 4
            }
        }
        return false
    }

    /// One character, and a sign beside it at most.
    private static func isLetter(_ text: LineText, _ token: Range<Int>) -> Bool {
        guard token.count <= 3 else { return false }
        let letters = text.scalars[token].count { Scalars.isHan($0) || Scalars.isDigit($0) }
        let ends = Scalars.isHan(text.scalars[token.lowerBound]) || Scalars.isHan(text.scalars[token.upperBound - 1])
        return letters == 1 && token.count == 1
            || letters <= 2 && token.count == 3 && ends
                && !Scalars.isHan(text.scalars[token.lowerBound + 1])
                && signs.contains(text.scalars[token.lowerBound + 1])
    }

    private static let signs = ScalarSet(":·")
    /// 日 一 二 三 四 五 六: the head of a calendar.
    private static let days = ScalarSet("日一二三四五六七八九十月")

    private static func isWord(_ text: LineText, _ tokens: ArraySlice<Range<Int>>) -> Bool {
        tokens.contains { Scalars.isHan(text.scalars[$0.lowerBound]) }
            && !tokens.allSatisfy { days.contains(text.scalars[$0.lowerBound]) }
    }
}
