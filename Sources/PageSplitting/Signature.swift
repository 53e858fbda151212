/// (王芳), (县人社局) behind a last sentence: whoever wrote the text signs it, and it is over.
enum Signature {
    /// …(下转第3版)
    static func isContinued(_ line: ClassifiedLine, of page: Page) -> Bool {
        guard let text = bracketedEnd(line, of: page) else { return false }
        return Furniture.continuation(endOf: text) != nil
    }

    /// The end of a line that ends with a bracket.
    private static func bracketedEnd(_ line: ClassifiedLine, of page: Page) -> LineText? {
        guard let last = page.text[line.line.text].last, last == 0x29 || last == 0x89 || last == 0x91 || last == 0x95
        else { return nil }
        return line.text ?? LineText(endOf: line.line.text, in: page.text, limit: 60)
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
