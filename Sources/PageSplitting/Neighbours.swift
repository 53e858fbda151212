/// What the lines beside it make of a line that says too little by itself.
enum Neighbours {
    /// - Complexity: linear; most lines are left behind after a look at their kind.
    static func revise(_ revised: inout [ClassifiedLine], of page: Page) {
        let isInterview = holdsInterview(revised)
        for index in revised.indices {
            guard let text = revised[index].text else { continue }
            switch revised[index].kind {
            case .short where Furniture.headsLinks(text), .body where Furniture.headsLinks(text):
                takeLinks(&revised, from: index)
            case .short where headsItems(revised, at: index, text: text):
                revised[index].kind = .label(0..<text.count)
                takeItems(&revised, below: index)
            case .short where isRow(revised, at: index, text: text):
                revised[index].kind = .row
                takeHeader(&revised, above: index, text: text)
            case .short where closesBracket(revised, at: index, text: text):
                revised[index].kind = .body
            case .short, .note:
                joinByline(&revised, at: index, text: text, of: page)
            case .byline, .metadata:
                if isInterview, speakers.opens(text) {
                    revised[index].kind = .body
                    continue
                }
                if takeBook(&revised, at: index, text: text) { continue }
                goOn(&revised, byline: index, text: text, of: page)
            case .label(let name)
            where SectionLabel.isOfBriefs(LineText(text, name)) || SectionLabel.mayHeadItems(LineText(text, name)):
                takeItems(&revised, below: index)
            case .subtitle where index > 0 && isSaid(revised[index - 1], of: page):
                revised[index] = ClassifiedLine(line: revised[index].line, kind: .body, text: text, isCut: false)
            case .aside where Furniture.headsContents(text):
                takeContents(&revised, below: index)
                if headsStory(revised, at: index) { revised[index].kind = .label(0..<text.count) }
            case .row:
                takeHeader(&revised, above: index, text: text)
            default: continue
            }
        }
    }

    // MARK: Contents

    /// 今日看点 right above a headline and its text: nothing is listed.
    private static func headsStory(_ lines: [ClassifiedLine], at index: Int) -> Bool {
        guard index > 0, index + 2 < lines.count, lines[index + 1].kind == .short, case .body = lines[index + 2].kind
        else { return false }
        return true
    }

    /// In scalars.
    private static let longestEntry = 46

    /// ●镇里开了培训会, ●数据通报 below 本期导读: as long as each has a sign, or is printed again below.
    private static func takeContents(_ lines: inout [ClassifiedLine], below head: Int) {
        var index = head + 1
        var last: [String: Int] = [:]
        while index < lines.count, let entry = entry(lines[index]) {
            if last.isEmpty {
                for other in lines.indices[index...] { if let text = self.entry(lines[other]) { last[text] = other } }
            }
            let isMarked = lines[index].text.map(Bullet.opens) == true
            let isListed = isMarked && lines[index].line.blanksAbove <= lines[head + 1].line.blanksAbove
            let isLast = index + 1 == lines.count || lines[index + 1].kind == .body
            guard last[entry, default: 0] > index || isListed && !isLast else { return }
            lines[index].kind = .aside
            if let again = last[entry], again > index { lines[again].isListed = true }
            index += 1
        }
    }

    /// A short line without its sign.
    private static func entry(_ line: ClassifiedLine) -> String? {
        guard line.kind == .short || line.kind == .subtitle, let text = line.text, text.count <= longestEntry else {
            return nil
        }
        let words = text.string(Bullet.length(text)..<text.count)
        guard Numbering.opens(text), let sign = words.firstIndex(where: { ")、.".contains($0) }) else { return words }
        return String(words[words.index(after: sign)...].drop { $0 == " " })
    }

    // MARK: Links

    /// 相关链接:, and ·公交卡丢失如何挂失 below it: titles of other pages, each with a sign ahead of it and no text below.
    private static func takeLinks(_ lines: inout [ClassifiedLine], from head: Int) {
        var end = head + 1
        while end < lines.count, let text = lines[end].text, text.count <= longestEntry, let first = lines[end].first,
            Bullet.isItemSign(first) || first == 0x3E || (0x2460...0x2473).contains(first), !text.contains(0x3002)
        {
            end += 1
        }
        guard end > head + 1, end == lines.count || lines[end].kind != .body else { return }
        for index in head..<end { lines[index].kind = .aside }
    }

    // MARK: Interviews

