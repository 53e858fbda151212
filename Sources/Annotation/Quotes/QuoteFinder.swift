import BulletinModel

/// Finds what people say in the paragraphs of one article, and who says it.
///
/// What stands between marks is speech where it ends a sentence, or stands alone as a clause, or is brought in by a verb of
/// speaking. Slogans, names and words held at arm's length (“红马甲”) are none of that.
struct QuoteFinder {
    private var lastSpeaker: String?
    /// Of the paragraphs before.
    private var earlierSpeaker: String?
    private var earlierPerson: (text: AnnotatedText, name: Range<Int>)?
    /// Names of the paragraphs before, at most `mostKnown`.
    private var known: [Scalars] = []
    private var knownNumbers = HashIndex()
    private static let mostKnown = 64
    private(set) var quotes: [Quote] = []

    mutating func read(_ text: AnnotatedText, people: Row<PersonSpan>, bodies: Row<Range<Int>>) {
        if people.isEmpty, text.next(.quotationMark, from: 0) == text.count {
            lastSpeaker = nil
            return
        }
        let marked = markedSpans(in: text)
        let speakers = SpeakerFinder(text: text, people: people, bodies: bodies, known: known, marked: marked)
        lastSpeaker = nil
        defer {
            earlierSpeaker = lastSpeaker ?? earlierSpeaker
            if let last = people.last { earlierPerson = (text, last.range) }
            for person in people where known.count < Self.mostKnown {
                if knownNumbers.note(text.hash(person.range), known.count) == nil {
                    known.append(text.scalars[person.range])
                }
            }
        }
        var previous: MarkedSpan?
        for (index, span) in marked.enumerated() {
            let follows =
                previous.map { isAdjacent($0.outer.upperBound, span.outer.lowerBound, in: text.scalars) } ?? false
            let next = index + 1 < marked.count ? marked[index + 1].outer.lowerBound : text.count
            guard isSpeech(span, in: text.scalars, speakers: speakers, follows: follows) else { continue }
            previous = span
            let speaker: String?
            if let named = speakers.cued(span, before: next) {
                speaker = named
            } else if !follows, let actor = speakers.introduced(span) {
                speaker = actor
            } else if follows || lastSpeaker != nil {
                speaker = lastSpeaker
            } else if speakers.isPronoun(span, before: next) {
                speaker =
                    earlierSpeaker ?? earlierPerson.map { $0.text.text($0.name) } ?? speakers.implied(span, orElse: nil)
            } else {
                speaker = speakers.implied(span, orElse: earlierSpeaker)
            }
            lastSpeaker = speaker ?? lastSpeaker
            quotes.append(Quote(text: text.text(span.inner), speaker: speaker, place: text.place(span.inner)))
        }
        for (range, speaker) in speakers.unmarked() {
            quotes.append(Quote(text: text.text(range), speaker: speaker, place: text.place(range)))
        }
    }

    private func isSpeech(_ span: MarkedSpan, in scalars: Scalars, speakers: SpeakerFinder, follows: Bool) -> Bool {
        guard span.inner.count >= 2 else { return false }
        let inner = scalars[span.inner]
        let after = span.outer.upperBound < scalars.count ? scalars[span.outer.upperBound] : 0
        let before = span.outer.lowerBound > 0 ? scalars[span.outer.lowerBound - 1] : 0
        let standsAlone = (after == 0 || pauses.contains(after)) && (before == 0 || pauses.contains(before))
        let last = inner[inner.endIndex - 1]
        // 口号、题为: what is written or chanted is not said.
        if speakers.isWritten(span) { return false }
        // “…救助基金”的捐资人: a name, whatever verb comes later.
        if after == scalar("的"), !sentenceFinals.contains(last) { return false }
        if last == scalar("。") || last == scalar("…") { return true }
        if last == scalar("!") || last == scalar("?") {
            if before == 0, inner.count >= 4, isIdeograph(after) || isDigitScalar(after), !notAfterCalls.contains(after)
            {
                return true
            }
            // “真方便!”|“真周到!”走出大厅的人说
            if follows, before == scalar("”"), inner.count >= 4, !notAfterCalls.contains(after) { return true }
            return standsAlone || speakers.hasCue(span)
                || opensSentence(before) && speakers.isFollowedByActor(span)
        }
        if before == 0, inner.count >= 5, last == scalar("—"), !notAfterCalls.contains(after) { return true }
        // 某某:“…”: a line of a dialogue.
        if standsAlone, after == 0, before == scalar(":"), inner.count >= 5, span.outer.lowerBound <= 9 { return true }
        if inner.contains(where: { $0 == scalar("。") || $0 == scalar("!") || $0 == scalar("?") }), standsAlone {
            return true
        }
        // 表示,“…”军演将…, “…”号军舰: a name within somebody's sentence.
        if isIdeograph(after), !speakers.isFollowedByCue(span) { return false }
        if speakers.hasCue(span) { return before == scalar(":") || inner.count >= 5 }
        if standsAlone, follows { return inner.count >= 6 }
        if standsAlone, after != scalar("、"), inner.count >= 6, speakers.report(span) != nil { return true }
        if standsAlone, inner.count >= 7, before != 0, before != scalar("、"),
            inner.contains(where: { spoken.contains($0) })
        {
            return true
        }
        return standsAlone && inner.count >= 8 && inner.contains(scalar(",")) && before != 0 && before != scalar("、")
    }

    /// What stands before the words ends a sentence, or nothing does.
    private func opensSentence(_ before: UInt32) -> Bool {
        before == 0 || before == scalar("”") || sentenceFinals.contains(before)
    }

    private func isAdjacent(_ end: Int, _ start: Int, in scalars: Scalars) -> Bool {
        start >= end && start - end <= 2 && scalars[end..<start].allSatisfy({ pauses.contains($0) })
    }
}

/// “谁动了…?”的答案, “…!”这句话: a name or a quotation within somebody's sentence.
private let notAfterCalls = ScalarSet("的这那是为成和与及等一在")
/// Of people who speak, seldom of what is written.
private let spoken = ScalarSet("我你您咱吧呢吗啊呀啦嘛了没")
private let sentenceFinals = ScalarSet("。!?…")
private let pauses = ScalarSet(",。;:!?…—“”、 ()")
