import TestSupport
import Testing

@testable import PageSplitting

@Suite("Lists of lines")
struct LineListTests {
    @Test("hold what an array holds", arguments: UInt64(0)..<100)
    func holds(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        var (list, array) = (LineList(), [Int]())
        for _ in 0..<Int.random(in: 0...20, using: &random) {
            let line = (array.last ?? 0) + Int.random(in: 0...5, using: &random) / 2
            switch Int.random(in: 0..<6, using: &random) {
            case 0 where !array.isEmpty:
                let place = Int.random(in: 0..<array.count, using: &random)
                #expect(list.remove(at: place) == array.remove(at: place))
            case 1:
                list.insert(contentsOf: [line, line + 1], at: 0)
                array.insert(contentsOf: [line, line + 1], at: 0)
            default:
                list.append(line)
                array.append(line)
            }
            #expect(Array(list) == array && list.count == array.count && list.last == array.last, "seed \(seed)")
        }
        #expect(LineList(array) == list)
    }
}

@Suite("Tables of words")
struct PhraseTableTests {
    private static let words = ["通讯", "通讯员", "特约", "特约通讯员", "记者", "A", "𠮷田"]

    @Test(
        "give the longest word that stands there",
        arguments: [
            ("特约通讯员王小明", "特约通讯员"), ("通讯员", "通讯员"), ("通讯社", "通讯"), ("记", nil), ("Ａ版", "A"), ("约", nil), ("", nil),
            // Of the basic plane alone.
            ("𠮷田", nil),
        ] as [(String, String?)])
    func find(text: String, word: String?) {
        let table = PhraseTable(words: Self.words.joined(separator: " "))
        #expect(table.match(at: LineCursor(LineText(text)))?.phrase.text == word)
        #expect(table.opens(LineText(text)) == (word != nil))
    }

    @Test("number their first characters in order")
    func number() {
        let numbers = ScalarNumbers([0x8BB0, 0x901A, 0x41, 0x7279, 0x901A])
        #expect([0x41, 0x7279, 0x8BB0, 0x901A, 0x42, 0x2_0000].map(numbers.number(of:)) == [0, 1, 2, 3, nil, nil])
        #expect(numbers.count == 4)
    }
}
