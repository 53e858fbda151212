/// Which headings are those of articles.
extension MarkedUpPage {
    /// What else the site has to offer is no text, whatever its heading.
    func withoutLinks() -> Page {
        var page = page
        for index in lines.indices {
            for link in index..<(linksEnd(below: index) ?? index) { page.lines[link].markup = .aside }
        }
        return page
    }

    /// Text stands below it before the next heading, or no other heading has any but parts of it: a page's or a broadcast's
    /// name may be the document's title as well.
    func headsText(_ index: Int) -> Bool {
        var below = index + 1
        while below < lines.count, headingLevel(below) == nil {
            if lines[below].line.text.count >= 60, endsSentence(below) { return true }
            below += 1
        }
        return lines.indices[(index + 1)...].allSatisfy { other in
            guard headingLevel(other) != nil, other + 1 < lines.count, headingLevel(other + 1) == nil else {
                return true
            }
            return linksEnd(below: other) != nil || lines[other].text.map(Numbering.opens) ?? false
        }
    }

    /// The lines between a heading and the next one.
    private func linesBelow(_ index: Int) -> some Sequence<Int> {
        lines.indices[(index + 1)...].lazy.prefix { headingLevel($0) == nil }
    }

    private func endsSentence(_ index: Int) -> Bool { LineEnd.endsSentence(page.text, lines[index].line.text) }

    func headingLevel(_ index: Int) -> Int? {
        if case .heading(let level) = lines[index].line.markup { Int(level) } else { nil }
    }

    func opensArticle(_ index: Int, level: Int) -> Bool {
        headingLevel(index) == level && parts[index] == nil && !isContents(index)
    }

    /// Nil where there is no heading.
    var articleLevel: Int? {
        if let titled, let level = headingLevel(titled) { return level }
        var withText = [Int](repeating: 0, count: 8)
        var numbered = [Int](repeating: 0, count: 8)
        /// Of the heading above the first numbered one.
        var parent: Int?
        var above: Int?
        for index in lines.indices {
            guard let level = headingLevel(index), !isContents(index), linksEnd(below: index) == nil else { continue }
            if hasTextBelow(index) {
                let main = mainHeading(of: index)
                withText[headingLevel(main) ?? level] += 1
                if lines[index].text.map(Numbering.opens) ?? false {
                    numbered[level] += 1
                    if parent == nil { parent = above.flatMap { $0 < level ? $0 : nil } }
                }
            }
            if parts[index] == nil { above = level }
        }
        guard let highest = withText.firstIndex(where: { $0 > 0 }) else { return nil }
        if let title = titleOfParts(at: highest) { return title }
        return numbered[highest] == withText[highest] ? parent ?? highest : highest
    }

    private static let longestPart = 10

    /// The level of the one heading above where all that stand below it, without text of its own, head parts of its story: they
    /// are a few words each, shorter than it, and no report opens below any but the first.
    private func titleOfParts(at level: Int) -> Int? {
        guard hasHeads, let title = lines.indices.first(where: { headingLevel($0) != nil }),
            let above = headingLevel(title), above < level, let name = lines[title].text, name.count >= 8,
            !HeadingGroups.namesSite(lines[title]), !HeadingGroups.namesPage(lines[title])
        else { return nil }
        let others = lines.indices.filter { headingLevel($0) != nil && $0 != title && linksEnd(below: $0) == nil }
        guard others.count > 1, others.allSatisfy({ headingLevel($0) == level && isPart($0, below: name) }) else {
            return nil
        }
        return others.dropFirst().contains { opensReport(below: $0) } ? nil : above
    }

    private func isPart(_ index: Int, below name: LineText) -> Bool {
        guard let text = lines[index].text else { return false }
        return text.count < name.count && (text.count <= Self.longestPart || Numbering.opens(text))
            && SectionLabel.name(in: text) == nil
    }

    /// Its first lines are by somebody or from somewhere.
    private func opensReport(below index: Int) -> Bool {
        linesBelow(index).prefix(2).contains { line in
            let classified = LineClassifier.classify(page.lines[line], of: page)
            switch classified.kind {
            case .byline, .metadata: return true
            default:
                let text = classified.text ?? LineText(page.text, page.lines[line].text, limit: 60)
                return DatelineReading(text)?.range.lowerBound == 0
            }
        }
    }

    /// Something stands between it and the next heading that is not the date of the page alone.
    private func hasTextBelow(_ index: Int) -> Bool {
        var below = index + 1
        while below < lines.count, headingLevel(below) == nil {
            guard hasHeads, case .metadata(let fields) = LineClassifier.classify(page.lines[below], of: page).kind,
                fields.bylines.isEmpty
            else { return true }
            below += 1
        }
        return false
    }

    /// 春来捷报: what ends as a paper's name does and has text below it is a headline.
    private func headsSentence(_ index: Int) -> Bool {
        var below = index + 1
        while below < lines.count, headingLevel(below) == nil {
            if endsSentence(below) { return true }
            below += 1
        }
        return false
    }

    private func mainHeading(of index: Int) -> Int {
        switch parts[index] {
        case .kicker(let main), .subtitle(let main): main
        case nil: index
        }
    }

    private static let contentsWords = EndingTable(["摘要", "目录", "导读", "提要", "要目"])

    /// 新闻摘要, 目录: a list of what comes below.
    func isContents(_ index: Int) -> Bool {
        guard let text = lines[index].text, text.count <= 10 else { return false }
        return isListOfContents(index) || PageTop.isPublication(text, 0..<text.count) && !headsSentence(index)
    }

    func isListOfContents(_ index: Int) -> Bool {
        lines[index].text.map { $0.count <= 10 && Self.contentsWords.ends($0) } ?? false
    }

    /// In bytes: a label that heads what is of other stories has at most twelve characters.
    private static let longestLabel = 48

    /// 相关新闻 and short items below it, none a sentence: where they end; nil where something else stands at the line.
    func linksEnd(below index: Int) -> Int? {
        guard mayHeadLinks(index), case let line = lines[index].line.text, line.count <= Self.longestLabel,
            SectionLabel.mayBeOfOthers(page.text.span, line),
            case let text = lines[index].text ?? LineText(page.text, line),
            SectionLabel.isSidebar(text) || Furniture.endsStory(text)
        else { return nil }
        var end = index + 1
        while end < lines.count, lines[end].line.markup == .aside || isShortItem(end) { end += 1 }
        return end > index + 1 ? end : nil
    }

    /// A heading, or a line in bold.
    @inline(__always) func mayHeadLinks(_ index: Int) -> Bool {
        switch lines[index].line.markup {
        case .heading, .strong: true
        default: false
        }
    }

    private func isShortItem(_ index: Int) -> Bool {
        lines[index].line.markup == .item && LineClassifier.classify(page.lines[index], of: page).kind != .body
    }
}
