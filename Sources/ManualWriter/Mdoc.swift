/// A manual page in the language of mdoc(7), line by line.
struct Mdoc {
    private(set) var text = ""

    /// - Parameter date: `November 24, 2026`.
    init(name: String, section: Int, date: String, about: String) {
        text += ".Dd \(date)\n"
        macro("Dt", name.uppercased(), "\(section)")
        macro("Os", "bulletind")
        heading("NAME")
        macro("Nm", name)
        macro("Nd", Self.escaped(about))
    }

    mutating func heading(_ title: String) { macro("Sh", title) }
    mutating func subheading(_ title: String) { macro("Ss", title) }
    mutating func paragraph() { macro("Pp") }

    /// A request of its own line; its words are known to be harmless, or went through `word`.
    mutating func macro(_ name: String, _ words: String...) {
        text += "." + ([name] + words).joined(separator: " ") + "\n"
    }

    /// Running text, one sentence a line as mdoc wants it. A word between grave accents is literal.
    mutating func prose(_ prose: String) {
        for line in prose.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.allSatisfy({ $0 == " " }) {
                paragraph()
            } else {
                text += Self.literals(Self.escaped(String(line))) + "\n"
            }
        }
    }

    /// Lines as they are.
    mutating func literal(_ lines: String) {
        macro("Bd", "-literal", "-offset", "indent")
        for line in lines.split(separator: "\n", omittingEmptySubsequences: false) {
            text += Self.escaped(String(line)) + "\n"
        }
        macro("Ed")
    }

    /// Terms, each with what it means.
    mutating func list<Item>(_ items: [Item], _ body: (inout Mdoc, Item) -> Void) {
        macro("Bl", "-tag", "-width", "Ds")
        for item in items { body(&self, item) }
        macro("El")
    }

    mutating func term(_ term: String, _ meaning: String) {
        text += ".It " + Self.literals(Self.word(term)) + "\n"
        prose(meaning)
    }

    /// A term that is literal text.
    mutating func literalTerm(_ term: String) { text += ".It Li " + Self.word(term) + "\n" }

    mutating func seeAlso(_ pages: [(name: String, section: Int)]) {
        heading("SEE ALSO")
        for (index, page) in pages.enumerated() {
            text += ".Xr \(page.name) \(page.section)" + (index + 1 < pages.count ? " ,\n" : "\n")
        }
    }

    /// Text that no line of it is taken for a request.
    static func escaped(_ line: String) -> String {
        let line = line.split(separator: "\\", omittingEmptySubsequences: false).joined(separator: "\\e")
            .split(separator: "-", omittingEmptySubsequences: false).joined(separator: "\\-")
        return line.hasPrefix(".") || line.hasPrefix("'") ? "\\&" + line : line
    }

    /// A word, or several, as one argument of a macro.
    static func word(_ text: String) -> String {
        var escaped = escaped(text).split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\\(dq")
        // Punctuation alone, and names of macros, mean something else to mdoc.
        if text.utf8.count <= 2 { escaped = "\\&" + escaped }
        return text.contains(" ") ? "\"\(escaped)\"" : escaped
    }

    /// `word` in bold.
    private static func literals(_ text: String) -> String {
        let parts = text.split(separator: "`", omittingEmptySubsequences: false)
        guard parts.count % 2 == 1 else { return text }
        return parts.enumerated().map { $0 % 2 == 1 ? "\\fB\($1)\\fP" : String($1) }.joined()
    }
}
