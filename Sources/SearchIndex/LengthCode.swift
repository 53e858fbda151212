/// The length of an article in one byte, sixteen steps to each doubling: never off by more than a sixteenth.
package enum LengthCode {
    package static func encode(_ units: Int) -> UInt8 {
        let length = Float(max(1, units))
        let steps = Int(length.exponent) * 16 + Int((length.significand - 1) * 16)
        return UInt8(min(255, steps))
    }

    /// The shortest length that has this code, in units.
    package static func decode(_ code: UInt8) -> Float {
        (1 + Float(code & 15) / 16) * Float(1 << Int(code >> 4))
    }
}
