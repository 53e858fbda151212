import BulletinModel

extension PrintedPage {
    /// Lines of a page that is asked about: of more nothing is kept, and rules alone read them.
    static let mostLines = 20_000

    /// Reads the page by rules, asks `PartModel` what its lines are, and reads the page once more where it says otherwise.
    static func split(_ page: Page, explaining: Bool) -> SplitPage {
        guard page.lines.count <= mostLines else { return PrintedPage(page, explaining: explaining).split() }
        var reading = PrintedPage(page, isAsked: true, explaining: explaining)
        let lines = reading.lines
        reading.gather()
        var split = reading.result()
        let made = reading.ruled
        let signs = PartSigns(page: page, lines: lines, ruled: made)
        let stretches = signs.stretches().map { (stretch: $0, signs: signs.signs(of: $0)) }
        var parts = signs.parts
        for (stretch, found) in stretches {
            let told = PartModel.shared.parts(of: stretch, signs: found) { index, part in
                part == signs.parts[index] || reading.mayDiffer(index, to: part, signs: signs)
            }
            guard var told else { continue }
            if lines.count < fewestLines {
                told = PartModel.shared.worth(
                    told, against: Array(signs.parts[stretch.range]), of: stretch, signs: found,
                    gain: leastGain / lines.count)
            }
            parts.replaceSubrange(stretch.range, with: told)
        }
        if parts != signs.parts, !parts.allSatisfy(\.isNobody) {
            let banners = Set(made.indices.filter { made[$0].role == .banner })
            var again = PrintedPage(page, lines: lines, parts: parts, banners: banners, explaining: explaining)
            again.gather(parts)
            split = again.result()
        }
        if explaining { signs.tell(of: stretches, in: &split.lines) }
        return split
    }

    /// With fewer lines so little can be seen that much has to speak against rules, more the fewer there are.
    private static let fewestLines = 12
    /// In tenths of a logit, times lines of the page.
    private static let leastGain = 480

    private static let summaries = PhraseTable(words: "核心提示 内容提要 核心提要 内容摘要 提要 摘要 编者按")
    /// In scalars: — 12 —
    private static let longestNumber = 8

    /// Whether a line may be something else than rules say. What leaves no doubt is not asked about: sentences head nothing,
    /// cut paragraphs are one, a story's first sentence is not left out, 相关链接 stays with its story.
    private func mayDiffer(_ index: Int, to part: LinePart, signs: PartSigns) -> Bool {
        let ruled = signs.parts[index]
        if lines[index].kind == .caption(isSure: true) { return ruled == .opening && part == .text }
        // What the source had as one line is one paragraph, or rules knew better.
        if index > 0, ruled == .text, lines[index - 1].line.number == lines[index].line.number { return false }
        // 雷牙镇, and the headline below it.
        if part == .text, ruled == .headline, index > 0, signs.parts[index - 1] == .headline,
            let above = lines[index - 1].text, Kicker.unitAlone(above, isAboveHeadline: true) != nil
        {
            return false
        }
        if ruled == .text || ruled == .opening {
            // A paragraph that a column cut stays one.
            if index > 0, ruled == .text, ColumnJoin.joins(lines[index - 1], lines[index]) { return part == .text }
            if index + 1 < lines.count, ColumnJoin.joins(lines[index], lines[index + 1]) {
                return part == .text || part == .opening
            }
            if lines[index].first == 0x28, Furniture.isContinuedFrom(opening(index)) { return false }
            // 中央社記者黃雅婷台北二十五日電 on a line of its own.
            if ruled == .opening, lines[index].text != nil, let dateline = dateline(index),
                dateline.range.lowerBound == 0,
                dateline.isSure(in: opening(index))
            {
                return false
            }
            if let text = lines[index].text, SectionLabel.isSidebar(text) || Self.summaries.isAll(of: text) {
                return part == .text || part == .nobodyWithin
            }
        }
        if lines[index].kind == .continuation { return part.isNobody }
        if ruled.isNobody, let text = lines[index].text, text.count <= Self.longestNumber,
            !text.scalars.contains(where: Scalars.isHan)
        {
            return part.isNobody
        }
        if part == .text, signs.isSure(index) == true { return false }
        if part == .kicker || part == .headline, signs.isSure(index) == false { return false }
        switch lines[index].kind {
        // 某公司致函本报称: above a headline.
        case .body where ruled == .headline: return part == .kicker
        case .body where !lines[index].isCut:
            let isUnderHead = ruled == .text && index > 0 && signs.parts[index - 1].isOfHead
            return !part.isOfHead && part != .nobodyWithin && !(isUnderHead && part == .nobody)
        case .body where ruled == .text || ruled == .opening: return part != .under
        default: return true
        }
    }

