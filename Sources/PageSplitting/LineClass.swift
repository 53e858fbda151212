/// What a line is by itself, before its neighbours are looked at.
enum LineClass: Hashable {
    /// Sentences.
    case body
    /// A few words without the end of a sentence: a headline, a banner, a subhead.
    case short
    /// A line that opens with a dash: 副题.
    case subtitle
    indirect case byline(BylineReading)
    indirect case metadata(MetadataLine)
    /// 【社区】, ■要闻, 联播快讯: what stands over several articles.
    indirect case label(Range<Int>)
    /// 图为…, 左图:…; less surely a few words that end with 王芳 摄.
    case caption(isSure: Bool)
    /// (图片由受访者提供): a whole line in round brackets that names nobody.
    case note
    /// 下转第3版, 上接第1版
    case continuation
    /// A row of a table: words and numbers with blanks between them.
    case row
    /// A rule of dashes or stars.
    case rule
    /// Links and the like that a page shows and no article holds.
    case aside
}

extension LineClass {
    var isCaption: Bool {
        if case .caption = self { true } else { false }
    }
}

/// A line with what the rules made of it.
struct ClassifiedLine {
    let line: PageLine
    var kind: LineClass
    /// The whole line, where it is short enough to be anything but body.
    let text: LineText?
    /// The last sign does not end a sentence: a column may have cut the line.
    let isCut: Bool
    /// The line's first character, folded.
    let first: UInt32?
    /// Columns cut its paragraph above it and below it.
    var isPiece = false
    /// The page's own list of contents names it.
    var isListed = false
    var isIndented: Bool { line.isIndented }

    init(line: PageLine, kind: LineClass, text: LineText?, isCut: Bool, first: UInt32? = nil) {
        self.line = line
        self.kind = kind
        self.text = text
        self.isCut = isCut
        self.first = first ?? text?.scalars.first
    }
}

/// Asks one rule after the other what a line is.
enum LineClassifier {
    /// A longer line, in bytes, is body without a further look.
    private static let longest = 420
    /// Headlines have at most this many characters.
    static let longestHeadline = 46

    static func classify(_ line: PageLine, of page: Page) -> ClassifiedLine {
        var memory = LineMemory(isKept: false)
        return classify(line, of: page, with: &memory)
    }

    static func classify(_ line: PageLine, of page: Page, with memory: inout LineMemory) -> ClassifiedLine {
        let isCut = !LineEnd.endsSentence(page.text, line.text)
        let first = LineText.folded(LineText.scalar(page.text.span, at: line.text.lowerBound))
        if line.text.count > longest, line.markup == .none || line.markup == .paragraph || line.markup == .item {
            return ClassifiedLine(line: line, kind: .body, text: nil, isCut: isCut, first: first)
        }
        if isSentences(page.text, line, opensWith: first, isCut: isCut) {
            return ClassifiedLine(line: line, kind: .body, text: nil, isCut: isCut, first: first)
        }
        let place = memory.place(of: line, in: page)
        let known = memory.recall(line, of: page, at: place)
        let text = known?.text ?? LineText(page.text, line.text)
        let kind = known?.kind ?? kind(of: text, line: line, isCut: isCut)
        if known == nil { memory.remember(line, kind, text, at: place) }
        if kind.isCaption || isCut && endsWithTelephone(text) {
            return ClassifiedLine(line: line, kind: kind, text: text, isCut: false)
        }
        return ClassifiedLine(line: line, kind: kind, text: text, isCut: isCut)
    }

    /// Whether a line that is too long for a headline is plainly text: a 。 stands in it, which no byline, no field line and
    /// no headline has, and neither its first word nor its end is that of a caption or of a notice of the page.
    private static func isSentences(
        _ bytes: [UInt8], _ line: PageLine, opensWith first: UInt32, isCut: Bool
    ) -> Bool {
        guard line.text.count > longestHeadline * 3, line.markup != .rule, line.markup != .aside,
            line.markup != .strong, ByteScan.holdsFullStop(bytes.span, line.text), !isCut || line.text.count > longest
        else { return false }
        if case .heading = line.markup { return false }
        guard Caption.mayOpen(with: first) || Furniture.mayOpenAside(with: first) else { return true }
        let opening = LineText(bytes, line.text, limit: 10)
        return !Caption.mayOpen(opening) && !Furniture.mayOpenAside(opening)
    }

