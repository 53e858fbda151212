/// What short lines were taken for a moment ago: pages print many of them again and again, 本报讯 and 央视网消息(新闻联播) in each
/// article of a digest.
struct LineMemory {
    private struct Entry {
        let line: PageLine
        let kind: LineClass
        let text: LineText
    }

    /// In bytes: longer ones are seldom printed twice.
    private static let longest = 45
    private static let slots = 16
    private var entries: [Entry?] = []
    /// False for a single line, which nothing is remembered for.
    private let isKept: Bool

    init(isKept: Bool = true) { self.isKept = isKept }

    /// What a line with the same bytes and the same markup was taken for.
    /// - Parameter place: where to remember it; nil for a line that is too long.
    func recall(_ line: PageLine, of page: Page, at place: Int?) -> (kind: LineClass, text: LineText)? {
        guard let place, !entries.isEmpty, let entry = entries[place], entry.line.markup == line.markup,
            ByteScan.areEqual(page.text.span, entry.line.text, line.text)
        else { return nil }
        return (entry.kind, LineText(entry.text, at: line.text.lowerBound))
    }

    mutating func remember(_ line: PageLine, _ kind: LineClass, _ text: LineText, at place: Int?) {
        guard let place else { return }
        if entries.isEmpty { entries = Array(repeating: nil, count: Self.slots) }
        entries[place] = Entry(line: line, kind: kind, text: text)
    }

    /// A number below `slots` for the bytes of a line; nil for a line that is too long.
    func place(of line: PageLine, in page: Page) -> Int? {
        let range = line.text
        guard isKept, range.count <= Self.longest, range.count >= 3 else { return nil }
        let bytes = page.text.span
        let middle = range.lowerBound + range.count / 2
        let mixed =
            UInt32(range.count) &* 31 &+ UInt32(bytes[range.lowerBound + 2]) &* 17 &+ UInt32(bytes[middle]) &* 7
            &+ UInt32(bytes[range.upperBound - 1])
        return Int(mixed % UInt32(Self.slots))
    }
}
