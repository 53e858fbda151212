import BulletinModel

/// Short lines and what hangs on them: heads of articles, or subheads.
extension PrintedPage {
    /// Up to the next body.
    /// - Returns: the next line to look at.
    mutating func takeHead(at start: Int) -> Int {
        let end = headEnd(from: start)
        for index in start..<end { markNumberedLabel(index) }
        if end < lines.count, endsStory(end) { return takeStoryEnd(at: end, from: start) }
        let head = HeadBlock(lines: lines, range: start..<end)
        if let open,
            let cut = head.ownLinesEnd(
                of: drafts[open], isSetFar: isSetFar(start), isOfLetter: isLetter(drafts[open]),
                isReportBelow: end < lines.count && endsLetter(end))
        {
            let closing = HeadBlock(lines: lines, range: start..<cut)
            takeFurniture(of: closing, draft: open)
            takeOwnLines(of: closing, in: head)
            return cut
        }
        if let open, !head.isSetOff(from: drafts[open]), let cut = head.closingCut {
            // Short paragraphs and a byline close the article above; the rest is the next one's.
            let closing = HeadBlock(lines: lines, range: start..<cut)
            takeFurniture(of: closing, draft: drafts.count - 1)
            continueArticle(with: closing, because: "stands above a byline that closes the article")
            return cut
        }
        if let open, let cut = head.labelCut {
            let closing = HeadBlock(lines: lines, range: start..<cut)
            takeFurniture(of: closing, draft: open)
            continueArticle(with: closing, because: "stands above the label of other items")
            drafts[open].isClosed = true
            return cut
        }
        if head.isContinuedFrom, head.shorts.isEmpty, let open, !drafts[open].body.isEmpty {
            drafts[open].isClosed = true
            drafts[open].isContinuedElsewhere = true
        }
        if let open, opensSection(head, below: drafts[open]), let label = head.shorts.first {
            takeFurniture(of: head, draft: open)
            drafts[open].isClosed = true
            drafts[open].isContinuedElsewhere = true
            takeBanner(label)
            return end
        }
        if open != nil, end == lines.count, opensVerse(head) {
            return takeArticleHead(head, because: "verse of its own", end: end)
        }
        if let open, end == lines.count, opensList(head, below: drafts[open]) {
            return takeList(head, because: "heads a list of its own")
        }
        if let open {
            let evidence = evidence(for: head, body: end < lines.count ? end : nil)
            if let evidence, let first = head.shorts.first { notes.weigh(first, evidence) }
            guard let evidence, evidence.opensArticle || briefs?.isBulleted == false else {
                if evidence?.signs.contains(.cutBoth) == true, head.shorts.count == 1 { piece = head.shorts[0] }
                takeFurniture(of: head, draft: open)
                continueArticle(with: head, because: refusal(evidence))
                return end
            }
            if let cut = head.cutBehindContact {
                let closing = HeadBlock(lines: lines, range: start..<cut)
                takeFurniture(of: closing, draft: open)
                continueArticle(with: closing, because: "stands above the end of the article")
                drafts[open].isClosed = true
                return cut
            }
            return takeArticleHead(head, because: notes.isWorded ? evidence.words : "", end: end)
        }
        return takeArticleHead(head, because: "short, above a body", end: end)
    }

    private static let fewestVerses = 4

    /// 夜班列车(诗), or a line further out than all others below it: a poem that ends the page.
    private func opensVerse(_ head: HeadBlock) -> Bool {
        guard head.shorts.count > Self.fewestVerses, let first = head.shorts.first, lines[first].kind == .short,
            let text = lines[first].text
        else { return false }
        let verses = head.shorts.suffix(Self.fewestVerses)
        guard verses.allSatisfy({ lines[$0].kind == .short && (lines[$0].text?.count ?? 99) <= 16 }) else {
            return false
        }
        return Notice.isOfGenre(text) || !lines[first].isIndented && verses.allSatisfy { lines[$0].isIndented }
            || isUnderAuthor(head)
    }

    /// 口罩上的眼睛, 方舟, and lines of verse below the name.
    private func isUnderAuthor(_ head: HeadBlock) -> Bool {
        guard
            let author = head.shorts.dropFirst().prefix(3).firstIndex(where: {
                lines[$0].text.map { AuthorAlone.isName($0) || AuthorAlone.isPenName($0) } == true
            }), author + Self.fewestVerses < head.shorts.count
        else { return false }
        return head.shorts[(author + 1)...].allSatisfy {
            lines[$0].kind == .short && (2...16).contains(lines[$0].text?.count ?? 0)
        }
    }