    private static func kind(of text: LineText, line: PageLine, isCut: Bool) -> LineClass {
        switch line.markup {
        case .rule: return .rule
        case .aside: return .aside
        case .heading: return .short
        case .none, .paragraph, .item, .strong, .titled: break
        }
        if Furniture.isRule(text) { return .rule }
        if Furniture.isContinuation(text) { return .continuation }
        if Furniture.isWeather(text) { return .aside }
        // ■简讯 has the sign that authors have: the words tell which it is.
        if SectionLabel.opensWithSign(text), let name = SectionLabel.name(in: text) { return .label(name) }
        // 记者:怎样预防? is a question of an interview.
        if text.scalars.last != 0x3F || !text.contains(0x3A) {
            let fields = withColon(text) ?? text
            if let metadata = MetadataLine(fields) ?? MetadataLine(account: text) { return .metadata(metadata) }
            if let source = SourceNote.line(text) { return .byline(BylineReading(source: source)) }
            if let byline = wholeByline(fields) { return .byline(byline) }
        }
        if line.markup == .strong || line.markup == .titled { return .short }
        if Furniture.isAside(text) { return .aside }
        if let name = SectionLabel.name(in: text) { return .label(name) }
        if Caption.opens(text) { return .caption(isSure: true) }
        if isSubtitle(text) { return .subtitle }
        if isNote(text) { return .note }
        if isRow(text) { return .row }
        if Caption.endsWithCredit(text) { return .caption(isSure: false) }
        return isShort(text, isCut: isCut) ? .short : .body
    }

    /// 文字 | 王芳, 记者丨叶茂 通讯员丨方芳: strokes behind labels, as colons.
    private static func withColon(_ text: LineText) -> LineText? {
        guard text.count <= longestLabelled, text.contains(0x7C) || text.contains(0x4E28) else { return nil }
        var string = ""
        for (place, piece) in text.scalars.split(omittingEmptySubsequences: false, whereSeparator: isStroke)
            .enumerated()
        {
            if place > 0 {
                // The label is the last word ahead of the stroke.
                guard let label = string.split(separator: " ").last, (2...6).contains(label.count), !piece.isEmpty,
                    label.unicodeScalars.allSatisfy({ Scalars.isHan($0.value) })
                else { return nil }
                while string.last == " " { string.removeLast() }
                string += ":"
            }
            string += text.string(piece.startIndex..<piece.endIndex)
        }
        return LineText(string)
    }

    /// Of scalars.
    private static let longestLabelled = 60

    private static func isStroke(_ scalar: UInt32) -> Bool { scalar == 0x7C || scalar == 0x4E28 }

    /// The whole line a byline, with or without brackets.
    static func wholeByline(_ text: LineText) -> BylineReading? {
        guard text.count >= 2, text.count <= BylineReading.longest, let last = text.scalars.last, last != 0x21
        else { return nil }
        if let open = Caption.kindOfPicture(endOf: text) { return wholeByline(LineText(text, 0..<open)) }
        let first = text.scalars[0]
        if Furniture.isPageCredit(text) { return nil }
        // A sentence: no byline that opens with a word has its sign.
        if last == 0x3002, Scalars.isHan(first) { return nil }
        guard Brackets.closing(of: first) != nil || first == 0xB7 || BylineSigns.stand(in: text) else {
            return nil
        }
        if let closing = Brackets.closing(of: first), last == closing,
            text.scalars.dropLast().lastIndex(of: first) == 0
        {
            return bracketed(text)
        }
        if let range = betweenDots(text) ?? afterSquare(text) { return BylineReading(text, range, bare: true) }
        if let english = BylineReading(english: text) { return english }
        return BylineReading(text, 0..<text.count)
    }

    /// (记者 王芳), (王芳 李军); without a role only names do, for [提醒] and (完) are none.
    private static func bracketed(_ text: LineText) -> BylineReading? {
        let inner = 1..<text.count - 1
        if text.scalars[0] == 0x28, let sender = BodyEnding.sender(text, inner) { return BylineReading(source: sender) }
        if AuthorAlone.opensWithOffice(LineText(text, inner)), let author = author(LineText(text, inner)) {
            return author
        }
        guard let reading = BylineReading(text, inner, bare: true) else { return author(LineText(text, inner)) }
        if reading.hasRole || reading.credit != nil { return reading }
        let pieces = text.scalars[inner].split(whereSeparator: { Scalars.isBlank($0) || $0 == 0x3001 })
        let isGivenNames = pieces.count >= 2 && pieces.allSatisfy { (2...3).contains($0.count) }
        guard text.scalars[0] == 0x28,
            BodyEnding.areNames(text.scalars[inner]) || isGivenNames || BodyEnding.isGivenName(text.scalars[inner])
        else { return nil }
        return reading
    }

    /// (县法院法官 梅英): what the writer is, and a name.
    private static func author(_ text: LineText) -> BylineReading? {
        text.contains(0x20) && AuthorAlone.isAuthor(text) ? AuthorAlone.reading(text) : nil
    }

