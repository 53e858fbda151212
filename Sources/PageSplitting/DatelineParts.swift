import BulletinModel

/// What stands ahead of 讯 or 电: an outlet, a place, a day, now and then a reporter.
struct DatelineParts {
    var hasOutlet = false
    /// Nothing but these stands there.
    var isClean = true
    var place: Range<Int>?
    var date = false
    /// The day is printed with its month.
    var hasMonth = false
    /// The outlet is one of the table, not told by its ending alone.
    var isAgency = false
    var bylines: [Byline] = []
    /// 记者王志明/高雄报道: a stroke sets the reporter apart from the place.
    var isSlashed = false

    /// Agencies and papers whose names do not tell by their ending, and those that a place follows at once.
    private static let outlets = PhraseTable([
        "新华社", "中新社", "中新网", "新华网", "人民网", "央视网", "央广网", "中广网", "中国网", "中国新闻网", "中国青年网", "光明网", "本报", "本网", "本台", "本社",
        "本市", "本埠", "本港",
        "本刊",
        "法新社", "路透社", "美联社", "塔斯社", "共同社", "韩联社", "中央社", "南都", "央视", "新京报", "澎湃", "国际在线", "封面", "红星", "上游", "时报", "晨报",
        "晚报",
        "日报", "早报", "快报", "商报", "信报", "新华",
    ])

    private static let endings = PhraseTable([
        "日报", "晚报", "早报", "晨报", "时报", "快报", "商报", "新闻网", "电视台", "电台", "在线", "融媒体中心", "融媒体", "融媒", "客户端", "通讯社", "周刊",
        "新闻", "网络",
        "广电", "传媒", "频道", "发布", "报", "网", "社", "刊", "台",
    ])

    /// What is said of a day or of how it was sent, not where.
    private static let notPlaces = PhraseTable(["综合", "专", "最新", "今日", "昨日", "今天", "昨天", "特", "据", "快", "又", "另"])

    /// 本报上海今日专电
    private static let days = EndingTable(["今日", "昨日", "今天", "昨天", "今", "昨"])

    /// Characters of sentences that neither papers nor places have in their names.
    private static let sentenceWords = ScalarSet("的了是由与被把将向让给表称说")
    private static let pictureLink: Phrase = "[图库]"
    private static let combined: Phrase = "综合"
    private static let reporters = PhraseTable(words: "记者 特派记者 特约记者 特派员 实习记者 见习记者 编译")

    init(_ text: LineText, _ range: Range<Int>) {
        var cursor = LineCursor(text, from: range.lowerBound, to: range.upperBound)
        _ = cursor.take(0x636E)  // 据
        let agency = Self.outlets.length(at: cursor)
        let outletEnd = Self.outletEnd(
            text, cursor.position..<range.upperBound, behind: cursor.position + (agency ?? 0))
        hasOutlet = outletEnd > cursor.position
        isAgency = agency != nil
        if text.scalars[cursor.position..<outletEnd].contains(where: Self.sentenceWords.contains) { isClean = false }
        cursor.position = max(cursor.position, outletEnd)
        cursor.skipBlanks()
        // 央视网消息: nothing but the outlet.
        if cursor.isAtEnd { return }
        if cursor.take(Self.pictureLink) { cursor.skipBlanks() }
        takeReporter(&cursor, outlet: hasOutlet ? range.lowerBound..<outletEnd : nil)
        let placeStart = cursor.position
        while let scalar = cursor.next, Scalars.isHan(scalar) || scalar == 0xB7 || scalar == 0x2F {
            if startsDate(cursor) { break }
            cursor.position += 1
        }
        var name = placeStart..<cursor.position
        if let day = Self.days.ending(of: text, name) { name = name.lowerBound..<name.upperBound - day.scalars.count }
        let tail = LineCursor(text, from: placeStart, to: cursor.position)
        if !name.isEmpty, Self.notPlaces.length(at: tail) == nil, text.scalars[name.lowerBound] != 0xB7 {
            place = name
            if name.count > 12 { isClean = false }
            if !hasOutlet, name.count > 10 { isClean = false }
            if text.scalars[name].contains(where: Self.sentenceWords.contains) { isClean = false }
        }
        cursor.skipBlanks()
        if cursor.take(Self.pictureLink) { cursor.skipBlanks() }
        if PrintedDate(at: &cursor, needsYear: false) != nil {
            date = true
            hasMonth = true
            cursor.skipBlanks()
            _ = cursor.take(Self.combined)
        } else if let day = Self.takeBareDay(&cursor), day {
            date = true
        }
        cursor.skipBlanks()
        if date, place == nil { takePlaceBehindDate(&cursor) }
        if hasOutlet, place == nil { Self.takeHotline(&cursor) }
        if !cursor.isAtEnd { isClean = false }
        // 沈阳晚报、沈阳网: what is ahead of the sign is an outlet too.
    }

    private static let numbersToCall = 3...8

    /// 晨报96101热线新闻: the number that readers call.
    private static func takeHotline(_ cursor: inout LineCursor) {
        var probe = cursor
        while let scalar = probe.next, Scalars.isDigit(scalar) { probe.position += 1 }
        if numbersToCall.contains(probe.position - cursor.position), probe.isAtEnd { cursor = probe }
    }