    private static let speakers = PhraseTable(["记者:", "问:", "主持人:"])
    private static let questions = 2

    /// 记者:…? again and again: then 记者:请讲 is no byline either.
    private static func holdsInterview(_ lines: [ClassifiedLine]) -> Bool {
        var found = 0
        for line in lines {
            guard line.first == 0x8BB0 || line.first == 0x95EE || line.first == 0x4E3B, let text = line.text else {
                continue
            }
            if case .body = line.kind, speakers.opens(text), text.scalars.last == 0x3F { found += 1 }
            if found == questions { return true }
        }
        return false
    }

    // MARK: Items

    private static let longestHeading = 6
    private static let fewestItems = 2
    /// In bytes: an item tells something.
    private static let shortestItem = 36

    /// 县区动态 above ▲… and ▲…: a few words set off from what is above them, and every line below opens with the same sign.
    private static func headsItems(_ lines: [ClassifiedLine], at index: Int, text: LineText) -> Bool {
        guard (2...longestHeading).contains(text.count), text.scalars.allSatisfy(Scalars.isHan),
            index + fewestItems < lines.count, let sign = lines[index + 1].first, Bullet.isItemSign(sign),
            isSetOff(lines, index) || isRowOfItems(lines, below: index, sign), !SectionLabel.isSidebar(text),
            !Notice.isNotice(text), !lists.ends(text),
            !Notice.isCounted(text)
        else { return false }
        return lines[index + 1...index + fewestItems].allSatisfy {
            $0.first == sign && $0.line.text.count >= shortestItem && ($0.kind == .body || $0.kind.isCaption)
        }
    }

    /// So many items with one sign stand in few stories.
    private static let fewestInRow = 3

    private static func isRowOfItems(_ lines: [ClassifiedLine], below index: Int, _ sign: UInt32) -> Bool {
        index > 0 && index + fewestInRow < lines.count
            && lines[index + 1...index + fewestInRow].allSatisfy {
                $0.first == sign && !$0.isCut && ($0.kind == .body || $0.kind.isCaption)
            }
    }

    private static let lists = EndingTable([
        "须知", "事项", "措施", "办法", "要点", "目标", "任务", "步骤", "内容", "名单", "建议", "条件", "标准", "经验",
    ])

    private static func isSetOff(_ lines: [ClassifiedLine], _ index: Int) -> Bool {
        guard index > 0 else { return true }
        switch lines[index - 1].kind {
        case .byline, .metadata, .aside, .rule, .continuation: return true
        case .body, .caption, .row, .note: return lines[index].line.blanksAbove > lines[index + 1].line.blanksAbove
        case .short, .subtitle, .label: return false
        }
    }

    // MARK: Sayings

    /// “…多跑路。”, and ——市数据局局长 王芳 below it: a dash behind words that somebody says names who says them.
    private static func isSaid(_ above: ClassifiedLine, of page: Page) -> Bool {
        guard above.kind == .body, !above.isCut, let first = above.first else { return false }
        if first == 0x201C || first == 0x300C { return true }
        return Bullet.isSign(first)
    }

    // MARK: Bylines

    private static let longestBracket = 3

    /// （通讯员 陈溪 and 实习记者 王芳） below it: a bracket that a narrow column broke.
    private static func joinByline(_ lines: inout [ClassifiedLine], at start: Int, text: LineText, of page: Page) {
        guard let closing = Brackets.closing(of: text.scalars[0]), !text.contains(closing) else { return }
        var bytes = Array(page.text[lines[start].line.text])
        for index in start + 1..<min(lines.count, start + longestBracket) {
            guard case .short = lines[index].kind, let below = lines[index].text else { return }
            bytes.append(0x20)
            bytes += page.text[lines[index].line.text]
            guard below.contains(closing) else { continue }
            guard let reading = LineClassifier.wholeByline(LineText(bytes, 0..<bytes.count)) else { return }
            lines[start].kind = .byline(reading)
            for rest in start + 1...index { lines[rest].kind = .byline(BylineReading.rest) }
            return
        }
    }

    /// …亮起来了。(记者 and 王芳) below it: the bracket opened in the text above.
    private static func closesBracket(_ lines: [ClassifiedLine], at index: Int, text: LineText) -> Bool {
        guard index > 0, text.scalars.last == 0x29, text.count <= longestEnd, !text.contains(0x28),
            lines[index].line.blanksAbove == 0, case let above = lines[index - 1], above.kind == .body,
            let end = above.text?.scalars.suffix(longestEnd), let open = end.lastIndex(of: 0x28)
        else { return false }
        return !end[open...].contains(0x29)
    }