    /// A line's kind as its part has it.
    static func kind(of line: ClassifiedLine, as part: LinePart, isTop: Bool, isBanner: Bool) -> LineClass {
        switch (part, line.kind) {
        case (_, .rule), (_, .continuation): return line.kind
        case (.nobody, .metadata(var fields)), (.nobodyWithin, .metadata(var fields)):
            if !isTop { return .aside }
            fields.isMasthead = true
            return .metadata(fields)
        case (.nobody, .label): return line.kind
        case (.nobody, _), (.nobodyWithin, _): return isBanner ? line.kind : .aside
        case (_, .metadata(var fields)) where part != .kicker && part != .headline:
            fields.isMasthead = false
            return .metadata(fields)
        case (.headline, .subtitle): return .subtitle
        case (.kicker, _), (.headline, _): return line.text == nil ? .body : .short
        case (.under, .byline), (.under, .subtitle), (.ending, .byline), (.text, .byline), (.ending, .note):
            return line.kind
        case (.under, _): return line.text == nil ? .body : .short
        case (_, .label), (_, .aside), (_, .subtitle): return .short
        default: return line.kind
        }
    }

    /// Reads the page whose lines' parts are known.
    mutating func gather(_ parts: [LinePart]) {
        var index = 0
        while index < lines.count {
            switch parts[index] {
            case .nobody, .nobodyWithin: index = takeNobody(at: index, parts)
            case .kicker, .headline, .under: index = takeHead(at: index, parts)
            case .text, .opening:
                if let end = end(ofLastLinesFrom: index, parts) {
                    index = takeEnding(index..<end)
                } else {
                    index = takeText(at: index, parts[index])
                }
            case .ending: index = takeEnding(index..<end(from: index, of: parts) { $0 == .ending })
            }
        }
    }

    private func end(from start: Int, of parts: [LinePart], _ isSame: (LinePart) -> Bool) -> Int {
        var end = start + 1
        while end < parts.count, isSame(parts[end]), parts[end - 1].mayPrecede(parts[end]) { end += 1 }
        return end
    }

    /// Short lines behind the last text of an article: who signs it and when, or its last words.
    private func end(ofLastLinesFrom start: Int, _ parts: [LinePart]) -> Int? {
        guard parts[start] == .text, lines[start].kind == .short, drafts.last?.body.isEmpty == false else { return nil }
        var end = start
        while end < lines.count, end - start <= Self.mostLast, parts[end] == .text || parts[end] == .ending {
            switch lines[end].kind {
            case .short, .byline, .metadata, .note: end += 1
            default: return nil
            }
        }
        let isLast = end == lines.count || parts[end].isOfHead || parts[end] == .nobody || parts[end] == .opening
        return isLast && end - start <= Self.mostLast ? end : nil
    }

    /// An office and a day, a greeting and a name: more short lines are verse or a list.
    private static let mostLast = 2

    private mutating func takeNobody(at start: Int, _ parts: [LinePart]) -> Int {
        let end = end(from: start, of: parts) { $0 == parts[start] }
        for index in start..<end { markNumberedLabel(index) }
        takeFurniture(of: HeadBlock(lines: lines, range: start..<end), draft: nil)
        for index in start..<end {
            switch lines[index].kind {
            case .aside, .rule, .continuation, .metadata, .byline: break
            default: takeBanner(index)
            }
        }
        if parts[start] == .nobody, let last = drafts.lastIndex { drafts[last].isClosed = true }
        return end
    }

