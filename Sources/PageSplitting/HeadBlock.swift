import BulletinModel

/// The lines between two bodies: headlines, banners, bylines, dates.
struct HeadBlock {
    let lines: [ClassifiedLine]
    let range: Range<Int>
    /// Short lines, subtitles and labels.
    private(set) var shorts: [Int] = []
    private(set) var bylines: [BylineReading] = []
    private(set) var metadata: [MetadataLine] = []
    private(set) var banners: [Int] = []
    private(set) var headlines: [Int] = []
    private(set) var subtitles: [Int] = []
    /// A line with a name alone.
    private(set) var author: Int?
    private var hasRule = false

    var hasByline: Bool { !bylines.isEmpty }

    init(lines: [ClassifiedLine], range: Range<Int>) {
        self.lines = lines
        self.range = range
        for index in range {
            switch lines[index].kind {
            // A body line stands in a head only where its colon leads into the headline.
            case .short, .subtitle, .label, .body, .note: shorts.append(index)
            case .byline(let reading): bylines.append(reading)
            case .metadata(let fields) where !fields.isMasthead: metadata.append(fields)
            case .rule: hasRule = true
            default: break
            }
        }
    }

    /// The last byline or field line.
    var lastAttachment: Int {
        range.last { index in
            switch lines[index].kind {
            case .byline, .metadata: true
            default: false
            }
        } ?? range.lowerBound
    }

    /// Behind a line in brackets or with a telephone number, which ends the text above; nil where there is none.
    var cutBehindContact: Int? {
        guard shorts.count > 1 else { return nil }
        let place = shorts.indices.dropLast().last { place in
            if isContact(shorts[place]) { return true }
            return lines[shorts[place]].kind == .note && (place == 0 || isContact(shorts[place - 1]))
        }
        return place.map { shorts[$0] + 1 }
    }

    private func isContact(_ index: Int) -> Bool {
        lines[index].text.map { $0.scalars.count(where: Scalars.isDigit) >= 7 } ?? false
    }

    /// (上接第1版) stands in it.
    var isContinuedFrom: Bool {
        range.contains { index in
            lines[index].kind == .continuation && lines[index].text.map(Furniture.isContinuedFrom) == true
        }
    }

    /// Field lines, where they stand and what they say.
    var fields: [(index: Int, fields: MetadataLine)] {
        range.compactMap { index in
            guard case .metadata(let fields) = lines[index].kind, !fields.isMasthead else { return nil }
            return (index, fields)
        }
    }

    /// Behind a byline that short lines above and below show to close the article above, or nil.
    var closingCut: Int? {
        guard let firstShort = shorts.first, let byline = range.first(where: { isAttachment($0) }), byline > firstShort,
            let below = shorts.first(where: { $0 > byline }), lines[below].kind != .subtitle
        else { return nil }
        return (byline..<below).last { isAttachment($0) }.map { $0 + 1 }
    }

    private func isAttachment(_ index: Int) -> Bool {
        switch lines[index].kind {
        case .byline: true
        case .metadata(let fields): !fields.isMasthead && !fields.bylines.isEmpty
        default: false
        }
    }

    /// Where the article itself begins, behind its banners.
    var articleStart: Int { headlines.first ?? subtitles.first ?? range.lowerBound }

    /// What speaks for a new article rather than a subhead.
    func evidence(_ around: Surroundings) -> Evidence {
        var evidence = Evidence()
        evidence.add(6, "a dateline opens the text below", if: around.hasDatelineBelow)
        evidence.add(4, "a dateline stands a paragraph or two below", if: around.hasDatelineSoon)
        evidence.add(-1, "the text above has a dateline", if: around.isLessThanAbove)
        evidence.add(5, "the words of a picture stand below, and nothing more", if: around.isPictureBelow)
        evidence.add(6, "a byline stands under it", if: hasByline)
        evidence.add(
            6, "a date or source stands under it", if: metadata.contains { $0.date != nil || $0.isLabelled })
        evidence.add(6, "a rule stands above it", if: hasRule)
        evidence.add(6, "the text above is signed", if: around.isSigned)
        evidence.add(6, "it goes on with what another page began", if: isContinuedFrom)
        guard let first = shorts.first, let text = lines[first].text else { return evidence }
        weighSetting(of: first, around, &evidence)
        weighWords(of: text, around, &evidence)
        return evidence
    }

    /// How it stands on the page.
    private func weighSetting(of first: Int, _ around: Surroundings, _ evidence: inout Evidence) {
        let gap = lines[first].line.blanksAbove
        if let inner = around.innerGap, gap > inner, gap >= 1 {
            evidence.add(gap >= 2 ? 5 : 3, "more room above it than inside the text above")
        } else {
            evidence.add(2, "two blank lines above it", if: gap >= 2)
        }
        evidence.add(2, "it stands further in than text", if: around.isCentred)
        evidence.add(1, "it has more than one line", if: shorts.count >= 2)
        evidence.add(5, "a subtitle stands under it", if: shorts.dropFirst().contains { isSubtitle($0) })
        evidence.add(
            6, "it heads a notice or a block of short items",
            if: shorts.contains { isLabelOfBriefs($0) } || isWeather || isNotice)
        evidence.add(3, "a label stands above it", if: shorts.contains { isLabel($0) && !isSidebar($0) })
    }

