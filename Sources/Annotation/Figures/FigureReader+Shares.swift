import BulletinModel

extension FigureReader {
    /// 80%, 百分之八十, 万分之三, 八成五, 三分之二, 一半.
    func share(_ draft: FigureDraft, _ numeral: Numeral) -> FigureDraft? {
        var result = draft
        let end = numeral.end
        switch text[end] {
        case "%":
            result.classifier = .word("%")
            result.range = draft.range.lowerBound..<(end + 1)
        case "‰":
            result.value = draft.value.multiplied(byPowerOfTen: -1)
            result.classifier = .word("%")
            result.range = draft.range.lowerBound..<(end + 1)
        case "分" where text[end + 1] == "之":
            guard let fraction = fraction(draft, over: end + 2) else { return nil }
            result = fraction
        case "成":
            guard let tenths = tenths(draft, numeral) else { return nil }
            result = tenths
        case "半" where numeral.range.count == 1 && text[end - 1] == "一":
            switch text[end + 1] {
            case "以", "的", "左", ",", "。", 0, "多": break
            // 近|一半地区
            default: guard draft.bound != .exact, phrase.word(at: end + 1).kind == .noun else { return nil }
            }
            result.value = ExactNumber(mantissa: 5, exponent: -1)
            result.range = draft.range.lowerBound..<(end + 1)
        default: return nil
        }
        // 四分之一决赛
        if text.has("决", "赛", at: result.range.upperBound) { return nil }
        return withShareNoun(shareRange(result))
    }

    /// 百分之, 千分之 and 万分之 become per cent; other fractions stay numbers.
    private func fraction(_ draft: FigureDraft, over place: Int) -> FigureDraft? {
        let start = text.skippingSpaces(from: place)
        guard let above = NumeralReader.read(text, at: start), let value = above.value,
            !above.isVague || above.bound == .atLeast
        else {
            return nil
        }
        var result = draft
        result.upper = nil
        if above.bound != .exact { result.bound = above.bound }
        result.range = draft.range.lowerBound..<above.end
        if draft.value.mantissa == 1, draft.value.exponent >= 2 {
            result.value = value.multiplied(byPowerOfTen: 2 - draft.value.exponent)
            result.upper = above.upper?.multiplied(byPowerOfTen: 2 - draft.value.exponent)
            result.classifier = .word("%")
            return result
        }
        guard draft.value.mantissa > 0, let quotient = value.divided(by: draft.value) else { return nil }
        result.value = quotient
        return result
    }

    /// 八成五 is 85 %; 成立, 成为 and 3成员 are other words.
    private func tenths(_ draft: FigureDraft, _ numeral: Numeral) -> FigureDraft? {
        let next = numeral.end + 1
        var result = draft
        result.classifier = .word("%")
        result.value = draft.value.multiplied(byPowerOfTen: 1)
        result.upper = draft.upper?.multiplied(byPowerOfTen: 1)
        result.range = draft.range.lowerBound..<next
        guard numeral.isArabic || numeral.range.count <= 2 || numeral.value?.exponent ?? 0 < 0 else { return nil }
        if let more = NumeralReader.read(text, at: next), let digit = more.small, digit < 10, more.range.count == 1 {
            result.value = result.value.adding(ExactNumber(digit)) ?? result.value
            result.range = draft.range.lowerBound..<more.end
            return result
        }
        // 一成半
        if text[next] == "半", !isHanzi(text[next + 1]) || text[next + 1] == "以" || text[next + 1] == "左" {
            result.value = result.value.adding(ExactNumber(5)) ?? result.value
            result.range = draft.range.lowerBound..<next + 1
            return result
        }
        switch text[next] {
        case "立", "为", "果", "员", "本", "功", "绩", "长", "都", "分", "年", "人", "语", "熟", "就", "千", "品", "套", "型", "交", "形",
            "效":
            return nil
        default: return result
        }
    }

    /// 10%至15%, 百分之三到五.
    private func shareRange(_ draft: FigureDraft) -> FigureDraft {
        guard draft.upper == nil, let separator = Self.rangeMark(text, at: draft.range.upperBound),
            let second = NumeralReader.read(text, at: separator), let value = second.value, text[second.end] == "%",
            value > draft.value
        else { return draft }
        var result = draft
        result.upper = value
        result.range = draft.range.lowerBound..<(second.end + 1)
        return result
    }

