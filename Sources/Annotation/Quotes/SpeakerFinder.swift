/// Finds who says what stands between marks: by the verb of speaking ahead or behind, else by who acts in the sentence.
struct SpeakerFinder {
    let text: AnnotatedText
    let people: Row<PersonSpan>
    /// Organisations, left to right.
    let bodies: Row<Range<Int>>
    /// Names of people of the paragraphs before.
    let known: [Scalars]
    let marked: [MarkedSpan]

    var scalars: Scalars { text.scalars }
    /// How far a cue may stand from the words, in scalars.
    static let reach = 40

    func hasCue(_ span: MarkedSpan) -> Bool {
        verbBefore(span) != nil || verbAfter(span, before: scalars.count) != nil
    }

    func isFollowedByCue(_ span: MarkedSpan) -> Bool { verbAfter(span, before: scalars.count) != nil }

    /// “谁送的?”他毫无头绪: who goes on right behind the words.
    func isFollowedByActor(_ span: MarkedSpan) -> Bool {
        let end = span.outer.upperBound
        guard end < scalars.count else { return false }
        return SpeechWords.pronouns.contains(scalars[end]) || firstPerson(from: end)?.start == end
    }

    /// Who is named by a cue.
    func cued(_ span: MarkedSpan, before next: Int) -> String? {
        if isReporterAsking(span) { return "记者" }
        if let verb = verbBefore(span) { return subject(endingAt: verb) }
        if let verb = verbAfter(span, before: next) { return subject(endingAt: verb, from: span.outer.upperBound) }
        if let verb = report(span) { return subject(endingAt: verb) }
        return nil
    }

    /// 记者问:“…”, 记者:“…”
    private func isReporterAsking(_ span: MarkedSpan) -> Bool {
        let colon = span.outer.lowerBound - 1
        guard colon >= 2, scalars[colon] == scalar(":") else { return false }
        let asks = asking.length(endingAt: colon, in: scalars, from: max(0, colon - 5))
        let start = colon - asks
        return asks > 0 && (start == 0 || !isIdeograph(scalars[start - 1]))
    }

    /// 标语写着“…”, 俗话说“…”, 以“…”为主题, “…”的口号
    func isWritten(_ span: MarkedSpan) -> Bool {
        let start = span.outer.lowerBound
        let colon = start > 0 && (scalars[start - 1] == scalar(":") || scalars[start - 1] == scalar(",")) ? 1 : 0
        if written.length(endingAt: start - colon, in: scalars, from: max(0, start - 6)) > 0 { return true }
        let end = span.outer.upperBound
        return writtenAfter.length(startingAt: end, in: scalars, to: min(scalars.count, end + 6)) > 0
    }

    // MARK: Cues

    /// Where the verb of speaking ahead of the marks starts: 他说:“…
    private func verbBefore(_ span: MarkedSpan) -> Int? {
        var end = span.outer.lowerBound
        guard end > 0, scalars[end - 1] == scalar(":") || scalars[end - 1] == scalar(",") else { return nil }
        end -= 1
        let floor = max(0, end - 12)
        var start = end
        while true {
            let verb = SpeechWords.verbs.length(endingAt: start, in: scalars, from: floor)
            if verb > 0 { return start - verb }
            let filler = SpeechWords.fillers.length(endingAt: start, in: scalars, from: floor)
            guard filler > 0 else { return nil }
            start -= filler
        }
    }

    /// Where the verb behind the marks starts, in the first clause there: …”华府社区党委书记靳莉说
    private func verbAfter(_ span: MarkedSpan, before next: Int) -> Int? {
        let start = span.outer.upperBound
        if isWholeAfterColon(span) { return nil }
        let limit = min(scalars.count, start + Self.reach, max(start, next))
        var end = start
        while end < limit,
            !SpeechWords.clauseEnds.contains(scalars[end]) || (end == start && scalars[end] == scalar(","))
        {
            end += 1
        }
        var at = end
        while at > start {
            let verb = SpeechWords.verbs.length(endingAt: at, in: scalars, from: start)
            if verb > 0 {
                // 据说 and 来说 bring in nobody.
                return at - verb > start && notVerbs.contains(scalars[at - verb - 1]) ? nil : at - verb
            }
            let filler = SpeechWords.fillers.length(endingAt: at, in: scalars, from: start)
            guard filler > 0 else { return nil }
            at -= filler
        }
        return nil
    }

