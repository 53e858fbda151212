/// Finds who says what stands between marks: by the verb of speaking ahead or behind, else by who acts in the sentence.
struct SpeakerFinder {
    let text: AnnotatedText
    let people: [PersonSpan]
    /// Organisations, left to right.
    let bodies: [Range<Int>]
    /// Names of people of the paragraphs before.
    let known: [ArraySlice<UInt32>]
    let marked: [MarkedSpan]

    private var scalars: [UInt32] { text.scalars }
    /// How far a cue may stand from the words, in scalars.
    private static let reach = 40

    func hasCue(_ span: MarkedSpan) -> Bool {
        verbBefore(span) != nil || verbAfter(span, before: scalars.count) != nil
    }

    func isFollowedByCue(_ span: MarkedSpan) -> Bool { verbAfter(span, before: scalars.count) != nil }

    /// “谁送的?”他毫无头绪: who goes on right behind the words.
    func isFollowedByActor(_ span: MarkedSpan) -> Bool {
        let end = span.outer.upperBound
        guard end < scalars.count else { return false }
        return pronouns.contains(scalars[end]) || firstPerson(from: end)?.start == end
    }

    /// Who is named by a cue.
    func cued(_ span: MarkedSpan, before next: Int) -> String? {
        if let verb = verbBefore(span) { return subject(endingAt: verb) }
        if let verb = verbAfter(span, before: next) { return subject(endingAt: verb, from: span.outer.upperBound) }
        if let verb = report(span) { return subject(endingAt: verb) }
        return nil
    }

    /// 标语写着“…”, 以“…”为主题, “…”的口号
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
        while end < limit, !clauseEnds.contains(scalars[end]) || (end == start && scalars[end] == scalar(",")) {
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
        while at > floor, !sentenceEnds.contains(scalars[at - 1]) {
            if scalars[at] == scalar(",") || scalars[at] == scalar(":") {
                let verb = SpeechWords.verbs.length(endingAt: at, in: scalars, from: floor)
                if verb > 0, at - verb > floor, !notVerbs.contains(scalars[at - verb - 1]) { return at - verb }
            }
            at -= 1
        }
        return nil
    }

    /// The person, else the group, that acts in the clause that ends at a verb.
    private func subject(endingAt place: Int, from floor: Int? = nil) -> String? {
        var start = place
        let limit = max(floor ?? 0, place - Self.reach)
        while start > limit, !sentenceEnds.contains(scalars[start - 1]) { start -= 1 }
        let verb = beforeAddressed(place, from: start)
        var clause = verb
        while clause > start, !clauseEnds.contains(scalars[clause - 1]) { clause -= 1 }
        let person = actor(in: start..<verb, clause: clause)
        if let person, person.range.lowerBound >= clause { return name(person) }
        // 王大妈过生日,在外地的儿子打来电话说: who is named in the verb's own clause goes first.
        if let nickname = nickname(endingAt: verb) { return text.text(nickname) }
        if let group = groups(in: clause..<verb).last { return text.text(group) }
        if let known = knownName(in: clause..<verb) { return text.text(known) }
        let isPronoun = hasPronoun(clause..<verb)
        if !isPronoun, let body = body(in: clause..<verb) { return text.text(body) }
        if isPronoun, let meant = antecedent(of: clause..<verb, verb: place) { return meant }
        if let person, person.range.lowerBound >= start { return name(person) }
        if let nickname = nickname(at: clause) { return text.text(nickname) }
        if let group = firstGroup(in: start..<clause) { return text.text(group) }
        return isPronoun ? lastPerson(endingBy: clause).map(name) : nil
    }

    /// The last person who acts: 王大石|评价李小山的比赛时说 tells of what is another's.
    private func actor(in sentence: Range<Int>, clause: Int) -> PersonSpan? {
        var index = people.firstIndex { $0.range.upperBound <= sentence.upperBound }
        let last = index > 0 ? people[index - 1] : nil
        while index > 0, people[index - 1].range.lowerBound >= clause {
            if text[people[index - 1].range.upperBound] != scalar("的") { return people[index - 1] }
            index -= 1
        }
        return last
    }

    /// 他, 她, 他的看法; 他的儿子 is somebody else.
    private func hasPronoun(_ range: Range<Int>) -> Bool {
        range.contains {
            pronouns.contains(scalars[$0])
                && (text[$0 + 1] != scalar("的")
                    || wordsOf.length(startingAt: $0 + 2, in: scalars, to: min(scalars.count, $0 + 4)) > 0)
        }
    }

