import BulletinModel

/// 署名: what a piece of text says of who wrote, took, edited or sent.
struct BylineReading: Hashable {
    var bylines: [Byline] = []
    /// 摄, 文/图, 报道, where one stands at the end.
    var credit: BylineWords.Credit?
    /// True where a word such as 记者 stands in it, not names alone.
    var hasRole = false
    /// All of the line, where it names the place behind a stroke: 记者李佳颖/花莲报道.
    var dateline: Dateline?

    /// Reads all of `range` as a byline, or nil. Brackets around it must be off.
    /// - Parameter bare: whether names without any role will do, as between brackets at the end of an article.
    /// - Parameter isBracketed: whether the range stands in a bracket behind a dateline.
    init?(_ text: LineText, _ range: Range<Int>, bare: Bool = false, isBracketed: Bool = false) {
        guard range.count >= 2, range.count <= Self.longest else { return nil }
        // 人民日报评论员文章：…: of what rank the article is.
        if text.mayHold(0x8BC4), let rank = text.firstIndex(of: Self.ofCommentators), range.contains(rank) {
            return nil
        }
        if let filed = Self.filed(text, range), let names = BylineReading(text, filed.names, isBracketed: true) {
            self = names
            dateline = filed.dateline
            return
        }
        guard let tokens = BylineToken.tokens(of: text, range) else { return nil }
        var parser = BylineParser(text: text, tokens: tokens, isBracketed: isBracketed)
        guard parser.run() else { return nil }
        bylines = parser.bylines
        // 本组图片…摄: of the pictures beside an article, which is no caption for it.
        let isBeside = Self.groups.contains {
            LineCursor(text, from: range.lowerBound, to: range.upperBound).looks(at: $0)
        }
        credit = isBeside ? nil : parser.credit
        hasRole = parser.hasRole
        // 作者 佚名: nobody is named.
        if hasRole, bylines.count == 1, Self.nobody.contains(bylines[0].name) {
            bylines = []
            return
        }
        dateline = parser.place.map { Dateline(text: text.printed(range), place: text.printed($0)) }
        // 抗冰救灾·本报特派记者发自柳河: who they are stands elsewhere.
        if bylines.isEmpty, hasRole, parser.isFiled { return }
        guard !bylines.isEmpty else { return nil }
        guard hasRole || bare || parser.credit != nil else { return nil }
    }

    /// 本报记者 王芳 柳河2月1日电: whose report it is, and where and when it was filed.
    private static func filed(_ text: LineText, _ range: Range<Int>) -> (names: Range<Int>, dateline: Dateline)? {
        guard let last = range.last, text.scalars[last] == 0x7535 || text.scalars[last] == 0x8BAF,
            let gap = text.scalars[range].lastIndex(of: 0x20), gap > range.lowerBound + 3,
            case let tail = LineText(text, gap + 1..<range.upperBound), tail.scalars.contains(where: Scalars.isDigit),
            let reading = DatelineReading(tail), reading.range.count == tail.count
        else { return nil }
        let place = reading.place.map { tail.string($0) }
        return (range.lowerBound..<gap, Dateline(text: tail.string(0..<tail.count), place: place))
    }

    private static let ofCommentators: Phrase = "评论员文章"
    static let nobody: Set<String> = ["佚名", "匿名", "未知", "不详"]
    private static let groups: [Phrase] = ["本组", "本版", "本文", "以上图", "以上照"]

    /// One name, with no word of what its bearer did.
    init(name: String) {
        bylines = [Byline(name: name, role: .reporter)]
    }

    /// Where the text was taken from, or who sent it.
    init(source: String) {
        bylines = [Byline(name: source, role: .source)]
        hasRole = true
    }

    /// What stands on the lines below the first one of a byline: its names are told there.
    static let rest = BylineReading()

    private init() {}

    /// By Jane Doe: the byline of a page in English.
    init?(english text: LineText) {
        guard text.count <= 60, text.count > 6, text.scalars[0] == 0x42, text.starts(with: Self.by),
            text.scalars[3...].allSatisfy({ $0 < 0x80 }),
            text.scalars[3...].split(whereSeparator: Scalars.isBlank).allSatisfy({ $0.first.map(Self.isUpper) == true })
        else { return nil }
        bylines = [Byline(name: text.string(3..<text.count), role: .reporter)]
        hasRole = true
    }

    private static let by: Phrase = "By "

    private static func isUpper(_ scalar: UInt32) -> Bool { (0x41...0x5A).contains(scalar) }

