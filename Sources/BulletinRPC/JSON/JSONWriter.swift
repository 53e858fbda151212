/// Appends JSON to bytes, on one line. Commas come by themselves; whoever opens an object or a list closes it.
package struct JSONWriter: Sendable {
    package private(set) var bytes: [UInt8] = []
    private var needsComma = false

    package init(capacity: Int = 256) {
        bytes.reserveCapacity(capacity)
    }

    package mutating func beginObject() { open(UInt8(ascii: "{")) }
    package mutating func endObject() { close(UInt8(ascii: "}")) }
    package mutating func beginArray() { open(UInt8(ascii: "[")) }
    package mutating func endArray() { close(UInt8(ascii: "]")) }

    package mutating func key(_ name: String) {
        string(name)
        bytes.append(UInt8(ascii: ":"))
        needsComma = false
    }

    /// The like for a key that comes again and again.
    package mutating func key(_ key: JSONKey) {
        separate()
        bytes += key.bytes
        needsComma = false
    }

    package mutating func null() {
        separate()
        append("null")
    }

    package mutating func bool(_ value: Bool) {
        separate()
        append(value ? "true" : "false")
    }

    package mutating func integer(_ value: Int) {
        separate()
        if value < 0 { bytes.append(UInt8(ascii: "-")) }
        digits(of: value.magnitude)
    }

    /// - Parameter value: null is written where it is not finite.
    package mutating func number(_ value: Double) {
        separate()
        append(value.isFinite ? value.description : "null")
    }

    /// With as many digits as a `Float` has.
    package mutating func number(_ value: Float) {
        separate()
        append(value.isFinite ? value.description : "null")
    }

    package mutating func number(_ value: JSONNumber) {
        separate()
        append(value.text)
    }

    package mutating func string(_ text: String) {
        separate()
        bytes.append(UInt8(ascii: "\""))
        appendEscaped(text.utf8Span.span)
        bytes.append(UInt8(ascii: "\""))
    }

    /// A string whose UTF-8 is appended where it belongs, so that nothing is copied; what JSON wants escaped is then.
    package mutating func string(appending append: (inout [UInt8]) -> Void) {
        separate()
        bytes.append(UInt8(ascii: "\""))
        let start = bytes.count
        append(&bytes)
        let special = ByteScan.firstSpecial(in: bytes.span, from: start)
        if special < bytes.count {
            let rest = Array(bytes[special...])
            bytes.removeLast(rest.count)
            appendEscaped(rest.span)
        }
        bytes.append(UInt8(ascii: "\""))
    }

    package mutating func value(_ value: JSONValue) {
        switch value {
        case .null: null()
        case .bool(let truth): bool(truth)
        case .number(let number): self.number(number)
        case .string(let text): string(text)
        case .array(let elements):
            beginArray()
            for element in elements { self.value(element) }
            endArray()
        case .object(let object):
            beginObject()
            for member in object.members {
                key(member.key)
                self.value(member.value)
            }
            endObject()
        }
    }

    /// JSON that another writer made.
    package mutating func raw(_ json: [UInt8]) {
        separate()
        bytes += json
    }

    /// Whole lines that another writer made, between lines of this one.
    package mutating func lines(_ lines: [UInt8]) { bytes += lines }

    /// Ends the line: what follows is a message of its own.
    package mutating func endLine() {
        bytes.append(UInt8(ascii: "\n"))
        needsComma = false
    }

    /// A place to which what is written later can be taken back.
    package struct Mark {
        fileprivate let count: Int
        fileprivate let needsComma: Bool
    }

    package var mark: Mark { Mark(count: bytes.count, needsComma: needsComma) }

    /// Takes back what was written since; no bytes were handed out meanwhile.
    package mutating func cut(to mark: Mark) {
        bytes.removeLast(bytes.count - mark.count)
        needsComma = mark.needsComma
    }

    /// Hands out what has been written and starts anew with the capacity kept for the next.
    package mutating func take() -> [UInt8] {
        var taken: [UInt8] = []
        taken.reserveCapacity(min(bytes.count, 1 << 16))
        swap(&taken, &bytes)
        needsComma = false
        return taken
    }

    private mutating func open(_ bracket: UInt8) {
        separate()
        bytes.append(bracket)
        needsComma = false
    }

    private mutating func close(_ bracket: UInt8) {
        bytes.append(bracket)
        needsComma = true
    }

    private mutating func separate() {
        if needsComma { bytes.append(UInt8(ascii: ",")) }
        needsComma = true
    }

    private mutating func digits(of magnitude: UInt) {
        if magnitude >= 10 {
            if magnitude >= 1_000_000 { return append(String(magnitude)) }
            digits(of: magnitude / 10)
        }
        bytes.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: magnitude % 10))
    }

    private mutating func append(_ text: String) {
        append(text.utf8Span.span)
    }

    private mutating func append(_ span: Span<UInt8>) {
        unsafe span.withUnsafeBufferPointer { buffer in unsafe bytes.append(contentsOf: buffer) }
    }

    private mutating func appendEscaped(_ text: Span<UInt8>) {
        var start = 0
        while true {
            let special = ByteScan.firstSpecial(in: text, from: start)
            if start < special { append(text.extracting(start..<special)) }
            guard special < text.count else { return }
            appendEscape(of: text[special])
            start = special + 1
        }
    }

    private mutating func appendEscape(of byte: UInt8) {
        bytes.append(UInt8(ascii: "\\"))
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes.append(byte)
        case 0x08: bytes.append(UInt8(ascii: "b"))
        case 0x09: bytes.append(UInt8(ascii: "t"))
        case 0x0A: bytes.append(UInt8(ascii: "n"))
        case 0x0C: bytes.append(UInt8(ascii: "f"))
        case 0x0D: bytes.append(UInt8(ascii: "r"))
        default:
            append(byte < 0x10 ? "u000" : "u001")
            bytes.append(byte & 15 < 10 ? UInt8(ascii: "0") + byte & 15 : UInt8(ascii: "a") + byte & 15 - 10)
        }
    }
}

/// A key that was made ready once.
package struct JSONKey: Sendable, ExpressibleByStringLiteral {
    /// With its quotation marks and the colon.
    fileprivate let bytes: [UInt8]

    package init(stringLiteral name: String) {
        var writer = JSONWriter()
        writer.key(name)
        bytes = writer.bytes
    }
}

// The forms that results are made of.
extension JSONWriter {
    package mutating func member(_ name: String, _ text: String) {
        key(name)
        string(text)
    }

    /// Null where there is none.
    package mutating func member(_ name: String, _ text: String?) {
        key(name)
        if let text { string(text) } else { null() }
    }

    package mutating func member(_ name: String, _ value: Int) {
        key(name)
        integer(value)
    }

    package mutating func member(_ name: String, _ value: Bool) {
        key(name)
        bool(value)
    }

    package mutating func list<Elements: Sequence>(
        _ elements: Elements, _ write: (inout Self, Elements.Element) -> Void
    ) {
        beginArray()
        for element in elements { write(&self, element) }
        endArray()
    }

    package mutating func object(_ write: (inout Self) -> Void) {
        beginObject()
        write(&self)
        endObject()
    }
}
