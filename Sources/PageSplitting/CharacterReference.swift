/// `&nbsp;`, `&#12345;`, `&#x4e00;`.
enum CharacterReference {
    private static let named: [String: Unicode.Scalar] = [
        "nbsp": "\u{A0}", "lt": "<", "gt": ">", "amp": "&", "quot": "\"", "apos": "'", "middot": "·", "ldquo": "“",
        "rdquo": "”", "lsquo": "‘", "rsquo": "’", "mdash": "—", "ndash": "–", "hellip": "…", "bull": "•",
        "times": "×", "deg": "°", "emsp": "\u{2003}", "ensp": "\u{2002}", "thinsp": "\u{2009}", "yen": "¥",
        "copy": "©", "reg": "®", "permil": "‰", "plusmn": "±", "laquo": "«", "raquo": "»",
    ]

    /// - Parameter bytes: from the `&` on.
    static func read(_ bytes: ArraySlice<UInt8>) -> (scalar: Unicode.Scalar, length: Int)? {
        guard let semicolon = bytes.firstIndex(of: 0x3B) else { return nil }
        let name = String(decoding: bytes[bytes.startIndex + 1..<semicolon], as: UTF8.self)
        let length = semicolon + 1 - bytes.startIndex
        guard name.hasPrefix("#") else { return named[name].map { ($0, length) } }
        let digits = name.dropFirst()
        let value = digits.lowercased().hasPrefix("x") ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
        guard let value, value != 0, let scalar = Unicode.Scalar(value) else { return nil }
        return (scalar, length)
    }
}
