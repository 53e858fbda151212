/// Any JSON text as a value. Numbers stay as they were written, so that every id and every integer comes back exactly.
package enum JSONValue: Hashable, Sendable {
    case null
    case bool(Bool)
    case number(JSONNumber)
    case string(String)
    case array([JSONValue])
    case object(JSONObject)
}

extension JSONValue {
    package static func integer(_ value: Int) -> JSONValue { .number(JSONNumber(value)) }

    package var string: String? {
        if case .string(let text) = self { text } else { nil }
    }

    package var integer: Int? {
        if case .number(let number) = self { number.integer } else { nil }
    }

    package var bool: Bool? {
        if case .bool(let value) = self { value } else { nil }
    }

    package var array: [JSONValue]? {
        if case .array(let elements) = self { elements } else { nil }
    }

    package var object: JSONObject? {
        if case .object(let object) = self { object } else { nil }
    }

    package subscript(key: String) -> JSONValue? { object?[key] }

    /// The value as one line of JSON.
    package var text: String {
        var writer = JSONWriter()
        writer.value(self)
        return String(decoding: writer.bytes, as: UTF8.self)
    }
}

/// A JSON number as it was written; two are equal where their texts are.
package struct JSONNumber: Hashable, Sendable {
    /// After the grammar of RFC 8259, section 6.
    package let text: String

    package init(_ value: Int) {
        text = String(value)
    }

    /// Nil where the value is not finite: JSON has no word for it.
    package init?(_ value: Double) {
        guard value.isFinite else { return nil }
        text = value.description
    }

    /// - Precondition: `text` is a number by the grammar.
    init(checked text: String) {
        self.text = text
    }

    /// The value where it is a whole number that an `Int` holds, in whatever form: `12`, `1.2e1`, `12.0`.
    package var integer: Int? {
        if let plain = Int(text) { return plain }
        guard let value = Double(text), value.magnitude < 9e15, value.rounded(.towardZero) == value else { return nil }
        return Int(value)
    }

    /// The nearest double; infinite where it is too large for one.
    package var double: Double { Double(text) ?? .infinity }
}

/// The members of an object in their order, each key once.
package struct JSONObject: Hashable, Sendable {
    package struct Member: Hashable, Sendable {
        package var key: String
        package var value: JSONValue
    }

    package private(set) var members: [Member] = []

    package init() {}

    /// - Precondition: no key comes twice.
    init(checked members: [Member]) {
        self.members = members
    }

    /// Looks through all members: for the few keys of a request, not for a dictionary of thousands.
    package subscript(key: String) -> JSONValue? {
        get { members.first { isSame($0.key, key) }?.value }
        set {
            let place = members.firstIndex { isSame($0.key, key) }
            switch (place, newValue) {
            case (let place?, let value?): members[place].value = value
            case (let place?, nil): members.remove(at: place)
            case (nil, let value?): members.append(Member(key: key, value: value))
            case (nil, nil): break
            }
        }
    }
}

extension JSONObject: ExpressibleByDictionaryLiteral {
    package init(dictionaryLiteral elements: (String, JSONValue)...) {
        for (key, value) in elements { self[key] = value }
    }
}

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral,
    ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
    package init(stringLiteral value: String) { self = .string(value) }
    package init(integerLiteral value: Int) { self = .integer(value) }
    package init(booleanLiteral value: Bool) { self = .bool(value) }
    package init(arrayLiteral elements: JSONValue...) { self = .array(elements) }

    package init(dictionaryLiteral elements: (String, JSONValue)...) {
        var object = JSONObject()
        for (key, value) in elements { object[key] = value }
        self = .object(object)
    }
}

/// JSON compares keys code point by code point, `==` of `String` by canonical equivalence.
private func isSame(_ left: String, _ right: String) -> Bool {
    left.utf8.count == right.utf8.count && left.utf8.elementsEqual(right.utf8)
}
