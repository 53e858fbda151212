import Testing

@testable import Annotation

@Suite("The text that rules read")
struct AnnotatedTextTests {
    @Test(
        "folds width without moving an offset",
        arguments: [("１２％（甲），　乙", "12%(甲), 乙"), ("“甲”:𠮷村", "“甲”:𠮷村"), ("", "")])
    func folds(printed: String, folded: String) {
        let text = AnnotatedText(printed, paragraph: 0)
        #expect(String(scalarValues: text.scalars[...]) == folded)
        #expect(text.text(0..<text.count) == printed)
        #expect(text.count == printed.unicodeScalars.count)
    }
}
