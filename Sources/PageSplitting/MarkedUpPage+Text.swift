import BulletinModel

/// What stands under the headline of an article.
extension MarkedUpPage {
    mutating func take(_ index: Int) {
        let last = drafts.count - 1
        if page.lines[index].markup == .aside || page.lines[index].markup == .rule {
            notes.take(index, as: .aside, "a rule or a link")
            return
        }
        lines[index] = LineClassifier.classify(page.lines[index], of: page, with: &memory)
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
        case .short where drafts[last].draft.body.isEmpty && takeUnderHead(index): break
        case .subtitle where drafts[last].draft.body.isEmpty:
            drafts[last].draft.subtitles.append(index)
            notes.take(index, as: .subheadline, "opens with a dash under a headline", draft: last)
        default:
            if drafts[last].isBriefs, lines[index].line.markup == .strong {
                openBrief(index, hasHeadline: true)
            } else if drafts[last].isBriefs, hasHeads, lines[index].line.markup == .item || lines[index].kind != .short
            {
                openBrief(index, hasHeadline: false)
            } else {
                drafts[last].draft.body.append(index)
                notes.take(index, as: .body, "under a headline", draft: last)
            }
        }
        drafts[drafts.count - 1].draft.extend(to: index)
    }

    /// A line that says by whom or of which day an article is, where only its place tells.
    private mutating func takeUnderHead(_ index: Int) -> Bool {
        guard hasHeads, let last = drafts.indices.last, let text = lines[index].text else { return false }
        if text.count <= 12, AuthorAlone.isAuthor(text) {
            drafts[last].draft.bylines.append(AuthorAlone.reading(text))
            notes.take(index, as: .byline, "a name alone under a headline", draft: last)
            return true
        }
        guard let fields = fieldsWithDate(text) else { return false }
        drafts[last].draft.metadata.append(fields)
        notes.take(index, as: .fields, "a date and a few words under a headline", draft: last)
        return true
    }

    /// 原创江州发布2022-10-09 18:30发表于江州, 《江州日报》(2021年01月06日 第07版): what tells the day without being fields alone.
    private func fieldsWithDate(_ text: LineText) -> MetadataLine? {
        var cursor = LineCursor(text)
        while !cursor.isAtEnd {
            if let day = PrintedDate(at: &cursor)?.calendarDay { return MetadataLine(date: day) }
            cursor.position += 1
        }
        return nil
    }

    /// A bold paragraph in a block of short items is the headline of one; of a list without such each item is one.
    private mutating func openBrief(_ index: Int, hasHeadline: Bool) {
        let last = drafts.count - 1
        let isInBrief = drafts[last].draft.kind == .brief
        if !hasHeadline, isInBrief, !drafts[last].draft.headlines.isEmpty {
            drafts[last].draft.body.append(index)
            notes.take(index, as: .body, "under a headline", draft: drafts.count - 1)
            return
        }
        var section = drafts[last].draft.section
        var above: [Int] = []
        // The block's own heading is gone once its first item opens; the later ones take the section of the one before.
        if !isInBrief {
            let block = drafts[last].draft
            section = block.headlines.first.map { page.string(lines[$0].line.text) }
            if let heading = block.headlines.first {
                notes.take(heading, as: .banner, "heads a block of short items")
            }
            // Its dateline is the block's; what stands ahead of the first item is kept with it.
            drafts.removeLast()
            above = block.body.filter { !isOnlyDateline($0) }
        }
        // It is filled where it stands: whoever puts it there has it copied.
        drafts.append(OpenDraft(draft: ArticleDraft(startingAt: index), isBriefs: true))
        let place = drafts.count - 1
        drafts[place].draft.kind = .brief
        drafts[place].draft.section = section
        drafts[place].draft.body.append(contentsOf: above)
        if hasHeadline { drafts[place].draft.headlines.append(index) } else { drafts[place].draft.body.append(index) }
        let reason = hasHeadline ? "bold in a block of short items" : "an item of a block of short ones"
        notes.take(index, as: hasHeadline ? .headline : .brief, reason, draft: place)
    }

    private func isOnlyDateline(_ index: Int) -> Bool {
        guard let text = lines[index].text else { return false }
        var opening = BodyOpening(text)
        opening.read()
        return opening.dateline != nil && opening.end == text.count
    }
}
