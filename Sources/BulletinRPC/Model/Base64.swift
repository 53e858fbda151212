/// Bytes as text.
///
/// - Source: RFC 4648, section 4, with padding and without line breaks.
package enum Base64 {
    private static let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

    /// For each byte its six bits; 255 where it is no letter.
    private static let values: [UInt8] = {
        var values = [UInt8](repeating: 255, count: 256)
        for (value, letter) in letters.enumerated() { values[Int(letter)] = UInt8(value) }
        return values
    }()

    package static func encode(_ bytes: [UInt8]) -> String {
        var text: [UInt8] = []
        text.reserveCapacity((bytes.count + 2) / 3 * 4)
        let letters = letters
        for start in stride(from: 0, to: bytes.count, by: 3) {
            let left = bytes.count - start
            let second = left > 1 ? bytes[start + 1] : 0
            let third = left > 2 ? bytes[start + 2] : 0
            text.append(letters[Int(bytes[start] >> 2)])
            text.append(letters[Int((bytes[start] & 3) << 4 | second >> 4)])
            text.append(left > 1 ? letters[Int((second & 15) << 2 | third >> 6)] : UInt8(ascii: "="))
            text.append(left > 2 ? letters[Int(third & 63)] : UInt8(ascii: "="))
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// Nil where the text is not what `encode` could have written.
    package static func decode(_ text: String) -> [UInt8]? {
        var digits = Array(text.utf8)
        guard digits.count.isMultiple(of: 4) else { return nil }
        var padding = 0
        while padding < 2, digits.last == UInt8(ascii: "=") {
            digits.removeLast()
            padding += 1
        }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(digits.count / 4 * 3 + 2)
        let values = values
        var window: UInt32 = 0
        for (index, digit) in digits.enumerated() {
            let value = values[Int(digit)]
            guard value < 64 else { return nil }
            window = window << 6 | UInt32(value)
            if index & 3 != 0 { bytes.append(UInt8(truncatingIfNeeded: window >> (6 - 2 * (UInt32(index & 3))))) }
        }
        let leftover: UInt32 = padding == 1 ? 3 : padding == 2 ? 15 : 0
        return window & leftover == 0 ? bytes : nil
    }
}
