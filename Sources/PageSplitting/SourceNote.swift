/// 据新华社, 来源:某报, 摘自《某报》: where a text was taken from.
enum SourceNote {
    private static let openings = PhraseTable([
        "来源:", "稿件来源:", "信息来源:", "文章来源:", "据", "综合", "摘自", "转自", "原载", "选自", "转载自",
    ])
    private static let endings: [Phrase] = ["报道", "电", "消息", "讯"]

    private static let agencies = ScalarSet("社报网台刊》")
    private static let longestLine = 20

    /// 据新华社电, 综合新华社、央视报道, 摘自《柳河文艺》, 县委宣传部供稿: a line behind the text that says where it is from and
    /// nothing else.
    static func line(_ text: LineText) -> String? {
        guard (4...longestLine).contains(text.count), let first = text.scalars.first else { return nil }
        if text.ends(with: sent) {
            let name = 0..<text.count - sent.scalars.count
            return BodyEnding.isOffice(text, name) ? text.string(name) : nil
        }
        if compiled.mayBegin(with: first), compiled.isAll(of: text) { return text.string(0..<text.count) }
        guard lineOpenings.mayBegin(with: first), let opening = lineOpenings.match(at: LineCursor(text)) else {
            return nil
        }
        let start = opening.phrase.scalars.count
        let ending = first == 0x636E || first == 0x7EFC ? endings.first { text.ends(with: $0) } : nil
        let name = start..<text.count - (ending?.scalars.count ?? 0)
        guard name.count >= 2, agencies.contains(text.scalars[name.upperBound - 1]),
            text.scalars[name].allSatisfy({ Scalars.isHan($0) || $0 == 0x3001 || $0 == 0x300A || $0 == 0x300B })
        else { return nil }
        let isTitled = text.scalars[name.lowerBound] == 0x300A && !text.scalars[name.dropFirst()].contains(0x300A)
        return text.string(isTitled ? name.dropFirst().dropLast() : name)
    }

    private static let lineOpenings = PhraseTable(words: "据 综合 摘自 选自 原载 转自 转载自")
    private static let sent: Phrase = "供稿"
    /// The paper itself, from what others wrote.
    private static let compiled = PhraseTable(words: "本报综合 本报综合报道 本报综合消息 本网综合 本网综合报道 综合报道 本报整理 本报综合整理")

    static func name(in text: LineText, _ range: Range<Int>) -> String? {
        guard range.count <= 24 else { return nil }
        if compiled.isAll(of: text, range) { return text.string(range) }
        var cursor = LineCursor(text, from: range.lowerBound, to: range.upperBound)
        guard let opening = openings.take(at: &cursor) else { return nil }
        cursor.skipBlanks()
        var start = cursor.position
        var end = range.upperBound
        let tail = LineText(text, start..<end)
        if opening.phrase.text == "据" || opening.phrase.text == "综合",
            let ending = endings.first(where: { tail.ends(with: $0) })
        {
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
