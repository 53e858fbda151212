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
    private var index = 0
    /// Where `bylines` begin that the next 摄 would be the credit of.
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
            case .modifier: guard takeModifier() else { return false }
            case .role(let role, let needsColon): guard open(role, needsColon: needsColon) else { return false }
            case .house(let range): takeHouse(range)
            case .credit(let credit): close(credit)
            case .name(let range): guard take(range) else { return false }
            }
        }
        return true
    }

    private func peek() -> BylineToken? { index < tokens.count ? tokens[index] : nil }

    private mutating func takeModifier() -> Bool {
        // Alone it means nothing: 首席 must be followed by 记者 or another of its kind.
        switch peek() {
        case .role, .modifier, .house, .name, .colon: true
        default: false
        }
    }

    private mutating func open(_ role: BylineRole, needsColon: Bool) -> Bool {
        if needsColon, peek() != .colon { return false }
        if hasRole, outletBelongsToPreviousRole { outlet = nil }
        self.role = role
        outletBelongsToPreviousRole = true
        hasRole = true
        groupStart = bylines.count
        return true
    }

    /// An outlet printed ahead of a role is that role's only.
    private var outletBelongsToPreviousRole = false

    private mutating func takeHouse(_ range: Range<Int>) {
        outlet = text.string(range)
        outletBelongsToPreviousRole = false
        // 融媒体 alone is the role of its reporters.
        if !isRoleAhead {
            role = .reporter
            hasRole = true
            outletBelongsToPreviousRole = true
            groupStart = bylines.count
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
        self.credit = credit
        if credit == .picture {
            for index in groupStart..<bylines.count where role == nil { bylines[index].role = .photographer }
        }
        role = nil
        outlet = nil
        groupStart = bylines.count
    }

    private mutating func take(_ range: Range<Int>) -> Bool {
        if isRoleAhead {
            if let cut = outletStart(in: range), role == nil || !bylines.isEmpty {
                if cut > range.lowerBound, !addNames(range.lowerBound..<cut) { return false }
                openOutlet(text.string(cut..<range.upperBound))
                return true
            }
            if isHouseAhead || role == nil {
                // 聊城日报全媒体记者: the rest of the outlet comes next.
                if role == nil, !bylines.isEmpty || hasRole == false, endsLikeOutlet(range) || !isBelievable(range) {
                    openOutlet(text.string(range))
                    return true
                }
            }
        }
        if role == .source || role == nil && endsLikeOutlet(range) && range.count > 3 {
            if role == .source { return addSource(range) }
            outlet = text.string(range)
            outletBelongsToPreviousRole = false
            hasRole = true
            role = .reporter
            outletBelongsToPreviousRole = true
            return true
        }
        return addNames(range)
    }

    private var isHouseAhead: Bool {
        if case .house? = peek() { true } else { false }
    }

    private mutating func openOutlet(_ name: String) {
        var name = name
        if case .house(let range)? = peek() {
            name += text.string(range)
            index += 1
        }
        outlet = name
        outletBelongsToPreviousRole = false
    }

    /// A source's name goes on over blanks and dots to the end of its field.
    private mutating func addSource(_ range: Range<Int>) -> Bool {
        bylines.append(Byline(name: text.string(range), role: .source))
        role = nil
        return true
    }

    private func endsLikeOutlet(_ range: Range<Int>) -> Bool {
        BylineWords.outletEndings.contains { ending in
            range.count >= ending.scalars.count
                && text.starts(with: ending, at: range.upperBound - ending.scalars.count)
        }
    }

    private func isBelievable(_ range: Range<Int>) -> Bool { NameRun.split(text.scalars[range]) != nil }

    /// Where in names and an outlet run together (陈俊梧州电台) the outlet begins.
    private func outletStart(in range: Range<Int>) -> Int? {
        guard endsLikeOutlet(range) else { return nil }
        guard role != nil else { return range.lowerBound }
        for length in [2, 3, 4, 5, 6] where range.count - length >= 3 {
            let cut = range.lowerBound + length
            if NameRun.split(text.scalars[range.lowerBound..<cut]) != nil { return cut }
        }
        return range.lowerBound
    }

    private mutating func addNames(_ range: Range<Int>) -> Bool {
        if range.count == 1 { return addPaddedName(range) }
        if range.count > 3, !text.scalars[range].contains(0xB7), let parts = NameRun.split(text.scalars[range]) {
            for part in parts { add(part) }
            return true
        }
        let isLatin = text.scalars[range].allSatisfy { Scalars.isLetter($0) || $0 == 0x2E || $0 == 0xB7 }
        let limit = isLatin || text.scalars[range].contains(0xB7) ? 24 : 5
        guard range.count <= limit, range.count <= 4 || hasRole else { return false }
        add(range)
        return true
    }

    /// 王 芳: a name of two characters that was set as wide as one of three.
    private mutating func addPaddedName(_ range: Range<Int>) -> Bool {
        guard peek() == .blank, index + 1 < tokens.count, case .name(let given) = tokens[index + 1], given.count == 1
        else { return false }
        index += 2
        bylines.append(
            Byline(name: text.string(range) + text.string(given), role: role ?? .reporter, outlet: outlet))
        return true
    }

    private mutating func add(_ range: Range<Int>) {
        bylines.append(Byline(name: text.string(range), role: role ?? .reporter, outlet: outlet))
    }
}
