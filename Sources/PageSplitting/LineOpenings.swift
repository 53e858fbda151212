/// How the lines of a page begin, as rules read it. Several rules ask for the same few lines in turn, so what was read last is
/// kept. One page's reading owns it.
final class LineOpenings {
    /// More lines than stand around a head. A power of two.
    private static let slots = 32

    /// Which line is kept in each slot: the lowest bits of its index number it.
    private var indices = [Int](repeating: -1, count: slots)
    private var texts = [LineText?](repeating: nil, count: slots)
    /// Of those that were asked for.
    private var datelines = [DatelineReading??](repeating: nil, count: slots)
    private var words = [LineWords?](repeating: nil, count: slots)

    /// - Parameter read: gives the line's beginning; the same at each call.
    func text(_ index: Int, _ read: @autoclosure () -> LineText) -> LineText {
        let slot = index & (Self.slots - 1)
        if indices[slot] == index, let text = texts[slot] { return text }
        let text = read()
        (indices[slot], texts[slot], datelines[slot], words[slot]) = (index, text, nil, nil)
        return text
    }

    func dateline(_ index: Int, _ read: @autoclosure () -> LineText) -> DatelineReading? {
        let slot = index & (Self.slots - 1)
        if indices[slot] == index, let dateline = datelines[slot] { return dateline }
        let dateline = DatelineReading(text(index, read()))
        datelines[slot] = .some(dateline)
        return dateline
    }

    func words(_ index: Int, _ read: @autoclosure () -> LineText) -> LineWords {
        let slot = index & (Self.slots - 1)
        if indices[slot] == index, let words = words[slot] { return words }
        let words = LineWords(text(index, read()))
        self.words[slot] = words
        return words
    }
}
