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