    /// 柳河网3月12日梅岭讯: the day stands ahead of the place.
    private mutating func takePlaceBehindDate(_ cursor: inout LineCursor) {
        var probe = cursor
        let name = probe.takeHan(atMost: 8)
        guard name.count >= 2, probe.isAtEnd, Self.notPlaces.match(at: cursor) == nil,
            !cursor.text.scalars[name].contains(where: Self.sentenceWords.contains)
        else { return }
        place = name
        cursor = probe
    }

    private func startsDate(_ cursor: LineCursor) -> Bool {
        guard let scalar = cursor.next else { return false }
        var probe = cursor
        if Self.takeBareDay(&probe) == true, probe.isAtEnd { return true }
        probe = cursor
        return scalar != 0xB7 && PrintedDate(at: &probe, needsYear: false) != nil
    }

    /// 23日.
    private static func takeBareDay(_ cursor: inout LineCursor) -> Bool? {
        var probe = cursor
        guard PrintedDate.takeNumber(at: &probe, in: 1...31, digits: 2) != nil, probe.take(0x65E5) else { return nil }
        cursor = probe
        return true
    }

    /// The end of the last outlet that the text begins with, or the start.
    /// - Parameter first: the end of the agency that it begins with, or the start.
    private static func outletEnd(_ text: LineText, _ range: Range<Int>, behind first: Int) -> Int {
        var end = first
        var index = end
        while index < range.upperBound {
            let scalar = text.scalars[index]
            guard
                Scalars.isHan(scalar) || Scalars.isLetter(scalar) || scalar == 0x3001 || scalar == 0x2D
                    || scalar == 0xB7 || scalar == 0x2014
                    || Scalars.isDigit(scalar) && !isDateDigit(text, at: index, before: range.upperBound)
            else { break }
            if index > range.lowerBound, endings.mayBegin(with: scalar),
                case let probe = LineCursor(text, from: index, to: range.upperBound),
                let length = endings.length(at: probe), !isTaiwan(probe)
            {
                end = index + length
                index = end
            } else {
                index += 1
            }
        }
        return end
    }

    /// 本报台北讯: 台 is the first character of a place there, not the last one of a station.
    private static func isTaiwan(_ cursor: LineCursor) -> Bool {
        guard cursor.next == 0x53F0, let next = cursor.peek(1) else { return false }
        return taiwan.contains(next)
    }

    private static let taiwan = ScalarSet("北中南东東湾灣州山儿兒")

    private static func isDateDigit(_ text: LineText, at index: Int, before end: Int) -> Bool {
        var probe = LineCursor(text, from: index, to: end)
        if PrintedDate(at: &probe, needsYear: false) != nil { return true }
        return takeBareDay(&probe) != nil
    }

    /// Two to four characters each, with 、 between them; the first of two or three: behind it its place may be glued.
    private static func takeNames(_ cursor: inout LineCursor) -> [Range<Int>] {
        var names: [Range<Int>] = []
        repeat {
            cursor.skipBlanks()
            var name = cursor.takeHan(atMost: names.isEmpty ? 3 : 4)
            // 王芳|报道
            if name.count > 2, cursor.text.scalars[name.upperBound - 1] == 0x62A5, cursor.next == 0x9053 {
                name = name.dropLast()
                cursor.position -= 1
            }
            guard name.count >= 2 else { break }
            names.append(name)
        } while names.count < 4 && cursor.take(0x3001)
        return names
    }

    /// 记者王芳, 记者王志明、李大文/高雄报道, 编译王大文/综合外电报道
    private mutating func takeReporter(_ cursor: inout LineCursor, outlet: Range<Int>?) {
        guard let reporter = Self.reporters.length(at: cursor) else { return }
        var probe = cursor
        probe.position += reporter
        let names = Self.takeNames(&probe)
        guard !names.isEmpty else { return }
        let outlet = outlet.map { cursor.text.string($0) }
        bylines = names.map { Byline(name: cursor.text.string($0), role: .reporter, outlet: outlet) }
        probe.skipBlanks()
        // 本报记者王芳 通讯员李大文报道
        while let role = BylineWords.roles.match(at: probe), !role.value.needsColon, bylines.count < 8 {
            var further = probe
            further.position += role.phrase.scalars.count
            let names = Self.takeNames(&further)
            if names.isEmpty { break }
            bylines += names.map { Byline(name: cursor.text.string($0), role: role.value.role) }
            further.skipBlanks()
            probe = further
        }
        isSlashed = probe.take(0x2F)
        cursor = probe
    }
}

/// Words that open the first sentence of a report, where a dateline or a name is glued to it.
enum SentenceOpenings {
    private static let phrases = PhraseTable([
        "近日", "日前", "昨", "今", "前天", "前晚", "连日来", "近期", "近年", "记者", "据", "为", "在", "从", "随着", "面对", "由", "自", "经", "每",
        "当", "新年",
        "上周", "本周", "下周", "去年", "这", "一", "“", "‘", "《", "又", "刚", "目前", "截至", "受", "针对", "根据", "按照", "对", "最近", "以",
        "我", "本月", "上月",
        "春", "夏", "秋", "冬", "凌晨", "上午", "下午", "晚", "清晨", "因", "原", "备受",
    ])

    static func follow(_ text: LineText, at index: Int) -> Bool {
        guard index < text.count else { return false }
        if Scalars.isDigit(text.scalars[index]) { return true }
        return phrases.opens(text, at: index)
    }
}
