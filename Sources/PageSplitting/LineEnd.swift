/// How a line ends.
enum LineEnd {
    /// 。 and nothing behind it: no byline and no source.
    static func isPlain(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
        guard range.count >= 3 else { return true }
        let span = bytes.span
        let end = range.upperBound
        return span[end - 3] == 0xE3 && span[end - 2] == 0x80 && span[end - 1] == 0x82
    }

    /// In bytes: what a bracket behind a sentence says of who said it.
    private static let longestBracket = 90

    private static func bracketStart(_ span: Span<UInt8>, _ range: Range<Int>) -> Int? {
        var index = range.upperBound - 1
        let limit = max(range.lowerBound, range.upperBound - longestBracket)
        while index >= limit {
            if span[index] == 0x28 { return index }
            if span[index] == 0x88, index >= limit + 2, span[index - 1] == 0xBC, span[index - 2] == 0xEF {
                return index - 2
            }
            index -= 1
        }
        return nil
    }

    /// 。 ! ? or ” as the last sign.
    private static func isSentenceEnd(_ span: Span<UInt8>, _ range: Range<Int>) -> Bool {
        var start = range.upperBound - 1
        while start > range.lowerBound, span[start] & 0xC0 == 0x80 { start -= 1 }
        let scalar = LineText.folded(LineText.scalar(span, at: start))
        return scalar == 0x3002 || scalar == 0x21 || scalar == 0x3F || scalar == 0x201D
    }

    /// Whether the last sign, but for closing quotes and brackets, ends a sentence. Looks at the last bytes only.
    static func endsSentence(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
        if isPlain(bytes, range) && range.count >= 3 { return true }
        let span = bytes.span
        var end = range.upperBound
        for _ in 0..<6 {
            guard end > range.lowerBound else { return true }
            var start = end - 1
            while start > range.lowerBound, span[start] & 0xC0 == 0x80 { start -= 1 }
            // Ideographs: a headline's last character.
            if (0xE4...0xE9).contains(span[start]) { return false }
            let scalar = LineText.folded(LineText.scalar(span, at: start))
            if scalar == 0x29, end == range.upperBound, let open = bracketStart(span, range.lowerBound..<start) {
                // …便宜一点。(网友:老张)
                let above = range.lowerBound..<open
                if above.count >= 3, isSentenceEnd(span, above) { return true }
            }
            if !Scalars.isClosing(scalar) { return Scalars.endsSentence(scalar) || scalar == 0x3A || scalar == 0x2014 }
            end = start
        }
        return false
    }
}
