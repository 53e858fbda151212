import TestSupport
import Testing

@testable import PageSplitting

@Suite("Looking for bytes")
struct ByteScanTests {
    @Test("finds the first byte that a plain search finds", arguments: UInt64(0)..<100)
    func finds(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        // Few of the bytes that are sought, in stretches of those of Chinese characters.
        let rare: [UInt8] = [0x00, 0x09, 0x0A, 0x0E, 0x26, 0x2A, 0x3C, 0x5B, 0x7F, 0x80, 0x82, 0xFF]
        let bytes = (0..<Int.random(in: 0...200, using: &random)).map { _ in
            Int.random(in: 0..<40, using: &random) == 0
                ? rare.randomElement(using: &random)! : UInt8.random(in: 0x80...0xEF, using: &random)
        }
        let start = Int.random(in: 0...bytes.count, using: &random)
        let end = Int.random(in: start...bytes.count, using: &random)
        let span = bytes.span
        func plain(_ isSought: (UInt8) -> Bool) -> Int { (start..<end).first { isSought(bytes[$0]) } ?? end }
        for byte in rare {
            #expect(
                ByteScan.firstIndex(of: byte, in: span, from: start, before: end) == plain { $0 == byte },
                "seed \(seed)")
            if byte > 0, byte <= 0x80 {
                #expect(
                    ByteScan.firstIndex(below: byte, in: span, from: start, before: end) == plain { $0 < byte },
                    "seed \(seed)")
            }
            let signs = ([byte] + (0..<3).map { _ in rare.randomElement(using: &random)! }).sorted()
            #expect(
                ByteScan.firstIndex(
                    of: signs[0], signs[1], signs[2], signs[3], in: span, from: start, before: end)
                    == plain(signs.contains), "seed \(seed)")
        }
    }

    @Test("finds a full stop where a plain search finds one", arguments: UInt64(0)..<100)
    func findsStops(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let pieces = ["青", "。", "、", "石", "\u{2002}", "\u{80}", "a"]
        let isFull = Int.random(in: 0..<3, using: &random) == 0
        let string =
            (0..<Int.random(in: 0...60, using: &random))
            .map { _ in pieces.filter { isFull || $0 != "。" }.randomElement(using: &random)! }.joined() + "。"
        let bytes = Array(string.utf8)
        let end = bytes.count - Int.random(in: 0...3, using: &random)
        let isThere = (0..<end).contains { $0 + 3 <= end && bytes[$0..<$0 + 3].elementsEqual([0xE3, 0x80, 0x82]) }
        #expect(ByteScan.holdsFullStop(bytes.span, 0..<end) == isThere, "seed \(seed)")
    }

    @Test("measures as many columns as a look at each character does", arguments: UInt64(0)..<100)
    func measures(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let pieces = ["青", "石", "，", "a", "7", " ", "·", "\u{A0}", "Â", "é", "ж", "𠮷", "　"]
        let string = (0..<Int.random(in: 0...300, using: &random)).map { _ in pieces.randomElement(using: &random)! }
            .joined()
        let bytes = Array(("序" + string + "完").utf8)
        let range = 3..<bytes.count - 3
        let scalars = string.unicodeScalars
        #expect(
            WrapMeasure.columns.width(bytes, range)
                == min(255, scalars.reduce(0) { $0 + ($1.value < 0xC0 ? 1 : 2) }), "seed \(seed)")
        #expect(WrapMeasure.characters.width(bytes, range) == min(255, scalars.count * 2), "seed \(seed)")
    }

    @Test("reads the characters that a string holds, each folded, and says of none that stands there that it does not")
    func reads() {
        let pieces = ["青", "石", "桥", "國", "，", "（", "a", "7", "é", "ж", "𠮷", "　", "。", "･"]
        for seed in UInt64(0)..<50 {
            var random = SeededGenerator(seed: seed)
            // Long ones are decoded otherwise.
            let most = seed < 40 ? 40 : 600
            let string = (0..<Int.random(in: 0...most, using: &random))
                .map { _ in pieces.randomElement(using: &random)! }.joined()
            let bytes = Array(("序" + string).utf8)
            let limit = Int.random(in: 1...most + 10, using: &random)
            let text = LineText(bytes, 3..<bytes.count, limit: limit)
            let printed = string.unicodeScalars.prefix(limit)
            #expect(text.scalars == printed.map { LineText.folded($0.value) })
            #expect(text.scalars.allSatisfy(text.mayHold))
            #expect(text.offset(text.count) == 3 + String(String.UnicodeScalarView(printed)).utf8.count)
            for phrase in ["桥。", "a7", "石(", "青石桥"].map(Phrase.init(_:)) {
                let places = text.scalars.indices.filter { text.scalars[$0...].starts(with: phrase.scalars) }
                #expect(text.firstIndex(of: phrase) == places.first)
            }
        }
    }
}
