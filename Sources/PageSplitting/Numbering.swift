/// 一、 (一) 1. ①: what numbers the parts of one article.
enum Numbering {
    static func opens(_ text: LineText) -> Bool {
        var cursor = LineCursor(text)
        let isBracketed = cursor.take(0x28)
        let start = cursor.position
        while let scalar = cursor.next, cursor.position - start < 3,
            Scalars.isDigit(scalar) || numerals.contains(scalar)
        {
            cursor.position += 1
        }
        if let scalar = text.scalars.first, (0x2460...0x249B).contains(scalar) { return true }
        guard cursor.position > start, let sign = cursor.next else { return false }
        return isBracketed ? sign == 0x29 : sign == 0x3001 || sign == 0x2E
    }

    /// 02, 三, ④ and nothing else.
    static func isBare(_ text: LineText) -> Bool {
        if text.count == 1, (0x2460...0x2473).contains(text.scalars[0]) { return true }
        return text.count <= 2 && text.scalars.allSatisfy { Scalars.isDigit($0) || numerals.contains($0) }
    }

    /// 二 behind 一, 03 behind 02: of numbers and nothing else.
    static func isNext(_ text: LineText, behind other: LineText) -> Bool {
        guard let own = bareValue(text), let above = bareValue(other) else { return false }
        return own == above + 1 && Scalars.isDigit(text.scalars[0]) == Scalars.isDigit(other.scalars[0])
    }

    private static func bareValue(_ text: LineText) -> Int? {
        var cursor = LineCursor(text)
        let value =
            cursor.takeInteger(in: 1...99, digits: 2) ?? PrintedDate.takeNumber(at: &cursor, in: 1...99, digits: 2)
        return cursor.isAtEnd ? value : nil
    }

    private static let numerals = ScalarSet("一二三四五六七八九十")

    /// 4.2022年夏粮丰收: the fourth, and a year.
    private static func isYear(behind sign: LineCursor) -> Bool {
        // 1.90后小伙建高铁
        if sign.peek(3) == 0x540E { return true }
        return (1...4).allSatisfy { sign.peek($0).map(Scalars.isDigit) == true } && sign.peek(5) == 0x5E74
    }

    /// A cheap sieve for `number`.
    static func mayOpen(with scalar: UInt32) -> Bool {
        Scalars.isDigit(scalar) || scalar == 0x28 || (0x2460...0x2473).contains(scalar) || numerals.contains(scalar)
    }

    typealias Number = (value: Int, style: UInt32, length: Int)

    /// The number that a line opens with, the sign around it or behind it, and how many scalars they have: 3、 (3) ③ 03 三、.
    static func number(_ text: LineText) -> Number? {
        guard let first = text.scalars.first, mayOpen(with: first) else { return nil }
        var cursor = LineCursor(text)
        if (0x2460...0x2473).contains(first) {
            cursor.position = 1
            cursor.skipBlanks()
            return (Int(first) - 0x245F, 0x2460, cursor.position)
        }
        let isBracketed = cursor.take(0x28)
        let start = cursor.position
        let isDigits = cursor.next.map(Scalars.isDigit) == true
        let value: Int
        if isDigits {
            guard let number = cursor.takeInteger(in: 1...99, digits: 2) else { return nil }
            value = number
        } else {
            guard let number = PrintedDate.takeNumber(at: &cursor, in: 1...99, digits: 2) else { return nil }
            value = number
        }
        guard let sign = cursor.next else { return nil }
        let isPadded = isDigits && text.scalars[start] == 0x30
        let isSign = isBracketed ? sign == 0x29 : sign == 0x3001 || sign == 0x2E || isPadded && Scalars.isBlank(sign)
        // 2.4万户 is no second place.
        guard isSign, sign != 0x2E || cursor.peek(1).map(Scalars.isDigit) != true || isYear(behind: cursor) else {
            return nil
        }
        cursor.position += 1
        cursor.skipBlanks()
        return (value, sign + (isDigits ? 0 : 0x100000), cursor.position)
    }
}
