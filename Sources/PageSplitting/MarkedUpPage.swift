import BulletinModel

/// A page whose headings are marked: Markdown and HTML.
///
/// The articles are what stands under the headings of one level: the highest that has text of its own under more than
/// one heading, or the only heading there is. Headings above are sections, headings below are subheads.
struct MarkedUpPage {
    let page: Page
    private let lines: [ClassifiedLine]
    private var drafts: [(draft: ArticleDraft, isBriefs: Bool)] = []
    private var roles: [(role: String, reason: String)]
    private var sections: [Int: String] = [:]
    private var masthead: Masthead?

    init(_ page: Page) {
        self.page = page
        lines = page.lines.map { LineClassifier.classify($0, of: page) }
        roles = Array(repeating: ("", ""), count: lines.count)
    }

    func split(explaining: Bool) -> SplitPage {
        guard let level = articleLevel else { return PrintedPage(page).split(explaining: explaining) }
        var copy = self
        copy.gather(level: level)
        return copy.result(explaining: explaining)
    }

    private func headingLevel(_ index: Int) -> Int? {
        if case .heading(let level) = lines[index].line.markup { level } else { nil }
    }

    /// Nil where there is no heading.
    private var articleLevel: Int? {
        var withText = [Int](repeating: 0, count: 8)
        for index in lines.indices {
            guard let level = headingLevel(index), !isContents(index) else { continue }
            if index + 1 < lines.count, headingLevel(index + 1) == nil { withText[level] += 1 }
        }
        let levels = withText.indices.filter { withText[$0] > 0 }
        guard let highest = levels.first else { return nil }
        return highest
    }

    private static let contentsWords = EndingTable(["摘要", "目录", "导读", "提要", "要目"])

    /// 新闻摘要, 目录: a list of what comes below.
    private func isContents(_ index: Int) -> Bool {
        guard let text = lines[index].text, text.count <= 8 else { return false }
        return Self.contentsWords.ends(text)
    }

    private mutating func gather(level articleLevel: Int) {
        var isOpen = false
        for index in lines.indices {
            if let level = headingLevel(index), level <= articleLevel {
                isOpen = takeHeading(index, level: level, articleLevel: articleLevel)
                continue
            }
            guard isOpen else {
                roles[index] = ("aside", "stands under no headline")
                continue
            }
            take(index)
        }
    }

    /// Whether an article is open behind it.
    private mutating func takeHeading(_ index: Int, level: Int, articleLevel: Int) -> Bool {
        sections = sections.filter { $0.key < level }
        if isContents(index) {
            roles[index] = ("contents", "a list of what the page holds")
            return false
        }
        guard level == articleLevel else {
            let title = page.string(lines[index].line.text)
            if level == 1, drafts.isEmpty { takeMasthead(index) }
            if !Self.plainHeadings.contains(title), level > 1 { sections[level] = title }
            roles[index] = ("section", "a heading above those of the articles")
            return false
        }
        var draft = ArticleDraft(startingAt: index)
        draft.headlines = [index]
        draft.section = sections.max { $0.key < $1.key }?.value
        let isBriefs = lines[index].text.map(SectionLabel.isOfBriefs) ?? false
        roles[index] = isBriefs ? ("label", "heads a block of short items") : ("headline", "a heading")
        drafts.append((draft, isBriefs))
        return true
    }

    /// 《新闻联播》 (20220924): the title of the whole.
    private mutating func takeMasthead(_ index: Int) {
        guard let text = lines[index].text else { return }
        var found = Masthead()
        if let open = text.scalars.firstIndex(of: 0x300A), let close = text.scalars.firstIndex(of: 0x300B),
            close > open + 1
        {
            found.publication = page.string(text.bytes(open + 1..<close))
        }
        var cursor = LineCursor(text)
        while !cursor.isAtEnd, found.published == nil {
            found.published = PrintedDate(at: &cursor)?.calendarDay ?? PrintedDate.compact(at: &cursor)
            cursor.position += 1
        }
        if found != Masthead() { masthead = found }
    }

    /// Headings that say nothing of what stands below.
    private static let plainHeadings: Set<String> = ["详细新闻", "新闻", "正文", "详细内容", "内容", "全文", "详情"]

    private mutating func take(_ index: Int) {
        let last = drafts.count - 1
        switch lines[index].kind {
        case .rule, .aside:
            roles[index] = ("aside", "a rule or a link")
            return
        case .continuation:
            roles[index] = ("continuation", "names another page")
            return
        case .metadata(let fields):
            if fields.bylines.isEmpty, fields.date == nil, fields.isLabelled {
                roles[index] = ("aside", "fields of the page")
                return
            }
            drafts[last].draft.metadata.append(fields)
            roles[index] = ("date line", "fields of the article")
        case .byline(let reading):
            drafts[last].draft.bylines.append(reading)
            roles[index] = ("byline", "names and roles and nothing else")
        case .subtitle where drafts[last].draft.body.isEmpty:
            drafts[last].draft.subtitles.append(index)
            roles[index] = ("subheadline", "opens with a dash under a headline")
        default:
            if drafts[last].isBriefs, lines[index].line.markup == .strong {
                openBrief(index)
            } else {
                drafts[last].draft.body.append(index)
                roles[index] = ("body", "under a headline")
            }
        }
        drafts[drafts.count - 1].draft.extend(to: index)
    }

    /// A bold paragraph in a block of short items is the headline of one.
    private mutating func openBrief(_ index: Int) {
        let block = drafts[drafts.count - 1]
        var draft = ArticleDraft(startingAt: index)
        draft.headlines = [index]
        draft.kind = .brief
        // The block's own heading is gone once its first item opens; the later ones take the section of the one before.
        if block.draft.kind == .brief {
            draft.section = block.draft.section
        } else {
            draft.section = block.draft.headlines.first.map { page.string(lines[$0].line.text) }
            // Its dateline is the block's; what stands ahead of the first item is kept with it.
            drafts.removeLast()
            draft.body = block.draft.body.filter { !isOnlyDateline($0) }
        }
        drafts.append((draft, true))
        roles[index] = ("headline", "bold in a block of short items")
    }

    private func isOnlyDateline(_ index: Int) -> Bool {
        guard let text = lines[index].text else { return false }
        var opening = BodyOpening(text)
        opening.read()
        return opening.dateline != nil && opening.end == text.count
    }

    private func result(explaining: Bool) -> SplitPage {
        let articles = drafts.compactMap { entry -> Article? in
            // A heading says that an article is there, even if its text is missing.
            let assembly = ArticleAssembly(page: page, lines: lines, draft: entry.draft)
            var article = assembly.article(evenIfEmpty: entry.draft.kind != .brief)
            if entry.draft.kind == .brief { article?.kind = .brief }
            return article
        }
        let explanations = (explaining ? lines.indices : 0..<0).map { index in
            LineExplanation(
                number: lines[index].line.number, text: page.string(lines[index].line.text), role: roles[index].role,
                reason: roles[index].reason)
        }
        return SplitPage(articles: articles, masthead: masthead, lines: explanations)
    }
}
