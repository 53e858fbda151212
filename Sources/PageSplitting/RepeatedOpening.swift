import BulletinModel

/// What article after article of a page opens with, 央视网消息(新闻联播)：, read once and then known by its bytes.
///
/// It is kept where nothing behind it had a say: a dateline whose bracket a colon follows, and the words of the text behind that.
struct RepeatedOpening {
    let dateline: Dateline
    /// In the page, from the beginning of its line to where the text goes on.
    private let words: Range<Int>

    /// In bytes of four: as far as `BodyOpening` looks for 报道 behind an opening.
    private static let reach = 4 * 42

    /// Nil where what stands behind the opening might tell what it is.
    init?(_ opening: BodyOpening, of line: Range<Int>, start: Int, dateline: Dateline?, in page: Page) {
        let bytes = page.text.span
        guard opening.isOfProgramme, opening.bylines.isEmpty, let range = opening.dateline?.range,
            range.lowerBound == 0,
            opening.end == range.upperBound + 1, let dateline, opening.text.offset(0) == line.lowerBound,
            start < line.upperBound, Scalars.isHan(LineText.scalar(bytes, at: line.lowerBound))
        else { return nil }
        self.dateline = dateline
        words = line.lowerBound..<start
    }

    /// Where the text goes on behind the same words; nil where a line begins with others, or where something may stand behind them
    /// that is read with an opening: a blank or another sign, 报道, names up to the end of a line that no 。 ends.
    func end(of line: Range<Int>, in page: Page) -> Int? {
        let bytes = page.text.span
        let start = line.lowerBound + words.count
        guard start + 3 <= line.upperBound, ByteScan.areEqual(bytes, words, line.lowerBound..<start),
            LineEnd.isPlain(page.text, start..<line.upperBound),
            case let next = LineText.folded(LineText.scalar(bytes, at: start)), !BodyOpening.skips(next),
            !ByteScan.holdsReport(bytes, start..<min(line.upperBound, start + Self.reach))
        else { return nil }
        return start
    }
}
