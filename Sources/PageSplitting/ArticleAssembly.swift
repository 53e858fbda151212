import BulletinModel

/// Makes articles of a page of the lines that were gathered for each.
struct ArticleAssembly {
    private var bodies: BodyReader
    private var page: Page { bodies.page }
    private var lines: [ClassifiedLine] { bodies.lines }

    init(page: Page, lines: [ClassifiedLine]) {
        bodies = BodyReader(page: page, lines: lines)
    }

    /// Nil where nothing was printed but furniture.
    /// - Parameter evenIfEmpty: a headline alone will do.
    mutating func article(of draft: ArticleDraft, evenIfEmpty: Bool = false) -> Article? {
        var articles: [Article] = []
        var draft = draft
        return append(&draft, to: &articles, evenIfEmpty: evenIfEmpty) ? articles[0] : nil
    }

    /// - Parameter draft: nothing of it changes; it is lent so, for whoever takes one out of an array has it copied.
    /// - Returns: false where nothing was printed but furniture; then nothing is appended.
    mutating func append(_ draft: inout ArticleDraft, to articles: inout [Article], evenIfEmpty: Bool) -> Bool {
        articles.append(Article(kind: draft.kind, span: span(of: draft)))
        if fill(&articles[articles.count - 1], from: draft) || evenIfEmpty { return true }
        articles.removeLast()
        return false
    }

    /// Whether there is more than furniture.
    private mutating func fill(_ article: inout Article, from draft: ArticleDraft) -> Bool {
        article.section = draft.section
        readHead(of: draft, into: &article)
        let body = bodies.read(draft.body, hasHeadline: article.headline != nil, into: &article)
        if article.headline == nil { article.headline = body.title }
        if article.dateline == nil { article.dateline = draft.bylines.lazy.compactMap(\.dateline).first }
        article.bylines = bylines(of: draft, inBody: body)
        article.published = draft.metadata.lazy.compactMap(\.date).first
        if article.kind == .article, isPhoto(article, of: draft, body: body) { article.kind = .photo }
        return !article.paragraphs.isEmpty || article.headline != nil && !article.bylines.isEmpty
    }

    private func span(of draft: ArticleDraft) -> Range<Int> {
        lines[draft.first].line.source.lowerBound..<lines[draft.last].line.source.upperBound
    }

    // MARK: Head

    private func readHead(of draft: ArticleDraft, into article: inout Article) {
        if let kicker = draft.kicker { article.kicker = name(ofKicker: lines[kicker]) }
        func add(_ part: String) { article.headline = article.headline.map { $0 + " " + part } ?? part }
        for (place, index) in draft.headlines.enumerated() {
            guard let line = lines[index].text else {
                add(page.string(lines[index].line.text))
                continue
            }
            let text = words(of: line, at: index, in: draft)
            var range = 0..<text.count
            if place == 0, draft.headlines.count > 1, let name = Kicker.unitAlone(text, isAboveHeadline: true) {
                article.kicker = page.string(text.bytes(name))
                continue
            }
            if place == 0, let kicker = Kicker(text) {
                article.kicker = page.string(text.bytes(kicker.name))
                range = kicker.headline..<text.count
            }
            if let dash = subtitleStart(text, range) {
                article.subheadline = page.string(text.bytes(dash..<range.upperBound))
                range = range.lowerBound..<trimmedEnd(text, before: dash, from: range.lowerBound)
            }
            add(page.string(text.bytes(range)))
        }
        for index in draft.subtitles {
            let words = page.string(lines[index].line.text)
            // A line that opens with no dash goes on with the words above it.
            let isPiece = lines[index].kind == .short && lines[index].first.map(Bullet.isSign) != true
            article.subheadline = article.subheadline.map { $0 + (isPiece ? "" : " ") + words } ?? words
        }
    }

    /// A kicker's line without a colon behind a unit or brackets around it.
    private func name(ofKicker line: ClassifiedLine) -> String {
        guard let text = line.text else { return page.string(line.line.text) }
        let own = Bullet.length(text)..<text.count
        let inner = Kicker.unitAlone(text, isAboveHeadline: true) ?? Brackets.aroundAll(text, own)
        return page.string(inner.map(text.bytes) ?? line.line.text)
    }

