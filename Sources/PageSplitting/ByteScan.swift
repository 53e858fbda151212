import CByteScan

/// Looks for bytes many at a time: the one file of this room that reads memory by words.
///
/// Mycroft's test for a small or equal byte (“Hacker's Delight”, section 6-1): exact for the first hit in a word.
enum ByteScan {
    private static let ones: UInt64 = 0x0101_0101_0101_0101
    private static let highs: UInt64 = 0x8080_8080_8080_8080

    @inline(__always)
    private static func word(_ bytes: RawSpan, at index: Int) -> UInt64 {
        UInt64(
            littleEndian: unsafe bytes.unsafeLoadUnaligned(
                fromUncheckedByteOffset: index, as: UInt64.self))
    }

    /// Where in `range` two characters of three bytes each may be asked for.
    static func pairs(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Range<Int> {
        precondition(range.lowerBound >= 0 && range.upperBound <= bytes.count)
        // A word of eight bytes is read for the six.
        return range.lowerBound..<max(range.lowerBound, min(range.upperBound &- 5, bytes.count &- 7))
    }

    /// The two characters of three bytes each that begin at `index` of valid UTF-8; nil where others do.
    /// - Parameter index: one of `pairs`; nobody looks whether it is.
    @inline(__always)
    @unsafe static func charactersOfThree(_ bytes: Span<UInt8>, at index: Int) -> (Int, Int)? {
        let word = unsafe word(bytes.bytes, at: index)
        guard word & 0xF000_00F0 == 0xE000_00E0 else { return nil }
        return (
            Int(truncatingIfNeeded: word << 12 & 0xF000 | word >> 2 & 0xFC0 | word >> 16 & 0x3F),
            Int(truncatingIfNeeded: word >> 12 & 0xF000 | word >> 26 & 0xFC0 | word >> 40 & 0x3F)
        )
    }

    /// The first byte below `limit` (at least 1) from `start` on, or the end.
    static func firstIndex(
        below limit: UInt8, in bytes: Span<UInt8>, from start: Int, before end: Int
    ) -> Int {
        precondition(start >= 0 && start <= end && end <= bytes.count && limit > 0)
        return unsafe bytes.withUnsafeBufferPointer { bytes in
            guard let base = bytes.baseAddress else { return end }
            return unsafe cbytescan_below(base, start, end, limit)
        }
    }

    /// The first `byte` from `index` on, or the end.
    static func firstIndex(of byte: UInt8, in bytes: Span<UInt8>, from start: Int, before end: Int)
        -> Int
    {
        precondition(start >= 0 && end <= bytes.count)
        let raw = unsafe bytes.bytes
        let pattern = ones &* UInt64(byte)
        let isASCII = byte < 0x80
        var index = start
        while index + 8 <= end {
            let read = word(raw, at: index)
            if !isASCII || read & highs != highs {
                let word = read ^ pattern
                let hits = (word &- ones) & ~word & highs
                if hits != 0 { return index + hits.trailingZeroBitCount >> 3 }
            }
            index += 8
        }
        while index < end, bytes[index] != byte { index += 1 }
        return index
    }

    /// The first of four signs, in their order, from `start` on, or the end.
    static func firstIndex(
        of first: UInt8, _ second: UInt8, _ third: UInt8, _ fourth: UInt8, in bytes: Span<UInt8>,
        from start: Int,
        before end: Int
    ) -> Int {
        precondition(start >= 0 && start <= end && end <= bytes.count)
        precondition(first <= min(second, third) && max(second, third) <= fourth)
        return unsafe bytes.withUnsafeBufferPointer { bytes in
            guard let base = bytes.baseAddress else { return end }
            return unsafe cbytescan_of(base, start, end, first, second, third, fourth)
        }
    }

    /// How many characters of UTF-8 begin in a range: its bytes but for those that go on with one.
    static func scalars(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Int {
        precondition(range.lowerBound >= 0 && range.upperBound <= bytes.count)
        let raw = unsafe bytes.bytes
        var count = range.count
        var index = range.lowerBound
        while index + 8 <= range.upperBound {
            let word = word(raw, at: index)
            // The upper two bits of each byte are 10.
            let going = (word >> 7) & ~(word >> 6) & ones
            count -= Int(truncatingIfNeeded: (going &* ones) >> 56)
            index += 8
        }
        while index < range.upperBound {
            if bytes[index] & 0xC0 == 0x80 { count -= 1 }
            index += 1
        }
        return count
    }

    /// How many characters in a range of UTF-8 are half as wide as a Chinese one: those below U+00C0, which are one byte or begin
    /// with C2.
    static func halfWidth(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Int {
        precondition(range.lowerBound >= 0 && range.upperBound <= bytes.count)
        let raw = unsafe bytes.bytes
        var count = 0
        var index = range.lowerBound
        while index + 8 <= range.upperBound {
            let word = word(raw, at: index)
            index += 8
            let rest = word ^ ones &* 0xC2
            let isC2 = ~((rest & ~highs) &+ ~highs | rest | ~highs)
            count += Int(truncatingIfNeeded: (((~word & highs | isC2) &>> 7) &* ones) &>> 56)
        }
        while index < range.upperBound {
            if bytes[index] < 0x80 || bytes[index] == 0xC2 { count += 1 }
            index += 1
        }
        return count
    }

    /// Whether two ranges hold the same bytes.
    static func areEqual(_ bytes: Span<UInt8>, _ first: Range<Int>, _ second: Range<Int>) -> Bool {
        guard first.count == second.count else { return false }
        precondition(
            min(first.lowerBound, second.lowerBound) >= 0
                && max(first.upperBound, second.upperBound) <= bytes.count)
        let raw = unsafe bytes.bytes
        var offset = 0
        while offset + 8 <= first.count {
            if word(raw, at: first.lowerBound + offset) != word(raw, at: second.lowerBound + offset) {
                return false
            }
            offset += 8
        }
        while offset < first.count {
            if bytes[first.lowerBound + offset] != bytes[second.lowerBound + offset] { return false }
            offset += 1
        }
        return true
    }

    /// Appends a piece of one text to another, without a slice that counts as one more owner of the first.
    static func append(_ range: Range<Int>, of bytes: Span<UInt8>, to text: inout [UInt8]) {
        precondition(range.lowerBound >= 0 && range.upperBound <= bytes.count)
        unsafe bytes.withUnsafeBufferPointer { bytes in
            unsafe text.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[range]))
        }
    }

    /// Text of a page, without a second look at whether it is UTF-8: a page is, and its pieces begin and end with
    /// characters; where one should not, its ends are looked at and it is repaired.
    static func string(_ bytes: Span<UInt8>, _ range: Range<Int>) -> String {
        guard !range.isEmpty else { return "" }
        let isWhole =
            bytes[range.lowerBound] & 0xC0 != 0x80
            && (range.upperBound == bytes.count || bytes[range.upperBound] & 0xC0 != 0x80)
        let piece = bytes.extracting(range)
        guard isWhole else { return String(decoding: piece.indices.map { piece[$0] }, as: UTF8.self) }
        return String(copying: unsafe UTF8Span(unchecked: piece))
    }

    /// Whether 。 (E3 80 82) stands in a range.
    static func holdsFullStop(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
        holds(0xE3, 0x80, 0x82, bytes, range)
    }

    /// Whether 报 (E6 8A A5), printed so or as 報 (E5 A0 B1), stands in a range.
    static func holdsReport(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
        holds(0xE6, 0x8A, 0xA5, bytes, range) || holds(0xE5, 0xA0, 0xB1, bytes, range)
    }

    @inline(__always)
    private static func holds(
        _ first: UInt8, _ second: UInt8, _ third: UInt8, _ bytes: Span<UInt8>, _ range: Range<Int>
    ) -> Bool {
        precondition(range.lowerBound >= 0 && range.upperBound <= bytes.count)
        return unsafe bytes.withUnsafeBufferPointer { bytes in
            guard let base = bytes.baseAddress else { return false }
            let (start, end) = (range.lowerBound, range.upperBound)
            return unsafe cbytescan_three(base, start, end, first, second, third) < end
        }
    }
}
