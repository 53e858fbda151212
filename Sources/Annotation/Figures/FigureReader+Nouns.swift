import BulletinModel

extension FigureReader {
    /// Adds what is counted: the noun after the measure word, else the one before the number.
    func withNoun(_ draft: FigureDraft, _ kind: MeasureWords.Kind) -> FigureDraft {
        var result = draft
        let end = draft.range.upperBound
        switch kind {
        case .count:
            if let noun = phrase.nounAfter(end) {
                result.noun = noun
                result.range = draft.range.lowerBound..<noun.upperBound
            } else {
                result.noun = phrase.nounBefore(draft.range.lowerBound)
            }
        case .selfCount, .measure, .money:
            if let noun = phrase.nounAfter(end, needsNoun: true) {
                result.noun = noun
                result.range = draft.range.lowerBound..<noun.upperBound
            } else if text[end] == "的", kind != .selfCount, let noun = phrase.nounAfter(end + 1, needsNoun: true) {
                result.noun = noun
            } else {
                result.noun = phrase.nounBefore(draft.range.lowerBound)
            }
        case .age: if text[end] == "的" { result.noun = phrase.nounAfter(end + 1) }
        case .percent: result.noun = phrase.nounBefore(draft.range.lowerBound)
        case .duration: addUse(of: &result)
        }
        return result
    }

    /// 半天时间 has its noun; 24小时轮流值守 says what the time is spent on, up to the clause's end.
    private func addUse(of draft: inout FigureDraft) {
        let end = draft.range.upperBound
        if let time = Self.timeNouns.end(text, at: end) {
            draft.noun = end..<time
            draft.range = draft.range.lowerBound..<time
            return
        }
        let first = phrase.word(at: end)
        guard first.kind == .verb || first.kind == .noun, draft.bound == .exact else { return }
        var index = first.range.upperBound
        while index - end <= 6 {
            let word = phrase.word(at: index)
            if word.kind == .edge || text[index] == "、" {
                if index - end >= 3 { draft.noun = end..<index }
                return
            }
            guard word.kind == .verb || word.kind == .noun else { return }
            index = word.range.upperBound
        }
    }

    private static let timeNouns = Lexicon<Void>("时间 时长 工期 历史 期限 假期")

    /// 30000居民, 三百二十万人口; 2.3万 where the noun has gone before. Plain small numbers are left alone.
    func bare(_ draft: FigureDraft, _ numeral: Numeral) -> (draft: FigureDraft?, end: Int) {
        let isLarge =
            !numeral.isPlainDigits || numeral.range.count == 3 || numeral.range.count > 4 || !isYearLike(numeral)
        let isBare = numeral.range.count == 1 && draft.range.count == 1
        guard isLarge, !isBare, numeral.range.count < 9 || !numeral.isPlainDigits, let value = numeral.value,
            value >= ExactNumber(100)
        else { return (nil, numeral.end) }
        var result = draft
        if phrase.word(at: numeral.end).kind == .noun, let noun = phrase.nounAfter(numeral.end, needsNoun: true),
            !isCalled(numeral)
        {
            result.noun = noun
            result.range = draft.range.lowerBound..<noun.upperBound
            return (result, noun.upperBound)
        }
        let isRound = NumeralScalar.isPower(text[numeral.end - 1]) || numeral.bound == .atLeast
        guard isRound, numeral.isArabic || numeral.range.count > 1,
            !isHanzi(text[numeral.end]) || FigureBounds.after.match(text, at: numeral.end) != nil
        else { return (nil, numeral.end) }
        if let bound = FigureBounds.after.match(text, at: numeral.end) {
            if result.bound == .exact { result.bound = bound.value }
            result.range = draft.range.lowerBound..<bound.end
        }
        result.noun = phrase.nounBefore(draft.range.lowerBound)
        return (result, result.range.upperBound)
    }

    private func isYearLike(_ numeral: Numeral) -> Bool {
        guard numeral.isPlainDigits, numeral.range.count == 4, let year = numeral.small else { return false }
        return (1900...2099).contains(year)
    }

    /// 12345热线, 110报警: numbers to call, never counts.
    private func isCalled(_ numeral: Numeral) -> Bool {
        guard numeral.isPlainDigits, let number = numeral.small else { return false }
        switch number {
        case 110, 114, 119, 120, 122, 10000, 10010, 10086, 12123, 12301, 12306, 12309, 12315, 12320, 12333, 12345,
            12348, 12350, 12369, 12380,
            12388, 12389:
            return true
        default: return false
        }
    }
}
