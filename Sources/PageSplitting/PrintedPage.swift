import BulletinModel

/// A page of plain text as blocks: heads, bodies, what closes an article.
///
///     page    = masthead? (banner? article)*
///     article = head? attachment* body+ closing*
///     head    = short+ subtitle*              the headline block, of one or more lines
///     closing = byline | source | 下转第3版
struct PrintedPage {
    let page: Page
    private let openings: LineOpenings
    private(set) var lines: [ClassifiedLine]
    var drafts = Drafts()
    private var articles: [Article] = []
    /// For each draft, which article it became; empty where nobody asks.
    private var ordinals: [Int?] = []
    var notes: LineNotes
    private var masthead = Masthead()
    private var hasMasthead = false
    var section: String?
    /// The number that the last label had ahead of it: 一、 of 一、国内要闻.
    var sectionNumber: Numbering.Number?
    /// What `section` names is a column: it heads the next article and no other.
    var headsOne = false
    /// The block of short items that is being read.
    var briefs: BriefsBlock?
    var habits = HeadHabits()
    /// Lines of its paragraphs that columns cut, at most two: more of them may be.
    let cuts: Int
    var isCutByColumns: Bool { cuts > 1 }
    /// Blank lines between two lines of text that follow each other, where the page has the same everywhere.
    let innerGap: Int?
    /// Whether two lines of text follow each other anywhere.
    let hasPairs: Bool
    /// Articles before the last one that have a dateline, and those that have none.
    private(set) var datelines = (with: 0, without: 0)
    /// Texts so far with their writer alone on the line below.
    var signedLetters = 0
    /// Labels in brackets that headed articles so far.
    var bracketedSections = 0
    /// A date or source that stands ahead of all heads: the next article's.
    var pending: [(index: Int, fields: MetadataLine)] = []
    /// A few words between two cuts, which are text of the paragraph around them. It is marked when the head is done with: while a
    /// head has the lines, a change copies them all.
    var piece: Int?

    /// - Parameters:
    ///   - isAsked: whether it is asked afterwards what rules made of each line.
    ///   - explaining: whether reasons are put into words.
    init(_ page: Page, isAsked: Bool = false, explaining: Bool) {
        var memory = LineMemory()
        var lines = page.lines.map { LineClassifier.classify($0, of: page, with: &memory) }
        Neighbours.revise(&lines, of: page)
        PageTop.mark(&lines)
        PageFoot.mark(&lines)
        PageEdge.markTop(&lines)
        PageEdge.markFoot(&lines)
        self.init(page, marked: lines, isAsked: isAsked, explaining: explaining)
    }

    /// The page once more, with what its lines are known to be.
    init(_ page: Page, lines: [ClassifiedLine], parts: [LinePart], banners: Set<Int>, explaining: Bool) {
        var lines = lines
        let top = parts.firstIndex { !$0.isNobody } ?? 0
        for index in lines.indices {
            lines[index].kind = Self.kind(
                of: lines[index], as: parts[index], isTop: index < top, isBanner: banners.contains(index))
        }
        self.init(page, marked: lines, isAsked: false, explaining: explaining)
    }

    private init(_ page: Page, marked lines: [ClassifiedLine], isAsked: Bool, explaining: Bool) {
        self.page = page
        self.lines = lines
        openings = LineOpenings()
        cuts = Self.countCuts(lines, of: page)
        innerGap = Self.innerGap(of: lines)
        hasPairs = lines.indices.dropFirst().contains { lines[$0].kind == .body && lines[$0 - 1].kind == .body }
        notes = LineNotes(count: lines.count, isKept: explaining || isAsked, isWorded: explaining)
    }

    private static func innerGap(of lines: [ClassifiedLine]) -> Int? {
        var gap: Int?
        for index in lines.indices.dropFirst() where lines[index].kind == .body && lines[index - 1].kind == .body {
            let blanks = lines[index].line.blanksAbove
            if let gap, gap != blanks { return nil }
            gap = blanks
        }
        return gap
    }

    /// Lines of text that do not end a sentence, and text below them.
    private static func countCuts(_ lines: [ClassifiedLine], of page: Page) -> Int {
        var count = 0
        for index in lines.indices.dropLast() where lines[index].kind == .body && lines[index].isCut {
            guard lines[index].text == nil || isCutText(lines[index], of: page) else { continue }
            if ColumnJoin.joins(lines[index], lines[index + 1]) { count += 1 }
            if count > 1 { break }
        }
        return count
    }

    /// A line of a paragraph that does not end a sentence.
    static func isCutText(_ line: ClassifiedLine, of page: Page) -> Bool {
        guard line.kind == .body, line.isCut, (line.text?.count ?? 99) > 20 else { return false }
        let end = LineText(endOf: line.line.text, in: page.text, limit: 60)
        return end.scalars.last.map(Scalars.isHan) == true && BodyEnding(end) == nil
    }

    consuming func split() -> SplitPage {
        gather()
        return result()
    }

