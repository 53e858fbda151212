/// A decimal number kept as printed: 3.5亿 is 35 × 10⁷, two integers and never a `Double`.
package struct ExactNumber: Hashable, Sendable, Comparable, CustomStringConvertible {
    /// Without trailing zeros, so that equal numbers are equal values.
    package let mantissa: Int64
    /// Of ten.
    package let exponent: Int

    package init(mantissa: Int64, exponent: Int = 0) {
        var mantissa = mantissa
        var exponent = exponent
        if mantissa == 0 { exponent = 0 }
        while mantissa != 0, mantissa.isMultiple(of: 10) {
            mantissa /= 10
            exponent += 1
        }
        self.mantissa = mantissa
        self.exponent = exponent
    }

    package init(_ value: Int) {
        self.init(mantissa: Int64(value))
    }

    /// - Parameter text: digits with at most one point, and at most 18 digits that count.
    package init?(decimal text: some StringProtocol) {
        var mantissa: Int64 = 0
        var fraction = 0
        /// Noughts behind the mantissa: they count only once another digit follows.
        var zeros = 0
        var sawPoint = false
        var sawDigit = false
        var negative = false
        for (index, byte) in text.utf8.enumerated() {
            switch byte {
            case 0x2D where index == 0: negative = true
            case 0x2E where !sawPoint: sawPoint = true
            case 0x30...0x39:
                if sawPoint { fraction += 1 }
                sawDigit = true
                guard byte != 0x30 else {
                    if mantissa != 0 || sawPoint { zeros += 1 }
                    continue
                }
                for _ in 0...zeros {
                    let (product, overflow) = mantissa.multipliedReportingOverflow(by: 10)
                    guard !overflow, product <= Int64.max - 9 else { return nil }
                    mantissa = product
                }
                mantissa += Int64(byte - 0x30)
                zeros = 0
            default: return nil
            }
        }
        guard sawDigit else { return nil }
        self.init(mantissa: negative ? -mantissa : mantissa, exponent: zeros - fraction)
    }

    /// For comparing and plotting only; the exact value is the two integers.
    package var approximate: Double {
        var value = Double(mantissa)
        for _ in 0..<abs(exponent) { value = exponent < 0 ? value / 10 : value * 10 }
        return value
    }

    package func multiplied(byPowerOfTen power: Int) -> ExactNumber {
        ExactNumber(mantissa: mantissa, exponent: exponent + power)
    }

    /// A JSON number without exponent: `469`, `0.5`, `350000000`.
    package var description: String {
        let sign = mantissa < 0 ? "-" : ""
        let digits = String(mantissa.magnitude)
        if exponent >= 0 { return sign + digits + String(repeating: "0", count: exponent) }
        let point = digits.utf8.count + exponent
        if point > 0 { return sign + digits.prefix(point) + "." + digits.suffix(-exponent) }
        return sign + "0." + String(repeating: "0", count: -point) + digits
    }

    package static func < (left: Self, right: Self) -> Bool {
        if left.exponent == right.exponent { return left.mantissa < right.mantissa }
        let low = min(left.exponent, right.exponent)
        if let first = left.scaled(to: low), let second = right.scaled(to: low) { return first < second }
        return left.approximate < right.approximate
    }

    private func scaled(to exponent: Int) -> Int64? {
        var value = mantissa
        for _ in 0..<(self.exponent - exponent) {
            let (product, overflow) = value.multipliedReportingOverflow(by: 10)
            if overflow { return nil }
            value = product
        }
        return value
    }
}
