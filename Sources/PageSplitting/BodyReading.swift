import BulletinModel

/// What a body says beside its paragraphs.
struct BodyReading {
    fileprivate(set) var leadingBylines: [Byline] = []
    fileprivate(set) var closingBylines: [Byline] = []
    fileprivate(set) var closingCredit: BylineWords.Credit?
    /// 新华社北京6月3日电题:…: the headline that an agency sets behind its dateline.
    fileprivate(set) var title: String?
}

/// Makes whole paragraphs of the lines of a body: the dateline and the bylines taken off, columns joined. One for all bodies of a
/// page.
struct BodyReader {
    let page: Page
    let lines: [ClassifiedLine]
    private var repeated: RepeatedOpening?

    init(page: Page, lines: [ClassifiedLine]) {
        self.page = page
        self.lines = lines
    }

    /// Gives the article its paragraphs, and its dateline where one is printed; all else is told.
    mutating func read(_ indices: LineList, hasHeadline: Bool, into article: inout Article) -> BodyReading {
        var reading = BodyReading()
        guard let first = indices.first, let last = indices.last else { return reading }
        let (opening, start) = takeOpening(of: indices, first: first, into: &article, &reading)
        let isDated = article.dateline != nil
        let isHeaded = isDated || !reading.leadingBylines.isEmpty
        // Nearly all paragraphs are one line: those that a column cut have more.
        var open: Range<Int>?
        var pieces: [Range<Int>] = []
        article.paragraphs.reserveCapacity(indices.count)
        for (place, index) in indices.enumerated() {
            var range = lines[index].line.text
            if index == opening { range = start..<range.upperBound }
            if index == opening, isDated, !hasHeadline, let title = Self.title(page, range) {
                reading.title = title
                flush(&pieces, open, into: &article.paragraphs)
                open = nil
                continue
            }
            if index == last || mayEndWithCredit(index) {
                let end = takeEnding(range, isLast: index == last, into: &article, &reading)
                range = range.lowerBound..<max(range.lowerBound, end)
            }
            if let last = open {
                if index == opening && isHeaded && opening != first || !isJoined(indices[place - 1], index) {
                    flush(&pieces, last, into: &article.paragraphs)
                } else {
                    pieces.append(last)
                }
            }
            open = range
        }
        flush(&pieces, open, into: &article.paragraphs)
        return reading
    }

    /// Few lines are cut, and whoever asks of two has all that is known of them copied.
    private func isJoined(_ above: Int, _ below: Int) -> Bool {
        guard lines[above].isCut else { return false }
        return ColumnJoin.joins(lines[above], lines[below])
            || ColumnJoin.leavesOpen(lines[above], closedIn: LineText(page.text, lines[below].line.text, limit: 60))
    }

    /// The line that bears the dateline: mostly the first, but captions or a summary may stand above it.
    private func openingLine(of indices: LineList) -> (index: Int, dateline: DatelineReading?, text: LineText?) {
        var first: LineText?
        for index in indices.prefix(8) {
            let line = lines[index].line.text
            let isFirst = index == indices[0]
            guard
                isFirst
                    ? DatelineReading.mayOpen(page.text, line) : DatelineReading.mayOpenSurely(page.text, line)
            else { continue }
            // What a dateline is told by stands within sixty characters; of the first line the opening is read behind it.
            let text = LineText(page.text, line, limit: isFirst ? Self.usualOpening : 60)
            let dateline = DatelineReading(text)
            if isFirst { first = text }
            guard let dateline else { continue }
            if isFirst { return (index, dateline, text) }
            if dateline.isSure(in: text), !DatelineReading.isFurther(text) { return (index, dateline, nil) }
        }
        return (indices[0], nil, first)
    }

    /// In scalars. Few openings are read further: those that a bracket takes up.
    private static let usualOpening = 100
    private static let longestOpening = 160
    /// How far behind an opening names are looked for, and a word that ends them.
    private static let reach = 64

    private static let titled: Phrase = "题:"
    private static let longestTitle = 150
    private static func title(_ page: Page, _ range: Range<Int>) -> String? {
        guard range.count <= longestTitle, range.count > 6, case let text = LineText(page.text, range),
            text.starts(with: titled), !text.contains(0x3002)
        else { return nil }
        let rest = Blanks.trim(page.text.span, text.bytes(titled.scalars.count..<text.count))
        return rest.isEmpty ? nil : page.string(rest)
    }

