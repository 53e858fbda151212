/// What `GapModel` sees of the lines of a gap, once rules have read the page.
///
/// Each sign is one of 16,384 slots, by a hash of what it is: where two signs share one, they share a weight.
struct GapSigns {
    static let slots = 1 << 14

    /// What rules made of a line.
    struct Ruled {
        var role: LineRole
        /// The article that it went to.
        var article: Int?
        var evidence: HeadEvidence?
    }

    private let page: Page
    private let lines: [ClassifiedLine]
    private let ruled: [Ruled]

    init(page: Page, lines: [ClassifiedLine], ruled: [Ruled]) {
        (self.page, self.lines, self.ruled) = (page, lines, ruled)
    }

    // MARK: Gaps

    /// In lines: a longer gap is a list or a table, and left to the rules.
    private static let longestGap = 64
    /// In scalars: text has as many.
    private static let shortestText = 16

    /// The gaps of the page in order.
    func gaps() -> [PageGap] {
        var gaps: [PageGap] = []
        var start = 0
        for index in lines.indices where isText(index) || index == start && start > 0 && goesOn(index) {
            if index > start { gaps.append(PageGap(range: start..<index, place: start == 0 ? .top : .inner)) }
            start = index + 1
        }
        // A page without text has no gap.
        if start > 0, start < lines.count { gaps.append(PageGap(range: start..<lines.count, place: .foot)) }
        return gaps.filter { $0.range.count <= Self.longestGap }
    }

    private func isText(_ index: Int) -> Bool {
        guard ruled[index].role == .body || ruled[index].role == .brief else { return false }
        guard let text = lines[index].text else { return true }
        guard text.count >= Self.shortestText else { return false }
        return lines[index].kind == .body || text.contains(0x2C) || text.contains(0x3002) || text.contains(0x3B)
    }

    /// A line that goes on with the text right above it, which a column cut.
    private func goesOn(_ index: Int) -> Bool {
        lines[index].kind == .body && ruled[index].role == .body && ColumnJoin.joins(lines[index - 1], lines[index])
    }

    /// Whose the lines are as rules have it.
    func owners(of gap: PageGap) -> [LineOwner] {
        let above = gap.above.flatMap { ruled[$0].article }
        let below = gap.below.flatMap { ruled[$0].article }
        let isOne = above != nil && above == below
        return gap.range.map { index in
            switch ruled[index].article {
            case nil: isOne ? .nobodyWithin : .nobody
            case above: isOne ? .within : .above
            case below: .below
            default: .between
            }
        }
    }

    /// In points: evidence that leaves hardly a doubt.
    private static let sure = 60

    /// Whether rules leave hardly a doubt that an article opens in the gap, or that none does.
    func isSure(_ gap: PageGap) -> Bool {
        guard let evidence = gap.range.lazy.compactMap({ ruled[$0].evidence }).first else { return false }
        return abs(evidence.points) > Self.sure || evidence.signs.contains(.over46)
    }

    /// What rules weighed, and what `GapModel` saw, as `parse --explain` tells it.
    func tell(of gaps: [(gap: PageGap, signs: [[UInt16]])], in explanations: inout [LineExplanation]) {
        for index in lines.indices {
            guard let evidence = ruled[index].evidence else { continue }
            (explanations[index].points, explanations[index].signs) =
                (evidence.points, evidence.signs.map { "\($0)" })
        }
        for (number, (gap, signs)) in gaps.enumerated() {
            let owners = owners(of: gap)
            for (place, index) in gap.range.enumerated() {
                explanations[index].gap = number + 1
                explanations[index].ruled = "\(owners[place])"
                explanations[index].slots = signs[place].map(Int.init)
            }
        }
    }

    // MARK: Signs

    private enum Group: UInt32 {
        case any, rule, ruleRole, rulePlace, rules, role, roleAbove, roleBelow
        case length, lengthRole, end, fromTop, fromFoot, blanks, moreBlanks, margin
        case digits, colon, spaces, spacesLength, opening
        case endAbove, lengthAbove, startBelow, lengthBelow, reporterBelow, count, place, points, side, head
        case character, pair
        case articles, articlesRole, masthead
    }

    private static func slot(_ group: Group, _ first: Int = 0, _ second: Int = 0) -> UInt16 {
        let key = UInt32(truncatingIfNeeded: first) &* 0x9E37_79B1 ^ UInt32(truncatingIfNeeded: second) &* 0x85EB_CA77
        let mixed = (key ^ key >> 15) &+ group.rawValue &* 0xC2B2_AE3D
        return UInt16(truncatingIfNeeded: (mixed &* 0x2C1B_3C6D) >> 18)
    }

    private static let longestWords = 30
    private static let endings = ScalarSet("。！？”)：:;,…!?")
    private static let openers = ScalarSet("(【[〔《“\"■●▲◆★※·")
    private static let reporters: [Phrase] = ["记者", "通讯员"]

