import BulletinModel

/// What stands above and below a block of short lines.
extension PrintedPage {
    /// - Parameters:
    ///   - draft: the open article that the block stands below.
    ///   - body: the line of text below it.
    func surroundings(of head: HeadBlock, draft: ArticleDraft, body: Int) -> Surroundings {
        let below = opening(body)
        var around = Surroundings()
        around.hasDatelineBelow = dateline(body)?.range.lowerBound == 0 || opensWithByline(below)
        if case .caption = lines[body].kind { around.isPictureBelow = body + 1 == lines.count || !isBodyLike(body + 1) }
        around.hasDatelineSoon = !around.hasDatelineBelow && hasDatelineSoon(behind: body)
        around.opensLikeReport = ReportOpening.opens(below)
        around.isSigned = draft.isSigned
        around.innerGap = draft.innerGap ?? roomOfPage(around: head, body: body)
        around.isTextIndented = lines[body].isIndented && (draft.body.last.map { lines[$0].isIndented } ?? true)
        around.isHeadOut =
            !lines[body].isIndented && !draft.headlines.isEmpty && !draft.hasIndentedText
            && !draft.headlines.contains { lines[$0].isIndented }
        if let last = head.shorts.last, last == body - 1 {
            let isBehindCut = draft.body.last.map { $0 == head.range.lowerBound - 1 && isCutText($0) } ?? false
            // No paragraph goes on across more room than stands between paragraphs.
            let isSetOff = lines[body].line.blanksAbove > draft.innerGap ?? innerGap ?? 0
            let goesOn =
                (isBehindCut || isCutByColumns) && !isSetOff && ColumnJoin.joins(lines[last], lines[body])
            if isBehindCut, goesOn || cuts > 0, lines[body].kind == .body, lines[last].isCut,
                !around.hasDatelineBelow
            {
                around.signs.append(.cutBoth)
            }
            if goesOn || !isSetOff && ColumnJoin.asksForMore(lines[last], lines[body])
                || lines[body].kind == .body && ColumnJoin.leavesOpen(lines[last], closedIn: below)
            {
                around.signs.append(.cutBelow)
            }
        }
        if headsAnother(head, body: body) { around.signs.append(.columnAbove) }
        addText(head, of: draft, body: body, to: &around)
        return around
    }

    /// 〔本报记者欧阳慧〕 ahead of the first sentence.
    private func opensWithByline(_ text: LineText) -> Bool {
        guard let first = text.scalars.first, let closing = Brackets.closing(of: first), first != 0x300A,
            let close = text.scalars.prefix(60).firstIndex(of: closing), close > 4, close + 1 < text.count
        else { return false }
        return BylineReading(text, 1..<close)?.hasRole == true
    }

    /// The page's own room between paragraphs, for a text of one paragraph: only where the block stands closer to the text
    /// below than to the text above, for a subhead stands as far from both.
    private func roomOfPage(around head: HeadBlock, body: Int) -> Int? {
        guard let first = head.shorts.first, lines[first].line.blanksAbove > lines[body].line.blanksAbove else {
            return nil
        }
        return hasPairs ? innerGap : lines[body].line.blanksAbove
    }

