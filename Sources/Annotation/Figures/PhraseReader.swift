/// Cuts a stretch of a sentence into words as far as a short word list knows them, to find where a noun ends.
struct PhraseReader {
    enum WordClass: Sendable {
        case noun, verb, function, adjective
        /// 的
        case genitive
        /// 和, 及, 以及, 与, 、
        case conjunction
        /// A character that no list knows: part of a name or of a rarer noun.
        case unknown
        /// A number with its measure word.
        case figure
        /// Punctuation, a space, the end.
        case edge
    }

    struct Word {
        var kind: WordClass
        var range: Range<Int>
    }

    /// No noun is sought further than this many scalars from its figure.
    static let reach = 28

    private static let lexicon: Lexicon<WordClass> = {
        var words: [(String, WordClass)] = []
        func add(_ list: String, _ kind: WordClass) {
            for word in list.split(separator: " ") { words.append((String(word), kind)) }
        }
        add(PhraseWords.nouns, .noun)
        add(PhraseWords.verbs, .verb)
        add(PhraseWords.functionWords, .function)
        add(PhraseWords.adjectives, .adjective)
        add("以及 和 与 及 暨 、", .conjunction)
        add("的 之", .genitive)
        add(
            "了 着 过 在 是 为 将 被 把 从 向 到 对 等 也 都 就 已 正 不 并 而 由 让 使 有 来 去 又 还 则 因 以 于 至 给 按 经 每 该 此 其 这 那 均 只 仅 才 再 却 更 最 很 需 可 应 能 会 要 占 达 超 比 随 沿 往 据 凭 靠 用 共 分 自",
            .function)
        add("闻 赴 赶 驻 建 说 讲 看 做 开 买 卖 送 获 受 住 走 跑 打 投 冲 写 读 听 喊 唱 拿 吃 喝 齐 聚", .verb)
        return Lexicon(words)
    }()

    private let text: AnnotatedText

    init(_ text: AnnotatedText) {
        self.text = text
    }

    /// The word that begins at `index`.
    func word(at index: Int) -> Word {
        let value = text[index]
        if value == "“" || value == "‘" || value == "《", let end = quoted(from: index) {
            return Word(kind: .unknown, range: index..<end)
        }
        if value == "第", isDigitScalar(text[index + 1]) || NumeralScalar.counts(text[index + 1]) {
            return Word(kind: .figure, range: index..<figure(at: index + 1).range.upperBound)
        }
        if let word = Self.lexicon.match(text, at: index) { return Word(kind: word.value, range: index..<word.end) }
        if isDigitScalar(value) || NumeralScalar.counts(value) { return figure(at: index) }
        let isPart = isHanzi(value) || isLatinLetter(value) || value == "·" || value == "+"
        return Word(kind: isPart ? .unknown : .edge, range: index..<(index + 1))
    }

    private func figure(at index: Int) -> Word {
        guard let numeral = NumeralReader.read(text, at: index) else {
            return Word(kind: .unknown, range: index..<(index + 1))
        }
        let end = MeasureWords.all.match(text, at: numeral.end)?.end ?? numeral.end
        return Word(kind: .figure, range: index..<end)
    }

    /// “双报到”党员群: what is quoted inside a noun belongs to it.
    private func quoted(from index: Int) -> Int? {
        var end = index + 1
        while end < index + 14 {
            switch text[end] {
            case "”", "’", "》": return end > index + 1 ? end + 1 : nil
            case 0, "。", "!", "?", "“": return nil
            default: end += 1
            }
        }
        return nil
    }

    // MARK: after a figure