    /// 吴某信心满满:“….”: what follows is another sentence, whoever speaks in it.
    private func isWholeAfterColon(_ span: MarkedSpan) -> Bool {
        guard span.outer.lowerBound > 0, scalars[span.outer.lowerBound - 1] == scalar(":"), !span.inner.isEmpty else {
            return false
        }
        return fullStops.contains(scalars[span.inner.upperBound - 1])
    }

    /// Where a verb of speaking brings in the sentence that ends in these words: 李某说,她每天走路,“…”
    func report(_ span: MarkedSpan) -> Int? {
        var at = span.outer.lowerBound
        guard at > 0, scalars[at - 1] == scalar(",") else { return nil }
        at -= 1
        let floor = max(0, span.outer.lowerBound - 2 * Self.reach)
        while at > floor, !SpeechWords.sentenceEnds.contains(scalars[at - 1]) {
            if scalars[at] == scalar(",") || scalars[at] == scalar(":") {
                let verb = SpeechWords.verbs.length(endingAt: at, in: scalars, from: floor)
                if verb > 0, at - verb > floor, !notVerbs.contains(scalars[at - verb - 1]) { return at - verb }
            }
            at -= 1
        }
        return nil
    }

    /// 他说: who was named last, in this paragraph or before.
    func isPronoun(_ span: MarkedSpan, before next: Int) -> Bool {
        let end: Int
        if let verb = verbBefore(span) {
            end = verb
        } else {
            guard let verb = verbAfter(span, before: next) else { return false }
            end = verb
        }
        var place = end
        while place > 0, end - place < Self.reach, !SpeechWords.clauseEnds.contains(scalars[place - 1]) {
            place -= 1
            if SpeechWords.pronouns.contains(scalars[place]) { return true }
        }
        return false
    }

    /// Who acts right after or right before words without a cue.
    /// - Parameter earlier: who spoke before; goes ahead of those who only happen to be named near words inside a paragraph.
    func implied(_ span: MarkedSpan, orElse earlier: String?) -> String? {
        var end = span.outer.upperBound
        // A row of quotes has one speaker.
        var next = marked.firstIndex { $0.outer.lowerBound < end }
        while next < marked.count, marked[next].outer.lowerBound - end <= 2, end - span.outer.upperBound < 400 {
            end = marked[next].outer.upperBound
            next += 1
        }
        let before = sentenceBefore(span.outer.lowerBound)
        if span.outer.lowerBound > 0, scalars[span.outer.lowerBound - 1] == scalar(":"),
            let actor = lastActor(in: before)
        {
            return actor
        }
        let after = sentenceAfter(end)
        if span.outer.lowerBound == 0 {
            return firstActor(in: after, orElse: nil) ?? firstActor(in: before, orElse: nil) ?? earlier
        }
        // “…”马林似乎无事一身轻
        if let person = firstPerson(from: end), person.start == end { return name(person) }
        guard let earlier else { return firstActor(in: before, orElse: nil) ?? firstActor(in: after, orElse: nil) }
        // 王新欣也并不谦虚,“…”, but what follows a sentence goes on from the words before.
        if SpeechWords.sentenceEnds.contains(scalars[span.outer.lowerBound - 1]) { return earlier }
        return firstActor(in: before, orElse: earlier) ?? earlier
    }

