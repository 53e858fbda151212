import BulletinModel

/// A page whose headings are marked: Markdown and HTML.
///
/// The articles are what stands under the headings of one level: the highest that has text of its own under more than
/// one heading, or the only heading there is; numbered ones are parts of the article above. Headings above are sections,
/// headings below are subheads. What stands above all headings is read as a printed page is.
struct MarkedUpPage {
    let page: Page
    /// Headings are classified at once, other lines when an article takes them: a list of contents never is.
    var lines: [ClassifiedLine]
    var drafts: [OpenDraft] = []
    var notes: LineNotes
    var memory = LineMemory()
    var sections: [Int: String] = [:]
    var masthead: Masthead?
    /// Headings that belong to another one.
    var parts: [Int: HeadingGroups.Part] = [:]
    /// The headline that the document's title names.
    var titled: Int?
    /// HTML, whose headings without text between them may be one head.
    let hasHeads: Bool
    /// What stands above the first heading of an article.
    var top: SplitPage?

    /// - Parameter hasHeads: headings without text between them may be one head.
    init(_ page: Page, hasHeads: Bool, explaining: Bool) {
        self.page = page
        lines = page.lines.map { line in
            if case .heading = line.markup { return LineClassifier.classify(line, of: page) }
            return ClassifiedLine(line: line, kind: .body, text: nil, isCut: false)
        }
        notes = LineNotes(count: lines.count, isKept: explaining, isWorded: explaining)
        self.hasHeads = hasHeads
        if hasHeads {
            var levels: [Int: Int] = [:]
            for index in lines.indices where !isContents(index) { levels[index] = headingLevel(index) }
            titled = page.titled.flatMap { headsText($0) ? $0 : nil }
            parts = HeadingGroups(lines, levels: levels, titled: titled).parts
        }
    }

    consuming func split() -> SplitPage {
        guard let level = articleLevel, let first = lines.indices.first(where: { opensArticle($0, level: level) })
        else {
            return PrintedPage(withoutLinks(), explaining: notes.isKept).split()
        }
        dropKickersOfOthers(level: level)
        let start = kicker(of: first) ?? first
        takeTop(before: start)
        gather(level: level, from: top == nil ? 0 : start)
        return result()
    }

    /// Most pages have fewer.
    private static let usualArticles = 32

    /// The heading right above that is the headline's kicker.
    private func kicker(of headline: Int) -> Int? {
        parts[headline - 1] == .kicker(of: headline) ? headline - 1 : nil
    }

    /// A heading above one that opens no article (of a section, of links to other stories) is no part of it.
    private mutating func dropKickersOfOthers(level: Int) {
        for case (let index, .kicker(let main)) in parts
        where !opensArticle(main, level: level) || linksEnd(below: main) != nil {
            parts[index] = nil
        }
    }

    /// Reads what stands above the first article as a printed page is read: for the date and number of the page, and where
    /// it has text, for articles of its own.
    private mutating func takeTop(before first: Int) {
        let page = page
        // A list of contents may be long, and what tells of the page stands above it.
        let end = (0..<first).first { headingLevel($0) != nil && isListOfContents($0) } ?? first
        let above = page.lines[..<end].filter { line in if case .heading = line.markup { false } else { true } }
        guard !above.isEmpty else { return }
        let isText =
            !(0..<first).contains { headingLevel($0) != nil && isContents($0) }
            && above.contains { line in
                line.text.count >= 40 * 3 && LineEnd.endsSentence(page.text, line.text) && line.markup != .aside
            }
        let lines = isText ? Array(page.lines[..<first]) : above
        let split = PrintedPage(Page(text: page.text, lines: lines), explaining: notes.isKept).split()
        masthead = split.masthead
        if masthead?.published == nil {
            let days = above.lazy.compactMap { line -> CalendarDay? in
                guard case .metadata(let fields) = LineClassifier.classify(line, of: page).kind else { return nil }
                return fields.date
            }
            if let day = days.first {
                var dated = masthead ?? Masthead()
                dated.published = day
                masthead = dated
            }
        }
        if isText { top = split }
    }

    private mutating func gather(level articleLevel: Int, from start: Int) {
        drafts.reserveCapacity(Self.usualArticles)
        var isOpen = false
        var next = start
        while next < lines.count {
            let index = next
            next += 1
            if mayHeadLinks(index), let end = linksEnd(below: index) {
                for link in index..<end { notes.take(link, as: .aside, "links to other stories") }
                next = end
                continue
            }
            if let part = parts[index] {
                take(index, as: part)
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

    /// A kicker waits for the headline below it.
    private mutating func take(_ index: Int, as part: HeadingGroups.Part) {
        switch part {
        case .kicker: notes.take(index, as: .headline, "a smaller heading above the headline", draft: drafts.count)
        case .subtitle(let main):
            guard let last = drafts.indices.last, drafts[last].draft.headlines == [main] else { return }
            drafts[last].draft.subtitles.append(index)
            drafts[last].draft.extend(to: index)
            notes.take(index, as: .subheadline, "a smaller heading below the headline", draft: last)
        }
    }

    /// Whether an article is open behind it.
    private mutating func takeHeading(_ index: Int, level: Int, articleLevel: Int) -> Bool {
        if sections.contains(where: { $0.key >= level }) { sections = sections.filter { $0.key < level } }
        if isContents(index) {
            notes.take(index, as: .aside, "a list of what the page holds")
            return false
        }
        guard level == articleLevel else {
            let title = page.string(lines[index].line.text)
            if level == 1, drafts.isEmpty { takeMasthead(index) }
            if level > 1, !Self.plainHeadings.contains(title) { sections[level] = title }
            notes.take(index, as: .banner, "a heading above those of the articles")
            return false
        }
        let isBriefs = lines[index].text.map(SectionLabel.isOfBriefs) ?? false
        // Of a block of short items it becomes the banner when the first item opens.
        notes.take(index, as: .headline, "a heading", draft: drafts.count)
        let place = drafts.count
        let kicker = kicker(of: index)
        drafts.append(OpenDraft(draft: ArticleDraft(startingAt: kicker ?? index), isBriefs: isBriefs))
        drafts[place].draft.headlines.append(index)
        drafts[place].draft.kicker = kicker
        drafts[place].draft.extend(to: index)
        if !sections.isEmpty { drafts[place].draft.section = sections.max { $0.key < $1.key }?.value }
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

    private mutating func result() -> SplitPage {
        var articles = top?.articles ?? []
        articles.reserveCapacity(articles.count + drafts.count)
        var ordinals: [Int?] = []
        var assembly = ArticleAssembly(page: page, lines: lines)
        for place in drafts.indices {
            // A heading says that an article is there, even if its text is missing; on a site it heads a box.
            let isBrief = drafts[place].draft.kind == .brief
            let isArticle = assembly.append(
                &drafts[place].draft, to: &articles, evenIfEmpty: !isBrief && !hasHeads)
            if isArticle, isBrief { articles[articles.count - 1].kind = .brief }
            if notes.isKept { ordinals.append(isArticle ? articles.count : nil) }
        }
        guard notes.isKept else { return SplitPage(articles: articles, masthead: masthead) }
        var explanations = notes.explanations(of: lines, in: page, ordinals: ordinals)
        if let top { explanations.replaceSubrange(..<top.lines.count, with: top.lines) }
        return SplitPage(articles: articles, masthead: masthead, lines: explanations)
    }
}

/// An article while its lines are gathered, and whether its heading stands over a block of short items.
struct OpenDraft {
    var draft: ArticleDraft
    var isBriefs: Bool
}