    /// In scalars, of what stands in such a bracket.
    private static let longestEnd = 24

    /// 本报记者 王芳 通讯员, and 李军 below it: the role's name stands on the next line.
    private static func goOn(_ lines: inout [ClassifiedLine], byline start: Int, text: LineText, of page: Page) {
        let index = start + 1
        guard index < lines.count, case .short = lines[index].kind, let below = lines[index].text, below.count <= 12,
            lines[index].line.blanksAbove == 0, openEnds.ends(text)
        else { return }
        let bytes = Array(page.text[lines[start].line.text]) + [0x20] + page.text[lines[index].line.text]
        guard let reading = LineClassifier.wholeByline(LineText(bytes, 0..<bytes.count)) else { return }
        lines[start].kind = .byline(reading)
        lines[index].kind = .byline(BylineReading.rest)
    }

    private static let openEnds = EndingTable(["记者", "通讯员", "实习生", "摄影"])

    // MARK: Lists and tables

    private static let bookFields = PhraseTable(words: "出版社: 出版: 定价: 出版时间: 译者: ISBN 书名: 价格:")

    /// 作者:…, 出版社:…, 定价:…: what a book is, and no byline.
    private static func takeBook(_ lines: inout [ClassifiedLine], at index: Int, text: LineText) -> Bool {
        guard text.contains(0x3A) else { return false }
        let below = index + 1 < lines.count ? lines[index + 1].text : nil
        let isBook = bookFields.opens(text) || below.map { bookFields.opens($0) } == true
        if isBook { lines[index].kind = .body }
        return isBook
    }

    /// ■北京:首条磁浮线开通 below 国内简讯: an item is one whether or not it ends as a sentence does.
    private static func takeItems(_ lines: inout [ClassifiedLine], below label: Int) {
        var index = label + 1
        while index < lines.count, let first = lines[index].first, Bullet.isItemSign(first) {
            let isAboveText = index + 1 < lines.count && isText(lines[index + 1])
            switch lines[index].kind {
            case .body: break
            case .short where !isAboveText: lines[index].kind = .body
            case .short: index += 1
            // ▲渡口通了船: a headline, though pictures have the sign too.
            case .caption where isAboveText && isHeadline(lines[index]):
                lines[index].kind = .short
                index += 1
            default: return
            }
            index += 1
        }
    }

    private static func isHeadline(_ line: ClassifiedLine) -> Bool {
        guard let text = line.text, (6...longestEntry).contains(text.count) else { return false }
        return !text.contains(0x3002) && text.scalars.last != 0x29
    }

    /// Text under an item shows that the item is a headline.
    private static func isText(_ line: ClassifiedLine) -> Bool {
        if case .body = line.kind { return line.first.map(Bullet.isSign) != true }
        return false
    }

    /// 石桥镇 核桃 1200, and 白云乡 木耳 300 beside it: cells in columns, of which one holds numbers.
    private static func isRow(_ lines: [ClassifiedLine], at index: Int, text: LineText) -> Bool {
        let own = numberCells(text)
        guard own.count >= 3, own.contains(true) else { return false }
        return [index - 1, index + 1].contains { other in
            guard lines.indices.contains(other), lines[other].kind == .short || lines[other].kind == .row,
                let text = lines[other].text
            else { return false }
            return numberCells(text) == own
        }
    }

    /// For each cell of a line, whether it opens with a digit.
    private static func numberCells(_ text: LineText) -> [Bool] {
        text.scalars.split(whereSeparator: Scalars.isBlank).map { $0.first.map(Scalars.isDigit) == true }
    }

    /// 名次 球员 球队 进球: as many words as the row below has cells.
    private static func takeHeader(_ lines: inout [ClassifiedLine], above row: Int, text: LineText) {
        guard row > 0, lines[row - 1].kind == .short, let above = lines[row - 1].text, above.count <= 40 else { return }
        let cells = above.scalars.split(whereSeparator: Scalars.isBlank)
        let count = text.scalars.split(whereSeparator: Scalars.isBlank).count
        // Above what the rows begin with nothing need stand.
        guard cells.count >= 3, cells.allSatisfy({ $0.count <= 6 }),
            cells.count == count || cells.count + 1 == count && lines[row - 1].isIndented
        else { return }
        lines[row - 1].kind = .row
    }
}