    private static let fewestFields = 3

    /// 今日节目, and lines such as 人民电影院:…: a list that ends the page.
    private func opensList(_ head: HeadBlock, below draft: ArticleDraft) -> Bool {
        guard head.shorts.count > Self.fewestFields, head.bylines.isEmpty, let first = head.shorts.first,
            lines[first].kind == .short, let text = lines[first].text, !text.contains(0x3A)
        else { return false }
        let fields = head.shorts.dropFirst().count { lines[$0].text?.scalars.prefix(12).contains(0x3A) == true }
        guard fields >= Self.fewestFields, fields + 2 >= head.shorts.count else { return false }
        return Notice.isBox(text) || Notice.isNotice(text) || lines[first].line.blanksAbove > draft.innerGap ?? 0
    }

    private mutating func takeList(_ block: HeadBlock, because reason: String) -> Int {
        let head = HeadBlock(lines: lines, range: block.range.lowerBound..<block.shorts[0] + 1)
        takeArticleHead(head, because: reason)
        let last = drafts.count - 1
        for index in block.shorts.dropFirst() {
            drafts[last].append(index, lines[index])
            note(index, .body, "an entry of a list", draft: last)
        }
        return block.range.upperBound
    }

    /// 编辑同志: opens the text, or a letter above was signed below its text.
    private func isLetter(_ draft: ArticleDraft) -> Bool {
        signedLetters > 0 || draft.body.first.map(opensLetter) == true
    }

    /// 编辑同志: and what its writer has to say.
    func opensLetter(_ index: Int) -> Bool { Self.addresses.opens(opening(index)) }
    private static let addresses = PhraseTable(words: "编辑同志 编辑部: 编辑部的 尊敬的编辑 亲爱的编辑 记者同志 报社同志")

    /// What stands below a letter: a report without a headline, or a word of the editors.
    private func endsLetter(_ index: Int) -> Bool {
        Self.answers.opens(opening(index)) || dateline(index)?.range.lowerBound == 0
    }
    private static let answers = PhraseTable(words: "编者附言 编者附记 编者附志 编者答 编者按 编后 编者的话 本报编者 编辑附言 编者注")
    private static let fewestSections = 2

    /// 【微言大义】 with more room above it than the text above has inside, on a page where such labels head articles.
    private func opensSection(_ head: HeadBlock, below draft: ArticleDraft) -> Bool {
        guard bracketedSections >= Self.fewestSections, head.shorts.count == 1, head.bylines.isEmpty,
            let first = head.shorts.first, let text = lines[first].text, head.isLabel(first),
            Brackets.closing(of: text.scalars[0]) != nil,
            !SectionLabel.isSidebar(LineText(text, 1..<text.count - 1)) || Signature.ends(lines[draft.last], of: page)
        else { return false }
        return lines[first].line.blanksAbove > draft.innerGap ?? 0
    }

    /// As far to the right as signatures stand.
    private func isSetFar(_ index: Int) -> Bool {
        guard lines[index].isIndented else { return false }
        let start = lines[index].line.text.lowerBound
        // Further in than any paragraph begins.
        return PageLine.margin(ahead: start, in: page.text).count == PageLine.widestMargin
    }

    private func refusal(_ evidence: HeadEvidence?) -> String {
        guard notes.isWorded else { return "" }
        return evidence?.refusal ?? "inside an open article, and no text follows"
    }

    /// A last sentence, or who wrote the text, behind it.
    mutating func takeOwnLines(of closing: HeadBlock, in head: HeadBlock) {
        guard let open, let index = closing.shorts.last, let text = lines[index].text else { return }
        if head.isIssuer(index, of: drafts[open]) || head.isIssuedBy(index) {
            drafts[open].bylines.append(BylineReading(source: text.string(0..<text.count)))
            drafts[open].extend(to: index)
            drafts[open].isClosed = true
            note(index, .byline, "an office alone behind the text", draft: open)
            return
        }
        guard AuthorAlone.isSigner(text, isSetFar: isSetFar(index)) || AuthorAlone.signs(text),
            closing.shorts.count == 1,
            !Farewell.isOne(text)
        else {
            continueArticle(with: closing, because: "ends as sentences do and no headline, or as letters do")
            let isEnd = isLetter(drafts[open]) && AuthorAlone.mayEndLetter(text)
            drafts[open].isSigned = Farewell.isOne(text) || Farewell.isDay(text) || isSetFar(index) || isEnd
            if Farewell.isOne(text) || isEnd { signedLetters += 1 }
            return
        }
        signedLetters += 1
        let sender = AuthorAlone.isNamedWithOffice(text) ? nil : AuthorAlone.sender(text) ?? AuthorAlone.signer(text)
        drafts[open].bylines.append(sender.map { BylineReading(name: $0) } ?? AuthorAlone.reading(text))
        drafts[open].extend(to: index)
        drafts[open].isClosed = true
        note(index, .byline, "a name alone behind the text", draft: open)
    }

