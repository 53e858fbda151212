/// Who acts in a sentence or a clause: a person, a nickname, a body, or people by what they are.
extension SpeakerFinder {
    /// The person, else the group, that acts in the clause that ends at a verb.
    func subject(endingAt place: Int, from floor: Int? = nil) -> String? {
        var start = place
        let limit = max(floor ?? 0, place - Self.reach)
        while start > limit, !SpeechWords.sentenceEnds.contains(scalars[start - 1]) { start -= 1 }
        let verb = beforeAddressed(place, from: start)
        var clause = verb
        while clause > start, !SpeechWords.clauseEnds.contains(scalars[clause - 1]) { clause -= 1 }
        let person = actor(in: start..<verb, clause: clause)
        if let person, person.range.lowerBound >= clause { return name(person) }
        // 王大妈过生日,在外地的儿子打来电话说: who is named in the verb's own clause goes first.
        if let nickname = nickname(endingAt: verb) { return text.text(nickname) }
        if let group = groups(in: clause..<verb).last { return text.text(called(group)) }
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
            SpeechWords.pronouns.contains(scalars[$0])
                && (text[$0 + 1] != scalar("的")
                    || wordsOf.length(startingAt: $0 + 2, in: scalars, to: min(scalars.count, $0 + 4)) > 0)
        }
    }

    /// 他们说: those named last in the group. 他对王大石说: another than who is spoken to.
    private func antecedent(of clause: Range<Int>, verb: Int) -> String? {
        if clause.contains(where: { SpeechWords.pronouns.contains(scalars[$0]) && text[$0 + 1] == scalar("们") }) {
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
            while start > range.lowerBound, !SpeechWords.clauseEnds.contains(scalars[start - 1]) { start -= 1 }
            if let group = groups(in: start..<end).first { return group }
            end = start
        }
        return nil
    }

    /// 王大石|对王德泉说: who is spoken to does not speak.
    private func beforeAddressed(_ verb: Int, from start: Int) -> Int {
        var place = verb
        while place > start, !SpeechWords.clauseEnds.contains(scalars[place - 1]) {
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

    /// 说起莫云,82岁的纪大妈竖起大拇指: who is talked about, or called up, does not speak.
    private func firstWhoActs(from start: Int) -> PersonSpan? {
        let index = people.firstIndex { $0.range.lowerBound < start }
        return people[index...].first { person in
            let end = person.range.upperBound
            return !isTopic(person.start)
                && lines.length(startingAt: end, in: scalars, to: min(scalars.count, end + 4)) == 0
        }
    }

    /// 说起|网格员李小梅
    func isTopic(_ start: Int) -> Bool {
        topics.length(endingAt: start, in: scalars, from: max(0, start - 3)) > 0
    }

    /// The person or group that opens a clause, else any.
    func firstActor(in range: Range<Int>, orElse earlier: String?) -> String? {
        let person = firstWhoActs(from: range.lowerBound).flatMap {
            $0.range.upperBound <= range.upperBound && (earlier == nil || opensClause($0.start)) ? $0 : nil
        }
        // 网格员|李小梅的手机响了: the title of one who does not act.
        let groups = groups(in: range).filter { group in
            let named = firstPerson(from: group.upperBound)
            return named?.range.lowerBound != group.upperBound || named?.range == person?.range
        }
        let group = earlier == nil ? groups.first { opensClause($0.lowerBound) } ?? groups.first : nil
        if let person, group.map({ person.range.lowerBound <= $0.upperBound }) ?? true { return name(person) }
        return group.map { text.text(called($0)) }
    }

    /// 当听到这个名字时,唐某怒了:“… — who acts in the clause that the colon ends, else in one before it.
    func lastActor(in range: Range<Int>) -> String? {
        var end = range.upperBound
        while end > range.lowerBound {
            var start = end - 1
            while start > range.lowerBound, !SpeechWords.clauseEnds.contains(scalars[start - 1]) { start -= 1 }
            if let person = firstPerson(from: start), person.range.upperBound <= end,
                !SpeechWords.objectMarkers.contains(
                    start < person.range.lowerBound ? scalars[person.range.lowerBound - 1] : 0),
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
                return text.text(called(group))
            }
            end = start
        }
        return nil
    }

    /// 职工|老耿: how one of the group is called.
    private func called(_ group: Range<Int>) -> Range<Int> { nickname(at: group.upperBound) ?? group }

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

    func firstPerson(from start: Int) -> PersonSpan? {
        let index = people.firstIndex { $0.range.lowerBound < start }
        return index < people.count ? people[index] : nil
    }

    private func lastPerson(endingBy end: Int) -> PersonSpan? {
        let index = people.firstIndex { $0.range.upperBound <= end }
        return index > 0 ? people[index - 1] : nil
    }

    func hasMarks(_ range: Range<Int>) -> Bool {
        let index = marked.firstIndex { $0.outer.upperBound <= range.lowerBound }
        return index < marked.count && marked[index].outer.lowerBound < range.upperBound
    }

    func name(_ person: PersonSpan) -> String {
        text.text(person.range)
    }
}

private let addressing = ScalarSet("对向跟给问")
private let aheadOfAddressing = ScalarSet("面针反绝核相应敌配方导倾走转交送还寄献学访询责提追疑请慰")
private let withinMarkers = ScalarSet("在于对向给把被让与和跟从到由当受的")
private let gestures = ScalarSet("指拉望看握冲朝抱盯牵扶拍摸抚捧端拿扛背提掂攥捏搓擦数翻举捡")
private let behindAddressing = ScalarSet("于此方手面待策象抗比外内来上下前着踪进随予题")
private let wordsOf = WordSet("看法 观点 回答 答案 解释 理由 体会 想法 意见 说法 话是")
private let lines = WordSet("的手机 的电话 的座机 的微信 的对讲机 的家门 的门铃")
private let topics = WordSet("说起 提起 谈起 聊起 讲起 想起 回忆起 说到 谈到 提到 讲到 聊到 面对 看着 望着 感谢 对于 关于")
