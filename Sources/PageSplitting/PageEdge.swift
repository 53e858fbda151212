/// What lines at the top and at the foot of pages look like where no rule knows them: learned from pages (`EdgeWeights`).
///
/// A logistic regression over the line's characters, its pairs of characters, its length, digits and place; points are
/// 0.15 of its logarithm of odds. Asked of some twenty lines a page, so that its cost is nothing.
enum PageEdge {
    case top, foot

    /// Lines that are looked at, as `scripts/train-edges` does.
    var depth: Int { self == .top ? 14 : 10 }
    /// In scalars: a longer line with a stop in it is text.
    private static let longest = 20
    /// In points: from here on the page is believed to have the line.
    private var threshold: Int { self == .top ? 7 : 2 }

    private static let topWeights = SixBits.weights(EdgeWeights.top)
    private static let footWeights = SixBits.weights(EdgeWeights.foot)

    /// Whether the line is text, which ends the edge.
    static func isText(_ line: ClassifiedLine) -> Bool {
        switch line.kind {
        case .aside, .rule: return false
        case .metadata(let fields) where fields.isMasthead: return false
        default: break
        }
        guard let text = line.text else { return true }
        return text.count >= longest && (text.contains(0x3002) || text.contains(0x2C))
    }

    /// Whether the page has the line, and no article.
    /// - Parameters:
    ///   - place: of the line in its edge, from the page's own end.
    ///   - rest: lines of the edge behind it.
    func has(_ text: LineText, place: Int, rest: Int) -> Bool {
        points(text, place: place, rest: rest) >= threshold
    }

    /// Of what reads like a byline: many editors and addresses do, and so does who wrote the last article.
    func isSurely(_ text: LineText, place: Int, rest: Int) -> Bool {
        points(text, place: place, rest: rest) >= Self.sure
    }
    private static let sure = 24

    private func points(_ text: LineText, place: Int, rest: Int) -> Int {
        let weights = self == .top ? Self.topWeights : Self.footWeights
        var points = 0
        func add(_ first: UInt32, _ second: UInt32) { points += Int(weights[Self.slot(first, second)]) }
        var last: UInt32 = 1
        var (digits, blanks) = (0, 0)
        for scalar in text.scalars {
            if scalar == 0x20 {
                blanks += 1
                continue
            }
            if Scalars.isDigit(scalar) { digits += 1 }
            guard let symbol = LearnedSymbol.of(scalar, behind: last) else { continue }
            add(symbol, 3)
            add(last, symbol)
            last = symbol
        }
        add(last, 2)
        for (group, value) in [
            (0, min(text.count / 4, 8)), (16, min(place, 5)), (24, min(rest, 4)), (32, text.contains(0x3A) ? 1 : 0),
            (40, min(digits / 3, 3)), (48, min(blanks, 3)),
        ] {
            add(0x110000 + UInt32(group + value), 0)
        }
        return points
    }

    private static func slot(_ first: UInt32, _ second: UInt32) -> Int {
        Int((first &* 0x9E37_79B1 ^ second &* 0x85EB_CA77) >> 19)
    }
}

extension PageEdge {
    /// Marks what the top has of the page's own beside what rules found of it: from the first line on, as long as each is,
    /// and never the last line above the text. A page without a sure line of its head is left alone, and so is a line of
    /// words and nothing else, which may be a kicker, a slogan or half of a headline.
    static func markTop(_ lines: inout [ClassifiedLine]) {
        let end = lines.prefix(Self.top.depth).firstIndex(where: isText) ?? min(lines.count, Self.top.depth)
        guard lines[..<end].contains(where: PageTop.isMasthead) else { return }
        var place = 0
        while place + 1 < end {
            switch lines[place].kind {
            case .aside, .rule: break
            case .metadata(let fields) where fields.isMasthead: break
            case .short, .note, .row, .subtitle, .body, .byline, .metadata:
                guard let text = lines[place].text, holdsSign(text),
                    Self.top.has(text, place: place, rest: end - 1 - place),
                    leavesHeadline(lines, place + 1..<end)
                else { return }
                var fields = MetadataLine(publication: nil)
                if case .metadata(let known) = lines[place].kind { fields = known }
                fields.isMasthead = true
                lines[place].kind = .metadata(fields)
            default: return
            }
            place += 1
        }
    }

    /// A digit, a letter or a colon.
    private static func holdsSign(_ text: LineText) -> Bool {
        text.scalars.contains { Scalars.isDigit($0) || Scalars.isLetter($0) || $0 == 0x3A }
    }

    /// A line that may be a headline stands in the rest of the top.
    private static func leavesHeadline(_ lines: [ClassifiedLine], _ rest: Range<Int>) -> Bool {
        rest.contains { index in
            switch lines[index].kind {
            case .short, .label: true
            default: false
            }
        }
    }

    /// The same of the foot, from the last line up; above it stands text or what closes one.
    static func markFoot(_ lines: inout [ClassifiedLine]) {
        let least = max(1, lines.count - Self.foot.depth)
        var start = lines.count
        while start > least, !isText(lines[start - 1]) { start -= 1 }
        var marked: [Int] = []
        var index = lines.count - 1
        scan: while index >= start {
            switch lines[index].kind {
            case .short, .note, .row, .subtitle:
                guard let text = lines[index].text,
                    Self.foot.has(text, place: lines.count - 1 - index, rest: index - start)
                else { break scan }
                marked.append(index)
            case .byline:
                guard let text = lines[index].text,
                    Self.foot.isSurely(text, place: lines.count - 1 - index, rest: index - start)
                else { break scan }
                marked.append(index)
            case .aside, .rule, .metadata, .continuation: break
            default: break scan
            }
            index -= 1
        }
        // The text of a last article of one line stands under its headline.
        if index >= 0, !marked.isEmpty {
            switch lines[index].kind {
            case .short, .label, .subtitle: return
            default: break
            }
        }
        for index in marked { lines[index].kind = .aside }
        // 邮箱:… below them says nothing of an article either.
        guard let first = marked.last else { return }
        for index in first..<lines.count {
            guard case .metadata(let fields) = lines[index].kind, fields.bylines.isEmpty, fields.date == nil else {
                continue
            }
            lines[index].kind = .aside
        }
    }
}