    /// No head has more lines.
    private static let longestHead = 64

    /// The next line of text, or the line that ends the story above for good.
    func headEnd(from start: Int) -> Int {
        let limit = min(lines.count, start + Self.longestHead)
        var end = start
        while end < limit, !isBodyLike(end), !endsStory(end) { end += 1 }
        return end
    }

    /// 新闻推荐
    private func endsStory(_ index: Int) -> Bool {
        guard lines[index].kind == .aside, let text = lines[index].text else { return false }
        return Furniture.endsStory(text)
    }

    mutating func takeArticleHead(_ head: HeadBlock, because reason: String, end: Int) -> Int {
        if !isHeadOfReport(head, end: end), let shorts = ShortLineBody(head, isFollowed: end < lines.count) {
            return take(shorts, of: head)
        }
        takeArticleHead(head, because: reason)
        return end
    }

    /// A head of many lines: no verse has a report right under it and nobody who wrote it.
    private static let longestReportHead = 9

    private func isHeadOfReport(_ head: HeadBlock, end: Int) -> Bool {
        guard end < lines.count, head.shorts.count <= Self.longestReportHead, head.authorPlace(nil) == nil,
            dateline(end)?.range.lowerBound == 0 || !head.bylines.isEmpty
        else { return false }
        let long = head.shorts.count { (lines[$0].text?.count ?? 0) > 7 }
        return long * 2 >= head.shorts.count
    }

    /// Verse, or a table under its title.
    private mutating func take(_ shorts: ShortLineBody, of block: HeadBlock) -> Int {
        let head = HeadBlock(lines: lines, range: block.range.lowerBound..<shorts.head.upperBound)
        takeArticleHead(head, because: "stands above many short lines", author: shorts.author)
        let last = drafts.count - 1
        guard last >= 0 else { return shorts.body.upperBound }
        for index in shorts.body {
            drafts[last].append(index, lines[index])
            note(index, .body, "one of many short lines: verse, or a table", draft: last)
        }
        drafts[last].isClosed = true
        drafts[last].isContinuedElsewhere = true
        return shorts.body.upperBound
    }

    /// 新闻推荐, and a headline under it: the article above is over.
    private mutating func takeStoryEnd(at index: Int, from start: Int) -> Int {
        let head = HeadBlock(lines: lines, range: start..<index)
        takeFurniture(of: head, draft: open)
        if open != nil { continueArticle(with: head, because: "stands inside an open article") }
        note(index, .aside, "what stands below it is of other stories")
        if let last = drafts.lastIndex {
            drafts[last].isClosed = true
            drafts[last].isContinuedElsewhere = true
        }
        return index + 1
    }