    /// In scalars. The longest byline of a real page so far has 96.
    static let longest = 200
}

/// A piece of a byline.
enum BylineToken: Hashable {
    case role(BylineRole, needsColon: Bool)
    case modifier
    case house(Range<Int>)
    case credit(BylineWords.Credit)
    /// A run of Han characters, Latin letters or the dot of foreign names.
    case name(Range<Int>)
    case blank
    case separator
    case colon

    /// Nil where something stands in `range` that no byline has.
    static func tokens(of text: LineText, _ range: Range<Int>) -> [BylineToken]? {
        // Most lines that are asked about are sentences.
        if text.mayHold(0x3002), text.scalars[range].contains(0x3002) { return nil }
        var tokens: [BylineToken] = []
        var cursor = LineCursor(text, from: range.lowerBound, to: range.upperBound)
        while let scalar = cursor.next {
            switch scalar {
            case 0x20:
                cursor.skipBlanks()
                tokens.append(.blank)
            case 0x3001, 0x2C, 0x2F, 0x5C, 0x3B, 0x7C, 0xFF5C, 0xA6, 0x26, 0x2D, 0x2014:
                // 、 , / ; | & - —, unless a credit such as /图 begins here.
                cursor.position += 1
                // 编辑/王芳
                if scalar == 0x2F, case .role(_, needsColon: true) = tokens.last {
                    tokens.append(.colon)
                } else {
                    tokens.append(.separator)
                }
            case 0x3A:
                cursor.position += 1
                tokens.append(.colon)
            case 0x300A:
                guard let paper = paper(at: &cursor) else { return nil }
                tokens.append(.name(paper))
            case 0x28:
                guard let end = endOfAside(text, cursor.position, before: range.upperBound) else { return nil }
                cursor.position = end
            case 0x30...0x39:
                var day = cursor
                guard PrintedDate(at: &day, needsYear: false) != nil, day.looks(at: filedFrom) else { return nil }
                cursor = day
            case 0x2580...0x25FF, 0x2605, 0x2606, 0x40, 0x3F:
                // □ ■ ● ○ ▲ ★ ahead of it, ? where a sign was lost
                cursor.position += 1
            default:
                guard let token = word(at: &cursor, isFirstOfChunk: tokens.isEmpty || !tokens.last!.isName) else {
                    return nil
                }
                tokens.append(token)
            }
            if tokens.count > 120 { return nil }
        }
        return tokens
    }

    /// In scalars.
    private static let longestAside = 10
    private static let asides = EndingTable(["岁", "报道", "口述", "整理", "见习", "实习"])

    /// Behind (72岁), (伦敦报道): what a name has behind it and is no name.
    private static func endOfAside(_ text: LineText, _ open: Int, before end: Int) -> Int? {
        guard let close = text.scalars[open..<min(end, open + longestAside)].firstIndex(of: 0x29), open > 0,
            close > open + 1, asides.ends(LineText(text, open + 1..<close))
        else { return nil }
        return close + 1
    }

    /// 《柳河周刊》记者 王芳: a paper's name, and a role right behind it.
    private static func paper(at cursor: inout LineCursor) -> Range<Int>? {
        var probe = cursor
        probe.position += 1
        let name = probe.takeHan(atMost: 12)
        guard name.count >= 2, probe.take(0x300B) else { return nil }
        var after = probe
        guard tableWord(at: &after, isFirstOfChunk: false)?.isRoleOrModifier == true else { return nil }
        cursor = probe
        return name
    }

    private var isName: Bool {
        if case .name = self { true } else { false }
    }

    private static func word(at cursor: inout LineCursor, isFirstOfChunk: Bool) -> BylineToken? {
        if let token = tableWord(at: &cursor, isFirstOfChunk: isFirstOfChunk) { return token }
        let start = cursor.position
        while let scalar = cursor.next, isNameScalar(scalar) {
            // Most characters of a name begin no word, and need no bookmark.
            guard cursor.position > start, openers.contains(scalar) else {
                cursor.position += 1
                continue
            }
            var probe = cursor
            if let token = tableWord(at: &probe, isFirstOfChunk: false) {
                if case .modifier = token {
                    // 小 and the like are parts of names as well: only ahead of a role are they modifiers.
                    var after = probe
                    let isLittle = cursor.next == 0x5C0F
                    guard let next = tableWord(at: &after, isFirstOfChunk: false),
                        // 宋小小 is a name, 小小记者 too.
                        isLittle ? next.isRole : next.isRoleOrModifier
                    else {
                        cursor.position += 1
                        continue
                    }
                }
                break
            }
            cursor.position += 1
        }
        return cursor.position > start ? .name(start..<cursor.position) : nil
    }

