import BulletinModel

/// The numbers of dates, which are short: of the text and not of `DateFieldReader`, which would be copied for each.
extension AnnotatedText {
    /// A number up to `limit`; spaces after it are skipped.
    func dateNumber(at place: Int, upTo limit: Int) -> (value: Int, end: Int, isArabic: Bool)? {
        guard isDigit(at: place) || counts(at: place) else { return nil }
        if let (value, end) = plainNumber(at: place) {
            return value <= limit ? (value, skippingSpaces(from: end, limit: 1), isDigit(at: place)) : nil
        }
        guard let numeral = shortNumeral(at: place), let value = numeral.small, value <= limit else { return nil }
        return (value, skippingSpaces(from: numeral.end, limit: 1), numeral.isArabic)
    }

    /// One to three digits, or as few numerals: what nearly all numbers of dates are.
    private func plainNumber(at place: Int) -> (value: Int, end: Int)? {
        var end = place
        if isDigit(at: place) {
            var value = 0
            while end < place + 4, isDigit(at: end) {
                value = value * 10 + Int(self[end] - 0x30)
                end += 1
            }
            return end < place + 4 && self[end] != "." && !NumeralScalar.isPower(self[end]) ? (value, end) : nil
        }
        while end < place + 4, counts(at: end) { end += 1 }
        guard end > place, end < place + 4 else { return nil }
        return plainValue(at: place, end - place).map { ($0, end) }
    }

    /// Numerals of dates are short: a run of digits is not read on and on from each of its places.
    func shortNumeral(at place: Int) -> Numeral? {
        if isDigit(at: place) { return shortDigitRun(at: place) }
        guard counts(at: place) else { return nil }
        var length = 1
        while length <= 12, counts(at: place + length) { length += 1 }
        guard length <= 12 else { return nil }
        if length <= 3, let value = plainValue(at: place, length) {
            return Numeral(
                range: place..<place + length, value: ExactNumber(value), isArabic: false,
                isPlainDigits: length == 1 && value < 10)
        }
        return NumeralReader.read(self, at: place)
    }

    /// 三, 十, 十五, 二十, 二十五: most numerals of dates, without the reader of all others. Nil for what is not so plain, or
    /// may go on.
    private func plainValue(at place: Int, _ length: Int) -> Int? {
        switch self[place + length] {
        case "几", "幾", "数", "數", "余", "餘", "多", "点", "點", " ": return nil
        case let next: if isDigitScalar(next) { return nil }
        }
        let (first, last) = (plainDigit(at: place), plainDigit(at: place + length - 1))
        switch length {
        case 1: return first ?? (self[place] == "十" ? 10 : nil)
        case 2 where self[place] == "十": return last.map { 10 + $0 }
        case 2 where self[place + 1] == "十": return first.map { $0 * 10 }
        case 3 where self[place + 1] == "十":
            guard let first, let last else { return nil }
            return first * 10 + last
        default: return nil
        }
    }

    /// 一 to 九.
    private func plainDigit(at place: Int) -> Int? {
        switch self[place] {
        case "一": 1
        case "二": 2
        case "三": 3
        case "四": 4
        case "五": 5
        case "六": 6
        case "七": 7
        case "八": 8
        case "九": 9
        default: nil
        }
    }

    /// Digits alone: in 10,20日 the comma is of the list.
    private func shortDigitRun(at place: Int) -> Numeral? {
        var end = place
        var value = 0
        while isDigit(at: end) {
            guard end - place < 9 else { return nil }
            value = value * 10 + Int(self[end] - 0x30)
            end += 1
        }
        if self[end] == ".", isDigit(at: end + 1) { return nil }
        if NumeralScalar.isPower(self[end]) { return nil }
        return Numeral(range: place..<end, value: ExactNumber(value), isArabic: true, isPlainDigits: true)
    }
}