    /// A headline's line without what was printed ahead of it or around it: ■, 标题:, 3、, 【】.
    private func words(of line: LineText, at index: Int, in draft: ArticleDraft) -> LineText {
        var own = max(Bullet.length(line), TitleLabel.length(line))..<line.count
        if index == draft.headlines[0], let number = Numbering.number(line), line.count - number.length >= 4,
            hasNeighbour(of: number, at: index)
        {
            own = number.length..<line.count
        }
        if draft.headlines.count == 1, let inner = Brackets.aroundAll(line, own) { own = inner }
        return own.count == line.count ? line : LineText(line, own)
    }

    /// In lines: as far as the headlines of neighbours stand apart.
    private static let reach = 120

    /// 3、石桥镇建成渡口, and 2、… or 4、… above another text of the page: its place in a row, and no word of it.
    private func hasNeighbour(of own: Numbering.Number, at index: Int) -> Bool {
        let near = max(0, index - Self.reach)..<min(lines.count, index + Self.reach)
        return near.contains { other in
            guard other != index, let first = lines[other].first, Numbering.mayOpen(with: first),
                let text = lines[other].text, let number = Numbering.number(text), number.style == own.style
            else { return false }
            return abs(number.value - own.value) == 1
        }
    }

    /// Where in 抗疫路上的身影 ——古楼街道巾帼力量 the subtitle begins.
    private func subtitleStart(_ text: LineText, _ range: Range<Int>) -> Int? {
        guard range.count > 8, text.mayHold(0x2014) else { return nil }
        for index in range.lowerBound + 3..<range.upperBound - 3
        where text.scalars[index] == 0x2014 && text.scalars[index + 1] == 0x2014
            && Scalars.isBlank(text.scalars[index - 1])
        {
            return index
        }
        return nil
    }

    private func trimmedEnd(_ text: LineText, before end: Int, from start: Int) -> Int {
        var end = end
        while end > start, Scalars.isBlank(text.scalars[end - 1]) { end -= 1 }
        return end
    }

    // MARK: Bylines

    private func bylines(of draft: ArticleDraft, inBody body: BodyReading) -> [Byline] {
        var all: [Byline] = []
        for byline in body.leadingBylines { all.append(byline) }
        for reading in draft.bylines { all += reading.bylines }
        for byline in body.closingBylines { all.append(byline) }
        if all.isEmpty, draft.metadata.isEmpty { return [] }
        let writers = Set(all.filter { $0.role == .reporter || $0.role == .correspondent }.map(\.name))
        for fields in draft.metadata {
            // 作者:… names again whom the text itself names with what they are.
            all += fields.bylines.filter { $0.role != .reporter || !writers.contains($0.name) }
        }
        return Self.merged(all)
    }

    /// Each name once in a role: where one printing of it tells the outlet and another none, with the outlet.
    /// - Complexity: linear.
    private static func merged(_ bylines: [Byline]) -> [Byline] {
        var merged: [Byline] = []
        // By name and role, without outlet: where such stand in `merged`.
        var places: [Byline: [Int]] = [:]
        for byline in bylines {
            let key = Byline(name: byline.name, role: byline.role)
            let same = places[key]?.prefix(8).first { place in
                merged[place].outlet == byline.outlet || merged[place].outlet == nil || byline.outlet == nil
            }
            if let same {
                merged[same].outlet = merged[same].outlet ?? byline.outlet
            } else {
                places[key, default: []].append(merged.count)
                merged.append(byline)
            }
        }
        return merged
    }

    /// 摄 at the end of a text of a paragraph or two.
    private func isPhoto(_ article: Article, of draft: ArticleDraft, body: BodyReading) -> Bool {
        guard article.dateline == nil, article.paragraphs.count <= 2 else { return false }
        let isCredited = draft.bylines.last?.credit == .picture || body.closingCredit == .picture
        let length = article.paragraphs.reduce(0) { $0 + $1.utf8.count }
        if isCredited { return length <= 1_500 }
        return false
    }
}
