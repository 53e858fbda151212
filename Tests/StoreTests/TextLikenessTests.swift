import TestSupport
import Testing

@testable import Store

@Suite("The likeness of two texts")
struct TextLikenessTests {
    private static let letters = (0..<900).map { Unicode.Scalar(0x4E00 + $0)! }

    private func page(_ length: Int, _ random: inout SeededGenerator) -> [Unicode.Scalar] {
        (0..<length).map { _ in Self.letters.randomElement(using: &random)! }
    }

    private func text(_ scalars: [Unicode.Scalar]) -> [String] {
        [String(String.UnicodeScalarView(scalars))]
    }

    @Test("is 1 for the same text, however it is cut into paragraphs", arguments: UInt64(0)..<20)
    func same(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let scalars = page(Int.random(in: 4...3000, using: &random), &random)
        let cut = Int.random(in: 0...scalars.count, using: &random)
        let parts = text(Array(scalars[..<cut])) + [" \n"] + text(Array(scalars[cut...]))
        #expect(TextLikeness.of(text(scalars), parts) == 1)
    }

    @Test(
        "falls as single characters are changed throughout",
        arguments: [(0.02, 0.95...1.0), (0.05, 0.9...0.99), (0.1, 0.8...0.95), (0.5, 0...0.45), (1, 0...0.02)])
    func scattered(share: Double, expected: ClosedRange<Double>) {
        var random = SeededGenerator(seed: 7)
        let earlier = page(4000, &random)
        var later = earlier
        for index in later.indices where Double.random(in: 0..<1, using: &random) < share {
            later[index] = Unicode.Scalar(0x6000 + UInt32(index))!
        }
        #expect(expected.contains(TextLikeness.of(text(earlier), text(later))))
    }

    @Test("is the share of what two pages have in common", arguments: [0.0, 0.25, 0.5, 0.79, 0.81, 1.0])
    func blocks(share: Double) {
        var random = SeededGenerator(seed: 9)
        let common = page(Int(10_000 * share), &random)
        let rest = 10_000 - common.count
        let measure = TextLikeness.of(text(common + page(rest, &random)), text(page(rest, &random) + common))
        #expect(abs(measure - share) < 0.01)
    }

    @Test("counts a repeated run only as often as the other text has it")
    func repeated() {
        #expect(TextLikeness.of(["河湾镇春天的早晨"], [String(repeating: "河湾镇春天的早晨", count: 50)]) < 0.1)
    }

    @Test("does not care which text comes first", arguments: UInt64(0)..<20)
    func symmetric(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let first = page(500, &random)
        let second = Array(first.dropFirst(100)) + page(Int.random(in: 0...900, using: &random), &random)
        #expect(TextLikeness.of(text(first), text(second)) == TextLikeness.of(text(second), text(first)))
    }

    @Test("of long texts goes by whole lines")
    func long() {
        let lines = (0..<40_000).map { "第\($0)行写的是河湾镇的消息" }
        #expect(TextLikeness.of(lines, lines) == 1)
        let other = lines.enumerated().map { $0.offset.isMultiple(of: 10) ? "改" + $0.element : $0.element }
        #expect((0.88...0.92).contains(TextLikeness.of(lines, other)))
    }

    @Test("of next to nothing", arguments: [("", "", 1.0), ("春", "春", 1), ("春", "夏", 0), ("", "河湾镇的春天", 0)])
    func short(first: String, second: String, expected: Double) {
        #expect(TextLikeness.of([first], [second]) == expected)
    }
}
