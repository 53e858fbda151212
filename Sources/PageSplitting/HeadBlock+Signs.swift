/// What a head shows by itself and by its place.
extension HeadBlock {
    /// What the block shows of a new article or a subhead.
    func signs(_ around: Surroundings) -> [HeadSign] {
        var signs: [HeadSign] = []
        func add(_ sign: HeadSign, if holds: Bool) { if holds { signs.append(sign) } }
        add(.datelineBelow, if: around.hasDatelineBelow)
        add(.datelineSoon, if: around.hasDatelineSoon)
        add(.pictureBelow, if: around.isPictureBelow)
        add(.byline, if: hasByline)
        add(.author, if: !hasByline && authorPlace(nil) != nil)
        add(.dateOrSource, if: metadata.contains { $0.date != nil || $0.isLabelled })
        add(.rule, if: hasRule)
        add(.listed, if: shorts.contains { lines[$0].isListed })
        add(.unitAlone, if: opensWithUnitAlone)
        add(.shapedLabel, if: opensWithShapedLabel)
        add(.box, if: isBox)
        add(.signedAbove, if: around.isSigned)
        add(.continuedFrom, if: isContinuedFrom)
        guard let first = shorts.first, let text = lines[first].text else { return signs }
        addSetting(of: first, around, &signs)
        addWords(of: text, isReported: around.hasDatelineBelow, &signs)
        signs += around.signs
        return signs
    }

    /// How it stands on the page.
    private func addSetting(of first: Int, _ around: Surroundings, _ signs: inout [HeadSign]) {
        func add(_ sign: HeadSign, if holds: Bool) { if holds { signs.append(sign) } }
        let gap = lines[first].line.blanksAbove
        if let inner = around.innerGap {
            add(.moreRoom, if: gap > inner)
            add(.muchMoreRoom, if: gap > inner && gap >= 2)
            add(.lessRoom, if: gap < inner)
        } else {
            add(.twoBlankLines, if: gap >= 2)
        }
        add(.outdented, if: around.isTextIndented && !lines[first].isIndented)
        add(.set, if: !around.isTextIndented && lines[first].isIndented)
        add(.indented, if: around.isTextIndented && lines[first].isIndented)
        add(.furtherIn, if: around.isHeadOut && shorts.count == 1 && lines[first].isIndented)
        add(.setWide, if: lines[first].line.isSetWide)
        add(.twoLines, if: shorts.count >= 2)
        add(.balanced, if: isBalanced)
        add(.threeLines, if: shorts.count >= 3)
        add(.subtitle, if: shorts.dropFirst().contains { isSubtitle($0) })
        add(.notice, if: shorts.contains { isLabelOfBriefs($0) } || isLabelOfItems || isWeather || isNotice)
        add(.label, if: shorts.contains { isLabel($0) && !isSidebar($0) })
    }

    /// 场外, and ◇ ahead of the line below it.
    private var isLabelOfItems: Bool {
        guard let last = shorts.last, isLabel(last), range.upperBound < lines.count, last == range.upperBound - 1,
            let sign = lines[range.upperBound].first
        else { return false }
        return Bullet.isItemSign(sign)
    }

    /// 平安社区: and a line more below it.
    private var opensWithUnitAlone: Bool {
        guard shorts.count > 1, let text = lines[shorts[0]].text, text.scalars.last == 0x3A, text.count >= 4 else {
            return false
        }
        return Kicker.unitAlone(text) != nil
    }

    /// 水利工程 and 秋修开始: two lines of one length, and not of verse.
    private var isBalanced: Bool {
        guard shorts.count == 2, shorts[1] == shorts[0] + 1, let first = lines[shorts[0]].text,
            let second = lines[shorts[1]].text, first.count == second.count, first.count >= 4, first.count != 5,
            first.count != 7
        else { return false }
        return (first.scalars + second.scalars).allSatisfy { Scalars.isHan($0) || Scalars.isDigit($0) }
    }

    /// What it says.
    private func addWords(of text: LineText, isReported: Bool, _ signs: inout [HeadSign]) {
        func add(_ sign: HeadSign, if holds: Bool) { if holds { signs.append(sign) } }
        let kicker = shorts.lazy.compactMap { index in hasKicker(index) ? lines[index].text.flatMap { Kicker($0) } : nil
        }.first
        add(.unit, if: kicker?.isUnit == true)
        add(.column, if: kicker?.isUnit == false)
        add(.twoParts, if: text.count >= 12 && text.scalars.contains(0x20))
        add(.upTo4, if: text.count <= 4)
        add(.upTo6, if: text.count <= 6)
        add(.upTo8, if: text.count <= 8)
        add(.over12, if: text.count > 12)
        add(.over19, if: text.count > 19)
        add(.over46, if: text.count > 46)
        // …的转变
        add(.nominal, if: text.count > 5 && text.scalars[text.count - 3] == 0x7684)
        add(.bareNumber, if: Numbering.isBare(text))
        add(.numbered, if: Numbering.opens(text) && !(shorts.first.map(isLabel) ?? false))
        add(.titled, if: TitleLabel.length(text) > 0 || shorts.first.map { lines[$0].line.markup } == .titled)
        // 相关新闻 above a headline and a report with a dateline of its own heads an article.
        let headsReport = shorts.count > 1 && (isReported || Banner.isColumn(text))
        add(.sidebar, if: SectionLabel.isSidebar(text) && !headsReport)
        let last = text.scalars[text.count - 1]
        add(.question, if: last == 0x3F)
        add(.exclamation, if: last == 0x21)
        add(.colon, if: text.contains(0x3A))
        add(.comma, if: text.contains(0x2C))
    }
}
