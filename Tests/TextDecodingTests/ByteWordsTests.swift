import TestSupport
import Testing

@testable import TextDecoding

@Suite("Looking at bytes by words")
struct ByteWordsTests {
    @Test("finds what a plain search finds", arguments: UInt64(0)..<100)
    func finds(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        // Few control characters, in stretches of the bytes of Chinese characters.
        let rare: [UInt8] = Array(0x00...0x20) + [0x7F, 0x80]
        let bytes = (0..<Int.random(in: 0...200, using: &random)).map { _ in
            Int.random(in: 0..<30, using: &random) == 0
                ? rare.randomElement(using: &random)! : UInt8.random(in: 0x80...0xEF, using: &random)
        }
        let start = Int.random(in: 0...bytes.count, using: &random)
        func plain(_ isSought: (UInt8) -> Bool) -> Int {
            (start..<bytes.count).first { isSought(bytes[$0]) } ?? bytes.count
        }
        let usual: [UInt8] = [0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x1A, 0x1B]
        #expect(
            ByteWords.firstControl(in: bytes.span, from: start) == plain { $0 < 0x20 && !usual.contains($0) },
            "seed \(seed)")
        for limit: UInt8 in [1, 0x20, 0x80] {
            #expect(
                ByteWords.firstIndex(below: limit, in: bytes.span, from: start) == plain { $0 < limit }, "seed \(seed)")
        }
    }
}