    /// 他们说: those named last in the group. 他对王大石说: another than who is spoken to.
    private func antecedent(of clause: Range<Int>, verb: Int) -> String? {
        if clause.contains(where: { pronouns.contains(scalars[$0]) && text[$0 + 1] == scalar("们") }) {
            let group = groups(in: 0..<clause.lowerBound).last
            return group.flatMap { scalars[$0.upperBound - 1] == scalar("们") ? text.text($0) : nil }
        }
        var index = people.firstIndex { $0.range.upperBound <= verb }
        guard index > 0, people[index - 1].range.lowerBound >= clause.upperBound else {
            return lastGroup(before: clause.lowerBound)
        }
        let addressed = scalars[people[index - 1].range]
        while index > 0 {
            index -= 1
            if !scalars[people[index].range].elementsEqual(addressed) { return name(people[index]) }
        }
        return nil
    }

    /// 记者问一个小朋友, …? 他说: one who was brought in behind the last name.
    private func lastGroup(before end: Int) -> String? {
        guard let group = groups(in: 0..<end).last,
            group.lowerBound > lastPerson(endingBy: end)?.range.upperBound ?? -1,
            scalars[group.lowerBound] == scalar("一") || scalars[group.lowerBound] == scalar("这")
        else { return nil }
        return text.text(group)
    }

    /// 母亲看着儿子,轻声说: who acts first in the clause before.
    private func firstGroup(in range: Range<Int>) -> Range<Int>? {
        var end = range.upperBound
        while end > range.lowerBound {
            var start = end - 1
            while start > range.lowerBound, !clauseEnds.contains(scalars[start - 1]) { start -= 1 }
            if let group = groups(in: start..<end).first { return group }
            end = start
        }
        return nil
    }

    /// 王大石|对王德泉说: who is spoken to does not speak.
    private func beforeAddressed(_ verb: Int, from start: Int) -> Int {
        var place = verb
        while place > start, !clauseEnds.contains(scalars[place - 1]) {
            place -= 1
            if addressing.contains(scalars[place]), place + 2 < verb, !isInsideWord(place) { return place }
            // 他指着|选手波尔说
            if scalars[place] == scalar("着"), place > start, place + 2 < verb, gestures.contains(scalars[place - 1]) {
                return place - 1
            }
        }
        return verb
    }

    /// 面对, 对于, 方向
    private func isInsideWord(_ place: Int) -> Bool {
        place > 0 && aheadOfAddressing.contains(scalars[place - 1]) || behindAddressing.contains(scalars[place + 1])
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
        while place > 0, end - place < Self.reach, !clauseEnds.contains(scalars[place - 1]) {
            place -= 1
            if pronouns.contains(scalars[place]) { return true }
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
        if sentenceEnds.contains(scalars[span.outer.lowerBound - 1]) { return earlier }
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
            !pronouns.contains(scalars[0]),
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
            if sentenceEnds.contains(scalars[end]) || scalars[end] == scalar("“"), end - start > 1 { break }
            end += 1
        }
        return start..<end
    }

    /// The person or group that opens a clause, else any.
    private func firstActor(in range: Range<Int>, orElse earlier: String?) -> String? {
        let groups = groups(in: range)
        let person = firstPerson(from: range.lowerBound).flatMap {
            $0.range.upperBound <= range.upperBound && (earlier == nil || opensClause($0.start)) ? $0 : nil
        }
        let group = earlier == nil ? groups.first { opensClause($0.lowerBound) } ?? groups.first : nil
        if let person, group.map({ person.range.lowerBound <= $0.upperBound }) ?? true { return name(person) }
        return group.map(text.text(_:))
    }

    /// 当听到这个名字时,唐某怒了:“… — who acts in the clause that the colon ends, else in one before it.
    private func lastActor(in range: Range<Int>) -> String? {
        var end = range.upperBound
        while end > range.lowerBound {
            var start = end - 1
            while start > range.lowerBound, !clauseEnds.contains(scalars[start - 1]) { start -= 1 }
            if let person = firstPerson(from: start), person.range.upperBound <= end,
                !objectMarkers.contains(start < person.range.lowerBound ? scalars[person.range.lowerBound - 1] : 0),
                !isAsked(person.range.lowerBound, from: start)
            {
                return name(person)
            }
            if let nickname = nickname(at: start) { return text.text(nickname) }
            // 王大爷今年78岁。他逢人就讲:
            if hasPronoun(start..<min(end, start + 2)),
                let person = lastPerson(endingBy: start)
            {
                return name(person)
            }
            if let body = body(in: start..<end), body.upperBound == range.upperBound - 1 { return text.text(body) }
            if let group = groups(in: start..<end).first, !isAsked(group.lowerBound, from: start) {
                return text.text(group)
            }
            end = start
        }
        return nil
    }

