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
    private var remarks: [String] = []

    init(_ page: Page) {
        self.page = page
        lines = page.lines.map { LineClassifier.classify($0, of: page) }
        roles = Array(repeating: ("", ""), count: lines.count)
    }

    func split() -> SplitPage {
        var copy = self
        copy.gather()
        return copy.result()
    }

    private mutating func gather() {
        var index = 0
        while index < lines.count {
            index = isBodyLike(index) ? takeBody(at: index) : takeHead(at: index)
        }
    }

    private func isBodyLike(_ index: Int) -> Bool {
        switch lines[index].kind {
        case .body, .caption: true
        default: false
        }
    }

    // MARK: Bodies

    /// A line of text goes to the open article, or opens one without a headline.
    private mutating func takeBody(at index: Int) -> Int {
        let opensAnew = drafts.last.map { $0.isClosed && !$0.body.isEmpty && opensArticle(index) } ?? true
        if opensAnew {
            drafts.append(ArticleDraft(startingAt: index))
            drafts[drafts.count - 1].section = section
            note(index, "body", "opens an article without a headline")
        } else {
            note(index, "body", "goes on")
        }
        drafts[drafts.count - 1].body.append(index)
        drafts[drafts.count - 1].extend(to: index)
        drafts[drafts.count - 1].isClosed = false
        return takeClosing(after: index)
    }

    private func opensArticle(_ index: Int) -> Bool {
        DatelineReading(opening(index)) != nil || lines[index].line.blanksAbove > 1 || index == 0
    }

    /// Bylines, sources and continued-on lines right behind a body.
    private mutating func takeClosing(after index: Int) -> Int {
        var next = index + 1
        while next < lines.count {
            switch lines[next].kind {
            case .byline(let reading):
                drafts[drafts.count - 1].bylines.append(reading)
                drafts[drafts.count - 1].isClosed = true
                note(next, "byline", "stands behind the body")
            case .metadata(let metadata) where !metadata.isMasthead:
                drafts[drafts.count - 1].metadata.append(metadata)
                drafts[drafts.count - 1].isClosed = true
                note(next, "source", "fields behind the body")
            case .continuation:
                drafts[drafts.count - 1].isClosed = true
                drafts[drafts.count - 1].isContinued = true
                note(next, "continuation", "names another page")
                next += 1
                continue
            default:
                return next
            }
            drafts[drafts.count - 1].extend(to: next)
            next += 1
        }
        return next
    }

    // MARK: Heads

    /// Short lines and what hangs on them, up to the next body.
    private mutating func takeHead(at start: Int) -> Int {
        var end = start
        while end < lines.count, !isBodyLike(end) { end += 1 }
        var head = HeadBlock(lines: lines, range: start..<end)
        takeFurniture(of: head)
        guard !head.shorts.isEmpty || head.hasByline else { return end }
        let isFollowed = end < lines.count
        let isOpen = drafts.last.map { !$0.isClosed } ?? false
        if isOpen, !startsArticle(head, body: isFollowed ? end : nil) {
            for index in head.shorts {
                drafts[drafts.count - 1].body.append(index)
                drafts[drafts.count - 1].extend(to: index)
                note(index, "subhead", "stands inside an open article, and nothing opens another")
            }
            return end
        }
        head.separateBanners()
        for banner in head.banners { takeBanner(banner) }
        var draft = ArticleDraft(startingAt: head.articleStart)
        draft.headlines = head.headlines
        draft.subtitles = head.subtitles
        draft.bylines = head.bylines
        draft.metadata = head.metadata
        draft.section = section
        draft.last = end - 1
        for index in head.headlines { note(index, "headline", head.reason) }
        for index in head.subtitles { note(index, "subheadline", "opens with a dash under a headline") }
        drafts.append(draft)
        return end
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

    private mutating func takeBanner(_ index: Int) {
        note(index, "banner", "heads articles and is the headline of none")
        guard let text = lines[index].text else { return }
        if case .label(let name) = lines[index].kind {
            section = page.string(text.bytes(name))
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
        return head.evidence(body: DatelineReading(opening(body)) != nil) >= HeadBlock.enough
    }

    private func opening(_ index: Int) -> LineText {
        lines[index].text ?? LineText(page.text, lines[index].line.text, limit: 120)
    }

    private mutating func note(_ index: Int, _ role: String, _ reason: String) {
        roles[index] = (role, reason)
    }

    // MARK: Result

    private func result() -> SplitPage {
        var articles: [Article] = []
        for draft in drafts {
            if let article = ArticleAssembly(page: page, lines: lines, draft: draft).article() {
                articles.append(article)
            }
        }
        let explanations = lines.indices.map { index in
            LineExplanation(
                number: lines[index].line.number, text: page.string(lines[index].line.text), role: roles[index].role,
                reason: roles[index].reason)
        }
        return SplitPage(
            articles: articles, masthead: hasMasthead ? masthead : nil, lines: explanations, remarks: remarks)
    }
}