    /// The noun that follows a measure word, with the end of what is printed up to it.
    func nounAfter(_ start: Int, needsNoun: Bool = false) -> Range<Int>? {
        var index = start
        let limit = start + Self.reach
        var last = WordClass.edge
        var pendingConjunction: Int?
        while index < limit {
            let word = word(at: index)
            switch word.kind {
            case .noun, .unknown:
                if needsNoun, index == start, word.kind != .noun { return nil }
                pendingConjunction = nil
            case .adjective:
                // 3名年轻干部 has it before the noun, 3人受伤严重 after it.
                guard pendingConjunction == nil, index == start || last == .adjective || last == .noun else {
                    return finish(start, pendingConjunction ?? index)
                }
                if needsNoun, index == start { return nil }
            case .verb:
                guard index == start, !needsNoun, !isFunctionNext(word.range.upperBound) else {
                    return finish(start, pendingConjunction ?? index)
                }
            case .conjunction:
                guard index > start, pendingConjunction == nil, text[index] != "、" else {
                    return finish(start, pendingConjunction ?? index)
                }
                pendingConjunction = index
            case .genitive:
                guard index > start, last == .adjective || last == .verb else {
                    return finish(start, pendingConjunction ?? index)
                }
                return head(after: word.range.upperBound) ?? finish(start, index)
            case .function, .edge, .figure:
                return finish(start, pendingConjunction ?? index)
            }
            last = word.kind
            index = word.range.upperBound
        }
        return finish(start, pendingConjunction ?? index)
    }

    /// 3个偏远的山村: the noun stands after 的.
    private func head(after index: Int) -> Range<Int>? {
        guard let noun = nounAfter(index, needsNoun: true) else { return nil }
        return noun
    }

    private func isFunctionNext(_ index: Int) -> Bool {
        switch word(at: index).kind {
        case .noun, .unknown, .genitive, .verb: false
        default: true
        }
    }

    private func finish(_ start: Int, _ end: Int) -> Range<Int>? {
        var end = min(end, text.count)
        while end > start, isTrailing(text[end - 1]) { end -= 1 }
        return end > start ? start..<end : nil
    }

    /// 3个村内, 5家店里: where, not what.
    private func isTrailing(_ value: UInt32) -> Bool {
        switch value {
        case "里", "内", "中", "上", "下", "外", "前", "后", "间", "时": true
        default: false
        }
    }

    // MARK: before a figure

    /// 核酸检测已完成80%: the noun before a figure, past the verb between them.
    func nounBefore(_ end: Int) -> Range<Int>? {
        var start = end
        while start > 0, end - start < Self.reach, !isClauseEdge(text[start - 1]) { start -= 1 }
        var words: [Word] = []
        var index = start
        while index < end {
            let word = word(at: index)
            guard word.range.upperBound <= end else { break }
            words.append(word)
            index = word.range.upperBound
        }
        while let last = words.last, last.kind == .verb || last.kind == .function || last.kind == .adjective {
            words.removeLast()
        }
        var first = words.count
        while first > 0, words[first - 1].kind == .noun || words[first - 1].kind == .unknown { first -= 1 }
        guard first < words.count else { return nil }
        let lower = afterUnit(words[first].range.lowerBound..<words[words.count - 1].range.upperBound)
        let upper = words[words.count - 1].range.upperBound
        return upper - lower >= 2 ? lower..<upper : nil
    }

    private func isClauseEdge(_ value: UInt32) -> Bool {
        !isHanzi(value) && !isLatinLetter(value) && !isDigitScalar(value) && value != "%" && value != "“"
            && value != "”" && value != "."
    }

    /// 南夏村核酸检测: the place ahead of what is counted is no part of it.
    private func afterUnit(_ range: Range<Int>) -> Int {
        var index = range.upperBound - 2
        while index > range.lowerBound {
            switch text[index] {
            case "村", "镇", "乡", "县", "市", "省", "区":
                if text[index + 1] != "民", text[index + 1] != "域", text[index + 1] != "委", text[index + 1] != "场" {
                    return index + 1
                }
            case "道" where text[index - 1] == "街": return index + 1
            default: break
            }
            index -= 1
        }
        return range.lowerBound
    }
}