    /// Somebody named before, whom the model did not see here.
    private func knownName(in clause: Range<Int>) -> Range<Int>? {
        for name in known where name.count <= clause.count {
            for start in clause.lowerBound...clause.upperBound - name.count
            where scalars[start..<start + name.count].elementsEqual(name) {
                return start..<start + name.count
            }
        }
        return nil
    }

    /// 市水务局表示: the last body of a clause, unless something is done in it or to it.
    private func body(in clause: Range<Int>) -> Range<Int>? {
        let index = bodies.firstIndex { $0.upperBound <= clause.upperBound }
        guard index > 0, bodies[index - 1].lowerBound >= clause.lowerBound else { return nil }
        let start = bodies[index - 1].lowerBound
        if start > clause.lowerBound, withinMarkers.contains(scalars[start - 1]) { return nil }
        return bodies[index - 1]
    }

    /// 小肇, 老傅, where a clause begins.
    private func nickname(at start: Int) -> Range<Int>? {
        guard start + 3 < scalars.count, scalars[start] == scalar("小") || scalars[start] == scalar("老"),
            NameWords.commonSurnames.contains(scalars[start + 1]),
            !Gazetteer.shared.isWord(scalars[start], scalars[start + 1]),
            !Gazetteer.shared.isWord(scalars[start + 1], scalars[start + 2])
        else { return nil }
        return start..<start + 2
    }

    /// 工程师|老陈|回答
    private func nickname(endingAt end: Int) -> Range<Int>? {
        guard end >= 2, scalars[end - 2] == scalar("小") || scalars[end - 2] == scalar("老"),
            NameWords.commonSurnames.contains(scalars[end - 1]),
            !Gazetteer.shared.isWord(scalars[end - 2], scalars[end - 1])
        else { return nil }
        return end - 2..<end
    }

    /// 我问老人: the answer may be theirs, the words are not.
    private func isAsked(_ place: Int, from start: Int) -> Bool {
        scalars[start..<place].suffix(6).contains(scalar("问"))
    }

    private func opensClause(_ start: Int) -> Bool {
        start == 0 || scalars[start - 1] != scalar("“") && !isIdeograph(scalars[start - 1])
    }

    private func firstPerson(from start: Int) -> PersonSpan? {
        let index = people.firstIndex { $0.range.lowerBound < start }
        return index < people.count ? people[index] : nil
    }

    /// Of the whole paragraph.
    var lastNamed: String? { people.last.map(name) }

    private func lastPerson(endingBy end: Int) -> PersonSpan? {
        let index = people.firstIndex { $0.range.upperBound <= end }
        return index > 0 ? people[index - 1] : nil
    }

    private func hasMarks(_ range: Range<Int>) -> Bool {
        let index = marked.firstIndex { $0.outer.upperBound <= range.lowerBound }
        return index < marked.count && marked[index].outer.lowerBound < range.upperBound
    }

    private func name(_ person: PersonSpan) -> String {
        text.text(person.range)
    }

    // MARK: Groups

    /// People in the group, with what tells which: 各采集点负责人, 该镇工作人员, 一名消防人员.
    private func groups(in range: Range<Int>) -> [Range<Int>] {
        var found: [Range<Int>] = []
        var end = range.lowerBound + 2
        while end <= range.upperBound {
            let head = SpeechWords.groups.length(endingAt: end, in: scalars, from: range.lowerBound)
            // The longest head: 志愿者们, not 志愿者.
            let longer = end < range.upperBound && scalars[end] == scalar("们") ? 1 : 0
            guard head > 0, !isObject(end - head, end + longer) else {
                end += 1
                continue
            }
            if let last = found.last, last.upperBound == end - head {
                found[found.count - 1] = last.lowerBound..<end + longer
            } else {
                let floor = found.last?.upperBound ?? range.lowerBound
                found.append(groupStart(end - head, from: floor)..<end + longer)
            }
            end += 1 + longer
        }
        return found
    }