    /// How much text stands above and below, and with which short lines in it.
    private func addText(_ head: HeadBlock, of draft: ArticleDraft, body: Int, to around: inout Surroundings) {
        func add(_ sign: HeadSign, if holds: Bool) { if holds { around.signs.append(sign) } }
        let (below, others) = textBelow(body)
        let heads = others.count
        add(.parallel, if: isParallel(head, to: draft.subheads + others))
        add(.asLongAsNext, if: others.first.map { isAsLong(head, as: $0) } == true)
        add(.asLongAsAbove, if: draft.subheads.last.map { isAsLong(head, as: $0) } == true)
        add(.behindSubheads, if: !draft.subheads.isEmpty)
        add(.behindTwoSubheads, if: draft.subheads.count > 1)
        add(.numberedAsAbove, if: isNumberedAsAbove(head, below: draft))
        add(.alone, if: draft.subheads.isEmpty && heads == 0)
        add(.oneMore, if: heads == 1)
        add(.severalMore, if: heads > 1)
        if let last = draft.body.last {
            add(.cutAbove, if: isCutText(last))
            add(.tableAbove, if: lines[last].kind == .row)
            add(.tableBelow, if: lines[last].kind != .row && lines[body].kind == .row)
        }
        if let first = head.shorts.first {
            around.signs += habits.signs(
                of: lines[first], isAlone: head.shorts.count == 1, body: lines[body],
                roomBelowSubheads: roomBelowSubheads(of: draft))
        }
        add(.letterBelow, if: opensLetter(body))
        add(.opensAsAbove, if: opensAlike(body, draft))
        add(.alternating, if: isAlternating(head, below: draft))
        add(.noticeAbove, if: draft.kind == .notice)
        add(.shortAbove, if: draft.body.count == 1)
        add(.pairAbove, if: draft.body.count == 2)
        add(.longAbove, if: draft.body.count > 5)
        add(.shortBelow, if: below == 1)
        add(.longBelow, if: below > 4)
        let isDated = hasDateline(draft)
        add(.datelineAbove, if: isDated)
        let isUndated = !around.hasDatelineBelow && !around.hasDatelineSoon && !head.hasByline
        add(.undated, if: isDated && isUndated && datelines.with >= Self.fewestDated && datelines.without == 0)
        add(
            .unsigned,
            if: draft.isAuthored && unauthored == 0 && isUndated && head.authorPlace(nil) == nil
                && !isSigned(below: body))
        add(.headlessAbove, if: draft.headlines.isEmpty && draft.kind == .article && !draft.isSigned)
        add(.reportBelow, if: around.opensLikeReport)
    }

    /// Blank lines below each subhead of an article, where all have as many.
    private func roomBelowSubheads(of draft: ArticleDraft) -> Int? {
        guard let first = draft.subheads.first else { return nil }
        func room(_ index: Int) -> Int? { index + 1 < lines.count ? lines[index + 1].line.blanksAbove : nil }
        let least = room(first)
        return draft.subheads.allSatisfy { room($0) == least } ? least : nil
    }

    /// In scalars, up to the colon: 江苏读者某某问:
    private static let longestAddress = 16

    /// 编辑同志:, 某某读者问: as the first words of the text above, or four characters that it begins with as well.
    private func opensAlike(_ body: Int, _ draft: ArticleDraft) -> Bool {
        guard let first = draft.body.first, draft.kind == .article, lines[first].kind == .body else { return false }
        let (above, below) = (opening(first), opening(body))
        guard above.count > 4, below.count > 4 else { return false }
        if above.scalars.prefix(4) == below.scalars.prefix(4) { return true }
        guard let colon = below.scalars.prefix(Self.longestAddress).firstIndex(of: 0x3A), colon > 3,
            let other = above.scalars.prefix(Self.longestAddress).firstIndex(of: 0x3A), other > 3
        else { return false }
        return above.scalars[other - 1] == below.scalars[colon - 1]
    }

    /// A name in a bracket or a byline stands at the end of the text below.
    private func isSigned(below body: Int) -> Bool {
        var index = body
        while index + 1 < min(lines.count, body + Self.horizon), isBodyLike(index + 1) { index += 1 }
        if Signature.ends(lines[index], of: page) { return true }
        guard index + 1 < lines.count, case .byline = lines[index + 1].kind else { return false }
        return true
    }

    /// 2、… below an article whose headline opens with 1、.
    private func isNumberedAsAbove(_ head: HeadBlock, below draft: ArticleDraft) -> Bool {
        guard let first = head.shorts.first, let above = draft.headlines.first, draft.subheads.isEmpty,
            let text = lines[first].text, let headline = lines[above].text
        else { return false }
        // 二 on a line of its own below 一.
        if Numbering.isBare(text), Numbering.isBare(headline), head.shorts.count > 1 {
            return Numbering.isNext(text, behind: headline)
        }
        if let number = Numbering.number(text), let first = Numbering.number(headline) {
            return number.style == first.style && number.value != first.value
        }
        return Numbering.opens(text) && Numbering.opens(headline) && text.scalars[0] != headline.scalars[0]
            && text.scalars.dropFirst().first == headline.scalars.dropFirst().first
    }

