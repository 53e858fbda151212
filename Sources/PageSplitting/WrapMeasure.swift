/// What a page's lines were cut by.
enum WrapMeasure {
    /// Two columns for a full-width character, one for a half-width one, as a printer has them.
    case columns
    /// Any character alike, as a program that counts characters: two columns for each.
    case characters

    /// No more columns are told apart.
    static let most = 255

    /// Columns of `range`, `most` at most.
    func width(_ source: [UInt8], _ range: Range<Int>) -> Int {
        // No column takes more than two bytes.
        guard range.count <= 2 * Self.most else { return Self.most }
        let columns = 2 * ByteScan.scalars(source.span, range)
        return min(Self.most, self == .columns ? columns - ByteScan.halfWidth(source.span, range) : columns)
    }

    /// Columns of the blanks ahead of a line.
    func indent(_ source: [UInt8], _ line: PageLine) -> Int {
        guard line.isIndented else { return 0 }
        var start = line.text.lowerBound
        while start > 0, source[start - 1] != 0x0A, source[start - 1] != 0x0D, source[start - 1] != 0x0C { start -= 1 }
        return width(source, start..<line.text.lowerBound)
    }

    /// Columns of what a line begins with and no printer breaks: a character and the signs that may not open a line
    /// behind it, a sign that may not end one with what follows, a number, a word of letters.
    func firstToken(_ source: [UInt8], _ line: PageLine) -> Int {
        let text = LineText(source, line.text, limit: Self.longestToken).scalars
        var end = 0
        while end < text.count, Self.opens(text[end]) { end += 1 }
        if end < text.count, Self.isOfWord(text[end]) {
            while end < text.count, Self.isOfWord(text[end]) { end += 1 }
        } else {
            end += 1
        }
        while end < text.count, Self.mayNotOpen.contains(text[end]) { end += 1 }
        let start = line.text.lowerBound
        let bytes = LineText(source, line.text, limit: Self.longestToken).bytes(0..<min(end, text.count))
        return width(source, start..<max(start, bytes.upperBound))
    }

    private static let longestToken = 16

    private static func opens(_ scalar: UInt32) -> Bool { Brackets.closing(of: scalar) != nil || scalar == 0x201C }

    private static func isOfWord(_ scalar: UInt32) -> Bool {
        Scalars.isLetter(scalar) || Scalars.isDigit(scalar) || scalar == 0x2E || scalar == 0x25
    }

    static let mayNotOpen = ScalarSet("’，。、；：？！”）》〉】,;:?!)%．.·")
}
