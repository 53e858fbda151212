import BulletinModel

/// What was decided of lines between two texts, against what rules had made of them.
struct LineVerdicts {
    /// By line; empty where nothing was decided.
    private var owners: [LineOwner?] = []
    /// Lines over several articles.
    private var banners: Set<Int> = []
    /// Of lines of text: whether the article above goes on with it.
    private var texts: [Int: Bool] = [:]

    var isEmpty: Bool { owners.isEmpty }

    /// - Parameters:
    ///   - found: of the lines of the gap.
    ///   - ruled: what rules made of them.
    mutating func take(_ gap: PageGap, _ found: [LineOwner], ruled: [GapSigns.Ruled]) {
        if owners.isEmpty { owners = Array(repeating: nil, count: ruled.count) }
        for (index, owner) in zip(gap.range, found) {
            owners[index] = owner
            if owner == .nobody, ruled[index].role == .banner { banners.insert(index) }
        }
        guard let below = gap.below, gap.place == .inner, let last = found.last else { return }
        switch last {
        case .within, .nobodyWithin: texts[below] = true
        case .above, .nobody, .between: texts[below] = false
        case .below: break
        }
    }

    func isBanner(_ index: Int) -> Bool { banners.contains(index) }

    func owner(_ index: Int) -> LineOwner? { owners.isEmpty ? nil : owners[index] }

    /// Whether the article above goes on with a line of text; nil where nobody decided.
    func goesOn(_ index: Int) -> Bool? {
        switch owner(index) {
        case .above, .within, .between: true
        default: texts[index]
        }
    }

    /// A line's kind as its owner has it.
    func kind(of line: ClassifiedLine, at index: Int, isTop: Bool) -> LineClass {
        guard let owner = owner(index), !isBanner(index) else { return line.kind }
        switch (line.kind, owner) {
        case (.rule, _), (.aside, _), (.continuation, _), (.byline, .above), (.byline, .below), (.byline, .within),
            (.byline, .between):
            return line.kind
        case (.metadata(var fields), _):
            if owner.isNobody, !isTop { return .aside }
            fields.isMasthead = owner.isNobody
            return .metadata(fields)
        case (_, .nobody), (_, .nobodyWithin): return .aside
        case (.body, .below), (.caption, .below), (.row, .below), (.note, .below):
            return line.text == nil ? .body : .short
        case (.label, .above), (.label, .within), (.label, .between): return .short
        default: return line.kind
        }
    }
}

extension PrintedPage {
    /// Lines of a page that is asked about: of more nothing is kept, and rules alone read them.
    static let mostLines = 20_000

    /// Reads the page by rules, asks `GapModel` whose the lines between texts are, and reads the page once more where it
    /// says otherwise.
    static func split(_ page: Page, explaining: Bool) -> SplitPage {
        guard page.lines.count <= mostLines else { return PrintedPage(page, explaining: explaining).split() }
        var reading = PrintedPage(page, isAsked: true, explaining: explaining)
        let lines = reading.lines
        reading.gather()
        var split = reading.result()
        let made = reading.ruled
        let signs = GapSigns(page: page, lines: lines, ruled: made)
        let gaps = signs.gaps().map { (gap: $0, signs: signs.signs(of: $0)) }
        var verdicts = LineVerdicts()
        for (gap, found) in gaps {
            let ruled = signs.owners(of: gap)
            if let owners = reading.owners(of: gap, signs: found, ruled: ruled, isSure: signs.isSure(gap)) {
                verdicts.take(gap, owners, ruled: made)
            }
        }
        if !verdicts.isEmpty {
            var again = PrintedPage(page, lines: lines, verdicts: verdicts, explaining: explaining)
            again.gather()
            split = again.result()
        }
        if explaining { signs.tell(of: gaps, in: &split.lines) }
        return split
    }

    /// Whose the lines of a gap are; nil where rules stay.
    /// - Parameters:
    ///   - signs: of each line.
    ///   - ruled: whose rules have them.
    ///   - isSure: whether rules leave hardly a doubt that an article opens there, or that none does.
    private func owners(of gap: PageGap, signs: [[UInt16]], ruled: [LineOwner], isSure: Bool) -> [LineOwner]? {
        let owners = GapModel.shared.owners(of: gap, signs: signs) { index, owner in
            let before = ruled[index - gap.range.lowerBound]
            return owner == before
                || mayDiffer(index, from: before, to: owner) && (!isSure || owner.isInside == before.isInside)
        }
        guard let owners, owners != ruled else { return nil }
        // An article at the foot stays where rules found it, and where both see one in a gap, they know how it is made up.
        return !ruled.contains(.between) || gap.place == .inner && !owners.contains(.between) ? owners : nil
    }

