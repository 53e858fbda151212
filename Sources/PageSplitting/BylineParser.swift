import BulletinModel

/// Reads the tokens of a byline: `[outlet] [modifier] role [:] names…`, again and again, and a credit at the end.
struct BylineParser {
    let text: LineText
    let tokens: [BylineToken]
    private(set) var bylines: [Byline] = []
    private(set) var credit: BylineWords.Credit?
    private(set) var hasRole = false
    /// Behind a stroke, ahead of 报道.
    private(set) var place: Range<Int>?
    /// 发自 stands in it.
    var isFiled: Bool { text.firstIndex(of: Self.filedFrom) != nil }
    private static let filedFrom: Phrase = "发自"
    private var role: BylineRole?
    private var outlet: String?
    /// An outlet printed ahead of a role is that role's only.
    private var isOutletUsed = false
    private var index = 0
    /// Where in `bylines` the names begin that the next 摄 is the credit of.
    private var groupStart = 0

    /// In a bracket behind a dateline nothing else stands: any two or three characters are a name.
    private let isBracketed: Bool

    init(text: LineText, tokens: [BylineToken], isBracketed: Bool = false) {
        self.text = text
        self.tokens = tokens
        self.isBracketed = isBracketed
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
                if needsColon, peek() != .colon, role == .source || !isNameAlone { return false }
                open(role)
            case .house(let range): takeHouse(range)
            case .credit(let credit): close(credit)
            case .name(let range): guard take(range) else { return false }
            }
        }
        return true
    }

    /// 作者 王芳: a word that is one of the text as well, a blank and a name, and nothing else on the line.
    private var isNameAlone: Bool {
        guard tokens.count == 3, index == 1, tokens[1] == .blank, case .name(let range) = tokens[2],
            (2...3).contains(range.count), case let scalars = text.scalars[range]
        else { return false }
        return Surnames.cost(of: scalars[scalars.startIndex]) ?? 9 <= 1 && NameRun.split(scalars)?.count == 1
    }

    private func peek() -> BylineToken? { index < tokens.count ? tokens[index] : nil }

    /// Alone a modifier means nothing: 首席 must be followed by 记者 or another of its kind.
    private var isModifierInPlace: Bool {
        // 本组图片 本网记者
        let next = peek() == .blank && index + 1 < tokens.count ? tokens[index + 1] : peek()
        switch next {
        case .role, .modifier, .house, .name, .colon: return true
        default: return false
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

    /// 记者 comes next, and no colon behind it.
    private var isReporterAhead: Bool {
        guard case .role(.reporter, _) = peek() else { return false }
        return index + 1 >= tokens.count || tokens[index + 1] != .colon
    }

    private mutating func close(_ credit: BylineWords.Credit) {
        let isBoth = self.credit == .words && credit == .picture || self.credit == .wordsAndPicture
        self.credit = isBoth ? .wordsAndPicture : credit
        if credit == .words { dropPlace() }
        if credit == .picture, role == nil {
            for index in groupStart..<bylines.count { bylines[index].role = .photographer }
        }
        if !bylines.isEmpty || role != nil {
            role = nil
            outlet = nil
            groupStart = bylines.count
        }
    }

    /// 本报记者 王芳 北京报道: the last word ahead of 报道 is where it was written.
    private mutating func dropPlace() {
        guard bylines.count > 1, let last = bylines.last, index >= 3, case .credit = tokens[index - 1],
            case .name(let range) = tokens[index - 2], tokens[index - 3] == .blank || tokens[index - 3] == .separator,
            text.scalars[range].allSatisfy(Scalars.isHan),
            NameRun.split(text.scalars[range]) == nil || Self.lands.contains(text.scalars[range.upperBound - 1])
                || text.scalars[range.lowerBound - 1] == 0x2F || Self.places.ending(of: text, range) != nil,
            last.name == text.string(range)
        else { return }
        if text.scalars[range.lowerBound - 1] == 0x2F { place = range }
        bylines.removeLast()
    }

    /// What places end with, and names of people seldom.
    private static let lands = ScalarSet("河江山州城县市区镇乡京港湾岛")

    private mutating func take(_ range: Range<Int>) -> Bool {
        if role == .source {
            bylines.append(Byline(name: text.string(range), role: .source))
            role = nil
            return true
        }
        let run = ByRun(text, range)
        if isOfHouse(run) {
            outlet = text.string(range)
            isOutletUsed = false
            return true
        }
        if isRoleAhead {
            guard !run.isOutlet else { return takeNamesAndOutlet(run) }
            // 采写:南都记者 王芳: no name, and a role right behind it.
            if role != nil, index > 1, tokens[index - 2] == .colon,
                range.count == 2 || range.count == 3 && NameRun.split(text.scalars[range]) == nil, isReporterAhead
            {
                outlet = text.string(range)
                isOutletUsed = false
                return true
            }
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
            // 冒充记者|行骗如何举报
            if isGluedToRole, index == tokens.count { return false }
            outlet = text.string(range)
            open(.reporter)
            return true
        }
        return addNames(range)
    }

    /// 青山融媒, 青山县融媒体中心: glued to what stands for a paper, a place is the first part of its name.
    private func isOfHouse(_ run: ByRun) -> Bool {
        guard case .house(let house) = peek(), text.scalars[house.lowerBound] != 0x672C, run.range.count <= 8 else {
            return false
        }
        return role == nil || !run.isNames
    }

    /// What is glued to the role that follows: its outlet, and ahead of that the names of the role before.
    private mutating func takeNamesAndOutlet(_ run: ByRun) -> Bool {
        let cut = role != nil || run.range.count > 7 ? run.outletStart : run.range.lowerBound
        if cut > run.range.lowerBound, !addNames(run.range.lowerBound..<cut) { return false }
        outlet = text.string(cut..<run.range.upperBound)
        isOutletUsed = false
        return true
    }

    /// 记者王小明香港报道: the name, and the place glued to it.
    private mutating func addNameOfReport(_ range: Range<Int>) -> Bool {
        guard (4...6).contains(range.count), case .credit(.words) = peek(),
            let place = Self.places.ending(of: text, range), case let name = range.dropLast(place.scalars.count),
            (2...3).contains(name.count), NameRun.split(text.scalars[name])?.count == 1
        else { return false }
        add(name)
        return true
    }

    private static let places = EndingTable(
        words: """
            北京 上海 天津 重庆 香港 澳门 台北 台中 高雄 广州 深圳 南京 武汉 成都 西安 杭州 沈阳 长春 济南 郑州 长沙 合肥 福州 南昌 昆明 贵阳 南宁 海口 兰州 西宁 银川 太原 \
            东京 纽约 伦敦 巴黎 曼谷 首尔 平壤 莫斯科 华盛顿 洛杉矶 新加坡 哈尔滨 石家庄 呼和浩特 乌鲁木齐 拉萨 厦门 青岛 大连 宁波 苏州 珠海 \
            新竹 台南 嘉义 综合
            """)

    private mutating func addNames(_ range: Range<Int>) -> Bool {
        if addNameOfReport(range) { return true }
        if range.count == 1 { return addPaddedName(range) || addSurname(range) }
        if range.count > 3, isPictureAhead, BylineWords.bodies.ending(of: text, range) != nil {
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
        if isGluedToRole, !isBracketed, !isLatin, !hasDot, NameRun.split(text.scalars[range]) == nil { return false }
        guard hasRole || range.count <= 3 || isLatin || hasDot else { return false }
        add(range)
        return true
    }

    /// 柳河公安 供图
    private var isPictureAhead: Bool {
        if case .credit(.picture) = peek() { return true }
        guard peek() == .blank, index + 1 < tokens.count, case .credit(.picture) = tokens[index + 1] else {
            return false
        }
        return true
    }

    private var isGluedToRole: Bool {
        guard index >= 2, case .role = tokens[index - 2] else { return false }
        return true
    }

    /// 王 芳: a name of two characters that was set as wide as one of three.
    private mutating func addPaddedName(_ range: Range<Int>) -> Bool {
        guard let given = singleName(behind: index) else { return false }
        index += 2
        append(text.string(range) + text.string(given) + takeThirdOfPadded())
        return true
    }

    /// 柳 青 山, and not 王 芳 李 军: the third character, where no fourth stands behind it.
    private mutating func takeThirdOfPadded() -> String {
        guard let third = singleName(behind: index) else { return "" }
        guard singleName(behind: index + 2) == nil else { return "" }
        index += 2
        return text.string(third)
    }

    private func singleName(behind blank: Int) -> Range<Int>? {
        guard blank + 1 < tokens.count, tokens[blank] == .blank, case .name(let name) = tokens[blank + 1],
            name.count == 1
        else { return nil }
        return name
    }

    /// 记者王: a surname alone, where a paper or a copyist left the rest out.
    private mutating func addSurname(_ range: Range<Int>) -> Bool {
        guard isGluedToRole, Surnames.cost(of: text.scalars[range.lowerBound]) ?? 9 <= 1 else { return false }
        switch peek() {
        case nil, .role, .modifier, .house, .separator: add(range)
        default: return false
        }
        return true
    }

    private mutating func add(_ range: Range<Int>) { append(text.string(range)) }

    private mutating func append(_ name: String) {
        bylines.append(Byline(name: name, role: role ?? .reporter, outlet: role == nil && !hasRole ? nil : outlet))
    }
}