    private mutating func takeHead(at start: Int, _ parts: [LinePart]) -> Int {
        let end = end(from: start, of: parts, \.isOfHead)
        var block = HeadBlock(lines: lines, range: start..<end)
        block.findAuthor(nil)
        let isHeadless = !parts[start..<end].contains(.headline)
        takeFurniture(of: block, draft: drafts.count)
        if let first = block.shorts.first, let briefs,
            !briefs.goesOn(with: lines[first]) || briefs.hasHeadlines == false
        {
            endBriefs()
        }
        openDraft(at: start)
        let last = drafts.count - 1
        if let author = block.author { note(author, .byline, "a name alone under a headline", draft: last) }
        for index in block.shorts {
            switch parts[index] {
            case .kicker where !isHeadless && drafts[last].kicker == nil:
                drafts[last].kicker = index
                note(index, .headline, "leads to the headline below it", draft: last)
            case .kicker, .headline:
                if isOfSubtitle(index, of: drafts[last]) {
                    drafts[last].subtitles.append(index)
                    note(index, .subheadline, "opens with a dash under a headline", draft: last)
                } else {
                    drafts[last].headlines.append(index)
                    note(index, .headline, "heads the text below it", draft: last)
                }
            default:
                drafts[last].subtitles.append(index)
                note(index, .subheadline, "stands under a headline", draft: last)
            }
        }
        drafts[last].bylines = block.bylines
        drafts[last].isAuthored = !block.bylines.isEmpty
        drafts[last].metadata += block.metadata
        let headlines = drafts[last].headlines
        takeKind(headlines.count == 1 ? Notice.kind(ofHeadline: lines[headlines[0]]) : .article, of: block)
        drafts[last].last = end - 1
        return end
    }

    /// A line with a dash or a bullet under a headline, or what such a line goes on with.
    private func isOfSubtitle(_ index: Int, of draft: ArticleDraft) -> Bool {
        guard !draft.headlines.isEmpty else { return false }
        return lines[index].kind == .subtitle || lines[index].first.map(Bullet.isSign) == true
            || draft.subtitles.last == index - 1
    }

    private mutating func takeText(at index: Int, _ part: LinePart) -> Int {
        if part == .opening || drafts.isEmpty {
            if let briefs, !briefs.goesOn(with: lines[index]) { endBriefs() }
            openDraft(at: index)
            let last = drafts.count - 1
            if lines[index].kind.isCaption { drafts[last].kind = .photo }
            if briefs != nil { takeItem(at: index, of: last) }
        }
        let last = drafts.count - 1
        switch lines[index].kind {
        case .byline(let reading):
            drafts[last].bylines.append(reading)
            drafts[last].extend(to: index)
            note(index, .byline, "stands inside the text", draft: last)
        case .metadata(let fields):
            drafts[last].metadata.append(fields)
            drafts[last].extend(to: index)
            note(index, .fields, "stands inside the text", draft: last)
        case .rule: note(index, .rule, "no words")
        case .continuation: note(index, .continuation, "names another page")
        case .short:
            drafts[last].append(subhead: index, lines[index])
            note(index, .subhead, "a short line of the text", draft: last)
        default:
            note(index, lines[index].kind.isCaption ? .caption : .body, "text of the article", draft: last)
            appendText(index)
        }
        return index + 1
    }

    private mutating func takeEnding(_ range: Range<Int>) -> Int {
        let block = HeadBlock(lines: lines, range: range)
        guard let last = drafts.lastIndex else {
            takeFurniture(of: block, draft: nil)
            return range.upperBound
        }
        drafts[last].isClosed = false
        takeFurniture(of: block, draft: last)
        takeEnd(of: block)
        return range.upperBound
    }

    /// The last lines of the article above.
    private mutating func takeEnd(of block: HeadBlock) {
        if let last = block.shorts.last {
            let ahead = HeadBlock(lines: lines, range: block.range.lowerBound..<last)
            continueArticle(with: ahead, because: "ends the text above")
            drafts[drafts.count - 1].isClosed = false
            takeOwnLines(of: HeadBlock(lines: lines, range: last..<last + 1), in: block)
            drafts[drafts.count - 1].isClosed = false
            let behind = HeadBlock(lines: lines, range: last + 1..<block.range.upperBound)
            continueArticle(with: behind, because: "")
        } else {
            continueArticle(with: block, because: "")
        }
        drafts[drafts.count - 1].isClosed = true
    }
}