    /// □ 夏至言: a mark that opinions and essays have ahead of their author, and a name of two or three characters.
    private static func afterSquare(_ text: LineText) -> Range<Int>? {
        let isOpen = text.scalars[0] == 0x25A1 || text.scalars[0] == 0x25CE || text.scalars[0] == 0x25CB
        guard text.count <= 12, isOpen || filledSquares.contains(text.scalars[0]) else { return nil }
        let start = text.scalars.dropFirst().firstIndex { !Scalars.isBlank($0) } ?? text.count
        let names = text.scalars[start...].split { Scalars.isBlank($0) || $0 == 0x3001 }
        // □ 白 鹭, □支遥: no column has so short a name, whatever the surname.
        if text.scalars[0] == 0x25A1, case let letters = names.joined(), letters.allSatisfy(Scalars.isHan),
            letters.count == 2 || letters.count == 3 && Surnames.cost(of: letters.first ?? 0) != nil,
            names.count == 1 || names.count == letters.count, !Banner.isColumn(LineText(text, start..<text.count))
        {
            return start..<text.count
        }
        let isNames = names.allSatisfy {
            // ■要闻 is what a section is called.
            (2...4).contains($0.count) && NameRun.split($0) != nil
                && (isOpen || AuthorAlone.isPiece(text, $0.startIndex..<$0.endIndex))
        }
        return !names.isEmpty && isNames ? start..<text.count : nil
    }

    /// ·田 野·: a name between two dots; ·散 文· is a column.
    private static func betweenDots(_ text: LineText) -> Range<Int>? {
        guard (4...8).contains(text.count), text.scalars[0] == 0xB7, text.scalars.last == 0xB7 else { return nil }
        let name = LineText(text, 1..<text.count - 1)
        return AuthorAlone.isAuthor(name) && !Banner.isColumn(name) ? 1..<text.count - 1 : nil
    }

    private static let filledSquares = ScalarSet("■◇◆")

    /// 3 北河 10 5 3 35; 排名 球队 胜 平 负 积分.
    private static func isRow(_ text: LineText) -> Bool {
        guard text.count >= 8, text.count <= 80, !text.contains(0x3002) else { return false }
        let cells = text.scalars.split(whereSeparator: { Scalars.isBlank($0) || $0 == 0x7C })
        if cells.count >= 2, text.count <= 40, isTime(cells[0]) { return true }
        if isPriceList(cells) || cells.count >= 3 && text.count <= 40 && isDay(cells[0]) { return true }
        guard cells.count >= 4 else { return false }
        let numbers = cells.count { $0.first.map(Scalars.isDigit) == true && $0.last.map(Scalars.isDigit) == true }
        if numbers >= 2, numbers * 3 >= cells.count { return true }
        // 城关二小 五年级 许 佳 佳: a name set as wide as the line.
        let letters = cells.reversed().prefix { $0.count == 1 && $0.allSatisfy(Scalars.isHan) }
        if (2...3).contains(letters.count), let surname = letters.last?.first, Surnames.cost(of: surname) != nil,
            cells.count - letters.count <= 2
        {
            return false
        }
        return cells.count >= 5 && cells.allSatisfy { $0.count <= 4 } && cells.contains { $0.count > 1 }
    }

    /// 洋葱 0.86元/公斤 土豆 0.74元/公斤
    private static func isPriceList(_ cells: [ArraySlice<UInt32>]) -> Bool {
        cells.count.isMultiple(of: 2)
            && cells.indices.allSatisfy { index in
                guard let first = cells[index].first else { return false }
                return index.isMultiple(of: 2)
                    ? Scalars.isHan(first) && cells[index].count <= 14
                    : Scalars.isDigit(first) && cells[index].count <= 12 && cells[index].contains(0x5143)
            }
    }

    /// 6月3日(周六): a day of a programme.
    private static func isDay(_ cell: ArraySlice<UInt32>) -> Bool {
        guard let first = cell.first, Scalars.isDigit(first), let month = cell.firstIndex(of: 0x6708),
            let day = cell.firstIndex(of: 0x65E5), month < day
        else { return false }
        return day == cell.endIndex - 1 || cell[day + 1] == 0x28 && cell.last == 0x29
    }

    /// 19:30 天气预报: a row of a programme.
    private static func isTime(_ cell: ArraySlice<UInt32>) -> Bool {
        // 次日02:30
        let clock = cell.drop { Scalars.isHan($0) }
        guard let colon = clock.firstIndex(of: 0x3A), (4...5).contains(clock.count), cell.count - clock.count <= 2
        else { return false }
        return clock.endIndex - colon == 3 && clock.allSatisfy { Scalars.isDigit($0) || $0 == 0x3A }
    }