    private var isRole: Bool {
        if case .role = self { true } else { false }
    }

    private var isRoleOrModifier: Bool {
        switch self {
        case .role, .modifier, .house: true
        default: false
        }
    }

    private static func tableWord(at cursor: inout LineCursor, isFirstOfChunk: Bool) -> BylineToken? {
        guard let first = cursor.next, openers.contains(first) else { return nil }
        if isFirstOfChunk, let role = creditAsRole(at: &cursor) { return role }
        if cursor.take(Self.filedFrom) {
            // 发自北京, 发自柳河、清河: where the report was written.
            repeat { _ = cursor.takeHan(atMost: 8) } while cursor.take(0x3001)
            return .credit(.words)
        }
        for (phrase, credit) in BylineWords.credits(at: cursor) where cursor.looks(at: phrase) {
            let following = cursor.peek(phrase.scalars.count)
            let isAlone = following == nil || following == 0x20 || following == 0x3001 || following == 0x2C
            // 文 and 图 are in many names; as credits they stand alone.
            let isShort = phrase.scalars.count == 1 && phrase.text != "摄"
            guard isAlone, !isShort || isFirstOfChunk else { continue }
            if following != nil, phrase.text == "摄影" || phrase.text == "供图" { continue }
            cursor.position += phrase.scalars.count
            return .credit(credit)
        }
        if let role = BylineWords.roles.take(at: &cursor) {
            return .role(role.value.role, needsColon: role.value.needsColon)
        }
        let start = cursor.position
        if BylineWords.houses.take(at: &cursor) != nil { return .house(start..<cursor.position) }
        if BylineWords.modifiers.take(at: &cursor) != nil { return .modifier }
        return nil
    }

    /// 文/王芳 图/李军, 摄影:李军: the credit stands ahead of the name.
    private static func creditAsRole(at cursor: inout LineCursor) -> BylineToken? {
        guard let (phrase, role) = leadingCredits.match(at: cursor) else { return nil }
        let length = phrase.scalars.count
        if length == 1, cursor.peek(1) == 0x20, isBesideAnother(cursor) {
            cursor.position += 2
            return .role(role, needsColon: false)
        }
        guard let sign = cursor.peek(length), sign == 0x2F || sign == 0x3A || sign == 0x5C,
            let next = cursor.peek(length + 1),
            !creditScalars.contains(next)
        else { return nil }
        cursor.position += length + 1
        return .role(role, needsColon: false)
    }

    /// 文 王芳 图 李军: one credit ahead of each name, with blanks alone between them.
    private static func isBesideAnother(_ cursor: LineCursor) -> Bool {
        let text = cursor.text
        let pieces = text.scalars[..<cursor.end].split(whereSeparator: Scalars.isBlank)
        guard pieces.count >= 4, pieces.count <= 8, let first = pieces.first, let last = pieces.last else {
            return false
        }
        let credits = pieces.count { $0.count == 1 && creditScalars.contains($0[$0.startIndex]) }
        return credits >= 2 && first.count == 1 && creditScalars.contains(first[first.startIndex]) && last.count > 1
    }

    private static let filedFrom: Phrase = "发自"
    /// What the words of all tables begin with: most characters of a name begin none.
    private static let openers = ScalarSet(
        [leadingCredits.firsts, BylineWords.roles.firsts, BylineWords.houses.firsts, BylineWords.modifiers.firsts]
            .flatMap(Array.init) + BylineWords.creditSigns.scalars + filedFrom.scalars.prefix(1))
    private static let leadingCredits = PhraseTable<BylineRole>([
        ("摄影", .photographer), ("文字", .reporter), ("图片", .photographer), ("文", .reporter), ("图", .photographer),
        ("摄", .photographer), ("图文", .reporter), ("文图", .reporter), ("图/文", .reporter), ("文/图", .reporter),
        ("文、图", .reporter), ("文·图", .reporter),
        ("整理", .reporter), ("编译", .reporter), ("漫画", .editor), ("策划", .editor),
        ("统筹", .editor),
    ])
    private static let creditScalars = ScalarSet("文图摄")

    private static func isNameScalar(_ scalar: UInt32) -> Bool {
        Scalars.isHan(scalar) || Scalars.isLetter(scalar) || scalar == 0xB7 || scalar == 0x25CB
            || scalar == 0x2E || scalar == 0x25A1
    }
}
