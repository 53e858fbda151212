import BulletinModel

/// A page of plain text as blocks: heads, bodies, what closes an article.
///
///     page    = masthead? (banner? article)*
///     article = head? attachment* body+ closing*
///     head    = short+ subtitle*              the headline block, of one or more lines
///     closing = byline | source | 下转第3版
struct PrintedPage {
    let page: Page
    let lines: [ClassifiedLine]
    private var drafts: [ArticleDraft] = []
    private var roles: [(role: String, reason: String)]
    private var masthead = Masthead()
    private var hasMasthead = false
    private var section: String?
    /// The block of short items that is being read.
    private var briefs: BriefsBlock?

    init(_ page: Page) {
        self.page = page
        lines = PageTop.marked(page.lines.map { LineClassifier.classify($0, of: page) })
        roles = Array(repeating: ("", ""), count: lines.count)
    }

    func split(explaining: Bool) -> SplitPage {
        var copy = self
        copy.gather()
        return copy.result(explaining: explaining)
    }

    private mutating func gather() {
        var index = 0
        while index < lines.count {
            index = isBodyLike(index) ? takeBody(at: index) : takeHead(at: index)
        }
    }

    private func isBodyLike(_ index: Int) -> Bool {
        switch lines[index].kind {
        case .body: !leadsIntoHeadline(index)
        case .caption: true
        default: false
        }
    }

    /// 某公司致函本报称: and a headline under it: the colon ends no paragraph there.
    private func leadsIntoHeadline(_ index: Int) -> Bool {
        guard drafts.last?.isClosed ?? true, let text = lines[index].text, text.count <= 30, text.scalars.last == 0x3A,
            index + 1 < lines.count
        else { return false }
        return lines[index + 1].kind == .short
    }

    private var open: Int? { drafts.last.map { $0.isClosed } == false ? drafts.count - 1 : nil }

    // MARK: Bodies

    /// A line of text goes to the open article, or opens one without a headline.
    private mutating func takeBody(at index: Int) -> Int {
        if let briefs, drafts.last?.body.isEmpty == false, !briefs.goesOn(with: lines[index]) { endBriefs() }
        if lines[index].kind == .caption, briefs == nil, standsAlone(caption: index) { return takeCaption(at: index) }
        if opensBrief(index) { return takeBrief(at: index) }
        if let last = drafts.indices.last, !opensAnew(index, after: last) {
            note(index, "body", "goes on")
        } else {
            drafts.append(ArticleDraft(startingAt: index))
            drafts[drafts.count - 1].section = section
            note(index, "body", "opens an article without a headline")
        }
        drafts[drafts.count - 1].body.append(index)
        drafts[drafts.count - 1].extend(to: index)
        drafts[drafts.count - 1].isClosed = false
        return takeClosing(after: index)
    }

    /// In a block of short items each line is one, unless it stands under its own headline or other items have bullets.
    private func opensBrief(_ index: Int) -> Bool {
        guard let briefs else { return false }
        guard briefs.count > 0, let last = drafts.last else { return true }
        if briefs.isBulleted {
            return lines[index].text.map(Bullet.opens) ?? briefs.opensWithBullet(lines[index], of: page)
        }
        return last.headlines.isEmpty || !last.body.isEmpty && !last.hasOwnHeadline
    }

    /// A dateline opens an article where the one above has its own, or has been closed.
    private func opensAnew(_ index: Int, after last: Int) -> Bool {
        let draft = drafts[last]
        guard !draft.body.isEmpty else { return false }
        let text = opening(index)
        guard let dateline = DatelineReading(text), dateline.range.lowerBound == 0 else {
            return draft.isClosed && (lines[index].line.blanksAbove > 1 || draft.kind != .article || draft.hasEditors)
        }
        return draft.isClosed || dateline.isSure(in: text) && hasDateline(draft)
    }

    private func hasDateline(_ draft: ArticleDraft) -> Bool {
        draft.body.prefix(8).contains { DatelineReading(opening($0)) != nil }
    }