    private static func isNote(_ text: LineText) -> Bool {
        Caption.namesGiver(text)
            || text.count > 4 && text.scalars[0] == 0x28 && text.scalars.last == 0x29
                && text.scalars.dropFirst().firstIndex(of: 0x28) == nil
    }

    private static func isSubtitle(_ text: LineText) -> Bool {
        guard text.count <= longestHeadline, text.count > 2, text.scalars.last != 0x3002 else { return false }
        if text.scalars[0] == 0x2D { return text.scalars[1] == 0x2D }
        guard text.scalars[0] == 0x2014 else { return false }
        // 出席中国 above —巴西建交50周年招待会: one dash alone joins two names.
        return text.scalars[1] == 0x2014 || deeds.contains(text.scalars[1]) || kinds.ends(text) || text.count < 8
    }

    /// —记柳河县…, —走进…, —来自…
    private static let deeds = ScalarSet("记走来写访读看致献纪探从在为 我一")
    private static let kinds = EndingTable(
        words: "纪实 侧记 掠影 扫描 见闻 纪事 随笔 综述 述评 侧影 小记 印象 启示 调查 访谈 专访 报告 透视 解读 观察 巡礼 之一 之二 之三 之四 之五")

    /// 问:…吗?: a line of an interview.
    private static let speakers = PhraseTable(["问:", "答:", "记者:", "主持人:", "读者:", "Q:", "A:"])

    private static let askers = PhraseTable(words: "读者 网友 市民 观众 听众 股民 居民 村民 家长 患者 用户 学生")

    /// …,电话13900000000: an advertisement ends so, and no sentence is cut there.
    private static func endsWithTelephone(_ text: LineText) -> Bool {
        text.count >= 7 && text.scalars.suffix(7).allSatisfy { Scalars.isDigit($0) || $0 == 0x2D }
    }

    static func holdsTelephone(_ text: LineText) -> Bool {
        text.scalars.split(whereSeparator: { !Scalars.isDigit($0) && $0 != 0x2D }).contains {
            (7...18).contains($0.count)
        }
    }

    /// Headlines without a comma of their own have at most this many characters.
    private static let longestInOnePiece = 84

    /// 县政协召开协商会 围绕“提高粮食产量,稳住粮食生产”议政: so long a line of text has a comma outside of what it quotes.
    private static func isInOnePiece(_ text: LineText) -> Bool {
        guard text.count <= longestInOnePiece else { return false }
        var depth = 0
        for scalar in text.scalars {
            switch scalar {
            case 0x201C, 0x300A, 0x3008, 0x28: depth += 1
            case 0x201D, 0x300B, 0x3009, 0x29: depth -= 1
            case 0x2C where depth <= 0: return false
            default: break
            }
        }
        return depth == 0
    }

    private static func isShort(_ text: LineText, isCut: Bool) -> Bool {
        guard text.count <= longestHeadline || isCut && isInOnePiece(text), let last = text.scalars.last else {
            return false
        }
        var commas = 0
        for scalar in text.scalars {
            switch scalar {
            case 0x3002, 0x3B: return false
            case 0x2C: commas += 1
            default: break
            }
        }
        if last == 0x2C || last == 0x3001 || last == 0x3A { return false }
        // 采访结束时,她又接到了电话……: a text that ends so.
        if last == 0x2026, commas > 0, text.count >= 14 { return false }
        // 两室一厅,月租800元,电话13900000000: no headline holds a number to call.
        if commas > 0, text.count >= 16, holdsTelephone(text) { return false }
        if speakers.opens(text) { return false }
        // 读者“老鱼”:我想种两颗后牙,…真的假的?
        if last == 0x3F, text.count >= 20, askers.opens(text), text.scalars.prefix(14).contains(0x3A), commas > 0 {
            return false
        }
        // The beginning of a paragraph that a column cut.
        if isCut, text.count > 34, commas > 0, text.scalars.count(where: { $0 == 0x3001 }) > 2 { return false }
        // 他笑着说:“真的吗?”
        if last == 0x201D, text.count > 2, Scalars.endsSentence(text.scalars[text.count - 2]), text.contains(0x3A) {
            return false
        }
        // “…便宜一点?”(网友:老张)
        if last == 0x29, text.scalars[0] == 0x201C, !isCut { return false }
        // 本报讯 (记者 王芳) on a line of its own.
        guard text.scalars.contains(where: DatelineReading.lastSigns.contains) else { return commas <= 2 }
        var opening = BodyOpening(text)
        opening.read()
        // 本报讯 5月3日,堤上亮起了灯: a first paragraph that a column cut.
        if opening.dateline != nil { return false }
        return commas <= 2
    }
}