    private static let fewestDated = 3

    /// Heads in a row with one paragraph each.
    private static let fewestTurns = 4
    private static let mostTurns = 8

    /// 买菜便宜了, a paragraph, 坐车方便了, a paragraph …: no headline stands over them all.
    private func isAlternating(_ head: HeadBlock, below draft: ArticleDraft) -> Bool {
        guard head.shorts.count == 1, let start = head.shorts.first, draft.headlines == [start - 2],
            draft.body == [start - 1], isTurn(start), isTurn(start - 2), !isUniform(below: start)
        else { return false }
        var turns = 2
        var above = start - 4
        while turns < Self.mostTurns, isTurn(above) { (turns, above) = (turns + 1, above - 2) }
        var below = start + 2
        while turns < Self.mostTurns, isTurn(below) { (turns, below) = (turns + 1, below + 2) }
        return turns >= Self.fewestTurns
    }

    /// 书记下圈, 人人割草, 处处有圈, all of one length: the parts of one story.
    private func isUniform(below start: Int) -> Bool {
        let turns = stride(from: start, to: min(lines.count, start + 2 * Self.mostTurns), by: 2).prefix { isTurn($0) }
        let lengths = turns.map { lines[$0].text?.count ?? 0 }
        guard lengths.count >= 2, let first = lengths.first, first <= 6 else { return false }
        return lengths.allSatisfy { $0 == first } && lines[start - 2].text?.count != first
    }

    /// A headline of a few words with one paragraph below it, as long as the other lines around it.
    private func isTurn(_ index: Int) -> Bool {
        guard index >= 0, index + 1 < lines.count, lines[index].kind == .short, lines[index + 1].kind == .body,
            !lines[index + 1].isCut, index + 2 >= lines.count || lines[index + 2].kind != .body,
            index == 0 || lines[index - 1].kind != .short, let text = lines[index].text, !Numbering.opens(text)
        else { return false }
        return text.scalars.last != 0x3F && !SectionLabel.isSidebar(text)
    }

    /// 短评 above a headline, 图片新闻 above the words of a picture.
    private func headsAnother(_ head: HeadBlock, body: Int) -> Bool {
        guard let first = head.shorts.first, lines[first].kind == .short, let text = lines[first].text,
            Banner.isColumn(text) || Banner.isSeries(text)
        else { return false }
        if case .caption = lines[body].kind { return true }
        return head.shorts.count > 1
    }

    /// 从怀揣…到拥有…, 从投资…到筹资…: of like length, and the first or the last sign is the same.
    private func isParallel(_ head: HeadBlock, to others: [Int]) -> Bool {
        guard head.shorts.count == 1, let text = lines[head.shorts[0]].text, text.count >= 3 else { return false }
        return others.contains { index in
            guard lines[index].kind == .short, let other = lines[index].text, abs(other.count - text.count) <= 4 else {
                return false
            }
            // 护岸:种下水杉12万株, 富民:农家乐开到家门口
            if let colon = text.scalars.prefix(6).firstIndex(of: 0x3A), other.scalars.firstIndex(of: 0x3A) == colon {
                return true
            }
            // 订单少了,算盘要打得更精, 融资难了,银企要抱得更紧
            if let comma = text.scalars.prefix(8).firstIndex(of: 0x2C), other.count == text.count,
                other.scalars.firstIndex(of: 0x2C) == comma
            {
                return true
            }
            return other.scalars[0] == text.scalars[0] || other.scalars.last == 0x3F && text.scalars.last == 0x3F
        }
    }

    /// 换脑子 and 挺腰子: a few characters alone on their lines, as many in one as in the other.
    private func isAsLong(_ head: HeadBlock, as other: Int) -> Bool {
        guard head.shorts.count == 1, lines[other].kind == .short, let text = lines[head.shorts[0]].text,
            let second = lines[other].text
        else { return false }
        return text.count == second.count && text.count <= 8
    }

