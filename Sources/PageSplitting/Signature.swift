/// (王芳), (县人社局) behind a last sentence: whoever wrote the text signs it, and it is over.
enum Signature {
    /// …(下转第3版)
    static func isContinued(_ line: ClassifiedLine, of page: Page) -> Bool {
        guard let text = bracketedEnd(line, of: page) else { return false }
        return Furniture.continuation(endOf: text) != nil
    }

    /// The end of a line that ends with a bracket.
    private static func bracketedEnd(_ line: ClassifiedLine, of page: Page) -> LineText? {
        guard mayEnd(line.line.text, of: page) else { return nil }
        return line.text ?? LineText(endOf: line.line.text, in: page.text, limit: 60)
    }

    /// A cheap sieve: whether a bracket may end there, by its last byte.
    static func mayEnd(_ range: Range<Int>, of page: Page) -> Bool {
        guard !range.isEmpty, case let last = page.text[range.upperBound - 1] else { return false }
        return last == 0x29 || last == 0x89 || last == 0x91 || last == 0x95
    }

    /// (作者单位:县第二中学): a line that says who the author is.
    static func namesAuthor(_ text: LineText) -> Bool {
        authors.opens(text, at: 1)
    }

    private static let authors = PhraseTable(words: "作者 本文作者")

    static func ends(_ line: ClassifiedLine, of page: Page) -> Bool {
        guard let text = bracketedEnd(line, of: page) else { return false }
        guard let sign = text.scalars.last, sign == 0x29 || sign == 0x3011, let ending = BodyEnding(text) else {
            return false
        }
        return !ending.bylines.isEmpty && ending.credit != .picture
    }
}
