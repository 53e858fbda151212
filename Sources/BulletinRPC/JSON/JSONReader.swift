/// Takes a result apart: what is not there or is of another kind is named.
package struct JSONReader {
    private let value: JSONValue
    private let place: String

    package init(_ value: JSONValue, _ place: String = "result") {
        self.value = value
        self.place = place
    }

    package func member(_ key: String) throws(ShapeFailure) -> JSONReader {
        guard case .object(let object) = value else { throw ShapeFailure(place, expected: "an object") }
        guard let member = object[key] else { throw ShapeFailure(place, expected: "a member \(key)") }
        return JSONReader(member, key)
    }

    package func has(_ key: String) -> Bool { value[key] != nil }

    /// Nil where the member is null.
    package func optional(_ key: String) throws(ShapeFailure) -> JSONReader? {
        let found = try member(key)
        return found.value == .null ? nil : found
    }

    package func string() throws(ShapeFailure) -> String {
        guard let text = value.string else { throw ShapeFailure(place, expected: "a string") }
        return text
    }

    package func integer() throws(ShapeFailure) -> Int {
        guard let number = value.integer else { throw ShapeFailure(place, expected: "a whole number") }
        return number
    }

    package func number() throws(ShapeFailure) -> JSONNumber {
        guard case .number(let number) = value else { throw ShapeFailure(place, expected: "a number") }
        return number
    }

    package func bool() throws(ShapeFailure) -> Bool {
        guard let truth = value.bool else { throw ShapeFailure(place, expected: "true or false") }
        return truth
    }

    package func list<Element>(
        _ read: (JSONReader) throws(ShapeFailure) -> Element
    ) throws(ShapeFailure) -> [Element] {
        guard case .array(let elements) = value else { throw ShapeFailure(place, expected: "a list") }
        var list: [Element] = []
        list.reserveCapacity(elements.count)
        for element in elements { list.append(try read(JSONReader(element, place))) }
        return list
    }

    /// The members in their order.
    package func map<Element>(
        _ read: (JSONReader) throws(ShapeFailure) -> Element
    ) throws(ShapeFailure) -> [(key: String, value: Element)] {
        guard case .object(let object) = value else { throw ShapeFailure(place, expected: "an object") }
        var list: [(key: String, value: Element)] = []
        for member in object.members { list.append((member.key, try read(JSONReader(member.value, member.key)))) }
        return list
    }

    /// A value that stands as text.
    package func parsed<Value>(_ expected: String, _ parse: (String) -> Value?) throws(ShapeFailure) -> Value {
        guard let parsed = parse(try string()) else { throw ShapeFailure(place, expected: expected) }
        return parsed
    }

    package func choice<Value: RawRepresentable<String>>(_ type: Value.Type) throws(ShapeFailure) -> Value {
        try parsed("a word of \(type)") { Value(rawValue: $0) }
    }

    package func string(_ key: String) throws(ShapeFailure) -> String { try member(key).string() }
    package func integer(_ key: String) throws(ShapeFailure) -> Int { try member(key).integer() }
    package func optionalString(_ key: String) throws(ShapeFailure) -> String? { try optional(key)?.string() }
    package func strings(_ key: String) throws(ShapeFailure) -> [String] {
        try member(key).list { (element) throws(ShapeFailure) in try element.string() }
    }
}