    mutating func takeArticleHead(_ block: HeadBlock, because reason: String, author: Int? = nil) {
        var head = block
        head.findAuthor(author)
        head.separateBanners()
        if let last = head.loose.last {
            takeLoose(head, until: last + 1)
            let rest = HeadBlock(lines: lines, range: last + 1..<head.range.upperBound)
            return takeArticleHead(rest, because: reason, author: author.flatMap { $0 > last ? $0 : nil })
        }
        for index in head.asides { note(index, .aside, "a dateline above the headlines of several items") }
        if let author = head.author { note(author, .byline, "a name alone under a headline", draft: drafts.count) }
        if head.isAppendix, takeSidebar(head.headlines[0]) { return }
        let isHead = !head.headlines.isEmpty || !head.subtitles.isEmpty || head.hasByline
        takeFurniture(of: head, draft: isHead ? drafts.count : nil)
        for banner in head.banners {
            if !isHead, takeSidebar(banner) { continue }
            takeBanner(banner)
        }
        if let first = head.headlines.first, let block = briefs, head.banners.isEmpty,
            !block.goesOn(with: lines[first]) || block.hasHeadlines == false
        {
            endBriefs()
        }
        guard isHead else {
            pending += head.fields
            return
        }
        openDraft(at: head.articleStart)
        let last = drafts.count - 1
        drafts[last].headlines = LineList(head.headlines)
        drafts[last].kicker = head.kicker
        if let kicker = head.kicker { note(kicker, .headline, "leads to the headline below it", draft: last) }
        if let first = head.headlines.first {
            let top = lines[head.shorts.first ?? first]
            let body = head.range.upperBound < lines.count ? lines[head.range.upperBound] : nil
            habits.take(lines[first], of: head.headlines.count, top: top, body: body, isFirst: drafts.count == 1)
        }
        drafts[last].subtitles = LineList(head.subtitles)
        drafts[last].bylines = head.bylines
        drafts[last].isAuthored = !head.bylines.isEmpty
        drafts[last].metadata += head.metadata
        takeKind(Notice.kind(of: head), of: head)
        drafts[last].last = head.range.upperBound - 1
        for index in head.headlines { note(index, .headline, reason, draft: last) }
        for index in head.subtitles { note(index, .subheadline, "opens with a dash under a headline", draft: last) }
        for index in head.subheads {
            drafts[last].append(subhead: index, lines[index])
            note(index, .subhead, "stands below the headline and its byline", draft: last)
        }
    }

    /// The last draft is of a kind, or a short item under its own headline.
    mutating func takeKind(_ kind: ArticleKind, of head: HeadBlock) {
        let last = drafts.count - 1
        let isBrief = briefs != nil && head.bylines.isEmpty && head.metadata.isEmpty
        drafts[last].kind = isBrief ? .brief : kind
        if isBrief, let first = drafts[last].headlines.first {
            drafts[last].hasOwnHeadline = true
            briefs?.take(lines[first], isHeadline: true)
        }
    }

    /// What stands above a label, an article of its own with the bylines and fields between its lines.
    private mutating func takeLoose(_ head: HeadBlock, until end: Int) {
        let loose = head.loose
        let block = HeadBlock(lines: lines, range: head.range.lowerBound..<end)
        for banner in head.banners where banner < loose[0] { takeBanner(banner) }
        endBriefs()
        takeFurniture(of: block, draft: drafts.count)
        pending += block.fields
        openDraft(at: min(loose[0], block.firstByline ?? loose[0]))
        let last = drafts.count - 1
        drafts[last].headlines = [loose[0]]
        drafts[last].bylines = block.bylines
        note(loose[0], .headline, "the first of several lines above a label", draft: last)
        for index in loose.dropFirst() {
            drafts[last].append(index, lines[index])
            note(index, .body, "one of several lines above a label", draft: last)
        }
        drafts[last].isClosed = true
        drafts[last].isContinuedElsewhere = true
    }

    /// The block is no head: its short lines are subheads or short paragraphs of the open article.
    mutating func continueArticle(with head: HeadBlock, because reason: String) {
        guard let open else { return }
        for index in head.shorts {
            drafts[open].append(subhead: index, lines[index])
            note(index, .subhead, reason, draft: open)
        }
        guard head.hasByline || !head.metadata.isEmpty else { return }
        drafts[open].bylines += head.bylines
        drafts[open].metadata += head.metadata
        drafts[open].extend(to: head.lastAttachment)
        drafts[open].isClosed = true
    }

    /// - Parameter draft: whose bylines and fields they are.
    mutating func takeFurniture(of head: HeadBlock, draft: Int?) {
        for index in head.range {
            switch lines[index].kind {
            case .metadata(let metadata):
                let isTop = drafts.isEmpty && head.shorts.allSatisfy { $0 > index }
                if metadata.isMasthead || isTop && metadata.publication != nil {
                    take(masthead: metadata)
                    note(index, .masthead, "the page's own date, number, name or editors")
                } else {
                    note(index, .fields, "date, source or names of one article", draft: draft)
                }
            case .byline: note(index, .byline, "names and roles and nothing else", draft: draft)
            case .rule: note(index, .rule, "no words")
            case .aside: note(index, .aside, "a link, a list or a notice of the page")
            case .continuation: note(index, .continuation, "names another page")
            default: break
            }
        }
    }

