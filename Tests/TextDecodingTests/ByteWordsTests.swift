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

    @Test("takes for plain text what is UTF-8 and holds no control characters", arguments: UInt64(0)..<600)
    func plain(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let pieces = ["桥", "。", "，", "7", "\n", "a", "é", "한", "ࠀ", "𠮷", "\t", "\u{FFFD}", "石", "青"]
        var bytes = (0..<Int.random(in: 1...60, using: &random)).flatMap { _ in
            Array((random.next() % 3 == 0 ? pieces.randomElement(using: &random)! : "桥").utf8)
        }
        // One byte in hand is changed, half of the time.
        if random.next() & 1 == 0 {
            bytes[Int.random(in: 0..<bytes.count, using: &random)] = [
                UInt8.random(in: 0...255, using: &random), 0x00, 0x07, 0xE0, 0xED, 0x80, 0xA0, 0xF5,
            ].randomElement(using: &random)!
        }
        let usual: [UInt8] = [0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x1A, 0x1B]
        let isPlain =
            String(validating: bytes, as: UTF8.self) != nil && bytes.allSatisfy { $0 >= 0x20 || usual.contains($0) }
        #expect(UTF8Validation.isPlainText(bytes) == isPlain, "seed \(seed)")
        // And knows where it first is not.
        var fault: Int?
        do throws(UTF8.ValidationError) { _ = try UTF8Span(validating: bytes.span) } catch {
            fault = error.byteOffsets.lowerBound
        }
        switch UTF8Validation(of: bytes).firstFault {
        case nil: #expect(fault == nil, "seed \(seed)")
        case .cutAtEnd(let offset), .broken(let offset): #expect(fault == offset, "seed \(seed)")
        }
    }
}
