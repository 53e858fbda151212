import BulletinModel

/// Lines of text: they go to the open article, or open one.
extension PrintedPage {
    /// - Returns: the next line to look at.
    mutating func takeBody(at index: Int) -> Int {
        if let briefs, drafts.last?.body.isEmpty == false, !briefs.goesOn(with: lines[index]), !isShortItem(index) {
            endBriefs()
        }
        if case .caption(let isSure) = lines[index].kind, briefs == nil, standsAlone(caption: index, isSure: isSure) {
            return takeCaption(at: index)
        }
        if opensBrief(index) { return takeBrief(at: index) }
        if let end = captionsEnd(from: index) {
            for caption in index..<end { _ = takeCaption(at: caption) }
            return end
        }
        appendBody(index)
        return takeClosing(after: index)
    }

    /// A paragraph of a sentence or two among items without headlines: more room above it ends no block.
    private func isShortItem(_ index: Int) -> Bool {
        guard let briefs, briefs.hasHeadlines == false, lines[index].line.blanksAbove < 2, lines[index].kind == .body,
            !briefs.isBulleted || briefs.opensWithBullet(lines[index], of: page)
        else { return false }
        return tellsLittle(index)
    }

    /// Lines without a headline, ahead of one that opens with a dateline and a byline, are the words of its pictures where
    /// one of them says so: where they end, or nil.
    private func captionsEnd(from start: Int) -> Int? {
        guard open == nil, briefs == nil, !isUnderHeadline else { return nil }
        var index = start
        var isCaption = false
        while index < min(lines.count, start + 9), isBodyLike(index), lines[index].line.text.count <= 420 {
            let text = opening(index)
            if let dateline = dateline(index), dateline.isSure(in: text) {
                return isCaption && index > start ? index : nil
            }
            if case .caption = lines[index].kind { isCaption = true }
            if text.firstIndex(of: Self.picture) != nil { isCaption = true }
            index += 1
        }
        return nil
    }

    private static let picture: Phrase = "图为"
    private static let ownPage: Phrase = "本版"

    private mutating func appendBody(_ index: Int) {
        if let last = drafts.lastIndex, let reason = goesOn(index, after: last) {
            note(index, .body, reason, draft: last)
        } else {
            openDraft(at: index)
            note(index, .body, "opens an article without a headline", draft: drafts.count - 1)
        }
        appendText(index)
    }

