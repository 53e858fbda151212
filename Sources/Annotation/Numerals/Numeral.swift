package import BulletinModel

/// A number as printed: 三百二十万, 2.3万, 百余, 十几, 七八十.
package struct Numeral: Hashable, Sendable {
    /// In Unicode scalars.
    package var range: Range<Int>
    /// Nil where it has more than 18 digits that count.
    package var value: ExactNumber?
    /// The upper end of 七八十, 三五.
    var upper: ExactNumber?
    /// `atLeast` where 余, 多 or 几 stand inside it.
    package var bound: FigureBound = .exact
    /// Begins with 0 to 9.
    var isArabic: Bool
    /// Nothing but digits one after another: a year, a number of a house, a telephone.
    var isPlainDigits = false
    /// 几, 数 alone: a number without a value.
    package var isVague = false

    package var end: Int { range.upperBound }

    /// A whole number from 0 to 99,999 that stands exactly; nil for all else.
    var small: Int? {
        guard bound == .exact, upper == nil, let value, value.exponent >= 0, value.exponent <= 4,
            value.mantissa >= 0, value.mantissa < 100_000
        else { return nil }
        var result = Int(value.mantissa)
        for _ in 0..<value.exponent { result *= 10 }
        return result < 100_000 ? result : nil
    }
}

extension ExactNumber {
    /// Nil where the sum has more digits than are kept.
    func adding(_ other: ExactNumber) -> ExactNumber? {
        let low = min(exponent, other.exponent)
        guard let left = scaled(toExponent: low), let right = other.scaled(toExponent: low) else { return nil }
        let (sum, overflow) = left.addingReportingOverflow(right)
        return overflow ? nil : ExactNumber(mantissa: sum, exponent: low)
    }

    func multiplied(by other: ExactNumber) -> ExactNumber? {
        let (product, overflow) = mantissa.multipliedReportingOverflow(by: other.mantissa)
        return overflow ? nil : ExactNumber(mantissa: product, exponent: exponent + other.exponent)
    }

    /// Six digits after the point where the quotient does not end: 三分之一 is 0.333333.
    package func divided(by other: ExactNumber) -> ExactNumber? {
        guard other.mantissa > 0, mantissa.magnitude < 1_000_000_000_000 else { return nil }
        let (scaled, overflow) = mantissa.multipliedReportingOverflow(by: 1_000_000)
        if overflow { return nil }
        let quotient = scaled / other.mantissa
        let remainder = abs(scaled % other.mantissa)
        let rounded = remainder * 2 >= other.mantissa ? quotient + (mantissa < 0 ? -1 : 1) : quotient
        return ExactNumber(mantissa: rounded, exponent: exponent - other.exponent - 6)
    }

    var negated: ExactNumber { ExactNumber(mantissa: -mantissa, exponent: exponent) }

    private func scaled(toExponent low: Int) -> Int64? {
        guard mantissa != 0 else { return 0 }
        guard exponent - low <= 18 else { return nil }
        var value = mantissa
        for _ in 0..<(exponent - low) {
            let (product, overflow) = value.multipliedReportingOverflow(by: 10)
            if overflow { return nil }
            value = product
        }
        return value
    }
}
