import BulletinModel

/// Reads the tokens of a byline: `[outlet] [modifier] role [:] names…`, again and again, and a credit at the end.
struct BylineParser {
    let text: LineText
    let tokens: [BylineToken]
    private(set) var bylines: [Byline] = []
    private(set) var credit: BylineWords.Credit?
    private(set) var hasRole = false
    private var role: BylineRole?
    private var outlet: String?
    /// An outlet printed ahead of a role is that role's only.
    private var isOutletUsed = false
    private var index = 0
    /// Where in `bylines` the names begin that the next 摄 is the credit of.
    private var groupStart = 0

    init(text: LineText, tokens: [BylineToken]) {
        self.text = text
        self.tokens = tokens
    }

    /// False where the tokens are no byline.
    mutating func run() -> Bool {
        while index < tokens.count {
            let token = tokens[index]
            index += 1
            switch token {
            case .blank, .separator, .colon: continue
            case .modifier: guard isModifierInPlace else { return false }
            case .role(let role, let needsColon):
                if needsColon, peek() != .colon { return false }
                open(role)
            case .house(let range): takeHouse(range)
            case .credit(let credit): close(credit)
            case .name(let range): guard take(range) else { return false }
            }
        }
        return true
    }

    private func peek() -> BylineToken? { index < tokens.count ? tokens[index] : nil }

    /// Alone a modifier means nothing: 首席 must be followed by 记者 or another of its kind.
    private var isModifierInPlace: Bool {
        switch peek() {
        case .role, .modifier, .house, .name, .colon: true
        default: false
        }
    }

    private mutating func open(_ role: BylineRole) {
        if isOutletUsed { outlet = nil }
        self.role = role
        isOutletUsed = true
        hasRole = true
        groupStart = bylines.count
    }

    /// 融媒体 ahead of a role is its outlet; alone it is the role of its reporters.
    private mutating func takeHouse(_ range: Range<Int>) {
        let isGluedToMore = outlet != nil && !isOutletUsed
        outlet = (isGluedToMore ? outlet! : "") + text.string(range)
        isOutletUsed = false
        if !isRoleAhead {
            role = nil
            open(.reporter)
        }
    }

    /// Whether, but for modifiers, a role comes next without a blank.
    private var isRoleAhead: Bool {
        var probe = index
        while probe < tokens.count {
            switch tokens[probe] {
            case .modifier, .house: probe += 1
            case .role: return true
            default: return false
            }
        }
        return false
    }

    private mutating func close(_ credit: BylineWords.Credit) {
        self.credit = self.credit == .wordsAndPicture ? .wordsAndPicture : credit
        if credit == .picture, role == nil {
            for index in groupStart..<bylines.count { bylines[index].role = .photographer }
        }
        if !bylines.isEmpty || role != nil {
            role = nil
            outlet = nil
            groupStart = bylines.count
        }
    }

    private mutating func take(_ range: Range<Int>) -> Bool {
        if role == .source {
            bylines.append(Byline(name: text.string(range), role: .source))
            role = nil
            return true
        }
        let run = ByRun(text, range)
        if isRoleAhead {
            guard !run.isOutlet else { return takeNamesAndOutlet(run) }
            if role != nil || !bylines.isEmpty || !run.isOutletLike { return addNames(range) }
            outlet = text.string(range)
            isOutletUsed = false
            return true
        }
        if let (before, outlet, after) = run.namesAroundOutlet, hasRole {
            guard before.isEmpty || addNames(before) else { return false }
            self.outlet = text.string(outlet)
            return addNames(after)
        }
        if run.isOutlet, range.count > 3, !run.isNames {
            outlet = text.string(range)
            open(.reporter)
            return true
        }
        return addNames(range)
    }

    /// What is glued to the role that follows: its outlet, and ahead of that the names of the role before.
    private mutating func takeNamesAndOutlet(_ run: ByRun) -> Bool {
        let cut = role != nil || run.range.count > 7 ? run.outletStart : run.range.lowerBound
        if cut > run.range.lowerBound, !addNames(run.range.lowerBound..<cut) { return false }
        outlet = text.string(cut..<run.range.upperBound)
        isOutletUsed = false
        return true
    }

