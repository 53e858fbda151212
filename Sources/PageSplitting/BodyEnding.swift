import BulletinModel

/// What a last paragraph ends with and the article says of itself: a byline in brackets or without, a source, a
/// dateline that was put at the end.
struct BodyEnding {
    /// Where the text ends ahead of it.
    private(set) var end: Int
    private(set) var bylines: [Byline] = []
    private(set) var credit: BylineWords.Credit?
    private(set) var dateline: Dateline?

    /// Nil where the text ends with its own words.
    /// - Parameter text: the end of the paragraph.
    init?(_ text: LineText) {
        end = text.count
        // Most paragraphs end with the end of a sentence, and nothing behind it.
        guard let last = text.scalars.last, !Scalars.endsSentence(last), last != 0x201D, last != 0x300D else {
            return nil
        }
        while takeBracket(text) {}
        if end == text.count, let start = Self.bareStart(text), let reading = BylineReading(text, start..<text.count),
            reading.hasRole || reading.credit == .picture
                || reading.credit == .wordsAndPicture && start > 0 && Scalars.isBlank(text.scalars[start - 1])
                || reading.credit != nil && reading.bylines.allSatisfy({ NameRun.isName($0.name) })
        {
            bylines = reading.bylines
            credit = reading.credit
            end = start
        }
        if end == text.count { takePictureCredit(text) }
        if end == text.count { takeNames(text) }
        guard end < text.count else { return nil }
        trimBlanks(text)
    }

    /// ▲渔船启航 记者 王芳 摄: the words of a picture need no full stop.
    private mutating func takePictureCredit(_ text: LineText) {
        if takeAgency(text) { return }
        guard let last = text.scalars.last, last == 0x6444 || last == 0x5F71 || last == 0x62CD, text.count > 6 else {
            return
        }
        var start = text.count - 1
        var groups = 0
        while start > 4, groups < 8, text.count - start < 40 {
            start -= 1
            let before = text.scalars[start]
            // …的市民/本报记者莫云摄
            let isStroke = before == 0x2F
            let isEdge = Scalars.isBlank(before) || Scalars.endsSentence(before) || Scalars.isClosing(before)
            guard isEdge || isStroke, !Scalars.isBlank(text.scalars[start + 1]) else { continue }
            groups += 1
            guard let reading = BylineReading(text, start + 1..<text.count), reading.credit == .picture,
                reading.hasRole || reading.bylines.allSatisfy({ NameRun.isName($0.name) })
            else { continue }
            bylines = reading.bylines
            credit = .picture
            end = isStroke ? start : start + 1
            if !Scalars.isBlank(before) { return }
        }
    }

    /// …雨情。 何川: behind a blank, a name or two and nothing else.
    private mutating func takeNames(_ text: LineText) {
        guard let start = Self.bareStart(text), start > 0, Scalars.isBlank(text.scalars[start - 1]),
            text.count - start <= 12
        else { return }
        let names = text.scalars[start...].split { Scalars.isBlank($0) || $0 == 0x3001 }
        guard (1...3).contains(names.count),
            names.allSatisfy({ AuthorAlone.isPiece(text, $0.startIndex..<$0.endIndex) && $0.count <= 3 })
        else { return }
        bylines = names.map { Byline(name: text.string($0.startIndex..<$0.endIndex), role: .reporter) }
        end = start
    }

    private static let agencies: [Phrase] = ["新华社", "中新社"]

    /// …合影。新华社发: the agency that sent the picture.
    private mutating func takeAgency(_ text: LineText) -> Bool {
        guard text.count >= 7, text.scalars.last == 0x53D1,
            let agency = Self.agencies.first(where: { text.starts(with: $0, at: text.count - 4) }),
            case let before = text.scalars[text.count - 5],
            Scalars.endsSentence(before) || Scalars.isBlank(before) || Scalars.isClosing(before)
        else { return false }
        bylines = [Byline(name: agency.text, role: .source)]
        credit = .picture
        end = text.count - 4
        return true
    }

    private mutating func trimBlanks(_ text: LineText) {
        while end > 0, Scalars.isBlank(text.scalars[end - 1]) { end -= 1 }
    }

    /// Takes one bracket off the end.
    private mutating func takeBracket(_ text: LineText) -> Bool {
        trimBlanks(text)
        guard end > 2, case let last = text.scalars[end - 1], last == 0x29 || last == 0x5D || last == 0x3011,
            let open = text.scalars[..<end].lastIndex(where: { Brackets.closing(of: $0) == last }), open + 2 < end
        else { return false }
        let inner = open + 1..<end - 1
        if let source = SourceNote.name(in: text, inner) {
            bylines.insert(Byline(name: source, role: .source), at: 0)
        } else if let reading = BylineReading(text, inner) {
            bylines.insert(contentsOf: reading.bylines, at: 0)
            credit = credit ?? reading.credit
            dateline = dateline ?? reading.dateline
        } else if isSignature(text, inner), let reading = BylineReading(text, inner, bare: true) {
            bylines.insert(contentsOf: reading.bylines, at: 0)
        } else if text.scalars[inner].contains(0x20), inner.count <= 20, Self.isBehindSentence(text, inner),
            case let author = LineText(text, inner), AuthorAlone.isAuthor(author)
        {
            // (县教育局 王芳)
            bylines.insert(contentsOf: AuthorAlone.reading(author).bylines, at: 0)
        } else if let name = Self.sending(text, inner), Self.isBehindSentence(text, inner) {
            bylines.insert(Byline(name: text.string(name), role: .source), at: 0)
        } else if Self.isOffice(text, inner) || Self.isShortOffice(text, inner), Self.isBehindSentence(text, inner) {
            bylines.insert(Byline(name: text.string(inner), role: .source), at: 0)
        } else if dateline == nil, let reading = DatelineReading(LineText(text, inner)),
            reading.range.count == inner.count
        {
            let place = reading.place.map {
                text.string($0.lowerBound + inner.lowerBound..<$0.upperBound + inner.lowerBound)
            }
            dateline = Dateline(text: text.string(inner), place: place)
        } else {
            return false
        }
        end = open
        return true
    }

