import BulletinModel

/// 电头 at the head of a paragraph: 东昌府讯, 本报昆明讯, 新华社北京11月23日电, 新京报9月7日信息：, 央视网消息.
struct DatelineReading: Hashable {
    /// Scalars of the dateline itself, from where it begins.
    var range: Range<Int>
    var place: Range<Int>?
    /// The words of it where a bracket holds a byline too: 柳河报讯 of (柳河报讯 记者 王芳).
    var words: Range<Int>?
    /// The reporter inside it: 东方网记者刘歆4月9日报道.
    var bylines: [Byline] = []

    /// Reads one from `start` on. Cost: the first forty scalars.
    init?(_ text: LineText, from start: Int = 0) {
        if let bracketed = Self.bracketed(text, from: start) {
            self = bracketed
            return
        }
        if let alone = Self.alone(text, from: start) {
            self = alone
            return
        }
        let limit = min(text.count, start + Self.longest)
        guard start < limit else { return nil }
        var end = start
        while end < limit, Self.mayStand(text.scalars[end]) {
            guard let ending = Self.ending(text, at: end), end > start else {
                end += 1
                continue
            }
            if let reading = Self.finish(text, start: start, wordAt: end, ending: ending) {
                self = reading
                return
            }
            end += 1
        }
        guard let news = Self.newsFromPlace(text, from: start) else { return nil }
        self = news
    }

    /// A cheap sieve on the bytes of a line: whether one of the words that datelines end with stands near its beginning.
    static func mayOpen(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
        holdsLastSign(bytes.span, range.lowerBound..<min(range.upperBound, range.lowerBound + 160)) { _ in true }
    }

    static let lastSigns = ScalarSet("讯电息道导闻")
    /// The last bytes of 讯 訊 电 電 息 道 导 導 闻 聞 in UTF-8, a bit for the lower six bits of each: most characters have others.
    private static var lastBytes: UInt64 {
        1 << 0x2F | 1 << 0x0A | 1 << 0x35 | 1 << 0x3B | 1 << 0x13 | 1 << 0x3C | 1 << 0x0E | 1 << 0x1E
    }

    /// Whether one of the signs stands in a range that begins with a character, where `isEnough` says so of the place behind it.
    @inline(__always)
    private static func holdsLastSign(_ span: Span<UInt8>, _ range: Range<Int>, _ isEnough: (Int) -> Bool) -> Bool {
        var index = range.lowerBound
        let pairs = ByteScan.pairs(span, range)
        while index + 2 < range.upperBound {
            // Most characters of a line are two of three bytes that have neither sign's last byte.
            while index < pairs.upperBound, let (first, second) = unsafe ByteScan.charactersOfThree(span, at: index),
                lastBytes & (1 << UInt64(first & 63) | 1 << UInt64(second & 63)) == 0
            {
                index &+= 6
            }
            guard index + 2 < range.upperBound else { return false }
            let lead = span[index]
            guard lead >= 0xE0, lead < 0xF0 else {
                index += lead < 0xF0 ? 1 : 4
                continue
            }
            index += 3
            guard lastBytes & 1 << UInt64(span[index - 1] & 63) != 0 else { continue }
            let scalar = LineText.folded(LineText.scalar(span, at: index - 3))
            if lastSigns.contains(scalar), isEnough(index) { return true }
        }
        return false
    }

    /// As `mayOpen`, for a dateline that `isSure`: a blank, a bracket or a colon stands behind its last sign.
    static func mayOpenSurely(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
        let span = bytes.span
        // A sign that opens an ending of two characters has the other behind it.
        return holdsLastSign(span, range.lowerBound..<min(range.upperBound, range.lowerBound + 160)) {
            opensGap(span, at: $0, before: range.upperBound)
        }
    }

    private static func opensGap(_ span: Span<UInt8>, at index: Int, before end: Int) -> Bool {
        guard index < end, case let byte = span[index], byte < 0xF0 else { return false }
        let scalar = LineText.folded(LineText.scalar(span, at: index))
        return scalar < 0x80 || (0x3000...0x303F).contains(scalar)
    }

    private init(range: Range<Int>, place: Range<Int>?, bylines: [Byline] = []) {
        self.range = range
        self.place = place
        self.bylines = bylines
    }

    private static let longest = 36