    mutating func gather() {
        var index = 0
        while index < lines.count {
            index = isBodyLike(index) ? takeBody(at: index) : takeHead(at: index)
            if let piece {
                lines[piece].kind = .body
                lines[piece].isPiece = true
                self.piece = nil
            }
        }
    }

    func isBodyLike(_ index: Int) -> Bool {
        switch lines[index].kind {
        case .body: !leadsIntoHeadline(index)
        case .caption, .row: true
        default: false
        }
    }

    /// 某公司致函本报称: and a headline under it: the colon or comma ends no paragraph there.
    private func leadsIntoHeadline(_ index: Int) -> Bool {
        guard let text = lines[index].text, text.count <= 30, text.count >= 3, index + 2 < lines.count,
            lines[index + 1].kind == .short, let last = text.scalars.last,
            last == 0x3A || last == 0x2C || last == 0x3001
        else { return false }
        guard drafts.last.map({ !$0.isClosed && !$0.isSigned }) ?? false else { return true }
        // Inside an open article what stands below must leave no doubt.
        if last == 0x3A, Kicker.unitAlone(text) != nil { return true }
        return last != 0x3001 && dateline(index + 2)?.range.lowerBound == 0
    }

    private static let longestNumbered = 12

    /// 二、基层动态 behind 一、今日关注, whatever its words: a label.
    mutating func markNumberedLabel(_ index: Int) {
        guard let above = sectionNumber, lines[index].kind == .short, let text = lines[index].text,
            text.count <= Self.longestNumbered, let number = Numbering.number(text), number.style == above.style,
            number.value == above.value + 1, number.length < text.count
        else { return }
        lines[index].kind = .label(number.length..<text.count)
    }

    /// The lines with a label taken for the headline of what stands below it.
    mutating func headlined(_ label: Int) -> [ClassifiedLine] {
        lines[label].kind = .short
        return lines
    }

    var open: Int? { drafts.last.map { $0.isClosed } == false ? drafts.count - 1 : nil }

    /// The beginning of a line, as rules read it.
    func opening(_ index: Int) -> LineText { lines[index].text ?? openings.text(index, readOpening(index)) }

    /// The dateline that stands in the beginning of a line.
    func dateline(_ index: Int) -> DatelineReading? {
        guard DatelineReading.mayOpen(page.text, lines[index].line.text) else { return nil }
        return openings.dateline(index, readOpening(index))
    }

    /// The words in the beginning of a line.
    func words(_ index: Int) -> LineWords { openings.words(index, readOpening(index)) }

    private func readOpening(_ index: Int) -> LineText {
        lines[index].text ?? LineText(page.text, lines[index].line.text, limit: LineWords.longest)
    }

    /// Opens a draft at a line; what was printed ahead of all heads is its own, but for what the article above went on below.
    mutating func openDraft(at index: Int) {
        countDateline()
        var draft = ArticleDraft(startingAt: index)
        draft.section = section
        if headsOne { (section, headsOne) = (nil, false) }
        for (place, fields) in pending {
            if let last = drafts.lastIndex, place < drafts[last].last {
                drafts[last].metadata.append(fields)
                notes.take(place, as: .fields, "stands inside the article", draft: last)
                continue
            }
            draft.first = min(draft.first, place)
            draft.metadata.append(fields)
            notes.take(place, as: .fields, "stands above the text of the article", draft: drafts.count)
        }
        pending = []
        drafts.append(draft)
        if let finished = drafts.takeFinished() { finish(finished) }
    }

    /// Articles before the last one without an author under the headline.
    private(set) var unauthored = 0

    /// Articles before the last one with their editors behind them.
    private(set) var edited = 0

    private mutating func countDateline() {
        if drafts.last?.hasEditors == true { edited += 1 }
        guard let last = drafts.last, last.kind == .article, !last.body.isEmpty else { return }
        if !last.isAuthored { unauthored += 1 }
        if hasDateline(last) { datelines.with += 1 } else { datelines.without += 1 }
    }

    mutating func note(_ index: Int, _ role: LineRole, _ reason: @autoclosure () -> String, draft: Int? = nil) {
        notes.take(index, as: role, reason(), draft: draft)
    }

    mutating func take(masthead fields: MetadataLine) {
        hasMasthead = true
        masthead.published = masthead.published ?? fields.date
        masthead.publication = masthead.publication ?? fields.publication
        masthead.page = masthead.page ?? fields.page
    }

    private mutating func finish(_ draft: ArticleDraft) {
        var assembly = ArticleAssembly(page: page, lines: lines)
        let article = assembly.article(of: draft)
        if let article { articles.append(article) }
        if notes.isKept { ordinals.append(article == nil ? nil : articles.count) }
    }

    /// What was made of each line.
    var ruled: [PartSigns.Ruled] { notes.ruled(ordinals: ordinals) }

    mutating func result() -> SplitPage {
        for draft in drafts.takeAll() { finish(draft) }
        return SplitPage(
            articles: articles, masthead: hasMasthead ? masthead : nil,
            lines: notes.isWorded ? notes.explanations(of: lines, in: page, ordinals: ordinals) : [], remarks: [])
    }
}