    func withShareNoun(_ draft: FigureDraft) -> FigureDraft {
        var result = draft
        if let bound = FigureBounds.after.match(text, at: draft.range.upperBound) {
            if result.bound == .exact { result.bound = bound.value }
            result.range = draft.range.lowerBound..<bound.end
        } else if text[draft.range.upperBound] == "多", text[draft.range.upperBound - 1] == "%",
            !isHanzi(text[draft.range.upperBound + 1]) || text[draft.range.upperBound + 1] == "的"
        {
            // 70%多
            if result.bound == .exact { result.bound = .atLeast }
            result.range = draft.range.lowerBound..<draft.range.upperBound + 1
        }
        let end = result.range.upperBound
        if text[end] == "的" {
            result.noun = phrase.nounAfter(end + 1)
        } else {
            result.noun = phrase.nounBefore(result.range.lowerBound)
        }
        return result
    }

    // MARK: ranges

    /// 3至5万元, 20–100个: the second number's unit is the first's.
    func rangeEnd(_ draft: FigureDraft, _ numeral: Numeral) -> FigureDraft? {
        var place = numeral.end
        if text[place] == "%" { return nil }
        let firstUnit = MeasureWords.all.match(text, at: place)
        let next = neighbour(of: numeral)
        if next == nil, Self.rangeMark(text, at: place) == nil, let firstUnit { place = firstUnit.end }
        guard let start = next ?? Self.rangeMark(text, at: place), let second = NumeralReader.read(text, at: start),
            let value = second.value,
            !second.isVague
        else { return nil }
        if text[second.end] == "%" {
            guard place == numeral.end, value > draft.value else { return nil }
            var result = draft
            result.upper = value
            result.classifier = .word("%")
            result.range = draft.range.lowerBound..<(second.end + 1)
            result.noun = phrase.nounBefore(result.range.lowerBound)
            return result
        }
        if let plain = plainRange(draft, numeral, second, value) { return plain }
        guard let unit = MeasureWords.all.match(text, at: text.skippingSpaces(from: second.end, limit: 1)),
            MeasureWords.notMeasures.end(text, at: second.end).map({ $0 <= unit.end }) ?? true
        else { return nil }
        let unitRange = text.skippingSpaces(from: second.end, limit: 1)..<unit.end
        if place > numeral.end, firstUnit?.value != unit.value { return nil }
        var result = draft
        if place == numeral.end, NumeralScalar.isPower(text[second.end - 1]),
            numeral.isArabic || numeral.range.count == 1,
            !NumeralScalar.isPower(text[numeral.end - 1]), let power = Self.power(text[second.end - 1])
        {
            let scaled = draft.value.multiplied(byPowerOfTen: power)
            if scaled < value { result.value = scaled }
        }
        guard result.value < value else { return nil }
        result.upper = value
        result.classifier = MeasureWords.unit(unitRange, in: text)
        result.range = draft.range.lowerBound..<unitRange.upperBound
        return withNoun(result, unit.value)
    }

    /// 7、|8万元: where the digit that follows the first begins.
    private func neighbour(of numeral: Numeral) -> Int? {
        let digit = numeral.range.lowerBound
        guard numeral.isArabic, numeral.range.count == 1, text[numeral.end] == "、",
            text[digit] != "0", text[numeral.end + 1] == text[digit] + 1, !text.isDigit(at: digit - 1),
            text[digit - 1] != "、", NumeralScalar.isPower(text[numeral.end + 2])
        else { return nil }
        return numeral.end + 1
    }

    /// 总数高达80万至120万。
    private func plainRange(
        _ draft: FigureDraft, _ numeral: Numeral, _ second: Numeral, _ value: ExactNumber
    ) -> FigureDraft? {
        guard NumeralScalar.isPower(text[numeral.end - 1]), NumeralScalar.isPower(text[second.end - 1]),
            numeral.isArabic, second.isArabic, value > draft.value,
            !isHanzi(text[second.end]), !isLatinLetter(text[second.end]), text[second.end] != " "
        else { return nil }
        var result = draft
        result.upper = value
        result.range = draft.range.lowerBound..<second.end
        result.noun = phrase.nounBefore(result.range.lowerBound)
        return result
    }

    private static func power(_ value: UInt32) -> Int? {
        switch value {
        case "万", "萬": 4
        case "亿", "億": 8
        case "千": 3
        case "百": 2
        default: nil
        }
    }

    /// Where the second number begins after -, —, ~, 至, 到.
    private static func rangeMark(_ text: AnnotatedText, at index: Int) -> Int? {
        let place = text.skippingSpaces(from: index, limit: 1)
        guard let end = FigureMarks.range.end(text, at: place) else { return nil }
        return text.skippingSpaces(from: end, limit: 1)
    }
}

enum FigureMarks {
    static let range = Lexicon<Void>("- – — —— ~ － ― ─ 至 到")
}