    /// 客队主帅拒绝了采访,只留下一句:“…”: who acts in the sentence that a colon ends.
    func introduced(_ span: MarkedSpan) -> String? {
        guard span.outer.lowerBound > 0, scalars[span.outer.lowerBound - 1] == scalar(":") else { return nil }
        return lastActor(in: sentenceBefore(span.outer.lowerBound)) ?? dialogue(span)
    }

    /// 盛某:“…”: the name alone ahead of the words, where a paragraph begins.
    private func dialogue(_ span: MarkedSpan) -> String? {
        let end = span.outer.lowerBound - 1
        guard (2...8).contains(end), SpeechWords.verbs.length(endingAt: end, in: scalars) == 0,
            !SpeechWords.pronouns.contains(scalars[0]),
            scalars[0..<end].allSatisfy({ isIdeograph($0) || isLatinLetter($0) })
        else {
            return nil
        }
        return text.text(0..<end)
    }

    private func sentenceBefore(_ end: Int) -> Range<Int> {
        var start = end
        while start > 0, end - start < 3 * Self.reach {
            if fullStops.contains(scalars[start - 1]), end - start > 1 { break }
            start -= 1
        }
        return start..<end
    }

    private func sentenceAfter(_ start: Int) -> Range<Int> {
        var end = start
        while end < scalars.count, end - start < 2 * Self.reach {
            // What another says is no part of it.
            if SpeechWords.sentenceEnds.contains(scalars[end]) || scalars[end] == scalar("“"), end - start > 1 { break }
            end += 1
        }
        return start..<end
    }

    // MARK: Speech without marks

    /// 孟某某笑着说,今天的电话比前几天少,我们越来越有信心。 Who says 我 in a sentence that a verb of speaking opens is quoted.
    func unmarked() -> [(Range<Int>, String)] {
        var found: [(Range<Int>, String)] = []
        if people.isEmpty { return found }
        var start = 0
        while start < scalars.count {
            let end = min(text.next(.speechEnd, from: start), scalars.count - 1)
            defer { start = end + 1 }
            guard end - start >= 8, let person = firstPerson(from: start),
                person.range.lowerBound - start <= 12, person.range.upperBound < end,
                !hasMarks(start..<end + 1)
            else { continue }
            guard let words = speechStart(after: person.range.upperBound, to: end) else { continue }
            let spoken = words..<end + 1
            guard scalars[spoken].contains(scalar("我")), !scalars[spoken].contains(scalar("他")) else { continue }
            found.append((spoken, name(person)))
        }
        return found
    }

    private func speechStart(after start: Int, to end: Int) -> Int? {
        var at = start
        while at < end, at - start <= 10 {
            if scalars[at] == scalar(",") || scalars[at] == scalar(":") {
                return SpeechWords.verbs.length(endingAt: at, in: scalars, from: start) > 0 ? at + 1 : nil
            }
            at += 1
        }
        return nil
    }
}

private let fullStops = ScalarSet("。!?;")
private let notVerbs = ScalarSet("的小听据来总新要")
private let written = WordSet(
    "写着 写有 印有 印着 题为 题 题词 题词是 题词为 按语 修改为 改为 第一款 第二款 第三款 规定 写有 一行字 名为 叫做 叫作 口号 标语 横幅 条幅 主题 主题为 主题是 为主题 挂着 悬挂 张贴 贴着 打出 刻着 标有 题写 以 "
        + "俗话说 俗话讲 俗语说 常言道 常言说 老话说 老话讲 古人云 古人说 古语云 古语说 谚语说 谚语云 民谚说 正所谓 所谓 诗云 诗曰"
)
private let writtenAfter = WordSet(
    "为主题 为题 的口号 的标语 的横幅 的条幅 的理念 的精神 的原则 的目标 的要求 的方式 的模式 的思路 的宗旨 的志愿精神 的良好 的氛围 主题 系列 活动 专项 等标语 等口号 字样 为主线")
private let asking = WordSet("记者 记者问 记者问道 记者追问 记者追问道")
