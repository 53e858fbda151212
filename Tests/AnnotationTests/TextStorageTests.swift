import TestSupport
import Testing

@testable import Annotation

@Suite("Where the texts of a page lie")
struct TextStorageTests {
    @Test("keeps every text as it was taken in, however many and however long", arguments: UInt64(0)..<30)
    func keeps(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let alphabet = Array("王李的市，。１２（a é《·\u{3000}國會議員\u{20000}".unicodeScalars)
        let texts = (0..<Int.random(in: 0...60, using: &random)).map { number in
            let most = number % 7 == 0 ? 20_000 : 40
            var text = String.UnicodeScalarView()
            for _ in 0..<Int.random(in: 0...most, using: &random) {
                text.append(alphabet[Int.random(in: 0..<alphabet.count, using: &random)])
            }
            return String(text)
        }
        // Less room than is needed: more blocks are taken.
        let storage = TextStorage(texts: Int.random(in: 0...10, using: &random), bytes: 50)
        let lent = texts.enumerated().map { storage.add($1, paragraph: $0) }
        withExtendedLifetime(storage) {
            for (number, text) in texts.enumerated() {
                let alone = AnnotatedText(text, paragraph: number)
                #expect(lent[number].text(0..<lent[number].count) == text, "seed \(seed)")
                #expect(lent[number].scalars == alone.scalars, "seed \(seed)")
                #expect(lent[number].paragraph == number)
                #expect(
                    (0..<alone.count).allSatisfy { place in
                        [ScalarClass.numeral, .surname, .seldom].allSatisfy { kind in
                            lent[number].isOf(kind, at: place) == alone.isOf(kind, at: place)
                        }
                    }, "seed \(seed)")
            }
        }
    }

    @Test("finds the next place of a class that a plain search finds", arguments: UInt64(0)..<30)
    func next(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let alphabet = Array("啊啊啊啊啊啊啊啊啊啊啊哦哦哦三王悉《·".unicodeScalars)
        var printed = String.UnicodeScalarView()
        for _ in 0..<Int.random(in: 0...60, using: &random) {
            printed.append(alphabet[Int.random(in: 0..<alphabet.count, using: &random)])
        }
        let text = AnnotatedText(String(printed), paragraph: 0)
        for kind in [ScalarClass.numeral, .surname, .seldom, .quotationMark] {
            for start in 0...text.count {
                let plain = (start..<text.count).first { text.isOf(kind, at: $0) } ?? text.count
                #expect(text.next(kind, from: start) == plain, "seed \(seed)")
            }
        }
    }
}