    /// (王平) behind the last sentence: one to three names and nothing else.
    private func isSignature(_ text: LineText, _ inner: Range<Int>) -> Bool {
        guard inner.count <= 20, inner.lowerBound >= 2, Self.isBehindSentence(text, inner) else { return false }
        // (农科所 方文)
        if text.scalars[inner].contains(0x20), AuthorAlone.opensWithOffice(LineText(text, inner)) { return false }
        return Self.areNames(text.scalars[inner]) || Self.areGivenNames(text.scalars[inner])
    }

    /// （建国 秀兰）: people who need no surname among their readers; two or more, of characters that such names are made of.
    private static func areGivenNames(_ scalars: ArraySlice<UInt32>) -> Bool {
        let pieces = scalars.split { Scalars.isBlank($0) || $0 == 0x3001 }
        return (2...4).contains(pieces.count) && pieces.allSatisfy(isGivenName)
    }

    /// （建华）: on a line of its own.
    static func isGivenName(_ scalars: ArraySlice<UInt32>) -> Bool {
        scalars.count == 2 && scalars.allSatisfy(inGivenNames.contains)
    }

    private static let inGivenNames = ScalarSet(
        "伟芳娜敏静丽强磊洋勇艳杰娟涛超秀霞平刚桂英华玉萍红玲芬燕彬鹏浩凯健俊帆雪琳欣怡佳宁晨宇博文轩瑞建国庆军民志明永福德春兰梅香莲珍凤云龙祥荣贵林森海波涌江晓小婷倩慧颖琴琼蓉莉莎菲梓涵子思雅诗梦洁璐薇丹卫东新辉光亮振兴宏远立业诚信义仁礼智忠孝良善胜利金银珠宝玲珑家喜乐安康泰然清源泽润雨露霖松柏竹菊"
    )

    /// One to four names, with or without blanks between them; 王 芳 is one.
    static func areNames(_ scalars: ArraySlice<UInt32>) -> Bool {
        var pieces = scalars.split { Scalars.isBlank($0) || $0 == 0x3001 }.map(Array.init)
        var index = 0
        while index + 1 < pieces.count {
            if pieces[index].count == 1, pieces[index + 1].count == 1 { pieces[index] += pieces.remove(at: index + 1) }
            index += 1
        }
        let names = pieces.flatMap { piece -> [ArraySlice<UInt32>?] in
            guard piece.count >= 2, let runs = NameRun.split(piece[...]) else { return [nil] }
            return runs.map { piece[$0] }
        }
        guard (1...4).contains(names.count) else { return false }
        let isRun = names.count > pieces.count
        return names.allSatisfy { name in
            guard let name, let first = name.first else { return false }
            return !isRun || Surnames.cost(of: first) ?? 9 <= 1 || name.count == 4
        }
    }

    private static let notBodies = ScalarSet("的是了有在为等和与")

    /// (据新华社), (县委宣传部): all of a bracket on a line of its own.
    static func sender(_ text: LineText, _ inner: Range<Int>) -> String? {
        if let source = SourceNote.name(in: text, inner) { return source }
        if let name = sending(text, inner) { return text.string(name) }
        if isShortOffice(text, inner) { return text.string(inner) }
        return isOffice(text, inner) ? text.string(inner) : nil
    }

    /// (场办), (镇宣)
    private static func isShortOffice(_ text: LineText, _ inner: Range<Int>) -> Bool {
        inner.count == 2 && seats.contains(text.scalars[inner.lowerBound])
            && shortOffices.contains(text.scalars[inner.lowerBound + 1])
    }

    private static let seats = ScalarSet("县市区镇乡村场厂矿校院所局街社团州旗办")
    private static let shortOffices = ScalarSet("办委局队站所校社宣")

    /// (县住建局供稿): the office alone.
    private static func sending(_ text: LineText, _ inner: Range<Int>) -> Range<Int>? {
        guard inner.count > 4, sent.ending(of: text, inner) != nil else { return nil }
        let name = inner.dropLast(2)
        return isOffice(text, name) ? name : nil
    }

    private static let sent = EndingTable(["供稿", "提供", "报送"])

    /// (县人社局) behind the last sentence: the office that sent the text in.
    static func isOffice(_ text: LineText, _ inner: Range<Int>) -> Bool {
        (3...14).contains(inner.count) && text.scalars[inner].allSatisfy(Scalars.isHan)
            && !text.scalars[inner].contains(where: notBodies.contains)
            && OfficeWords.senders.ending(of: text, inner) != nil
    }

    /// The bracket stands behind a sentence, not inside one.
    private static func isBehindSentence(_ text: LineText, _ inner: Range<Int>) -> Bool {
        var before = inner.lowerBound - 2
        while before > 0, Scalars.isBlank(text.scalars[before]) { before -= 1 }
        return before > 0 && (Scalars.endsSentence(text.scalars[before]) || Scalars.isClosing(text.scalars[before]))
    }

    /// Where behind the last sentence a byline without brackets may begin.
    private static func bareStart(_ text: LineText) -> Int? {
        guard let stop = text.scalars.lastIndex(where: { Scalars.endsSentence($0) || Scalars.isClosing($0) }),
            text.count - stop > 2, text.count - stop <= 60
        else { return nil }
        var start = stop + 1
        while start < text.count, Scalars.isBlank(text.scalars[start]) { start += 1 }
        return start < text.count ? start : nil
    }
}