    /// 志愿者的, 居民送去, 向群众: not who speaks.
    private func isObject(_ start: Int, _ end: Int) -> Bool {
        if end < scalars.count,
            scalars[end] == scalar("的")
                || (isIdeograph(scalars[end])
                    && SpeechWords.groups.length(startingAt: end, in: scalars, to: scalars.count) > 0)
        {
            return true
        }
        // 候选球员|名单
        if thingsOfGroups.length(startingAt: end, in: scalars, to: min(scalars.count, end + 3)) > 0 { return true }
        if start >= 2, scalars[start - 2] == scalar("告"), scalars[start - 1] == scalar("诉") { return true }
        return start > 0 && objectMarkers.contains(scalars[start - 1])
    }

    private func groupStart(_ head: Int, from floor: Int) -> Int {
        var start = head
        while start > floor, head - start < 12, isIdeograph(scalars[start - 1]) {
            let value = scalars[start - 1]
            // 一个|小朋友
            if value == scalar("个"), start - 1 > floor, counts.contains(scalars[start - 2]) { return start - 2 }
            if determiners.contains(value), !isInName(start - 1) {
                start -= 1
                if start > floor, counts.contains(scalars[start - 1]) { return start - 1 }
                // 这位|经纪人
                return start > floor && (scalars[start - 1] == scalar("这") || scalars[start - 1] == scalar("那"))
                    ? start + 1 : start
            }
            if groupBarriers.contains(value) { break }
            start -= 1
        }
        // 据某人, 而客队主帅
        if head - start >= 1, openersOfClauses.contains(scalars[start]) { start += 1 }
        // 号召辖区党员群众: what is done to them is ahead of them.
        while head - start >= 2,
            Gazetteer.shared.isLeadingWord(scalars[start], scalars[start + 1])
                || leadIns.contains(scalars[start..<start + 2])
        { start += 2 }
        return start
    }

    /// 著名, 知名
    private func isInName(_ place: Int) -> Bool {
        place > 0 && scalars[place] == scalar("名")
            && (scalars[place - 1] == scalar("著") || scalars[place - 1] == scalar("知"))
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

private let openersOfClauses = ScalarSet("据而但可则却")
private let clauseEnds = ScalarSet(",。;:!?…“”")
private let sentenceEnds = ScalarSet("。!?;…”")
private let fullStops = ScalarSet("。!?;")
private let pronouns = ScalarSet("他她")
private let addressing = ScalarSet("对向跟给问")
private let aheadOfAddressing = ScalarSet("面针反绝核相应敌配方导倾走转交送还寄献学访询责提追疑请慰")
private let withinMarkers = ScalarSet("在于对向给把被让与和跟从到由当受的")
private let gestures = ScalarSet("指拉望看握冲朝抱盯牵扶拍")
private let behindAddressing = ScalarSet("于此方手面待策象抗比外内来上下前着踪进随予题")
private let notVerbs = ScalarSet("的小听据来总新要")
private let leadIns = WordSet("组织 号召 带领 引导 动员 帮助 服务 发动 推动 激励 教育 指导 督促 要求 鼓励 造成 导致 包括 随后 事后 昨日 昨天 今天 今日 当时 目前 日前")
private let wordsOf = WordSet("看法 观点 回答 答案 解释 理由 体会 想法 意见 说法 话是")
private let thingsOfGroups = WordSet("民 圈 名单 资格 队伍 代表大会 身份 宿舍 数量 人数 比例 证 费 家门 家中 家里 大会 协会 之家")
private let objectMarkers = ScalarSet("为向给对把被让使与和跟帮替")
private let determiners = ScalarSet("各该名位")
private let counts = ScalarSet("一两几多数三四五每")
private let groupBarriers = ScalarSet("的了在是和与及对向从由为被把将每这那让使令给到于以有也都就并等个请看着过")
private let written = WordSet(
    "写着 写有 印有 印着 题为 题 题词 题词是 题词为 按语 修改为 改为 第一款 第二款 第三款 规定 写有 一行字 名为 叫做 叫作 口号 标语 横幅 条幅 主题 主题为 主题是 为主题 挂着 悬挂 张贴 贴着 打出 刻着 标有 题写 以"
)
private let writtenAfter = WordSet(
    "为主题 为题 的口号 的标语 的横幅 的条幅 的理念 的精神 的原则 的目标 的要求 的方式 的模式 的思路 的宗旨 的志愿精神 的良好 的氛围 主题 系列 活动 专项 等标语 等口号 字样 为主线")
