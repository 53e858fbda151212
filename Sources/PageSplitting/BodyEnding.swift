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
        while takeBracket(text) {}
        if end == text.count, let start = Self.bareStart(text), let reading = BylineReading(text, start..<text.count),
            reading.hasRole || reading.credit == .picture
                || reading.credit == .wordsAndPicture && start > 0 && Scalars.isBlank(text.scalars[start - 1])
        {
            bylines = reading.bylines
            credit = reading.credit
            end = start
        }
        guard end < text.count else { return nil }
        trimBlanks(text)
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
        } else if isSignature(text, inner), let reading = BylineReading(text, inner, bare: true) {
            bylines.insert(contentsOf: reading.bylines, at: 0)
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
        guard inner.count <= 12, inner.lowerBound >= 2 else { return false }
        var before = inner.lowerBound - 2
        while before > 0, Scalars.isBlank(text.scalars[before]) { before -= 1 }
        guard Scalars.endsSentence(text.scalars[before]) || Scalars.isClosing(text.scalars[before]) else {
            return false
        }
        let names = text.scalars[inner].split { Scalars.isBlank($0) || $0 == 0x3001 }
        return (1...3).contains(names.count)
            && names.allSatisfy { (2...3).contains($0.count) && NameRun.split($0) != nil }
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

/// 据新华社, 来源:某报, 摘自《某报》: where a text was taken from.
enum SourceNote {
    private static let openings = PhraseTable([
        "来源:", "稿件来源:", "信息来源:", "文章来源:", "据", "摘自", "转自", "原载", "选自", "转载自",
    ])
    private static let endings: [Phrase] = ["报道", "电", "消息", "讯"]

    static func name(in text: LineText, _ range: Range<Int>) -> String? {
        guard range.count <= 24 else { return nil }
        var cursor = LineCursor(text, from: range.lowerBound, to: range.upperBound)
        guard let opening = openings.take(at: &cursor) else { return nil }
        cursor.skipBlanks()
        var start = cursor.position
        var end = range.upperBound
        let tail = LineText(text, start..<end)
        if opening.phrase.text == "据", let ending = endings.first(where: { tail.ends(with: $0) }) {
            end -= ending.scalars.count
        }
        if end - start > 2, text.scalars[start] == 0x300A, text.scalars[end - 1] == 0x300B {
            start += 1
            end -= 1
        }
        let name = start..<end
        guard name.count >= 2,
            text.scalars[name].allSatisfy({
                Scalars.isHan($0) || Scalars.isLetter($0) || Scalars.isDigit($0) || $0 == 0x300A || $0 == 0x300B
                    || $0 == 0xB7 || $0 == 0x2E || $0 == 0x20 || $0 == 0x3001
            })
        else { return nil }
        return text.string(name)
    }
}
