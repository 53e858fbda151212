import BulletinModel

/// Numbers that stand in a row and share what one of them has.
extension FigureReader {
    /// 七、八个, 三、四百人: from one digit to the next.
    func nextOfRow(_ first: Numeral) -> FigureDraft? {
        guard text[first.end] == "、", !first.isArabic, first.range.count == 1, let digit = first.small,
            (1...8).contains(digit), text.counts(at: first.end + 1),
            let second = NumeralReader.read(text, at: first.end + 1), second.bound == .exact, second.upper == nil,
            let value = second.small, let scale = [1, 10, 100, 1000, 10000].first(where: { (digit + 1) * $0 == value })
        else { return nil }
        let start = FigureDraft(
            range: first.range.lowerBound..<second.end, value: ExactNumber(digit * scale), upper: ExactNumber(value),
            bound: .exact)
        guard var draft = measured(start, second).draft, draft.classifier != nil else { return nil }
        if let bound = FigureBounds.ending(at: first.range.lowerBound, in: text) {
            if draft.bound == .exact { draft.bound = bound.bound }
            draft.range = bound.start..<draft.range.upperBound
        }
        return draft
    }

    /// 1.2和1.4个百分点: the first has its measure from the second.
    func beforePoints(_ draft: FigureDraft, _ numeral: Numeral) -> FigureDraft? {
        guard numeral.isArabic, !isHanzi(text[numeral.end]) || text[numeral.end] == "和" || text[numeral.end] == "与",
            text[numeral.end] == "、" || isHanzi(text[numeral.end]),
            let second = NumeralReader.read(text, at: numeral.end + 1), second.isArabic,
            let unit = MeasureWords.all.match(text, at: second.end), unit.value == .percent
        else { return nil }
        var result = draft
        result.classifier = MeasureWords.unit(second.end..<unit.end, in: text)
        result.noun = phrase.nounBefore(draft.range.lowerBound)
        return result
    }

    /// 3金2银1铜: medals won.
    func medals(_ draft: FigureDraft, _ numeral: Numeral) -> FigureDraft? {
        guard numeral.isArabic, numeral.isPlainDigits, draft.bound == .exact, isMedal(text[numeral.end]) else {
            return nil
        }
        let next = text[numeral.end + 1]
        guard !isHanzi(next) || text.isOf(.numeral, at: numeral.end + 1) || Self.afterMedals.contains(next) else {
            return nil
        }
        var result = draft
        result.noun = numeral.end..<numeral.end + 1
        result.range = draft.range.lowerBound..<numeral.end + 1
        return result
    }

    private func isMedal(_ value: UInt32) -> Bool { value == "金" || value == "银" || value == "铜" }

    private static let afterMedals = ScalarSet("的位列居收和共以")
}