    /// Whether what follows leaves no doubt, so that the dateline may open a later paragraph too: a byline in brackets,
    /// or 本报讯 and a blank.
    func isSure(in text: LineText) -> Bool {
        guard range.lowerBound == 0, range.upperBound < text.count else { return range == 0..<text.count }
        if Brackets.closing(of: text.scalars[0]) == text.scalars[range.upperBound - 1] { return true }
        var cursor = LineCursor(text, from: range.upperBound)
        let isSpaced = cursor.next == 0x20
        cursor.skipBlanks()
        if cursor.next == 0x28, let close = text.scalars[cursor.position...].firstIndex(of: 0x29) {
            return BylineReading(text, cursor.position + 1..<close) != nil
        }
        let isAlone = Self.alone(text, from: 0)?.range == range
        let last = text.scalars[range.upperBound - 1]
        // 本市消息:
        if last == 0x3A, text.scalars[0] == 0x672C { return true }
        // 法新社巴黎6月3日电:
        if last == 0x7535, !isSpaced, cursor.next == 0x3A { return true }
        return isSpaced && (isAlone || last == 0x8BAF || last == 0x7535)
    }

    private enum Ending: Hashable {
        /// 讯: alone it makes a dateline.
        case dispatch(Int)
        /// 电: of an agency, or with a place or day.
        case wire(Int)
        /// 消息, 报道, 信息: words of the text as well.
        case word(Int)

        var length: Int {
            switch self {
            case .dispatch(let length), .wire(let length), .word(let length): length
            }
        }
    }

    private static let endings = PhraseTable<Ending>([
        ("专讯", .dispatch(2)), ("快讯", .word(2)), ("综合消息", .word(4)), ("综合讯", .dispatch(3)), ("讯", .dispatch(1)),
        ("专电", .wire(2)), ("新媒体专电", .wire(5)), ("体育专电", .wire(4)), ("综合电", .wire(3)), ("电", .wire(1)), ("消息", .word(2)),
        ("信息", .word(2)),
        ("报道", .word(2)), ("热线新闻", .word(4)), ("热线消息", .word(4)),
        ("报导", .word(2)),
    ])

    /// What stands ahead of 讯 in words that are none: 通讯, 审讯, 资讯.
    private static let notBeforeDispatch = ScalarSet("通资简喜问审音闻死短侦刑传捷佳汛电受提")
    /// The like of 电: 来电, 发电, 供电.
    private static let notBeforeWire = ScalarSet("来发供用水火风核家停断充节输配变放触闪通致回贺唁去打机光热国")

    /// What follows it there: 电视台, 电话, 电力.
    private static let notAfterWire = ScalarSet("视话力子影脑器商动梯厂站网池台缆源压流信灯车机价能")

    /// No sentence gets past these signs before its dateline ends.
    private static func mayStand(_ scalar: UInt32) -> Bool {
        Scalars.isHan(scalar) || Scalars.isDigit(scalar) || Scalars.isLetter(scalar) || scalar == 0x20
            || scalar == 0x3001 || scalar == 0x2D || scalar == 0xB7 || scalar == 0x5B || scalar == 0x5D
            || scalar == 0x2014 || scalar == 0x2F
    }

    private static let endingSigns = ScalarSet("专新体快综讯电消信报热")

    private static func ending(_ text: LineText, at index: Int) -> Ending? {
        guard endingSigns.contains(text.scalars[index]) else { return nil }
        return endings.match(at: LineCursor(text, from: index))?.value
    }

