import BulletinModel

/// Reads one number that begins at a given place.
///
/// The time is linear in the numeral's length, whatever it is, and a run of digits is always taken whole, so that a
/// page of digits is read once.
package struct NumeralReader {
    private let text: AnnotatedText
    private let start: Int
    private var index: Int

    /// What is read but not yet given a place: 三 of 三百.
    private var current: ExactNumber?
    private var currentUpper: ExactNumber?
    /// Below 万; nil where nothing has been read since the last 万 or 亿.
    private var section: ExactNumber?
    private var sectionUpper: ExactNumber?
    private var total: ExactNumber?
    private var totalUpper: ExactNumber?
    /// The power of ten of the last 十百千万亿, and of the last 万亿 alone.
    private var lastPower = 0
    private var lastBig = 0
    private var bound = FigureBound.exact
    private var sawZero = false
    private var failed = false
    private var isVague = false
    private var onlyDigits = true
    private var currentIsPrinted = false

    private init(_ text: AnnotatedText, at index: Int) {
        self.text = text
        start = index
        self.index = index
    }

    /// The numeral that begins at `index`; nil where none does. 几 and 数 alone are read too, as vague ones.
    package static func read(_ text: AnnotatedText, at index: Int) -> Numeral? {
        if let plain = plain(text, at: index) { return plain }
        var reader = NumeralReader(text, at: index)
        return reader.numeral()
    }

    /// Digits in a row, or one of 一 to 九, behind which nothing goes on: most numerals, and read so by all that follows too.
    private static func plain(_ text: AnnotatedText, at index: Int) -> Numeral? {
        var end = index
        var value: Int64 = 0
        while end - index < 17, case let digit = text[end], isDigitScalar(digit) {
            value = value * 10 + Int64(digit - 0x30)
            end += 1
        }
        let isArabic = end > index
        if !isArabic {
            guard case .digit(let digit) = NumeralScalar(text[index]), !NumeralScalar.isAmbiguousCapital(text[index])
            else { return nil }
            value = Int64(digit)
            end = index + 1
        }
        switch text[end] {
        case ".", ",", "·", " ": return nil
        case let next: if isDigitScalar(next) || NumeralScalar(next) != nil { return nil }
        }
        return Numeral(
            range: index..<end, value: ExactNumber(mantissa: value), bound: .exact, isArabic: isArabic,
            isPlainDigits: true)
    }

    private mutating func numeral() -> Numeral? {
        guard begins() else { return nil }
        let isArabic = text.isDigit(at: index) || text[index] == "."
        while step() {}
        guard index > start else { return nil }
        finishShorthand()
        let value = sum(total, sum(section, current))
        var upper: ExactNumber?
        if currentUpper != nil || sectionUpper != nil || totalUpper != nil {
            upper = sum(totalUpper ?? total, sum(sectionUpper ?? section, currentUpper ?? current))
        }
        return Numeral(
            range: start..<index, value: failed ? nil : value, upper: failed ? nil : upper, bound: bound,
            isArabic: isArabic, isPlainDigits: onlyDigits, isVague: isVague)
    }

    private func begins() -> Bool {
        let first = text[start]
        if isDigitScalar(first) { return true }
        guard let kind = NumeralScalar(first) else { return false }
        let next = text[start + 1]
        switch kind {
        case .digit:
            // 大陆两端, 队伍三次
            guard NumeralScalar.isAmbiguousCapital(first) else { return true }
            // 大陆十分关心: capital forms go with their like.
            return NumeralScalar.isCapital(next) || next == "点"
                || text.has(" ", "点", at: start + 1)
        case .small: return first != "拾" || NumeralScalar.counts(next)
        case .big: return first == "万" || first == "亿" || first == "萬" || first == "億"
        case .tens: return true
        case .some:
            if case .small = NumeralScalar(next) { return true }
            if case .big = NumeralScalar(next) { return true }
            return first == "几" || first == "幾"
        case .more, .point: return false
        }
    }

    /// Takes one token; false at the numeral's end.
    private mutating func step() -> Bool {
        let place = index > start && text[index] == " " ? afterInnerSpaces() : index
        let value = text[place]
        if isDigitScalar(value) {
            guard current == nil || (sawZero && current?.mantissa == 0) else { return false }
            index = place
            return takeDigits()
        }
        guard let kind = NumeralScalar(value) else { return false }
        switch kind {
        case .digit(let digit):
            guard current == nil else { return false }
            // 两万两: the second is a weight; 一万两千 goes on.
            if value == "两" || value == "兩", place > start, !NumeralScalar.isPower(text[place + 1]) { return false }
            index = place
            takeDigitScalars(first: digit)
        case .tens(let tens):
            guard index == start else { return false }
            index = place + 1
            section = ExactNumber(tens * 10)
            lastPower = 1
            onlyDigits = false
        case .small(let power):
            guard canTakeSmall(power, at: place) else { return false }
            index = place + 1
            takeSmall(power)
        case .big(let power):
            guard canTakeBig(value, at: place) else { return false }
            index = place + 1
            takeBig(power)
        case .some: return takeSome(at: place)
        case .more: return takeMore(at: place)
        case .point: return takePoint(at: place)
        }
        return true
    }

    /// 一百 五 十 二: a space inside counts only between two parts of which one is a power of ten.
    private func afterInnerSpaces() -> Int {
        let place = text.skippingSpaces(from: index)
        guard place < text.count, let next = NumeralScalar(text[place]) else {
            return lastPower > 0 && current == nil && text.isDigit(at: place) ? place : index
        }
        switch next {
        case .small, .big: return place
        case .digit: return current == nil && lastPower > 0 ? place : index
        case .more: return text.counts(at: text.skippingSpaces(from: place + 1)) ? place : index
        case .point: return current != nil || section != nil ? place : index
        case .tens, .some: return index
        }
    }

    // MARK: 0 to 9

    /// 1,234,567.89: commas count only where three digits follow each.
    private mutating func takeDigits() -> Bool {
        var mantissa: Int64 = 0
        var fraction = 0
        var significant = 0
        var sawPoint = false
        let first = index
        while index < text.count {
            let value = text.scalars[index]
            if isDigitScalar(value) {
                if significant < 18 {
                    mantissa = mantissa * 10 + Int64(value - 0x30)
                    if mantissa != 0 { significant += 1 }
                    if sawPoint { fraction += 1 }
                } else if !sawPoint || value != "0" {
                    failed = true
                }
                index += 1
            } else if value == "." && text.isDigit(at: index + 1) || isRaisedPoint(index), !sawPoint {
                sawPoint = true
                onlyDigits = false
                index += 1
            } else if value == ",", !sawPoint, isOfNumber(index), index - first <= 3 || text[index - 4] == ",",
                isGroup(at: index + 1)
            {
                onlyDigits = false
                index += 1
            } else {
                break
            }
        }
        current = ExactNumber(mantissa: mantissa, exponent: -fraction)
        currentIsPrinted = true
        return true
    }

    /// 2·96%, 3·5亿: the point of old print; 9·11 is a day.
    private func isRaisedPoint(_ place: Int) -> Bool {
        guard text[place] == "·" else { return false }
        var end = place + 1
        while text.isDigit(at: end), end - place < 8 { end += 1 }
        guard end > place + 1 else { return false }
        switch text[end] {
        case "%", "万", "亿", "元", "倍", "米", "吨", "公", "个", "平", "点", "度", "岁", "克", "千", "斤", "升", "厘", "毫": return true
        default: return false
        }
    }

    /// A full-width comma beside half-width digits parts two numbers.
    private func isOfNumber(_ comma: Int) -> Bool {
        !text.isWide(at: comma) || text.isWide(at: comma - 1)
    }

    private func isGroup(at place: Int) -> Bool {
        text.isDigit(at: place) && text.isDigit(at: place + 1) && text.isDigit(at: place + 2)
            && !text.isDigit(at: place + 3)
    }

    // MARK: 一 to 九

    /// One digit, 二〇二二, or two neighbours that mean “about”: 七八十, 三五.
    private mutating func takeDigitScalars(first: Int) {
        var digits = 1
        var value = Int64(first)
        var last = first
        let begin = index
        var overflowed = false
        index += 1
        while case .digit(let digit) = NumeralScalar(text[index]),
            !NumeralScalar.isAmbiguousCapital(text[index]) || NumeralScalar.isAmbiguousCapital(text[begin])
        {
            // 一百零三: the zero only holds a place. 两 is never the second of two.
            if text[index] == "两" || text[index] == "兩" {
                guard first == 1, digits == 1, Self.afterOneOrTwo.contains(text[index + 1]) else { break }
                (digits, last, index) = (2, 2, index + 1)
                break
            }
            if digits < 18 { value = value * 10 + Int64(digit) } else { overflowed = true }
            digits += 1
            last = digit
            index += 1
        }
        if first == 0 { sawZero = true }
        if digits == 2, first != 0, last == first + 1 || (first == 3 && last == 5) {
            current = ExactNumber(first)
            currentUpper = ExactNumber(last)
            onlyDigits = false
        } else if digits == 2, first == 0, lastPower > 0 {
            current = ExactNumber(last)
        } else {
            if overflowed { failed = true }
            if digits == 2, first != 0, text[begin] != "〇", last != 0 { isVague = true }
            current = ExactNumber(mantissa: value)
        }
        currentIsPrinted = digits > 1
    }

    /// 一两个, 一两百: but 一两 of gold is a weight.
    private static let afterOneOrTwo = ScalarSet("个年天次名位家周小分句件处百千万倍")

    // MARK: 十百千万亿

    private func canTakeSmall(_ power: Int, at place: Int) -> Bool {
        // 十 after 百 needs a digit between them, or begins a numeral; 千百 and 十十 are not read as one.
        if current == nil { return index == start || (sawZero && lastPower > power) }
        // 5千米, 2.5千克: the power belongs to the unit.
        if power == 3, currentIsPrinted, text[place] == "千" {
            switch text[place + 1] {
            case "米", "克", "瓦", "伏", "帕", "赫", "卡", "焦": return false
            default: break
            }
        }
        return !sectionHasPower(atMost: power)
    }

    private func sectionHasPower(atMost power: Int) -> Bool {
        section != nil && lastPower > 0 && lastPower < 4 && lastPower <= power
    }

    private mutating func takeSmall(_ power: Int) {
        // 一万零十二: the zero before 十 only holds a place.
        let factor = current == ExactNumber(0) || current == nil ? ExactNumber(1) : current!
        if let upper = currentUpper {
            sectionUpper = sum(section, upper.multiplied(byPowerOfTen: power))
        } else if sectionUpper != nil {
            sectionUpper = sum(sectionUpper, factor.multiplied(byPowerOfTen: power))
        }
        section = sum(section, factor.multiplied(byPowerOfTen: power))
        current = nil
        currentUpper = nil
        isVague = false
        lastPower = power
        sawZero = false
        onlyDigits = false
    }

    /// 万 of 万一, 亿 by itself and the 兆 of 兆瓦 are not read.
    private func canTakeBig(_ value: UInt32, at place: Int) -> Bool {
        if value == "兆" {
            guard current != nil || section != nil, !text.isDigit(at: place - 1) else { return false }
            return text.counts(at: place + 1) || !isHanzi(text[place + 1]) || text[place + 1] == "元"
        }
        return index > start || text[place + 1] != "一"
    }

    private mutating func takeBig(_ power: Int) {
        let own = section == nil && current == nil ? nil : sum(section, current)
        var ownUpper: ExactNumber?
        if currentUpper != nil || sectionUpper != nil {
            ownUpper = sum(sectionUpper ?? section, currentUpper ?? current)
        }
        if let own {
            if let total, lastBig < power {
                // 一万五千亿
                if ownUpper != nil || totalUpper != nil {
                    totalUpper = sum(totalUpper ?? total, ownUpper ?? own)?.multiplied(byPowerOfTen: power)
                }
                self.total = sum(total, own)?.multiplied(byPowerOfTen: power)
            } else {
                if ownUpper != nil || totalUpper != nil {
                    totalUpper = sum(totalUpper ?? total, (ownUpper ?? own).multiplied(byPowerOfTen: power))
                }
                total = sum(total, own.multiplied(byPowerOfTen: power))
            }
        } else {
            total = (total ?? ExactNumber(1)).multiplied(byPowerOfTen: power)
            totalUpper = totalUpper?.multiplied(byPowerOfTen: power)
        }
        if (total?.exponent ?? 0) > 60 { failed = true }
        section = nil
        sectionUpper = nil
        current = nil
        currentUpper = nil
        isVague = false
        lastPower = power
        lastBig = power
        sawZero = false
        onlyDigits = false
    }

    // MARK: 几, 余, 点

    /// 十几, 二十几万, 几十, 数百.
    private mutating func takeSome(at place: Int) -> Bool {
        if index == start {
            index = place + 1
            onlyDigits = false
            isVague = true
            guard !isHanziPower(text[index]) else {
                // At least two of them: 几十 is 20 or more.
                current = ExactNumber(2)
                bound = .atLeast
                return true
            }
            return false
        }
        guard text[place] == "几" || text[place] == "幾", lastPower > 0, current == nil || sawZero else { return false }
        if sawZero { current = nil }
        index = place + 1
        bound = .atLeast
        onlyDigits = false
        return NumeralScalar.isPower(text[index])
    }

    private func isHanziPower(_ value: UInt32) -> Bool {
        NumeralScalar.isPower(value)
    }

    /// 百余, 十多万, 500多亿; 多 is left alone in 许多 and before what it qualifies itself (多次, 多年 are read by their
    /// number before them: 20多年).
    private mutating func takeMore(at place: Int) -> Bool {
        guard current != nil || section != nil || total != nil, !sawZero else { return false }
        guard bound == .exact else { return false }
        if current != nil, lastPower == 0, !currentIsPrinted, text[place] == "余" || text[place] == "多" {
            // 三多, 一余 are no numbers.
            return false
        }
        index = place + 1
        bound = .atLeast
        onlyDigits = false
        let next = text.skippingSpaces(from: index)
        guard case .big = NumeralScalar(text[next]) else { return false }
        index = next
        return true
    }

    /// 三点五, 零点二; but 三点五十分 is a time.
    private mutating func takePoint(at place: Int) -> Bool {
        let next = text.skippingSpaces(from: place + 1, limit: 1)
        guard current != nil || section != nil || total != nil, bound == .exact, currentUpper == nil,
            case .digit = NumeralScalar(text[next]),
            !NumeralScalar.isAmbiguousCapital(text[next]) || lastPower > 0 || text[next] == "伍"
        else { return false }
        var end = next
        var fraction: Int64 = 0
        var digits = 0
        while case .digit(let digit) = NumeralScalar(text[end]), text[end] != "两" {
            if digits < 15 {
                fraction = fraction * 10 + Int64(digit)
                digits += 1
            }
            end += 1
        }
        guard digits > 0 else { return false }
        if case .small(1) = NumeralScalar(text[end]) { return false }
        if text[end] == "分", text[end + 1] != "之" { return false }
        if text[end] == "刻" { return false }
        index = end
        onlyDigits = false
        current = sum(current ?? ExactNumber(0), ExactNumber(mantissa: fraction, exponent: -digits))
        sawZero = true
        currentIsPrinted = true
        if case .big = NumeralScalar(text[index]) { return true }
        return false
    }

    /// 四百五 is 450, 九万四 is 94,000.
    private mutating func finishShorthand() {
        guard let digit = current, lastPower >= 2, !sawZero, !currentIsPrinted, currentUpper == nil, bound == .exact
        else {
            return
        }
        current = digit.multiplied(byPowerOfTen: lastPower - 1)
    }

    private mutating func sum(_ left: ExactNumber?, _ right: ExactNumber?) -> ExactNumber? {
        guard let left else { return right }
        guard let right else { return left }
        if let result = left.adding(right) { return result }
        failed = true
        return left
    }
}

extension NumeralScalar {
    /// 十百千万亿.
    static func isPower(_ value: UInt32) -> Bool {
        switch NumeralScalar(value) {
        case .small, .big: value != "兆" && value != "拾"
        default: false
        }
    }
}
