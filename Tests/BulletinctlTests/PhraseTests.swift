import Testing

@testable import bulletinctl

@Suite("What is said to people")
struct PhraseTests {
    @Test("is in the language that is asked for")
    func language() {
        #expect(Phrase.$language.withValue(.chinese) { Phrase.nothingFound.text } == "没有找到")
        #expect(Phrase.$language.withValue(.english) { Phrase.nothingFound.text } == "nothing found")
    }

    @Test("tells one of a thing apart from many, where the language does")
    func numbers() {
        Phrase.$language.withValue(.english) {
            #expect(Phrase.counts(articles: 12, bulletins: 1) == "12 in 1 bulletin")
            #expect(Phrase.removed(1) == "1 article removed")
            #expect(Phrase.verified(bulletins: 0, articles: 2) == "0 bulletins with 2 articles: nothing differs")
        }
        #expect(Phrase.$language.withValue(.chinese) { Phrase.removed(1) } == "移除 1 篇")
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