    private func isCutText(_ index: Int) -> Bool { Self.isCutText(lines[index], of: page) }

    /// Lines that are looked at.
    private static let horizon = 40
    /// Blocks of short lines: more of them say no more.
    private static let mostHeads = 2

    /// Lines of text below up to the next short line, and blocks of short lines further down without a dateline of their own.
    private func textBelow(_ body: Int) -> (lines: Int, heads: [Int]) {
        var below = 0
        var heads: [Int] = []
        var index = body
        let end = min(lines.count, body + Self.horizon)
        while index < end, heads.count <= Self.mostHeads {
            guard isBodyLike(index) else {
                let start = index
                var isSure = false
                while index < end, !isBodyLike(index) {
                    switch lines[index].kind {
                    case .byline, .metadata, .rule: isSure = true
                    default: break
                    }
                    index += 1
                }
                if isSure || index < end && dateline(index)?.range.lowerBound == 0 { break }
                if start < index, index < end { heads.append(start) }
                continue
            }
            if heads.isEmpty { below += 1 }
            index += 1
        }
        return (below, heads)
    }

    // MARK: Words in common

    /// Paragraphs of the text above, and below, whose words are compared.
    private static let compared = 3
    /// Pairs of characters: in less text that there is nothing in common says nothing.
    private static let fewestWords = 15

    /// What the words of the block and of the text around it say.
    func signsOfWords(of head: HeadBlock, draft: ArticleDraft, body: Int) -> [HeadSign] {
        var signs: [HeadSign] = []
        func add(_ sign: HeadSign, if holds: Bool) { if holds { signs.append(sign) } }
        var (own, above, below) = (WordOverlap(), WordOverlap(), WordOverlap())
        for index in head.shorts { own.insert(words(index)) }
        let text = draft.body
        let isAll = text.count <= 2 * Self.compared
        let linesAbove =
            Array(draft.headlines)
            + (isAll ? Array(text) : Array(text.prefix(Self.compared)) + text.suffix(Self.compared))
        for index in linesAbove { above.insert(words(index)) }
        var index = body
        while index < min(lines.count, body + Self.compared), isBodyLike(index) {
            below.insert(words(index))
            index += 1
        }
        if below.count >= Self.fewestWords, let common = below.share(in: above) {
            add(.strangersBelow, if: common <= 3)
            add(.littleInCommon, if: common <= 7)
            add(.muchInCommon, if: common > 12)
            add(.veryMuchInCommon, if: common > 20)
        }
        if draft.kind == .article, !text.isEmpty {
            let opening = words(body)
            add(.personAbove, if: linesAbove.contains { opening.namesSomebody(of: words($0)) })
        }
        if isShortAsAbove(head, below: draft), let common = below.share(in: above), common <= 7,
            let said = own.share(in: below)
        {
            add(.shortAsAbove, if: said >= 25)
        }
        if let old = own.share(in: above) {
            add(.newWords, if: old == 0)
            add(.someOldWords, if: old > 10)
            add(.oldWords, if: old > 34)
        }
        if let said = own.share(in: below) {
            add(.wordsOfText, if: said >= 25)
            add(.manyWordsOfText, if: said >= 50)
        }
        return signs
    }

    /// 路灯亮了 below 城区菜价平稳 and one paragraph: short headlines of short stories.
    private func isShortAsAbove(_ head: HeadBlock, below draft: ArticleDraft) -> Bool {
        guard draft.kind == .article, draft.body.count == 1, draft.headlines.count == 1, head.shorts.count == 1,
            let above = lines[draft.headlines[0]].text, let own = lines[head.shorts[0]].text,
            !lines[draft.body[0]].isCut
        else { return false }
        return above.count <= 8 && own.count <= 8 && own.count >= 4 && !Numbering.opens(own)
    }

    private func hasDatelineSoon(behind body: Int) -> Bool {
        var index = body + 1
        while index < min(lines.count, body + 3), isBodyLike(index) {
            if let dateline = dateline(index), dateline.isSure(in: opening(index)) { return true }
            index += 1
        }
        return false
    }
}
