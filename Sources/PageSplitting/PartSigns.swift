import BulletinModel

/// What `PartModel` sees of a page's lines, once rules have read the page.
///
/// Each sign is one of 32,768 slots, by a hash of what it is: where two signs share one, they share a weight.
package struct PartSigns {
    package static let slots = 1 << 15

    /// What rules made of a line.
    struct Ruled {
        var role: LineRole
        /// The article that it went to.
        var article: Int?
        var evidence: HeadEvidence?
    }

    private let page: Page
    let lines: [ClassifiedLine]
    let ruled: [Ruled]
    /// Of each line: whether it is text, as rules have it.
    let isText: [Bool]
    /// What each line is, as rules have it.
    let parts: [LinePart]
    private let firstText: Int
    /// Blank lines between two lines of text that follow each other, mostly.
    let usualRoom: Int
    private let words: [LineWords]
    private let manner: PageManner

    init(page: Page, lines: [ClassifiedLine], ruled: [Ruled]) {
        (self.page, self.lines, self.ruled) = (page, lines, ruled)
        isText = lines.indices.map { Self.isText(lines[$0], ruled[$0].role) }
        parts = Self.parts(ruled)
        firstText = isText.firstIndex(of: true) ?? lines.count
        usualRoom = Self.usualRoom(lines, isText)
        words = lines.map { line in
            LineWords(line.text ?? LineText(page.text, line.line.text, limit: LineWords.longest))
        }
        manner = PageManner(page, lines, parts, isText)
    }

    private static func usualRoom(_ lines: [ClassifiedLine], _ isText: [Bool]) -> Int {
        var counts = [0, 0, 0, 0]
        for index in lines.indices.dropFirst() where isText[index] && isText[index - 1] {
            counts[min(lines[index].line.blanksAbove, 3)] += 1
        }
        let most = counts.max()!
        return most == 0 ? 4 : counts.firstIndex(of: most)!
    }

    /// In scalars: text has as many.
    private static let shortestText = 16

    private static func isText(_ line: ClassifiedLine, _ role: LineRole) -> Bool {
        guard role == .body || role == .brief else { return false }
        guard let text = line.text else { return true }
        guard text.count >= shortestText else { return false }
        return line.kind == .body || text.contains(0x2C) || text.contains(0x3002) || text.contains(0x3B)
    }

    private static func parts(_ ruled: [Ruled]) -> [LinePart] {
        var first: [Int: Int] = [:]
        var texts: [Int: Range<Int>] = [:]
        for (index, line) in ruled.enumerated() {
            guard let article = line.article else { continue }
            if first[article] == nil { first[article] = index }
            if line.role.isText { texts[article] = (texts[article]?.lowerBound ?? index)..<index + 1 }
        }
        var above: Int?
        var parts: [LinePart] = []
        for (index, line) in ruled.enumerated() {
            guard let article = line.article else {
                let isWithin = above.flatMap { texts[$0] }.map { $0.upperBound > index } ?? false
                parts.append(isWithin ? .nobodyWithin : .nobody)
                continue
            }
            let text = texts[article]
            above = article
            switch line.role {
            case .headline: parts.append(text.map { index > $0.lowerBound } == true ? .text : .headline)
            case _ where line.role.isText: parts.append(first[article] == index ? .opening : .text)
            default:
                if let text, index > text.lowerBound {
                    parts.append(index < text.upperBound ? .text : .ending)
                } else {
                    parts.append(.under)
                }
            }
        }
        return parts
    }

    // MARK: Stretches

    /// The stretches of the page in order: all lines but those that surely go on with the text above.
    func stretches() -> [LineStretch] {
        var stretches: [LineStretch] = []
        var start = 0
        func close(at end: Int) {
            if end > start {
                stretches.append(LineStretch(range: start..<end, isTop: start == 0, isFoot: end == lines.count))
            }
            start = end + 1
        }
        for index in lines.indices where isFixed(index) { close(at: index) }
        close(at: lines.count)
        return stretches
    }

    /// Text that goes on with text above, and nothing says otherwise.
    private func isFixed(_ index: Int) -> Bool {
        guard index > 0, isText[index], isText[index - 1], parts[index] == .text, parts[index - 1] != .ending else {
            return false
        }
        return goesOn(index)
    }

    /// A line that goes on with the text right above it, which a column cut.
    private func goesOn(_ index: Int) -> Bool {
        index > 0 && lines[index].kind == .body && ColumnJoin.joins(lines[index - 1], lines[index])
    }

    /// In points: evidence that leaves hardly a doubt.
    private static let sure = 60

    // MARK: Signs

    private enum Group: UInt32 {
        case any, rule, ruleRole, rulePlace, rules, role, roleAbove, roleBelow
        case length, lengthRole, end, fromTop, fromFoot, blanks, moreBlanks, margin
        case digits, colon, spaces, spacesLength, opening
        case endAbove, lengthAbove, startBelow, lengthBelow, reporterBelow, count, place, points, side, head
        case character, pair
        case articles, articlesRole, masthead
        case text, textLength, joins, dated, reporter, openerAbove, openerBelow, openers, ruleText, textAbove, textBelow
        case ruleAbove, ruleBelow, kicker, ruleLength, first, firstPair
        case kind, kindAbove, kindBelow, kinds, kindRule, commas, ownDated, ownReporter, lengths, room, roomBelow,
            ofPage, lengthsKind
        case unit, commonAbove, commonBelow, moreCommon, nameAbove
        case commonArticle, manner, sameLength
    }

    private static func slot(_ group: Group, _ first: Int = 0, _ second: Int = 0) -> UInt16 {
        let key = UInt32(truncatingIfNeeded: first) &* 0x9E37_79B1 ^ UInt32(truncatingIfNeeded: second) &* 0x85EB_CA77
        let mixed = (key ^ key >> 15) &+ group.rawValue &* 0xC2B2_AE3D
        return UInt16(truncatingIfNeeded: (mixed &* 0x2C1B_3C6D) >> 17)
    }

    private static let longestWords = 30
    private static let endings = ScalarSet("。！？”)：:;,…!?")
    private static let openers = ScalarSet("(【[〔《“\"■●▲◆★※·@▶△□◇○☆①②③④⑤⑥⑦⑧⑨⑩一二三四五六七八九十图→")
    private static let reporters: [Phrase] = ["记者", "通讯员"]

    /// Of each line of a stretch.
    /// - Complexity: linear in the lines' first characters.
    func signs(of stretch: LineStretch) -> [[UInt16]] {
        var all: [[UInt16]] = []
        var scratch = [UInt64](repeating: 0, count: 256)
        var index = stretch.range.lowerBound
        while index < stretch.range.upperBound {
            if isText[index] {
                all.append(signs(ofText: index))
                index += 1
                continue
            }
            var end = index + 1
            while end < stretch.range.upperBound, !isText[end] { end += 1 }
            all += signs(ofRun: index..<end)
            index = end
        }
        for (place, index) in stretch.range.enumerated() { addCommon(of: index, to: &all[place], &scratch) }
        return all
    }

    /// In lines: as far away is the text whose words are compared.
    private static let reach = 6
    /// In lines: of an article above as many are compared.
    private static let farReach = 12

    /// Which words the line has in common with the text above it and below it.
    private func addCommon(of index: Int, to signs: inout [UInt16], _ scratch: inout [UInt64]) {
        let isOwn = isText[index] ? 1 : 0
        var above: Int?
        if let near = (max(0, index - Self.reach)..<index).last(where: { isText[$0] }) {
            above = words[index].share(in: words[near...near], scratch: &scratch)
            signs.append(Self.slot(.nameAbove, words[index].namesSomebody(of: words[near]) ? 1 : 0, isOwn))
            var first = near
            while first > 0, near - first < Self.farReach, ruled[first - 1].article == ruled[near].article {
                first -= 1
            }
            let share = words[index].share(in: words[first...near], scratch: &scratch)
            signs.append(Self.slot(.commonArticle, Self.step(share), isOwn))
        }
        var below: Int?
        if let near = (index + 1..<max(index + 1, min(lines.count, index + Self.reach))).first(where: { isText[$0] }) {
            below = words[index].share(in: words[near...near], scratch: &scratch)
        }
        signs.append(Self.slot(.commonAbove, Self.step(above), isOwn))
        signs.append(Self.slot(.commonBelow, Self.step(below), isOwn))
        signs.append(Self.slot(.moreCommon, ((above ?? 0) - (below ?? 0)).signum(), isOwn))
    }

    private static func step(_ share: Int?) -> Int {
        guard let share else { return 0 }
        return switch share {
        case 0: 1
        case ...3: 2
        case ...7: 3
        case ...12: 4
        case ...20: 5
        case ...34: 6
        default: 7
        }
    }

    private func signs(ofText index: Int) -> [UInt16] {
        var signs = signsAround(index..<index)
        func add(_ group: Group, _ first: Int = 0, _ second: Int = 0) { signs.append(Self.slot(group, first, second)) }
        addOwn(of: index, fromTop: 5, fromFoot: 5, place: place(of: index..<index + 1), to: &signs)
        add(.text)
        add(.ruleText, parts[index].rawValue)
        let length = min(lines[index].line.text.count / 30, 10)
        add(.textLength, length)
        add(.textLength, length, 1 + parts[index].rawValue)
        add(.joins, goesOn(index) ? 1 : 0)
        let text = LineText(page.text, lines[index].line.text, limit: 40)
        add(.dated, isDated(text) ? 1 : 0)
        add(.reporter, Self.reporters.contains { text.firstIndex(of: $0) != nil } ? 1 : 0)
        addManner(of: index, above: index, to: &signs)
        let own = opener(index)
        let above = index > 0 && isText[index - 1] ? opener(index - 1) : 0
        let below = index + 1 < lines.count && isText[index + 1] ? opener(index + 1) : 0
        add(.openers, own)
        add(.openerAbove, own == 0 ? 2 : own == above ? 1 : 0, above == 0 ? 0 : 1)
        add(.openerBelow, own == 0 ? 2 : own == below ? 1 : 0, below == 0 ? 0 : 1)
        add(.textAbove, index > 0 && isText[index - 1] ? min(lines[index - 1].line.text.count / 60, 6) : 7)
        add(
            .textBelow, index + 1 < lines.count && isText[index + 1] ? min(lines[index + 1].line.text.count / 60, 6) : 7
        )
        var before: UInt32 = 1
        for scalar in text.scalars.prefix(5) where scalar != 0x20 {
            guard let symbol = LearnedSymbol.of(scalar, behind: before) else { continue }
            add(.first, Int(symbol))
            add(.firstPair, Int(before), Int(symbol))
            before = symbol
        }
        return signs
    }

    /// How a line of text opens: a sign, a number, a bracket; 0 as most do.
    private func opener(_ index: Int) -> Int {
        guard let first = lines[index].first else { return 0 }
        if Scalars.isDigit(first) { return 1 }
        return Self.openers.contains(first) ? Int(first) : 0
    }

    private func isDated(_ text: LineText) -> Bool { text.scalars.prefix(13).contains { $0 == 0x8BAF || $0 == 0x7535 } }

    private func signs(ofRun run: Range<Int>) -> [[UInt16]] {
        let around = signsAround(run)
        let place = place(of: run)
        let weighed = run.first { ruled[$0].evidence != nil } ?? run.lowerBound
        let heads = run.flatMap { ruled[$0].evidence?.signs ?? [] }
        return run.map { index in
            var signs = around
            addOwn(
                of: index, fromTop: min(index - run.lowerBound, 4), fromFoot: min(run.upperBound - 1 - index, 4),
                place: place, to: &signs)
            if place == 2 {
                let above = run.lowerBound > 0 ? ruled[run.lowerBound - 1].article ?? 0 : 0
                signs.append(Self.slot(.articlesRole, min(above, 3), roleNumber(index)))
            }
            addManner(of: index, above: run.upperBound, to: &signs)
            if index == weighed {
                for sign in Set(heads).sorted(by: { $0.rawValue < $1.rawValue }) {
                    signs.append(Self.slot(.head, sign.rawValue))
                }
            }
            return signs
        }
    }

    /// 0 above all text, 2 below all, 1 between.
    private func place(of run: Range<Int>) -> Int {
        if run.lowerBound <= firstText { return 0 }
        return run.upperBound == lines.count ? 2 : 1
    }

    /// What a line is by itself, and whether it ends a sentence.
    private func kindNumber(_ index: Int) -> Int {
        guard lines.indices.contains(index) else { return 30 }
        let kind =
            switch lines[index].kind {
            case .body: 0
            case .short: 1
            case .subtitle: 2
            case .byline: 3
            case .metadata(let fields): fields.isMasthead ? 4 : 5
            case .label: 6
            case .caption: 7
            case .note: 8
            case .continuation: 9
            case .row: 10
            case .rule: 11
            case .aside: 12
            }
        return kind * 2 + (lines[index].isCut ? 1 : 0)
    }

    /// How the page's other heads look, beside this one.
    private func addManner(of index: Int, above below: Int, to signs: inout [UInt16]) {
        let rule = parts[index].rawValue
        for (number, comparison) in manner.comparisons(of: index, above: below, usualRoom: usualRoom).enumerated() {
            signs.append(Self.slot(.manner, number, comparison))
            if number < 5 { signs.append(Self.slot(.manner, number + 32, comparison * 8 + rule)) }
        }
    }

    /// In steps that grow: how long a line is.
    private func size(_ index: Int) -> Int {
        guard lines.indices.contains(index) else { return 9 }
        return switch lines[index].line.text.count {
        case ..<13: 0
        case ..<25: 1
        case ..<43: 2
        case ..<61: 3
        case ..<91: 4
        case ..<151: 5
        case ..<301: 6
        default: 7
        }
    }

    /// How many short lines right above a short line are about as long: of verse all are, of heads few.
    private func linesAsLong(above index: Int) -> Int {
        guard let length = lines[index].text?.count else { return 4 }
        return (1...3).prefix { index >= $0 && isAbout(length, index - $0) }.count
    }

    private func linesAsLong(below index: Int) -> Int {
        guard let length = lines[index].text?.count else { return 4 }
        return (1...3).prefix { index + $0 < lines.count && isAbout(length, index + $0) }.count
    }

    private func isAbout(_ length: Int, _ index: Int) -> Bool {
        lines[index].text.map { abs($0.count - length) <= 1 } ?? false
    }

    private func roleNumber(_ index: Int) -> Int { LineRole.allCases.firstIndex(of: ruled[index].role)! }

    /// What rules made of the line and of its neighbours, and how it looks.
    private func addOwn(of index: Int, fromTop: Int, fromFoot: Int, place: Int, to signs: inout [UInt16]) {
        func add(_ group: Group, _ first: Int = 0, _ second: Int = 0) { signs.append(Self.slot(group, first, second)) }
        let (rule, role) = (parts[index].rawValue, roleNumber(index))
        let above = index > 0 ? parts[index - 1].rawValue : 8
        let below = index + 1 < lines.count ? parts[index + 1].rawValue : 8
        add(.any)
        add(.rule, rule)
        add(.ruleRole, rule, role)
        add(.rulePlace, rule, place)
        add(.rules, rule, above * 9 + below)
        add(.ruleAbove, rule, above)
        add(.ruleBelow, rule, below)
        add(.role, role)
        add(.roleAbove, index > 0 ? roleNumber(index - 1) : 20)
        add(.roleBelow, index + 1 < lines.count ? roleNumber(index + 1) : 20)
        add(.fromTop, fromTop, place)
        add(.fromFoot, fromFoot, place)
        let blanks = lines[index].line.blanksAbove
        let blanksBelow = index + 1 < lines.count ? lines[index + 1].line.blanksAbove : 9
        add(.blanks, min(blanks, 3))
        add(.moreBlanks, (blanks - blanksBelow).signum())
        add(.margin, (PageLine.margin(ahead: lines[index].line.text.lowerBound, in: page.text).count + 2) / 3)
        add(.room, (blanks - usualRoom).signum(), (blanksBelow - usualRoom).signum())
        add(.roomBelow, min(usualRoom, 4), min(blanks, 3) * 4 + min(blanksBelow, 3))
        let (kind, kindAbove, kindBelow) = (kindNumber(index), kindNumber(index - 1), kindNumber(index + 1))
        add(.kind, kind)
        add(.kindAbove, kindAbove, kind)
        add(.kindBelow, kindBelow, kind)
        add(.kinds, kind, kindAbove * 40 + kindBelow)
        add(.kindRule, kind, rule)
        let (size, sizeAbove, sizeBelow) = (size(index), size(index - 1), size(index + 1))
        add(.lengths, size, sizeAbove * 16 + sizeBelow)
        add(.lengthsKind, kind, sizeBelow)
        add(.sameLength, linesAsLong(above: index), linesAsLong(below: index))
        add(.ofPage, min(index, 5), min(lines.count - 1 - index, 5))
        addWords(of: index, rule: rule, role: role, to: &signs)
    }

    /// How the line itself looks.
    private func addWords(of index: Int, rule: Int, role: Int, to signs: inout [UInt16]) {
        func add(_ group: Group, _ first: Int = 0, _ second: Int = 0) { signs.append(Self.slot(group, first, second)) }
        let text = lines[index].text ?? LineText(page.text, lines[index].line.text, limit: Self.longestWords + 1)
        let last = lines[index].text == nil ? end(of: index) : text.scalars.last
        let length = min(text.count / 3, 10)
        add(.length, length)
        add(.lengthRole, length, role)
        add(.ruleLength, length, rule)
        add(.end, sign(ofEnd: last))
        var (digits, spaces) = (0, 0)
        for scalar in text.scalars {
            if Scalars.isDigit(scalar) { digits += 1 } else if scalar == 0x20 { spaces += 1 }
        }
        add(.digits, min((digits + 1) / 2, 4))
        add(.colon, text.contains(0x3A) ? 1 : 0)
        add(.commas, min(text.scalars.count { $0 == 0x2C || $0 == 0x3002 || $0 == 0x3001 }, 3), length)
        add(.ownDated, isDated(text) ? 1 : 0, length)
        add(.ownReporter, Self.reporters.contains { text.firstIndex(of: $0) != nil } ? 1 : 0, length)
        add(.spaces, min(spaces, 3))
        add(.spacesLength, min(spaces, 3), length)
        if let first = text.scalars.first, Self.openers.contains(first) { add(.opening, Int(first)) }
        guard text.count <= Self.longestWords else { return }
        let isUnit = Kicker.unitAlone(text, isAboveHeadline: true) != nil
        add(.kicker, isUnit ? 1 : Kicker(text) != nil ? 2 : SectionLabel.isSidebar(text) ? 3 : 0)
        if isUnit { add(.unit, index + 1 < lines.count ? kindNumber(index + 1) : 31) }
        var before: UInt32 = 1
        var seen: [UInt32] = []
        for scalar in text.scalars where scalar != 0x20 {
            guard let symbol = LearnedSymbol.of(scalar, behind: before) else { continue }
            if !seen.contains(symbol) { add(.character, Int(symbol)) }
            seen.append(symbol)
            add(.pair, Int(before), Int(symbol))
            before = symbol
        }
        add(.pair, Int(before), 2)
    }

    /// What all lines of a run between two texts have in common.
    private func signsAround(_ run: Range<Int>) -> [UInt16] {
        var signs: [UInt16] = []
        func add(_ group: Group, _ first: Int = 0, _ second: Int = 0) { signs.append(Self.slot(group, first, second)) }
        let place = place(of: run.isEmpty ? run.lowerBound..<run.upperBound + 1 : run)
        let below = run.isEmpty ? run.upperBound + 1 : run.upperBound
        if run.lowerBound > 0 {
            add(.endAbove, sign(ofEnd: end(of: run.lowerBound - 1)))
            add(.lengthAbove, min(lines[run.lowerBound - 1].line.text.count / 90, 4))
        }
        if below < lines.count {
            let text = LineText(page.text, lines[below].line.text, limit: 40)
            let isQuoted = text.scalars.first == 0x22 || text.scalars.first == 0x201C
            add(.startBelow, isDated(text) ? 1 : isQuoted ? 2 : 0)
            add(.lengthBelow, min(lines[below].line.text.count / 90, 4))
            add(.reporterBelow, Self.reporters.contains { text.firstIndex(of: $0) != nil } ? 1 : 0)
        }
        let articles = run.lowerBound > 0 ? ruled[run.lowerBound - 1].article ?? 0 : 0
        add(.articles, min(articles, 4), place)
        add(.masthead, run.contains { ruled[$0].role == .masthead } ? 1 : 0, place)
        add(.count, min(run.count, 6))
        add(.place, place)
        if let evidence = run.lazy.compactMap({ ruled[$0].evidence }).first {
            add(.points, max(-6, min(6, evidence.points / 10)))
            add(.side, evidence.opensArticle ? 1 : 2)
        } else {
            add(.side)
        }
        return signs
    }

    /// The last character of a line.
    private func end(of index: Int) -> UInt32? {
        lines[index].text?.scalars.last ?? LineText(endOf: lines[index].line.text, in: page.text, limit: 2).scalars.last
    }

    private func sign(ofEnd scalar: UInt32?) -> Int {
        guard let scalar else { return 0 }
        return Self.endings.contains(scalar) ? Int(scalar) : Scalars.isDigit(scalar) ? 1 : 0
    }

    /// Whether rules leave hardly a doubt that the run of lines that a line stands in opens an article, or that it does not;
    /// nil where they do.
    func isSure(_ index: Int) -> Bool? {
        guard let evidence = ruled[index].evidence else { return nil }
        return abs(evidence.points) > Self.sure || evidence.signs.contains(.over46) ? evidence.opensArticle : nil
    }

    /// What rules weighed, and what `PartModel` saw, as `parse --explain` tells it.
    func tell(of stretches: [(stretch: LineStretch, signs: [[UInt16]])], in explanations: inout [LineExplanation]) {
        for index in lines.indices {
            if let evidence = ruled[index].evidence {
                (explanations[index].points, explanations[index].signs) =
                    (evidence.points, evidence.signs.map { "\($0)" })
            }
            explanations[index].ruled = "\(parts[index])"
        }
        for (number, (stretch, signs)) in stretches.enumerated() {
            for (place, index) in stretch.range.enumerated() {
                explanations[index].gap = number + 1
                explanations[index].slots = signs[place].map(Int.init)
            }
        }
    }
}
