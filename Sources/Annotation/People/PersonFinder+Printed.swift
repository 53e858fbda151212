/// People that the model does not see for how they are printed or called: 部长|王 涛, 县长|上官云龙, 牧民|叶尔肯·巴合提别克.
extension PersonFinder {
    /// A name of two characters that a blank parts, as lists of people have them: 王 涛、刘 敏.
    /// - Parameter taken: where the person named last ends.
    func padded(at start: Int, after taken: Int) -> Range<Int>? {
        guard text[start + 1] == 0x20 else { return nil }
        var given = start + 2
        while text[given] == 0x20, given < start + 4 { given += 1 }
        let seen = names.starting(at: start)
        let isSeen = seen?.kind == .person && seen?.range.upperBound ?? 0 > given
        guard isIdeograph(text[given]), !NameWords.impossible.contains(text[given]), isNameEnd(given + 1),
            opensName(start, after: taken) || text[given + 1] == scalar("、") && opensRow(start, next: given + 2)
                || isSeen,
            !isPersonHere(start..<given + 1)
        else { return nil }
        return start..<given + 1
    }

    /// 上官|云龙, 欧阳|文: a family name of two characters, whose second stands at `second`.
    func ofDoubleSurname(at second: Int, after taken: Int) -> Range<Int>? {
        let start = second - 1
        guard start >= 0, NameWords.doubleSurnames.contains(start..<second + 1, of: text.scalars),
            opensName(start, after: taken)
        else { return nil }
        for end in [second + 3, second + 2] where end <= text.count {
            let given = second + 1..<end
            guard given.allSatisfy({ isIdeograph(text[$0]) && !NameWords.impossible.contains(text[$0]) }),
                isNameEnd(end), !isPersonHere(start..<end)
            else { continue }
            return start..<end
        }
        return nil
    }

    /// 王小沪、|汪洋|、栗小书: a word that is a name between two others, or at the end of a row of them.
    func ofRow(at start: Int, after taken: Int) -> Range<Int>? {
        guard start > 2, text[start - 1] == scalar("、"), text[start + 1] != scalar("姓"), text[start + 1] != scalar("氏")
        else { return nil }
        let before = names.ending(at: start - 1)
        guard before?.kind == .person || taken == start - 1 else { return nil }
        for end in [start + 2, start + 3] where end < text.count {
            guard text[end] == scalar("、") || text[end] == scalar("等") || Self.marks.contains(text[end]) else {
                continue
            }
            let goesOn = text[end] == scalar("、") && names.starting(at: end + 1)?.kind == .person
            let isLong =
                before.map { text[$0.range.lowerBound - 1] == scalar("、") && $0.range.count <= 3 }
                ?? (taken == start - 1)
            guard goesOn || isLong,
                (start..<end).allSatisfy({ isIdeograph(text[$0]) && !NameWords.impossible.contains(text[$0]) }),
                TitleWords.heads.length(endingAt: end, in: text.scalars, from: start) == 0,
                names.starting(at: start)?.range == start..<end || !isPersonHere(start..<end)
            else { return nil }
            return start..<end
        }
        return nil
    }

    /// 主席|阿布都热合曼·买买提: parts of foreign characters around each point, where the model saw nothing.
    func dotted() -> [Range<Int>] {
        var found: [Range<Int>] = []
        var at = text.next("·", among: .seldom, from: 0)
        while at < text.count {
            let floor = found.last?.upperBound ?? 0
            var start = at
            while start > floor, at - start < 7, isForeign(text[start - 1]) { start -= 1 }
            let end = foreignEnd(from: at + 1)
            let name = start..<end
            if at - start >= 2, end - at >= 3, start == 0 || opensName(start, after: floor), isForeignEnd(end),
                !names.covers(name)
            {
                found.append(name)
            }
            at = text.next("·", among: .seldom, from: at + 1)
        }
        return found
    }

    /// 叶尔肯·巴合|提别克: the model cut the last part short.
    func withLastPart(_ range: Range<Int>) -> Range<Int> {
        guard let dot = range.last(where: { text[$0] == scalar("·") }), dot + 1 < range.upperBound,
            range.upperBound - dot <= 5
        else { return range }
        let end = foreignEnd(from: dot + 1)
        guard end > range.upperBound, end - range.upperBound >= 2 || isForeignEnd(end),
            !Gazetteer.shared.isWord(text[range.upperBound], text[range.upperBound + 1])
        else { return range }
        return range.lowerBound..<end
    }

    private func foreignEnd(from start: Int) -> Int {
        var end = start
        while end < text.count, end - start < 8, isForeign(text[end]) { end += 1 }
        return end
    }

    func isForeign(_ value: UInt32) -> Bool {
        NameWords.transliterations.contains(value) || Self.minority.contains(value)
    }

    private func isForeignEnd(_ end: Int) -> Bool {
        isNameEnd(end) || Self.afterNames.contains(text[end])
    }

    /// A mark, or what somebody does: the name ends there for sure.
    private func isNameEnd(_ end: Int) -> Bool {
        let next = text[end]
        if next == 0 || Self.marks.contains(next) { return true }
        if Self.deeds.length(startingAt: end, in: text.scalars, to: text.count) > 0 { return true }
        return SpeechWords.verbs.length(startingAt: end, in: text.scalars, to: text.count) > 0
    }

    /// Behind a title, or in a row behind somebody else.
    private func opensName(_ start: Int, after taken: Int) -> Bool {
        guard start > 0 else { return false }
        if text[start - 1] == scalar("、") {
            return start - 1 == taken || names.ending(at: start - 1)?.kind == .person
        }
        let title = TitleWords.heads.length(endingAt: start, in: text.scalars, from: max(0, start - 8))
        return title > 1 || Self.leaders.length(endingAt: start, in: text.scalars, from: max(0, start - 4)) > 0
    }

    /// ,|王 涛、刘 敏: the first of a row whose second is printed so too, or is seen to be somebody.
    private func opensRow(_ start: Int, next: Int) -> Bool {
        guard start == 0 || !isIdeograph(text[start - 1]) else { return false }
        return names.starting(at: next)?.kind == .person
            || NameWords.surnames.contains(text[next]) && text[next + 1] == 0x20
    }

    private func isPersonHere(_ range: Range<Int>) -> Bool {
        let index = names.firstIndex { $0.range.upperBound <= range.lowerBound }
        return names[index...].prefix { $0.range.lowerBound < range.upperBound }
            .contains { $0.kind == .person && $0.range.count > 1 && !text.scalars[$0.range].contains(0x20) }
    }

    private static let marks = ScalarSet("、,。;:!?()“” ")
    private static let afterNames = ScalarSet("的说和与及在对向将等已一正")
    private static let leaders = WordSet("领导 同志 常委 嘉宾 职工")
    private static let deeds = WordSet(
        "参加 出席 主持 陪同 带队 带领 率队 率领 等 介绍 告诉 参与 代表 致辞 致词 讲话 分别 一行 一同 一起 到场 到会 调研 检查 督导 走访 看望 慰问 共同 深入 来到 前往 赴 列席 宣读 作了 作 就"
    )
    /// What foreign names, and those of Uyghurs, Kazakhs and Tibetans, are written with.
    private static let minority = ScalarSet("合别孜吐汗艳买娅妮娃热依木江都斯古玉其坚赞旦增措顿珠")
}
