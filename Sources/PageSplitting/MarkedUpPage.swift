import BulletinModel

/// A page whose headings are marked: Markdown and HTML.
///
/// The articles are what stands under the headings of one level: the highest that has text of its own under more than
/// one heading, or the only heading there is. Headings above are sections, headings below are subheads.
struct MarkedUpPage {
    let page: Page
    /// Headings are classified at once, other lines when an article takes them: a list of contents never is.
    private var lines: [ClassifiedLine]
    private var drafts: [(draft: ArticleDraft, isBriefs: Bool)] = []
    private var notes: LineNotes
    private var sections: [Int: String] = [:]
    private var masthead: Masthead?

    init(_ page: Page, explaining: Bool) {
        self.page = page
        lines = page.lines.map { line in
            if case .heading = line.markup { return LineClassifier.classify(line, of: page) }
            return ClassifiedLine(line: line, kind: .body, text: nil, isCut: false)
        }
        notes = LineNotes(count: lines.count, isKept: explaining)
    }

    consuming func split() -> SplitPage {
        guard let level = articleLevel else { return PrintedPage(page, explaining: notes.isKept).split() }
        gather(level: level)
        return result()
    }

    private func headingLevel(_ index: Int) -> Int? {
        if case .heading(let level) = lines[index].line.markup { Int(level) } else { nil }
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
        guard let text = lines[index].text, text.count <= 10 else { return false }
        return Self.contentsWords.ends(text) || PageTop.isPublication(text, 0..<text.count)
    }

    private mutating func gather(level articleLevel: Int) {
        var isOpen = false
        var next = 0
        while next < lines.count {
            let index = next
            next += 1
            if let end = linksEnd(below: index) {
                for link in index..<end { notes.take(link, as: .aside, "links to other stories") }
                next = end
                continue
            }
            if let level = headingLevel(index), level <= articleLevel {
                isOpen = takeHeading(index, level: level, articleLevel: articleLevel)
                continue
            }
            guard isOpen else {
                notes.take(index, as: .aside, "stands under no headline")
                continue
            }
            take(index)
        }
    }

    /// 相关新闻 and short items below it, none a sentence: where they end; nil where something else stands at the line.
    private func linksEnd(below index: Int) -> Int? {
        guard headingLevel(index) != nil || lines[index].line.markup == .strong, lines[index].line.text.count <= 60,
            case let text = LineText(page.text, lines[index].line.text),
            SectionLabel.isSidebar(text) || Furniture.endsStory(text)
        else { return nil }
        var end = index + 1
        while end < lines.count, lines[end].line.markup == .item,
            LineClassifier.classify(page.lines[end], of: page).kind != .body
        {
            end += 1
        }
        return end > index + 1 ? end : nil
    }

    /// Whether an article is open behind it.
    private mutating func takeHeading(_ index: Int, level: Int, articleLevel: Int) -> Bool {
        sections = sections.filter { $0.key < level }
        if isContents(index) {
            notes.take(index, as: .aside, "a list of what the page holds")
            return false
        }
        guard level == articleLevel else {
            let title = page.string(lines[index].line.text)
            if level == 1, drafts.isEmpty { takeMasthead(index) }
            if !Self.plainHeadings.contains(title), level > 1 { sections[level] = title }
            notes.take(index, as: .banner, "a heading above those of the articles")
            return false
        }
        var draft = ArticleDraft(startingAt: index)
        draft.headlines = [index]
        draft.section = sections.max { $0.key < $1.key }?.value
        let isBriefs = lines[index].text.map(SectionLabel.isOfBriefs) ?? false
        notes.take(
            index, as: isBriefs ? .banner : .headline, isBriefs ? "heads a block of short items" : "a heading",
            draft: drafts.count)
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
        lines[index] = LineClassifier.classify(page.lines[index], of: page)
        switch lines[index].kind {
        case .rule, .aside:
            notes.take(index, as: .aside, "a rule or a link")
            return
        case .continuation:
            notes.take(index, as: .continuation, "names another page")
            return
        case .metadata(let fields):
            if fields.bylines.isEmpty, fields.date == nil, fields.isLabelled {
                notes.take(index, as: .aside, "fields of the page")
                return
            }
            drafts[last].draft.metadata.append(fields)
            notes.take(index, as: .fields, "fields of the article", draft: last)
        case .byline(let reading):
            drafts[last].draft.bylines.append(reading)
            notes.take(index, as: .byline, "names and roles and nothing else", draft: last)
        case .subtitle where drafts[last].draft.body.isEmpty:
            drafts[last].draft.subtitles.append(index)
            notes.take(index, as: .subheadline, "opens with a dash under a headline", draft: last)
        default:
            if drafts[last].isBriefs, lines[index].line.markup == .strong {
                openBrief(index)
            } else {
                drafts[last].draft.body.append(index)
                notes.take(index, as: .body, "under a headline", draft: last)
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
            if let heading = block.draft.headlines.first {
                notes.take(heading, as: .banner, "heads a block of short items")
            }
            // Its dateline is the block's; what stands ahead of the first item is kept with it.
            drafts.removeLast()
            draft.body = block.draft.body.filter { !isOnlyDateline($0) }
        }
        drafts.append((draft, true))
        notes.take(index, as: .headline, "bold in a block of short items", draft: drafts.count - 1)
    }

    private func isOnlyDateline(_ index: Int) -> Bool {
        guard let text = lines[index].text else { return false }
        var opening = BodyOpening(text)
        opening.read()
        return opening.dateline != nil && opening.end == text.count
    }

    private func result() -> SplitPage {
        var articles: [Article] = []
        let ordinals = drafts.map { entry -> Int? in
            // A heading says that an article is there, even if its text is missing.
            let assembly = ArticleAssembly(page: page, lines: lines, draft: entry.draft)
            var article = assembly.article(evenIfEmpty: entry.draft.kind != .brief)
            if entry.draft.kind == .brief { article?.kind = .brief }
            guard let article else { return nil }
            articles.append(article)
            return articles.count
        }
        return SplitPage(
            articles: articles, masthead: masthead,
            lines: notes.isKept ? notes.explanations(of: lines, in: page, ordinals: ordinals) : [])
    }
}
