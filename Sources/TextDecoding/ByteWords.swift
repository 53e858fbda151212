import CByteScan

/// Goes over bytes eight at a time: the one file of this room that reads memory by words.
enum ByteWords {
    private static let ones: UInt64 = 0x0101_0101_0101_0101
    private static let highs: UInt64 = 0x8080_8080_8080_8080

    @inline(__always)
    private static func word(_ bytes: RawSpan, at index: Int) -> UInt64 {
        UInt64(littleEndian: unsafe bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: index, as: UInt64.self))
    }

    /// Behind the bytes of Chinese characters that stand at `start`, 32 at a time.
    @inline(__always)
    private static func overCharacters(_ raw: RawSpan, from start: Int, before end: Int) -> Int {
        var index = start
        while index &+ 32 <= end {
            let four =
                word(raw, at: index) & word(raw, at: index &+ 8) & word(raw, at: index &+ 16)
                & word(raw, at: index &+ 24)
            if four & highs != highs { break }
            index &+= 32
        }
        return index
    }

    /// The first byte below `limit` (at most 128) from `start` on, or the end. Mycroft's test (“Hacker's Delight”, section
    /// 6-1) is exact for the first hit in a word.
    static func firstIndex(below limit: UInt8, in bytes: Span<UInt8>, from start: Int) -> Int {
        precondition(start >= 0)
        let raw = unsafe bytes.bytes
        let pattern = ones &* UInt64(limit)
        var index = start
        while index &+ 8 <= bytes.count {
            let word = word(raw, at: index)
            index &+= 8
            guard word & highs != highs else {
                index = overCharacters(raw, from: index, before: bytes.count)
                continue
            }
            let hits = (word &- pattern) & ~word & highs
            if hits != 0 { return index &- 8 &+ hits.trailingZeroBitCount >> 3 }
        }
        while index < bytes.count, bytes[index] >= limit { index &+= 1 }
        return index
    }

    /// The first control character from `start` on that texts have no use for, or the end.
    static func firstControl(in bytes: Span<UInt8>, from start: Int) -> Int {
        precondition(start >= 0)
        let raw = unsafe bytes.bytes
        let pattern = ones &* 0x20
        var index = start
        while index &+ 8 <= bytes.count {
            let word = word(raw, at: index)
            index &+= 8
            // Most words are of Chinese characters and nothing else.
            guard word & highs != highs else {
                index = overCharacters(raw, from: index, before: bytes.count)
                continue
            }
            var hits = (word &- pattern) & ~word & highs
            while hits != 0 {
                // What stands behind the first hit may only look like one.
                let shift = UInt64(hits.trailingZeroBitCount) & 56
                if isStray(UInt8(truncatingIfNeeded: word >> shift)) { return index &- 8 &+ Int(shift >> 3) }
                hits &= hits &- 1
            }
        }
        while index < bytes.count, !isStray(bytes[index]) { index &+= 1 }
        return index
    }

    /// No tab, end of a line or page, end of a file of old, or escape.
    private static func isStray(_ byte: UInt8) -> Bool {
        byte < 0x20 && 0x0C00_3E00 >> UInt32(byte) & 1 == 0
    }

    /// How many bytes from the first on are surely whole characters of UTF-8; the last few are left for others to judge.
    ///
    /// - Source: Unicode 15, table 3-7.
    ///
    /// - Returns: also whether a control character stands among them that texts have no use for.
    static func wholeCharacters(in bytes: Span<UInt8>) -> (end: Int, hasControls: Bool) {
        let raw = unsafe bytes.bytes
        var controls: Int32 = 0
        // Most of a page, and all of it but for its last bytes where nothing is wrong.
        var index = unsafe bytes.withUnsafeBufferPointer { bytes in
            guard let base = bytes.baseAddress else { return 0 }
            return unsafe cbytescan_whole(base, bytes.count, &controls)
        }
        var hasControls = controls != 0
        while index &+ 8 <= bytes.count {
            let word = word(raw, at: index)
            if word & 0x80 == 0 {
                let length = word & highs == 0 ? 8 : (word & highs).trailingZeroBitCount >> 3
                if !hasControls { hasControls = holdsControl(word, length) }
                index &+= length
            } else if word & highs == highs, index &+ 24 <= bytes.count, areEightOfThreeBytes(raw, at: index) {
                index &+= 24
            } else if areTwoOfThreeBytes(word) {
                // Four characters, two and two, so that the second two do not wait for the first.
                let isFour = index &+ 14 <= bytes.count && areTwoOfThreeBytes(self.word(raw, at: index &+ 6))
                index &+= isFour ? 12 : 6
            } else if isThreeBytes(word) {
                index &+= 3
            } else if isTwoBytes(word) {
                index &+= 2
            } else if isFourBytes(word) {
                index &+= 4
            } else {
                return (index, hasControls)
            }
        }
        return (index, hasControls)
    }

    /// Whether one of the first `length` bytes of a word, all of ASCII, is a control character that texts have no use for.
    @inline(__always) private static func holdsControl(_ word: UInt64, _ length: Int) -> Bool {
        var hits = (word &- ones &* 0x20) & highs
        while hits != 0, hits.trailingZeroBitCount < length &* 8 {
            let shift = UInt64(hits.trailingZeroBitCount) & 56
            if isStray(UInt8(truncatingIfNeeded: word >> shift)) { return true }
            hits &= hits &- 1
        }
        return false
    }

    /// Whether 24 bytes are eight characters: what most of a page is. The leads of all come to stand in one word, each in a byte
    /// of its own; none may be E0 or ED, behind which not every byte may follow.
    @inline(__always) private static func areEightOfThreeBytes(_ raw: RawSpan, at index: Int) -> Bool {
        let (a, b, c) = (word(raw, at: index), word(raw, at: index &+ 8), word(raw, at: index &+ 16))
        let shape =
            (a & 0xC0F0_C0C0_F0C0_C0F0 ^ 0x80E0_8080_E080_80E0) | (b & 0xF0C0_C0F0_C0C0_F0C0 ^ 0xE080_80E0_8080_E080)
            | (c & 0xC0C0_F0C0_C0F0_C0C0 ^ 0x8080_E080_80E0_8080)
        let leads = a & 0x000F_0000_0F00_000F | b & 0x0F00_000F_0000_0F00 | c & 0x0000_0F00_000F_0000
        let others = leads ^ (ones &* 0x0D)
        return shape == 0 && ((leads &- ones) | (others &- ones)) & highs == 0
    }

    /// Whether the lowest bytes are a character. C0 and C1 lead none: none is written longer than it need be.
    @inline(__always) private static func isTwoBytes(_ word: UInt64) -> Bool {
        word & 0xC0E0 == 0x80C0 && word & 0x1E != 0
    }

    /// E0 is followed by A0 to BF, and ED by 80 to 9F: none is half of a pair of UTF-16.
    @inline(__always) private static func isThreeBytes(_ word: UInt64) -> Bool {
        let lead = word & 0x200F
        return word & 0xC0_C0F0 == 0x80_80E0 && lead != 0 && lead != 0x200D
    }

    @inline(__always) private static func areTwoOfThreeBytes(_ word: UInt64) -> Bool {
        let (first, second) = (word & 0x200F, word >> 24 & 0x200F)
        return word & 0xC0C0_F0C0_C0F0 == 0x8080_E080_80E0 && first != 0 && first != 0x200D && second != 0
            && second != 0x200D
    }

    /// F0 is followed by 90 to BF, and F4 by 80 to 8F; F5 to F7 lead none.
    @inline(__always) private static func isFourBytes(_ word: UInt64) -> Bool {
        word & 0xC0C0_C0F8 == 0x8080_80F0 && word & 0x3007 != 0 && (word & 0x4 == 0 || word & 0x3003 == 0)
    }
}
