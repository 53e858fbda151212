import Testing

@testable import bulletinctl

@Suite("What is said to people")
struct PhraseTests {
    @Test("is in the language that is asked for")
    func language() {
        #expect(Phrase.$language.withValue(.chinese) { Phrase.nothingFound.text } == "没有找到")
        #expect(Phrase.$language.withValue(.english) { Phrase.nothingFound.text } == "nothing found")
    }

    @Test(
        "writes amounts as its language counts",
        arguments: [
            (350.0, "350", "350"), (1200, "1.2k", "1200"), (35_000, "35k", "3.5万"), (3.5e8, "350M", "3.5亿"),
            (0.96, "0.96", "0.96"), (1.05, "1.05", "1.05"), (0, "0", "0"),
        ])
    func amounts(value: Double, english: String, chinese: String) {
        #expect(Phrase.$language.withValue(.english) { Wording.amount(value) } == english)
        #expect(Phrase.$language.withValue(.chinese) { Wording.amount(value) } == chinese)
    }
}
