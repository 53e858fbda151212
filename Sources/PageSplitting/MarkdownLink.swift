/// `[320名居民](https://…)`, `![邻里节](1.jpg)`: what of it is printed.
struct MarkdownLink {
    let text: Range<Int>
    let end: Int
    /// It shows a picture, and no text.
    let isImage: Bool

    /// In bytes: no bracket searches farther.
    private static let longest = 1_000

    /// - Parameter open: where `[` stands.
    init?(_ source: [UInt8], at open: Int, before end: Int) {
        let limit = min(end, open + Self.longest)
        guard let close = source[open..<limit].firstIndex(of: 0x5D), close + 1 < limit, source[close + 1] == 0x28,
            let last = source[close + 2..<limit].firstIndex(of: 0x29),
            // [注](见下文): brackets of a text.
            source[close + 2..<last].allSatisfy({ $0 > 0x20 && $0 < 0x80 }) || source[open..<last].contains(0x22)
        else { return nil }
        text = open + 1..<close
        self.end = last + 1
        isImage = open > 0 && source[open - 1] == 0x21
    }
}
