/// Where two lines of a body are one paragraph that a column cut.
enum ColumnJoin {
    /// Shorter lines that are cut are subheads or items of a list.
    private static let shortest = 16

    static func joins(_ above: ClassifiedLine, _ below: ClassifiedLine) -> Bool {
        guard above.isCut, below.kind == .body else { return false }
        if above.kind == .short, above.line.markup == .none, isWordCut(above, below) { return true }
        guard isText(above), below.first.map(Bullet.isSign) != true else { return false }
        if let text = above.text, text.count < shortest, !above.isPiece { return false }
        if let text = below.text, Numbering.opens(text) { return false }
        return true
    }

    /// …大量使用MSN and Messenger作为…: letters on both sides of the cut.
    private static func isWordCut(_ above: ClassifiedLine, _ below: ClassifiedLine) -> Bool {
        guard let upper = above.text?.scalars, let last = upper.last, Scalars.isLetter(last), upper.count > 8,
            upper.contains(where: Scalars.isHan), let first = below.first
        else { return false }
        return Scalars.isLetter(first)
    }

    /// Sentences, or the beginning of one: a paragraph cut in its first or second line is short enough for a subhead,
    /// but a comma far from its middle, or a last word that asks for another, shows that it is none.
    private static func isText(_ line: ClassifiedLine) -> Bool {
        if line.kind == .body { return true }
        guard line.kind == .short, line.line.markup == .none, let text = line.text, text.count >= shortest else {
            return false
        }
        if wantsMore(text) || endsWithMeasureWord(text) { return true }
        let clauses = text.scalars.split(separator: 0x2C, omittingEmptySubsequences: false).map(\.count)
        guard clauses.count > 1, text.count >= 22, let shortest = clauses.min(), let longest = clauses.max() else {
            return false
        }
        return text.count > 30 || longest > shortest + 3
    }

    /// Whether the last word of a short line shows that its sentence goes on in the text below.
    static func asksForMore(_ above: ClassifiedLine, _ below: ClassifiedLine) -> Bool {
        guard above.isCut, below.kind == .body, let text = above.text, text.count > 3 else { return false }
        // …推广面积达到一百二十万, and 亩。 below it.
        if let rest = below.text, rest.count <= 4, !below.isCut, text.contains(0x2C) { return true }
        if isWordCut(above, below) || wantsMore(text) || endsWithMeasureWord(text) { return true }
        // …备有沙袋300条、水泵8台,低洼处的三个小: no headline lists so much.
        return joins(above, below) && text.count > 20 && text.contains(0x2C) && text.contains(0x3001)
    }

    private static func wantsMore(_ text: LineText) -> Bool { lastWords.contains(text.scalars[text.count - 1]) }

    /// Words that no subhead ends with.
    private static let lastWords = ScalarSet("的和与及在是将把被对向从由为以于而并且或但其该这那每各个到地得着让使")

    /// …印在一张: the noun stands in the next column.
    private static func endsWithMeasureWord(_ text: LineText) -> Bool {
        let last = text.scalars.suffix(3)
        return measureWords.contains(last[last.endIndex - 1]) && numerals.contains(last[last.endIndex - 2])
            && !text.string(text.count - 3..<text.count).hasPrefix("第")
    }

    private static let measureWords = ScalarSet("张条户名件只座栋家所间辆台亩支份批项")
    private static let numerals = ScalarSet("一二两三四五六七八九十百千万几多余0123456789")

    /// Two words of Latin letters need a blank where a line ended between them.
    static func needsBlank(_ above: String, _ below: String) -> Bool {
        guard let last = above.utf8.last, let first = below.utf8.first else { return false }
        return isWord(last) && isWord(first)
    }

    private static func isWord(_ byte: UInt8) -> Bool {
        (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
    }
}
