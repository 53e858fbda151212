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
        let bytes = (0..<Int.random(in: 0...80, using: &random)).map { _ in
            Int.random(in: 0..<12, using: &random) == 0
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
            let (second, third) = (rare.randomElement(using: &random)!, rare.randomElement(using: &random)!)
            #expect(
                ByteScan.firstIndex(of: byte, second, third, in: span, from: start, before: end)
                    == plain { $0 == byte || $0 == second || $0 == third }, "seed \(seed)")
        }
    }
}
