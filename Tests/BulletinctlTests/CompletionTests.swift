import Testing

@testable import bulletinctl

@Suite("A word that is being typed")
struct TypedWordTests {
    private struct Case: Sendable, CustomTestStringConvertible {
        let words: [String]
        let prefix: String
        let field: String?
        let value: String
        let lead: String
        var testDescription: String { words.joined(separator: " ") }
    }

    private static let cases = [
        Case(words: ["bulletinctl", "search", "社"], prefix: "社", field: nil, value: "社", lead: ""),
        Case(words: ["bulletinctl", "search", "unit:石"], prefix: "unit:石", field: "unit", value: "石", lead: "unit:"),
        // As bash has it.
        Case(words: ["bulletinctl", "search", "unit", ":"], prefix: ":", field: "unit", value: "", lead: ""),
        Case(words: ["bulletinctl", "search", "unit", ":", "石"], prefix: "石", field: "unit", value: "石", lead: ""),
        Case(words: ["bulletinctl", "search", ""], prefix: "", field: nil, value: "", lead: ""),
    ]

    @Test("is a field with its value, or a word of its own", arguments: cases)
    private func typed(_ example: Case) {
        let typed = TypedWord(example.words, example.words.count - 1, example.prefix)
        #expect(typed.field == example.field)
        #expect(typed.value == example.value)
        #expect(typed.lead == example.lead)
    }
}