    /// Of each line of the gap.
    /// - Complexity: linear in the lines' first thirty characters.
    func signs(of gap: PageGap) -> [[UInt16]] {
        let owners = owners(of: gap).map(\.rawValue)
        let around = signsAround(gap)
        let weighed = gap.range.first { ruled[$0].evidence != nil } ?? gap.range.lowerBound
        let heads = gap.range.flatMap { ruled[$0].evidence?.signs ?? [] }
        return gap.range.enumerated().map { place, index in
            var signs = around
            let behind = gap.range.count - 1 - place
            let (rule, role) = (owners[place], roleNumber(index))
            let ruleAbove = place > 0 ? owners[place - 1] : 7
            let ruleBelow = behind > 0 ? owners[place + 1] : 7
            func add(_ group: Group, _ first: Int = 0, _ second: Int = 0) {
                signs.append(Self.slot(group, first, second))
            }
            add(.any)
            add(.rule, rule)
            add(.ruleRole, rule, role)
            add(.rulePlace, rule, gap.place.rawValue)
            add(.rules, rule, ruleAbove * 8 + ruleBelow)
            add(.role, role)
            if gap.place == .foot {
                add(.articlesRole, min(gap.above.flatMap { ruled[$0].article } ?? 0, 3), role)
            }
            add(.roleAbove, place > 0 ? roleNumber(index - 1) : 20)
            add(.roleBelow, behind > 0 ? roleNumber(index + 1) : 20)
            add(.fromTop, min(place, 4), gap.place.rawValue)
            add(.fromFoot, min(behind, 4), gap.place.rawValue)
            let blanks = lines[index].line.blanksAbove
            let blanksBelow = index + 1 < lines.count ? lines[index + 1].line.blanksAbove : 9
            add(.blanks, min(blanks, 3))
            add(.moreBlanks, (blanks - blanksBelow).signum())
            add(.margin, (PageLine.margin(ahead: lines[index].line.text.lowerBound, in: page.text).count + 2) / 3)
            addWords(of: index, role: role, to: &signs)
            if index == weighed {
                for sign in Set(heads).sorted(by: { $0.rawValue < $1.rawValue }) { add(.head, sign.rawValue) }
            }
            return signs
        }
    }

    private func roleNumber(_ index: Int) -> Int { LineRole.allCases.firstIndex(of: ruled[index].role)! }

    /// How the line itself looks.
    private func addWords(of index: Int, role: Int, to signs: inout [UInt16]) {
        func add(_ group: Group, _ first: Int = 0, _ second: Int = 0) { signs.append(Self.slot(group, first, second)) }
        let text = lines[index].text ?? LineText(page.text, lines[index].line.text, limit: Self.longestWords + 1)
        let last = lines[index].text == nil ? end(of: index) : text.scalars.last
        let length = min(text.count / 3, 10)
        add(.length, length)
        add(.lengthRole, length, role)
        add(.end, sign(ofEnd: last))
        var (digits, spaces) = (0, 0)
        for scalar in text.scalars {
            if Scalars.isDigit(scalar) { digits += 1 } else if scalar == 0x20 { spaces += 1 }
        }
        add(.digits, min((digits + 1) / 2, 4))
        add(.colon, text.contains(0x3A) ? 1 : 0)
        add(.spaces, min(spaces, 3))
        add(.spacesLength, min(spaces, 3), length)
        if let first = text.scalars.first, Self.openers.contains(first) { add(.opening, Int(first)) }
        guard text.count <= Self.longestWords else { return }
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

    /// What all lines of the gap have in common.
    private func signsAround(_ gap: PageGap) -> [UInt16] {
        var signs: [UInt16] = []
        func add(_ group: Group, _ first: Int = 0, _ second: Int = 0) { signs.append(Self.slot(group, first, second)) }
        if let above = gap.above {
            add(.endAbove, sign(ofEnd: end(of: above)))
            add(.lengthAbove, min(lines[above].line.text.count / 90, 4))
        }
        if let below = gap.below {
            let text = LineText(page.text, lines[below].line.text, limit: 40)
            let isDated = text.scalars.prefix(13).contains { $0 == 0x8BAF || $0 == 0x7535 }
            let isQuoted = text.scalars.first == 0x22 || text.scalars.first == 0x201C
            add(.startBelow, isDated ? 1 : isQuoted ? 2 : 0)
            add(.lengthBelow, min(lines[below].line.text.count / 90, 4))
            add(.reporterBelow, Self.reporters.contains { text.firstIndex(of: $0) != nil } ? 1 : 0)
        }
        let articles = gap.above.flatMap { ruled[$0].article } ?? 0
        add(.articles, min(articles, 4), gap.place.rawValue)
        add(.masthead, gap.range.contains { ruled[$0].role == .masthead } ? 1 : 0, gap.place.rawValue)
        add(.count, min(gap.range.count, 6))
        add(.place, gap.place.rawValue)
        if let evidence = gap.range.lazy.compactMap({ ruled[$0].evidence }).first {
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
}