    /// Bylines, sources and continued-on lines right behind a body.
    private mutating func takeClosing(after index: Int) -> Int {
        var next = index + 1
        while next < lines.count, takeClosingLine(next) { next += 1 }
        return next
    }

    private mutating func takeClosingLine(_ index: Int) -> Bool {
        let last = drafts.count - 1
        switch lines[index].kind {
        case .byline(let reading):
            // Between two stretches of body 摄 is the credit of a picture there, and closes nothing.
            drafts[last].bylines.append(reading)
            note(index, "byline", "stands behind the body")
        case .metadata where lines[index].text?.starts(with: "本版") == true:
            note(index, "masthead", "the editors of the page")
            drafts[last].isClosed = true
            return true
        case .metadata(let fields) where !fields.isMasthead:
            drafts[last].metadata.append(fields)
            drafts[last].hasEditors = drafts[last].hasEditors || !fields.bylines.isEmpty
            note(index, "source", "fields behind the body")
        case .continuation:
            note(index, "continuation", "names another page")
            drafts[last].isClosed = true
            return true
        default:
            return false
        }
        drafts[last].isClosed = true
        drafts[last].extend(to: index)
        return true
    }

    // MARK: Captions and short items

    /// A caption is a photo of its own unless the story goes on below it.
    private func standsAlone(caption index: Int) -> Bool {
        guard let open else { return !isUnderHeadline }
        if drafts[open].body.isEmpty { return false }
        var next = index + 1
        while next < lines.count {
            switch lines[next].kind {
            case .body: return false
            case .byline, .caption, .metadata: next += 1
            default: return true
            }
        }
        return true
    }

    private var isUnderHeadline: Bool { drafts.last.map { $0.body.isEmpty && !$0.headlines.isEmpty } ?? false }

    private mutating func takeCaption(at index: Int) -> Int {
        var draft = ArticleDraft(startingAt: index)
        draft.kind = .photo
        draft.section = section
        draft.body = [index]
        drafts.append(draft)
        note(index, "caption", "says what a picture shows")
        let next = takeClosing(after: index)
        drafts[drafts.count - 1].isClosed = true
        return next
    }

    private mutating func takeBrief(at index: Int) -> Int {
        var draft = ArticleDraft(startingAt: index)
        draft.kind = .brief
        draft.section = section
        draft.body = [index]
        drafts.append(draft)
        if var block = briefs {
            if block.count == 0 { block.isBulleted = block.opensWithBullet(lines[index], of: page) }
            block.take(lines[index])
            briefs = block
        }
        note(index, "brief", "an item of a block of short ones")
        let next = takeClosing(after: index)
        drafts[drafts.count - 1].isClosed = true
        return next
    }

    // MARK: Heads

    /// Short lines and what hangs on them, up to the next body.
    private mutating func takeHead(at start: Int) -> Int {
        var end = start
        while end < lines.count, !isBodyLike(end) { end += 1 }
        var head = HeadBlock(lines: lines, range: start..<end)
        if open != nil, let cut = head.closingCut {
            // Short paragraphs and a byline close the article above; the rest is the next one's.
            head = HeadBlock(lines: lines, range: start..<cut)
            takeFurniture(of: head)
            continueArticle(with: head)
            return cut
        }
        takeFurniture(of: head)
        if open != nil, !startsArticle(head, body: end < lines.count ? end : nil) {
            continueArticle(with: head)
            return end
        }
        guard !head.shorts.isEmpty || head.hasByline else { return end }
        takeArticleHead(&head)
        return end
    }

    private mutating func takeArticleHead(_ head: inout HeadBlock) {
        head.separateBanners()
        for banner in head.banners { takeBanner(banner) }
        if let first = head.headlines.first, let block = briefs, head.banners.isEmpty, !block.goesOn(with: lines[first])
        {
            endBriefs()
        }
        guard !head.headlines.isEmpty || !head.subtitles.isEmpty || head.hasByline else { return }
        var draft = ArticleDraft(startingAt: head.articleStart)
        draft.headlines = head.headlines
        draft.subtitles = head.subtitles
        draft.bylines = head.bylines
        draft.metadata = head.metadata
        draft.section = section
        draft.kind = briefs != nil && head.bylines.isEmpty && head.metadata.isEmpty ? .brief : Notice.kind(of: head)
        if draft.kind == .brief, let first = head.headlines.first {
            draft.hasOwnHeadline = true
            briefs?.take(lines[first])
        }
        draft.last = head.range.upperBound - 1
        for index in head.headlines { note(index, "headline", head.reason) }
        for index in head.subtitles { note(index, "subheadline", "opens with a dash under a headline") }
        drafts.append(draft)
    }

