/// `<title>`: the headline first and the site behind it, on a page of one article.
struct DocumentTitle {
    /// Without blanks, references read.
    private let text: [UInt8]

    /// - Parameter source: what stands between the tags.
    init(_ source: ArraySlice<UInt8>) {
        let source = Array(source.prefix(2_000))
        var builder = MarkupLines(source: source)
        builder.inline(source.indices)
        builder.endLine()
        let page = builder.page()
        text = page.lines.flatMap { Self.withoutBlanks(page.text[$0.text]) }
    }

    /// Notes the line that the title begins with. One that is no heading becomes one above all others, unless the page has
    /// several headings of a level, which may be as many articles.
    func mark(_ page: inout Page) {
        guard text.count >= Self.shortest else { return }
        var best: (index: Int, length: Int)?
        for index in page.lines.indices where page.lines[index].markup != .aside {
            let length = match(page.text[page.lines[index].text])
            if length > best?.length ?? 0 { best = (index, length) }
        }
        guard let index = best?.index else { return }
        if case .heading = page.lines[index].markup {
            page.titled = index
        } else if !Self.hasRows(of: page) {
            page.titled = index
            page.lines[index].markup = .heading(level: 0)
        }
    }

    /// In bytes: four characters of Chinese.
    private static let shortest = 12

    /// How much of the title the line is; 0 where it is not its beginning.
    private func match(_ line: ArraySlice<UInt8>) -> Int {
        guard line.count >= Self.shortest, line.count <= 2 * text.count + 64, line.first == text.first else { return 0 }
        let line = Self.withoutBlanks(line)
        return line.count >= Self.shortest && text.starts(with: line) ? line.count : 0
    }

    private static func hasRows(of page: Page) -> Bool {
        var counts = [UInt8: Int]()
        for index in page.lines.indices.dropLast() {
            guard case .heading(let level) = page.lines[index].markup else { continue }
            if case .heading = page.lines[index + 1].markup { continue }
            counts[level, default: 0] += 1
        }
        return counts.values.contains { $0 > 1 }
    }

    private static func withoutBlanks(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        var kept: [UInt8] = []
        kept.reserveCapacity(bytes.count)
        var index = bytes.startIndex
        while index < bytes.endIndex {
            if bytes[index] <= 0x20 {
                index += 1
            } else if bytes[index...].starts(with: [0xE3, 0x80, 0x80]) {
                index += 3
            } else if bytes[index...].starts(with: [0xC2, 0xA0]) {
                index += 2
            } else {
                kept.append(bytes[index])
                index += 1
            }
        }
        return kept
    }
}
