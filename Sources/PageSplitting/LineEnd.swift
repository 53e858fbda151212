/// How a line ends.
enum LineEnd {
    /// 。 and nothing behind it: no byline and no source.
    static func isPlain(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
        guard range.count >= 3 else { return true }
        let span = bytes.span
        let end = range.upperBound
        return span[end - 3] == 0xE3 && span[end - 2] == 0x80 && span[end - 1] == 0x82
    }

    /// Whether the last sign, but for closing quotes and brackets, ends a sentence. Looks at the last bytes only.
    static func endsSentence(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
        let span = bytes.span
        var end = range.upperBound
        for _ in 0..<6 {
            guard end > range.lowerBound else { return true }
            var start = end - 1
            while start > range.lowerBound, span[start] & 0xC0 == 0x80 { start -= 1 }
            let scalar = LineText.folded(LineText.scalar(span, at: start))
            if !Scalars.isClosing(scalar) { return Scalars.endsSentence(scalar) || scalar == 0x3A || scalar == 0x2014 }
            end = start
        }
        return false
    }
}