    /// The block is no head: its short lines are subheads or short paragraphs of the open article.
    private mutating func continueArticle(with head: HeadBlock) {
        guard let open else { return }
        for index in head.shorts {
            drafts[open].body.append(index)
            drafts[open].extend(to: index)
            note(index, "subhead", "stands inside an open article, and nothing opens another")
        }
        guard head.hasByline || !head.metadata.isEmpty else { return }
        drafts[open].bylines += head.bylines
        drafts[open].metadata += head.metadata
        drafts[open].extend(to: head.lastAttachment)
        drafts[open].isClosed = true
    }

    private mutating func takeFurniture(of head: HeadBlock) {
        for index in head.range {
            switch lines[index].kind {
            case .metadata(let metadata):
                let isTop = drafts.isEmpty && head.shorts.allSatisfy { $0 > index }
                if metadata.isMasthead || isTop && metadata.publication != nil {
                    take(masthead: metadata)
                    note(index, "masthead", "the page's own date, number or name")
                } else {
                    note(index, "date line", "fields under a headline")
                }
            case .byline: note(index, "byline", "stands between headline and body")
            case .rule: note(index, "rule", "no words")
            case .aside: note(index, "aside", "a link or notice of the page")
            case .continuation: note(index, "continuation", "names another page")
            default: break
            }
        }
    }

    private mutating func take(masthead fields: MetadataLine) {
        hasMasthead = true
        masthead.published = masthead.published ?? fields.date
        masthead.publication = masthead.publication ?? fields.publication
        masthead.page = masthead.page ?? fields.page
    }

    /// What stood over the short items heads nothing behind them.
    private mutating func endBriefs() {
        briefs = nil
        section = nil
    }

    private mutating func takeBanner(_ index: Int) {
        note(index, "banner", "heads articles and is the headline of none")
        guard let text = lines[index].text else { return }
        briefs = nil
        if case .label(let name) = lines[index].kind {
            guard !SectionLabel.isSidebar(text) else { return }
            section = page.string(text.bytes(name))
            briefs = SectionLabel.isOfBriefs(LineText(text, name)) ? BriefsBlock() : nil
        } else if drafts.isEmpty {
            section = page.string(lines[index].line.text)
        } else {
            // The page does not show which of the articles below it heads.
            section = nil
        }
    }

    /// Whether the block opens an article, or is a subhead of the open one.
    private func startsArticle(_ head: HeadBlock, body: Int?) -> Bool {
        guard let body else { return false }
        if briefs?.isBulleted == false { return true }
        return head.evidence(body: DatelineReading(opening(body)) != nil) >= HeadBlock.enough
    }

    private func opening(_ index: Int) -> LineText {
        lines[index].text ?? LineText(page.text, lines[index].line.text, limit: 120)
    }

    private mutating func note(_ index: Int, _ role: String, _ reason: String) {
        roles[index] = (role, reason)
    }

    // MARK: Result

    private func result(explaining: Bool) -> SplitPage {
        var articles: [Article] = []
        for draft in drafts {
            if let article = ArticleAssembly(page: page, lines: lines, draft: draft).article() {
                articles.append(article)
            }
        }
        let explanations = (explaining ? lines.indices : 0..<0).map { index in
            LineExplanation(
                number: lines[index].line.number, text: page.string(lines[index].line.text), role: roles[index].role,
                reason: roles[index].reason)
        }
        return SplitPage(
            articles: articles, masthead: hasMasthead ? masthead : nil, lines: explanations, remarks: [])
    }
}