    /// Whether a line may be of another than rules say: a sentence heads nothing and is not left out inside an
    /// article, 相关链接 stays with its story, and who edited the only article of a page is told with it.
    private func mayDiffer(_ index: Int, from ruled: LineOwner, to owner: LineOwner) -> Bool {
        switch lines[index].kind {
        case .body where !lines[index].isCut: return owner.isNobody && ruled != .within
        // The words of a picture are a photo of their own.
        case .caption where ruled == .between: return false
        case .metadata(let fields) where drafts.count == 1 && !fields.bylines.isEmpty: return false
        default:
            return ruled != .within && ruled != .above || lines[index].text.map(SectionLabel.isSidebar) != true
        }
    }

    /// Lines whose owner was decided.
    /// - Returns: the next line to look at.
    mutating func takeLines(at start: Int, of owner: LineOwner) -> Int {
        var end = start + 1
        let limit = headEnd(from: start)
        while end < limit, let next = verdicts.owner(end), next == owner || next.isNobody && owner.isNobody { end += 1 }
        var block = HeadBlock(lines: lines, range: start..<end)
        switch owner {
        case .below:
            if let label = block.onlyLabel { block = HeadBlock(lines: headlined(label), range: start..<end) }
            return takeArticleHead(block, because: "between two texts such lines open the one below", end: end)
        case .nobody, .nobodyWithin:
            takeFurniture(of: block, draft: nil)
            if owner == .nobody, let last = drafts.lastIndex { drafts[last].isClosed = true }
            for index in block.range where verdicts.isBanner(index) { takeBanner(index) }
        case .between:
            return takeShortArticle(start..<end)
        case .above, .within:
            guard let last = drafts.lastIndex else {
                return takeArticleHead(block, because: "short, above a body", end: end)
            }
            drafts[last].isClosed = false
            takeFurniture(of: block, draft: last)
            if owner == .within {
                continueArticle(with: block, because: "between two texts such lines stand inside an article")
                drafts[last].isClosed = false
            } else {
                takeEnd(of: block)
            }
        }
        return end
    }

    /// An article of short lines: the first is its headline where it is no sentence.
    private mutating func takeShortArticle(_ range: Range<Int>) -> Int {
        let isFirst = range.lowerBound == 0 || verdicts.owner(range.lowerBound - 1) != .between
        let head = HeadBlock(lines: lines, range: range.lowerBound..<range.lowerBound + 1)
        if isFirst, !head.shorts.isEmpty {
            takeArticleHead(head, because: "between two texts such lines are an article of their own")
        }
        guard let last = drafts.lastIndex else { return range.upperBound }
        let rest = HeadBlock(
            lines: lines, range: (isFirst ? range.lowerBound + 1 : range.lowerBound)..<range.upperBound)
        drafts[last].isClosed = false
        takeFurniture(of: rest, draft: last)
        drafts[last].bylines += rest.bylines
        drafts[last].metadata += rest.metadata
        for index in rest.shorts {
            drafts[last].append(index, lines[index])
            note(index, .body, "between two texts such lines are an article of their own", draft: last)
        }
        drafts[last].extend(to: range.upperBound - 1)
        if range.upperBound == lines.count || verdicts.owner(range.upperBound) != .between {
            drafts[last].isClosed = true
        }
        return range.upperBound
    }

    /// The last lines of the article above.
    private mutating func takeEnd(of block: HeadBlock) {
        if let last = block.shorts.last {
            let ahead = HeadBlock(lines: lines, range: block.range.lowerBound..<last)
            continueArticle(with: ahead, because: "between two texts such lines end the one above")
            drafts[drafts.count - 1].isClosed = false
            takeOwnLines(of: HeadBlock(lines: lines, range: last..<last + 1), in: block)
            drafts[drafts.count - 1].isClosed = false
            let behind = HeadBlock(lines: lines, range: last + 1..<block.range.upperBound)
            continueArticle(with: behind, because: "")
        } else {
            continueArticle(with: block, because: "")
        }
        drafts[drafts.count - 1].isClosed = true
    }

    /// A line of text of which it was decided whether it goes on with the article above.
    /// - Returns: the next line to look at; nil where nobody decided, or no article stands above.
    mutating func takeDecidedBody(at index: Int) -> Int? {
        guard let goesOn = verdicts.goesOn(index), let last = drafts.lastIndex else { return nil }
        if goesOn {
            drafts[last].isClosed = false
            note(index, .body, "text of the article above", draft: last)
        } else {
            guard briefs == nil, !isUnderHeadline else { return nil }
            openDraft(at: index)
            note(index, .body, "opens an article without a headline", draft: drafts.count - 1)
        }
        appendText(index)
        return takeClosing(after: index)
    }
}
