/// Lines of plain text: LF, CRLF or CR, and the rarer ends that editors know (VT, FF, NEL, U+2028, U+2029 stay inside
/// their line but FF, which ends a printed page).
enum PlainTextPage {
    /// - Complexity: linear.
    /// - Parameter hasRunInParagraphs: whether two wide blanks inside a line open a paragraph.
    static func lines(of text: [UInt8], hasRunInParagraphs: Bool = true) -> [PageLine] {
        var lines: [PageLine] = []
        lines.reserveCapacity(text.count / 200)
        let bytes = text.span
        var stories = RunInStories(of: text)
        var number = 0
        var blanks = 0
        var start = 0
        while start < bytes.count {
            if bytes[start] == 0x0A {
                number += 1
                blanks += 1
                start += 1
                continue
            }
            let end = lineEnd(bytes, from: start)
            number += 1
            let trimmed = Blanks.trim(bytes, start..<end)
            if trimmed.isEmpty {
                blanks += 1
            } else {
                let line = PageLine(
                    text: Blanks.trimPrivate(bytes, trimmed), source: trimmed, number: number, blanksAbove: blanks,
                    isIndented: trimmed.lowerBound > start)
                if hasRunInParagraphs {
                    let first = lines.count
                    RunInParagraphs.append(line, of: text, to: &lines)
                    stories.look(at: line, parts: first..<lines.count)
                } else {
                    lines.append(line)
                }
                blanks = 0
            }
            let isCarriageReturn = end < bytes.count && bytes[end] == 0x0D
            start = end + 1
            if isCarriageReturn, start < bytes.count, bytes[start] == 0x0A { start += 1 }
        }
        stories.split(&lines)
        return lines
    }

    private static func lineEnd(_ bytes: Span<UInt8>, from start: Int) -> Int {
        var end = start
        while true {
            end = ByteScan.firstIndex(below: 0x0E, in: bytes, from: end, before: bytes.count)
            guard end < bytes.count, case let byte = bytes[end], byte != 0x0A, byte != 0x0D, byte != 0x0C else {
                return end
            }
            end += 1
        }
    }
}

/// Blanks as pages have them: ASCII, U+00A0, U+2002 to U+200B, U+3000, U+FEFF.
enum Blanks {
    static func trim(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Range<Int> {
        let start = skip(bytes, range)
        var end = range.upperBound
        while end > start {
            let byte = bytes[end - 1]
            if byte <= 0x20 {
                end -= 1
            } else if byte == 0xA0, end - 2 >= start, bytes[end - 2] == 0xC2 {
                end -= 2
            } else if byte >= 0x80, end - 3 >= start, lengthOfBlank(bytes, at: end - 3, before: end) == 3 {
                end -= 3
            } else {
                break
            }
        }
        return start..<end
    }

    /// Where in `range` the first blank stands no more, or its end.
    @inline(__always) static func skip(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Int {
        guard !range.isEmpty, mayOpenBlank(bytes[range.lowerBound]) else { return range.lowerBound }
        return skipBlanks(bytes, range)
    }

    /// Nearly all characters begin with another byte.
    private static func mayOpenBlank(_ byte: UInt8) -> Bool {
        byte <= 0x20 || byte == 0xC2 || byte == 0xE2 || byte == 0xE3 || byte == 0xEF
    }

    private static func skipBlanks(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Int {
        var start = range.lowerBound
        while start < range.upperBound {
            let length = lengthOfBlank(bytes, at: start, before: range.upperBound)
            if length == 0 { break }
            start += length
        }
        return start
    }

    /// Without U+E5E5 at the beginning: what the blank A3A0 of some GBK files becomes. It is no blank to anyone else, so that
    /// the line still begins with it; the words begin behind it.
    static func trimPrivate(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Range<Int> {
        var start = range.lowerBound
        while start + 3 < range.upperBound, bytes[start] == 0xEE, bytes[start + 1] == 0x97, bytes[start + 2] == 0xA5 {
            start += 3
        }
        return start..<range.upperBound
    }

    /// 0 where no blank begins at `index`.
    static func lengthOfBlank(_ bytes: Span<UInt8>, at index: Int, before end: Int) -> Int {
        let byte = bytes[index]
        if byte <= 0x20 { return 1 }
        if byte < 0xC2 { return 0 }
        if byte == 0xC2 { return index + 1 < end && bytes[index + 1] == 0xA0 ? 2 : 0 }
        guard byte == 0xE2 || byte == 0xE3 || byte == 0xEF, index + 2 < end else { return 0 }
        switch (byte, bytes[index + 1], bytes[index + 2]) {
        case (0xE3, 0x80, 0x80), (0xEF, 0xBB, 0xBF): return 3
        case (0xE2, 0x80, 0x82...0x8B): return 3
        default: return 0
        }
    }
}