    private static func finish(_ text: LineText, start: Int, wordAt word: Int, ending: Ending) -> DatelineReading? {
        let end = word + ending.length
        let following = end < text.count ? text.scalars[end] : 0x20
        guard following != 0x2C, following != 0x3001, following != 0x3002 else { return nil }
        let before = text.scalars[word - 1]
        let parts = DatelineParts(text, start..<word)
        let isOpen =
            following == 0x20 || following == 0x28 || following == 0x3A || following == 0x201C
            || following == 0x5B
        switch ending {
        case .dispatch:
            if ending.length == 1, notBeforeDispatch.contains(before), !endsWithNews(text, start..<word) { return nil }
            guard parts.isClean, word - start <= 24 else { return nil }
            // Glued to the text, it must be a paper's own or be followed by what opens a report.
            guard isOpen || parts.hasOutlet || SentenceOpenings.follow(text, at: end) else { return nil }
            if !isOpen, !parts.hasOutlet, word - start > 8 { return nil }
        case .wire:
            if ending.length == 1, notBeforeWire.contains(before) || notAfterWire.contains(following) { return nil }
            guard parts.isClean else { return nil }
            // 柳河4月26日电 (记者…): without the agency's name it needs place and day, and to stand by itself.
            guard parts.hasOutlet || parts.place != nil && (parts.hasMonth && isOpen || !parts.bylines.isEmpty) else {
                return nil
            }
            // Glued to the text it needs a day, or an agency and a place.
            guard isOpen || parts.date || parts.isAgency && parts.place != nil else { return nil }
        case .word:
            guard parts.hasOutlet || !parts.bylines.isEmpty else { return nil }
            guard isOpen && following != 0x201C || (parts.hasMonth || parts.isSlashed) && parts.isClean else {
                return nil
            }
            guard parts.isClean || !parts.bylines.isEmpty else { return nil }
        }
        var range = start..<end
        // The colon of 信息： is printed as its part.
        if case .word = ending, following == 0x3A { range = start..<end + 1 }
        // 融媒讯: the paper's own short name.
        let place = parts.place.flatMap { BylineWords.isHouse(text, $0) ? nil : $0 }
        return DatelineReading(range: range, place: place, bylines: parts.bylines)
    }

    /// 柳河新闻讯: the outlet is called so; 闻讯 is a word of the text.
    private static func endsWithNews(_ text: LineText, _ range: Range<Int>) -> Bool {
        range.count >= 4 && text.ends(of: range, with: news)
    }

    private static let news: Phrase = "新闻"

    /// (柳河报讯 记者 王芳), 【本报讯 记者王芳】: dateline and byline in one bracket.
    private static func withBylines(_ inner: LineText, start: Int, end: Int) -> DatelineReading? {
        guard let reading = DatelineReading(inner), reading.range.upperBound < inner.count,
            let names = BylineReading(inner, reading.range.upperBound..<inner.count), names.hasRole
        else { return nil }
        let place = reading.place.map { $0.lowerBound + start + 1..<$0.upperBound + start + 1 }
        var whole = DatelineReading(range: start..<end + 1, place: place, bylines: reading.bylines + names.bylines)
        whole.words = start + 1..<start + 1 + reading.range.upperBound
        return whole
    }

    private static let alone = PhraseTable(words: "综合消息 综合报道 综合讯 又讯 另讯 又电")

    /// 又讯 opens a second report of the same story: not its first line.
    static func isFurther(_ text: LineText) -> Bool {
        further.opens(text)
    }

    private static let further = PhraseTable(words: "又讯 另讯 又电")

    /// 综合消息, 又讯: no outlet and no place, and a blank or a colon behind it.
    private static func alone(_ text: LineText, from start: Int) -> DatelineReading? {
        guard start < text.count, alone.mayBegin(with: text.scalars[start]),
            let length = alone.length(at: LineCursor(text, from: start))
        else { return nil }
        let end = start + length
        guard end < text.count, case let next = text.scalars[end], next == 0x20 || next == 0x3A || next == 0x28 else {
            return nil
        }
        return DatelineReading(range: start..<end, place: nil)
    }

    private static let newsWord: Phrase = "消息"
    private static let notPlaces = PhraseTable(
        words: "最新 好 坏 据 可靠 小道 内部 官方 外电 综合 这 那 该 此 有 一 重要 权威 独家 相关 有关 上述 本次 市场 行业 网上 网传 传 另 又 得 此类 各方 多方 利好 利空 突发 重磅 即时"
    )
    /// 羊城消息 and a blank or a bracket: a place or a short name of the paper, and a report behind it.
    private static func newsFromPlace(_ text: LineText, from start: Int) -> DatelineReading? {
        guard let word = text.firstIndex(of: newsWord, from: start, before: start + 5), word - start >= 2,
            case let place = start..<word, text.scalars[place].allSatisfy(Scalars.isHan),
            case let end = word + 2, end + 1 < text.count, notPlaces.match(at: LineCursor(text, from: start)) == nil
        else { return nil }
        switch text.scalars[end] {
        case 0x20:
            guard SentenceOpenings.follow(text, at: end + 1) || ReportOpening.opens(text, at: end + 1) else {
                return nil
            }
        case 0x28:
            guard let close = text.scalars[end...].prefix(40).firstIndex(of: 0x29),
                BylineReading(text, end + 1..<close) != nil
            else { return nil }
        default: return nil
        }
        return DatelineReading(range: start..<end, place: place)
    }