    /// Makes a paragraph of the pieces and of the last one, and takes the pieces away.
    private func flush(_ pieces: inout [Range<Int>], _ last: Range<Int>?, into paragraphs: inout [String]) {
        guard let last else { return }
        var paragraph = ""
        if pieces.isEmpty {
            paragraph = page.string(last)
        } else {
            pieces.append(last)
            for range in pieces where !range.isEmpty {
                let piece = page.string(range)
                if ColumnJoin.needsBlank(paragraph, piece) { paragraph += " " }
                paragraph += piece
            }
            pieces.removeAll(keepingCapacity: true)
        }
        if !paragraph.isEmpty { paragraphs.append(paragraph) }
    }

    /// The line that bears the dateline, and where the first sentence begins in it.
    private mutating func takeOpening(
        of indices: LineList, first: Int, into article: inout Article, _ reading: inout BodyReading
    ) -> (line: Int, start: Int) {
        if let repeated, let start = repeated.end(of: lines[first].line.text, in: page) {
            article.dateline = repeated.dateline
            return (first, start)
        }
        let (line, known, text) = openingLine(of: indices)
        return (line, takeOpening(lines[line].line.text, known, text, into: &article, &reading))
    }

    /// Where the first sentence begins, behind dateline and byline.
    /// - Parameters:
    ///   - known: the dateline that the line opens with.
    ///   - read: the line, where somebody has read it.
    private mutating func takeOpening(
        _ range: Range<Int>, _ known: DatelineReading?, _ read: LineText?, into article: inout Article,
        _ reading: inout BodyReading
    ) -> Int {
        // Whoever looked for a line to begin with found no word in this one that datelines end with.
        guard read != nil || known != nil || opensBracket(range) else { return range.lowerBound }
        var known = known
        var isRead = read != nil
        var text = read ?? LineText(page.text, range, limit: Self.usualOpening)
        if let end = Furniture.continuation(startOf: text) {
            text = LineText(page.text, text.offset(end)..<range.upperBound, limit: Self.usualOpening)
            known = nil
            isRead = false
        }
        var opening = BodyOpening(text, known: known, isRead: isRead)
        opening.read()
        if text.count == Self.usualOpening, opening.isBracketOpen || opening.end + Self.reach > text.count {
            text = LineText(page.text, text.offset(0)..<range.upperBound, limit: Self.longestOpening)
            opening = BodyOpening(text, known: known, isRead: isRead)
            opening.read()
        }
        if let dateline = opening.dateline {
            article.dateline = Dateline(
                text: page.string(text.bytes(dateline.words ?? dateline.range)),
                place: dateline.place.map { page.string(text.bytes($0)) })
        }
        reading.leadingBylines = opening.bylines
        let start = text.offset(opening.end)
        if let again = RepeatedOpening(opening, of: range, start: start, dateline: article.dateline, in: page) {
            repeated = again
        }
        return start
    }

    /// A caption inside a story, or a signature ahead of a box that belongs to it.
    private func mayEndWithCredit(_ index: Int) -> Bool {
        if case .caption = lines[index].kind { return true }
        return Signature.mayEnd(lines[index].line.text, of: page) && Signature.ends(lines[index], of: page)
    }

    private func opensBracket(_ range: Range<Int>) -> Bool {
        guard !range.isEmpty else { return false }
        let first = LineText.folded(LineText.scalar(page.text.span, at: range.lowerBound))
        return Brackets.closing(of: first) != nil
    }

    /// Where the last sentence ends, ahead of a byline in brackets.
    private func takeEnding(
        _ range: Range<Int>, isLast: Bool, into article: inout Article, _ reading: inout BodyReading
    ) -> Int {
        guard !LineEnd.isPlain(page.text, range) else { return range.upperBound }
        var text = LineText(endOf: range, in: page.text, limit: 120)
        var end = range.upperBound
        if let continuation = Furniture.continuation(endOf: text) {
            end = Blanks.trim(page.text.span, range.lowerBound..<text.offset(continuation)).upperBound
            text = LineText(endOf: range.lowerBound..<end, in: page.text, limit: 120)
        }
        guard let ending = BodyEnding(text) else { return end }
        reading.closingBylines += ending.bylines
        if isLast { reading.closingCredit = ending.credit }
        if article.dateline == nil, isLast { article.dateline = ending.dateline }
        return text.offset(ending.end)
    }
}