    private mutating func addNames(_ range: Range<Int>) -> Bool {
        if range.count == 1 { return addPaddedName(range) }
        if range.count > 3, case .credit(.picture) = peek(), BylineWords.bodies.ending(of: text, range) != nil {
            add(range)
            return true
        }
        let hasDot = text.scalars[range].contains(0xB7)
        if range.count > 3, !hasDot, let parts = NameRun.split(text.scalars[range]) {
            for part in parts { add(part) }
            return true
        }
        let isLatin = text.scalars[range].allSatisfy { Scalars.isLetter($0) || $0 == 0x2E || $0 == 0xB7 }
        guard range.count <= (isLatin || hasDot ? 24 : 4) else { return false }
        // 通讯员培训班: glued to its role, a name must be believable.
        if isGluedToRole, !isLatin, !hasDot, NameRun.split(text.scalars[range]) == nil { return false }
        guard hasRole || range.count <= 3 || isLatin || hasDot else { return false }
        add(range)
        return true
    }

    private var isGluedToRole: Bool {
        guard index >= 2, case .role = tokens[index - 2] else { return false }
        return true
    }

    /// 王 芳: a name of two characters that was set as wide as one of three.
    private mutating func addPaddedName(_ range: Range<Int>) -> Bool {
        guard peek() == .blank, index + 1 < tokens.count, case .name(let given) = tokens[index + 1], given.count == 1
        else { return false }
        index += 2
        append(text.string(range) + text.string(given))
        return true
    }

    private mutating func add(_ range: Range<Int>) { append(text.string(range)) }

    private mutating func append(_ name: String) {
        bylines.append(Byline(name: name, role: role ?? .reporter, outlet: role == nil && !hasRole ? nil : outlet))
    }
}

/// An unspaced run of characters in a byline: names, an outlet, or both.
struct ByRun {
    let text: LineText
    let range: Range<Int>

    init(_ text: LineText, _ range: Range<Int>) {
        self.text = text
        self.range = range
    }

    /// Ends as papers and stations do.
    var isOutlet: Bool { Self.endingStart(text, range) != nil }

    /// Believable as names and as nothing else.
    var isNames: Bool { NameRun.split(text.scalars[range]) != nil }

    var isOutletLike: Bool { !isNames }

    private static func endingStart(_ text: LineText, _ range: Range<Int>) -> Int? {
        BylineWords.outletEndings.ending(of: text, range).map { range.upperBound - $0.scalars.count }
    }

    /// Where in 贾波四川在线 the outlet begins. Its own name has two characters or more.
    var outletStart: Int {
        guard let ending = Self.endingStart(text, range) else { return range.upperBound }
        return namesEnd(before: ending - 2) ?? range.lowerBound
    }

    /// The end of names that open the run and end at `limit` or earlier: as near to it as can be.
    private func namesEnd(before limit: Int) -> Int? {
        var best: Int?
        var cut = range.lowerBound + 2
        while cut <= limit {
            if NameRun.split(text.scalars[range.lowerBound..<cut]) != nil { best = cut }
            cut += 1
        }
        return best
    }

    /// 陈俊梧州电台谢大明: names, an outlet, the names of its people.
    var namesAroundOutlet: (before: Range<Int>, outlet: Range<Int>, after: Range<Int>)? {
        guard range.count >= 6 else { return nil }
        for end in range.lowerBound + 3...range.upperBound - 2 {
            guard let ending = Self.endingStart(text, range.lowerBound..<end), end - ending >= 2,
                NameRun.split(text.scalars[end..<range.upperBound]) != nil
            else { continue }
            let start = namesEnd(before: ending - 2) ?? range.lowerBound
            return (range.lowerBound..<start, start..<end, end..<range.upperBound)
        }
        return nil
    }
}