    /// Takes a line of text into the last draft.
    mutating func appendText(_ index: Int) {
        let last = drafts.count - 1
        drafts[last].append(index, lines[index])
        drafts[last].isClosed = false
        drafts[last].isSigned = Signature.ends(lines[index], of: page)
        if Signature.isContinued(lines[index], of: page) { drafts[last].isContinuedElsewhere = true }
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

    /// Why the line belongs to the article above, or nil where it opens another: with a dateline below one that has its
    /// own, or behind one that has been closed.
    private func goesOn(_ index: Int, after last: Int) -> String? {
        let draft = drafts[last]
        guard !draft.body.isEmpty else { return draft.headlines.isEmpty ? "text" : "stands under a headline" }
        if draft.isContinuedElsewhere { return nil }
        // (上接第1版)…: the rest of a story of another page.
        if lines[index].first == 0x28, Furniture.isContinuedFrom(opening(index)) { return nil }
        guard let dateline = dateline(index), dateline.range.lowerBound == 0 else {
            if draft.isClosed, lines[index].line.blanksAbove > 1 || draft.kind != .article || draft.hasEditors {
                return nil
            }
            if draft.isSigned, draft.bylines.isEmpty, ReportOpening.opens(opening(index)) { return nil }
            return ColumnJoin.joins(lines[draft.body[draft.body.count - 1]], lines[index])
                ? "goes on with the paragraph that the column above cut" : "text of the article above"
        }
        // 央视网消息(新闻联播): on a line of its own, and 本台消息: below it.
        if draft.body.count == 1, isDatelineAlone(draft.body[0]) { return "text of the article above" }
        // Below a table nothing goes on.
        if lines[draft.body[draft.body.count - 1]].kind == .row { return nil }
        let isReported = hasDateline(draft) || !draft.bylines.isEmpty && draft.body.count > 1
        let isAnother = draft.isClosed || draft.isSigned || dateline.isSure(in: opening(index)) && isReported
        return isAnother ? nil : "text of the article above"
    }

    private func isDatelineAlone(_ index: Int) -> Bool {
        lines[index].text.map(BodyOpening.isDatelineAlone) == true
    }

    func hasDateline(_ draft: ArticleDraft) -> Bool {
        draft.body.prefix(8).contains { dateline($0) != nil }
    }

    // MARK: Behind a body

    /// Bylines, sources and continued-on lines right behind a body.
    mutating func takeClosing(after index: Int) -> Int {
        var next = index + 1
        while next < lines.count, takeClosingLine(next) { next += 1 }
        return next
    }

    private mutating func takeClosingLine(_ index: Int) -> Bool {
        let last = drafts.count - 1
        switch lines[index].kind {
        case .byline where lines[index].text?.starts(with: Self.ownPage) == true:
            note(index, .masthead, "the editors of the page")
            drafts[last].isClosed = true
            return true
        case .byline(let reading) where isOfStory(reading, above: last):
            drafts[last - 1].bylines.append(reading)
            note(index, .byline, "stands behind the body and its picture", draft: last - 1)
            return true
        case .byline(let reading):
            // Between two stretches of body 摄 is the credit of a picture there, and closes nothing.
            drafts[last].bylines.append(reading)
            note(index, .byline, "stands behind the body", draft: last)
        case .metadata where lines[index].text?.starts(with: Self.ownPage) == true:
            note(index, .masthead, "the editors of the page")
            drafts[last].isClosed = true
            return true
        case .metadata(let fields) where isOfPage(fields, at: index):
            note(index, .masthead, "the editors of the page")
            drafts[last].isClosed = true
            return true
        case .metadata(let fields) where !fields.isMasthead:
            drafts[last].metadata.append(fields)
            drafts[last].hasEditors = drafts[last].hasEditors || !fields.bylines.isEmpty
            note(index, .fields, "stands behind the body", draft: last)
        case .continuation:
            note(index, .continuation, "names another page")
            drafts[last].isClosed = true
            drafts[last].isContinuedElsewhere = true
            return true
        case .note:
            drafts[last].append(index, lines[index])
            drafts[last].isSigned = lines[index].text.map(Signature.namesAuthor) == true
            if lines[index].text.map(Furniture.endsInstallment) == true {
                drafts[last].isClosed = true
                drafts[last].isContinuedElsewhere = true
            }
            note(index, .body, "a line in brackets behind the text", draft: last)
            return true
        default:
            return false
        }
        drafts[last].isClosed = true
        drafts[last].extend(to: index)
        return true
    }

    private static let fewestOfPage = 3

    /// 编辑/熊辉 美编/甘露 below the last of several articles, and below no other.
    private func isOfPage(_ fields: MetadataLine, at index: Int) -> Bool {
        let isLaidOut = drafts.count > 1 && lines[index].text.map(PageFoot.namesLayout) == true
        guard drafts.count >= Self.fewestOfPage || isLaidOut, edited == 0, drafts.last?.hasEditors == false,
            !fields.bylines.isEmpty, fields.bylines.allSatisfy({ $0.role == .editor }), fields.date == nil,
            fields.publication == nil
        else { return false }
        return lines[(index + 1)...].allSatisfy {
            switch $0.kind {
            case .aside, .rule: true
            case .metadata(let fields): fields.bylines.allSatisfy { $0.role == .editor }
            default: false
            }
        }
    }

    /// (记者何嘉敏报道) below the words of a picture that somebody else is named for: who wrote the story above it.
    private func isOfStory(_ reading: BylineReading, above photo: Int) -> Bool {
        guard photo > 0, drafts[photo].kind == .photo, drafts[photo].bylines.isEmpty, reading.hasRole,
            reading.credit != .picture, let caption = drafts[photo].body.last,
            case let story = drafts[photo - 1], story.kind == .article, story.bylines.isEmpty, !story.hasEditors,
            let ending = BodyEnding(LineText(endOf: lines[caption].line.text, in: page.text, limit: 60))
        else { return false }
        return ending.credit == .picture
    }

    // MARK: Captions and short items

    /// A caption is a photo of its own unless the story goes on below it.
    private func standsAlone(caption index: Int, isSure: Bool) -> Bool {
        guard let open else { return (isSure || !drafts.isEmpty) && !isUnderHeadline }
        if drafts[open].body.isEmpty { return false }
        if !isSure, drafts[open].bylines.isEmpty, !hasDateline(drafts[open]) { return false }
        for next in index + 1..<max(index + 1, min(lines.count, index + 9)) {
            switch lines[next].kind {
            case .body: return !isBodyLike(next)
            case .byline, .caption, .metadata: continue
            default: return true
            }
        }
        return true
    }

    var isUnderHeadline: Bool { drafts.last.map { $0.body.isEmpty && !$0.headlines.isEmpty } ?? false }

    private mutating func takeCaption(at index: Int) -> Int {
        openDraft(at: index)
        let last = drafts.count - 1
        drafts[last].kind = .photo
        drafts[last].append(index, lines[index])
        note(index, .caption, "says what a picture shows", draft: last)
        let next = takeClosing(after: index)
        drafts[last].isClosed = true
        return next
    }

    private mutating func takeBrief(at index: Int) -> Int {
        openDraft(at: index)
        let last = drafts.count - 1
        takeItem(at: index, of: last)
        drafts[last].append(index, lines[index])
        note(index, .brief, "an item of a block of short ones", draft: last)
        let next = takeClosing(after: index)
        drafts[last].isClosed = true
        return next
    }

    /// A draft is an item of the block of short ones, without a headline.
    mutating func takeItem(at index: Int, of draft: Int) {
        drafts[draft].kind = .brief
        guard var block = briefs else { return }
        if block.count == 0 { block.isBulleted = block.opensWithBullet(lines[index], of: page) }
        block.take(lines[index], isHeadline: false)
        briefs = block
    }

    /// What stood over the short items heads nothing behind them.
    mutating func endBriefs() {
        briefs = nil
        section = nil
    }
}
