/// Which of the two double-byte encodings explains the pairs of a page better.
///
/// Both are counted in one walk each, as that encoding pairs the bytes. What speaks for an encoding: characters that
/// every page is full of (punctuation, 的, 是, 在 …), then characters of the area of frequent ones. GB 2312 level 1 is
/// ordered by sound and lies in B0–D7; Big5 level 1 is ordered by strokes and lies in A4–C6.
struct BytePairStatistics {
    private(set) var gb = Tally()
    private(set) var big5 = Tally()

    struct Tally {
        var everyday = 0
        var frequent = 0
        var rare = 0

        var score: Int { everyday * 8 + frequent - rare * 3 }
    }

    /// Enough to tell; a page is a few kilobytes.
    private static let sampleSize = 1 << 18

    var prefersBig5: Bool { big5.score > gb.score }

    init(of bytes: [UInt8]) {
        let count = min(bytes.count, Self.sampleSize)
        var index = 0
        while index + 1 < count {
            guard bytes[index] >= 0x81 else {
                index += 1
                continue
            }
            let trail = bytes[index + 1]
            if (0x30...0x39).contains(trail) {
                index += 4
                continue
            }
            let pair = UInt16(bytes[index]) << 8 | UInt16(trail)
            index += 2
            if Self.everydayGB.contains(pair) {
                gb.everyday += 1
            } else if (0xB0...0xD7).contains(pair >> 8), trail >= 0xA1 {
                gb.frequent += 1
            } else if pair >> 8 > 0xA3 || pair >> 8 < 0xA1 {
                gb.rare += 1
            }
        }
        index = 0
        while index + 1 < count {
            guard bytes[index] >= 0x81 else {
                index += 1
                continue
            }
            let trail = bytes[index + 1]
            let pair = UInt16(bytes[index]) << 8 | UInt16(trail)
            index += 2
            if Self.everydayBig5.contains(pair) {
                big5.everyday += 1
            } else if (0xA4...0xC6).contains(pair >> 8), trail >= 0x40, trail < 0x7F || trail >= 0xA1 {
                big5.frequent += 1
            } else if pair >> 8 > 0xA3 || pair >> 8 < 0xA1 || trail < 0x40 {
                big5.rare += 1
            }
        }
    }

    /// ， 。 、 “ ” ： （ ） 的 是 在 一 不 了 人 有 中 和 为
    private static let everydayGB: Set<UInt16> = [
        0xA3AC, 0xA1A3, 0xA1A2, 0xA1B0, 0xA1B1, 0xA3BA, 0xA3A8, 0xA3A9, 0xB5C4, 0xCAC7, 0xD4DA, 0xD2BB, 0xB2BB, 0xC1CB,
        0xC8CB, 0xD3D0, 0xD6D0, 0xBACD, 0xCEAA,
    ]

    /// ， 。 、 「 」 ： （ ） 的 是 在 一 不 了 人 有 中 和 為
    private static let everydayBig5: Set<UInt16> = [
        0xA141, 0xA143, 0xA142, 0xA175, 0xA176, 0xA147, 0xA15D, 0xA15E, 0xAABA, 0xAC4F, 0xA662, 0xA440, 0xA4A3, 0xA446,
        0xA448, 0xA6B3, 0xA4A4, 0xA94D, 0xACB0,
    ]
}