    /// What it says.
    private func weighWords(of text: LineText, _ around: Surroundings, _ evidence: inout Evidence) {
        evidence.add(3, "it opens with a unit or a column", if: shorts.contains { hasKicker($0) })
        evidence.add(2, "it has two parts", if: text.count >= 12 && text.scalars.contains(0x20))
        evidence.add(2, "the text below opens like a report", if: around.opensLikeReport)
        evidence.add(
            2, "the text above is a short report too",
            if: around.opensLikeReport && around.isShortReport && text.count >= 9)
        evidence.add(1, "it is long for a subhead", if: text.count >= 14)
        // A dateline leaves no doubt: what stands above it is its headline.
        guard !around.hasDatelineBelow else { return }
        evidence.add(-2, "the text above has no headline", if: around.isBelowHeadless)
        evidence.add(-1, "it is short", if: text.count <= 8)
        evidence.add(-1, "it is very short", if: text.count <= 4)
        evidence.add(-4, "it is numbered", if: Numbering.opens(text))
        evidence.add(-4, "it names a part of the story", if: SectionLabel.isSidebar(text))
        evidence.add(
            -2, "the text above has subheads like it", if: around.subheads.contains { abs($0 - text.count) <= 3 })
    }

    /// A short line that no article claims heads several: what stands ahead of a line that opens with a unit, a label,
    /// or the same line printed again.
    mutating func separateBanners() {
        var rest = shorts
        if let lastLabel = rest.lastIndex(where: { isLabel($0) }), lastLabel < rest.count - 1 || rest.count == 1 {
            banners = Array(rest[...lastLabel])
            rest.removeSubrange(...lastLabel)
        }
        if let start = rest.lastIndex(where: { hasUnitKicker($0) }), start > 0 {
            banners += rest[..<start]
            rest.removeSubrange(..<start)
        }
        if rest.count > 1, let first = rest.first, isBanner(first, above: rest[1]) || isColumn(first) {
            banners.append(rest.removeFirst())
        }
        var seen: Set<[UInt32]> = []
        for index in rest {
            if isSubtitle(index), !headlines.isEmpty {
                subtitles.append(index)
            } else if seen.insert(lines[index].text?.scalars ?? []).inserted {
                headlines.append(index)
            }
        }
    }

    /// A name alone, right above the text and below a headline, is who wrote it.
    mutating func findAuthor(_ known: Int?) {
        let last = known ?? shorts.last
        guard let last, let place = shorts.firstIndex(of: last), place > 0, !hasByline, let text = lines[last].text,
            AuthorAlone.isName(text), (lines[shorts[place - 1]].text?.count ?? 0) >= 4 || known != nil
        else { return }
        shorts.remove(at: place)
        author = last
        bylines.append(BylineReading(name: AuthorAlone.string(text)))
    }

    /// 天气预报 and nothing else: a box of its own.
    private var isWeather: Bool {
        guard shorts.count == 1, let text = lines[shorts[0]].text, text.count <= 6 else { return false }
        return Notice.isWeather(text)
    }

    /// 停电通知, 招领启事 and nothing else.
    private var isNotice: Bool {
        guard shorts.count == 1, let text = lines[shorts[0]].text, text.count <= 12 else { return false }
        return Notice.isNotice(text)
    }

    private func isLabelOfBriefs(_ index: Int) -> Bool {
        guard case .label(let name) = lines[index].kind, let text = lines[index].text else { return false }
        return SectionLabel.isOfBriefs(LineText(text, name))
    }

    private func isSidebar(_ index: Int) -> Bool { lines[index].text.map(SectionLabel.isSidebar) ?? false }

    /// Words that head several articles and are set off from the line below.
    private func isBanner(_ index: Int, above below: Int) -> Bool {
        guard let text = lines[index].text, !isSubtitle(below) else { return false }
        return lines[below].line.blanksAbove > 0 && Banner.isBanner(text)
    }

    /// ■热线追踪, 时评: the name of a column over the headline.
    private func isColumn(_ index: Int) -> Bool {
        guard let text = lines[index].text, text.count <= 9 else { return false }
        return Banner.isColumn(text)
    }

    private func isSubtitle(_ index: Int) -> Bool { lines[index].kind == .subtitle }

    private func isLabel(_ index: Int) -> Bool {
        if case .label = lines[index].kind { true } else { false }
    }

    private func hasKicker(_ index: Int) -> Bool {
        guard let text = lines[index].text else { return false }
        return Kicker(text) != nil && !SectionLabel.isSidebar(text)
    }

    private func hasUnitKicker(_ index: Int) -> Bool {
        lines[index].text.flatMap { Kicker($0) }?.isUnit ?? false
    }
}