    private static let reports = EndingTable(["报道", "消息", "报导"])
    private static let combined = PhraseTable(words: "综合报道 综合报导 综合外电报道 综合外电报导 外电综合报道 综合消息 本报综合报道")

    /// (综合外电报道): no outlet, no place.
    private static func isCombined(_ inner: LineText) -> Bool {
        combined.isAll(of: inner)
    }

    /// 【台北电】: in a bracket at the head of a text a place alone will do.
    private static func isWireFromPlace(_ inner: LineText) -> Bool {
        guard (3...6).contains(inner.count), inner.scalars.last == 0x7535, inner.scalars.allSatisfy(Scalars.isHan),
            !notBeforeWire.contains(inner.scalars[inner.count - 2])
        else { return false }
        let parts = DatelineParts(inner, 0..<inner.count - 1)
        return parts.isClean && parts.place == 0..<inner.count - 1
    }

    /// 【今日商报报道】, 【本报讯】, (本报讯), [新华社北京1月2日电].
    private static let correspondence: Phrase = "通讯"

    private static func bracketed(_ text: LineText, from start: Int) -> DatelineReading? {
        guard start < text.count,
            let closing = text.scalars[start] == 0x300C ? 0x300D : Brackets.closing(of: text.scalars[start])
        else { return nil }
        guard let end = text.scalars[start...].prefix(longest).firstIndex(of: closing), end > start + 2 else {
            return nil
        }
        let inner = LineText(text, start + 1..<end)
        // 【黄陂县通讯】
        if text.scalars[start] == 0x3010, inner.count >= 4, inner.count <= 10, inner.ends(with: correspondence),
            inner.scalars.allSatisfy(Scalars.isHan)
        {
            let isPaper = inner.scalars[0] == 0x672C
            return DatelineReading(range: start..<end + 1, place: isPaper ? nil : start + 1..<end - 2)
        }
        if let reading = withBylines(inner, start: start, end: end) { return reading }
        guard var reading = DatelineReading(inner), reading.range.upperBound == inner.count else {
            // Inside brackets even 报道 needs nothing after it.
            let parts = DatelineParts(inner, 0..<max(0, inner.count - 2))
            if isWireFromPlace(inner) { return DatelineReading(range: start..<end + 1, place: start + 1..<end - 1) }
            guard reports.ends(inner) || isCombined(inner), parts.hasOutlet || isCombined(inner), parts.isClean
            else { return nil }
            return DatelineReading(range: start..<end + 1, place: nil)
        }
        reading.range = start..<end + 1
        reading.place = reading.place.map { $0.lowerBound + start + 1..<$0.upperBound + start + 1 }
        return reading
    }
}

/// Pairs of brackets, folded.
enum Brackets {
    /// What a sentence may leave open at the end of a line.
    static let ofSentences: [UInt32: UInt32] = [0x28: 0x29, 0x201C: 0x201D, 0x300A: 0x300B]

    /// The last sign of `pairs` that opens in a text and that nothing behind it closes, and what would.
    static func unclosed(
        _ text: ArraySlice<UInt32>, of pairs: [UInt32: UInt32] = ofSentences
    ) -> (opening: UInt32, closing: UInt32)? {
        guard let open = text.lastIndex(where: { pairs[$0] != nil }), let closing = pairs[text[open]],
            !text[open...].contains(closing)
        else { return nil }
        return (text[open], closing)
    }

    /// What stands between 【 and 】 around all of a range; nil where they are not around it.
    static func aroundAll(_ text: LineText, _ range: Range<Int>) -> Range<Int>? {
        guard range.count > 4, text.scalars[range.lowerBound] == 0x3010,
            text.scalars[range].firstIndex(of: 0x3011) == range.upperBound - 1
        else { return nil }
        return range.lowerBound + 1..<range.upperBound - 1
    }

    static func closing(of scalar: UInt32) -> UInt32? {
        switch scalar {
        case 0x28: 0x29
        case 0x5B: 0x5D
        case 0x3010: 0x3011
        case 0x3014: 0x3015
        case 0x300A: 0x300B
        case 0x3016: 0x3017
        default: nil
        }
    }
}
