/// Why a text is no JSON that we read, and where.
package struct JSONFailure: Error, Hashable, Sendable {
    package enum Reason: String, Hashable, Sendable, CaseIterable {
        case unexpectedEnd = "the text ends too early"
        case unexpectedByte = "this byte cannot stand here"
        case trailingBytes = "something follows the value"
        case tooDeep = "nested deeper than 64"
        case duplicateKey = "a key is given twice"
        case badNumber = "not a number of JSON"
        case badEscape = "not an escape of JSON"
        case loneSurrogate = "half of a surrogate pair"
        case controlCharacter = "a control character in a string"
        case badUTF8 = "broken UTF-8"
    }

    package var reason: Reason
    /// In bytes from 0.
    package var position: Int

    package init(reason: Reason, position: Int) {
        self.reason = reason
        self.position = position
    }
}

/// Reads RFC 8259 and nothing beside it. Linear in the bytes; no deeper than 64; at most some twenty times the bytes in
/// memory, which a line's limit bounds.
package enum JSONParser {
    package static let deepest = 64

    package static func parse(_ bytes: [UInt8]) throws(JSONFailure) -> JSONValue {
        try parse(bytes.span)
    }

    package static func parse(_ bytes: Span<UInt8>) throws(JSONFailure) -> JSONValue {
        var cursor = JSONCursor()
        cursor.skipSpace(bytes)
        let value = try cursor.takeValue(bytes, depth: 0)
        cursor.skipSpace(bytes)
        if cursor.at < bytes.count { throw JSONFailure(reason: .trailingBytes, position: cursor.at) }
        return value
    }
}

/// A place in a text, and what can be taken there. The bytes are lent to each call.
struct JSONCursor {
    var at = 0

    mutating func skipSpace(_ bytes: Span<UInt8>) {
        while at < bytes.count {
            switch bytes[at] {
            case 0x20, 0x09, 0x0A, 0x0D: at &+= 1
            default: return
            }
        }
    }

    mutating func takeValue(_ bytes: Span<UInt8>, depth: Int) throws(JSONFailure) -> JSONValue {
        guard at < bytes.count else { throw failure(.unexpectedEnd) }
        switch bytes[at] {
        case UInt8(ascii: "{"): return .object(try takeObject(bytes, depth: depth + 1))
        case UInt8(ascii: "["): return .array(try takeArray(bytes, depth: depth + 1))
        case UInt8(ascii: "\""): return .string(try takeString(bytes))
        case UInt8(ascii: "-"), 0x30...0x39: return .number(try takeNumber(bytes))
        case UInt8(ascii: "t"): return try takeWord("true", .bool(true), bytes)
        case UInt8(ascii: "f"): return try takeWord("false", .bool(false), bytes)
        case UInt8(ascii: "n"): return try takeWord("null", .null, bytes)
        default: throw failure(.unexpectedByte)
        }
    }

    func failure(_ reason: JSONFailure.Reason) -> JSONFailure { JSONFailure(reason: reason, position: at) }

    private mutating func takeArray(_ bytes: Span<UInt8>, depth: Int) throws(JSONFailure) -> [JSONValue] {
        if depth > JSONParser.deepest { throw failure(.tooDeep) }
        at &+= 1
        var elements: [JSONValue] = []
        skipSpace(bytes)
        if take(UInt8(ascii: "]"), bytes) { return elements }
        while true {
            skipSpace(bytes)
            elements.append(try takeValue(bytes, depth: depth))
            skipSpace(bytes)
            if take(UInt8(ascii: "]"), bytes) { return elements }
            try expect(UInt8(ascii: ","), bytes)
        }
    }

    private mutating func takeObject(_ bytes: Span<UInt8>, depth: Int) throws(JSONFailure) -> JSONObject {
        if depth > JSONParser.deepest { throw failure(.tooDeep) }
        at &+= 1
        var members: [JSONObject.Member] = []
        var keys = SeenKeys()
        skipSpace(bytes)
        if take(UInt8(ascii: "}"), bytes) { return JSONObject() }
        while true {
            skipSpace(bytes)
            let place = at
            guard place < bytes.count else { throw failure(.unexpectedEnd) }
            guard bytes[place] == UInt8(ascii: "\"") else { throw failure(.unexpectedByte) }
            let key = try takeString(bytes)
            guard keys.insert(key, after: members) else { throw JSONFailure(reason: .duplicateKey, position: place) }
            skipSpace(bytes)
            try expect(UInt8(ascii: ":"), bytes)
            skipSpace(bytes)
            members.append(.init(key: key, value: try takeValue(bytes, depth: depth)))
            skipSpace(bytes)
            if take(UInt8(ascii: "}"), bytes) { return JSONObject(checked: members) }
            try expect(UInt8(ascii: ","), bytes)
        }
    }

    /// - Source: RFC 8259, section 6.
    private mutating func takeNumber(_ bytes: Span<UInt8>) throws(JSONFailure) -> JSONNumber {
        let start = at
        _ = take(UInt8(ascii: "-"), bytes)
        if !take(UInt8(ascii: "0"), bytes) { try takeDigits(bytes) }
        if take(UInt8(ascii: "."), bytes) { try takeDigits(bytes) }
        if take(UInt8(ascii: "e"), bytes) || take(UInt8(ascii: "E"), bytes) {
            if !take(UInt8(ascii: "+"), bytes) { _ = take(UInt8(ascii: "-"), bytes) }
            try takeDigits(bytes)
        }
        if at < bytes.count, (0x30...0x39).contains(bytes[at]) { throw failure(.badNumber) }
        return JSONNumber(checked: try text(bytes, start..<at))
    }

    private mutating func takeDigits(_ bytes: Span<UInt8>) throws(JSONFailure) {
        let start = at
        while at < bytes.count, (0x30...0x39).contains(bytes[at]) { at &+= 1 }
        if at == start { throw failure(at < bytes.count ? .badNumber : .unexpectedEnd) }
    }

    private mutating func takeWord(
        _ word: StaticString, _ value: JSONValue, _ bytes: Span<UInt8>
    ) throws(JSONFailure) -> JSONValue {
        for offset in 0..<word.utf8CodeUnitCount {
            guard at < bytes.count else { throw failure(.unexpectedEnd) }
            guard unsafe bytes[at] == word.utf8Start[offset] else { throw failure(.unexpectedByte) }
            at &+= 1
        }
        return value
    }

    private mutating func take(_ byte: UInt8, _ bytes: Span<UInt8>) -> Bool {
        guard at < bytes.count, bytes[at] == byte else { return false }
        at &+= 1
        return true
    }

    private mutating func expect(_ byte: UInt8, _ bytes: Span<UInt8>) throws(JSONFailure) {
        if !take(byte, bytes) { throw failure(at < bytes.count ? .unexpectedByte : .unexpectedEnd) }
    }
}

/// The keys of one object: compared one by one while they are few, hashed from the ninth on.
private struct SeenKeys {
    private var hashed: Set<[UInt8]> = []

    /// False where `key` is among `members` already.
    mutating func insert(_ key: String, after members: [JSONObject.Member]) -> Bool {
        if members.count < 8 {
            return !members.contains { $0.key.utf8.count == key.utf8.count && $0.key.utf8.elementsEqual(key.utf8) }
        }
        if hashed.isEmpty { hashed = Set(members.map { Array($0.key.utf8) }) }
        return hashed.insert(Array(key.utf8)).inserted
    }
}
