/// What a JSON value must look like: the part of JSON Schema that our methods need, as data. The server checks params
/// with it, tests check answers with it, and `rpc.discover` prints it.
package indirect enum Schema: Sendable {
    case any
    case null
    case boolean
    case integer(ClosedRange<Int>)
    case number
    case string(TextForm)
    case choice([String])
    case constant(JSONValue)
    case array(of: Schema, count: ClosedRange<Int> = 0...Int.max)
    /// Every member must be there unless it is optional; others may not.
    case object([Property])
    /// The like, and others may.
    case openObject([Property])
    /// Any keys.
    case map(of: Schema)
    /// The first that fits.
    case either([Schema])
    /// One of `SchemaCatalog`, by name: for what is large, or holds itself.
    case named(String)

    package struct Property: Sendable {
        package var name: String
        package var schema: Schema
        package var isOptional: Bool
    }

    package static let count = Schema.integer(0...Int.max)
    package static let text = Schema.string(.any)

    package static func nullable(_ schema: Schema) -> Schema { .either([.null, schema]) }

    package static func object(_ members: KeyValuePairs<String, Schema>) -> Schema {
        .object(members.map { Property(name: $0.key, schema: $0.value, isOptional: false) })
    }

    package static func openObject(_ members: KeyValuePairs<String, Schema>) -> Schema {
        .openObject(members.map { Property(name: $0.key, schema: $0.value, isOptional: false) })
    }
}

/// What a string must look like.
package enum TextForm: String, Hashable, Sendable, CaseIterable {
    case any
    /// One character at least.
    case filled
    /// Of a bulletin: 16 hex digits.
    case bulletinID
    /// 4 to 16 hex digits.
    case bulletinPrefix
    case articleID
    /// A bulletin's prefix, a dot, a number from 1.
    case articlePrefix
    /// `2022-11-03`.
    case day
    /// `2022-11-03T08:12:44Z`.
    case timestamp
    /// `9c2f0a61:18`.
    case clock
    case base64
    /// Of a rejected file: a number from 1.
    case rejectedID

    /// For JSON Schema; nil where anything will do.
    package var pattern: String? {
        switch self {
        case .any: nil
        case .filled: "^[^\\u0000]+$"
        case .bulletinID: "^[0-9a-f]{16}$"
        case .bulletinPrefix: "^[0-9A-Fa-f]{4,16}$"
        case .articleID: "^[0-9a-f]{16}\\.[1-9][0-9]{0,8}$"
        case .articlePrefix: "^[0-9A-Fa-f]{4,16}\\.[1-9][0-9]{0,8}$"
        case .day: "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"
        case .timestamp: "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z$"
        case .clock: "^[0-9a-f]+:[0-9]{1,18}$"
        case .base64: "^[0-9A-Za-z+/]*={0,2}$"
        case .rejectedID: "^[1-9][0-9]{0,17}$"
        }
    }

    /// For people, after “must be”.
    package var words: String {
        switch self {
        case .any: "a string"
        case .filled: "a string that is not empty"
        case .bulletinID: "a bulletin's id, 16 hex digits"
        case .bulletinPrefix: "a bulletin's id or the first 4 digits of it or more"
        case .articleID: "an article's id, such as 5f0c9a61d2b34e77.3"
        case .articlePrefix: "an article's id, such as 5f0c9a61d2b34e77.3 or 5f0c.3"
        case .day: "a day, such as 2022-11-03"
        case .timestamp: "a time in UTC, such as 2022-11-03T08:12:44Z"
        case .clock: "a clock, as a result or a notification told it"
        case .rejectedID: "a rejected file's id, as rejected.list has it"
        case .base64: "base64 (RFC 4648, section 4), padded, without line breaks"
        }
    }

    /// Says the same as `pattern`.
    package func fits(_ text: String) -> Bool {
        switch self {
        case .any: true
        case .filled: !text.isEmpty && !text.utf8.contains(0)
        case .bulletinID: text.utf8.count == 16 && text.utf8.allSatisfy(isLowercaseHexDigit)
        case .bulletinPrefix: isPrefix(text[...])
        case .articleID: isArticle(text) { $0.utf8.count == 16 && $0.utf8.allSatisfy(isLowercaseHexDigit) }
        case .articlePrefix: isArticle(text, isPrefix)
        case .day: follows("0000-00-00", text)
        case .timestamp: follows("0000-00-00T00:00:00Z", text)
        case .clock: isClock(text)
        case .base64: isBase64(text)
        case .rejectedID: (1...18).contains(text.utf8.count) && text.utf8.first != 0x30 && text.utf8.allSatisfy(isDigit)
        }
    }
}

private func isPrefix(_ text: Substring) -> Bool {
    (4...16).contains(text.utf8.count) && text.utf8.allSatisfy(isHexDigit)
}

private func isArticle(_ text: String, _ isBulletin: (Substring) -> Bool) -> Bool {
    guard text.utf8.count <= 26, let dot = text.utf8.firstIndex(of: UInt8(ascii: ".")) else { return false }
    let ordinal = text.utf8[text.utf8.index(after: dot)...]
    return isBulletin(text[..<dot]) && (1...9).contains(ordinal.count) && ordinal.first != UInt8(ascii: "0")
        && ordinal.allSatisfy(isDigit)
}

private func isClock(_ text: String) -> Bool {
    guard let colon = text.utf8.firstIndex(of: UInt8(ascii: ":")) else { return false }
    let store = text.utf8[..<colon]
    let sequence = text.utf8[text.utf8.index(after: colon)...]
    return !store.isEmpty && store.allSatisfy(isLowercaseHexDigit) && (1...18).contains(sequence.count)
        && sequence.allSatisfy(isDigit)
}

private func isBase64(_ text: String) -> Bool {
    var padding = 0
    for byte in text.utf8 {
        switch byte {
        case UInt8(ascii: "="): padding += 1
        case _ where padding > 0: return false
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), 0x30...0x39,
            UInt8(ascii: "+"),
            UInt8(ascii: "/"):
            break
        default: return false
        }
    }
    return padding <= 2
}

/// A zero in `model` stands for any digit, everything else for itself.
private func follows(_ model: StaticString, _ text: String) -> Bool {
    guard text.utf8.count == model.utf8CodeUnitCount else { return false }
    return text.utf8.enumerated().allSatisfy { offset, byte in
        let wanted = unsafe model.utf8Start[offset]
        return wanted == 0x30 ? isDigit(byte) : wanted == byte
    }
}

private func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
private func isLowercaseHexDigit(_ byte: UInt8) -> Bool { isDigit(byte) || (0x61...0x66).contains(byte) }
private func isHexDigit(_ byte: UInt8) -> Bool { isLowercaseHexDigit(byte) || (0x41...0x46).contains(byte) }