    /// [提醒] below a story that a byline closed, and text under it: a part of that story.
    private mutating func takeSidebar(_ index: Int) -> Bool {
        guard let last = drafts.lastIndex, !drafts[last].isContinuedElsewhere, drafts[last].kind == .article,
            let text = lines[index].text, SectionLabel.isSidebar(text),
            bracketedSections < Self.fewestSections || Brackets.closing(of: text.scalars[0]) == nil
                || SectionLabel.isAppendix(LineText(text, 1..<text.count - 1))
        else { return false }
        drafts[last].append(subhead: index, lines[index])
        drafts[last].isClosed = false
        note(index, .subhead, "names a part of the story above", draft: last)
        return true
    }

    mutating func takeBanner(_ index: Int) {
        note(index, .banner, "heads articles and is the headline of none")
        guard let text = lines[index].text else { return }
        briefs = nil
        headsOne = false
        if case .label(let name) = lines[index].kind {
            guard !SectionLabel.isSidebar(text) || bracketedSections >= Self.fewestSections else { return }
            section = page.string(text.bytes(name))
            sectionNumber = name.lowerBound > 0 ? Numbering.number(text) : nil
            if Brackets.closing(of: text.scalars[0]) != nil { bracketedSections += 1 }
            let words = LineText(text, name)
            let isOfBriefs =
                SectionLabel.isOfBriefs(words) || headsItems(index)
                || SectionLabel.mayHeadItems(words) && headsShortItems(index)
            briefs = isOfBriefs ? BriefsBlock() : nil
            headsOne = SectionLabel.isDotted(text) && briefs == nil
        } else if drafts.isEmpty || Banner.headsOne(text) || Banner.isColumn(text) {
            section = page.string(lines[index].line.text)
            headsOne = Banner.headsOne(text) || !drafts.isEmpty
        } else {
            // The page does not show which of the articles below it heads.
            section = nil
        }
    }

    /// ■时讯 above ▲… and ▲…: whatever the label says, each line below it is an item.
    private func headsItems(_ label: Int) -> Bool {
        guard label + 1 < lines.count, let sign = lines[label + 1].first else { return false }
        if bracketedSections > 0 || drafts.isEmpty || sectionNumber != nil, opensFirstItem(label + 1) { return true }
        guard label + 2 < lines.count, Bullet.isSign(sign) else { return false }
        return lines[label + 2].first == sign && isBodyLike(label + 1) && isBodyLike(label + 2)
    }

    /// In bytes: a short item tells no more.
    private static let longestItem = 420
    private static let fewestShortItems = 2

    /// 基层动态 above paragraphs that each tell something else: one paragraph under each headline, or no headline at all.
    private func headsShortItems(_ label: Int) -> Bool {
        var items = 0
        var hasHeadlines: Bool?
        var index = label + 1
        while items < Self.fewestShortItems, index < lines.count {
            let isHeaded = lines[index].kind == .short
            if isHeaded { index += 1 }
            guard index < lines.count, isBodyLike(index), hasHeadlines ?? isHeaded == isHeaded else { break }
            guard tellsLittle(index) else { break }
            // A second paragraph under a headline: no short item, and the block ended above it.
            if isHeaded, index + 1 < lines.count, isBodyLike(index + 1) { break }
            hasHeadlines = isHeaded
            items += 1
            index += 1
        }
        return items >= Self.fewestShortItems
    }

    /// A paragraph as short items have them: of a sentence or two, and nobody sent it from anywhere.
    func tellsLittle(_ index: Int) -> Bool {
        lines[index].line.text.count <= Self.longestItem && !lines[index].isCut
            && dateline(index) == nil
    }

    /// 1、…。 below 【国内】 of a digest.
    private func opensFirstItem(_ index: Int) -> Bool {
        guard isBodyLike(index), case let text = opening(index), let first = text.scalars.first else { return false }
        if first == 0x28 { return Numbering.number(text)?.value == 1 }
        return (first == 0x31 || first == 0x4E00 || first == 0x2460) && Numbering.opens(text)
    }

    /// What speaks for the block opening an article; nil where no text follows it.
    private func evidence(for head: HeadBlock, body: Int?) -> HeadEvidence? {
        guard let body, let open else { return nil }
        var evidence = HeadEvidence(head.signs(surroundings(of: head, draft: drafts[open], body: body)))
        // Comparing words costs more than all else.
        if let first = head.shorts.first, lines[first].text != nil,
            notes.isKept || evidence.mayTurn(by: HeadSign.ofWords)
        {
            evidence.add(signsOfWords(of: head, draft: drafts[open], body: body))
        }
        return evidence
    }
}
