package import BulletinModel

/// What a list of hits shows of an article.
extension Segment {
    package func id(of document: UInt32) -> ArticleID {
        columns.id(of: Int(document))
    }

    /// Days since 1970-01-01; `Int32.min` where none is known.
    @inline(__always)
    package func day(of document: UInt32) -> Int32 { columns.days[Int(document)] }

    /// How many of the articles were published on each day, by day; those without a day are left out.
    package func countsByDay(of documents: DocumentSet) -> [(day: Int32, count: Int)] {
        guard let dayRange else { return [] }
        let days = columns.days
        let span = Int(dayRange.upperBound) - Int(dayRange.lowerBound) + 1
        // One stray date must not cost a table of millennia.
        guard span <= 1 << 16 else {
            var counts: [Int32: Int] = [:]
            documents.forEach { counts[days[Int($0)], default: 0] += 1 }
            counts[Columns.noDay] = nil
            return counts.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
        }
        var table = [UInt32](repeating: 0, count: span)
        var counts = table.mutableSpan
        documents.forEach { document in
            let day = days[Int(document)]
            if day != Columns.noDay { counts[Int(day &- dayRange.lowerBound)] &+= 1 }
        }
        var found: [(day: Int32, count: Int)] = []
        for offset in 0..<span where counts[offset] > 0 {
            found.append((dayRange.lowerBound + Int32(offset), Int(counts[offset])))
        }
        return found
    }

    /// How many of the articles were published in each month, counted from the year 0, by month; those without a day are
    /// left out.
    package func countsByMonth(of documents: DocumentSet) -> [(month: Int, count: Int)] {
        if let monthTable { return monthTable.counts(of: documents) }
        var counts: [Int: Int] = [:]
        for (day, count) in countsByDay(of: documents) {
            let date = CalendarDay(daysSinceEpoch: Int(day))
            counts[date.year * 12 + date.month - 1, default: 0] += count
        }
        return counts.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }

    /// Asks for the memory of what a hit shows.
    ///
    /// - Parameter document: its number in the segment.
    package func prefetch(_ document: UInt32) {
        columns.cards.prefetch(Int(document))
        columns.days.prefetch(Int(document))
        text.prefetchPlace(of: Int(document))
    }

    /// The same of its text, of which that has told by now where it is.
    ///
    /// - Parameters:
    ///   - document: its number in the segment.
    ///   - passage: whether a piece of its text is shown too.
    package func prefetchText(_ document: UInt32, passage: Bool) {
        text.prefetch(Int(document), whole: passage)
    }

    package func published(of document: UInt32) -> CalendarDay? {
        let day = columns.days[Int(document)]
        return day == Columns.noDay ? nil : CalendarDay(daysSinceEpoch: Int(day))
    }

    /// An index in `ArticleKind.allCases`.
    package func kindCode(of document: UInt32) -> Int { Int(columns.cards[Int(document)].kind) }

    package func headline(of document: UInt32) -> String? {
        hasHeadline(document) ? text.printed(text.heads(of: Int(document)).headline, of: Int(document)) : nil
    }

    package func kicker(of document: UInt32) -> String? {
        hasKicker(document) ? text.printed(text.heads(of: Int(document)).kicker, of: Int(document)) : nil
    }

    package func hasHeadline(_ document: UInt32) -> Bool { columns.cards[Int(document)].heads & 1 != 0 }
    package func hasKicker(_ document: UInt32) -> Bool { columns.cards[Int(document)].heads & 2 != 0 }

    /// Appends the headline, where there is one, as UTF-8.
    package func appendHeadline(of document: UInt32, to bytes: inout [UInt8]) {
        text.appendPrinted(text.heads(of: Int(document)).headline, of: Int(document), to: &bytes)
    }

    package func appendKicker(of document: UInt32, to bytes: inout [UInt8]) {
        text.appendPrinted(text.heads(of: Int(document)).kicker, of: Int(document), to: &bytes)
    }

    package func section(of document: UInt32) -> String? {
        guard columns.cards[Int(document)].heads & 4 != 0, let column = names[.section],
            let id = column.values(of: document).first
        else { return nil }
        return column.value(id)
    }

    package func bylines(of document: UInt32) -> [Byline] {
        columns.bylines(of: Int(document)).map { index in
            let row = columns.bylines[index]
            return Byline(
                name: columns.bylineTexts.string(row.name), role: BylineRole.allCases[Int(row.role)],
                outlet: row.outlet == .max ? nil : columns.bylineTexts.string(row.outlet))
        }
    }

    /// Names of the units that the article is about, those above them too; by number in `unitName`.
    package func forEachUnit(of document: UInt32, _ body: (UInt32) -> Void) {
        guard let column = names[.unit] else { return }
        for path in column.values(of: document) {
            for name in unitNames.components(of: path) { body(name) }
        }
    }

    package var unitNameCount: Int { unitNames.count }
    package func unitName(_ id: UInt32) -> String { unitNames.name(id) }

    // MARK: Text, for snippets. Places are those in the body: the paragraphs' folded units, each closed by a 0.

    private func body(of document: UInt32) -> Range<Int> {
        let heads = text.heads(of: Int(document))
        return heads.subheadline.upperBound + 1..<text.text(of: Int(document)).upperBound
    }

    package func bodyLength(of document: UInt32) -> Int { body(of: document).count }

    /// Lends the body.
    package func withBody<Result>(of document: UInt32, _ read: (Span<UInt16>) -> Result) -> Result {
        text.units.withUnits(body(of: document), read)
    }

    /// Tells every place of the pattern in the body, up to `most`, none overlapping the one before.
    package func forEachPlace(of pattern: TextPattern, inBodyOf document: UInt32, most: Int, _ tell: (Int) -> Void) {
        let body = body(of: document)
        var start = body.lowerBound
        var told = 0
        while told < most, let place = text.firstPlace(of: pattern, anchor: 0, in: start..<body.upperBound, of: body) {
            tell(place - body.lowerBound)
            told += 1
            start = place + pattern.units.count
        }
    }

    /// Appends what is printed in `range` of the body, as UTF-8.
    package func appendPrinted(_ range: Range<Int>, inBodyOf document: UInt32, to bytes: inout [UInt8]) {
        let start = body(of: document).lowerBound
        text.appendPrinted(start + range.lowerBound..<start + range.upperBound, of: Int(document), to: &bytes)
    }
}
